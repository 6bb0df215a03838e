namespace EqualityPipeline.Statistics.Distributions;

/// <summary>Limits of a difference between two medians.</summary>
public static class MedianDifference
{
    /// <param name="group">The group's pay, weighed by people.</param>
    /// <param name="comparator">The comparator's.</param>
    /// <param name="z">Normal quantile, in standard deviations.</param>
    /// <returns>Limits of the group's median minus the comparator's, in the unit of the figures; null where either median has none (<see cref="MedianLimits"/>).</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantile outside (0, 10].</exception>
    /// <remarks>From the limits of the two medians: Zou and Donner (2008), Statistics in Medicine 27, 1693-1702.</remarks>
    public static Interval? Limits(Distribution group, Distribution comparator, double z = NormalQuantile.Z95)
        => MedianLimits.Of(group, z) is { } limits1 && MedianLimits.Of(comparator, z) is { } limits0
            ? RecoveredVariance.Difference((double)group.Median!.Value, limits1, (double)comparator.Median!.Value, limits0)
            : null;
}
