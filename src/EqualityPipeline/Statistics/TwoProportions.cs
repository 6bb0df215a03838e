namespace EqualityPipeline.Statistics;

/// <summary>Test of two proportions for being the same, two-sided.</summary>
public static class TwoProportions
{
    /// <summary>Below this in any of the four expected counts the exact test is used.</summary>
    public const double SmallestExpectedCount = 5;

    /// <param name="count1">People of the group with the outcome, 0 ≤ count1 ≤ of1.</param>
    /// <param name="of1">People of the group.</param>
    /// <param name="count0">People of the comparator with the outcome, 0 ≤ count0 ≤ of0.</param>
    /// <param name="of0">People of the comparator.</param>
    /// <returns>The p value, in [0, 1]; null with no base on either side.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A negative count, or a count above its base.</exception>
    /// <remarks>
    /// The rule: with any expected count (margin times margin over everybody) below 5 and all four counts whole, <see cref="FisherExact"/>; otherwise the
    /// z test with pooled variance and no continuity correction (R <c>prop.test(correct = FALSE)</c>, statsmodels <c>proportions_ztest</c>).
    /// Cochran (1954), Biometrics 10, 417-451, for the five.
    /// </remarks>
    public static double? PValue(double count1, double of1, double count0, double of0)
    {
        Demand.PartOf(count1, of1);
        Demand.PartOf(count0, of0);
        if (of1 == 0 || of0 == 0)
            return null;

        var with = count1 + count0;
        var everybody = of1 + of0;
        var without = everybody - with;
        var smallestExpected = Math.Min(of1, of0) / everybody * Math.Min(with, without);
        if (smallestExpected < SmallestExpectedCount
            && double.IsInteger(count1) && double.IsInteger(of1) && double.IsInteger(count0) && double.IsInteger(of0))
            return FisherExact.TwoSided((long)count1, (long)(of1 - count1), (long)count0, (long)(of0 - count0));

        // Nobody, or everybody: the two proportions are the same number.
        if (with == 0 || without == 0)
            return 1;

        var standardError = Math.Sqrt(with / everybody * (without / everybody) * ((1 / of1) + (1 / of0)));
        return NormalQuantile.TwoTails(((count1 / of1) - (count0 / of0)) / standardError);
    }
}
