namespace EqualityPipeline.Statistics;

/// <summary>Limits of a difference between two Poisson rates.</summary>
public static class RateDifference
{
    /// <param name="events1">Events of the group, 0 or more.</param>
    /// <param name="base1">The group's base: people, or people times years.</param>
    /// <param name="events0">Events of the comparator, 0 or more.</param>
    /// <param name="base0">The comparator's base, in the same unit.</param>
    /// <param name="z">Normal quantile, in standard deviations.</param>
    /// <returns>Limits of the group's rate minus the comparator's, in events per unit of base; null with no base on either side.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A negative count or base, or a quantile outside (0, 10].</exception>
    /// <remarks>
    /// Li, Tang and Wong (2011), Statistical Methods in Medical Research 20, 321-341 (method of variance estimates recovery for Poisson rates).
    /// They recover from score and other limits; we recover from those each rate is shown with (<see cref="PoissonRate"/>), so the two agree on a page.
    /// </remarks>
    public static Interval? Limits(double events1, double base1, double events0, double base0, double z = NormalQuantile.Z95)
    {
        Demand.AtLeastZero(events1);
        Demand.AtLeastZero(base1);
        Demand.AtLeastZero(events0);
        Demand.AtLeastZero(base0);
        Demand.Quantile(z);
        if (base1 == 0 || base0 == 0)
            return null;

        return RecoveredVariance.Difference(
            events1 / base1, PoissonRate.Limits(events1, z).DividedBy(base1),
            events0 / base0, PoissonRate.Limits(events0, z).DividedBy(base0));
    }
}
