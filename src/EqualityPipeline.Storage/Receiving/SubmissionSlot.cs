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

    /// <summary>For the next write; null for a row that is not there yet.</summary>
    internal ETag? RowVersion { get; init; }

    public RegisterEntry ToRegisterEntry() => new(
        Organisation, Directorate, Period, ReturnType, LatestStatus, LatestSubmission, LatestUpload.ReceivedAt, CountedSubmission, FirstAcceptedAt);

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
            RowVersion = entity.ETag,
        };

        Upload? Read(string which) => entity.GetString(which + "Path") is { } path
            ? new Upload(path, new ETag(entity.GetString(which + "ETag")), Instant(which + "ReceivedAt"), Instant(which + "StoredAt"))
            : null;

        DateTimeOffset Instant(string name) => DateTimeOffset.ParseExact(entity.GetString(name), "O", CultureInfo.InvariantCulture);
    }
}
