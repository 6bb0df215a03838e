using System.Collections.Immutable;
using System.Globalization;
using EqualityPipeline.Indicators;

namespace EqualityPipeline.Policy;

/// <summary>Reads the worked example of an indicator.</summary>
internal static class ExampleOfIndicator
{
    private const NumberStyles Number = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    public static WorkedExample? Read(PolicyReader entry, IndicatorKind kind, PolicyDraft draft)
    {
        if (entry.Find("example") is not { } node
            || node.Mapping(
                "a worked example", "working", "strand", "group", "count", "of", "pay", "recorded", "value", "comparator", "ratio") is not { } example)
            return null;
        var (strand, group) = (example.OptionalWord("strand"), example.OptionalWord("group"));
        if (strand is { } named)
            draft.References.Name(PolicySort.Strand, named);
        if (strand is null != group is null)
            draft.Problems.Error(example.At, "A worked example must name \"strand\" and \"group\" together, or neither where it is of everyone.");
        var read = new WorkedExample(
            example.Text("working"), strand?.Text, group?.Text ?? GroupTree.Total,
            ReadCounts(example, "count", draft), ReadCounts(example, "of", draft), ReadPay(example, draft))
        {
            Recorded = ReadNumber(example.OptionalWord("recorded"), draft)?.Number,
            Value = ReadNumber(example.Word("value"), draft) ?? new ExpectedNumber(0, 0),
            ComparatorValue = ReadNumber(example.OptionalWord("comparator"), draft), Ratio = ReadNumber(example.OptionalWord("ratio"), draft),
        };
        var isWhole = kind is IndicatorKind.Recorded ? read.Recorded is not null : !read.Count.IsEmpty || !read.Pay.IsEmpty;
        if (!isWhole)
            draft.Problems.Error(example.At, "A worked example must say what is put in, with \"count\", \"pay\" or \"recorded\"; none was found.");
        return read;
    }

    /// <summary>By group; of everyone, a number alone.</summary>
    private static ImmutableSortedDictionary<string, decimal> ReadCounts(PolicyReader example, string key, PolicyDraft draft)
    {
        var counts = ImmutableSortedDictionary.CreateBuilder<string, decimal>(StringComparer.Ordinal);
        if (example.Find(key) is not { } node)
            return counts.ToImmutable();
        if (node.IsScalar)
            counts.Add(GroupTree.Total, ReadNumber(node.Word($"\"{key}\""), draft)?.Number ?? 0);
        else if (node.Mapping($"\"{key}\" of a worked example", [.. node.Keys]) is { } groups)
        {
            foreach (var group in node.Keys)
                counts.Add(group, ReadNumber(groups.Word(group), draft)?.Number ?? 0);
        }
        return counts.ToImmutable();
    }

    private static ImmutableArray<PayExample> ReadPay(PolicyReader example, PolicyDraft draft)
    {
        var pay = ImmutableArray.CreateBuilder<PayExample>();
        foreach (var node in example.OptionalItems("pay"))
        {
            if (node.Mapping("a line of pay", "group", "pence", "amount") is { } line)
                pay.Add(new PayExample(line.Text("group"), line.Number("pence", 1), ReadNumber(line.Word("amount"), draft)?.Number ?? 0));
        }
        return pay.ToImmutable();
    }

    private static ExpectedNumber? ReadNumber(PolicyWord? word, PolicyDraft draft)
    {
        if (word is not { IsGiven: true } text)
            return null;
        if (decimal.TryParse(text.Text, Number, CultureInfo.InvariantCulture, out var number))
            return new ExpectedNumber(number, text.Text.IndexOf('.', StringComparison.Ordinal) is var point and >= 0 ? text.Text.Length - point - 1 : 0);
        draft.Problems.Error(text.At, $"A worked example must have numbers; \"{text.Text}\" was found.");
        return null;
    }
}
