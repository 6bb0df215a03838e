namespace EqualityPipeline.Statistics;

/// <summary>A part of some people, with Wilson's limits.</summary>
public static class Proportion
{
    /// <param name="count">People with the outcome, 0 ≤ count ≤ of.</param>
    /// <param name="of">People who could have had it; of nobody it is undefined.</param>
    /// <param name="z">Normal quantile, in standard deviations.</param>
    /// <returns>Fractions in [0, 1].</returns>
    /// <exception cref="ArgumentOutOfRangeException">A negative count, a count above its base, or a quantile outside (0, 10].</exception>
    /// <remarks>PHEindicatormethods <c>phe_proportion</c>; see <see cref="Wilson"/>.</remarks>
    public static Estimated Of(double count, double of, double z = NormalQuantile.Z95)
    {
        Demand.PartOf(count, of);
        Demand.Quantile(z);
        return of == 0 ? Estimated.NoBase : new(count / of, Wilson.Limits(count, of, z), null);
    }
}
