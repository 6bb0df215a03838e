namespace EqualityPipeline.Statistics;

/// <summary>One stratum, for example an age band.</summary>
/// <param name="Events">Events in it, 0 or more.</param>
/// <param name="Base">People in it, or people times years.</param>
/// <param name="Standard">The standard population's people in it.</param>
public readonly record struct Stratum(double Events, double Base, double Standard);

/// <summary>A standardised rate per one of the base, or the words why there is none.</summary>
public readonly record struct StandardisedRate(double? Value, double? Lower, double? Upper, string? Undefined);

/// <summary>The rate a group would have with the standard population's make-up, with Dobson's limits.</summary>
public static class DirectlyStandardisedRate
{
    /// <summary>Below this many events in all there is no rate: Dobson's method asks for ten.</summary>
    public const double FewestEvents = 10;

    public const string TooFewEvents = "fewer than 10 events";

    public const string EmptyStratum = "no base in a stratum of the standard population";

    /// <param name="strata">The strata, each once.</param>
    /// <param name="z">Normal quantile, in standard deviations.</param>
    /// <returns>
    /// Rate and limits per one of the base; multiply by the "per". Undefined below 10 events, with no standard population, and where a stratum the
    /// standard population lives in has no base of ours.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">A negative number in a stratum, or a quantile outside (0, 10].</exception>
    /// <remarks>
    /// Dobson, Kuulasmaa, Eberle and Scherer (1991), Statistics in Medicine 10, 457-462, with Byar's limits of the events, as PHEindicatormethods
    /// <c>phe_dsr</c>: value + sqrt(variance / events) × (limit of the events - events).
    /// </remarks>
    public static StandardisedRate Of(IReadOnlyList<Stratum> strata, double z = NormalQuantile.Z95)
    {
        Demand.Quantile(z);
        double events = 0, standard = 0, weightedRates = 0, weightedVariance = 0;
        var emptyStratum = false;
        foreach (var stratum in strata)
        {
            Demand.AtLeastZero(stratum.Events);
            Demand.AtLeastZero(stratum.Base);
            Demand.AtLeastZero(stratum.Standard);
            events += stratum.Events;
            standard += stratum.Standard;
            if (stratum.Standard == 0)
                continue;
            emptyStratum |= stratum.Base == 0;
            var weight = stratum.Standard / stratum.Base;
            weightedRates += weight * stratum.Events;
            weightedVariance += weight * weight * stratum.Events;
        }

        if (standard == 0)
            return new(null, null, null, RatioResult.NoBase);
        if (emptyStratum)
            return new(null, null, null, EmptyStratum);
        if (events < FewestEvents)
            return new(null, null, null, TooFewEvents);

        var rate = weightedRates / standard;
        var scale = Math.Sqrt(weightedVariance / events) / standard;
        var limits = PoissonRate.Limits(events, z);
        return new(rate, rate + (scale * (limits.Lower - events)), rate + (scale * (limits.Upper - events)), null);
    }
}
