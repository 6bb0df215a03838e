using System.Collections.Immutable;
using EqualityPipeline.Periods;
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
    private readonly ILookup<string, string> former;

    public GroupTree(Strand strand, CodeList list, ImmutableArray<ReservedGroup> reserved, IEnumerable<FormerCode>? formerCodes = null)
    {
        former = (formerCodes ?? []).ToLookup(f => f.Code, f => f.CountsAs, StringComparer.Ordinal);
        Strand = strand.Id;
        this.list = list;
        this.reserved = reserved;
        Categories = [.. list.Details.Select(c => c.Id)];
        RollUps = [.. list.RollUps.Select(c => c.Id)];
        UndeclaredGroups = [.. Reserved(ReservedGroupBasis.Undeclared)];
        Answers = [.. Categories, .. UndeclaredGroups];
        Headings = [.. RollUps, .. list.Details.Where(c => c.RollUp is null).Select(c => c.Id)];
        Sums = [.. Equations()];
    }

    private GroupTree(DeclaredGroup group, ImmutableArray<ReservedGroup> reserved)
        : this(
            new Strand { Id = group.Id, Name = group.Name, Column = string.Empty, AlsoKnownAs = [], CodeLists = [] },
            new CodeList(group.Id, group.Name, group.Why, [Answer(DeclaredGroup.InGroup, group.Name), Answer(DeclaredGroup.NotInGroup, DeclaredGroup.NotInGroupName)]),
            reserved)
        => MinimumSize = group.MinimumSize;

    public string Strand { get; }

    /// <summary>People, below which nothing is said of a group; 0 where only the indicator says so.</summary>
    public int MinimumSize { get; }

    /// <summary>Whether it is of a group that the policy declares beyond the strands; it is told of the whole organisation only.</summary>
    public bool IsOfDeclaredGroup => MinimumSize > 0;

    /// <summary>Every sum within the strand, the parts of a sum before the sums that use it.</summary>
    public ImmutableArray<GroupSum> Sums { get; }

    public ImmutableArray<string> Categories { get; }

    public ImmutableArray<string> RollUps { get; }

    public ImmutableArray<string> UndeclaredGroups { get; }

    /// <summary>The categories and the undeclared groups: whatever an answer within the total counts as.</summary>
    public ImmutableArray<string> Answers { get; }

    /// <summary>The groups told at a level: roll-ups and categories of the whole organisation; below it the roll-ups, where the list has them.</summary>
    /// <remarks>Finer than that most counts of a month would be hidden, and much else with them.</remarks>
    public IEnumerable<string> ShownAt(UnitLevel level)
        => level == UnitLevel.Organisation ? RollUps.Concat(Categories)
        : Headings;

    /// <summary>The roll-ups and the categories that stand beside them without one; of a list without roll-ups its categories.</summary>
    public ImmutableArray<string> Headings { get; }

    public bool IsRollUp(string group) => list.Find(group) is { IsRollUp: true };

    public bool IsDeclaredGroup(string group) => list.Find(group) is not null;

    /// <summary>The groups that stand beside one another: the headings for a heading, the categories for a category under one. Where the one is told, so are the others.</summary>
    public IEnumerable<string> Peers(string group) => Headings.Contains(group, StringComparer.Ordinal) ? Headings : Categories;

    /// <summary>Of the strands that an organisation has adopted by a month, and of the groups that are declared by then.</summary>
    public static ImmutableArray<GroupTree> InForce(MonitoringPolicy policy, Organisation organisation, ReportingMonth month)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return
        [
            .. policy.StrandsInForce(organisation, month)
                .Select(strand => (Strand: strand, List: policy.CodeListFor(strand, month)))
                .Where(s => s.List is not null)
                .Select(s => new GroupTree(s.Strand, s.List!, policy.ReservedGroups, policy.FormerCodes.Where(f => f.Strand == s.Strand.Id && f.From <= month))),
            .. policy.DeclaredGroups.Where(g => g.From <= month).Select(g => new GroupTree(g, policy.ReservedGroups)),
        ];
    }

    /// <summary>What an answer under a former list counts as under this one: itself wherever this one has it.</summary>
    internal string CountsAs(string group)
    {
        while (list.Find(group) is null && former[group].FirstOrDefault() is { } later)
            group = later;
        return group;
    }

    private static Code Answer(string id, string name) => new(id, name, IsRollUp: false, RollUp: null, AlsoKnownAs: []);

    private IEnumerable<string> Reserved(ReservedGroupBasis basis) => reserved.Where(r => r.CountsAs == basis).Select(r => r.Code);

    private IEnumerable<GroupSum> Equations()
    {
        foreach (var heading in RollUps)
            yield return new GroupSum(heading, [.. list.Details.Where(c => c.RollUp == heading).Select(c => c.Id)]);
        yield return new GroupSum(Declared, [.. Headings]);
        yield return new GroupSum(Undeclared, [.. UndeclaredGroups]);
        yield return new GroupSum(Outside, [.. Reserved(ReservedGroupBasis.OutsideTotal)]);
        yield return new GroupSum(Total, [Declared, Undeclared]);
    }
}

public sealed record GroupSum(string Group, ImmutableArray<string> Parts);
