using System.Globalization;
using System.Net;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using EqualityPipeline.Policy;
using EqualityPipeline.Returns;
using Microsoft.Extensions.Logging;

namespace EqualityPipeline.Storage.Receiving;

/// <summary>Deletes raw returns whose time has come; their receipts stay and say so.</summary>
/// <remarks>
/// It starts from the receipts, so nothing is deleted that was never answered. The history is written first, then the file goes, then the receipt says so:
/// a run that dies between leaves a receipt that is not marked, and the next one goes on from there.
/// </remarks>
public sealed class Retention(
    MonitoringPolicy policy, PipelineStorage storage, ReceiptStore receipts, ReturnHistory history, TimeProvider clock, ILogger<Retention> log)
{
    private const string PurgedBy = "PurgeReturns";

    /// <returns>How many uploads were deleted.</returns>
    public async Task<int> PurgeAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var due = new List<(KeptReceipt Receipt, int Days)>();
        await foreach (var receipt in receipts.AllAsync(cancel))
        {
            var days = DaysKept(receipt);
            if (receipt.ReceivedAt.AddDays(days) <= now)
                due.Add((receipt, days));
        }

        if (due.Count == 0)
            return 0;
        var uploads = await UploadsAsync(cancel);
        var purged = 0;
        foreach (var (receipt, days) in due)
        {
            var copies = uploads[receipt.UploadETag].ToList();
            // A file that is there again after its time, as when a deletion was undone, goes again.
            if (receipt.IsPurged && copies.Count == 0)
                continue;
            if (await PurgeAsync(receipt, copies, days, now, cancel))
                purged++;
        }

        log.Purged(purged);
        return purged;
    }

    private async Task<bool> PurgeAsync(KeptReceipt kept, IReadOnlyList<BlobItem> copies, int days, DateTimeOffset now, CancellationToken cancel)
    {
        if (await receipts.FindAsync(kept.Name, kept.SubmissionId, cancel) is not { } found || ReceiptStore.Plain(found.UploadETag) != kept.UploadETag)
            return false;
        var reason = string.Create(CultureInfo.InvariantCulture, $"{days} days after it was received.");
        await history.WriteActAsync(
            kept.Name, kept.SubmissionId, string.Create(CultureInfo.InvariantCulture, $"{kept.SubmissionId}~{found.Receipt.Attempt:D4}"),
            new ReturnEvent(found.Receipt.PurgedAt ?? now, ReturnState.Purged, kept.SubmissionId, PurgedBy, reason), cancel);
        foreach (var copy in copies.Where(copy => copy.Name == found.Receipt.Path))
            await DeleteAsync(copy, cancel);
        await receipts.DeleteCopiesAsync(kept.Name, kept.SubmissionId, cancel);
        await receipts.MarkPurgedAsync(kept.Name, kept.SubmissionId, kept.UploadETag, found.Receipt.PurgedAt ?? now, cancel);
        return true;
    }

    /// <summary>The upload with its snapshots; where storage keeps versions, the version that it leaves too.</summary>
    private async Task DeleteAsync(BlobItem copy, CancellationToken cancel)
    {
        var blob = storage.Returns.GetBlobClient(copy.Name);
        if (copy.VersionId is null || copy.IsLatestVersion == true)
            await DeleteAsync(blob, DeleteSnapshotsOption.IncludeSnapshots, new BlobRequestConditions { IfMatch = copy.Properties.ETag }, cancel);
        if (copy.VersionId is { } version)
            await DeleteVersionAsync(blob.WithVersion(version), cancel);
    }

    private async Task DeleteVersionAsync(BlobClient version, CancellationToken cancel)
    {
        try
        {
            await DeleteAsync(version, DeleteSnapshotsOption.None, null, cancel);
        }
        catch (RequestFailedException failure) when (failure.Status == (int)HttpStatusCode.Forbidden)
        {
            // Deleting versions is a right of its own; without it they go by the account's own rule for old versions.
            log.VersionLeft();
        }
    }

    private static async Task DeleteAsync(BlobClient blob, DeleteSnapshotsOption snapshots, BlobRequestConditions? conditions, CancellationToken cancel)
    {
        try
        {
            await blob.DeleteAsync(snapshots, conditions, cancel);
        }
        catch (RequestFailedException failure) when (failure.IsMissing() || failure.IsLostRace())
        {
            // Gone already, or overwritten: what lies there now has a receipt and a time of its own.
        }
    }

    private async Task<ILookup<string, BlobItem>> UploadsAsync(CancellationToken cancel)
    {
        var uploads = new List<BlobItem>();
        await foreach (var blob in storage.Returns.GetBlobsAsync(BlobTraits.None, BlobStates.Version, null, cancel))
            uploads.Add(blob);
        return uploads.ToLookup(blob => ReceiptStore.Plain(blob.Properties.ETag), StringComparer.Ordinal);
    }

    /// <summary>Personal details, and what could not be filed, are kept for a few days only; a type that the policy no longer knows for as long as any.</summary>
    private int DaysKept(KeptReceipt receipt)
    {
        if (receipt.IsQuarantined || receipt.Name is not { } name)
            return policy.Publication.QuarantineDays;
        return policy.FindReturnType(name.ReturnType)?.AsOf(name.Period).RetentionDays ?? policy.ReturnTypes.Max(type => type.RetentionDays);
    }
}
