using System.Text.RegularExpressions;
using EqualityPipeline.Frameworks;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Tests.Frameworks;
using EqualityPipeline.Tests.Sample;
using EqualityPipeline.Web.Feeds;
using EqualityPipeline.Web.OData;
using EqualityPipeline.Web.Pages;

namespace EqualityPipeline.Tests.Web;

/// <summary>The city of the sample from its registers alone, nine days after its score lapsed.</summary>
public partial class Writing_the_framework_board
{
    private static readonly MonitoringPolicy Policy = SampleRelease.Policy;
    private static readonly Organisation Northmoor = SampleRelease.Organisation("northmoor");
    private static readonly Framework Framework = Policy.Frameworks.Single(f => f.Id == "eflg-2009");

    private static Release Release { get; } = At(SampleRelease.AsOf, 'b');

    private static Release Earlier { get; } = At(new DateOnly(2011, 3, 31), 'a');

    private static PageFrame Frame { get; } = PageFrame.For(Policy.Organisations, Northmoor, Release, Edition.Approved, SampleRelease.AsOf, demonstrationClock: true);

    [Fact]
    public async Task The_board_says_where_we_stand_what_lapsed_and_whether_the_date_was_met()
    {
        var text = Readable(await BoardAsync());

        Assert.Contains("By the evidence: None yet, held by knowing-1 (Knowing your community - equality mapping).", text, StringComparison.Ordinal);
        Assert.Contains("Carried over: lapsed on 1 April 2011.", text, StringComparison.Ordinal);
        Assert.Contains("The operating target, 31 December 2010, passed 100 days ago.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_changed_is_offered_only_where_there_is_a_release_before()
    {
        var second = Release with { Manifest = Release.Manifest with { Previous = Earlier.Manifest.Id } };
        var first = Release with { Manifest = Release.Manifest with { Previous = null } };

        Assert.True(FrameworkBoardModel.From(Policy, Northmoor, Framework, second, Frame).HasReleaseBefore);
        Assert.False(FrameworkBoardModel.From(Policy, Northmoor, Framework, first, Frame).HasReleaseBefore);
    }

    [Fact]
    public async Task Areas_by_levels_are_a_table_with_headers_and_every_criterion_a_link()
    {
        var html = await BoardAsync();

        Assert.Equal(5, Regex.Count(html, "<th scope=\"row\">(Knowing your community|Place shaping|Community engagement|Responsive services|A modern)[^<]*</th><td class"));
        foreach (var level in new[] { "Developing", "Achieving", "Excellent" })
            Assert.Contains($"<th scope=\"col\">{level}", html, StringComparison.Ordinal);
        Assert.All(Framework.Criteria, c => Assert.Contains($"href=\"/northmoor/frameworks/eflg-2009/{c.Id}\"", html, StringComparison.Ordinal));
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        // What a colour says is said in words too.
        Assert.Contains("<b>Not reached</b>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reached_level_is_marked_up_to_the_one_that_is_held()
    {
        var full = FrameworkReport.Of(Policy, Northmoor, FullEvidence.Without(FullEvidence.For(Framework), Framework.FindCriterion("services-3")!.Rule!));
        var board = FrameworkBoardModel.From(Policy, Northmoor, Framework, Of(full, SampleRelease.AsOf, 'c'), Frame);

        Assert.Equal([true, true, false], board.Rows.Single(r => r.Area == "Responsive services and customer care").Cells.Select(c => c.IsReached));
        Assert.Equal([true, true, true], board.Rows[0].Cells.Select(c => c.IsReached));
        Assert.Equal("What stands before Excellent", board.GapTitle);
        Assert.Equal("Does every ethnic group use our services in the proportion in which it lives here?", Assert.Single(board.Gap).Criterion.Text);
    }

    [Fact]
    public async Task Open_and_settled_disagreements_are_listed_with_who_settled_them_and_why()
    {
        var text = Readable(await BoardAsync());

        Assert.Contains("Open, knowing-1:", text, StringComparison.Ordinal);
        Assert.Contains("Settled, engagement-1:", text, StringComparison.Ordinal);
        Assert.Contains("Settled by the Lead assessor on 20 December 2010, as met: The peers saw the forms of 2009; all were changed in April 2010", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_criterion_says_its_evidence_its_dates_and_who_owes_what()
    {
        var model = CriterionModel.From(Policy, Northmoor, Framework, Framework.FindCriterion("leadership-11")!, Release, [Release.Manifest, Earlier.Manifest], Frame);
        var text = Readable((await HttpAnswers.ExecuteAsync(_ => WebPages.CriterionAsync(model))).Text);

        Assert.Contains("Not met. 4 of 5 directorates have a post that holds the role", text, StringComparison.Ordinal);
        Assert.Contains("Missing: Environment.", text, StringComparison.Ordinal);
        Assert.Contains("Owed by Chief executive", text, StringComparison.Ordinal);
        Assert.Contains("Rests on Role-holders", text, StringComparison.Ordinal);
        // Nothing of it changed between the two releases: it has one moment.
        Assert.Equal("31 March 2011", Assert.Single(model.History).AsOf);
    }

    [Fact]
    public async Task A_criterion_shows_what_people_judged_with_their_evidence_and_what_would_change_if_it_were_met()
    {
        var model = CriterionModel.From(Policy, Northmoor, Framework, Framework.FindCriterion("engagement-1")!, Release, [Release.Manifest], Frame);
        var html = (await HttpAnswers.ExecuteAsync(_ => WebPages.CriterionAsync(model))).Text;

        Assert.Equal(
            [
                "Self-assessment of 15 November 2010 by the Equality lead: met.",
                "Peer challenge of 8 December 2010 by the Head of Policy (Westvale County Council): not met. Young people were asked for their age on few forms",
                "External assessor of 20 December 2010 by the Lead assessor (Regional improvement body (invented)): met. It settles the disagreement with the peers. The peers saw the forms of 2009; all were changed in April 2010",
            ],
            model.Judgements.Select(j => j.Words));
        Assert.Contains("<a href=\"https://www.northmoor.example/equality/forms\" rel=\"noreferrer\">The forms now in use</a>", html, StringComparison.Ordinal);
        // By the registers alone it is not met: declared figures are not among them.
        Assert.Contains(model.Facts, fact => fact.Name == "If it were met" && fact.Text.StartsWith("engagement-1 would be met.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_criterion_of_a_framework_that_is_not_scored_says_so()
    {
        var other = Policy.Frameworks.Single(f => f.Id == "eflg-2021");
        var model = CriterionModel.From(Policy, Northmoor, other, other.Criteria[0], Release, [Release.Manifest], Frame);

        Assert.Contains("It is not scored", Readable((await HttpAnswers.ExecuteAsync(_ => WebPages.CriterionAsync(model))).Text), StringComparison.Ordinal);
        Assert.False(FrameworkBoardModel.From(Policy, Northmoor, other, Release, Frame).IsScored);
    }

    [Fact]
    public async Task The_same_is_data()
    {
        var answer = await HttpAnswers.ExecuteAsync(request => Task.FromResult(FrameworksFeed.Answer(request, Policy, Northmoor, Release, Edition.Approved)));
        var framework = answer.Json.GetProperty("frameworks")[0];

        Assert.Equal("eflg-2009", framework.GetProperty("framework").GetString());
        Assert.Equal(29, framework.GetProperty("areas").EnumerateArray().Sum(a => a.GetProperty("themes").GetArrayLength()));
        Assert.Contains(framework.GetProperty("scores").EnumerateArray(), s => s.GetProperty("basis").GetString() == "migrated" && s.GetProperty("state").GetString() == "lapsed");
        Assert.Equal(91, framework.GetProperty("plan").GetProperty("reserveDays").GetInt32());
        Assert.Contains(framework.GetProperty("disagreements").EnumerateArray(), d => d.GetProperty("settledBy").GetString() == "Lead assessor");
        Assert.Equal(5, answer.Json.GetProperty("otherFrameworks").GetArrayLength());
    }

    /// <summary>The contract's columns keep their names and order; what is new stands behind them. Of one area there may be several scores, each with an id of its own.</summary>
    [Fact]
    public async Task The_OData_sets_have_every_score_and_keep_their_columns()
    {
        var feed = new FeedReader(new FeedSource(Policy, [Release], [], [], Edition.Approved, WebSample.Clock));
        var scores = (await feed.GetAsync("FrameworkScores?$filter=Area%20eq%20'all'")).Json.GetProperty("value").EnumerateArray().ToList();

        Assert.Equal(["northmoor|eflg-2009|all", "northmoor|eflg-2009|all|migrated"], scores.Select(s => s.GetProperty("Id").GetString()));
        Assert.Equal(
            ["Id", "Release", "Organisation", "Framework", "Area", "AsOf", "Level", "LevelName", "Basis", "Weakest", "ExpiresOn", "TargetLevel", "TargetDate"],
            scores[0].EnumerateObject().Select(p => p.Name).Where(n => n[0] != '@').Take(13));
        Assert.Equal(("2011-04-01", "2010-12-31", "lapsed"), (
            scores[1].GetProperty("ExpiresOn").GetString(), scores[1].GetProperty("TargetDate").GetString(), scores[1].GetProperty("State").GetString()));

        var criterion = (await feed.GetAsync("FrameworkCriteria?$filter=Criterion%20eq%20'leadership-11'")).Json.GetProperty("value")[0];
        Assert.Equal(
            ["Id", "Organisation", "Framework", "Area", "Level", "Criterion", "Met", "Evidence", "EvidenceState", "Owner", "Due"],
            criterion.EnumerateObject().Select(p => p.Name).Where(n => n[0] != '@').Take(11));
    }

    [Fact]
    public async Task Disagreements_are_a_set_of_their_own()
    {
        var feed = new FeedReader(new FeedSource(Policy, [Release], [], [], Edition.Approved, WebSample.Clock));
        var settled = Assert.Single((await feed.GetAsync("FrameworkDisagreements?$filter=State%20eq%20'settled'%20and%20Criterion%20ne%20null")).Json.GetProperty("value").EnumerateArray());

        Assert.Equal(("northmoor|eflg-2009|engagement|engagement-1", "not-met", "Lead assessor", "peer", "2010-12-20"), (
            settled.GetProperty("Id").GetString(), settled.GetProperty("Peer").GetString(), settled.GetProperty("SettledBy").GetString(),
            settled.GetProperty("SettledFor").GetString(), settled.GetProperty("SettledOn").GetString()));
    }

    private static async Task<string> BoardAsync()
        => (await HttpAnswers.ExecuteAsync(_ => WebPages.FrameworkAsync(FrameworkBoardModel.From(Policy, Northmoor, Framework, Release, Frame)))).Text;

    private static Release At(DateOnly asOf, char digit) => Of(
        FrameworkReport.Of(Policy, Northmoor, new FrameworkEvidence(asOf, FrameworkInputs.LastMonthDue(Northmoor, asOf), [], [], []) { Registers = SampleLevels.Of("northmoor", asOf) }), asOf, digit);

    private static Release Of(FrameworkReport report, DateOnly asOf, char digit) => new(
        new ReleaseManifest(new string(digit, 32), "northmoor", asOf, null, [], [], report.Scores, report.Criteria) { Frameworks = report.Outlook }, []);

    private static string Readable(string html) => Spaces().Replace(System.Net.WebUtility.HtmlDecode(Tags().Replace(html, " ")), " ").Replace(" :", ":", StringComparison.Ordinal).Replace(" ,", ",", StringComparison.Ordinal);

    [GeneratedRegex("<[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();
}
