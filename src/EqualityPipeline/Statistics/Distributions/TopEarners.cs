namespace EqualityPipeline.Statistics.Distributions;

/// <summary>A group among the highest paid.</summary>
/// <param name="Band">Full-time equivalents of the group among the highest paid, and how many the highest paid are.</param>
/// <param name="BoundaryPay">The lowest pay among the highest paid, in the unit of the distribution; null of nobody.</param>
public readonly record struct TopEarners(BandPart Band, decimal? BoundaryPay)
{
    /// <summary>The statutory 5% of BV11.</summary>
    public const decimal TopFivePercent = 0.05m;

    /// <param name="part">The group's pay, weighed by full-time equivalents; pay is that of the whole post, a part-timer's as if full-time.</param>
    /// <param name="whole">Everyone's.</param>
    /// <param name="topShare">Where the line is drawn, from the highest paid down, as a share of everyone.</param>
    /// <returns>The group among all who are paid what the last one above the line is, or more.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A share not above 0 and at most 1.</exception>
    /// <exception cref="ArgumentException">The group has more at a pay than everyone.</exception>
    /// <remarks>
    /// BV11a, b and c (Audit Commission definition, esd.org.uk metric type 645): everyone on the same salary as the last person in is in, so the top can be
    /// more than 5%. Someone the line falls upon is in.
    /// </remarks>
    public static TopEarners Of(Distribution part, Distribution whole, decimal topShare = TopFivePercent)
    {
        if (BoundaryOf(whole, topShare) is not { } boundary)
            return default;

        decimal count = 0, of = 0;
        foreach (var (step, partWeight) in whole.Beside(part))
        {
            if (step.Figure < boundary)
                continue;
            count += partWeight;
            of += step.Weight;
        }

        return new(new(count, of), boundary);
    }

    /// <returns>
    /// The group in exactly that share of everyone: where more are paid the boundary's pay than there is room for, the room is shared among them in proportion.
    /// </returns>
    /// <remarks>
    /// Not the statutory rule, which on a pay spine can make the top 5% a tenth of everyone and move it when nobody moved; for comparing years.
    /// The same where no boundary cuts through a pay.
    /// </remarks>
    /// <inheritdoc cref="Of"/>
    public static TopEarners OfExactly(Distribution part, Distribution whole, decimal topShare = TopFivePercent)
        => BoundaryOf(whole, topShare) is { } boundary
            ? new(BandPart.Between(whole, part, Below(whole, topShare), whole.Count), boundary)
            : default;

    private static decimal Below(Distribution whole, decimal topShare) => whole.Count - (whole.Count * topShare);

    private static decimal? BoundaryOf(Distribution whole, decimal topShare)
    {
        if (topShare is <= 0 or > 1)
            throw new ArgumentOutOfRangeException(nameof(topShare), topShare, "The highest paid are more than nobody and at most everyone.");

        var (below, passed) = (Below(whole, topShare), 0m);
        foreach (var (figure, weight) in whole.Steps)
        {
            passed += weight;
            if (passed > below)
                return figure;
        }

        return null;
    }
}
