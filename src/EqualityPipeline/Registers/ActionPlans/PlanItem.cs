using System.Collections.Immutable;

namespace EqualityPipeline.Registers.ActionPlans;

/// <summary>A strategy, a yearly plan, an action or a milestone, in the codes of its lists, held against calendar and figures.</summary>
public sealed record PlanItem
{
    public required string Id { get; init; }

    public required string Layer { get; init; }

    /// <summary>What it is part of; null for a strategy.</summary>
    public string? Parent { get; init; }

    public required string Title { get; init; }

    public required string Directorate { get; init; }

    public string? Service { get; init; }

    /// <summary>The title of a post.</summary>
    public required string Owner { get; init; }

    public ImmutableArray<string> Contributors { get; init; } = [];

    public required DateOnly? Starts { get; init; }

    public required DateOnly? Due { get; init; }

    public DateOnly? Completed { get; init; }

    public required string Status { get; init; }

    /// <summary>The action of an earlier year that it goes on with.</summary>
    public string? CarriedFrom { get; init; }

    /// <summary>Actions that go on with it.</summary>
    public ImmutableArray<string> CarriedTo { get; init; } = [];

    /// <summary>What is set aside for it, in words. Money is told as a share of itself: the policy does not make the sums public.</summary>
    public required string Resource { get; init; }

    public string? Indicator { get; init; }

    public string? Strand { get; init; }

    public string? Group { get; init; }

    public decimal? Baseline { get; init; }

    /// <summary>yyyy-MM.</summary>
    public string? BaselineMonth { get; init; }

    public decimal? Target { get; init; }

    /// <summary>yyyy-MM.</summary>
    public string? TargetMonth { get; init; }

    /// <summary>Null where it has no target.</summary>
    public TargetRun? Run { get; init; }

    public string? Expectation { get; init; }

    /// <summary>Whether it worked; null for anything but an action.</summary>
    public ActionOutcome? Outcome { get; init; }

    public ImmutableArray<string> Commitments { get; init; } = [];

    public string? CommitmentLine { get; init; }

    public ImmutableArray<string> ImpactAssessments { get; init; } = [];

    public ImmutableArray<string> Consultations { get; init; } = [];

    public string? Framework { get; init; }

    public string? Criterion { get; init; }

    public ImmutableArray<string> Barriers { get; init; } = [];

    public Rating Rating { get; init; }

    /// <summary>What the rating rests on, a sentence each; empty where all is as it should be.</summary>
    public ImmutableArray<string> Why { get; init; } = [];
}

/// <summary>How an item stands by rule, the worst last.</summary>
public enum Rating { Done, Stopped, CarriedOver, Green, Amber, Red }

/// <summary>Codes of the list plan-layer.</summary>
public static class PlanLayer
{
    public const string Strategy = "strategy";
    public const string YearlyPlan = "yearly-plan";
    public const string Action = "action";
    public const string Milestone = "milestone";
}

/// <summary>Codes of the list action-status that the rules look at.</summary>
public static class ActionStatus
{
    public const string NotStarted = "not-started";
    public const string Late = "late";
    public const string Complete = "complete";
    public const string Stopped = "stopped";
    public const string CarriedOver = "carried-over";
}
