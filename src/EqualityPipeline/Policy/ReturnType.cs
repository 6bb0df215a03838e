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

    /// <summary>What its rows count or, of a register, what its records do as they stand.</summary>
    public required ImmutableArray<Measure> Measures { get; init; }

    /// <summary>Measures that are stages of one funnel, widest first; empty where there is none.</summary>
    public required ImmutableArray<string> Funnel { get; init; }

    /// <summary>What must hold between its measures; asked of the tally layout, where rows do not make it hold by themselves.</summary>
    public ImmutableArray<CountRule> Rules { get; init; } = [];

    /// <summary>Null where the type has no event layout.</summary>
    public required EventLayout? Event { get; init; }

    /// <summary>Null where the type has no tally layout.</summary>
    public required TallyLayout? Tally { get; init; }

    /// <summary>Null where the type has no register layout.</summary>
    public RegisterLayout? Register { get; init; }

    /// <summary>Strands without which the return is refused; the others in force may be missing and are then not collected.</summary>
    public required ImmutableArray<string> RequiredStrands { get; init; }

    /// <summary>Days the raw upload is kept.</summary>
    public required int RetentionDays { get; init; }

    /// <summary>The same type as later reporting years changed it, oldest first; each holds from its month on.</summary>
    public ImmutableArray<ReturnEdition> LaterEditions { get; init; } = [];

    /// <summary>The categories that its counts are kept apart by, in any of its layouts.</summary>
    public IEnumerable<ReturnColumn> Attributes
        => new[] { Event?.Columns, Tally?.Attributes, Register?.Columns }.SelectMany(columns => columns ?? []).Where(c => c.IsAttribute).DistinctBy(c => c.Name);

    public Measure? FindMeasure(string id) => Measures.FirstOrDefault(m => m.Id == id);

    /// <summary>The measure as it was in a month; where that year's edition has none, as the first edition that has it says, for counts of other months are used in it.</summary>
    public Measure? FindMeasure(string id, ReportingMonth month)
        => AsOf(month).FindMeasure(id) ?? FindMeasure(id) ?? LaterEditions.Select(e => e.Type.FindMeasure(id)).FirstOrDefault(m => m is not null);

    /// <summary>The type as it was in a month: an old return is checked under the rules of its own year.</summary>
    public ReturnType AsOf(ReportingMonth month) => LaterEditions.LastOrDefault(e => e.From <= month)?.Type ?? this;
}

/// <param name="Type">Whole: the edition before it with this one's changes made.</param>
/// <param name="Why">Why the rules changed, in plain English.</param>
public sealed record ReturnEdition(ReportingMonth From, string Why, ReturnType Type)
{
    /// <summary>The measures whose counts cannot be set beside those of the edition before, because another question was asked.</summary>
    public ImmutableArray<string> NotComparable { get; init; } = [];
}

public enum Frequency { Monthly, Quarterly, Yearly, AsItChanges }

/// <summary>Who sends it: each directorate, or the organisation once (then the directorate of its path is <c>corporate</c>).</summary>
public enum ReturnScope { Directorate, Organisation }
