using Azure.Storage.Blobs.Models;
using EqualityPipeline.Policy;
using Microsoft.Extensions.Logging;

namespace EqualityPipeline.Storage.Receiving;

/// <summary>Finds what the events missed: uploads without a receipt, receivings that never ended, returns whose month was reopened; and receives them.</summary>
/// <remarks>Cheap: three listings. What it receives may be received by an event at the same time, which leaves what one receiving leaves.</remarks>
public sealed class Reconciliation(
    MonitoringPolicy policy, PipelineStorage storage, ReceiptStore receipts, SubmissionRegister register, PeriodLocks locks,
    ChecksUnderWay underWay, Intake intake, TimeProvider clock, ILogger<Reconciliation> log)
{
    /// <summary>Longer than any receiving takes: a mark older than this was left by a worker that died.</summary>
    public static readonly TimeSpan LongestReceiving = TimeSpan.FromMinutes(15);

    /// <returns>How many uploads were received.</returns>
    /// <exception cref="AggregateException">Some could not be received; the others were.</exception>
    public async Task<int> ReconcileAsync(CancellationToken cancel)
    {
        var paths = await LeftAsync(cancel);
        var failures = new List<Exception>();
        foreach (var path in paths)
        {
            try
            {
                await intake.ReceiveAsync(storage.Returns.GetBlobClient(path), cancel);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // One upload that cannot be received must not keep the others waiting.
                failures.Add(failure);
            }
        }

        if (paths.Count > 0)
            log.Reconciled(paths.Count - failures.Count, failures.Count);
        return failures.Count == 0 ? paths.Count : throw new AggregateException(failures);
    }

    private async Task<SortedSet<string>> LeftAsync(CancellationToken cancel)
    {
        var left = new SortedSet<string>(StringComparer.Ordinal);
        var begun = new HashSet<string>(StringComparer.Ordinal);
        foreach (var check in await underWay.AllAsync(cancel))
        {
            begun.Add(check.Path);
            if (clock.GetUtcNow() - check.BegunAt >= LongestReceiving)
                left.Add(check.Path);
        }

        // The uploads first: one that is received between the two listings is then found among the receipts.
        var uploads = new List<(string Path, string ETag)>();
        await foreach (var blob in storage.Returns.GetBlobsAsync(BlobTraits.None, BlobStates.None, null, cancel))
            uploads.Add((blob.Name, ReceiptStore.Plain(blob.Properties.ETag)));
        var answered = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var receipt in receipts.AllAsync(cancel))
            answered.Add(receipt.UploadETag);
        left.UnionWith(uploads.Where(u => !answered.Contains(u.ETag) && !begun.Contains(u.Path)).Select(u => u.Path));

        foreach (var organisation in policy.Organisations)
        {
            foreach (var slot in await register.OfOrganisationAsync(organisation.Id, cancel))
            {
                if (slot.HeldByLock is { } waiting && await locks.FindAsync(slot.Organisation, slot.Period, cancel) is null)
                    left.Add(waiting.Path);
            }
        }

        return left;
    }
}
