using System.Collections.Immutable;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Indicators;

/// <summary>How the groups of one strand add up in one month.</summary>
/// <remarks>
/// everyone = total + outside; total = declared + undeclared; declared = its roll-ups and the categories without one; a roll-up = its
/// categories; undeclared = prefer not to say, unknown, left blank. Only the total, the categories, the roll-ups and the undeclared groups
/// are shown under names of their own, but the rest can be derived from them, so disclosure control must know them all.
/// </remarks>
public sealed class GroupTree
{
    /// <summary>The strand's total, undeclared people included.</summary>
    public const string Total = "all";

    public const string Declared = "~declared";
    public const string Undeclared = "~undeclared";
    public const string Outside = "~outside";

    private readonly CodeList list;
    private readonly ImmutableArray<ReservedGroup> reserved;

    public GroupTree(Strand strand, CodeList list, ImmutableArray<ReservedGroup> reserved)
    {
        Strand = strand.Id;
        this.list = list;
        this.reserved = reserved;
        Sums = [.. Equations()];
    }

    public string Strand { get; }

    /// <summary>Every sum within the strand, the parts of a sum before the sums that use it.</summary>
    public ImmutableArray<GroupSum> Sums { get; }

    public IEnumerable<string> Categories => list.Details.Select(c => c.Id);

    public IEnumerable<string> RollUps => list.RollUps.Select(c => c.Id);

    public IEnumerable<string> UndeclaredGroups => Reserved(ReservedGroupBasis.Undeclared);

    /// <summary>The groups told at a level: roll-ups and categories of the whole organisation; below it the roll-ups, where the list has them.</summary>
    /// <remarks>Finer than that most counts of a month would be hidden, and much else with them.</remarks>
    public IEnumerable<string> ShownAt(UnitLevel level)
        => level == UnitLevel.Organisation ? RollUps.Concat(Categories)
        : RollUps.Any() ? RollUps.Concat(list.Details.Where(c => c.RollUp is null).Select(c => c.Id))
        : Categories;

    public bool IsRollUp(string group) => list.Find(group) is { IsRollUp: true };

    public bool IsDeclaredGroup(string group) => list.Find(group) is not null;

    /// <summary>The groups that stand beside one another: the roll-ups for a roll-up, the categories for a category.</summary>
    public IEnumerable<string> Peers(string group) => IsRollUp(group) ? RollUps : Categories;

    private IEnumerable<string> Reserved(ReservedGroupBasis basis) => reserved.Where(r => r.CountsAs == basis).Select(r => r.Code);

    private IEnumerable<GroupSum> Equations()
    {
        foreach (var heading in RollUps)
            yield return new GroupSum(heading, [.. list.Details.Where(c => c.RollUp == heading).Select(c => c.Id)]);
        yield return new GroupSum(Declared, [.. RollUps, .. list.Details.Where(c => c.RollUp is null).Select(c => c.Id)]);
        yield return new GroupSum(Undeclared, [.. UndeclaredGroups]);
        yield return new GroupSum(Outside, [.. Reserved(ReservedGroupBasis.OutsideTotal)]);
        yield return new GroupSum(Total, [Declared, Undeclared]);
    }
}

public sealed record GroupSum(string Group, ImmutableArray<string> Parts);
