using System.Collections.Immutable;

namespace EqualityPipeline.Returns;

/// <summary>One row of a register, in standard codes.</summary>
/// <param name="Row">Of the file it came in, header counted.</param>
/// <param name="Texts">By column name: a code, an id, a date as yyyy-MM-dd, a number in invariant digits, a text; several are divided by semicolons. A blank cell has no entry.</param>
public sealed record RegisterRecord(int Row, ImmutableSortedDictionary<string, string> Texts)
{
    public string? Find(string column) => Texts.GetValueOrDefault(column);
}
