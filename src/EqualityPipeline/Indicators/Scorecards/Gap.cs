using EqualityPipeline.Publication;
using EqualityPipeline.Statistics;

namespace EqualityPipeline.Indicators.Scorecards;

/// <summary>How the gap of a group went from one council year to the next.</summary>
public enum GapDirection { Widening, Narrowing, Steady, CannotSay }

/// <summary>The gap between a group and its comparator in a council year, and the years behind it; all of it published.</summary>
/// <param name="Now">The figure of the latest year.</param>
/// <param name="YearsPersisted">Council years in a row, the latest included, in which the group stood on the same side of its comparator; a year without a figure of its own ends them.</param>
/// <param name="Change">By how much the gap grew since the year before, in the unit of the figure; null where that cannot be said.</param>
/// <param name="ChangeLimits">95% limits of the change.</param>
/// <param name="Reason">Why no direction can be said; null where one is.</param>
public sealed record Gap(PublishedFigure Now, int YearsPersisted, GapDirection Direction, double? Change, Interval? ChangeLimits, string? Reason)
{
    public const string NoYearBefore = "no figure of the year before";
    public const string NoLimits = "no limits of the difference";
    public const string CarriedOver = "the figure of the year before is the same statistic, and no newer one is known";
    public const string Broken = "a break in the series lies between";

    /// <param name="years">Of one indicator, strand and group, a figure a council year at most.</param>
    /// <param name="now">One of them, with a difference.</param>
    /// <remarks>
    /// The change has limits by the method of variance estimates recovery, as if two years were independent; people counted in both make the limits too wide,
    /// not too narrow, where they answer alike. A gap whose change has zero within its limits is steady.
    /// </remarks>
    public static Gap Of(IReadOnlyList<PublishedFigure> years, PublishedFigure now)
    {
        ArgumentNullException.ThrowIfNull(now);
        var byYear = years.ToDictionary(f => f.PeriodEnd.Year);
        var side = Math.Sign(now.Difference ?? throw new ArgumentException("A gap is a difference.", nameof(now)));
        var persisted = 1;
        while (!byYear[now.PeriodEnd.Year - persisted + 1].Has("b")
            && byYear.TryGetValue(now.PeriodEnd.Year - persisted, out var earlier) && earlier.Difference is { } before && Math.Sign(before) == side
            && !IsSameStatistic(earlier, byYear[now.PeriodEnd.Year - persisted + 1]))
            persisted++;

        if (byYear.GetValueOrDefault(now.PeriodEnd.Year - 1) is not { Difference: { } last } previous)
            return Unsaid(NoYearBefore);
        if (now.Has("b"))
            return Unsaid(Broken);
        if (IsSameStatistic(previous, now))
            return Unsaid(CarriedOver);
        if (LimitsOf(now) is not { } limits || LimitsOf(previous) is not { } limitsBefore)
            return Unsaid(NoLimits);

        // On the side on which the group stands now, so that a larger number is a larger gap.
        var change = (now.Difference.Value - last) * side;
        var between = RecoveredVariance.Difference(now.Difference.Value, limits, last, limitsBefore);
        var changeLimits = side > 0 ? between : new Interval(-between.Upper, -between.Lower);
        var direction = changeLimits.Lower > 0 ? GapDirection.Widening : changeLimits.Upper < 0 ? GapDirection.Narrowing : GapDirection.Steady;
        return new Gap(now, persisted, direction, change, changeLimits, null);

        Gap Unsaid(string reason) => new(now, persisted, GapDirection.CannotSay, null, null, reason);
    }

    /// <summary>What others publish has no count of its own. It is told until it is too old: a survey of one year stands in two, and has not been taken twice.</summary>
    private static bool IsSameStatistic(PublishedFigure earlier, PublishedFigure later)
        => later.Numerator is null && What(earlier) == What(later);

    private static (decimal?, double?, double?, double?, double?, double?) What(PublishedFigure figure)
        => (figure.Denominator, figure.Value, figure.Lower95, figure.Upper95, figure.ComparatorValue, figure.Difference);

    private static Interval? LimitsOf(PublishedFigure figure)
        => figure is { DifferenceLower95: { } lower, DifferenceUpper95: { } upper } ? new Interval(lower, upper) : null;
}
