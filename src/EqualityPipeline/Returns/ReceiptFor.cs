using System.Collections.Immutable;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Returns;

/// <summary>One delivery of a file; <see cref="SubmissionIds"/> makes it.</summary>
/// <param name="Path">Within the container.</param>
/// <param name="Sha256">Of the content, in hexadecimal.</param>
/// <param name="Attempt">How many times these bytes were sent to this path, 1 for the first.</param>
public sealed record Arrival(string SubmissionId, string Path, string Sha256, int Attempt, DateTimeOffset ReceivedAt);

/// <summary>Makes the receipt of what was checked.</summary>
public static class ReceiptFor
{
    public static Receipt Return(
        Arrival arrival, SubmissionName name, CheckedReturn result, MonitoringPolicy policy, DateTimeOffset checkedAt, string? supersedes = null) => new()
        {
            SubmissionId = arrival.SubmissionId,
            Attempt = arrival.Attempt,
            Path = arrival.Path,
            Sha256 = arrival.Sha256,
            ReceivedAt = arrival.ReceivedAt,
            CheckedAt = checkedAt,
            PolicyVersion = policy.Version,
            ReturnType = name.ReturnType,
            Status = result.Status,
            Quarantined = result.Quarantined,
            Encoding = result.Encoding,
            RowsRead = result.RowsRead,
            RowsCounted = result.RowsCounted,
            FindingsTotal = result.FindingsTotal,
            Supersedes = supersedes,
            Findings = result.Findings,
        };

    /// <summary>The receipt of a file whose path does not say what it is; its content was not read.</summary>
    /// <exception cref="ArgumentException">The path can be filed.</exception>
    public static Receipt Unfiled(Arrival arrival, NameReading reading, MonitoringPolicy policy, DateTimeOffset checkedAt)
    {
        if (reading.Name is not null)
            throw new ArgumentException("A path that can be read has a receipt of its return.", nameof(reading));
        ImmutableArray<Finding> listed = [.. reading.Findings.Take(Receipt.MostFindingsListed)];
        return new Receipt
        {
            SubmissionId = arrival.SubmissionId,
            Attempt = arrival.Attempt,
            Path = arrival.Path,
            Sha256 = arrival.Sha256,
            ReceivedAt = arrival.ReceivedAt,
            CheckedAt = checkedAt,
            PolicyVersion = policy.Version,
            ReturnType = null,
            Status = ReceiptStatus.Rejected,
            Quarantined = false,
            Encoding = ReturnCheck.Unread,
            RowsRead = 0,
            RowsCounted = 0,
            FindingsTotal = reading.Findings.Length,
            Supersedes = null,
            Findings = listed,
        };
    }
}
