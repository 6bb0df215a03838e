using System.Collections.Immutable;

namespace EqualityPipeline.Policy;

/// <param name="SmallestPublishedCount">People; counts from 1 to one less are hidden. 5 to 30.</param>
/// <param name="ShowZeros">Whether a true zero is shown.</param>
public sealed record PublicationRules(int SmallestPublishedCount, bool ShowZeros)
{
    public const int UsualQuarantineDays = 7;

    /// <summary>Shown counts are rounded to a multiple of this; null where they are not.</summary>
    public int? RoundTo { get; init; }

    public SuppressionRule Suppression => new(SmallestPublishedCount, ZerosDisclose: !ShowZeros, RoundTo);

    /// <summary>The shortest period at which groups of a strand are told of one directorate, service or place: shorter ones hold too few people to tell safely.</summary>
    public GroupPeriods GroupPeriods { get; init; } = GroupPeriods.Usual;

    /// <summary>Days that an upload is kept which was put aside for personal details, or which could not be filed.</summary>
    public int QuarantineDays { get; init; } = UsualQuarantineDays;

    public const int UsualHeadlineBudget = 20;

    /// <summary>Indicators, at most, that pages open on.</summary>
    public int HeadlineBudget { get; init; } = UsualHeadlineBudget;

    /// <summary>Address of the licence under which released figures may be used; null where the publisher states none.</summary>
    public string? Licence { get; init; }
}

/// <summary>The shortest periods at which groups are told below the whole organisation; what an indicator publishes less often is told as often as that.</summary>
public sealed record GroupPeriods(PublishedPeriod Directorate, PublishedPeriod Service, PublishedPeriod Place)
{
    public static GroupPeriods Usual { get; } = new(PublishedPeriod.Month, PublishedPeriod.Month, PublishedPeriod.Quarter);
}

public enum Edition { Approved, Working }

/// <summary>When a run chart raises an alert.</summary>
/// <param name="MinimumPoints">Months a series must have before it can signal.</param>
/// <param name="LastMonths">Only signals in this many latest months raise an alert; earlier ones are history.</param>
/// <param name="Owner">The role that answers for it.</param>
public sealed record AlertRule(string Id, string Name, AlertRuleKind Kind, int MinimumPoints, int LastMonths, string Owner, ImmutableArray<string> Channels);

public enum AlertRuleKind { OutsideXmrLimits }
