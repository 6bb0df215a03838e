namespace EqualityPipeline.Statistics;

/// <summary>Limits of a difference between two proportions by Newcombe's hybrid score interval.</summary>
public static class Newcombe
{
    /// <param name="count1">People of the group with the outcome, 0 ≤ count1 ≤ of1.</param>
    /// <param name="of1">People of the group.</param>
    /// <param name="count0">People of the comparator with the outcome, 0 ≤ count0 ≤ of0.</param>
    /// <param name="of0">People of the comparator.</param>
    /// <param name="z">Normal quantile, in standard deviations.</param>
    /// <returns>Limits of the group's proportion minus the comparator's, as fractions in [-1, 1]; null with no base on either side.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A negative count, a count above its base, or a quantile outside (0, 10].</exception>
    /// <remarks>Newcombe (1998), Statistics in Medicine 17, 873-890, method 10: from the Wilson limits, without continuity correction.</remarks>
    public static Interval? Difference(double count1, double of1, double count0, double of0, double z = NormalQuantile.Z95)
    {
        Demand.PartOf(count1, of1);
        Demand.PartOf(count0, of0);
        Demand.Quantile(z);
        if (of1 == 0 || of0 == 0)
            return null;

        return RecoveredVariance.Difference(
            count1 / of1, Wilson.Limits(count1, of1, z),
            count0 / of0, Wilson.Limits(count0, of0, z));
    }
}
