using System.Collections.Immutable;
using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Registers.Meetings;
using EqualityPipeline.Returns;

namespace EqualityPipeline.Storage.Receiving;

/// <summary>Adds lines to the register of meetings, by the same door as any return: what stands and the new lines are sent as one file.</summary>
/// <remarks>
/// The file is written on the condition that it is still the one that was read, so of two who write at once one begins anew and nothing is lost. What lies there is
/// received before it is built on: it may be what a killed run left. Where the register was sent by somebody else in between, their file is built on again.
/// </remarks>
public sealed class MinuteBook(
    MonitoringPolicy policy, PipelineStorage storage, SubmissionRegister register, CellStore cells, ReceiptStore receipts, PeriodLocks locks, Intake intake, TimeProvider clock)
{
    private const int MostAttempts = 20;
    private const string Kept = "minuted";

    /// <summary>Within one second storage knows no earlier and later: another file of that second may come after ours by chance.</summary>
    private static readonly TimeSpan UntilTheNextSecond = TimeSpan.FromMilliseconds(1_100);

    private readonly AcceptedRegisters registers = new(register, cells);

    /// <param name="lines">By column of the register of meetings; a line without a number gets the next of its meeting.</param>
    /// <param name="by">The role or key that writes.</param>
    public async Task<MinuteOutcome> WriteAsync(string organisation, ImmutableArray<ImmutableSortedDictionary<string, string>> lines, string by, CancellationToken cancel)
    {
        if (policy.FindOrganisation(organisation) is not { IsPartnership: false })
            return MinuteOutcome.Unknown("There is no organisation of that id that keeps minutes. A partnership's are kept by one of its members.");
        if (policy.FindReturnType(MeetingsRegister.ReturnType)?.Register is null)
            return MinuteOutcome.Unknown("The policy has no register of meetings.");
        if (lines.Select(l => DayOf(l)).ToList() is var days && days.Contains(null))
            return MinuteOutcome.Refused("Say on which day the meeting was held, as yyyy-MM-dd.", []);
        var held = ReportingMonth.Of(days.Max()!.Value);

        ImmutableArray<RegisterRecord>? theirs = null;
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var (outcome, overtaken) = await TryWriteAsync(organisation, held, lines, theirs, by, cancel);
            if (outcome is not null)
                return outcome;
            theirs = overtaken;
        }
        return MinuteOutcome.Refused("Others write to the minutes at the same moment. Nothing is lost: send the lines again.", []);
    }

    /// <param name="theirs">Records of a file that this book has taken the place of without having read it; null where there is none.</param>
    /// <returns>Neither where somebody else was first; records where theirs have to be built on.</returns>
    private async Task<(MinuteOutcome? Outcome, ImmutableArray<RegisterRecord>? Overtaken)> TryWriteAsync(
        string organisation, ReportingMonth held, ImmutableArray<ImmutableSortedDictionary<string, string>> lines, ImmutableArray<RegisterRecord>? theirs, string by, CancellationToken cancel)
    {
        var month = Later(held, (await StandingAsync(organisation, cancel))?.Period);
        var path = $"{organisation}/{Organisation.Corporate}/{month}/{MeetingsRegister.ReturnType}-{Kept}.csv";
        if (SubmissionNames.Read(path, policy, ReportingMonth.Of(LondonTime.DayOf(clock.GetUtcNow()))) is { Name: null } unfiled)
            return (MinuteOutcome.Refused("The minutes cannot be kept under that month.", unfiled.Findings), null);
        var name = new SubmissionName(organisation, Organisation.Corporate, month, MeetingsRegister.ReturnType, path);
        if (await locks.FindAsync(organisation, month, cancel) is not null)
            return (MinuteOutcome.Refused($"{month.InWords} is locked, so nothing about its returns changes. Ask the {policy.Notices.PeriodKeeper} to reopen it, saying why.", []), null);

        var blob = storage.Returns.GetBlobClient(path);
        var before = await ETagOfAsync(blob, cancel);
        if (before is not null)
            await intake.ReceiveAsync(blob, cancel);
        var standing = await StandingAsync(organisation, cancel);
        if (standing?.Period > month)
            return (null, theirs);

        var type = policy.FindReturnType(MeetingsRegister.ReturnType)!.AsOf(month);
        var basis = new CheckBasis { Registers = await registers.KnownAsync(name, policy, cancel) };
        var read = Check(RegisterFile.Csv(type.Register!, lines.Select((line, at) => Numbered(line, at))));
        if (!read.IsTaken)
            return (MinuteOutcome.Refused("The lines are not taken.", read.Result.Findings), null);
        var added = MinutesAdded.To(theirs ?? (standing is null ? [] : await cells.ReadRecordsAsync(standing, cancel)), read.Result.Records);
        if (added.Conflict is { } conflict)
            return (MinuteOutcome.Refused(conflict, []), null);
        if (theirs is null && added.Lines.All(l => !l.IsNew))
            return (MinuteOutcome.Written(added.Lines, standing!.CountedSubmission!, name with { Period = standing.Period }), null);

        var file = RegisterFile.Csv(type.Register!, added.Records.Select(r => r.Texts));
        if (Check(file) is { IsTaken: false, Result.Findings: var findings })
            return (MinuteOutcome.Refused("With the lines the minutes do not agree with themselves.", findings), null);
        foreach (var line in added.Lines.Where(l => l.IsNew))
            await KeepAsync(organisation, line, by, cancel);
        if (await UploadAsync(blob, file, before, cancel) is not { } uploaded)
            return (null, theirs);

        await intake.ReceiveAsync(blob, cancel);
        if (await register.FindAsync(name, cancel) is not { } slot || slot.CountedUpload?.ETag != uploaded)
        {
            await Task.Delay(UntilTheNextSecond, clock, cancel);
            return (null, theirs);
        }
        return await OvertakenAsync(name, slot, standing, cancel) is { } overtaken
            ? (null, overtaken)
            : (MinuteOutcome.Written(added.Lines, slot.CountedSubmission!, name), null);

        (CheckedReturn Result, bool IsTaken) Check(byte[] content)
        {
            using var stream = new MemoryStream(content);
            var result = ReturnCheck.Check(stream, name, policy, basis, cancel);
            return (result, result.Status is ReceiptStatus.Accepted or ReceiptStatus.AcceptedWithWarnings);
        }
    }

    /// <summary>What was sent by somebody else between the reading and the writing, and is no longer what counts.</summary>
    /// <param name="builtOn">The slot that was read; null where none was there.</param>
    private async Task<ImmutableArray<RegisterRecord>?> OvertakenAsync(SubmissionName name, SubmissionSlot slot, SubmissionSlot? builtOn, CancellationToken cancel)
    {
        if (builtOn is not null && builtOn.Period != name.Period)
        {
            var now = await register.FindAsync(name with { Period = builtOn.Period }, cancel);
            return now?.CountedSubmission is { } other && other != builtOn.CountedSubmission ? await cells.ReadRecordsAsync(now, cancel) : null;
        }
        var replaced = (await receipts.FindAsync(name, slot.CountedSubmission!, cancel))?.Receipt.Supersedes;
        return replaced is null || replaced == builtOn?.CountedSubmission
            ? null
            : await cells.ReadRecordsAsync(slot with { CountedSubmission = replaced }, cancel);
    }

    /// <summary>The latest accepted register of meetings; null where there is none.</summary>
    private async Task<SubmissionSlot?> StandingAsync(string organisation, CancellationToken cancel)
        => (await register.OfOrganisationAsync(organisation, cancel))
            .Where(s => s.ReturnType == MeetingsRegister.ReturnType && s.Directorate == Organisation.Corporate && s.CountedSubmission is not null)
            .MaxBy(s => s.Period);

    /// <summary>Who wrote which line: once, however often it is tried.</summary>
    private async Task KeepAsync(string organisation, AddedLine line, string by, CancellationToken cancel)
    {
        var row = new TableEntity(organisation, Places.HistoryOfMinute(line.Meeting, line.Line))
        {
            ["At"] = clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture), ["Actor"] = by, ["Meeting"] = line.Meeting, ["Line"] = line.Line,
        };
        try
        {
            await storage.Audit.AddEntityAsync(row, cancel);
        }
        catch (RequestFailedException there) when (there.IsLostRace())
        {
        }
    }

    /// <returns>Null where the file is no longer the one that was read.</returns>
    private static async Task<ETag?> UploadAsync(BlobClient blob, byte[] file, ETag? before, CancellationToken cancel)
    {
        try
        {
            var conditions = before is { } read ? new BlobRequestConditions { IfMatch = read } : new BlobRequestConditions { IfNoneMatch = ETag.All };
            return (await blob.UploadAsync(BinaryData.FromBytes(file), new BlobUploadOptions { Conditions = conditions }, cancel)).Value.ETag;
        }
        catch (RequestFailedException lost) when (lost.IsLostRace())
        {
            return null;
        }
    }

    private static async Task<ETag?> ETagOfAsync(BlobClient blob, CancellationToken cancel)
    {
        try
        {
            return (await blob.GetPropertiesAsync(cancellationToken: cancel)).Value.ETag;
        }
        catch (RequestFailedException missing) when (missing.IsMissing())
        {
            return null;
        }
    }

    private static ImmutableSortedDictionary<string, string> Numbered(ImmutableSortedDictionary<string, string> line, int at)
        => string.IsNullOrWhiteSpace(line.GetValueOrDefault("line")) ? line.SetItem("line", string.Create(CultureInfo.InvariantCulture, $"{MinutesAdded.Unnumbered}{at}")) : line;

    private static DateOnly? DayOf(ImmutableSortedDictionary<string, string> line)
        => DateOnly.TryParseExact(line.GetValueOrDefault("held"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static ReportingMonth Later(ReportingMonth month, ReportingMonth? other) => other is { } later && later > month ? later : month;
}

/// <summary>What became of lines of minutes.</summary>
public abstract record MinuteOutcome
{
    private MinuteOutcome() { }

    /// <param name="SubmissionId">The register that holds them now.</param>
    public sealed record WrittenOutcome(ImmutableArray<AddedLine> Lines, string SubmissionId, SubmissionName Name) : MinuteOutcome;

    /// <param name="Findings">What the check of the lines found; empty where that is not why.</param>
    public sealed record RefusedOutcome(string Why, ImmutableArray<Finding> Findings) : MinuteOutcome;

    public sealed record UnknownOutcome(string Why) : MinuteOutcome;

    public static MinuteOutcome Written(ImmutableArray<AddedLine> lines, string submissionId, SubmissionName name) => new WrittenOutcome(lines, submissionId, name);

    public static MinuteOutcome Refused(string why, ImmutableArray<Finding> findings) => new RefusedOutcome(why, findings);

    public static MinuteOutcome Unknown(string why) => new UnknownOutcome(why);
}
