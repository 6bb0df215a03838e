using System.Collections.Immutable;
using EqualityPipeline.Cells;
using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Tests.Publication.Attacking;
using EqualityPipeline.Tests.Sample;

namespace EqualityPipeline.Tests.Publication;

/// <summary>Recruitment of the sample's first year, by every member and by the partnership, in three releases: as returned, with one member's returns corrected, and with those as they were and another's corrected.</summary>
public class Attacking_a_partnership_over_its_releases(ITestOutputHelper output)
{
    private const string Family = "recruitment.applied";
    private const int NarrowestRange = 3;

    /// <remarks>
    /// What its members correct can give away counts that no total hidden now would protect: members do not know what totals have told. The account of the partnership names each of them.
    /// </remarks>
    [Fact]
    public void Whoever_has_kept_every_release_of_all_of_them_narrows_no_small_count_but_those_that_the_account_names_as_exposed()
    {
        var (chain, accounts) = Chain(remembers: true);
        var exposed = accounts.SelectMany(a => a.Counts.Concat(a.Past)).Where(c => c.Fate == CountFate.Exposed).Select(c => (c.Period, GroupOf(c.Key), c.People)).ToHashSet();
        var attacker = new FamilyAttacker(SampleRelease.Policy, chain);

        Assert.Empty(attacker.Mistakes().Take(3));
        var leaks = attacker.Leaks(attacker.ToBound(wholeBlock: 500, ofLarger: 60), NarrowestRange).ToList();
        output.WriteLine($"{attacker.Targets.Count} small counts attacked; {leaks.Count} are narrowed and named as exposed.");
        Assert.True(attacker.Targets.Count >= 500);
        Assert.All(leaks, leak => Assert.Contains((leak.Target.Name.Split(' ')[1], GroupOf(leak.Target.Name), leak.Target.People), exposed));
        Assert.True(leaks.Count <= 8);

        // A key ends with the strand and the group, and of what is left with what it is without.
        static string GroupOf(string name) => string.Join('|', name.Split('|')[^2..]).Split(' ')[0];
    }

    [Fact]
    public void Releases_that_each_are_the_first_give_more_away()
    {
        var attacker = new FamilyAttacker(SampleRelease.Policy, Chain(remembers: false).Releases);

        Assert.Empty(attacker.Mistakes().Take(3));
        Assert.True(attacker.Leaks([], NarrowestRange).Count() > 8);
    }

    private static (List<PublishedFamily> Releases, List<DisclosureAudit> Accounts) Chain(bool remembers)
    {
        var returned = SampleRelease.Partnership.Members
            .SelectMany(m => SampleRelease.Held(m).Where(s => s.Period < new ReportingMonth(2010, 4) && s.ReturnType is "recruitment" or "population").Select(s => s with { Member = m })).ToList();
        var accounts = new Dictionary<string, DisclosureAudit>();
        var pooling = new Pooling(SampleRelease.Policy, SampleRelease.Partnership);
        var chain = new List<PublishedFamily>();
        var told = new List<DisclosureAudit>();
        foreach (var submissions in new[] { returned, Corrected(returned, "westvale", 1), Corrected(returned, "northmoor-police", 2) })
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
            var before = remembers ? accounts.GetValueOrDefault(organisation.Id, DisclosureAudit.None) : DisclosureAudit.None;
            var published = DisclosureControl.Publish(
                computed, new DisclosureHistory(before, DisclosureAudit.None) { Members = [.. organisation.Members.Select(m => new MemberAudit(m, accounts[m]))] });
            accounts[organisation.Id] = published.Audit;
            told.Add(published.Audit);
            chain.Add(new PublishedFamily([computed], published.Figures));
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
