using EqualityPipeline.Publication;
using EqualityPipeline.Registers.Region;
using EqualityPipeline.Tests.Web;
using EqualityPipeline.Web.Feeds;
using EqualityPipeline.Policy;
using EqualityPipeline.Web.Pages;

namespace EqualityPipeline.Tests.Sample;

/// <summary>The truths of the region, found through the product.</summary>
public class Truths_of_the_region
{
    private static readonly RegionReport Region = SampleReports.Of("westvale").Region!;

    [Fact]
    public void T53_more_than_a_third_stays_more_than_a_third()
    {
        Assert.Equal(
            [("ES-LEVEL-0-1", "more-than", 33.3m, 36m), ("ES-LEVEL-2", "exactly", 44m, null), ("ES-LEVEL-3", "exactly", 20m, null), ("ES-LEVEL-4-5", "exactly", 0m, (decimal?)null)],
            Region.Published.Select(s => (s.Statistic, s.Qualifier, s.Value, s.AtMost)));
        Assert.All(Region.Published, share => Assert.Null(share.Base));
    }

    [Fact]
    public void T54_nobody_is_ranked_who_cannot_be()
    {
        Assert.Equal(
            ["level-3 1-2 WESTVALE", "level-2 2-7 ALDERMERE,BRACKWATER,CORVEDALE,FENMARSH,HOLLIN", "level-1 7-10 DUNWELL,ELMSTEAD,THORNLEY", " - GORSEBY"],
            Region.League.Where(b => b.Scheme == "equality-standard").Select(b => $"{b.Level} {b.BestPlace}-{b.WorstPlace} {string.Join(',', b.Authorities)}"));
        Assert.All(Region.League.Where(b => b.Scheme == "equality-standard"), b => Assert.Equal((9, 10), (b.Answered, b.Asked)));
        Assert.Equal([("BRACKWATER", "peer"), ("NORTHMOOR", "migrated")], Region.Levels.Where(l => l.Basis is not (null or "self")).Select(l => (l.Authority, l.Basis!)).Order());
        Assert.Equal([("FENMARSH", 46)], Region.Levels.Where(l => l.IsOld && l.Scheme == "equality-standard").Select(l => (l.Authority, l.MonthsOld!.Value)));
        Assert.Equal(["NORTHMOOR"], Region.Levels.Where(l => l.IsLapsed).Select(l => l.Authority));
    }

    [Fact]
    public void T55_three_of_six_targets_of_April_2010_were_met()
    {
        var regional = Region.Targets.Where(t => t.By == new DateOnly(2010, 4, 30)).ToLookup(t => t.Outcome, t => t.Authority);

        Assert.Equal(["ALDERMERE", "BRACKWATER", "DUNWELL"], regional[TargetOutcome.Met].Order(StringComparer.Ordinal));
        Assert.Equal(["CORVEDALE", "ELMSTEAD"], regional[TargetOutcome.Missed].Order(StringComparer.Ordinal));
        Assert.Equal(["GORSEBY"], regional[TargetOutcome.NotKnown]);
        Assert.Equal(
            ["BRACKWATER no survey has been sent since", "NORTHMOOR no survey has been sent since", "THORNLEY no survey has been sent since"],
            Region.Targets.Where(t => t.By > new DateOnly(2010, 4, 30)).Select(t => $"{t.Authority} {t.Why}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void T56_it_cannot_be_said_that_support_helped()
    {
        var programme = Assert.Single(Region.Programme);

        Assert.Equal(new ProgrammeArm(5, 4, 3, 1, 0, 0.75), programme.Supported);
        Assert.Equal((5, 3, 1, 2, 0), (programme.Others.Authorities, programme.Others.Known, programme.Others.MovedUp, programme.Others.Stayed, programme.Others.MovedDown));
        Assert.Equal((0.75 - 1 / 3.0, 17 / 35.0), (programme.Difference!.Value, programme.PValue!.Value), Close);
        Assert.Equal(ProgrammeVerdict.NoClearDifference, programme.Verdict);

        static bool Close((double, double) expected, (double, double) actual) => Math.Abs(expected.Item1 - actual.Item1) < 1e-9 && Math.Abs(expected.Item2 - actual.Item2) < 1e-9;
    }

    [Fact]
    public void T57_barriers_without_support_are_named()
    {
        Assert.Equal(
            ["ELMSTEAD attitudes", "ELMSTEAD data", "NORTHMOOR data", "WESTVALE resources"],
            Region.Barriers.Where(b => b.Support.IsEmpty).Select(b => $"{b.Authority} {b.Barrier}").Order(StringComparer.Ordinal));
        Assert.Contains(Region.Barriers, b => b is { Authority: "ELMSTEAD", Barrier: "data" } && b.Peers.Any(p => p.Authority == "ALDERMERE"));
    }

    [Fact]
    public async Task The_page_says_so_and_the_partnership_holds_what_its_members_hold()
    {
        var organisation = SampleRelease.Organisation("westvale");
        var release = new Release(new ReleaseManifest(new string('a', 32), "westvale", SampleRelease.AsOf, null, [], [], [], []), []) { Registers = SampleReports.Of("westvale") };
        var frame = PageFrame.For(SampleRelease.Policy.Organisations, organisation, release, Edition.Approved, SampleRelease.AsOf, demonstrationClock: true);
        var html = (await HttpAnswers.ExecuteAsync(_ => WebPages.RegionAsync(RegionModel.From(SampleRelease.Policy, organisation, release, frame)))).Text;
        var json = (await HttpAnswers.ExecuteAsync(request => Task.FromResult(RegionFeed.Answer(request, organisation, release, Edition.Approved)))).Json;

        Assert.Contains("East of England, 2006-04 to 2007-03: more than 33.3% (at most 36%, which is all that the other answers leave); how many answered was not published.", html, StringComparison.Ordinal);
        Assert.Contains("between 2 and 7, tied with 4", html, StringComparison.Ordinal);
        Assert.Contains("No clear difference (p = 0.486", System.Net.WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.Equal(33.3m, json.GetProperty("region").GetProperty("published")[0].GetProperty("value").GetDecimal());
        Assert.Contains(SampleReports.Of("northmoor-together").Region!.Levels, l => l is { Authority: "NORTHMOOR-FIRE", Scheme: "fire-standard", Level: "level-2" });
    }
}
