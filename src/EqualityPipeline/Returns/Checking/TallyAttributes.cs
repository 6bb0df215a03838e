using System.Collections.Immutable;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Returns;

/// <summary>The categories that the counts of a tally are kept apart by.</summary>
internal sealed class TallyAttributes
{
    private readonly FindingList findings;
    private readonly ImmutableArray<(ReturnColumn Column, CategoryCodes Codes, ValueColumn Cells)> attributes;
    private readonly int[] numbers;

    /// <summary>By measure and attribute: the first code and its row.</summary>
    private readonly Dictionary<(int Measure, int Attribute), (int Number, int Row)> oneAnswers = [];

    public TallyAttributes(ReturnContext context, ReturnHeader header, FindingList findings)
    {
        this.findings = findings;
        attributes =
        [
            .. context.Type.Tally!.Attributes.Where(a => header.Has(a.Name)).OrderBy(a => a.Name, StringComparer.Ordinal)
                .Select(a => (a, context.CodesOf(a))).Select(a => (a.a, a.Item2, new ValueColumn(a.a.Name, header.PositionOf(a.a.Name), findings, a.Item2.Read))),
        ];
        numbers = new int[attributes.Length];
        Combinations = attributes.Aggregate(1, (combinations, a) => combinations * (a.Codes.Ids.Length + 1));
    }

    /// <summary>How many numbers <see cref="Read"/> can give.</summary>
    public int Combinations { get; }

    /// <summary>One number for the codes of a row; below 0 where one of them could not be read.</summary>
    public long Read(IReturnRows rows)
    {
        var combined = 0L;
        var fits = true;
        for (var i = 0; i < attributes.Length; i++)
        {
            var number = attributes[i].Cells.Read(rows.Field(attributes[i].Cells.Position), rows.Row);
            fits &= number >= 0;
            numbers[i] = (int)number;
            combined = combined * (attributes[i].Codes.Ids.Length + 1) + number;
        }
        return fits ? combined : Reading.None;
    }

    /// <summary>Asks of the row read last whether it has the same source as the others of its measure.</summary>
    public void CheckOneAnswer(int measure, string measureName, IReturnRows rows)
    {
        for (var i = 0; i < attributes.Length; i++)
        {
            var (column, codes, cells) = attributes[i];
            if (!column.HasOneAnswer || oneAnswers.TryAdd((measure, i), (numbers[i], rows.Row)) || oneAnswers[(measure, i)] is var first && first.Number == numbers[i])
                continue;
            findings.Repeat($"R207 {column.Name} {measureName}", Faults.SeveralInOneReturn(
                new At(rows.Row, column.Name, cells.Position), NameOf(numbers[i]), NameOf(first.Number), first.Row, measureName));

            string NameOf(int number) => number == 0 ? "blank" : codes.Ids[number - 1];
        }
    }

    public string Text(int combined) => AttributeText.Of(Given(combined));

    /// <summary>Each with a comma before it, to follow a service.</summary>
    public string Words(int combined) => string.Concat(Given(combined).Select(a => $", {a.Code}"));

    private List<(string Name, string Code)> Given(int combined)
    {
        var found = new List<(string Name, string Code)>();
        for (var i = attributes.Length - 1; i >= 0; i--)
        {
            var (column, codes, _) = attributes[i];
            if (combined % (codes.Ids.Length + 1) is var number and > 0)
                found.Insert(0, (column.Name, codes.Ids[number - 1]));
            combined /= codes.Ids.Length + 1;
        }
        return found;
    }
}
