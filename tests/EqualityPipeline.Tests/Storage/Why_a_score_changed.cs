using System.Text;
using EqualityPipeline.Frameworks;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.SampleData;
using EqualityPipeline.Storage.Publishing;
using EqualityPipeline.Tests.Policy;
using Microsoft.Extensions.Logging.Abstractions;

namespace EqualityPipeline.Tests.Storage;

/// <summary>Releases of the city made from its registers, as the nightly timer would make them.</summary>
public sealed class Why_a_score_changed(SharedAzurite azurite)
{
    private const string City = "northmoor";
    private const string Levels = "northmoor/corporate/2009-04/standard-levels.csv";
    private const string Plans = "northmoor/corporate/2010-04/business-plans.csv";
    private const string Judgements = "northmoor/corporate/2010-12/framework-evidence.csv";
    private const string Minutes = "northmoor/corporate/2011-02/meetings.csv";

    /// <summary>Minutes of its own, so that the days of these tests are theirs.</summary>
    private static readonly byte[] Minuted = Encoding.UTF8.GetBytes(
        """
        meeting,line,forum,held,kind,indicator,strand,group
        M-2010-06-PB,1,partnership-board,2010-06-24,considered,REC-02,race,
        M-2011-01-CAB,1,cabinet,2011-01-18,considered,TAK-02,race,
        M-2011-02-EOF,1,equal-opportunities-forum,2011-02-15,considered,REC-02,race,black

        """.ReplaceLineEndings("\n"));

    private static readonly Dictionary<string, byte[]> Sample = RegisterReturns.All().Select(f => (f.Path, f.Bytes)).Append((Path: Minutes, Bytes: Minuted))
        .ToDictionary(f => f.Path, f => f.Bytes, StringComparer.Ordinal);

    private static readonly Framework Framework = Packs.Policy.Frameworks.Single(f => f.Id == "eflg-2009");

    [Fact]
    public async Task The_night_of_1_April_2011_lets_the_score_lapse_and_says_that_no_return_moved()
    {
        using var pipeline = await ReceivedAsync(Levels, Plans);
        var before = await pipeline.PublishAsync(City, new DateOnly(2011, 3, 31));
        var after = await pipeline.PublishAsync(City, new DateOnly(2011, 4, 1));

        Assert.Equal(("Developing", "stands"), Migrated(before!));
        Assert.Equal(("Lapsed", "lapsed"), Migrated(after!));
        var change = FrameworkChange.Between(before!, after!, Framework, Packs.Policy);
        Assert.Equal(["all migrated Developing Lapsed"], change.Scores.Select(s => $"{s.Area} {s.Basis} {s.Before} {s.After}"));
        Assert.False(change.PolicyChanged);
        Assert.DoesNotContain(change.Criteria, c => c.Because != "time");
    }

    /// <summary>The timer publishes for today in London: at 23:30 UTC on 31 March it is half past midnight there, and 1 April.</summary>
    [Fact]
    public async Task The_timer_applies_the_end_of_a_score_by_the_clock_of_London()
    {
        using var pipeline = await ReceivedAsync(new DateTimeOffset(2011, 3, 31, 22, 30, 0, TimeSpan.Zero), Levels);
        await pipeline.Publisher.PublishAllAsync(CancellationToken.None);
        var before = await pipeline.Releases.FindCurrentAsync(City, Edition.Working, CancellationToken.None);
        pipeline.Clock.SetForward(TimeSpan.FromHours(1));
        await pipeline.Publisher.PublishAllAsync(CancellationToken.None);
        var after = await pipeline.Releases.FindCurrentAsync(City, Edition.Working, CancellationToken.None);

        Assert.Equal(("Developing", "stands"), Migrated(before!.Manifest));
        Assert.Equal(("Lapsed", "lapsed"), Migrated(after!.Manifest));
    }

