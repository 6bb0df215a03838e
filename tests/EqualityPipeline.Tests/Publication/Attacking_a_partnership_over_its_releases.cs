using System.Collections.Immutable;
using System.Globalization;
using EqualityPipeline.Cells;
using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Tests.Publication.Attacking;
using EqualityPipeline.Tests.Sample;

namespace EqualityPipeline.Tests.Publication;

/// <summary>Recruitment of the sample's first year, by every member and by the partnership, in releases of which each corrects returns.</summary>
public class Attacking_a_partnership_over_its_releases
{
    private const string Family = "recruitment.applied";
    private const int NarrowestRange = 3;

    private enum Memory { None, Own, Shared }

    /// <param name="corrections">By release who corrects, and how many people in each group; the others' returns are as they first were.</param>
    [Theory]
    [InlineData("westvale 1, northmoor-police 2")]
    [InlineData("westvale 2, northmoor-police 2")]
    [InlineData("northmoor 2, westvale 2, northmoor-police 2")]
    public void Whoever_has_kept_every_release_of_all_of_them_narrows_no_small_count(string corrections)
    {
        var (chain, accounts) = Chain(corrections, Memory.Shared);
        var attacker = new FamilyAttacker(SampleRelease.Policy, chain);

        Assert.Empty(attacker.Mistakes().Take(3));
        Assert.Empty(attacker.Leaks(attacker.ToBound(wholeBlock: 500, ofLarger: 60), NarrowestRange));
        Assert.True(attacker.Targets.Count >= 500);
        // Nor does any account say that it could not be prevented.
        Assert.DoesNotContain(accounts.SelectMany(a => a.Counts.Concat(a.Past)), c => c.Fate == CountFate.Exposed && c.People is > 0 and < 5);
    }

