namespace EqualityPipeline.Policy;

/// <summary>Which counts of people are too small to show, and how the others are shown.</summary>
/// <param name="SmallestPublishedCount">People; counts from 1 to one less are hidden. 5 to 30.</param>
/// <param name="ZerosDisclose">Whether a zero is hidden too, and with it a group that is everybody: its remainder is zero.</param>
/// <param name="RoundTo">Shown counts are rounded to a multiple of this; null where they are shown as they are.</param>
public readonly record struct SuppressionRule(int SmallestPublishedCount, bool ZerosDisclose, int? RoundTo)
{
    /// <summary>Whether a count tells of few enough people to be hidden for itself.</summary>
    public bool IsSmall(decimal people) => people < SmallestPublishedCount && (people > 0 || ZerosDisclose);

    /// <summary>A shown count as it is shown.</summary>
    /// <param name="people">0 or more.</param>
    /// <remarks>
    /// Half a step goes up. Greater counts never become the smaller, so a part is never shown above its whole. Rounding comes after suppression and is no part of the proof.
    /// All that stands beside a count (rate, limits, comparison, p value, declaration rate) is computed from rounded counts: from the true ones they could be had back.
    /// </remarks>
    public decimal Shown(decimal people)
        => RoundTo is { } step ? Math.Round(people / step, MidpointRounding.AwayFromZero) * step : people;
}
