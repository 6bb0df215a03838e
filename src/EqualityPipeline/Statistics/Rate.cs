namespace EqualityPipeline.Statistics;

/// <summary>Events per so many people, with exact Poisson limits below ten events and Byar's from ten.</summary>
public static class Rate
{
    /// <param name="events">Events counted, 0 or more; a person can have several.</param>
    /// <param name="of">People, or people times years; with none the rate is undefined.</param>
    /// <param name="per">Per how many: 1,000 or 100,000; above 0.</param>
    /// <param name="z">Normal quantile, in standard deviations.</param>
    /// <returns>Events per that many of the base.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A negative count or base, a "per" not above 0, or a quantile outside (0, 10].</exception>
    /// <remarks>PHEindicatormethods <c>phe_rate</c>; see <see cref="PoissonRate"/>.</remarks>
    public static Estimated Of(double events, double of, double per = 1, double z = NormalQuantile.Z95)
    {
        Demand.AtLeastZero(of);
        Demand.AtLeastZero(per);
        ArgumentOutOfRangeException.ThrowIfZero(per);
        var limits = PoissonRate.Limits(events, z);
        return of == 0
            ? Estimated.NoBase
            : new(events / of * per, new Interval(limits.Lower / of * per, limits.Upper / of * per), null);
    }
}
