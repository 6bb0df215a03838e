namespace EqualityPipeline.Statistics.Distributions;

/// <summary>Limits of a mean by Student's t.</summary>
public static class MeanLimits
{
    /// <param name="distribution">Weights are counts: people, or full-time equivalents.</param>
    /// <param name="z">Normal quantile, in standard deviations; t takes the same two tails.</param>
    /// <returns>Limits of the mean, in the unit of the figures; null at one person or fewer.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantile outside (0, 10].</exception>
    /// <remarks>Student (1908), Biometrika 6, 1-25; R <c>t.test</c>, statsmodels <c>DescrStatsW.tconfint_mean</c>: mean ± t sqrt(variance / n), n - 1 degrees of freedom.</remarks>
    public static Interval? Of(Distribution distribution, double z = NormalQuantile.Z95)
    {
        Demand.Quantile(z);
        if (distribution.Variance is not { } variance)
            return null;

        var (mean, people) = ((double)distribution.Mean!.Value, (double)distribution.Count);
        var width = variance == 0 ? 0 : StudentT.Quantile(z, people - 1) * Math.Sqrt(variance / people);
        return new Interval(mean - width, mean + width);
    }
}
