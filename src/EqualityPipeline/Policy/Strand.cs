using System.Collections.Immutable;
using EqualityPipeline.Periods;

namespace EqualityPipeline.Policy;

/// <summary>A strand of equality (race, disability, gender, age, religion or belief, sexual orientation …).</summary>
public sealed record Strand
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The header of its column in the event layout, for example <c>ethnic_group</c>.</summary>
    public required string Column { get; init; }

    public required ImmutableArray<string> AlsoKnownAs { get; init; }

    /// <summary>The code lists in force, by date; they never overlap.</summary>
    public required ImmutableArray<DatedCodeList> CodeLists { get; init; }
}

public sealed record DatedCodeList(string List, MonthSpan InForce)
{
    /// <summary>The exact wording that the answers are answers to; empty only in a policy made by hand.</summary>
    public string Question { get; init; } = string.Empty;

    /// <summary>Where the wording comes from.</summary>
    public string QuestionSource { get; init; } = string.Empty;
}

/// <summary>The strands of an era: 3 (the duties to 2007), 5, 6 (the 2006 Standard), 9 (the 2010 Act).</summary>
public sealed record StrandSet(string Id, string Name, ImmutableArray<string> Strands, string Source);

/// <summary>An answer kept apart from the categories of a strand.</summary>
public sealed record ReservedGroup(string Code, string Name, ReservedGroupBasis CountsAs, ImmutableArray<string> AlsoKnownAs);

public enum ReservedGroupBasis
{
    /// <summary>A person of the total whose category is not known (prefer not to say, unknown, left blank).</summary>
    Undeclared,

    /// <summary>Not part of the strand's total (not collected, not applicable).</summary>
    OutsideTotal,
}

/// <summary>Categories of one strand, with roll-ups, as one classification defines them.</summary>
public sealed record CodeList(string Id, string Name, string Source, ImmutableArray<Code> Codes)
{
    public Code? Find(string code) => Codes.FirstOrDefault(c => c.Id == code);

    /// <summary>The categories a return may use; roll-ups are made from them.</summary>
    public IEnumerable<Code> Details => Codes.Where(c => !c.IsRollUp);

    public IEnumerable<Code> RollUps => Codes.Where(c => c.IsRollUp);
}

/// <param name="Id">Stable code, for example <c>white-british</c>.</param>
/// <param name="Name">What a form says, for example "White: British".</param>
/// <param name="IsRollUp">True for a heading that only sums its members.</param>
/// <param name="RollUp">The heading this category belongs to; null for a heading or where the list has none.</param>
/// <param name="AlsoKnownAs">Other spellings taken for it.</param>
public sealed record Code(string Id, string Name, bool IsRollUp, string? RollUp, ImmutableArray<string> AlsoKnownAs);
