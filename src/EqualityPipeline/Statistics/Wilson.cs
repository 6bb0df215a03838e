namespace EqualityPipeline.Statistics;

/// <summary>Limits of a proportion by Wilson's score interval, without continuity correction.</summary>
public static class Wilson
{
    /// <param name="count">People with the outcome, 0 ≤ count ≤ of.</param>
    /// <param name="of">People who could have had it, above 0; nobody at all has no proportion and no limits: ask first.</param>
    /// <param name="z">Normal quantile, in standard deviations.</param>
    /// <returns>Both limits as fractions in [0, 1]; never percentages. They always contain count / of.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count, base or quantile outside those ranges.</exception>
    /// <remarks>
    /// Wilson (1927), JASA 22, 209-212; Newcombe (1998), Statistics in Medicine 17, 857-872, method 3; PHEindicatormethods <c>wilson_lower</c>.
    /// The lower limit is written as 2x²/(n(A + B)), the conjugate of their (A - B)/(2(n + z²)): the same number without the cancellation.
    /// </remarks>
    public static Interval Limits(double count, double of, double z = NormalQuantile.Z95)
    {
        Demand.PartOf(count, of);
        Demand.Quantile(z);
        if (of == 0)
            throw new ArgumentOutOfRangeException(nameof(of), of, "Nobody at all has no proportion.");

        var share = count / of;
        var middle = (2 * count) + (z * z);
        var root = z * Math.Sqrt((z * z) + (4 * count * (1 - share)));
        return new Interval(
            2 * count * share / (middle + root),
            count == of ? 1 : (middle + root) / (2 * (of + (z * z))));
    }
}
