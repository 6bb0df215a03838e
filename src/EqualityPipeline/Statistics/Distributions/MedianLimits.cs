namespace EqualityPipeline.Statistics.Distributions;

/// <summary>Limits of a median by the order of the figures, whatever their distribution.</summary>
public static class MedianLimits
{
    /// <param name="distribution">Weighed by people.</param>
    /// <param name="z">Normal quantile, in standard deviations; the two tails beyond it are the most that is left outside.</param>
    /// <returns>
    /// Two of the figures, in their unit; null where there are too few people (fewer than 6 at 95%, 10 at 99.8%), and where weights are not whole: full-time
    /// equivalents have no order of people.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">A quantile outside (0, 10].</exception>
    /// <remarks>
    /// Conover (1999), Practical Nonparametric Statistics, 3rd edition, 143-146; exact binomial: the r-th figure from either end, r the greatest whole number with
    /// P(X &lt; r) no more than one tail, X binomial with one half. As DescTools <c>MedianCI(method = "exact")</c>; never less than the stated confidence.
    /// </remarks>
    public static Interval? Of(Distribution distribution, double z = NormalQuantile.Z95)
    {
        Demand.Quantile(z);
        if (!distribution.IsOfWholePeople)
            return null;

        var people = (long)distribution.Count;
        var rank = Rank(people, NormalQuantile.TwoTails(z) / 2);
        return rank == 0 ? null : new Interval(At(distribution, rank), At(distribution, people - rank + 1));
    }

    /// <summary>The greatest r with P(X &lt; r) ≤ tail, X binomial of so many with one half; weights outward from the middle, so that nothing overflows.</summary>
    private static long Rank(long people, double tail)
    {
        var middle = people / 2;
        var down = new List<double> { 1 };
        for (var at = middle; at > 0 && down[^1] > 1e-40; at--)
            down.Add(down[^1] * at / (people - at + 1));

        // An even number has one middle outcome, an odd one two alike.
        var all = (2 * down.Sum()) - (people % 2 == 0 ? 1 : 0);
        var outside = 0.0;
        for (var at = down.Count - 1; at >= 0; at--)
        {
            outside += down[at];
            if (outside > tail * all)
                return middle - at;
        }

        return middle;
    }

    private static double At(Distribution distribution, long rank)
    {
        var passed = 0m;
        foreach (var (figure, weight) in distribution.Steps)
        {
            passed += weight;
            if (passed >= rank)
                return (double)figure;
        }

        throw new ArgumentOutOfRangeException(nameof(rank), rank, "Beyond the last of the people.");
    }
}
