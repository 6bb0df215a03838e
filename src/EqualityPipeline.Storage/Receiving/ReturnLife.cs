using System.Globalization;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Returns;

namespace EqualityPipeline.Storage.Receiving;

/// <summary>What people do to a return after it was sent, and to a whole month: each act with its reason, each twice as once.</summary>
/// <remarks>The history comes first and the register's row after it, so no act can stand that nobody can see; a repeated act is written under the same key.</remarks>
public sealed class ReturnLife(
    MonitoringPolicy policy, PipelineStorage storage, SubmissionRegister register, PeriodLocks locks, ReturnHistory history,
    Confirmations confirmations, Intake intake, SubmissionIds ids, TimeProvider clock)
{
    private const string NothingReceived = "Nothing was received under this name yet.";

    /// <summary>Lets a held return be counted as it is.</summary>
    public async Task<ActOutcome> ConfirmAsync(SubmissionName name, string reason, string by, CancellationToken cancel)
    {
        if (await register.FindAsync(name, cancel) is not { } slot)
            return ActOutcome.Unknown(NothingReceived);
        if (slot.LatestStatus != ReceiptStatus.Held)
        {
            return slot.CountedSubmission == slot.LatestSubmission && await confirmations.IsConfirmedAsync(name.Organisation, slot.LatestSubmission, cancel)
                ? ActOutcome.Done(slot.LatestSubmission)
                : ActOutcome.Refused("The latest return of this name is not held: there is nothing to confirm.");
        }

        if (await locks.FindAsync(name.Organisation, name.Period, cancel) is { } locked)
            return ActOutcome.Refused(Locked(locked));
        var blob = storage.Returns.GetBlobClient(slot.LatestUpload.Path);
        if (!await blob.ExistsAsync(cancel))
            return ActOutcome.Refused("The file of the held return has been deleted, so it cannot be counted any more. Send it again.");

        await confirmations.ConfirmAsync(name.Organisation, slot.LatestSubmission, reason, by, cancel);
        await history.WriteActAsync(
            name, slot.LatestSubmission, new ReturnEvent(clock.GetUtcNow(), ReturnState.Confirmed, slot.LatestSubmission, by, reason), cancel);
        await intake.ReceiveAsync(blob, cancel);
        return ActOutcome.Done(slot.LatestSubmission);
    }

    /// <summary>Takes a return back: the slot counts nothing until something is sent again.</summary>
    public async Task<ActOutcome> WithdrawAsync(SubmissionName name, string reason, string by, CancellationToken cancel)
    {
        while (true)
        {
            if (await register.FindAsync(name, cancel) is not { } slot)
                return ActOutcome.Unknown(NothingReceived);
            if (slot.IsWithdrawn)
                return ActOutcome.Done(slot.LatestSubmission);
            if (await locks.FindAsync(name.Organisation, name.Period, cancel) is { } locked)
                return ActOutcome.Refused(Locked(locked));

            var withdrawn = slot.CountedSubmission ?? slot.LatestSubmission;
            await history.WriteActAsync(name, KeyOf(slot), new ReturnEvent(clock.GetUtcNow(), ReturnState.Withdrawn, withdrawn, by, reason), cancel);
            var emptied = slot with
            {
                WithdrawnUpload = slot.LatestUpload, CountedUpload = null, CountedSubmission = null, CountedIsNil = false, FirstAcceptedAt = null,
                HeldByLock = null, SignedOffSubmission = null, SignedOffAt = null, Acts = slot.Acts + 1,
            };
            if (await register.TryWriteAsync(emptied, cancel))
                return ActOutcome.Done(withdrawn);
        }
    }

    /// <summary>The directorate's word that what is counted is right. It binds this submission: another that takes its place is not signed off.</summary>
    public async Task<ActOutcome> SignOffAsync(SubmissionName name, string reason, string by, CancellationToken cancel)
    {
        while (true)
        {
            if (await register.FindAsync(name, cancel) is not { } slot)
                return ActOutcome.Unknown(NothingReceived);
            if (slot.CountedSubmission is not { } counted)
                return ActOutcome.Refused("No return of this name is counted: there is nothing to sign off.");
            if (slot.SignedOffSubmission == counted)
                return ActOutcome.Done(counted);

            var signedAt = clock.GetUtcNow();
            await history.WriteActAsync(name, KeyOf(slot), new ReturnEvent(signedAt, ReturnState.SignedOff, counted, by, reason), cancel);
            if (await register.TryWriteAsync(slot with { SignedOffSubmission = counted, SignedOffAt = signedAt, Acts = slot.Acts + 1 }, cancel))
                return ActOutcome.Done(counted);
        }
    }

    /// <summary>Sends a nil return in the sender's stead: a file like any other, checked and counted like any other.</summary>
    public async Task<ActOutcome> NilAsync(SubmissionName name, string reason, string by, CancellationToken cancel)
    {
        var path = $"{name.Organisation}/{name.Directorate}/{name.Period}/{name.ReturnType}-nil.csv";
        var reading = SubmissionNames.Read(path, policy, ReportingMonth.Of(LondonTime.DayOf(clock.GetUtcNow())));
        if (reading.Name is null)
            return ActOutcome.Unknown(string.Join(" ", reading.Findings.Select(f => f.Message)));
        if (policy.FindReturnType(name.ReturnType)!.AsOf(name.Period) is { Register: null } type && type.Measures.Any(m => m.Kind == MeasureKind.Stock))
            return ActOutcome.Refused($"{type.Name} counts people as they are at a moment: there is always something to report. Send the return.");
        if (await locks.FindAsync(name.Organisation, name.Period, cancel) is { } locked)
            return ActOutcome.Refused(Locked(locked));
        var slot = await register.FindAsync(name, cancel);
        if (slot?.CountedSubmission is { } counted)
        {
            return slot.CountedIsNil
                ? ActOutcome.Done(counted)
                : ActOutcome.Refused("A return of this name is counted, so there is something to report. If it should not have been sent, withdraw it first.");
        }

        var submission = ids.For(path, NilReturn.Sha256);
        await history.WriteActAsync(name, KeyOf(slot), new ReturnEvent(clock.GetUtcNow(), ReturnState.Nil, submission, by, reason), cancel);
        var blob = storage.Returns.GetBlobClient(path);
        // One that is there may be what a killed run left; where it was entered and withdrawn before, it has to be sent anew.
        if (await blob.ExistsAsync(cancel))
            await intake.ReceiveAsync(blob, cancel);
        if ((await register.FindAsync(name, cancel))?.CountedSubmission is null)
        {
            await blob.UploadAsync(BinaryData.FromString(NilReturn.Content), overwrite: true, cancel);
            await intake.ReceiveAsync(blob, cancel);
        }

        return ActOutcome.Done(submission);
    }

    /// <summary>From then on the month takes no new acceptance.</summary>
    public async Task<ActOutcome> LockAsync(string organisation, ReportingMonth period, string reason, string by, CancellationToken cancel)
    {
        if (policy.FindOrganisation(organisation) is null)
            return ActOutcome.Unknown($"There is no organisation {organisation}.");
        await locks.LockAsync(organisation, period, reason, by, cancel);
        return ActOutcome.Done(null);
    }

    /// <summary>The month takes returns again, and those that were held by the lock are received.</summary>
    public async Task<ActOutcome> ReopenAsync(string organisation, ReportingMonth period, string reason, string by, CancellationToken cancel)
    {
        if (policy.FindOrganisation(organisation) is null)
            return ActOutcome.Unknown($"There is no organisation {organisation}.");
        await locks.ReopenAsync(organisation, period, reason, by, cancel);
        // Also where the month was open already: whoever reopened it may have died before this was done.
        foreach (var slot in await register.OfPeriodAsync(organisation, period, cancel))
        {
            if (slot.HeldByLock is { } waiting)
                await intake.ReceiveAsync(storage.Returns.GetBlobClient(waiting.Path), cancel);
        }

        return ActOutcome.Done(null);
    }

    /// <summary>Acts on one slot are numbered, so that a repeated one is the same and a later one another.</summary>
    private static string KeyOf(SubmissionSlot? slot) => string.Create(CultureInfo.InvariantCulture, $"{(slot?.Acts ?? 0) + 1:D4}");

    private string Locked(PeriodLock locked)
        => $"{locked.Period.InWords} is locked, so nothing about its returns changes. Ask the {policy.Notices.PeriodKeeper} to reopen it, saying why.";
}

/// <summary>What came of an act.</summary>
public abstract record ActOutcome
{
    private ActOutcome() { }

    /// <param name="SubmissionId">The submission it was done to; null for a whole month.</param>
    public sealed record DoneOutcome(string? SubmissionId) : ActOutcome;

    /// <summary>There is nothing of that name.</summary>
    public sealed record UnknownOutcome(string Why) : ActOutcome;

    /// <summary>It is not to be done as things stand.</summary>
    public sealed record RefusedOutcome(string Why) : ActOutcome;

    public static ActOutcome Done(string? submissionId) => new DoneOutcome(submissionId);

    public static ActOutcome Unknown(string why) => new UnknownOutcome(why);

    public static ActOutcome Refused(string why) => new RefusedOutcome(why);
}