    [Fact]
    public async Task A_criterion_that_is_met_names_the_return_that_met_it()
    {
        using var pipeline = await ReceivedAsync(Levels);
        var before = await pipeline.PublishAsync(City, new DateOnly(2011, 4, 10));
        var minutes = await pipeline.SendAsync(Minutes, Sample[Minutes]);
        var after = await pipeline.PublishAsync(City, new DateOnly(2011, 4, 10));

        var moved = FrameworkChange.Between(before!, after!, Framework, Packs.Policy).Criteria;

        // The Forum and the Cabinet have seen it in six months, the Partnership Board in twelve.
        Assert.Equal(["leadership-10 False True returns", "leadership-6 False True returns"], moved.Select(c => $"{c.Criterion} {c.MetBefore} {c.MetAfter} {c.Because}"));
        Assert.All(moved, c => Assert.Equal(new MovedReturn("2011-02", "corporate", "meetings", null, minutes), Assert.Single(c.Returns)));
        Assert.Equal("leadership-6 was not met and is met now. Returns moved: meetings of corporate for 2011-02 came.", moved[1].Words);
    }

    [Fact]
    public async Task Evidence_that_became_too_old_is_told_from_evidence_that_went()
    {
        using var pipeline = await ReceivedAsync(Levels, Minutes);
        var before = await pipeline.PublishAsync(City, new DateOnly(2011, 7, 17));
        var after = await pipeline.PublishAsync(City, new DateOnly(2011, 7, 18));

        // The Cabinet saw it on 18 January: six months later that no longer counts.
        var moved = Assert.Single(FrameworkChange.Between(before!, after!, Framework, Packs.Policy).Criteria, c => c.Criterion == "leadership-6");

        Assert.Equal((true, false, "ageing", "stale", "time"), (moved.MetBefore!.Value, moved.MetAfter!.Value, moved.StateBefore, moved.StateAfter, moved.Because));
        Assert.Equal("leadership-6 was met and is not any more. No return moved: its evidence became too old.", moved.Words);
    }

    /// <summary>Sent again without the Forum's minutes, and then again with them: one criterion falls and is met again, and the release says the same as at first.</summary>
    [Fact]
    public async Task Evidence_taken_out_of_a_return_fails_its_criterion_and_sent_again_restores_it()
    {
        using var pipeline = await ReceivedAsync(Levels, Minutes);
        var day = new DateOnly(2011, 4, 10);
        var whole = await pipeline.PublishAsync(City, day);
        var without = string.Join('\n', Encoding.UTF8.GetString(Sample[Minutes]).Split('\n').Where(line => !line.Contains("M-2011-02-EOF", StringComparison.Ordinal)));
        await pipeline.SendAsync(Minutes.Replace(".csv", "-without.csv", StringComparison.Ordinal), Encoding.UTF8.GetBytes(without));
        var less = await pipeline.PublishAsync(City, day);
        await pipeline.SendAsync(Minutes.Replace(".csv", "-again.csv", StringComparison.Ordinal), Sample[Minutes]);
        var again = await pipeline.PublishAsync(City, day);

        var fell = Assert.Single(FrameworkChange.Between(whole!, less!, Framework, Packs.Policy).Criteria);
        Assert.Equal(
            "leadership-6 was met and is not any more. Returns moved: meetings of corporate for 2011-02 was replaced.", fell.Words);
        Assert.Equal(("leadership-6", true), (Assert.Single(FrameworkChange.Between(less!, again!, Framework, Packs.Policy).Criteria).Criterion, fell.MetBefore));
        Assert.Empty(FrameworkChange.Between(whole!, again!, Framework, Packs.Policy).Criteria);
    }

    /// <summary>Six months became eighteen: the criterion is met by the evidence there was.</summary>
    [Fact]
    public async Task A_change_of_the_rules_is_told_from_a_change_of_the_evidence()
    {
        using var pipeline = await ReceivedAsync(Levels, Minutes);
        var strict = await pipeline.PublishAsync(City, new DateOnly(2011, 8, 1));
        var milder = Packs.Load(Packs.Change(Packs.Committed, "frameworks/eflg-2009.yaml", "minute: considered, max-age-months: 6", "minute: considered, max-age-months: 18"));
        var again = await new Publisher(milder, pipeline.Register, pipeline.Cells, pipeline.ReleaseStore, pipeline.Clock, NullLogger<Publisher>.Instance)
            .PublishAsync(milder.FindOrganisation(City)!, new DateOnly(2011, 8, 1), CancellationToken.None);

        var change = FrameworkChange.Between(strict!, again!, milder.Frameworks.Single(f => f.Id == "eflg-2009"), milder);

        Assert.True(change.PolicyChanged);
        var moved = Assert.Single(change.Criteria);
        Assert.Equal(("leadership-6", false, true, "policy"), (moved.Criterion, moved.MetBefore!.Value, moved.MetAfter!.Value, moved.Because));
    }

