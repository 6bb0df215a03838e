namespace EqualityPipeline.Statistics;

/// <summary>A group's share among users or staff beside its share of the population, which is known and has no limits of its own.</summary>
/// <param name="Share">The group's share among users or staff, in [0, 1].</param>
/// <param name="PopulationShare">Its share of the population, in [0, 1].</param>
/// <param name="Difference">Share minus population share.</param>
/// <param name="DifferenceLimits">Limits of that difference.</param>
/// <param name="Ratio">Share over population share.</param>
/// <param name="PValue">Exact binomial, two-sided; null also where a count is not whole.</param>
/// <param name="Undefined">Why something is missing, in words; null where nothing is.</param>
public readonly record struct Representation(
    double? Share,
    double? PopulationShare,
    double? Difference,
    Interval? DifferenceLimits,
    RatioResult Ratio,
    double? PValue,
    string? Undefined);

/// <summary>Representation: is a group's share of users or staff its share of the population?</summary>
public static class ShareOfPopulation
{
    /// <param name="count">Users or staff of the group, 0 ≤ count ≤ of.</param>
    /// <param name="of">All users or staff whose group is known.</param>
    /// <param name="populationCount">People of the group in the population, 0 ≤ populationCount ≤ populationOf.</param>
    /// <param name="populationOf">People in the population.</param>
    /// <param name="z">Normal quantile, in standard deviations.</param>
    /// <returns>
    /// Nothing but the reason with no base on either side. Nobody of the group in the population leaves the difference and takes the ratio away.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">A negative count, a count above its base, or a quantile outside (0, 10].</exception>
    /// <remarks>
    /// The limits are Wilson's of the share, moved down by the population share or divided by it: a census has no sampling error to add.
    /// </remarks>
    public static Representation Of(double count, double of, double populationCount, double populationOf, double z = NormalQuantile.Z95)
    {
        Demand.PartOf(count, of);
        Demand.PartOf(populationCount, populationOf);
        Demand.Quantile(z);
        if (of == 0 || populationOf == 0)
            return new(null, null, null, null, RatioResult.None(RatioResult.NoBase), null, RatioResult.NoBase);

        var share = count / of;
        var population = populationCount / populationOf;
        var limits = Wilson.Limits(count, of, z);
        var ratio = population == 0
            ? RatioResult.None(RatioResult.ComparatorIsZero)
            : new RatioResult(share / population, limits.Lower / population, limits.Upper / population, Adjusted: false, null);
        return new(
            share,
            population,
            share - population,
            new Interval(limits.Lower - population, limits.Upper - population),
            ratio,
            double.IsInteger(count) && double.IsInteger(of) ? ExactBinomial.TwoSided((long)count, (long)of, population) : null,
            ratio.Undefined);
    }
}
