using System.Collections.Immutable;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Indicators;

/// <summary>A figure as computed, before disclosure control: nothing outside the domain accepts it.</summary>
public sealed record Figure
{
    public required Indicator Indicator { get; init; }

    public required FigurePeriod Period { get; init; }

    public required Unit Unit { get; init; }

    public required string Strand { get; init; }

    public required string Group { get; init; }

    /// <summary>The counts that the row shows or gives away; one of them hidden hides the row.</summary>
    public required ImmutableArray<CountKey> RestsOn { get; init; }

    /// <summary>The further counts that its comparator gives away; one of them hidden hides the comparison.</summary>
    public ImmutableArray<CountKey> ComparisonRestsOn { get; init; } = [];

    /// <summary>The further counts that its declaration rate gives away.</summary>
    public ImmutableArray<CountKey> DeclarationRestsOn { get; init; } = [];

    /// <summary>Whether those who did not declare could turn the comparison without being very unlike those who did; then it has no verdict.</summary>
    public bool CouldTurn { get; init; }

    /// <summary>The further counts that this tells of.</summary>
    public ImmutableArray<CountKey> TurnRestsOn { get; init; } = [];

    public decimal? Numerator { get; init; }

    public decimal? Denominator { get; init; }

    /// <summary>Null where there is no base or too small a one.</summary>
    public Estimate? Estimate { get; init; }

    public Contrast? Contrast { get; init; }

    /// <summary>Declared people over all people of the base, in [0, 1].</summary>
    public double? DeclarationRate { get; init; }

    public required FigureState State { get; init; }

    /// <summary>Plain words for whatever is missing or to be borne in mind, sorted by weight.</summary>
    public ImmutableArray<string> Reasons { get; init; } = [];

    /// <summary>What is said of the comparison, or why there is none, because of its counts: it tells of them, and is told only where they are.</summary>
    public ImmutableArray<string> ComparisonReasons { get; init; } = [];

    /// <summary>What contradicts the figure, in words; it tells of <see cref="ContradictionRestsOn"/>, and is told only where they are.</summary>
    public string? Contradiction { get; init; }

    public ImmutableArray<CountKey> ContradictionRestsOn { get; init; } = [];

    /// <summary>Whether returns that the figure should rest on are still missing.</summary>
    public bool IsPartial { get; init; }

    /// <summary>Whether it cannot be set beside the periods before: a category or a question has changed. The reasons say which.</summary>
    public bool IsBroken { get; init; }
}

public enum FigureState
{
    /// <summary>There is a value.</summary>
    Known,

    /// <summary>Not returned, or not collected.</summary>
    NotAvailable,

    /// <summary>The question makes no sense here.</summary>
    NotApplicable,

    /// <summary>Counts are known, but too few for a value.</summary>
    LowReliability,
}

/// <summary>Every figure of one family of indicators of one organisation in one council year.</summary>
/// <param name="Periods">Months, quarters and the year: one table, whose periods add up.</param>
/// <param name="RollingYears">Twelve months that end with a month of this year, and so begin in the year before.</param>
/// <param name="Groups">Which groups are told.</param>
public sealed record YearFigures(
    MonitoringPolicy Policy, Organisation Organisation, IndicatorFamily Family, int FinancialYear,
    ImmutableArray<PeriodFigures> Periods, ImmutableArray<PeriodFigures> RollingYears, ShownGroups Groups)
{
    /// <summary>People: counts from 1 to one less are hidden. Where partners ask for more than the policy, it is theirs.</summary>
    public int SmallestPublishedCount { get; init; } = Policy.Publication.SmallestPublishedCount;

    /// <summary>By which counts are hidden for themselves.</summary>
    internal SuppressionRule Rule => Policy.Publication.Suppression with { SmallestPublishedCount = SmallestPublishedCount };
}
