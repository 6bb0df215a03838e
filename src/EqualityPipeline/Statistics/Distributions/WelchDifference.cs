namespace EqualityPipeline.Statistics.Distributions;

/// <summary>A difference between two means, with its limits and its test, or the words why there is none.</summary>
/// <param name="Value">The group's mean minus the comparator's, in the unit of the figures.</param>
/// <param name="Limits">Null where either side has one person or fewer.</param>
/// <param name="PValue">Two-sided; null where either side has one person or fewer, or neither has any spread.</param>
/// <param name="Undefined">Why something is missing, in words; null where nothing is.</param>
public readonly record struct MeanDifference(double? Value, Interval? Limits, double? PValue, string? Undefined);

/// <summary>Welch's difference of two means: the two groups may be spread differently.</summary>
public static class WelchDifference
{
    public const string OnePersonOnly = "one person only";

    public const string NoSpread = "nobody's figure differs";

    /// <param name="group">The group's pay; weights are counts.</param>
    /// <param name="comparator">The comparator's.</param>
    /// <param name="z">Normal quantile, in standard deviations; t takes the same two tails.</param>
    /// <exception cref="ArgumentOutOfRangeException">A quantile outside (0, 10].</exception>
    /// <remarks>
    /// Welch (1947), Biometrika 34, 28-35, with Satterthwaite's degrees of freedom; R <c>t.test(var.equal = FALSE)</c>, which stops where neither side has any
    /// spread: there the limits are the difference itself and there is no p value.
    /// </remarks>
    public static MeanDifference Of(Distribution group, Distribution comparator, double z = NormalQuantile.Z95)
    {
        Demand.Quantile(z);
        if (group.Mean is not { } mean1 || comparator.Mean is not { } mean0)
            return new(null, null, null, RatioResult.NoBase);

        var difference = (double)(mean1 - mean0);
        if (group.Variance is not { } variance1 || comparator.Variance is not { } variance0)
            return new(difference, null, null, OnePersonOnly);

        var (people1, people0) = ((double)group.Count, (double)comparator.Count);
        var (error1, error0) = (variance1 / people1, variance0 / people0);
        var square = error1 + error0;
        if (square == 0)
            return new(difference, new Interval(difference, difference), null, NoSpread);

        var degreesOfFreedom = square * square / ((error1 * error1 / (people1 - 1)) + (error0 * error0 / (people0 - 1)));
        var error = Math.Sqrt(square);
        var width = StudentT.Quantile(z, degreesOfFreedom) * error;
        return new(
            difference,
            new Interval(difference - width, difference + width),
            StudentT.TwoTails(difference / error, degreesOfFreedom),
            null);
    }
}
