using System.Text;
using EqualityPipeline.Periods;
using EqualityPipeline.Returns;
using EqualityPipeline.Storage.Receiving;

namespace EqualityPipeline.Tests.Storage;

public sealed class Life_of_a_return(SharedAzurite azurite)
{
    private const string Path = FireReturns.TakeUpPath;
    private const string CorrectedPath = FireReturns.TakeUpCorrectedPath;
    private const string NilPath = "northmoor-fire/community-safety/2009-04/service-take-up-nil.csv";

    private static readonly SubmissionName Name = FireReturns.TakeUpName();
    private static readonly ReportingMonth April = new(2009, 4);

    [Fact]
    public async Task A_withdrawn_return_is_counted_no_more_and_the_next_publication_drops_it()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite);
        var submission = await pipeline.SendAsync(Path, FireReturns.TakeUp);
        Assert.Single((await pipeline.PublishAsync("northmoor-fire"))!.Submissions);

        Assert.Equal(submission, Done(await WithdrawAsync(pipeline)));

        var slot = (await pipeline.SlotAsync(Name))!;
        Assert.True(slot.IsWithdrawn);
        Assert.Equal((null, null), (slot.CountedSubmission, slot.FirstAcceptedAt));
        Assert.Empty((await pipeline.PublishAsync("northmoor-fire"))!.Submissions);
    }

    [Fact]
    public async Task Withdrawing_twice_leaves_what_withdrawing_once_leaves_and_an_old_event_brings_nothing_back()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite);
        await pipeline.SendAsync(Path, FireReturns.TakeUp);
        await pipeline.SendAsync(CorrectedPath, FireReturns.TakeUpOneFewer);
        await WithdrawAsync(pipeline);
        var before = await KeptAsync(pipeline);

        await WithdrawAsync(pipeline);
        await pipeline.ReceiveAsync(Path);
        await pipeline.ReceiveAsync(CorrectedPath);

        Assert.Equal(before, await KeptAsync(pipeline));
    }

    [Fact]
    public async Task The_same_file_sent_again_after_its_withdrawal_is_counted_again()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite);
        var submission = await pipeline.SendAsync(Path, FireReturns.TakeUp);
        await WithdrawAsync(pipeline);

        await pipeline.SendAsync(Path, FireReturns.TakeUp);

        var slot = (await pipeline.SlotAsync(Name))!;
        Assert.Equal((submission, false), (slot.CountedSubmission, slot.IsWithdrawn));
        Assert.NotNull(slot.FirstAcceptedAt);
        await WithdrawAsync(pipeline);
        Assert.Equal(2, (await HistoryAsync(pipeline)).Count(e => e.State == ReturnState.Withdrawn));
    }

    [Fact]
    public async Task Nil_is_a_returned_zero_and_saying_it_twice_is_saying_it_once()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite);

        var submission = Done(await NilAsync(pipeline));
        var before = await KeptAsync(pipeline);
        Assert.Equal(submission, Done(await NilAsync(pipeline)));

        Assert.Equal(before, await KeptAsync(pipeline));
        var slot = (await pipeline.SlotAsync(Name))!;
        Assert.Equal((submission, true), (slot.CountedSubmission, slot.CountedIsNil));
        var cells = await pipeline.Cells.ReadAsync(slot, CancellationToken.None);
        Assert.NotEmpty(cells);
        Assert.All(cells, cell => Assert.Equal(0, cell.Count));
        Assert.Equal("R330", Assert.Single((await pipeline.ReceiptAsync(FireReturns.TakeUpName(NilPath), submission!)).Findings).Code);
        await pipeline.PublishAsync("northmoor-fire");
        var release = (await pipeline.Releases.FindCurrentAsync("northmoor-fire", EqualityPipeline.Policy.Edition.Working, CancellationToken.None))!;
        Assert.Contains(release.Figures, f => f is { Indicator: "TAK-01", Strand: "all", Directorate: "all", Numerator: 0 } or { Indicator: "TAK-01", Strand: "all", Marker: "x" });
    }

    [Fact]
    public async Task A_real_return_takes_the_place_of_nil_and_then_there_is_no_nil_to_say()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite);
        var nil = Done(await NilAsync(pipeline));
        pipeline.Clock.SetForward(TimeSpan.FromHours(1));
        await Task.Delay(1100);

        var submission = await pipeline.SendAsync(Path, FireReturns.TakeUp);

        var slot = (await pipeline.SlotAsync(Name))!;
        Assert.Equal((submission, false), (slot.CountedSubmission, slot.CountedIsNil));
        Assert.Equal(nil, (await pipeline.ReceiptAsync(Name, submission)).Supersedes);
        Assert.Contains("withdraw it first", Refused(await NilAsync(pipeline)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nil_can_be_said_after_a_withdrawal_and_again_after_the_withdrawal_of_the_nil()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite);
        await pipeline.SendAsync(Path, FireReturns.TakeUp);
        await WithdrawAsync(pipeline);
        await Task.Delay(1100);

        await NilAsync(pipeline);
        Assert.True((await pipeline.SlotAsync(Name))!.CountedIsNil);
        await WithdrawAsync(pipeline);
        Assert.Null((await pipeline.SlotAsync(Name))!.CountedSubmission);
        await NilAsync(pipeline);

        Assert.True((await pipeline.SlotAsync(Name))!.CountedIsNil);
    }

    [Theory]
    [InlineData("northmoor-fire", "community-safety", "recruitmint")]
    [InlineData("northmoor-fire", "housing", "recruitment")]
    [InlineData("northmoor-fire", "corporate", "recruitment")]
    public async Task Nil_needs_a_return_that_there_is(string organisation, string directorate, string returnType)
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite);

        var outcome = await pipeline.Life.NilAsync(new SubmissionName(organisation, directorate, April, returnType, ""), "None.", "test", CancellationToken.None);

        Assert.NotEmpty(Assert.IsType<ActOutcome.UnknownOutcome>(outcome).Why);
        Assert.Empty(await PipelineUnderTest.BlobsAsync(pipeline.Storage.Returns));
    }

    [Fact]
    public async Task Nobody_can_say_nil_of_what_is_always_there()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite);

        var why = Refused(await pipeline.Life.NilAsync(new SubmissionName("northmoor-fire", "corporate", April, "population", ""), "None.", "test", CancellationToken.None));

        Assert.Equal("Population counts people as they are at a moment: there is always something to report. Send the return.", why);
    }

    [Fact]
    public async Task A_sign_off_binds_one_submission_and_another_voids_it()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite);
        Assert.IsType<ActOutcome.UnknownOutcome>(await SignOffAsync(pipeline));
        var submission = await pipeline.SendAsync(Path, FireReturns.TakeUp);

        Assert.Equal(submission, Done(await SignOffAsync(pipeline)));
        var before = await KeptAsync(pipeline);
        pipeline.Clock.SetForward(TimeSpan.FromHours(1));
        Assert.Equal(submission, Done(await SignOffAsync(pipeline)));
        Assert.Equal(before, await KeptAsync(pipeline));
        Assert.Equal(PipelineUnderTest.Start, (await pipeline.SlotAsync(Name))!.ToRegisterEntry().SignedOffAt);

        await pipeline.SendAsync(Path, FireReturns.TakeUpOneFewer);
        Assert.Null((await pipeline.SlotAsync(Name))!.SignedOffSubmission);
        // The signed bytes again are a return again, but the word was given of another time.
        await pipeline.SendAsync(Path, FireReturns.TakeUp);
        Assert.Null((await pipeline.SlotAsync(Name))!.SignedOffSubmission);
    }

    [Fact]
    public async Task A_locked_month_holds_what_comes_and_receives_it_when_it_is_reopened()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite);
        var first = await pipeline.SendAsync(Path, FireReturns.TakeUp);
        await LockAsync(pipeline);
        await Task.Delay(1100);

        var second = await pipeline.SendAsync(CorrectedPath, FireReturns.TakeUpOneFewer);

        var receipt = await pipeline.ReceiptAsync(FireReturns.TakeUpName(CorrectedPath), second);
        Assert.Equal((ReceiptStatus.Held, 0, null), (receipt.Status, receipt.RowsCounted, receipt.Supersedes));
        Assert.Equal(
            "April 2009 has been locked since 10 October 2009, 12:00 UTC, by lead officer. Its figures have been reported, so the return was checked but is not counted.",
            Assert.Single(receipt.Findings, f => f.Code == "R333").Message);
        Assert.Equal((first, second), ((await pipeline.SlotAsync(Name))!.CountedSubmission, (await pipeline.SlotAsync(Name))!.LatestSubmission));
        Assert.Contains("is locked", Refused(await pipeline.Life.ConfirmAsync(Name, "Right.", "test", CancellationToken.None)), StringComparison.Ordinal);
        Assert.Contains("is locked", Refused(await WithdrawAsync(pipeline)), StringComparison.Ordinal);

        await ReopenAsync(pipeline);

        var slot = (await pipeline.SlotAsync(Name))!;
        Assert.Equal((second, second, null), (slot.CountedSubmission, slot.LatestSubmission, slot.HeldByLock));
        receipt = await pipeline.ReceiptAsync(FireReturns.TakeUpName(CorrectedPath), second);
        Assert.Equal((true, first, 1), (receipt.IsCounted, receipt.Supersedes, receipt.Attempt));
        Assert.DoesNotContain(receipt.Findings, f => f.Code == "R333");
    }

    [Fact]
    public async Task A_lock_touches_nothing_that_was_accepted_before_it()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite);
        await pipeline.SendAsync(Path, FireReturns.TakeUp);
        await Task.Delay(1100);
        await pipeline.SendAsync(CorrectedPath, FireReturns.TakeUpOneFewer);
        await LockAsync(pipeline);
        var before = await KeptAsync(pipeline);

        await LockAsync(pipeline);
        await pipeline.ReceiveAsync(Path);
        await pipeline.ReceiveAsync(CorrectedPath);

        Assert.Equal(before, await KeptAsync(pipeline));
    }

    [Fact]
    public async Task What_waits_for_a_month_is_received_though_a_faulty_file_came_after_it()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite);
        await LockAsync(pipeline);
        var waiting = await pipeline.SendAsync(Path, FireReturns.TakeUp);
        await Task.Delay(1100);
        await pipeline.SendAsync(CorrectedPath, FireReturns.Unusable);

        await ReopenAsync(pipeline);
        await ReopenAsync(pipeline);

        var slot = (await pipeline.SlotAsync(Name))!;
        Assert.Equal((waiting, ReceiptStatus.Rejected, null), (slot.CountedSubmission, slot.LatestStatus, slot.HeldByLock));
    }

    [Fact]
    public async Task The_history_tells_every_state_with_its_time_actor_and_reason()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite, (path, _, _) => PipelineUnderTest.Start.AddDays(path == Path ? -3 : -2));
        var first = await pipeline.SendAsync(Path, FireReturns.TakeUp);
        pipeline.Clock.SetForward(TimeSpan.FromHours(1));
        var second = await pipeline.SendAsync(CorrectedPath, FireReturns.TakeUpOneFewer);
        pipeline.Clock.SetForward(TimeSpan.FromHours(1));
        await SignOffAsync(pipeline);
        pipeline.Clock.SetForward(TimeSpan.FromHours(1));
        await WithdrawAsync(pipeline);
        await LockAsync(pipeline);
        await pipeline.ReceiveAsync(Path);

        var history = await HistoryAsync(pipeline);

        Assert.Equal(
            [
                "07 12:00 Received first sender", "08 12:00 Received second sender", "10 12:00 Checking first service", "10 12:00 Accepted first service",
                "10 13:00 Checking second service", "10 13:00 Superseded first service", "10 13:00 Accepted second service",
                "10 14:00 SignedOff second test", "10 15:00 Withdrawn second test", "10 15:00 Locked month lead officer",
            ],
            history.Select(e => $"{e.At:dd HH:mm} {e.State} {(e.SubmissionId is null ? "month" : e.SubmissionId == first ? "first" : "second")} {e.Actor}"));
        Assert.Equal($"{second} took its place.", history.Single(e => e.State == ReturnState.Superseded).Reason);
        Assert.Equal("Wrong month.", history.Single(e => e.State == ReturnState.Withdrawn).Reason);
        Assert.Empty(await pipeline.UnderWay.AllAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_killed_check_can_be_seen()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite);
        await pipeline.UploadAsync(Path, FireReturns.TakeUp);
        using (var killed = pipeline.Another(Kill.At(2, afterTheAnswer: true)))
            await Assert.ThrowsAsync<KilledException>(() => killed.ReceiveAsync(Path));

        var check = Assert.Single(await pipeline.UnderWay.AllAsync(CancellationToken.None));

        Assert.Equal((Path, PipelineUnderTest.Start, "service-take-up"), (check.Path, check.BegunAt, check.Name!.ReturnType));
    }

    [Fact]
    public async Task A_correction_says_what_changed_against_the_one_before_it()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite);
        var first = await pipeline.SendAsync(Path, FireReturns.TakeUp);

        var corrected = await pipeline.SendAsync(Path, FireReturns.TakeUpOneFewer);

        var changes = (await pipeline.ReceiptAsync(Name, corrected)).Changes!;
        var total = Assert.Single(changes.Totals);
        Assert.Equal((first, "users", -1m), (changes.Against, total.Measure, total.After - total.Before));
        Assert.Empty(changes.StrandsAdded.Concat(changes.StrandsLost));
        Assert.Null((await pipeline.ReceiptAsync(Name, first)).Changes);
        await pipeline.ReceiveAsync(Path);
        Assert.NotNull((await pipeline.ReceiptAsync(Name, corrected)).Changes);
    }

    private static Task<ActOutcome> WithdrawAsync(PipelineUnderTest pipeline) => pipeline.Life.WithdrawAsync(Name, "Wrong month.", "test", CancellationToken.None);

    private static Task<ActOutcome> NilAsync(PipelineUnderTest pipeline) => pipeline.Life.NilAsync(Name, "Closed for repairs.", "test", CancellationToken.None);

    private static Task<ActOutcome> SignOffAsync(PipelineUnderTest pipeline) => pipeline.Life.SignOffAsync(Name, "Checked by the team.", "test", CancellationToken.None);

    private static Task<ActOutcome> LockAsync(PipelineUnderTest pipeline)
        => pipeline.Life.LockAsync("northmoor-fire", April, "Reported to the Forum.", "lead officer", CancellationToken.None);

    private static Task<ActOutcome> ReopenAsync(PipelineUnderTest pipeline)
        => pipeline.Life.ReopenAsync("northmoor-fire", April, "A service was missing.", "lead officer", CancellationToken.None);

    private static Task<IReadOnlyList<ReturnEvent>> HistoryAsync(PipelineUnderTest pipeline) => pipeline.History.OfAsync(Name, CancellationToken.None);

    private static string? Done(ActOutcome outcome) => Assert.IsType<ActOutcome.DoneOutcome>(outcome).SubmissionId;

    private static string Refused(ActOutcome outcome) => Assert.IsType<ActOutcome.RefusedOutcome>(outcome).Why;

    private static async Task<IReadOnlyList<string>> KeptAsync(PipelineUnderTest pipeline)
    {
        var kept = new List<string>(await PipelineUnderTest.RowsAsync(pipeline.Storage.Submissions));
        kept.AddRange(await PipelineUnderTest.RowsAsync(pipeline.Storage.Audit));
        foreach (var container in new[] { pipeline.Storage.Receipts, pipeline.Storage.Cells })
            kept.AddRange((await PipelineUnderTest.BlobsAsync(container)).Select(blob => $"{blob.Key} {blob.Value}"));
        return kept;
    }
}
