namespace EqualityPipeline.Returns;

/// <summary>One row while it is checked: what was read of it, and which of its columns could not be.</summary>
internal sealed class RegisterRow(int number, ReturnHeader header)
{
    public int Number => number;

    public Dictionary<string, string> Texts { get; } = new(StringComparer.Ordinal);

    /// <summary>Columns with a text that stands for nothing: no rule blames the row for what they hold.</summary>
    public HashSet<string> Unread { get; } = new(StringComparer.Ordinal);

    public string? Find(string column) => Texts.GetValueOrDefault(column);

    /// <summary>Filled, though perhaps with a text that was refused.</summary>
    public bool IsFilled(string column) => Texts.ContainsKey(column) || Unread.Contains(column);

    /// <summary>Whether the file has the column.</summary>
    public bool HasColumn(string column) => header.Has(column);

    public At At(string column) => new(number, column, header.PositionOf(column));

    /// <summary>The texts of some columns as one; null where one of them could not be read.</summary>
    public string? Joined(IEnumerable<string> columns)
    {
        var texts = new List<string>();
        foreach (var column in columns)
        {
            if (Unread.Contains(column))
                return null;
            texts.Add(Find(column) ?? "-");
        }
        return string.Join(", ", texts);
    }
}
