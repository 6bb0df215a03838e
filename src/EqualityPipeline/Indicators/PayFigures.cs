using System.Globalization;
using EqualityPipeline.Policy;
using EqualityPipeline.Statistics;
using EqualityPipeline.Statistics.Distributions;

namespace EqualityPipeline.Indicators;

/// <summary>Figures of how pay is distributed: means, medians and the gaps between them. Values are in the unit of the buckets (pence), gaps as a part of the comparator's.</summary>
internal sealed class PayFigures
{
    private readonly Indicator indicator;
    private readonly PeriodTally tally;
    private readonly CountedPart part;
    private readonly Comparators comparators;

    public PayFigures(Indicator indicator, PeriodTally tally)
    {
        (this.indicator, this.tally, part) = (indicator, tally, CountedPart.Of(indicator.Count));
        comparators = new Comparators(indicator, tally, part, part, unit => unit, key => Middle(tally.DistributionOf(key)));
    }

    private bool IsGap => indicator.Kind is IndicatorKind.MeanGap or IndicatorKind.MedianGap;

    private bool IsOfMeans => indicator.Kind is IndicatorKind.Mean or IndicatorKind.MeanGap;

    public Figure Figure(Unit unit, GroupTree? tree, string group)
    {
        var strand = tree?.Strand ?? Unit.All;
        var key = new CountKey(part, unit, strand, group);
        var figure = new Figure
        {
            Indicator = indicator, Period = tally.Period, Unit = unit, Strand = strand, Group = group, State = FigureState.NotAvailable, RestsOn = [],
        };
        if (!tally.WasReturned(part, unit))
            return figure with { Reasons = ["not returned"] };
        if (IsGap && (tree is null || !tree.IsDeclaredGroup(group)))
            return figure with { State = FigureState.NotApplicable, Reasons = ["a gap is between groups"] };
        if (tally.Find(key) is not { } people)
            return figure with { Reasons = ["not collected"] };

        figure = figure with { Denominator = people, RestsOn = [key] };
        if (people <= 0 || people < indicator.MinimumBase)
            return TooFew(figure, $"too few to say: a base under {indicator.MinimumBase}");

        var pay = PayOf(unit, strand, group);
        if (pay.Mean is null)
            return figure with { State = FigureState.NotAvailable, Reasons = ["no pay was given"] };
        if (!IsGap)
            figure = figure with { State = FigureState.Known, Estimate = Estimated(pay) };
        return tree is null || group == GroupTree.Total || !tree.IsDeclaredGroup(group)
            ? figure with { Reasons = [.. figure.Reasons, "no comparator: " + (group == GroupTree.Total ? "this is the total" : "not a declared group")] }
            : Compared(figure, tree, pay);
    }

    private Figure Compared(Figure figure, GroupTree tree, Distribution pay)
    {
        var comparator = comparators.For(figure.Unit, tree, figure.Group);
        if (comparator.Why is { } why)
        {
            return IsGap
                ? figure with { State = FigureState.NotApplicable, RestsOn = [.. figure.RestsOn, .. comparator.RestsOn], Reasons = [.. figure.Reasons, why] }
                : figure with { ComparisonRestsOn = comparator.RestsOn, ComparisonReasons = ["no comparator: " + why] };
        }

        var other = comparator.Name == "rest"
            ? PayOf(figure.Unit, tree.Strand, GroupTree.Declared).Minus(pay)
            : PayOf(figure.Unit, tree.Strand, comparator.Name);
        // A gap tells of both sides, so that neither may be too small.
        if (comparator.Of < indicator.MinimumBase || Middle(other) is not { } middle || middle == 0)
        {
            return IsGap
                ? TooFew(figure with { RestsOn = [.. figure.RestsOn, .. comparator.RestsOn] }, $"too few to say: the comparator is under {indicator.MinimumBase}")
                : figure with { ComparisonRestsOn = comparator.RestsOn, ComparisonReasons = ["no comparator: too few of them"] };
        }

        return IsGap ? Gap(figure, comparator, pay, other) : Beside(figure, comparator, pay, other);
    }

    private Figure Beside(Figure figure, Comparator comparator, Distribution pay, Distribution other)
    {
        var (group, against) = ((double)Middle(pay)!.Value, (double)Middle(other)!.Value);
        return figure with
        {
            ComparisonRestsOn = comparator.RestsOn,
            Contrast = new Contrast(comparator.Name, against, Ratio(group, against), group - against, Limits(pay, other, NormalQuantile.Z95), Limits(pay, other, NormalQuantile.Z998), PValue(pay, other)),
        };
    }

    private Figure Gap(Figure figure, Comparator comparator, Distribution pay, Distribution other)
    {
        var (group, against) = ((double)Middle(pay)!.Value, (double)Middle(other)!.Value);
        var gap = (against - group) / against;
        var (likely, nearlyCertain) = (GapLimits(pay, other, NormalQuantile.Z95), GapLimits(pay, other, NormalQuantile.Z998));
        return figure with
        {
            State = FigureState.Known,
            RestsOn = [.. figure.RestsOn, .. comparator.RestsOn],
            Estimate = new Estimate(gap, likely, nearlyCertain),
            // Of itself the comparator has no gap: the value is the difference.
            Contrast = new Contrast(comparator.Name, 0, Ratio(group, against), gap, likely, nearlyCertain, PValue(pay, other)),
        };
    }

    private Interval? GapLimits(Distribution pay, Distribution other, double z)
        => IsOfMeans ? MeanGap.Limits(pay, other, z) : MedianGap.Limits(pay, other, z);

    private Estimate Estimated(Distribution pay) => IsOfMeans
        ? new Estimate((double)pay.Mean!.Value, MeanLimits.Of(pay), MeanLimits.Of(pay, NormalQuantile.Z998))
        : new Estimate((double)pay.Median!.Value, MedianLimits.Of(pay), MedianLimits.Of(pay, NormalQuantile.Z998));

    private decimal? Middle(Distribution pay) => IsOfMeans ? pay.Mean : pay.Median;

    private Interval? Limits(Distribution pay, Distribution other, double z)
        => IsOfMeans ? WelchDifference.Of(pay, other, z).Limits : MedianDifference.Limits(pay, other, z);

    /// <summary>Medians are compared by their limits alone.</summary>
    private double? PValue(Distribution pay, Distribution other) => IsOfMeans ? WelchDifference.Of(pay, other).PValue : null;

    private RatioResult Ratio(double group, double against)
    {
        var (above, below) = indicator.Compare.Direction == RatioDirection.GroupOverComparator ? (group, against) : (against, group);
        return below == 0
            ? new RatioResult(null, null, null, Adjusted: false, RatioResult.ComparatorIsZero)
            : new RatioResult(above / below, null, null, Adjusted: false, null);
    }

    private Distribution PayOf(Unit unit, string strand, string group) => tally.DistributionOf(new CountKey(part, unit, strand, group));

    private static Figure TooFew(Figure figure, FormattableString why)
        => figure with { State = FigureState.LowReliability, Reasons = [why.ToString(CultureInfo.InvariantCulture), .. figure.Reasons] };
}
