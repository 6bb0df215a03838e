namespace EqualityPipeline.Statistics;

/// <summary>Test of two Poisson rates for being the same, two-sided.</summary>
public static class TwoRates
{
    /// <summary>Below this many events of both together the exact test is used.</summary>
    public const double FewEvents = 50;

    /// <summary>Below this many events expected on either side the exact test is used.</summary>
    public const double SmallestExpectedCount = 5;

    /// <param name="events1">Events of the group, 0 or more.</param>
    /// <param name="base1">The group's base: people, or people times years.</param>
    /// <param name="events0">Events of the comparator, 0 or more.</param>
    /// <param name="base0">The comparator's base, in the same unit.</param>
    /// <returns>The p value, in [0, 1]; null with no base on either side. No event at all is the one outcome possible, so 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A negative count or base.</exception>
    /// <remarks>
    /// Given how many events there were, the group's are binomial with its share of the base (Przyborowski and Wilenski 1940, Biometrika 31, 313-323;
    /// R <c>poisson.test</c>). The rule: below 50 events in all, or below 5 expected on either side, and whole numbers of events, that test exactly
    /// (<see cref="ExactBinomial"/>); otherwise its normal approximation without continuity correction.
    /// </remarks>
    public static double? PValue(double events1, double base1, double events0, double base0)
    {
        Demand.AtLeastZero(events1);
        Demand.AtLeastZero(base1);
        Demand.AtLeastZero(events0);
        Demand.AtLeastZero(base0);
        if (base1 == 0 || base0 == 0)
            return null;

        var events = events1 + events0;
        if (events == 0)
            return 1;

        var share = base1 / (base1 + base0);
        var smallestExpected = events * Math.Min(share, 1 - share);
        if ((events < FewEvents || smallestExpected < SmallestExpectedCount) && double.IsInteger(events1) && double.IsInteger(events0))
            return ExactBinomial.TwoSided((long)events1, (long)events, share);

        return NormalQuantile.TwoTails((events1 - (events * share)) / Math.Sqrt(events * share * (1 - share)));
    }
}
