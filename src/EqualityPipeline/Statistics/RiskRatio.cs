namespace EqualityPipeline.Statistics;

/// <summary>Ratio of two proportions (relative likelihood, relative risk) with limits on the log scale.</summary>
public static class RiskRatio
{
    /// <param name="count1">People of the group with the outcome, 0 ≤ count1 ≤ of1.</param>
    /// <param name="of1">People of the group.</param>
    /// <param name="count0">People of the comparator with the outcome, 0 ≤ count0 ≤ of0.</param>
    /// <param name="of0">People of the comparator.</param>
    /// <param name="z">Normal quantile, in standard deviations.</param>
    /// <returns>
    /// The group's proportion over the comparator's. Undefined with no base on either side, and where nobody on either side has the outcome:
    /// then the halves alone would make the figure.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">A negative count, a count above its base, or a quantile outside (0, 10].</exception>
    /// <remarks>
    /// Katz, Baptista, Azen and Pike (1978), Biometrics 34, 469-474. With nobody in a count, 0.5 is added to each count and each base
    /// (Walter 1975, Biometrika 62, 371-374; statsmodels calls it log-adjusted). Where everybody on both sides has the outcome the standard error
    /// would be 0: the ratio is 1, and 0.5 is taken from each count for its standard error alone (Koopman 1984, Biometrics 40, 513-517).
    /// </remarks>
    public static RatioResult Of(double count1, double of1, double count0, double of0, double z = NormalQuantile.Z95)
    {
        Demand.PartOf(count1, of1);
        Demand.PartOf(count0, of0);
        Demand.Quantile(z);
        if (of1 == 0 || of0 == 0)
            return RatioResult.None(RatioResult.NoBase);
        if (count1 == 0 && count0 == 0)
            return RatioResult.None(RatioResult.ComparatorIsZero);
        if (count1 == 0 || count0 == 0)
            return Log(count1 + 0.5, of1 + 0.5, count0 + 0.5, of0 + 0.5, z, adjusted: true);
        if (count1 == of1 && count0 == of0)
            return RatioResult.OnLogScale(1, StandardError(of1 - HalfOf(of1), of1, of0 - HalfOf(of0), of0), z, adjusted: true);

        return Log(count1, of1, count0, of0, z, adjusted: false);
    }

    private static RatioResult Log(double count1, double of1, double count0, double of0, double z, bool adjusted)
        => RatioResult.OnLogScale(count1 / of1 / (count0 / of0), StandardError(count1, of1, count0, of0), z, adjusted);

    private static double StandardError(double count1, double of1, double count0, double of0)
        => Math.Sqrt((1 / count1) - (1 / of1) + (1 / count0) - (1 / of0));

    /// <summary>A half, or half the base where that is under one: nothing is taken below zero.</summary>
    private static double HalfOf(double of) => Math.Min(0.5, of / 2);
}
