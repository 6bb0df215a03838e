using System.Collections.Immutable;
using EqualityPipeline.Periods;

namespace EqualityPipeline.Policy;

/// <summary>An edition of a framework of equality performance: areas, ordered levels, and criteria bound to evidence.</summary>
public sealed record Framework
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Source { get; init; }

    public required MonthSpan InForce { get; init; }

    /// <summary>Lowest first; level 0 (none reached) is not listed.</summary>
    public required ImmutableArray<FrameworkLevel> Levels { get; init; }

    public required ImmutableArray<FrameworkArea> Areas { get; init; }

    public required ImmutableArray<Criterion> Criteria { get; init; }
}

/// <param name="Rank">1 for the lowest level.</param>
/// <param name="AlsoKnownAs">Other names with who used them, for example "Emerging (draft wording, 2009)".</param>
public sealed record FrameworkLevel(string Id, string Name, int Rank, string Subtitle, ImmutableArray<string> AlsoKnownAs);

public sealed record FrameworkArea(string Id, string Name);

/// <param name="Owner">The role that owes the evidence.</param>
public sealed record Criterion(string Id, string Area, string Level, string Question, string Owner, EvidenceRule Rule);

/// <summary>How live data settle a criterion.</summary>
public abstract record EvidenceRule
{
    private EvidenceRule() { }

    /// <summary>Enough of the returns expected in the last months were accepted.</summary>
    /// <param name="AtLeast">Share of those expected, in [0, 1].</param>
    public sealed record ReturnsAccepted(string Return, int Months, double AtLeast) : EvidenceRule;

    /// <summary>Enough of the accepted returns of the last months arrived by their deadline.</summary>
    public sealed record ReturnsOnTime(string Return, int Months, double AtLeast) : EvidenceRule;

    /// <summary>A measure is held, not older than some months, by each of these strands.</summary>
    public sealed record StrandsMapped(string Return, string Measure, ImmutableArray<string> Strands, int MaxAgeMonths) : EvidenceRule;

    /// <summary>Enough people declared their category, over the last months and every one of these strands.</summary>
    public sealed record Declared(string Return, string Measure, ImmutableArray<string> Strands, int Months, double AtLeast) : EvidenceRule;

    /// <summary>Over the last months no group of the strand had a published gap clearly worse than its comparator in more than some of the months.</summary>
    /// <param name="AtMostMonths">Months in which some group may be clearly worse.</param>
    public sealed record NoClearGap(string Indicator, string Strand, int Months, int AtMostMonths) : EvidenceRule;
}
