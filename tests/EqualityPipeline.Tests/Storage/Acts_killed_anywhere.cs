using EqualityPipeline.Periods;
using EqualityPipeline.Returns;

namespace EqualityPipeline.Tests.Storage;

/// <summary>
/// What people and timers do to one return, one act after the other; killed between two requests to storage; the act that died is done again
/// and the others follow.
/// </summary>
public sealed class Acts_killed_anywhere(SharedAzurite azurite)
{
    private const string Fire = FireReturns.Organisation;
    private const string NilPath = "northmoor-fire/community-safety/2009-04/service-take-up-nil.csv";
    private const string FaultyPath = "northmoor-fire/community-safety/2009-04/service-take-up-faulty.csv";

    private static readonly SubmissionName Name = FireReturns.TakeUpName();
    private static readonly ReportingMonth April = new(2009, 4);

    // Storage gives each upload an ETag and a time of its own.
    private static readonly string[] OfTheUpload =
        [.. new[] { "Latest", "Counted", "HeldByLock", "Withdrawn" }.SelectMany(which => new[] { which + "ETag", which + "StoredAt" })];

    private static readonly Func<PipelineUnderTest, Task>[] Acts =
    [
        pipeline => pipeline.ReceiveAsync(FireReturns.TakeUpPath),
        pipeline => pipeline.Life.SignOffAsync(Name, "Checked by the team.", "test", CancellationToken.None),
        pipeline => pipeline.Life.WithdrawAsync(Name, "Wrong month.", "test", CancellationToken.None),
        pipeline => pipeline.Life.NilAsync(Name, "Closed for repairs.", "test", CancellationToken.None),
        pipeline => pipeline.Life.LockAsync(Fire, April, "Reported.", "test", CancellationToken.None),
        pipeline => pipeline.ReceiveAsync(FireReturns.TakeUpCorrectedPath),
        pipeline => pipeline.ReceiveAsync(FaultyPath),
        pipeline => pipeline.Life.ReopenAsync(Fire, April, "A service was missing.", "test", CancellationToken.None),
        pipeline => pipeline.Life.WithdrawAsync(Name, "Sent for the wrong service.", "test", CancellationToken.None),
        // Takes away the mark that a worker left which died after everything else was done.
        pipeline =>
        {
            pipeline.Clock.SetForward(PipelineUnderTest.Start.AddHours(1) - pipeline.Clock.GetUtcNow());
            return pipeline.Reconciliation.ReconcileAsync(CancellationToken.None);
        },
        pipeline =>
        {
            pipeline.Clock.SetForward(PipelineUnderTest.Start.AddDays(400) - pipeline.Clock.GetUtcNow());
            return pipeline.Retention.PurgeAsync(CancellationToken.None);
        },
    ];

    [Fact]
    public async Task Acts_killed_at_any_request_and_done_again_leave_what_undisturbed_ones_leave()
    {
        var counter = new Kill((_, _) => false, afterTheAnswer: false);
        using var whole = await UploadedAsync();
        using (var counted = whole.Another(counter))
        {
            foreach (var act in Acts)
                await act(counted);
        }

        var expected = await LeftAsync(whole);
        Assert.Equal(
            ["accepted", "accepted", "accepted", "held", "locked", "nil", "purged", "purged", "purged", "purged", "rejected", "reopened", "signed-off", "withdrawn", "withdrawn"],
            expected.Where(line => line.StartsWith("audit ", StringComparison.Ordinal)).Select(line => line["audit Action=".Length..line.IndexOf(';', StringComparison.Ordinal)]));
        Assert.Equal(2, expected.Count(line => line.StartsWith("message ", StringComparison.Ordinal)));

        await Parallel.ForEachAsync(
            Enumerable.Range(1, counter.Sent - 1).Where(request => request % 3 == 1), new ParallelOptions { MaxDegreeOfParallelism = 2 },
            async (request, _) =>
            {
                using var pipeline = await UploadedAsync();
                await DisturbedAsync(pipeline, Kill.At(request, afterTheAnswer: request % 2 == 0));

                var left = await LeftAsync(pipeline);
                Assert.True(
                    expected.SequenceEqual(left),
                    $"Killed at request {request} of {counter.Sent}: {string.Join(" | ", expected.Except(left).Concat(left.Except(expected)).Take(4))}");
            });
    }

    private static async Task DisturbedAsync(PipelineUnderTest pipeline, Kill kill)
    {
        var isDead = false;
        using var disturbed = pipeline.Another(kill);
        foreach (var act in Acts)
        {
            try
            {
                await act(isDead ? pipeline : disturbed);
            }
            catch (Exception failure) when (failure is KilledException or AggregateException)
            {
                isDead = true;
                await act(pipeline);
            }
        }
    }

    private async Task<PipelineUnderTest> UploadedAsync()
    {
        string[] inOrder = [FireReturns.TakeUpPath, NilPath, FireReturns.TakeUpCorrectedPath, FaultyPath];
        var pipeline = await PipelineUnderTest.NewAsync(azurite, (path, _, _) => PipelineUnderTest.Start.AddHours(-10 + Array.IndexOf(inOrder, path)));
        await pipeline.UploadAsync(FireReturns.TakeUpPath, FireReturns.TakeUp);
        await pipeline.UploadAsync(FireReturns.TakeUpCorrectedPath, FireReturns.TakeUpOneFewer);
        await pipeline.UploadAsync(FaultyPath, FireReturns.Unusable);
        return pipeline;
    }

    private static async Task<IReadOnlyList<string>> LeftAsync(PipelineUnderTest pipeline)
    {
        var left = new List<string>();
        foreach (var container in new[] { pipeline.Storage.Receipts, pipeline.Storage.Cells, pipeline.Storage.Returns })
            left.AddRange((await PipelineUnderTest.BlobsAsync(container)).Select(blob => $"{blob.Key} {blob.Value}"));
        left.AddRange((await PipelineUnderTest.RowsAsync(pipeline.Storage.Submissions, OfTheUpload)).Select(row => $"slot {row}"));
        left.AddRange((await PipelineUnderTest.RowsAsync(pipeline.Storage.Outbox, "NextAttemptAt")).Select(row => $"message {row}"));
        left.AddRange((await PipelineUnderTest.RowsAsync(pipeline.Storage.Audit, "At", "BegunAt")).Select(row => $"audit {row}"));
        return left;
    }
}
