using System.Collections.Immutable;
using EqualityPipeline.Periods;

namespace EqualityPipeline.Returns;

public enum ReceiptStatus { Accepted, AcceptedWithWarnings, Held, Rejected }

/// <summary>What the sender is told about one submission.</summary>
public sealed record Receipt
{
    /// <summary>At most this many findings are listed, the worst first.</summary>
    public const int MostFindingsListed = 500;

    public required string SubmissionId { get; init; }

    /// <summary>How many times these bytes were sent to this path.</summary>
    public required int Attempt { get; init; }

    public required string Path { get; init; }

    public required string Sha256 { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required DateTimeOffset CheckedAt { get; init; }

    public required string PolicyVersion { get; init; }

    /// <summary>Null where the path does not say.</summary>
    public required string? ReturnType { get; init; }

    public required ReceiptStatus Status { get; init; }

    public required bool Quarantined { get; init; }

    public required string Encoding { get; init; }

    public required int RowsRead { get; init; }

    /// <summary>0 unless accepted.</summary>
    public required int RowsCounted { get; init; }

    public required int FindingsTotal { get; init; }

    /// <summary>The submission that was counted in this one's place before; null where there was none.</summary>
    public required string? Supersedes { get; init; }

    public required ImmutableArray<Finding> Findings { get; init; }

    /// <summary>What it says otherwise than the one it supersedes; null where it supersedes none.</summary>
    public ReturnChanges? Changes { get; init; }

    /// <summary>When the uploaded file was deleted because its time had come; null while it is kept.</summary>
    public DateTimeOffset? PurgedAt { get; init; }

    /// <summary>It would be counted, were its month not locked.</summary>
    public bool IsHeldByLock { get; init; }

    /// <summary>Hash of the organisation's approved labels that it was checked with, 16 hexadecimal digits; null where there were none. Those of the policy are in its version.</summary>
    public string? LabelsVersion { get; init; }

    /// <summary>The accepted submissions that this one was compared with; empty where it had errors, or where there were none.</summary>
    public ImmutableArray<ComparedReturn> ComparedWith { get; init; } = [];

    public bool IsCounted => Status is ReceiptStatus.Accepted or ReceiptStatus.AcceptedWithWarnings;
}

/// <summary>An accepted submission that another was compared with.</summary>
public sealed record ComparedReturn(string Directorate, ReportingMonth Period, string ReturnType, string SubmissionId);
