using System.Globalization;

namespace EqualityPipeline.Returns;

/// <summary>Faults between the cells of rows: each is told by itself while they are few, and as one with its rows where they are many.</summary>
internal sealed class RowFaults(FindingList findings)
{
    private const int MostTold = 20;
    private const int MostRowsNamed = 12;

    private readonly List<Kind> kinds = [];
    private readonly Dictionary<string, Kind> byKey = new(StringComparer.Ordinal);

    /// <param name="key">What makes it the same fault as another row's.</param>
    public void Add(string key, Finding finding)
    {
        if (!byKey.TryGetValue(key, out var kind))
        {
            byKey.Add(key, kind = new Kind());
            kinds.Add(kind);
        }
        kind.Count++;
        if (kind.First.Count < MostTold)
            kind.First.Add(finding);
    }

    public void Finish()
    {
        foreach (var kind in kinds)
        {
            if (kind.Count > MostTold)
                findings.Add(kind.First[0] with { Count = kind.Count, Message = $"{kind.First[0].Message} {Rows(kind)}" });
            else
                kind.First.ForEach(findings.Add);
        }
    }

    private static string Rows(Kind kind)
    {
        var named = string.Join(", ", kind.First.Take(MostRowsNamed).Select(f => f.Row?.ToString(CultureInfo.InvariantCulture)));
        return string.Create(CultureInfo.InvariantCulture, $"So it is in rows {named} and {kind.Count - MostRowsNamed} more.");
    }

    private sealed class Kind
    {
        public List<Finding> First { get; } = [];

        public int Count { get; set; }
    }
}
