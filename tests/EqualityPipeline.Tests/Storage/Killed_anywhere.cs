using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.SampleData;
using EqualityPipeline.Storage;

namespace EqualityPipeline.Tests.Storage;

/// <summary>
/// Five months of one organisation, all its returns and one correction, received, published, approved and watched; killed between
/// two requests to storage, after the answer of one or before the next is sent; started again and run to the end.
/// </summary>
public sealed class Killed_anywhere(SharedAzurite azurite)
{
    private const string Fire = FireReturns.Organisation;

    private static readonly SampleReturn Correction = FireReturns.Risen(new ReportingMonth(2009, 8), times: 4);
    private static readonly SampleReturn[] Sent = [.. FireReturns.Months(5), Correction];

    // Storage gives each upload an ETag and a time of its own.
    private static readonly string[] OfTheUpload = ["LatestETag", "LatestStoredAt", "CountedETag", "CountedStoredAt"];

    [Fact]
    public async Task A_run_killed_at_any_request_and_started_again_leaves_what_an_undisturbed_run_leaves()
    {
        var counter = new Kill((_, _) => false, afterTheAnswer: false);
        var ends = new List<int>();
        using var whole = await UploadedAsync();
        using (var counted = whole.Another(counter))
            await RunAsync(counted, () => ends.Add(counter.Sent));
        var expected = await LeftAsync(whole);
        // The correction takes the take-up above its limits, so alerts and messages are among what must be left.
        Assert.Contains(expected, line => line.StartsWith("alert ", StringComparison.Ordinal));
        Assert.Contains(expected, line => line.StartsWith("message ", StringComparison.Ordinal));

        var states = States(ends);
        Assert.InRange(states.Count, 24, 60);
        await Parallel.ForEachAsync(
            states.Index(), new ParallelOptions { MaxDegreeOfParallelism = 2 },
            async (state, _) =>
            {
                var afterTheAnswer = state.Index % 2 == 1;
                using var pipeline = await UploadedAsync();
                using (var killed = pipeline.Another(Kill.At(afterTheAnswer ? state.Item : state.Item + 1, afterTheAnswer)))
                    await Assert.ThrowsAsync<KilledException>(() => RunAsync(killed));
                using (var again = pipeline.Another())
                    await RunAsync(again);

                var left = await LeftAsync(pipeline);
                Assert.True(
                    expected.SequenceEqual(left),
                    $"Killed after {state.Item} of {ends[^1]} requests: {string.Join(" | ", expected.Except(left).Concat(left.Except(expected)).Take(4))}");
            });
    }

    /// <summary>How many requests are answered before the kill: some while the first returns are received, every one of the correction and the
    /// approval, a fifth of publication and of the watch, whose reads are many and whose writes come in pairs.</summary>
    private static List<int> States(IReadOnlyList<int> ends)
    {
        var (firstReturns, correction, published, approved, watched) = (ends[^5], ends[^4], ends[^3], ends[^2], ends[^1]);
        return
        [
            .. Every(15, 0, firstReturns), .. Every(1, firstReturns, correction), .. Every(5, correction, published),
            .. Every(1, published, approved), .. Every(5, approved, watched),
        ];

        static IEnumerable<int> Every(int step, int from, int to) => Enumerable.Range(from, to - from).Where(state => (state - from) % step == 0);
    }

    private async Task<PipelineUnderTest> UploadedAsync()
    {
        var pipeline = await PipelineUnderTest.NewAsync(azurite, FireReturns.Arrivals(Correction), FireReturns.PolicyOfFiveMonths);
        foreach (var sent in Sent)
            await pipeline.UploadAsync(sent.Path, sent.Bytes);
        return pipeline;
    }

    /// <summary>One process from its start to its end, with every event delivered again.</summary>
    /// <param name="ended">Called after each return, the publication, the approval and the watch.</param>
    private static async Task RunAsync(PipelineUnderTest pipeline, Action? ended = null)
    {
        foreach (var sent in Sent)
        {
            await pipeline.ReceiveAsync(sent.Path);
            ended?.Invoke();
        }

        await pipeline.PublishAsync(Fire);
        ended?.Invoke();
        await pipeline.Approval.ApproveAsync(Fire, "lead officer", CancellationToken.None);
        ended?.Invoke();
        await pipeline.Drift.WatchAsync(CancellationToken.None);
        ended?.Invoke();
    }

    private static async Task<IReadOnlyList<string>> LeftAsync(PipelineUnderTest pipeline)
    {
        var left = new List<string>();
        foreach (var container in new[] { pipeline.Storage.Receipts, pipeline.Storage.Cells })
            left.AddRange((await PipelineUnderTest.BlobsAsync(container)).Select(blob => $"{blob.Key} {blob.Value}"));

        var releases = await PipelineUnderTest.BlobsAsync(pipeline.Storage.Releases);
        foreach (var edition in new[] { Edition.Working, Edition.Approved })
        {
            var pointer = (await pipeline.ReleaseStore.FindPointerAsync(Fire, edition, CancellationToken.None))!.Value.Pointer;
            left.Add($"{edition} {pointer.Release} {pointer.MovedBy}");
            for (var release = pointer.Release; release is not null;)
            {
                var manifest = (await pipeline.ReleaseStore.FindManifestAsync(Fire, release, CancellationToken.None))!;
                left.Add($"manifest {release} {releases[Places.Release(Fire, release)]}");
                left.AddRange(manifest.Parts.Select(part => $"part {part.ContentHash} {releases[Places.ReleasePart(Fire, part.ContentHash)]}"));
                release = manifest.Previous;
            }
        }

        left.AddRange((await PipelineUnderTest.RowsAsync(pipeline.Storage.Submissions, OfTheUpload)).Select(row => $"slot {row}"));
        left.AddRange((await PipelineUnderTest.RowsAsync(pipeline.Storage.Alerts, "RaisedAt")).Select(row => $"alert {row}"));
        left.AddRange((await PipelineUnderTest.RowsAsync(pipeline.Storage.Outbox, "NextAttemptAt")).Select(row => $"message {row}"));
        left.AddRange((await PipelineUnderTest.RowsAsync(pipeline.Storage.Audit, "At", "BegunAt")).Select(row => $"audit {row}"));
        return left;
    }
}
