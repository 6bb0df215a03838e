using System.Collections.Immutable;

namespace EqualityPipeline.Policy;

/// <summary>A column of a return, beside those of the strands.</summary>
public sealed record ReturnColumn
{
    public required string Name { get; init; }

    /// <summary>What the column holds and so how it is checked.</summary>
    public required ColumnType Type { get; init; }

    public required bool Required { get; init; }

    public ImmutableArray<string> AlsoKnownAs { get; init; } = [];

    /// <summary>The exact question to ask, or what to write in the column, in plain English; the form says it.</summary>
    public string? Question { get; init; }

    /// <summary>For <see cref="ColumnType.Category"/>: the code list whose codes or names it takes.</summary>
    public string? CodeList { get; init; }

    /// <summary>For a category: the counts are kept apart by it.</summary>
    public bool IsAttribute { get; init; }

    /// <summary>For a category of a tally layout: all counts of a measure in one return have the same code, because those of two would count the same people (a source, a census base).</summary>
    public bool HasOneAnswer { get; init; }

    /// <summary>For <see cref="ColumnType.Number"/>: the least and most it may be and how many decimals are taken; null where there is no bound.</summary>
    public decimal? Least { get; init; }

    public decimal? Most { get; init; }

    public int Decimals { get; init; }

    /// <summary>For <see cref="ColumnType.Text"/>: characters, at most.</summary>
    public int Longest { get; init; } = 200;

    /// <summary>In a register: several values may stand in the cell, divided by semicolons.</summary>
    public bool TakesSeveral { get; init; }

    /// <summary>For <see cref="ColumnType.Reference"/>: the return type whose key it names.</summary>
    public string? RefersTo { get; init; }

    /// <summary>In a register: the strand that the column is about; where it is not in force the column need not be filled.</summary>
    public string? ForStrand { get; init; }
}

public enum ColumnType
{
    /// <summary>A service of the directorate, by id or name.</summary>
    Service,

    /// <summary>A day; within the period in an event layout.</summary>
    Date,

    /// <summary>A ward of the organisation, by id or name; in a register also <c>all</c>.</summary>
    Place,

    /// <summary>The furthest stage of the funnel that was reached; the stages before it are counted too.</summary>
    Stage,

    /// <summary>A code of a code list, by id or name.</summary>
    Category,

    /// <summary>A number within bounds.</summary>
    Number,

    /// <summary>Short text that names no person.</summary>
    Text,

    /// <summary>A month as yyyy-MM.</summary>
    Month,

    /// <summary>An https address.</summary>
    Link,

    /// <summary>A directorate of the organisation, by id or name.</summary>
    Directorate,

    /// <summary>A strand in force, or <c>all</c>.</summary>
    Strand,

    /// <summary>A group of the row's strand, or <c>all</c>; roll-ups too.</summary>
    Group,

    /// <summary>The id of an indicator of the policy.</summary>
    Indicator,

    /// <summary>The id of a return type of the policy.</summary>
    ReturnType,

    /// <summary>A framework of the policy, by id or name.</summary>
    Framework,

    /// <summary>A criterion of a framework of the policy: of the row's framework, where the row names one.</summary>
    Criterion,

    /// <summary>What names a record within its register: letters, digits, hyphens, full stops, slashes and underscores.</summary>
    Id,

    /// <summary>The key of a row of another register, or of another row of this one.</summary>
    Reference,
}
