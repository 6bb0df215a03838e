using System.Globalization;
using Azure;
using Azure.Data.Tables;
using EqualityPipeline.Periods;
using EqualityPipeline.Returns;

namespace EqualityPipeline.Storage.Receiving;

/// <summary>The register's row for one organisation, directorate, period and return type: its latest upload and the one that is counted.</summary>
public sealed record SubmissionSlot
{
    public required string Organisation { get; init; }

    public required string Directorate { get; init; }

    public required ReportingMonth Period { get; init; }

    public required string ReturnType { get; init; }

    public required Upload LatestUpload { get; init; }

    public required string LatestSubmission { get; init; }

    public required ReceiptStatus LatestStatus { get; init; }

    /// <summary>The accepted upload that holds the slot; null until one does.</summary>
    public Upload? CountedUpload { get; init; }

    public string? CountedSubmission { get; init; }

    /// <summary>When the first accepted upload was received: that decides on time or late.</summary>
    public DateTimeOffset? FirstAcceptedAt { get; init; }

    /// <summary>What is counted says that there is nothing to report.</summary>
    public bool CountedIsNil { get; init; }

    /// <summary>The latest upload that would be counted, were its month not locked; null where none waits for that.</summary>
    public Upload? HeldByLock { get; init; }

    /// <summary>The latest upload at the withdrawal: neither it nor one before it can hold the slot again; null where nothing was withdrawn.</summary>
    public Upload? WithdrawnUpload { get; init; }

    /// <summary>The submission that the directorate signed off; null where it has not, or where another has taken the slot since.</summary>
    public string? SignedOffSubmission { get; init; }

    public DateTimeOffset? SignedOffAt { get; init; }

    /// <summary>How many times someone withdrew or signed off: names the next such act in the history.</summary>
    public int Acts { get; init; }

    public bool IsWithdrawn => WithdrawnUpload is { } withdrawn && withdrawn == LatestUpload;

    /// <summary>Whether an upload may hold the slot: it came after what is counted and after what was withdrawn.</summary>
    public bool IsOpenTo(Upload upload)
        => (CountedUpload is not { } counted || upload.IsAfter(counted)) && IsAfterWithdrawal(upload);

    public bool IsAfterWithdrawal(Upload upload) => WithdrawnUpload is not { } withdrawn || upload.IsAfter(withdrawn);

    /// <summary>For the next write; null for a row that is not there yet.</summary>
    internal ETag? RowVersion { get; init; }

    public RegisterEntry ToRegisterEntry() => new(
        Organisation, Directorate, Period, ReturnType, LatestStatus, LatestSubmission, LatestUpload.ReceivedAt, CountedSubmission, FirstAcceptedAt)
    {
        IsWithdrawn = IsWithdrawn,
        IsNil = CountedIsNil,
        IsHeldByLock = HeldByLock is not null && HeldByLock == LatestUpload,
        SignedOffAt = SignedOffAt,
    };

    internal TableEntity ToEntity()
    {
        var entity = new TableEntity(Places.SubmissionPartition(Organisation, Period.ToString()), Places.SubmissionRow(Directorate, ReturnType))
        {
            ["Organisation"] = Organisation,
            ["Directorate"] = Directorate,
            ["Period"] = Period.ToString(),
            ["ReturnType"] = ReturnType,
            ["LatestSubmission"] = LatestSubmission,
            ["LatestStatus"] = LatestStatus.ToString(),
            ["CountedSubmission"] = CountedSubmission,
            ["FirstAcceptedAt"] = FirstAcceptedAt,
        };
        Write("Latest", LatestUpload);
        if (CountedUpload is not null)
            Write("Counted", CountedUpload);
        if (HeldByLock is not null)
            Write("HeldByLock", HeldByLock);
        if (WithdrawnUpload is not null)
            Write("Withdrawn", WithdrawnUpload);
        if (CountedIsNil)
            entity["CountedIsNil"] = true;
        if (SignedOffSubmission is not null)
            (entity["SignedOffSubmission"], entity["SignedOffAt"]) = (SignedOffSubmission, SignedOffAt);
        if (Acts > 0)
            entity["Acts"] = Acts;
        return entity;

        void Write(string which, Upload upload)
        {
            entity[which + "Path"] = upload.Path;
            entity[which + "ETag"] = upload.ETag.ToString();
            entity[which + "ReceivedAt"] = upload.ReceivedAt.ToString("O", CultureInfo.InvariantCulture);
            entity[which + "StoredAt"] = upload.StoredAt.ToString("O", CultureInfo.InvariantCulture);
        }
    }

    internal static SubmissionSlot From(TableEntity entity)
    {
        return new SubmissionSlot
        {
            Organisation = entity.GetString("Organisation"),
            Directorate = entity.GetString("Directorate"),
            Period = ReportingMonth.Parse(entity.GetString("Period")),
            ReturnType = entity.GetString("ReturnType"),
            LatestUpload = Read("Latest")!,
            LatestSubmission = entity.GetString("LatestSubmission"),
            LatestStatus = Enum.Parse<ReceiptStatus>(entity.GetString("LatestStatus")),
            CountedUpload = Read("Counted"),
            CountedSubmission = entity.GetString("CountedSubmission"),
            FirstAcceptedAt = entity.GetDateTimeOffset("FirstAcceptedAt"),
            CountedIsNil = entity.GetBoolean("CountedIsNil") == true,
            HeldByLock = Read("HeldByLock"),
            WithdrawnUpload = Read("Withdrawn"),
            SignedOffSubmission = entity.GetString("SignedOffSubmission"),
            SignedOffAt = entity.GetDateTimeOffset("SignedOffAt"),
            Acts = entity.GetInt32("Acts") ?? 0,
            RowVersion = entity.ETag,
        };

        Upload? Read(string which) => entity.GetString(which + "Path") is { } path
            ? new Upload(path, new ETag(entity.GetString(which + "ETag")), Instant(which + "ReceivedAt"), Instant(which + "StoredAt"))
            : null;

        DateTimeOffset Instant(string name) => DateTimeOffset.ParseExact(entity.GetString(name), "O", CultureInfo.InvariantCulture);
    }
}
