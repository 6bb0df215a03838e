using System.Collections.Immutable;

namespace EqualityPipeline.Frameworks;

/// <summary>Where an organisation stands in one area of a framework, or over all of it.</summary>
/// <param name="Area">Area id; <c>all</c> for the overall score, which is its weakest area.</param>
/// <param name="Level">Rank of the level reached; 0 where none is.</param>
/// <param name="LevelName">What the framework calls level 0 where none is reached.</param>
/// <param name="Basis">computed, self, peer or migrated.</param>
/// <param name="Weakest">The criterion that holds the score at this level; null at the highest level, and where a level was claimed as a whole.</param>
/// <param name="ExpiresOn">The first day on which the score no longer stands; null where it has no end.</param>
/// <param name="TargetDate">The operating target: when the organisation means to be there.</param>
public sealed record FrameworkScore(
    string Organisation, string Framework, string Area, DateOnly AsOf, int Level, string LevelName, string Basis, string? Weakest,
    DateOnly? ExpiresOn, int? TargetLevel, DateOnly? TargetDate)
{
    public const string Computed = "computed";
    public const string Self = "self";
    public const string Peer = "peer";
    public const string Migrated = "migrated";

    public const string Whole = "all";

    /// <summary>stands, lapsed, or replaced (by a later assessment).</summary>
    public string State { get; init; } = "stands";

    /// <summary>When a person judged, or the level was carried over; null for the computed score, which is of the as-of date.</summary>
    public DateOnly? AssessedOn { get; init; }

    /// <summary>Of the overall score: the first of the areas that are no higher; null at the highest level, and where a level was claimed as a whole.</summary>
    public string? WeakestArea { get; init; }

    /// <summary>Hash of what the policy said of the framework, 16 hexadecimal digits; empty where that was not kept.</summary>
    public string PolicySlice { get; init; } = string.Empty;
}

/// <param name="Evidence">What the criterion rests on, in words with its numbers.</param>
/// <param name="EvidenceState"><c>fresh</c>, <c>ageing</c>, <c>stale</c> or <c>missing</c>.</param>
/// <param name="Owner">The role that owes the evidence.</param>
/// <param name="Due">When the action that is to meet it is due, and otherwise the operating target of its level; null where neither is set.</param>
public sealed record CriterionResult(
    string Organisation, string Framework, string Area, int Level, string Criterion, bool Met,
    string Evidence, string EvidenceState, string Owner, DateOnly? Due)
{
    /// <summary>The area of judgement; null where the framework names none.</summary>
    public string? Theme { get; init; }

    /// <summary>What the data alone say; null where no data are asked for.</summary>
    public bool? MetByData { get; init; }

    /// <summary>met, partly-met or not-met; null where nobody's judgement stands.</summary>
    public string? SelfJudgement { get; init; }

    public string? PeerJudgement { get; init; }

    public DateOnly? EvidenceOn { get; init; }

    /// <summary>When a met criterion falls by itself if nothing new comes.</summary>
    public DateOnly? StaleOn { get; init; }

    /// <summary>Of an unmet one: when it will be met if the evidence goes on coming as it has; null where that cannot be said.</summary>
    public DateOnly? Forecast { get; init; }

    /// <summary>How the forecast was reached, or why there is none; null where the criterion is met.</summary>
    public string? ForecastReason { get; init; }

    /// <summary>What people said of it that had been said by then, oldest first, whether it still counts or not; null where nobody did.</summary>
    public ImmutableArray<RecordedJudgement>? Judgements { get; init; }

    /// <summary>Ids of the actions of the action plan that are to meet it, divided by semicolons; null where there is none.</summary>
    public string? Actions { get; init; }
}
