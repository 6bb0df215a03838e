using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Returns;
using Microsoft.Extensions.Logging;

namespace EqualityPipeline.Storage.Receiving;

/// <summary>Receives one upload: checks it, writes its receipt and its cells, and enters it in the register.</summary>
/// <remarks>
/// It may run twice, be killed anywhere and meet events out of order. Cells and receipt are written first, under names that follow from path and
/// content; the register's row is the only commit, and nothing is counted that it does not name.
/// </remarks>
public sealed class Intake(
    MonitoringPolicy policy, ReceiptStore receipts, CellStore cells, SubmissionRegister register,
    Confirmations confirmations, ArrivalTime arrivalTime, TimeProvider clock, ILogger<Intake> log)
{
    public async Task ReceiveAsync(BlobClient blob, CancellationToken cancel)
    {
        if (await OpenAsync(blob, cancel) is not { } opened)
        {
            log.UploadGone(blob.Name);
            return;
        }

        using var content = opened;
        var current = ReportingMonth.Of(LondonTime.DayOf(clock.GetUtcNow()));
        var reading = SubmissionNames.Read(blob.Name, policy, current);
        using var hashing = new HashingStream(content.Content);
        var checkedReturn = reading.Name is { } filed ? ReturnCheck.Check(hashing, filed, policy, cancel) : null;
        var sha256 = await hashing.FinishAsync(cancel);

        var storedAt = content.Details.LastModified;
        var upload = new Upload(blob.Name, content.Details.ETag, arrivalTime(blob.Name, sha256, storedAt), storedAt);
        var submissionId = SubmissionIds.For(blob.Name, sha256);
        var (arrival, checkedAt, supersedes) = await ArrivalAsync(reading.Name, submissionId, upload, sha256, cancel);

        if (reading.Name is not { } name)
        {
            await receipts.WriteAsync(null, ReceiptFor.Unfiled(arrival, reading, policy, checkedAt), upload.ETag, cancel);
            log.Unfiled(submissionId);
            return;
        }

        if (checkedReturn!.Status == ReceiptStatus.Held && await confirmations.IsConfirmedAsync(name.Organisation, submissionId, cancel))
            checkedReturn = await CheckConfirmedAsync(blob, upload, name, cancel);
        if (checkedReturn is null)
        {
            log.Overtaken(name);
            return;
        }

        var receipt = ReceiptFor.Return(arrival, name, checkedReturn, policy, checkedAt, supersedes);
        if (receipt.IsCounted)
            await cells.WriteAsync(name, submissionId, checkedReturn.Cells, cancel);
        await CommitAsync(blob, name, receipt, upload, cancel);
        log.Received(name, receipt.Status, receipt.FindingsTotal);
    }

    private static async Task<BlobDownloadStreamingResult?> OpenAsync(BlobClient blob, CancellationToken cancel, ETag? version = null)
    {
        try
        {
            var conditions = new BlobDownloadOptions { Conditions = new BlobRequestConditions { IfMatch = version } };
            return (await blob.DownloadStreamingAsync(conditions, cancel)).Value;
        }
        catch (RequestFailedException failure) when (failure.IsMissing() || failure.IsLostRace())
        {
            return null;
        }
    }

    /// <summary>Only after the first reading is it known which bytes these are, and so whether they were confirmed.</summary>
    /// <returns>Null where the upload was overwritten meanwhile.</returns>
    private async Task<CheckedReturn?> CheckConfirmedAsync(BlobClient blob, Upload upload, SubmissionName name, CancellationToken cancel)
    {
        using var content = await OpenAsync(blob, cancel, upload.ETag);
        return content is null ? null : ReturnCheck.Check(content.Content, name, policy, CheckBasis.Empty with { IsConfirmed = true }, cancel);
    }

    /// <summary>The same delivery again answers as it did; the same bytes sent again are one attempt more.</summary>
    private async Task<(Arrival Arrival, DateTimeOffset CheckedAt, string? Supersedes)> ArrivalAsync(
        SubmissionName? name, string submissionId, Upload upload, string sha256, CancellationToken cancel)
    {
        var before = await receipts.FindAsync(name, submissionId, cancel);
        var isSameDelivery = before?.UploadETag == upload.ETag.ToString();
        var attempt = (before?.Receipt.Attempt ?? 0) + (isSameDelivery ? 0 : 1);
        return (
            new Arrival(upload.Path, sha256, attempt, upload.ReceivedAt),
            isSameDelivery ? before!.Value.Receipt.CheckedAt : clock.GetUtcNow(),
            before?.Receipt.Supersedes);
    }

    private async Task CommitAsync(BlobClient blob, SubmissionName name, Receipt receipt, Upload upload, CancellationToken cancel)
    {
        while (true)
        {
            var slot = await register.FindAsync(name, cancel);
            // After the row is read, not before: whoever overwrites the upload now has yet to write the row, and this write would then fail.
            if (!await IsStillThereAsync(blob, upload.ETag, cancel))
            {
                log.Overtaken(name);
                return;
            }

            var isCountedAlready = slot?.CountedSubmission == receipt.SubmissionId && slot.CountedUpload!.ETag == upload.ETag;
            var takesTheSlot = receipt.IsCounted && !isCountedAlready && (slot?.CountedUpload is not { } counted || upload.IsAfter(counted));
            // One that does not take the slot now may have held it before: its receipt goes on saying whose place it took then.
            var supersedes = takesTheSlot && slot?.CountedSubmission != receipt.SubmissionId ? slot?.CountedSubmission : receipt.Supersedes;
            if (!isCountedAlready)
                await receipts.WriteAsync(name, receipt with { Supersedes = supersedes }, upload.ETag, cancel);

            // The same upload again is still the latest: its state may have changed from held to accepted.
            var isLatest = slot is null || upload == slot.LatestUpload || upload.IsAfter(slot.LatestUpload);
            var entered = Entered(slot, name, receipt, upload, isLatest, takesTheSlot);
            if (entered == slot || await register.TryWriteAsync(entered, cancel))
                return;
        }
    }

    private static SubmissionSlot Entered(
        SubmissionSlot? slot, SubmissionName name, Receipt receipt, Upload upload, bool isLatest, bool takesTheSlot)
    {
        var entered = slot ?? new SubmissionSlot
        {
            Organisation = name.Organisation,
            Directorate = name.Directorate,
            Period = name.Period,
            ReturnType = name.ReturnType,
            LatestUpload = upload,
            LatestSubmission = receipt.SubmissionId,
            LatestStatus = receipt.Status,
        };
        if (isLatest)
            entered = entered with { LatestUpload = upload, LatestSubmission = receipt.SubmissionId, LatestStatus = receipt.Status };
        if (takesTheSlot)
            entered = entered with { CountedUpload = upload, CountedSubmission = receipt.SubmissionId };
        if (receipt.IsCounted && !(entered.FirstAcceptedAt <= upload.ReceivedAt))
            entered = entered with { FirstAcceptedAt = upload.ReceivedAt };
        return entered;
    }

    private static async Task<bool> IsStillThereAsync(BlobClient blob, ETag etag, CancellationToken cancel)
    {
        try
        {
            return (await blob.GetPropertiesAsync(cancellationToken: cancel)).Value.ETag == etag;
        }
        catch (RequestFailedException missing) when (missing.IsMissing())
        {
            return false;
        }
    }
}
