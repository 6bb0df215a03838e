using System.Globalization;
using Azure.Data.Tables;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using Microsoft.Extensions.Logging;

namespace EqualityPipeline.Storage.Publishing;

/// <summary>Makes the working release the approved one.</summary>
public sealed class Approval(PipelineStorage storage, ReleaseStore releases, TimeProvider clock, ILogger<Approval> log)
{
    /// <param name="by">The role or key that approves, for the audit.</param>
    /// <returns>The pointer as it stands; null where there is no working release.</returns>
    public async Task<ReleasePointer?> ApproveAsync(string organisation, string by, CancellationToken cancel)
    {
        while (true)
        {
            if (await releases.FindPointerAsync(organisation, Edition.Working, cancel) is not { } working)
                return null;
            var approved = await releases.FindPointerAsync(organisation, Edition.Approved, cancel);
            if (approved is { } standing && standing.Pointer.Release == working.Pointer.Release)
                return standing.Pointer;

            var pointer = new ReleasePointer(organisation, Edition.Approved, working.Pointer.Release, clock.GetUtcNow(), by);
            // The audit first: an approval that nobody can see afterwards must not exist.
            await AuditAsync(pointer, approved?.Pointer.Release, cancel);
            if (await releases.TryMoveAsync(pointer, approved?.Version, cancel))
            {
                log.Approved(organisation, pointer.Release);
                return pointer;
            }
        }
    }

    private async Task AuditAsync(ReleasePointer pointer, string? before, CancellationToken cancel) => await storage.Audit.UpsertEntityAsync(
        new TableEntity(pointer.Organisation, $"approve~{before ?? "none"}~{pointer.Release}")
        {
            ["Action"] = "approve",
            ["Release"] = pointer.Release,
            ["Before"] = before,
            ["By"] = pointer.MovedBy,
            ["At"] = pointer.MovedAt.ToString("O", CultureInfo.InvariantCulture),
        },
        TableUpdateMode.Replace, cancel);
}
