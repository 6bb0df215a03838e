using System.Collections.Immutable;
using EqualityPipeline.Periods;
using EqualityPipeline.Statistics;

namespace EqualityPipeline.Policy;

/// <summary>An equality indicator, wholly as data: its parts are named by return and measure, its arithmetic by <see cref="Kind"/>.</summary>
public sealed record Indicator
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Question { get; init; }

    public required ChainLevel Level { get; init; }

    public required Timing Timing { get; init; }

    public required Polarity Better { get; init; }

    public required IndicatorKind Kind { get; init; }

    /// <summary>The breakdowns beside the whole organisation.</summary>
    public required ImmutableArray<Breakdown> By { get; init; }

    public required MeasureReference Count { get; init; }

    public required MeasureReference Of { get; init; }

    /// <summary>What the value is multiplied by: 1 for a share, 1,000 for a rate per 1,000.</summary>
    public required int Per { get; init; }

    /// <summary>In words, for example "per 1,000 residents" or "share".</summary>
    public required string Unit { get; init; }

    public required Comparison Compare { get; init; }

    /// <summary>Below this many people in the base the figure is marked <c>u</c>: too few to say.</summary>
    public required int MinimumBase { get; init; }

    /// <summary>The finest period at which it is published.</summary>
    public required PublishedPeriod Publish { get; init; }

    public required string Domain { get; init; }

    /// <summary>One of the ten priorities of the Equalities Review; null where none applies.</summary>
    public required string? Priority { get; init; }

    public required bool Headline { get; init; }

    public required ImmutableArray<string> AlsoKnownAs { get; init; }

    public required string Source { get; init; }

    public required MonthSpan InForce { get; init; }
}

public enum ChainLevel { Input, Output, Outcome, Impact }

public enum Timing { Leading, Lagging }

/// <summary>Each kind is one written statistic.</summary>
public enum IndicatorKind
{
    /// <summary>Count within base, both people: Wilson limits.</summary>
    Proportion,

    /// <summary>Events per base: exact Poisson limits below 10 events, Byar's from 10.</summary>
    Rate,

    /// <summary>The group's share of the counted people against its share of the base: the value is the first share, the comparator the second, the ratio the index.</summary>
    RatioOfShares,
}

public enum Breakdown { Directorate, Service }

public enum PublishedPeriod { Month }

/// <param name="AsAt">Whether the counts are those of the same month or the latest known.</param>
/// <param name="MaxAgeMonths">With <see cref="AsAt.Latest"/>: how many months old they may be.</param>
/// <param name="WholeOrganisation">True where the whole organisation's counts serve every directorate and service (residents as the base of one service's users).</param>
public sealed record MeasureReference(string Return, string Measure, AsAt AsAt, int MaxAgeMonths, bool WholeOrganisation);

public enum AsAt { SameMonth, Latest }

/// <param name="NamedGroup">With <see cref="ComparatorKind.NamedGroup"/>: the code of the group compared with.</param>
/// <param name="Direction">Which side is above the line of the ratio.</param>
public sealed record Comparison(ComparatorKind With, string? NamedGroup, RatioDirection Direction);

public enum ComparatorKind { Rest, Largest, NamedGroup, Population }

public enum RatioDirection { GroupOverComparator, ComparatorOverGroup }
