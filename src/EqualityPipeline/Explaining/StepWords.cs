using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Statistics;

namespace EqualityPipeline.Explaining;

/// <summary>Which method each kind of indicator is worked by, in words.</summary>
internal static class StepWords
{
    public static string Limits(Indicator indicator, PublishedFigure figure) => indicator.Kind switch
    {
        IndicatorKind.Proportion or IndicatorKind.RatioOfShares or IndicatorKind.BandShare => "Wilson's score interval, without continuity correction.",
        IndicatorKind.Rate when (double?)figure.Numerator < PoissonRate.ByarFrom => "Exact Poisson limits of the count, there being fewer than 10, divided by the base.",
        IndicatorKind.Rate => "Byar's limits of the count, there being 10 or more, divided by the base.",
        IndicatorKind.Mean => "Student's t.",
        IndicatorKind.Median => "By the order of the figures.",
        IndicatorKind.MeanGap => "One less the limits of the ratio of the two means, recovered from Student's t of each.",
        IndicatorKind.MedianGap => "One less the limits of the ratio of the two medians, recovered from those of each by the order of the figures.",
        // The notes of the figure say whether the register gives them.
        _ => string.Empty,
    };

    public static string Ratio(Indicator indicator, PublishedFigure figure)
    {
        var isGroupOver = indicator.Compare.Direction == RatioDirection.GroupOverComparator;
        if (indicator.Kind is IndicatorKind.MeanGap or IndicatorKind.MedianGap)
            return isGroupOver ? "The group's pay over the comparator's" : "The comparator's pay over the group's";
        var (group, other) = (NumberWords.Of(figure.Value ?? 0), NumberWords.Of(figure.ComparatorValue ?? 0));
        return isGroupOver ? $"{group} ÷ {other}" : $"{other} ÷ {group}";
    }

    public static string RatioLimits(Indicator indicator, PublishedFigure figure) => figure.RatioLower95 is null ? string.Empty : indicator.Kind switch
    {
        IndicatorKind.RatioOfShares or IndicatorKind.BandShare => "Wilson's limits of the share, divided by the share compared with, which is known.",
        _ => "Limits on the scale of logarithms; where a count is zero a half is added to each.",
    };

    public static string DifferenceLimits(Indicator indicator, PublishedFigure figure) => figure.DifferenceLower95 is null ? string.Empty : indicator.Kind switch
    {
        IndicatorKind.Recorded => "From the limits of the two; a group that is part of everyone moves with it, by its part of the people asked.",
        IndicatorKind.Proportion => "Newcombe's hybrid score interval.",
        IndicatorKind.Rate => "From the limits of the two rates.",
        IndicatorKind.RatioOfShares or IndicatorKind.BandShare => "Wilson's limits of the share, less the share compared with, which is known.",
        IndicatorKind.Median => "Limits of a difference of medians.",
        IndicatorKind.MeanGap or IndicatorKind.MedianGap => "Those of the gap: the comparator has none to itself.",
        _ => "Welch's limits of a difference of means.",
    };

    public static string Test(Indicator indicator) => indicator.Kind switch
    {
        IndicatorKind.Proportion or IndicatorKind.Recorded => "Fisher's exact test, two-sided, where an expected count is under 5; otherwise the z test with pooled variance",
        IndicatorKind.Rate => "the exact binomial test of two rates where there are under 50 events in all or under 5 expected on a side; otherwise its normal approximation",
        IndicatorKind.RatioOfShares or IndicatorKind.BandShare => "the exact binomial test of the share against the share compared with",
        _ => "Welch's t test",
    };

    public static string VerdictRule(Polarity better) => better == Polarity.NoJudgement
        ? "Possible where the 95% limits of the difference leave out zero, otherwise no clear difference: with no judgement neither side is better."
        : $"Clear where the 99.8% limits of the difference leave out zero ({(better == Polarity.Higher ? "higher" : "lower")} is better), possible where only the 95% limits do, "
            + "otherwise no clear difference.";
}
