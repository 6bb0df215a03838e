using System.Globalization;
using Azure.Data.Tables;

namespace EqualityPipeline.Storage.Receiving;

/// <summary>Who confirmed which held submission, and why; kept in the audit, and by content: other bytes need a confirmation of their own.</summary>
public sealed class Confirmations(PipelineStorage storage, TimeProvider clock)
{
    /// <summary>Confirming again changes nothing but the reason that stands.</summary>
    public Task ConfirmAsync(string organisation, string submissionId, string reason, string by, CancellationToken cancel)
        => storage.Audit.UpsertEntityAsync(
            new TableEntity(organisation, RowOf(submissionId))
            {
                ["Action"] = "confirm",
                ["Submission"] = submissionId,
                ["Reason"] = reason,
                ["By"] = by,
                ["At"] = clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture),
            },
            TableUpdateMode.Replace, cancel);

    public async Task<bool> IsConfirmedAsync(string organisation, string submissionId, CancellationToken cancel)
        => (await storage.Audit.GetEntityIfExistsAsync<TableEntity>(organisation, RowOf(submissionId), cancellationToken: cancel)).HasValue;

    private static string RowOf(string submissionId) => $"confirm~{submissionId}";
}
