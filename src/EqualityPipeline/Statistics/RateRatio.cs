namespace EqualityPipeline.Statistics;

/// <summary>Ratio of two Poisson rates with limits on the log scale.</summary>
public static class RateRatio
{
    /// <param name="events1">Events of the group, 0 or more; a person can have several.</param>
    /// <param name="base1">The group's base: people, or people times years.</param>
    /// <param name="events0">Events of the comparator, 0 or more.</param>
    /// <param name="base0">The comparator's base, in the same unit.</param>
    /// <param name="z">Normal quantile, in standard deviations.</param>
    /// <returns>
    /// The group's rate over the comparator's. Undefined with no base on either side, and where neither side has an event.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">A negative count or base, or a quantile outside (0, 10].</exception>
    /// <remarks>
    /// Rothman, Greenland and Lash (2008), Modern Epidemiology, 3rd edition, 243-245; epitools <c>rateratio.wald</c>: standard error of the
    /// logarithm sqrt(1/x1 + 1/x0). With no events on one side 0.5 is added to the events of both, and the result is marked.
    /// </remarks>
    public static RatioResult Of(double events1, double base1, double events0, double base0, double z = NormalQuantile.Z95)
    {
        Demand.AtLeastZero(events1);
        Demand.AtLeastZero(base1);
        Demand.AtLeastZero(events0);
        Demand.AtLeastZero(base0);
        Demand.Quantile(z);
        if (base1 == 0 || base0 == 0)
            return RatioResult.None(RatioResult.NoBase);
        if (events1 == 0 && events0 == 0)
            return RatioResult.None(RatioResult.ComparatorIsZero);

        var adjusted = events1 == 0 || events0 == 0;
        if (adjusted)
        {
            events1 += 0.5;
            events0 += 0.5;
        }

        return RatioResult.OnLogScale(events1 / base1 / (events0 / base0), Math.Sqrt((1 / events1) + (1 / events0)), z, adjusted);
    }
}
