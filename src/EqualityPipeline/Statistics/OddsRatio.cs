namespace EqualityPipeline.Statistics;

/// <summary>Ratio of two odds with Woolf's limits.</summary>
public static class OddsRatio
{
    public const string NobodyWithout = "nobody is without the outcome";

    /// <param name="count1">People of the group with the outcome, 0 ≤ count1 ≤ of1.</param>
    /// <param name="of1">People of the group.</param>
    /// <param name="count0">People of the comparator with the outcome, 0 ≤ count0 ≤ of0.</param>
    /// <param name="of0">People of the comparator.</param>
    /// <param name="z">Normal quantile, in standard deviations.</param>
    /// <returns>
    /// The group's odds over the comparator's. Undefined with no base on either side, and where nobody, or everybody, on both sides has the outcome.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">A negative count, a count above its base, or a quantile outside (0, 10].</exception>
    /// <remarks>
    /// Woolf (1955), Annals of Human Genetics 19, 251-253. Where any of the four cells (with and without, group and comparator) is zero, 0.5 is added
    /// to all four (Haldane 1956, Annals of Human Genetics 20, 309-311; Anscombe 1956, Biometrika 43, 461-464) and the result is marked.
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
        if (count1 == of1 && count0 == of0)
            return RatioResult.None(NobodyWithout);

        var adjusted = count1 == 0 || count0 == 0 || count1 == of1 || count0 == of0;
        var half = adjusted ? 0.5 : 0;
        var (with1, without1) = (count1 + half, of1 - count1 + half);
        var (with0, without0) = (count0 + half, of0 - count0 + half);
        return RatioResult.OnLogScale(
            with1 / without1 / (with0 / without0),
            Math.Sqrt((1 / with1) + (1 / without1) + (1 / with0) + (1 / without0)),
            z,
            adjusted);
    }
}
