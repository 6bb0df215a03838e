using System.Text;
using EqualityPipeline.Periods;
using EqualityPipeline.Returns;
using EqualityPipeline.Storage.Alerting;
using EqualityPipeline.Storage.Receiving;
using EqualityPipeline.Tests.Policy;

namespace EqualityPipeline.Tests.Storage;

/// <summary>What timers do about returns: receive what was missed, remind, delete.</summary>
public sealed class Keeping_watch_over_returns(SharedAzurite azurite)
{
    private const string Path = FireReturns.TakeUpPath;

    private static readonly SubmissionName Name = FireReturns.TakeUpName();
    private static readonly byte[] Personal = Encoding.UTF8.GetBytes("service,contact_date,ward,ethnic_group,disability,gender,surname\nhome-safety-visits,2009-04-01,harbour,white-british,no,f,x\n");

    [Fact]
    public async Task An_upload_that_no_event_announced_is_received_once()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite);
        await pipeline.UploadAsync(Path, FireReturns.TakeUp);
        await pipeline.UploadAsync("what is this.docx", FireReturns.Unusable);

        Assert.Equal(2, await pipeline.Reconciliation.ReconcileAsync(CancellationToken.None));
        Assert.Equal(0, await pipeline.Reconciliation.ReconcileAsync(CancellationToken.None));

        Assert.NotNull((await pipeline.SlotAsync(Name))!.CountedSubmission);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(11)]
    public async Task A_receiving_that_was_killed_is_finished_with_its_notice_when_it_must_have_ended(int request)
    {
        using var whole = await PipelineUnderTest.NewAsync(azurite);
        await whole.SendAsync(Path, FireReturns.Unusable);
        using var pipeline = await PipelineUnderTest.NewAsync(azurite);
        await pipeline.UploadAsync(Path, FireReturns.Unusable);
        using (var killed = pipeline.Another(Kill.At(request, afterTheAnswer: true)))
            await Assert.ThrowsAsync<KilledException>(() => killed.ReceiveAsync(Path));

        pipeline.Clock.SetForward(TimeSpan.FromMinutes(14));
        await pipeline.Reconciliation.ReconcileAsync(CancellationToken.None);
        pipeline.Clock.SetForward(TimeSpan.FromMinutes(1));
        await pipeline.Reconciliation.ReconcileAsync(CancellationToken.None);

        Assert.Empty(await pipeline.UnderWay.AllAsync(CancellationToken.None));
        Assert.Equal(await LeftAsync(whole), await LeftAsync(pipeline));

        static async Task<IEnumerable<string>> LeftAsync(PipelineUnderTest pipeline)
            => (await PipelineUnderTest.RowsAsync(pipeline.Storage.Submissions, "LatestETag", "LatestReceivedAt", "LatestStoredAt"))
                .Concat((await PipelineUnderTest.RowsAsync(pipeline.Storage.Outbox, "NextAttemptAt")));
    }

    [Fact]
    public async Task A_return_whose_month_was_reopened_by_a_process_that_died_is_received()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite);
        await pipeline.Life.LockAsync("northmoor-fire", Name.Period, "Reported.", "test", CancellationToken.None);
        var waiting = await pipeline.SendAsync(Path, FireReturns.TakeUp);
        Assert.Equal(0, await pipeline.Reconciliation.ReconcileAsync(CancellationToken.None));
        await pipeline.Locks.ReopenAsync("northmoor-fire", Name.Period, "A service was missing.", "test", CancellationToken.None);

        Assert.Equal(1, await pipeline.Reconciliation.ReconcileAsync(CancellationToken.None));

        Assert.Equal(waiting, (await pipeline.SlotAsync(Name))!.CountedSubmission);
    }

    [Fact]
    public async Task The_senders_role_hears_of_a_refused_return_at_once_and_once_and_never_of_a_good_one()
    {
        await using var receiver = await Receiver.StartAsync();
        using var pipeline = await PipelineUnderTest.NewAsync(azurite, webhook: new WebhookOptions { Address = receiver.Address, AllowLoopback = true });
        await pipeline.SendAsync(Path, FireReturns.TakeUp);
        var refused = await pipeline.SendAsync(FireReturns.TakeUpCorrectedPath, Personal);
        await pipeline.ReceiveAsync(FireReturns.TakeUpCorrectedPath);

        await pipeline.Outbox.DeliverAsync(CancellationToken.None);
        await pipeline.Outbox.DeliverAsync(CancellationToken.None);

        var body = Assert.Single(receiver.Came).Body;
        Assert.Contains("\"kind\":\"notice\"", body, StringComparison.Ordinal);
        Assert.Contains("\"to\":\"Performance officer\"", body, StringComparison.Ordinal);
        Assert.Contains("Northmoor Fire and Rescue Service, Community safety: the return \\u0022Service take-up\\u0022 for April 2009 is refused and put aside, because it seems to hold personal details.", body, StringComparison.Ordinal);
        Assert.Contains($"/api/returns/northmoor-fire/community-safety/2009-04/service-take-up/receipt?submission={refused}", body, StringComparison.Ordinal);
        Assert.DoesNotContain("surname", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reminder_is_written_once_a_rung_and_none_for_what_was_received()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite, (_, _, _) => PipelineUnderTest.Start);
        // September 2009 is due on 5 October; a day later the owner is reminded, five days later nobody, ten days later the director.
        var recruitment = FireReturns.Months(6).Single(r => r.Path.Contains("/2009-09/recruitment", StringComparison.Ordinal));
        await pipeline.SendAsync(recruitment.Path, recruitment.Bytes);

        await ChaseOnAsync(new DateOnly(2009, 10, 6), "Performance officer");
        await ChaseOnAsync(new DateOnly(2009, 10, 6));
        await ChaseOnAsync(new DateOnly(2009, 10, 8), "Diversity Leader");
        await ChaseOnAsync(new DateOnly(2009, 10, 11));
        await ChaseOnAsync(new DateOnly(2009, 10, 15), "Director");

        async Task ChaseOnAsync(DateOnly day, params string[] told)
        {
            var before = await PipelineUnderTest.RowsAsync(pipeline.Storage.Outbox);
            pipeline.Clock.SetForward(new DateTimeOffset(day, new TimeOnly(7, 0), TimeSpan.Zero) - pipeline.Clock.GetUtcNow());
            await pipeline.Notices.ChaseAsync(CancellationToken.None);
            var posted = (await PipelineUnderTest.RowsAsync(pipeline.Storage.Outbox)).Except(before).Where(row => row.Contains("\"organisation\":\"northmoor-fire\"", StringComparison.Ordinal)).ToList();
            Assert.Equal(told.Length, posted.Count);
            Assert.All(told.Zip(posted), pair =>
            {
                Assert.Contains($"\"to\":\"{pair.First}\"", pair.Second, StringComparison.Ordinal);
                Assert.Contains("Service take-up\\u0022 for September 2009 was due on 5 October 2009 and has not been sent", pair.Second, StringComparison.Ordinal);
                Assert.DoesNotContain("ecruitment", pair.Second, StringComparison.Ordinal);
            });
        }
    }

    [Fact]
    public async Task A_raw_return_goes_when_its_time_has_come_and_its_receipt_stays_and_says_so()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite, (_, _, _) => PipelineUnderTest.Start);
        var submission = await pipeline.SendAsync(Path, FireReturns.TakeUp);
        await pipeline.UploadAsync("northmoor-fire/community-safety/2009-05/service-take-up.csv", FireReturns.TakeUp);
        await CopyAsync(pipeline, submission);
        var days = Packs.Policy.FindReturnType("service-take-up")!.RetentionDays;
        pipeline.Clock.SetForward(TimeSpan.FromDays(days) - TimeSpan.FromSeconds(1));
        Assert.Equal(0, await pipeline.Retention.PurgeAsync(CancellationToken.None));
        pipeline.Clock.SetForward(TimeSpan.FromSeconds(1));

        Assert.Equal(1, await pipeline.Retention.PurgeAsync(CancellationToken.None));
        var before = await KeptAsync(pipeline);
        pipeline.Clock.SetForward(TimeSpan.FromDays(1));
        Assert.Equal(0, await pipeline.Retention.PurgeAsync(CancellationToken.None));

        Assert.Equal(before, await KeptAsync(pipeline));
        // What was never received is never deleted.
        Assert.Equal(["northmoor-fire/community-safety/2009-05/service-take-up.csv"], (await PipelineUnderTest.BlobsAsync(pipeline.Storage.Returns)).Keys);
        Assert.DoesNotContain(await PipelineUnderTest.BlobsAsync(pipeline.Storage.Receipts), blob => blob.Key.EndsWith(".csv", StringComparison.Ordinal));
        Assert.Equal(PipelineUnderTest.Start.AddDays(days), (await pipeline.ReceiptAsync(Name, submission)).PurgedAt);
        Assert.Equal(submission, (await pipeline.SlotAsync(Name))!.CountedSubmission);
        Assert.Equal($"{days} days after it was received.", Assert.Single(await pipeline.History.OfAsync(Name, CancellationToken.None), e => e.State == ReturnState.Purged).Reason);
        await pipeline.ReceiveAsync(Path);
        Assert.Equal(1, await pipeline.Reconciliation.ReconcileAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Personal_details_and_what_could_not_be_filed_go_after_a_week()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite, (_, _, _) => PipelineUnderTest.Start);
        var personal = await pipeline.SendAsync(Path, Personal);
        var unfiled = await pipeline.SendAsync("what is this.docx", FireReturns.Unusable);
        await pipeline.SendAsync(FireReturns.TakeUpCorrectedPath, FireReturns.TakeUp);
        pipeline.Clock.SetForward(TimeSpan.FromDays(7));

        Assert.Equal(2, await pipeline.Retention.PurgeAsync(CancellationToken.None));

        Assert.Equal([FireReturns.TakeUpCorrectedPath], (await PipelineUnderTest.BlobsAsync(pipeline.Storage.Returns)).Keys);
        Assert.NotNull((await pipeline.ReceiptAsync(Name, personal)).PurgedAt);
        Assert.NotNull((await pipeline.Receipts.FindAsync(null, unfiled, CancellationToken.None))!.Value.Receipt.PurgedAt);
    }

    [Fact]
    public async Task Bytes_sent_again_after_their_deletion_are_received_again_and_kept_their_time()
    {
        var arrival = PipelineUnderTest.Start;
        using var pipeline = await PipelineUnderTest.NewAsync(azurite, (_, _, _) => arrival);
        var submission = await pipeline.SendAsync(Path, FireReturns.TakeUp);
        pipeline.Clock.SetForward(TimeSpan.FromDays(400));
        await pipeline.Retention.PurgeAsync(CancellationToken.None);

        arrival = PipelineUnderTest.Start.AddDays(400);
        await pipeline.SendAsync(Path, FireReturns.TakeUp);
        Assert.Equal(0, await pipeline.Retention.PurgeAsync(CancellationToken.None));

        var receipt = await pipeline.ReceiptAsync(Name, submission);
        Assert.Equal((2, null), (receipt.Attempt, receipt.PurgedAt));
        Assert.Single(await PipelineUnderTest.BlobsAsync(pipeline.Storage.Returns));
    }

    [Fact]
    public async Task A_deletion_killed_at_any_request_is_finished_by_the_next_run()
    {
        using var whole = await SentAsync();
        var counter = new Kill((_, _) => false, afterTheAnswer: false);
        using (var counted = whole.Pipeline.Another(counter))
            await counted.Retention.PurgeAsync(CancellationToken.None);
        var expected = await KeptAsync(whole.Pipeline);
        Assert.InRange(counter.Sent, 8, 20);

        for (var request = 1; request < counter.Sent; request++)
        {
            using var one = await SentAsync();
            using (var killed = one.Pipeline.Another(Kill.At(request, afterTheAnswer: request % 2 == 0)))
                await Assert.ThrowsAsync<KilledException>(() => killed.Retention.PurgeAsync(CancellationToken.None));
            await one.Pipeline.Retention.PurgeAsync(CancellationToken.None);

            Assert.Equal(expected, await KeptAsync(one.Pipeline));
        }

        async Task<Sent> SentAsync()
        {
            var pipeline = await PipelineUnderTest.NewAsync(azurite, (_, _, _) => PipelineUnderTest.Start);
            await CopyAsync(pipeline, await pipeline.SendAsync(Path, FireReturns.TakeUp));
            pipeline.Clock.SetForward(TimeSpan.FromDays(400));
            return new Sent(pipeline);
        }
    }

    private sealed record Sent(PipelineUnderTest Pipeline) : IDisposable
    {
        public void Dispose() => Pipeline.Dispose();
    }

    private static async Task CopyAsync(PipelineUnderTest pipeline, string submission)
        => await pipeline.Storage.Receipts.UploadBlobAsync($"northmoor-fire/community-safety/2009-04/service-take-up/{submission}.csv", BinaryData.FromString("copy"));

    private static async Task<IReadOnlyList<string>> KeptAsync(PipelineUnderTest pipeline)
    {
        var kept = new List<string>(await PipelineUnderTest.RowsAsync(pipeline.Storage.Submissions, "LatestETag", "CountedETag", "LatestStoredAt", "CountedStoredAt"));
        kept.AddRange(await PipelineUnderTest.RowsAsync(pipeline.Storage.Audit));
        foreach (var container in new[] { pipeline.Storage.Receipts, pipeline.Storage.Cells, pipeline.Storage.Returns })
            kept.AddRange((await PipelineUnderTest.BlobsAsync(container)).Select(blob => $"{blob.Key} {blob.Value}"));
        return kept;
    }
}
