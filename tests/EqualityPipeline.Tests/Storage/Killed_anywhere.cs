using System.Collections.Concurrent;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.SampleData;
using EqualityPipeline.Storage;

namespace EqualityPipeline.Tests.Storage;

/// <summary>
/// Five months of one organisation, all its returns and one correction, received, published, approved and watched; killed at one
/// request to storage, before it is sent or after it is answered; started again and run to the end.
/// </summary>
public sealed class Killed_anywhere(SharedAzurite azurite)
{
    private const int Points = 30;
    private const string Fire = FireReturns.Organisation;

    private static readonly SampleReturn Correction = FireReturns.Risen(new ReportingMonth(2009, 8), times: 4);
    private static readonly SampleReturn[] Sent = [.. FireReturns.Months(5), Correction];

    // Storage gives each upload an ETag and a time of its own.
    private static readonly string[] OfTheUpload = ["LatestETag", "LatestStoredAt", "CountedETag", "CountedStoredAt"];

    [Fact]
    public async Task A_run_killed_at_any_request_and_started_again_leaves_what_an_undisturbed_run_leaves()
    {
        var undisturbed = new Kill((_, _) => false, afterTheAnswer: false);
        using var whole = await UploadedAsync();
        using (var counted = whole.Another(undisturbed))
            await RunAsync(counted);
        var expected = await LeftAsync(whole);
        // The correction takes the take-up above its limits, so alerts and messages are among what must be left.
        Assert.Contains(expected, line => line.StartsWith("alert ", StringComparison.Ordinal));
        Assert.Contains(expected, line => line.StartsWith("message ", StringComparison.Ordinal));

        var survived = new ConcurrentBag<int>();
        await Parallel.ForEachAsync(
            Spread(undisturbed.Sent), new ParallelOptions { MaxDegreeOfParallelism = 2 },
            async (point, _) =>
            {
                using var pipeline = await UploadedAsync();
                using (var killed = pipeline.Another(Kill.At(point)))
                    await Assert.ThrowsAsync<KilledException>(() => RunAsync(killed));
                using (var again = pipeline.Another())
                    await RunAsync(again);

                var left = await LeftAsync(pipeline);
                Assert.True(expected.SequenceEqual(left), $"Killed at request {point}: {string.Join(" | ", expected.Except(left).Concat(left.Except(expected)).Take(4))}");
                survived.Add(point);
            });

        Assert.Equal(Points, survived.Count);
    }

    /// <summary>Points from the first request to the last, even and odd in turn, so that half are killed before and half after.</summary>
    private static IEnumerable<int> Spread(int requests)
    {
        for (var i = 0; i < Points; i++)
        {
            var point = 1 + (i * (requests - 2) / (Points - 1));
            yield return point % 2 == i % 2 ? point : point + 1;
        }
    }

    private async Task<PipelineUnderTest> UploadedAsync()
    {
        var pipeline = await PipelineUnderTest.NewAsync(azurite, FireReturns.Arrivals(Correction), FireReturns.PolicyOfFiveMonths);
        foreach (var sent in Sent)
            await pipeline.UploadAsync(sent.Path, sent.Bytes);
        return pipeline;
    }

    /// <summary>One process from its start to its end, with every event delivered again.</summary>
    private static async Task RunAsync(PipelineUnderTest pipeline)
    {
        foreach (var sent in Sent)
            await pipeline.ReceiveAsync(sent.Path);
        await pipeline.PublishAsync(Fire);
        await pipeline.Approval.ApproveAsync(Fire, "lead officer", CancellationToken.None);
        await pipeline.Drift.WatchAsync(CancellationToken.None);
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
        left.AddRange((await PipelineUnderTest.RowsAsync(pipeline.Storage.Audit, "At")).Select(row => $"audit {row}"));
        return left;
    }
}
