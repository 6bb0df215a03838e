namespace EqualityPipeline.Statistics.Distributions;

/// <summary>The mean gender pay gap, and the same of any other group and its comparator.</summary>
public static class MeanGap
{
    /// <param name="group">The group's hourly pay, one weight for each full-pay relevant employee: women's, for the statutory figure.</param>
    /// <param name="comparator">The comparator's: men's.</param>
    /// <returns>Undefined where either is of nobody, and where the comparator has no pay.</returns>
    /// <remarks>SI 2017/353, Schedule 1, paragraph 8 (in the words of SI 2017/172, regulation 8). Not rounded: one decimal is for publishing.</remarks>
    public static PayGap Of(Distribution group, Distribution comparator) => PayGap.Between(group.Mean, comparator.Mean);

    /// <param name="group">What each of the group was paid in bonuses in the twelve months; those paid none may be in it, at 0.</param>
    /// <returns>The gap among those who were paid a bonus at all.</returns>
    /// <remarks>The same, paragraph 10.</remarks>
    public static PayGap OfBonuses(Distribution group, Distribution comparator) => Of(group.Above(0), comparator.Above(0));

    /// <param name="group">As of the gap.</param>
    /// <param name="comparator">As of the gap.</param>
    /// <param name="z">Normal quantile, in standard deviations.</param>
    /// <returns>
    /// Limits of the gap, as parts of the comparator's pay; null with one person or fewer on a side, and where the comparator's
    /// mean could be nothing or twice what it is.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantile outside (0, 10].</exception>
    /// <remarks>Not statutory. One less the limits of a ratio, recovered from those of the two means (<see cref="MeanLimits"/>): Donner and Zou (2012).</remarks>
    public static Interval? Limits(Distribution group, Distribution comparator, double z = NormalQuantile.Z95)
        => PayGap.Limits(group.Mean, MeanLimits.Of(group, z), comparator.Mean, MeanLimits.Of(comparator, z));
}
