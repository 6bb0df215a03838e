namespace EqualityPipeline.Statistics;

/// <summary>Exact binomial test of a count against a known share, two-sided.</summary>
public static class ExactBinomial
{
    /// <param name="count">People seen, 0 ≤ count ≤ of.</param>
    /// <param name="of">People in all.</param>
    /// <param name="share">The share supposed, a fraction in [0, 1].</param>
    /// <returns>The probability of every count no likelier than this one, in [0, 1]; 1 where only one count is possible and it was seen.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count, base or share outside those ranges.</exception>
    /// <remarks>Clopper and Pearson (1934), Biometrika 26, 404-413. Two-sided as R <c>binom.test</c>: counts up to 1 + 1e-7 times as likely as the observed one.</remarks>
    public static double TwoSided(long count, long of, double share)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(of);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, of);
        Demand.Share(share);
        if (share is 0 or 1)
            return count == (share == 0 ? 0 : of) ? 1 : 0;

        var hump = Math.Clamp((long)((of + 1) * share), 0, of);
        return ExactTails.NoLikelier(0, of, hump, count, new Steps(of, share));
    }

    private readonly struct Steps(long of, double share) : IOutcomeSteps
    {
        public double From(long outcome) => (double)(of - outcome) / (outcome + 1) * share / (1 - share);
    }
}
