using EqualityPipeline.Indicators;
using EqualityPipeline.Policy;
using EqualityPipeline.Statistics.Distributions;

namespace EqualityPipeline.Tests.Policy;

/// <summary>Every indicator carries an example worked by hand, or from a statutory text; the statistic of its kind must come to the same.</summary>
public class Worked_examples
{
    public static TheoryData<string> Ids { get; } = [.. Packs.Policy.Indicators.Select(i => i.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Come_out_as_they_were_worked(string id)
    {
        var indicator = Packs.Policy.FindIndicator(id)!;
        var example = indicator.Example!;
        var (value, comparator, ratio) = Worked(indicator, example);

        Assert.True(example.Value.IsNear(value * Per(indicator)), $"{id}: {value * Per(indicator)}, not {example.Value.Number}: {example.Working}");
        if (example.ComparatorValue is { } expected)
            Assert.True(expected.IsNear(comparator!.Value * Per(indicator)), $"{id}: {comparator * Per(indicator)}, not {expected.Number}");
        if (example.Ratio is { } expectedRatio)
            Assert.True(expectedRatio.IsNear(ratio!.Value), $"{id}: {ratio}, not {expectedRatio.Number}");
    }

    [Fact]
    public void Groups_are_of_the_strands_that_the_indicator_is_told_for()
        => Assert.All(
            Packs.Policy.Indicators.Where(i => i.Example?.Strand is not null && !i.Strands.IsEmpty),
            i => Assert.Contains(i.Example!.Strand!, i.Strands));

    [Fact]
    public void Bases_are_large_enough_to_be_published()
        => Assert.All(
            Packs.Policy.Indicators.Where(i => !i.Example!.Of.IsEmpty),
            i => Assert.All(i.Kind is IndicatorKind.RatioOfShares ? [i.Example!.Count.Values.Sum()] : i.Example!.Of.Values, of => Assert.True(of >= i.MinimumBase, i.Id)));

    private static int Per(Indicator indicator) => indicator.Kind is IndicatorKind.Recorded ? 1 : indicator.Per;

    private static (double Value, double? Comparator, double? Ratio) Worked(Indicator indicator, WorkedExample example)
    {
        switch (indicator.Kind)
        {
            case IndicatorKind.Recorded:
                return ((double)example.Recorded!.Value, null, null);
            case IndicatorKind.Proportion or IndicatorKind.Rate or IndicatorKind.Mean when example.Pay.IsEmpty:
                var (count, of) = (In(example, example.Count), In(example, example.Of));
                if (example.Strand is null)
                    return ((double)(count / of), null, null);
                var (otherCount, otherOf) = (example.Count.Values.Sum() - count, example.Of.Values.Sum() - of);
                var (value, comparator) = ((double)(count / of), (double)(otherCount / otherOf));
                return (value, comparator, indicator.Compare.Direction is RatioDirection.GroupOverComparator ? value / comparator : comparator / value);
            case IndicatorKind.RatioOfShares:
                var contrast = IndicatorStatistic.For(indicator.Kind).Compare(
                    "population", indicator.Compare.Direction, In(example, example.Count), example.Count.Values.Sum(), In(example, example.Of), example.Of.Values.Sum());
                return ((double)(In(example, example.Count) / example.Count.Values.Sum()), contrast.ComparatorValue, contrast.Ratio.Value);
            default:
                return (OfPay(indicator, example), null, null);
        }
    }

    private static double OfPay(Indicator indicator, WorkedExample example)
    {
        var whole = Pay(example, _ => true);
        var group = Pay(example, g => IsIn(example, g));
        var named = indicator.Compare.NamedGroup is { } other ? Pay(example, g => IsIn(example with { Group = other }, g)) : Distribution.Empty;
        return indicator.Kind switch
        {
            IndicatorKind.Mean => (double)group.Mean!.Value,
            IndicatorKind.Median => (double)group.Median!.Value,
            IndicatorKind.MeanGap => MeanGap.Of(group, named).Value!.Value,
            IndicatorKind.MedianGap => MedianGap.Of(group, named).Value!.Value,
            _ when indicator.Band!.Quarter is { } quarter => PayQuarters.Of(group, whole)[quarter - 1].Share!.Value,
            _ => TopEarners.Of(group, whole, indicator.Band!.TopPercent!.Value / 100m).Band.Share!.Value,
        };
    }

    private static Distribution Pay(WorkedExample example, Func<string, bool> isIn)
        => Distribution.Of(example.Pay.Where(line => isIn(line.Group)).Select(line => new Step(line.Pence, line.Amount)));

    private static decimal In(WorkedExample example, IEnumerable<KeyValuePair<string, decimal>> counts)
        => counts.Where(c => IsIn(example, c.Key)).Sum(c => c.Value);

    /// <summary>Whether a category is the group of the example, or is under it.</summary>
    private static bool IsIn(WorkedExample example, string category)
        => category == example.Group
            || (example.Strand is { } strand && Packs.Policy.CodeListFor(Packs.Policy.FindStrand(strand)!, new EqualityPipeline.Periods.ReportingMonth(2009, 4))!.Find(category)?.RollUp == example.Group);
}