    [Fact]
    public async Task Every_score_is_kept_with_its_day_and_its_slice_of_the_policy_and_is_found_again_by_its_day()
    {
        using var pipeline = await ReceivedAsync(Levels);
        var first = await pipeline.PublishAsync(City, new DateOnly(2011, 3, 1));
        var second = await pipeline.PublishAsync(City, new DateOnly(2011, 4, 1));

        var history = await new FrameworkHistory(pipeline.ReleaseStore).OfAsync(City, Edition.Working, CancellationToken.None);

        Assert.Equal([second!.Id, first!.Id], history.Select(m => m.Id));
        Assert.All(history.SelectMany(m => m.FrameworkScores), s => Assert.Matches("^[0-9a-f]{16}$", s.PolicySlice));
        Assert.Equal(first.Id, FrameworkHistory.Find(history, "2011-03-31")?.Id);
        Assert.Equal(second.Id, FrameworkHistory.Find(history, "2011-12-31")?.Id);
        Assert.Equal(first.Id, FrameworkHistory.Find(history, first.Id)?.Id);
        Assert.Null(FrameworkHistory.Find(history, "2011-02-28"));
        // What was read back is what was made, down to the forecasts.
        Assert.Equal(second.FrameworkCriteria.AsEnumerable(), history[0].FrameworkCriteria);
        Assert.Equal(second.Frameworks!.Plans.Select(p => p.Words), history[0].Frameworks!.Plans.Select(p => p.Words));
    }

    /// <summary>The working releases in between are the officers' own: of the approved edition only approved ones are told.</summary>
    [Fact]
    public async Task The_history_of_the_approved_edition_has_approved_releases_alone()
    {
        using var pipeline = await ReceivedAsync(Levels);
        var first = await pipeline.PublishAsync(City, new DateOnly(2011, 3, 1));
        await pipeline.Approval.ApproveAsync(City, "test", CancellationToken.None);
        await pipeline.PublishAsync(City, new DateOnly(2011, 3, 15));
        var third = await pipeline.PublishAsync(City, new DateOnly(2011, 4, 1));
        await pipeline.Approval.ApproveAsync(City, "test", CancellationToken.None);

        var history = await new FrameworkHistory(pipeline.ReleaseStore).OfAsync(City, Edition.Approved, CancellationToken.None);

        Assert.Equal([third!.Id, first!.Id], history.Select(m => m.Id));
    }

    [Fact]
    public async Task A_release_with_frameworks_is_made_again_byte_for_byte()
    {
        using var pipeline = await ReceivedAsync(Levels, Plans, Minutes, Judgements);
        var made = await pipeline.PublishAsync(City, new DateOnly(2011, 4, 10));

        var rebuilt = await pipeline.Rebuilds.OfAsync(City, made!.Id, CancellationToken.None);

        Assert.True(rebuilt!.Equal, rebuilt.Told);
        Assert.NotEmpty(made.Frameworks!.Trials);
        var read = await pipeline.ReleaseStore.FindManifestAsync(City, made.Id, CancellationToken.None);
        Assert.Equal(
            ["self met", "peer not-met", "external met"],
            read!.FrameworkCriteria.Single(c => c.Criterion == "engagement-1").Judgements!.Value.Select(j => $"{j.Assessor} {j.Verdict}"));
    }

    private static (string, string) Migrated(ReleaseManifest manifest)
        => manifest.FrameworkScores.Where(s => s.Basis == "migrated").Select(s => (s.LevelName, s.State)).Single();

    private Task<PipelineUnderTest> ReceivedAsync(params string[] paths) => ReceivedAsync(new DateTimeOffset(2011, 4, 10, 9, 0, 0, TimeSpan.Zero), paths);

    private async Task<PipelineUnderTest> ReceivedAsync(DateTimeOffset now, params string[] paths)
    {
        // Storage tells the time of an upload to the second; two of one second would be in an order of chance.
        var sent = 0;
        var pipeline = await PipelineUnderTest.NewAsync(azurite, (_, _, _) => PipelineUnderTest.Start.AddMinutes(Interlocked.Increment(ref sent)));
        pipeline.Clock.SetForward(now - PipelineUnderTest.Start);
        foreach (var path in paths)
            await pipeline.SendAsync(path, Sample[path]);
        return pipeline;
    }
}
