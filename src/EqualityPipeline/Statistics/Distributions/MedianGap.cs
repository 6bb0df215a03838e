namespace EqualityPipeline.Statistics.Distributions;

/// <summary>The median gender pay gap, and the same of any other group and its comparator.</summary>
public static class MedianGap
{
    /// <param name="group">The group's hourly pay, one weight for each full-pay relevant employee: women's, for the statutory figure.</param>
    /// <param name="comparator">The comparator's: men's.</param>
    /// <returns>Undefined where either is of nobody, and where the comparator's median is no pay.</returns>
    /// <remarks>SI 2017/353, Schedule 1, paragraph 9 (in the words of SI 2017/172, regulation 9). Not rounded: one decimal is for publishing.</remarks>
    public static PayGap Of(Distribution group, Distribution comparator) => PayGap.Between(group.Median, comparator.Median);

    /// <param name="group">What each of the group was paid in bonuses in the twelve months; those paid none may be in it, at 0.</param>
    /// <returns>The gap among those who were paid a bonus at all.</returns>
    /// <remarks>The same, paragraph 11.</remarks>
    public static PayGap OfBonuses(Distribution group, Distribution comparator) => Of(group.Above(0), comparator.Above(0));

    /// <param name="group">As of the gap.</param>
    /// <param name="comparator">As of the gap.</param>
    /// <param name="z">Normal quantile, in standard deviations.</param>
    /// <returns>
    /// Limits of the gap, as parts of the comparator's pay; null with too few people on a side, or weights that are not whole (<see cref="MedianLimits"/>), and where the comparator's
    /// median could be nothing or twice what it is.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantile outside (0, 10].</exception>
    /// <remarks>Not statutory. One less the limits of a ratio, recovered from those of the two medians (<see cref="MedianLimits"/>): Donner and Zou (2012).</remarks>
    public static Interval? Limits(Distribution group, Distribution comparator, double z = NormalQuantile.Z95)
        => PayGap.Limits(group.Median, MedianLimits.Of(group, z), comparator.Median, MedianLimits.Of(comparator, z));
}
