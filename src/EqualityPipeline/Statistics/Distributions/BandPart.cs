namespace EqualityPipeline.Statistics.Distributions;

/// <summary>A group in a band of the pay.</summary>
/// <param name="Count">People, or full-time equivalents, of the group in it; not whole where a shared boundary cuts through them.</param>
/// <param name="Of">Everyone in the band.</param>
public readonly record struct BandPart(decimal Count, decimal Of)
{
    /// <summary>The group's part of the band, in [0, 1]; null where nobody is in the band.</summary>
    public double? Share => Of == 0 ? null : (double)(Count / Of);

    /// <summary>The part of a group in a stretch of the ranking of everyone, from the lowest paid.</summary>
    /// <param name="whole">Everyone's pay.</param>
    /// <param name="part">The group's, a part of it.</param>
    /// <param name="from">How many are ranked below the band.</param>
    /// <param name="to">How many are ranked below its upper end, from ≤ to ≤ everyone.</param>
    /// <remarks>
    /// People of one rate have no order among themselves. Where a boundary falls among them, the group has the same part of them on both of its sides
    /// as of all at that rate.
    /// </remarks>
    /// <exception cref="ArgumentException">The part has more at a rate than everyone.</exception>
    internal static BandPart Between(Distribution whole, Distribution part, decimal from, decimal to)
    {
        decimal below = 0, count = 0;
        foreach (var (step, partWeight) in whole.Beside(part))
        {
            var inBand = Math.Min(below + step.Weight, to) - Math.Max(below, from);
            if (inBand == step.Weight)
                count += partWeight;
            else if (inBand > 0)
                count += inBand * partWeight / step.Weight;
            below += step.Weight;
        }

        return new(count, to - from);
    }
}
