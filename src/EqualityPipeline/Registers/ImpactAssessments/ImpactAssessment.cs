using System.Collections.Immutable;

namespace EqualityPipeline.Registers.ImpactAssessments;

/// <summary>One impact assessment of the register, in the codes of its lists, held against the figures.</summary>
public sealed record ImpactAssessment
{
    public required string Id { get; init; }

    /// <summary>The directorate whose register holds it.</summary>
    public required string Directorate { get; init; }

    public required string Title { get; init; }

    public required string Subject { get; init; }

    public required string Depth { get; init; }

    public required string Delivery { get; init; }

    public string? Contract { get; init; }

    public ImmutableArray<string> Partners { get; init; } = [];

    public string? Service { get; init; }

    public ImmutableArray<string> LegalBasis { get; init; } = [];

    /// <summary>The title of a post.</summary>
    public required string Owner { get; init; }

    public required string Status { get; init; }

    public required DateOnly? Due { get; init; }

    public DateOnly? Started { get; init; }

    public DateOnly? Signed { get; init; }

    public DateOnly? Decided { get; init; }

    public DateOnly? Published { get; init; }

    public DateOnly? Review { get; init; }

    public string? Link { get; init; }

    /// <summary>The month of its newest evidence, yyyy-MM; null where it does not say.</summary>
    public string? EvidenceTo { get; init; }

    /// <summary>What it found of each strand of which it says something, in the order of the policy.</summary>
    public ImmutableArray<StrandFinding> Findings { get; init; } = [];

    public string? Discrimination { get; init; }

    public string? Decision { get; init; }

    public ImmutableArray<string> Consultations { get; init; } = [];

    public ImmutableArray<string> Indicators { get; init; } = [];

    public ImmutableArray<string> Actions { get; init; } = [];

    /// <summary>Targets that rest on it.</summary>
    public ImmutableArray<string> Targets { get; init; } = [];

    /// <summary>Still open after the day it was due.</summary>
    public bool IsOverdue { get; init; }

    /// <summary>Complete, and the day of its review has passed.</summary>
    public bool IsReviewOverdue { get; init; }

    /// <summary>Laws it names that asked for nothing on its day: that of its signing, or today while it is open.</summary>
    public ImmutableArray<string> DutiesNotInForce { get; init; } = [];

    /// <summary>Of each of its indicators and each strand in force what was published last.</summary>
    public ImmutableArray<DataPackEntry> DataPack { get; init; } = [];

    public ImmutableArray<Contradiction> Contradictions { get; init; } = [];

    /// <summary>Why it is to be opened again; empty where it is not.</summary>
    public ImmutableArray<Reopening> Reopenings { get; init; } = [];

    public bool IsOpen => Status is ImpactStatus.Planned or ImpactStatus.InProgress;
}

/// <summary>Codes of the list impact-status that the rules look at.</summary>
public static class ImpactStatus
{
    public const string Planned = "planned";
    public const string InProgress = "in-progress";
    public const string Complete = "complete";
    public const string Withdrawn = "withdrawn";
}

/// <param name="Finding">A code of the list impact-finding.</param>
public sealed record StrandFinding(string Strand, string Finding);

/// <summary>What an assessment is to look at of one indicator and one strand.</summary>
/// <param name="Directorate">Whose figures they are; <c>all</c> where the indicator is told of the whole organisation only.</param>
/// <param name="Figures">Ids of published figures; empty where none is shown.</param>
/// <param name="Missing">Why none is shown; null where one is.</param>
public sealed record DataPackEntry(string Strand, string Indicator, string Directorate, string Service, ImmutableArray<string> Figures, string? Missing);

/// <summary>Something that an assessment says and that cannot be right together with what else is known.</summary>
/// <param name="Figure">Id of the published figure that contradicts it; null where none does.</param>
/// <param name="Words">In one plain sentence, without the figure.</param>
public sealed record Contradiction(ContradictionKind Kind, string? Strand, string? Indicator, string? Figure, string Words);

public enum ContradictionKind { NoImpactBesideGap, BlankStrand, SignedAfterDecision, OldEvidence }

/// <summary>A gap that came after the signing and that the assessment does not speak of.</summary>
/// <param name="Figure">Id of the published figure.</param>
public sealed record Reopening(string Strand, string Indicator, string Figure, string Words);
