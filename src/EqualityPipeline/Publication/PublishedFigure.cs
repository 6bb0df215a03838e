namespace EqualityPipeline.Publication;

/// <summary>A figure that has passed disclosure control: one row of <c>Figures</c>, safe to show.</summary>
/// <remarks>
/// Only <see cref="DisclosureControl"/> makes one, and only storage restores one it made. Values, limits, comparator and difference are
/// multiplied by the indicator's <c>Per</c>; ratio, declaration rate and p values never are. No number stands beside the markers c, x and z.
/// </remarks>
public sealed record PublishedFigure
{
    internal PublishedFigure() { }

    public string Id => string.Join('|', Organisation, Directorate, Service, Place, Period, Indicator, Strand, Group);

    public required string Organisation { get; init; }

    /// <summary>Directorate id; <c>all</c> for the organisation as a whole.</summary>
    public required string Directorate { get; init; }

    public required string Service { get; init; }

    public required string Place { get; init; }

    /// <summary>For a month, <c>yyyy-MM</c>.</summary>
    public required string Period { get; init; }

    /// <summary><c>month</c>.</summary>
    public required string PeriodType { get; init; }

    public required DateOnly PeriodStart { get; init; }

    public required DateOnly PeriodEnd { get; init; }

    public required string Indicator { get; init; }

    /// <summary>Strand id; <c>all</c> for everyone, whatever the strand.</summary>
    public required string Strand { get; init; }

    /// <summary>A category, a roll-up, a reserved group, or <c>all</c>: the strand's total, undeclared people included.</summary>
    public required string Group { get; init; }

    public decimal? Numerator { get; init; }

    public decimal? Denominator { get; init; }

    public double? Value { get; init; }

    public double? Lower95 { get; init; }

    public double? Upper95 { get; init; }

    public double? Lower998 { get; init; }

    public double? Upper998 { get; init; }

    /// <summary><c>rest</c>, <c>population</c>, or the code of the group compared with; null where there is no comparator.</summary>
    public string? Comparator { get; init; }

    public double? ComparatorValue { get; init; }

    public double? Ratio { get; init; }

    public double? RatioLower95 { get; init; }

    public double? RatioUpper95 { get; init; }

    public double? Difference { get; init; }

    public double? DifferenceLower95 { get; init; }

    public double? DifferenceUpper95 { get; init; }

    public double? PValue { get; init; }

    public double? QValue { get; init; }

    /// <summary>In words: clearly better, clearly worse, possible, no clear difference, too few to say; null where nothing is compared, or nothing says how sure the difference is.</summary>
    public string? Verdict { get; init; }

    /// <summary>Declared people over all people of the strand's base, in [0, 1].</summary>
    public double? DeclarationRate { get; init; }

    /// <summary>Null, or comma-separated in this order: c, x, z, u, b, r, p.</summary>
    public string? Marker { get; init; }

    public string? MarkerReason { get; init; }
}
