using System.Collections.Immutable;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Web.Feeds;

namespace EqualityPipeline.Tests.Web;

public class Writing_JSON_feeds
{
    [Fact]
    public async Task Health_says_what_is_current_and_turns_503_with_a_failed_check()
    {
        var report = new HealthReport(
            "00112233aabbccdd", new DateOnly(2011, 4, 10), true,
            ImmutableSortedDictionary<string, CurrentReleases>.Empty.Add("northmoor", new CurrentReleases("aa", null)),
            [new HealthCheck("storage", true, "reachable")]);

        var well = await HttpAnswers.ExecuteAsync(_ => Task.FromResult(HealthFeed.Answer(report)));
        var ill = await HttpAnswers.ExecuteAsync(_ => Task.FromResult(HealthFeed.Answer(report with { Checks = [new HealthCheck("storage", false, "unreachable")] })));

        Assert.Equal(200, well.Status);
        Assert.Equal(
            """{"status":"healthy","policyVersion":"00112233aabbccdd","asOf":"2011-04-10","demonstrationClock":true,"releases":{"northmoor":{"working":"aa","approved":null}},"checks":[{"name":"storage","status":"healthy","message":"reachable"}]}""",
            well.Text);
        Assert.Equal((503, "unhealthy"), (ill.Status, ill.Json.GetProperty("status").GetString()));
    }

    [Fact]
    public async Task Releases_are_listed_by_organisation_and_edition()
    {
        var moved = new DateTimeOffset(2011, 4, 10, 2, 0, 0, TimeSpan.Zero);
        var list = await HttpAnswers.ExecuteAsync(_ => Task.FromResult(ReleasesFeed.List(
        [
            new ReleasePointer("westvale", Edition.Working, "cc", moved, "timer"),
            new ReleasePointer("northmoor", Edition.Working, "bb", moved, "timer"),
            new ReleasePointer("northmoor", Edition.Approved, "aa", moved, "key"),
        ])));

        Assert.StartsWith(
            """[{"organisation":"northmoor","edition":"approved","release":"aa","movedAt":"2011-04-10T02:00:00Z","address":"/api/releases/northmoor/approved"},{"organisation":"northmoor","edition":"working",""",
            list.Text, StringComparison.Ordinal);
        Assert.Equal(3, list.Json.GetArrayLength());
    }

    [Fact]
    public async Task A_summary_holds_headlines_scores_and_completeness()
    {
        var summary = (await SummaryAsync(Edition.Working)).Json;

        Assert.Equal("2011-03", summary.GetProperty("latestPeriod").GetString());
        Assert.Equal((14, 1), (summary.GetProperty("figures").GetInt32(), summary.GetProperty("hidden").GetInt32()));
        Assert.Equal(11, summary.GetProperty("headlines").GetArrayLength());
        Assert.Equal("p", summary.GetProperty("headlines")[0].GetProperty("marker").GetString());
        Assert.Equal("Developing", summary.GetProperty("frameworkScores")[0].GetProperty("levelName").GetString());
        Assert.Equal(
            """{"period":"2011-03","expected":3,"received":1,"counted":0,"late":2,"missing":2}""",
            summary.GetProperty("completeness")[0].GetRawText());
    }

    [Fact]
    public async Task A_reader_who_holds_the_summary_is_told_that_it_has_not_changed()
    {
        var first = await SummaryAsync(Edition.Approved);
        var tag = first.Headers.ETag.ToString();

        Assert.StartsWith($"\"{new string('a', 32)}-approved", tag, StringComparison.Ordinal);
        var again = await SummaryAsync(Edition.Approved, ("If-None-Match", "\"other\", " + tag));
        Assert.Equal((304, 0, tag), (again.Status, again.Body.Length, again.Headers.ETag.ToString()));
        Assert.Equal(200, (await SummaryAsync(Edition.Working, ("If-None-Match", tag))).Status);
    }

    [Fact]
    public async Task A_board_gives_each_return_its_state_due_moment_and_receipt()
    {
        var board = (await HttpAnswers.ExecuteAsync(_ => Task.FromResult(ReturnsFeed.Board(PageSample.Board)))).Json;

        Assert.Equal(
            """{"directorate":"housing","returnType":"recruitment","state":"overdue","counted":false,"due":"2011-04-05T23:00:00Z","dueDay":"2011-04-05","receivedAt":null,"late":true,"submissionId":null,"receipt":null,"history":null,"nil":false,"heldByLock":false,"signedOffAt":null,"checkingSince":null,"exempt":null}""",
            board.GetProperty("returns")[0].GetRawText());
        Assert.Equal(
            """{"directorate":"leisure","returnType":"recruitment","state":"rejected","counted":false,"due":"2011-04-05T23:00:00Z","dueDay":"2011-04-05","receivedAt":"2011-04-04T09:00:00Z","late":true,"submissionId":"leisure-recruitment","receipt":"/api/returns/northmoor/leisure/2011-03/recruitment/receipt","history":"/api/returns/northmoor/leisure/2011-03/recruitment/history","nil":false,"heldByLock":false,"signedOffAt":null,"checkingSince":null,"exempt":null}""",
            board.GetProperty("returns")[2].GetRawText());
        Assert.Equal(("northmoor", "2011-03", 3), (board.GetProperty("organisation").GetString(), board.GetProperty("period").GetString(), board.GetProperty("expected").GetInt32()));
    }

    private static Task<FeedAnswer> SummaryAsync(Edition edition, params (string Name, string Value)[] headers)
        => HttpAnswers.ExecuteAsync(
            request => Task.FromResult(ReleasesFeed.Summary(request, ReleaseSummary.From(WebSample.Policy, PageSample.Release, edition, [PageSample.Board]))),
            headers: headers);
}
