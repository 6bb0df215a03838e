using EqualityPipeline.Policy;
using EqualityPipeline.Statistics;

namespace EqualityPipeline.Indicators;

/// <summary>A value with its limits, not yet multiplied by the indicator's <c>Per</c>; a value that nobody can be sure of to a stated degree has none.</summary>
public readonly record struct Estimate(double Value, Interval? Limits95, Interval? Limits998);

/// <summary>A group beside its comparator; the difference is group minus comparator, the ratio in the indicator's direction.</summary>
public sealed record Contrast(
    string Comparator, double ComparatorValue, RatioResult Ratio,
    double Difference, Interval? Difference95, Interval? Difference998, double? PValue)
{
    /// <summary>Whether the comparator, like the group, reaches the indicator's minimum base: a verdict rests on both.</summary>
    public bool IsOfEnough { get; init; } = true;

    /// <summary>Whether it is known how much the parts of both vary, so that the difference has limits where there are enough of them.</summary>
    public bool HasSpread { get; init; } = true;
}

/// <summary>One written statistic for each kind of indicator.</summary>
public abstract class IndicatorStatistic
{
    private static readonly Proportion ForProportion = new();
    private static readonly Rate ForRate = new();
    private static readonly Share ForShare = new();
    private static readonly Amount ForAmount = new();

    public static IndicatorStatistic For(IndicatorKind kind) => kind switch
    {
        IndicatorKind.Proportion => ForProportion,
        IndicatorKind.Rate => ForRate,
        IndicatorKind.RatioOfShares or IndicatorKind.BandShare => ForShare,
        IndicatorKind.Mean => ForAmount,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <param name="of">Greater than 0.</param>
    public abstract Estimate Measure(decimal count, decimal of);

    /// <param name="of">Greater than 0.</param>
    /// <param name="comparatorOf">Greater than 0.</param>
    public abstract Contrast Compare(
        string comparator, RatioDirection direction, decimal count, decimal of, decimal comparatorCount, decimal comparatorOf);

    /// <summary>Two groups that were both counted, so that both are uncertain.</summary>
    private abstract class TwoGroups : IndicatorStatistic
    {
        public override Contrast Compare(
            string comparator, RatioDirection direction, decimal count, decimal of, decimal comparatorCount, decimal comparatorOf)
        {
            var (x1, n1, x0, n0) = ((double)count, (double)of, (double)comparatorCount, (double)comparatorOf);
            var ratio = direction == RatioDirection.GroupOverComparator ? Ratio(x1, n1, x0, n0) : Ratio(x0, n0, x1, n1);
            return new Contrast(
                comparator, x0 / n0, ratio, x1 / n1 - x0 / n0,
                Difference(x1, n1, x0, n0, NormalQuantile.Z95), Difference(x1, n1, x0, n0, NormalQuantile.Z998),
                PValue(x1, n1, x0, n0));
        }

        protected abstract RatioResult Ratio(double x1, double n1, double x0, double n0);

        protected abstract Interval? Difference(double x1, double n1, double x0, double n0, double z);

        protected abstract double? PValue(double x1, double n1, double x0, double n0);
    }

    private sealed class Proportion : TwoGroups
    {
        public override Estimate Measure(decimal count, decimal of) => new(
            (double)(count / of),
            Wilson.Limits((double)count, (double)of), Wilson.Limits((double)count, (double)of, NormalQuantile.Z998));

        protected override RatioResult Ratio(double x1, double n1, double x0, double n0) => RiskRatio.Of(x1, n1, x0, n0);

        protected override Interval? Difference(double x1, double n1, double x0, double n0, double z) => Newcombe.Difference(x1, n1, x0, n0, z);

        protected override double? PValue(double x1, double n1, double x0, double n0) => TwoProportions.PValue(x1, n1, x0, n0);
    }

    private sealed class Rate : TwoGroups
    {
        public override Estimate Measure(decimal count, decimal of)
        {
            var (events, people) = ((double)count, (double)of);
            return new Estimate(
                events / people, PoissonRate.Limits(events).DividedBy(people), PoissonRate.Limits(events, NormalQuantile.Z998).DividedBy(people));
        }

        protected override RatioResult Ratio(double x1, double n1, double x0, double n0) => RateRatio.Of(x1, n1, x0, n0);

        protected override Interval? Difference(double x1, double n1, double x0, double n0, double z) => RateDifference.Limits(x1, n1, x0, n0, z);

        protected override double? PValue(double x1, double n1, double x0, double n0) => TwoRates.PValue(x1, n1, x0, n0);
    }

    private sealed class Share : IndicatorStatistic
    {
        public override Estimate Measure(decimal count, decimal of) => ForProportion.Measure(count, of);

        public override Contrast Compare(
            string comparator, RatioDirection direction, decimal count, decimal of, decimal comparatorCount, decimal comparatorOf)
        {
            var (x, n, people, population) = ((double)count, (double)of, (double)comparatorCount, (double)comparatorOf);
            var shares = ShareOfPopulation.Of(x, n, people, population);
            var wider = Wilson.Limits(x, n, NormalQuantile.Z998);
            var populationShare = people / population;
            return new Contrast(
                comparator, populationShare,
                direction == RatioDirection.GroupOverComparator ? shares.Ratio : shares.Ratio.Inverted(),
                x / n - populationShare, shares.DifferenceLimits,
                new Interval(wider.Lower - populationShare, wider.Upper - populationShare), shares.PValue);
        }
    }

    /// <summary>So much for each of the base: days, hours or pounds. Of a sum alone nobody knows how the parts vary, so that it has no limits.</summary>
    private sealed class Amount : IndicatorStatistic
    {
        public override Estimate Measure(decimal count, decimal of) => new((double)(count / of), null, null);

        public override Contrast Compare(
            string comparator, RatioDirection direction, decimal count, decimal of, decimal comparatorCount, decimal comparatorOf)
        {
            var (group, other) = ((double)(count / of), (double)(comparatorCount / comparatorOf));
            var (above, below) = direction == RatioDirection.GroupOverComparator ? (group, other) : (other, group);
            var ratio = below == 0
                ? new RatioResult(null, null, null, Adjusted: false, RatioResult.ComparatorIsZero)
                : new RatioResult(above / below, null, null, Adjusted: false, null);
            return new Contrast(comparator, other, ratio, group - other, null, null, null) { HasSpread = false };
        }
    }
}
