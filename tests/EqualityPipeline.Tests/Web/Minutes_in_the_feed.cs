using EqualityPipeline.Registers;
using EqualityPipeline.Registers.Meetings;

namespace EqualityPipeline.Tests.Web;

public class Minutes_in_the_feed
{
    private static readonly MinutedLine Question = new(
        "northmoor", "M-1", "2", "cabinet", new DateOnly(2011, 1, 18), "question", null, null, "REC-02", "race", "asian", null, null, "Why?", null, null, "Head of HR", null);

    private static readonly RegisterReport Report = new()
    {
        Meetings =
        [
            Question, Question with { Line = "3", Kind = "decision", Words = "So be it." },
            Question with { Meeting = "M-2", Line = "1", Kind = "answer", Answers = "M-1/2", Held = new DateOnly(2011, 2, 1), Words = "Because." },
        ],
    };

    /// <summary>The second release is of a partnership, which hands on the minutes of its member.</summary>
    private readonly FeedReader feed = new(WebSample.Source(
        WebSample.Release("northmoor", 'a') with { Registers = Report },
        WebSample.Release("northmoor-fire", 'b') with { Registers = Report }));

    [Fact]
    public async Task Minutes_are_rows_of_their_own_organisation_once()
        => Assert.Equal(["northmoor|M-1|2", "northmoor|M-1|3", "northmoor|M-2|1"], await feed.AllIdsAsync("Meetings"));

    [Fact]
    public async Task A_question_is_a_row_with_its_answer()
    {
        var row = (await feed.GetAsync("Questions?$filter=State eq 'answered'")).Json.GetProperty("value")[0];

        Assert.Equal(("northmoor|M-1|2", "REC-02", "Because.", "2011-02-01", 14), (
            row.GetProperty("Id").GetString(), row.GetProperty("Indicator").GetString(), row.GetProperty("Answer").GetString(),
            row.GetProperty("AnsweredOn").GetString(), row.GetProperty("Days").GetInt32()));
    }

    [Fact]
    public async Task An_open_question_has_no_answer_and_counts_its_days_to_the_day_of_the_release()
    {
        var open = new FeedReader(WebSample.Source(WebSample.Release("northmoor", 'a') with { Registers = new RegisterReport { Meetings = [Question] } }));
        var row = (await open.GetAsync("Questions")).Json.GetProperty("value")[0];

        // 18 January to 10 April 2011: 13 + 28 + 31 + 10.
        Assert.Equal(("open", System.Text.Json.JsonValueKind.Null, 82), (row.GetProperty("State").GetString(), row.GetProperty("AnsweredOn").ValueKind, row.GetProperty("Days").GetInt32()));
    }
}
