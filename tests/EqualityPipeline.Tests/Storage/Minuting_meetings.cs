using System.Collections.Immutable;
using System.Text;
using EqualityPipeline.Periods;
using EqualityPipeline.Registers.Meetings;
using EqualityPipeline.Storage;
using EqualityPipeline.Storage.Receiving;

namespace EqualityPipeline.Tests.Storage;

/// <summary>Lines of minutes on a real store: through the door of every return, each once, whoever else writes.</summary>
public sealed class Minuting_meetings(SharedAzurite azurite)
{
    private const string By = "function key";
    private const string Header = "meeting,line,forum,held,kind,words,owner\n";

    [Fact]
    public async Task A_line_becomes_an_accepted_register_and_is_kept_with_who_wrote_it()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite);

        var written = Assert.IsType<MinuteOutcome.WrittenOutcome>(await WriteAsync(pipeline, Line("F-1", null, "decision", "To look again")));
        var second = Assert.IsType<MinuteOutcome.WrittenOutcome>(await WriteAsync(pipeline, Line("F-1", null, "question", "Why?", owner: "Head of Housing")));

        Assert.Equal(new AddedLine("F-1", "1", IsNew: true), Assert.Single(written.Lines));
        Assert.Equal("2", Assert.Single(second.Lines).Line);
        Assert.Equal(["F-1/1 To look again", "F-1/2 Why?"], await StandingAsync(pipeline));
        Assert.Equal("northmoor/corporate/2009-09/meetings-minuted.csv", second.Name.Path);
        Assert.Equal(second.SubmissionId, (await pipeline.SlotAsync(second.Name))!.CountedSubmission);
        Assert.Equal(
            ["F-1 1 function key", "F-1 2 function key"],
            (await PipelineUnderTest.RowsAsync(pipeline.Storage.Audit)).Where(r => r.Contains("minute~", StringComparison.Ordinal))
                .Select(r => string.Join(' ', new[] { "Meeting=", "Line=", "Actor=" }.Select(c => r.Split("; ").Single(p => p.StartsWith(c, StringComparison.Ordinal))[c.Length..]))));
    }

    [Fact]
    public async Task The_same_line_twice_is_one_and_changes_nothing()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite);
        await WriteAsync(pipeline, Line("F-1", null, "decision", "To look again"));
        var blobs = await PipelineUnderTest.BlobsAsync(pipeline.Storage.Returns);
        var rows = await PipelineUnderTest.RowsAsync(pipeline.Storage.Submissions);

        var again = Assert.IsType<MinuteOutcome.WrittenOutcome>(await WriteAsync(pipeline, Line("F-1", null, "decision", "To look again")));

        Assert.Equal(new AddedLine("F-1", "1", IsNew: false), Assert.Single(again.Lines));
        Assert.Equal(blobs, await PipelineUnderTest.BlobsAsync(pipeline.Storage.Returns));
        Assert.Equal(rows, await PipelineUnderTest.RowsAsync(pipeline.Storage.Submissions));
    }

    [Fact]
    public async Task Of_many_who_write_at_once_no_line_is_lost()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite);
        using var other = pipeline.Another();

        var outcomes = await Task.WhenAll(Enumerable.Range(1, 6).Select(n => WriteAsync(n % 2 == 0 ? pipeline : other, Line($"M-{n}", "1", "decision", $"Decision {n}"))));

        Assert.All(outcomes, o => Assert.IsType<MinuteOutcome.WrittenOutcome>(o));
        Assert.Equal(Enumerable.Range(1, 6).Select(n => $"M-{n}/1 Decision {n}"), await StandingAsync(pipeline));
    }

    [Fact]
    public async Task What_a_killed_run_uploaded_and_did_not_enter_is_built_on()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite);
        await WriteAsync(pipeline, Line("F-1", null, "decision", "First"));
        // As if a second writer had died between the upload and the receiving.
        var left = Encoding.UTF8.GetBytes($"{Header}F-1,1,equal-opportunities-forum,2009-09-15,decision,First,\nF-1,2,equal-opportunities-forum,2009-09-15,decision,Left lying,\n");
        await pipeline.UploadAsync("northmoor/corporate/2009-09/meetings-minuted.csv", left);

        await WriteAsync(pipeline, Line("F-1", null, "decision", "Third"));

        Assert.Equal(["F-1/1 First", "F-1/2 Left lying", "F-1/3 Third"], await StandingAsync(pipeline));
    }

    [Fact]
    public async Task A_register_that_somebody_sends_is_built_on_and_a_later_month_is_not_fallen_behind()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite);
        await pipeline.SendAsync("northmoor/corporate/2009-10/meetings.csv", Encoding.UTF8.GetBytes($"{Header}C-1,1,cabinet,2009-10-06,decision,Sent by the sender,\n"));
        await Task.Delay(1_100);

        await WriteAsync(pipeline, Line("F-1", null, "decision", "Of the month before"));

        Assert.Equal(["C-1/1 Sent by the sender", "F-1/1 Of the month before"], await StandingAsync(pipeline));
    }

    [Fact]
    public async Task What_the_check_finds_is_told_and_nothing_is_stored()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite);

        var unknown = Assert.IsType<MinuteOutcome.RefusedOutcome>(await WriteAsync(pipeline, Line("F-1", null, "decision", "To look again", forum: "senate")));
        var noDay = Assert.IsType<MinuteOutcome.RefusedOutcome>(await WriteAsync(pipeline, Line("F-1", null, "decision", "To look again").SetItem("held", "yesterday")));
        var future = Assert.IsType<MinuteOutcome.RefusedOutcome>(await WriteAsync(pipeline, Line("F-1", null, "decision", "To look again").SetItem("held", "2010-03-01")));
        var partnership = await BookOf(pipeline).WriteAsync("northmoor-together", [Line("F-1", null, "decision", "x")], By, CancellationToken.None);

        Assert.Contains(unknown.Findings, f => f is { Column: "forum", Found: "senate" });
        Assert.Equal("Say on which day the meeting was held, as yyyy-MM-dd.", noDay.Why);
        Assert.Equal("The minutes cannot be kept under that month.", future.Why);
        Assert.IsType<MinuteOutcome.UnknownOutcome>(partnership);
        Assert.Empty(await PipelineUnderTest.BlobsAsync(pipeline.Storage.Returns));
    }

    [Fact]
    public async Task A_locked_month_takes_no_minutes_and_says_so()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite);
        await pipeline.Locks.LockAsync("northmoor", new ReportingMonth(2009, 9), "Reported.", By, CancellationToken.None);

        var refused = Assert.IsType<MinuteOutcome.RefusedOutcome>(await WriteAsync(pipeline, Line("F-1", null, "decision", "Too late")));

        Assert.StartsWith("September 2009 is locked", refused.Why, StringComparison.Ordinal);
    }

    private static Task<MinuteOutcome> WriteAsync(PipelineUnderTest pipeline, ImmutableSortedDictionary<string, string> line)
        => BookOf(pipeline).WriteAsync("northmoor", [line], By, CancellationToken.None);

    private static MinuteBook BookOf(PipelineUnderTest pipeline)
        => new(Policy.Packs.Policy, pipeline.Storage, pipeline.Register, pipeline.Cells, pipeline.Receipts, pipeline.Locks, pipeline.Intake, new RealDelay(pipeline.Clock));

    private static ImmutableSortedDictionary<string, string> Line(string meeting, string? line, string kind, string words, string forum = "equal-opportunities-forum", string? owner = null)
    {
        var columns = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        columns.AddRange(new Dictionary<string, string> { ["meeting"] = meeting, ["forum"] = forum, ["held"] = "2009-09-15", ["kind"] = kind, ["words"] = words });
        if (line is not null)
            columns["line"] = line;
        if (owner is not null)
            columns["owner"] = owner;
        return columns.ToImmutable();
    }

    private static async Task<IEnumerable<string>> StandingAsync(PipelineUnderTest pipeline)
        => (await new AcceptedRegisters(pipeline.Register, pipeline.Cells).LatestAsync("northmoor", "meetings", new ReportingMonth(2009, 10), CancellationToken.None))
            .SelectMany(r => r.Records).Select(r => $"{r.Find("meeting")}/{r.Find("line")} {r.Find("words")}").Order(StringComparer.Ordinal);

    /// <summary>The day of the test's clock, and waiting that really waits.</summary>
    private sealed class RealDelay(TimeProvider day) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => day.GetUtcNow();
    }
}
