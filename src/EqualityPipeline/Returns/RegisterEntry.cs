using EqualityPipeline.Periods;

namespace EqualityPipeline.Returns;

/// <summary>What the register says of one slot: one directorate's return of one type for one month.</summary>
/// <param name="LatestStatus">Of the latest upload, counted or not.</param>
/// <param name="AcceptedSubmissionId">The submission that holds the slot; null where none was ever accepted.</param>
/// <param name="FirstAcceptedAt">When the first accepted upload of the slot arrived; null where none was.</param>
public sealed record RegisterEntry(
    string Organisation, string Directorate, ReportingMonth Period, string ReturnType,
    ReceiptStatus LatestStatus, string LatestSubmissionId, DateTimeOffset LatestReceivedAt,
    string? AcceptedSubmissionId, DateTimeOffset? FirstAcceptedAt)
{
    /// <summary>The latest upload was withdrawn and nothing was sent since.</summary>
    public bool IsWithdrawn { get; init; }

    /// <summary>What is counted says that there is nothing to report.</summary>
    public bool IsNil { get; init; }

    /// <summary>The latest upload waits for its month to be reopened.</summary>
    public bool IsHeldByLock { get; init; }

    /// <summary>When the directorate signed off what is counted now; null where it has not.</summary>
    public DateTimeOffset? SignedOffAt { get; init; }
}