    /// <summary>
    /// Four times 25 returns of any member and month are corrected, and in some strands one to three people were entered under another group. Which counts come back by chance to what they were the attacker does not know.
    /// </summary>
    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(5)]
    public void Whoever_has_kept_five_releases_with_a_hundred_corrected_returns_narrows_no_small_count(int seed)
    {
        var (chain, accounts) = Chain(FiveReleases(seed), Memory.Shared);
        var attacker = new FamilyAttacker(SampleRelease.Policy, knowsWhatComesBack: false, chain);

        Assert.Empty(attacker.Mistakes().Take(3));
        Assert.Empty(attacker.Leaks(attacker.ToBound(wholeBlock: 500, ofLarger: 60), NarrowestRange));
        Assert.True(attacker.Targets.Count >= 500);
        Assert.DoesNotContain(accounts.SelectMany(a => a.Counts.Concat(a.Past)), c => c.Fate == CountFate.Exposed && c.People is > 0 and < 5);
    }

    [Theory]
    [InlineData(nameof(Memory.None), 2)]
    [InlineData(nameof(Memory.Own), 1)]
    [InlineData(nameof(Memory.Own), 4)]
    public void Members_that_do_not_know_what_totals_have_told_give_small_counts_away(string memory, int seed)
    {
        var attacker = new FamilyAttacker(SampleRelease.Policy, knowsWhatComesBack: false, Chain(FiveReleases(seed), Enum.Parse<Memory>(memory)).Releases);

        Assert.Empty(attacker.Mistakes().Take(3));
        Assert.NotEmpty(attacker.Leaks(attacker.ToBound(wholeBlock: 500, ofLarger: 60), NarrowestRange));
    }

    private static List<List<SubmissionCells>> FiveReleases(int seed)
    {
        var random = new Random(seed);
        var releases = new List<List<SubmissionCells>> { Returned() };
        while (releases.Count < 5)
            releases.Add(Scattered(releases[^1], 25, random));
        return releases;
    }

    private static List<SubmissionCells> Scattered(List<SubmissionCells> returned, int many, Random random)
    {
        var of = Enumerable.Range(0, returned.Count).Where(i => returned[i].ReturnType == "recruitment").ToArray();
        random.Shuffle(of);
        var chosen = of.Take(many).ToHashSet();
        return [.. returned.Select((s, i) => chosen.Contains(i) ? s with { Cells = Scattered(s.Cells, random) } : s)];
    }

    private static ImmutableArray<Cell> Scattered(ImmutableArray<Cell> cells, Random random) =>
    [
        .. cells.GroupBy(c => (c.Service, c.Place, c.Attributes, c.Strand, c.Bucket)).SelectMany(ofStrand =>
        {
            string[] groups = [.. ofStrand.Select(c => c.Group).Distinct().Order(StringComparer.Ordinal)];
            if (groups.Length < 2 || random.NextDouble() < 0.4)
                return ofStrand.ToList();
            random.Shuffle(groups);
            var people = random.Next(1, 4);
            return ofStrand.GroupBy(c => c.Measure).SelectMany(ofMeasure =>
            {
                var list = ofMeasure.ToList();
                var from = list.FindIndex(c => c.Group == groups[0]);
                var to = list.FindIndex(c => c.Group == groups[1]);
                if (from < 0)
                    return list;
                var moved = Math.Min(people, list[from].Count);
                if (to < 0)
                    list.Add(list[from] with { Group = groups[1], Count = moved });
                else
                    list[to] = list[to] with { Count = list[to].Count + moved };
                list[from] = list[from] with { Count = list[from].Count - moved };
                return list.Where(c => c.Count > 0).ToList();
            }).ToList();
        }),
    ];

    private static List<SubmissionCells> Returned() => SampleRelease.Partnership.Members
        .SelectMany(m => SampleRelease.Held(m).Where(s => s.Period < new ReportingMonth(2010, 4) && s.ReturnType is "recruitment" or "population").Select(s => s with { Member = m })).ToList();

    private static (List<PublishedFamily> Releases, List<DisclosureAudit> Accounts) Chain(string corrections, Memory memory)
    {
        var returned = Returned();
        return Chain([.. corrections.Split(", ").Select(c => c.Split(' ')).Select(c => Corrected(returned, c[0], int.Parse(c[1], CultureInfo.InvariantCulture))).Prepend(returned)], memory);
    }

    private static (List<PublishedFamily> Releases, List<DisclosureAudit> Accounts) Chain(List<List<SubmissionCells>> releases, Memory memory)
    {
        var accounts = new Dictionary<string, DisclosureAudit>();
        var pooling = new Pooling(SampleRelease.Policy, SampleRelease.Partnership);
        var chain = new List<PublishedFamily>();
        var told = new List<DisclosureAudit>();
        foreach (var submissions in releases)
        {
            foreach (var member in SampleRelease.Partnership.Members)
                Publish(SampleRelease.Organisation(member), [.. submissions.Where(s => s.Member == member).Select(s => s with { Member = null })]);
            Publish(SampleRelease.Partnership, submissions.FindAll(s => pooling.Takes(s.Member!, s.ReturnType, s.Period)));
        }

        return (chain, told);

        void Publish(Organisation organisation, List<SubmissionCells> submissions)
        {
            var policy = SampleRelease.Policy;
            var year = FamilyYear.Of(policy, organisation, submissions.Select(s => (s.ReturnType, s.Period))).Single(y => y.Family.Id == Family && y.FinancialYear == 2009);
            var computed = FigureCalculator.Compute(policy, organisation, year.Family, 2009, new ReturnedCounts(policy, organisation, year.Family, submissions), year.Covered);
            var before = memory == Memory.None ? DisclosureAudit.None : accounts.GetValueOrDefault(organisation.Id, DisclosureAudit.None);
            var published = DisclosureControl.Publish(computed, new DisclosureHistory(before, DisclosureAudit.None) { Elsewhere = [.. Elsewhere(organisation)] });
            accounts[organisation.Id] = published.Audit;
            told.Add(published.Audit);
            chain.Add(new PublishedFamily([computed], published.Figures));
        }

        IEnumerable<OrganisationAudit> Elsewhere(Organisation organisation)
        {
            if (organisation.IsPartnership)
                return organisation.Members.Select(m => new OrganisationAudit(m, accounts[m]));
            return memory == Memory.Shared && accounts.ContainsKey(SampleRelease.Partnership.Id)
                ? SampleRelease.Partnership.Members.Where(m => m != organisation.Id).Prepend(SampleRelease.Partnership.Id).Select(o => new OrganisationAudit(o, accounts[o]))
                : [];
        }
    }

    /// <summary>In every strand of one member some people were entered under another group.</summary>
    private static List<SubmissionCells> Corrected(List<SubmissionCells> returned, string member, int people)
        => returned.ConvertAll(s => s.Member == member && s.ReturnType == "recruitment" ? s with { Cells = Corrected(s.Cells, people) } : s);

    private static ImmutableArray<Cell> Corrected(ImmutableArray<Cell> cells, int people) =>
    [
        .. cells.GroupBy(c => (c.Service, c.Place, c.Measure, c.Attributes, c.Strand, c.Bucket)).SelectMany(ofStrand =>
        {
            var groups = ofStrand.OrderByDescending(c => c.Count).ThenBy(c => c.Group, StringComparer.Ordinal).ToList();
            if (groups.Count < 2 || groups[0].Count < people)
                return groups;
            return [groups[0] with { Count = groups[0].Count - people }, .. groups[1..^1], groups[^1] with { Count = groups[^1].Count + people }];
        }),
    ];
}
