using System.Collections.Immutable;
using EqualityPipeline.Periods;

namespace EqualityPipeline.Policy;

/// <summary>A kind of monitoring return: what it holds, how it may be laid out and what is checked.</summary>
public sealed record ReturnType
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Why it is collected, in plain English; the form and its page say it.</summary>
    public required string Purpose { get; init; }

    public required Frequency Frequency { get; init; }

    public required ReturnScope Scope { get; init; }

    public required MonthSpan InForce { get; init; }

    public required ImmutableArray<Measure> Measures { get; init; }

    /// <summary>Measures that are stages of one funnel, widest first; empty where there is none.</summary>
    public required ImmutableArray<string> Funnel { get; init; }

    /// <summary>Null where the type has no event layout.</summary>
    public required EventLayout? Event { get; init; }

    /// <summary>Null where the type has no tally layout.</summary>
    public required TallyLayout? Tally { get; init; }

    /// <summary>Strands without which the return is refused; the others in force may be missing and are then not collected.</summary>
    public required ImmutableArray<string> RequiredStrands { get; init; }

    /// <summary>Days the raw upload is kept.</summary>
    public required int RetentionDays { get; init; }

    public Measure? FindMeasure(string id) => Measures.FirstOrDefault(m => m.Id == id);
}

public enum Frequency { Monthly, Quarterly, Yearly, AsItChanges }

/// <summary>Who sends it: each directorate, or the organisation once (then the directorate of its path is <c>corporate</c>).</summary>
public enum ReturnScope { Directorate, Organisation }

/// <param name="Public">True where the counts are published elsewhere (census), so that they need no disclosure control.</param>
public sealed record Measure(string Id, string Name, MeasureKind Kind, bool Public);

public enum MeasureKind
{
    /// <summary>Summed over months.</summary>
    Flow,

    /// <summary>Counted at a moment; never summed over months.</summary>
    Stock,

    /// <summary>Each person once in a month; never summed over months.</summary>
    DistinctPeople,
}

/// <summary>One row per contact, application or incident, one column per strand in force besides these.</summary>
/// <param name="Counts">The measure each row adds one to; null where a stage column says which.</param>
public sealed record EventLayout(ImmutableArray<EventColumn> Columns, string? Counts);

/// <param name="Type">What the column holds and so how it is checked.</param>
public sealed record EventColumn(string Name, EventColumnType Type, bool Required, ImmutableArray<string> AlsoKnownAs);

public enum EventColumnType
{
    /// <summary>A service of the directorate, by id or name.</summary>
    Service,

    /// <summary>A day within the period.</summary>
    Date,

    /// <summary>A ward of the organisation, by id or name.</summary>
    Place,

    /// <summary>The furthest stage of the funnel that was reached; the stages before it are counted too.</summary>
    Stage,
}

/// <summary>One row per count: columns <c>service</c>, <c>place</c>, <c>strand</c>, <c>group</c>, <c>measure</c>, <c>count</c>.</summary>
/// <param name="HasService">Whether a service column is read.</param>
/// <param name="HasPlace">Whether a place column is read.</param>
public sealed record TallyLayout(bool HasService, bool HasPlace);
