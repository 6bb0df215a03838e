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

/// <summary>Recruitment of the sample's first year, by every member and by the partnership, in releases of which each corrects returns of one member and leaves the others' as they first were.</summary>
public class Attacking_a_partnership_over_its_releases
{
    private const string Family = "recruitment.applied";
    private const int NarrowestRange = 3;

    private enum Memory { None, Own, Shared }

    /// <param name="corrections">By release who corrects, and how many people in each group.</param>
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

    [Theory]
    [InlineData(nameof(Memory.None))]
    [InlineData(nameof(Memory.Own))]
    public void Members_that_do_not_know_what_totals_have_told_give_small_counts_away(string memory)
    {
        var attacker = new FamilyAttacker(SampleRelease.Policy, Chain("northmoor 2, westvale 2, northmoor-police 2", Enum.Parse<Memory>(memory)).Releases);

        Assert.Empty(attacker.Mistakes().Take(3));
        Assert.NotEmpty(attacker.Leaks([], NarrowestRange));
    }

    private static (List<PublishedFamily> Releases, List<DisclosureAudit> Accounts) Chain(string corrections, Memory memory)
    {
        var returned = SampleRelease.Partnership.Members
            .SelectMany(m => SampleRelease.Held(m).Where(s => s.Period < new ReportingMonth(2010, 4) && s.ReturnType is "recruitment" or "population").Select(s => s with { Member = m })).ToList();
        var accounts = new Dictionary<string, DisclosureAudit>();
        var pooling = new Pooling(SampleRelease.Policy, SampleRelease.Partnership);
        var chain = new List<PublishedFamily>();
        var told = new List<DisclosureAudit>();
        foreach (var submissions in corrections.Split(", ").Select(c => c.Split(' ')).Select(c => Corrected(returned, c[0], int.Parse(c[1], CultureInfo.InvariantCulture))).Prepend(returned))
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
