using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Returns;
using EqualityPipeline.Storage.Alerting;
using Microsoft.Extensions.Logging;

namespace EqualityPipeline.Storage.Receiving;

/// <summary>Receives one upload: checks it, writes its receipt and its cells, and enters it in the register.</summary>
/// <remarks>
/// It may run twice, be killed anywhere and meet events out of order. Cells and receipt are written first, under names that follow from path and
/// content; the register's row is the only commit, and nothing is counted that it does not name. A mark says that an upload is being received; it goes
/// last, so that what was left undone is found and done.
/// </remarks>
public sealed class Intake(
    MonitoringPolicy policy, ReceiptStore receipts, CellStore cells, SubmissionRegister register, LabelBook labels, EarlierReturns earlier, PeriodLocks locks, ReturnHistory history,
    ChecksUnderWay underWay, ReturnNotices notices, Confirmations confirmations, SubmissionIds ids, ArrivalTime arrivalTime, TimeProvider clock, ILogger<Intake> log)
{
    private readonly AcceptedRegisters registers = new(register, cells);

    public async Task ReceiveAsync(BlobClient blob, CancellationToken cancel)
    {
        var reading = SubmissionNames.Read(blob.Name, policy, ReportingMonth.Of(LondonTime.DayOf(clock.GetUtcNow())));
        var check = await underWay.BeginAsync(blob.Name, reading.Name, cancel);
        if (await ReceiveAsync(blob, reading, check.BegunAt, cancel) is { } receipt)
            await notices.TellAsync(reading.Name, receipt, cancel);
        await underWay.EndAsync(check, cancel);
    }

    /// <returns>The receipt as it was written; null where there was nothing to write.</returns>
    private async Task<Receipt?> ReceiveAsync(BlobClient blob, NameReading reading, DateTimeOffset begunAt, CancellationToken cancel)
    {
        if (await OpenAsync(blob, cancel) is not { } opened)
        {
            log.UploadGone(blob.Name);
            return null;
        }

        using var content = opened;
        using var hashing = new HashingStream(content.Content);
        var candidates = reading.Name is { } sent ? await earlier.OfAsync(sent, cancel) : null;
        var basis = reading.Name is null ? CheckBasis.Empty : await BasisAsync(reading.Name, cancel) with
        {
            EarlierOnceRead = () => candidates!.ReceivedBefore(arrivalTime(blob.Name, hashing.HashSoFar(), content.Details.LastModified)),
        };
        var checkedReturn = reading.Name is { } filed ? ReturnCheck.Check(hashing, filed, policy, basis, cancel) : null;
        var sha256 = await hashing.FinishAsync(cancel);

        var storedAt = content.Details.LastModified;
        var upload = new Upload(blob.Name, content.Details.ETag, arrivalTime(blob.Name, sha256, storedAt), storedAt);
        var submissionId = ids.For(blob.Name, sha256);
        var before = await receipts.FindAsync(reading.Name, submissionId, cancel);
        var isSameDelivery = before?.UploadETag == upload.ETag.ToString();
        var arrival = ids.Arrival(upload.Path, sha256, (before?.Receipt.Attempt ?? 0) + (isSameDelivery ? 0 : 1), upload.ReceivedAt);
        // The same delivery again answers as it did; the same bytes sent again are one attempt more.
        var checkedAt = isSameDelivery ? before!.Value.Receipt.CheckedAt : clock.GetUtcNow();

        if (reading.Name is not { } name)
        {
            var unfiled = ReceiptFor.Unfiled(arrival, reading, policy, checkedAt);
            await receipts.WriteAsync(null, unfiled, upload.ETag, cancel);
            log.Unfiled(submissionId);
            return unfiled;
        }

        var compared = candidates!.Taken;
        // One with errors was not compared.
        if (isSameDelivery && before!.Value.Receipt is { Status: not ReceiptStatus.Rejected, ComparedWith: var comparedBefore } && !comparedBefore.SequenceEqual(compared))
        {
            basis = basis with { EarlierOnceRead = null, Earlier = await earlier.ReadAsync(name, comparedBefore, cancel) };
            (compared, checkedReturn) = (comparedBefore, await CheckAgainAsync(blob, upload.ETag, name, basis, cancel));
        }
        if (checkedReturn?.Status == ReceiptStatus.Held && await confirmations.IsConfirmedAsync(name.Organisation, submissionId, cancel))
            checkedReturn = await CheckAgainAsync(blob, upload.ETag, name, basis with { IsConfirmed = true, EarlierOnceRead = null, Earlier = await earlier.ReadAsync(name, compared, cancel) }, cancel);
        if (checkedReturn is null)
        {
            log.Overtaken(name);
            return null;
        }

        var receipt = ReceiptFor.Return(arrival, name, checkedReturn, policy, checkedAt, before?.Receipt.Supersedes) with
        {
            LabelsVersion = LabelBook.VersionOf(basis.Labels),
            ComparedWith = compared,
            Changes = before?.Receipt.Changes,
            PurgedAt = isSameDelivery ? before!.Value.Receipt.PurgedAt : null,
        };
        if (receipt.IsCounted)
            await cells.WriteAsync(name, submissionId, checkedReturn, policy.FindReturnType(name.ReturnType)!.AsOf(name.Period).Register, cancel);
        var committed = await CommitAsync(new Delivery(blob, name, checkedReturn, receipt, upload, begunAt), cancel);
        if (committed is not null)
            log.Received(name, committed.Status, committed.FindingsTotal);
        // Only after the return is entered: whoever decides of a label meanwhile finds it waiting, or is found here.
        return committed is not null && await labels.AskAsync(name, submissionId, checkedReturn.UnknownLabels, basis.Labels, cancel)
            ? await ReceiveAsync(blob, reading, begunAt, cancel)
            : committed;
    }

    private async Task<CheckBasis> BasisAsync(SubmissionName name, CancellationToken cancel) => new()
    {
        Registers = await registers.KnownAsync(name, policy, cancel),
        Labels = await labels.ApprovedAsync(name.Organisation, cancel),
    };

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

    /// <summary>Checks an upload again as if someone had confirmed what would hold it: it then has the cells that it would be counted with.</summary>
    /// <returns>Null where the upload is gone or was overwritten.</returns>
    public async Task<CheckedReturn?> CheckConfirmedAsync(BlobClient blob, ETag upload, SubmissionName name, CancellationToken cancel)
        => await CheckAgainAsync(blob, upload, name, await BasisAsync(name, cancel) with { IsConfirmed = true }, cancel);

    /// <summary>Only after the first reading is it known which bytes these are, and so whether they were confirmed, or were compared before and with what.</summary>
    /// <returns>Null where the upload was overwritten meanwhile.</returns>
    private async Task<CheckedReturn?> CheckAgainAsync(BlobClient blob, ETag upload, SubmissionName name, CheckBasis basis, CancellationToken cancel)
    {
        using var content = await OpenAsync(blob, cancel, upload);
        return content is null ? null : ReturnCheck.Check(content.Content, name, policy, basis, cancel);
    }

    /// <returns>The receipt as it was written; null where the upload was overwritten meanwhile, or is counted already.</returns>
    private async Task<Receipt?> CommitAsync(Delivery delivery, CancellationToken cancel)
    {
        var (name, upload) = (delivery.Name, delivery.Upload);
        while (true)
        {
            var slot = await register.FindAsync(name, cancel);
            // After the row is read, not before: whoever overwrites the upload now has yet to write the row, and this write would then fail.
            if (!await IsStillThereAsync(delivery.Blob, upload.ETag, cancel))
            {
                log.Overtaken(name);
                return null;
            }

            if (slot?.CountedSubmission == delivery.Receipt.SubmissionId && slot.CountedUpload!.ETag == upload.ETag)
                return null;
            var receipt = await DecidedAsync(delivery, slot, cancel);
            var takesTheSlot = receipt.IsCounted && IsOpen(slot, upload);
            await receipts.WriteAsync(name, receipt, upload.ETag, cancel);
            var superseded = takesTheSlot && slot?.CountedSubmission != receipt.SubmissionId ? slot?.CountedSubmission : null;
            await history.WriteAsync(name, receipt, delivery.BegunAt, superseded, cancel);

            var entered = Entered(slot, delivery, receipt, takesTheSlot);
            if (entered == slot || await register.TryWriteAsync(entered, cancel))
                return receipt;
        }
    }

    /// <summary>What the register and the lock of the month make of a receipt: whose place it takes, what it changes, whether it must wait.</summary>
    private async Task<Receipt> DecidedAsync(Delivery delivery, SubmissionSlot? slot, CancellationToken cancel)
    {
        var (name, receipt) = (delivery.Name, delivery.Receipt);
        var wouldTakeTheSlot = receipt.IsCounted && IsOpen(slot, delivery.Upload);
        if ((wouldTakeTheSlot || !receipt.IsCounted) && await locks.FindAsync(name.Organisation, name.Period, cancel) is { } locked)
        {
            if (wouldTakeTheSlot)
                return locked.Hold(receipt, policy.Notices.PeriodKeeper);
            if (delivery.Upload.ReceivedAt >= locked.Since)
                return locked.Told(receipt, policy.Notices.PeriodKeeper);
        }

        // A register has no cells to compare.
        var isRegister = policy.FindReturnType(name.ReturnType)!.AsOf(name.Period).Register is not null;
        // One that does not take the slot now may have held it before: its receipt goes on saying whose place it took then.
        return wouldTakeTheSlot && slot?.CountedSubmission is { } counted && counted != receipt.SubmissionId
            ? receipt with
            {
                Supersedes = counted,
                Changes = isRegister ? null : ReturnChanges.Between(counted, await cells.ReadAsync(slot, cancel), delivery.Checked.Cells),
            }
            : receipt;
    }

    private static bool IsOpen(SubmissionSlot? slot, Upload upload) => slot?.IsOpenTo(upload) != false;

    private static SubmissionSlot Entered(SubmissionSlot? slot, Delivery delivery, Receipt receipt, bool takesTheSlot)
    {
        var (name, upload) = (delivery.Name, delivery.Upload);
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
        // The same upload again is still the latest: its state may have changed from held to accepted.
        if (slot is null || upload == slot.LatestUpload || upload.IsAfter(slot.LatestUpload))
            entered = entered with { LatestUpload = upload, LatestSubmission = receipt.SubmissionId, LatestStatus = receipt.Status };
        var isOpen = IsOpen(slot, upload);
        if (receipt.IsCounted && entered.IsAfterWithdrawal(upload) && !(entered.FirstAcceptedAt <= upload.ReceivedAt))
            entered = entered with { FirstAcceptedAt = upload.ReceivedAt };
        if (takesTheSlot)
        {
            entered = entered with
            {
                CountedUpload = upload,
                CountedSubmission = receipt.SubmissionId,
                CountedIsNil = delivery.Checked.IsNil,
                SignedOffSubmission = entered.SignedOffSubmission == receipt.SubmissionId ? entered.SignedOffSubmission : null,
                SignedOffAt = entered.SignedOffSubmission == receipt.SubmissionId ? entered.SignedOffAt : null,
            };
        }

        return entered with { HeldByLock = Waiting(entered.HeldByLock, upload, receipt.IsHeldByLock && isOpen, takesTheSlot) };
    }

    /// <summary>The upload that waits for its month to be reopened, once this one has been entered.</summary>
    private static Upload? Waiting(Upload? waiting, Upload upload, bool waits, bool takesTheSlot)
    {
        // What lay at this path before has been overwritten: nothing of it is left to be received.
        var left = waiting is not null && waiting.Path == upload.Path ? null : waiting;
        if (waits)
            return left?.IsAfter(upload) == true ? left : upload;
        return takesTheSlot && left?.IsAfter(upload) != true ? null : left;
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

    /// <summary>One upload on its way into the register.</summary>
    private sealed record Delivery(BlobClient Blob, SubmissionName Name, CheckedReturn Checked, Receipt Receipt, Upload Upload, DateTimeOffset BegunAt);
}
