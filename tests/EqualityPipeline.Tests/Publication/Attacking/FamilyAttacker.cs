using System.Globalization;
using EqualityPipeline.Indicators;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;

namespace EqualityPipeline.Tests.Publication.Attacking;

/// <summary>A small count that is attacked: what it is, and how many people it truly is.</summary>
internal sealed record Target(string Name, int Unknown, decimal People);

/// <summary>A target that an attacker knows, or knows too well.</summary>
internal sealed record Leak(Target Target, double Least, double Greatest)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Target.Name}: {Target.People} is within {Least:F2} to {Greatest:F2}");
}

/// <summary>All that one organisation publishes of a family of indicators.</summary>
/// <param name="Years">As computed: the truth, of which only the structure is used to attack.</param>
/// <param name="Rows">Every published row.</param>
internal sealed record PublishedFamily(IReadOnlyCollection<YearFigures> Years, IReadOnlyCollection<PublishedFigure> Rows)
{
    public Organisation Organisation => Years.First().Organisation;
}

/// <summary>Solves together what is read of a family: the release of one organisation, several of its releases, or those of the members of a partnership and of the partnership.</summary>
internal sealed class FamilyAttacker
{
    private readonly AttackedCounts counts;

    /// <param name="all">A partnership after its members, a later release after an earlier one.</param>
    public FamilyAttacker(MonitoringPolicy policy, params IEnumerable<PublishedFamily> all)
        : this(policy, knowsWhatComesBack: true, all)
    {
    }

    /// <param name="knowsWhatComesBack">Whether a count that is as it was, after it was another in between, is known to be.</param>
    public FamilyAttacker(MonitoringPolicy policy, bool knowsWhatComesBack, params IEnumerable<PublishedFamily> all)
    {
        counts = new AttackedCounts(knowsWhatComesBack);
        var readers = new Dictionary<string, FamilyReader>();
        var read = new List<FamilyReader>();
        var families = all.ToList();
        foreach (var family in families)
        {
            var reader = new FamilyReader(policy, counts, family, family.Organisation.IsPartnership ? readers.ToDictionary() : [],
                isOneOfSeveral: families.Exists(f => f != family && (f.Organisation.Id, f.Years.First().Family.Id) == (family.Organisation.Id, family.Years.First().Family.Id)));
            // Rules bind counts of several families of one release.
            foreach (var other in read.Where(r => r.Organisation == reader.Organisation && r.Family != reader.Family))
            {
                reader.LearnRules(other);
                other.LearnRules(reader);
            }

            read.Add(reader);
            readers[reader.Organisation] = reader;
        }

        Equations.Solve();
        Targets = [.. read.SelectMany(r => r.Targets).DistinctBy(t => t.Unknown)];
        RulesLearnt = read.Sum(r => r.RulesLearnt);
    }

    public IReadOnlyList<Target> Targets { get; }

    /// <summary>How many inequalities come from the policy's rules of returns alone.</summary>
    public int RulesLearnt { get; }

    public LinearEquations Equations => counts.Equations;

    public IEnumerable<string> Mistakes() => Equations.Mistakes(n => (double)counts[n])
        .Select(e => string.Join(" + ", e.Terms.Select(t => $"{t.Times} {counts.NameOf(t.Unknown)} ({counts[t.Unknown]})")) + $" = {e.Sum}");

    /// <summary>Of the targets those that are known, those that all equations determine, and of the chosen ones those that have less than this many people of room.</summary>
    public IEnumerable<Leak> Leaks(IEnumerable<Target> chosen, double narrowest)
    {
        foreach (var target in chosen.Union(Targets.Where(t => Equations.Find(t.Unknown) is not null || Equations.IsDetermined(t.Unknown))))
        {
            var (least, greatest) = Equations.Bounds(target.Unknown);
            if (greatest - least < narrowest - 1e-3)
                yield return new Leak(target, least, greatest);
        }
    }

    /// <summary>All targets of a block of not too many unknowns; of the larger ones some, drawn by a seed.</summary>
    public List<Target> ToBound(int wholeBlock, int ofLarger)
    {
        var inBlocks = Targets.Where(t => Equations.BlockSize(t.Unknown) > 0).ToLookup(t => Equations.BlockSize(t.Unknown) <= wholeBlock);
        var others = inBlocks[false].ToArray();
        new Random(2011).Shuffle(others);
        return [.. inBlocks[true], .. others.Take(ofLarger)];
    }
}
