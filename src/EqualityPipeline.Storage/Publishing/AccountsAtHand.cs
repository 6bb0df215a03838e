using EqualityPipeline.Publication;

namespace EqualityPipeline.Storage.Publishing;

/// <summary>Accounts of what was hidden, which a night reads several of, each as an earlier run has kept it to be quickly read.</summary>
/// <param name="workings">Null where nothing that an earlier run kept is to be looked at.</param>
/// <param name="isKept">Whether what is made or read here is kept.</param>
internal sealed class AccountsAtHand(ReleaseStore releases, WorkingStore? workings, bool isKept)
{
    /// <exception cref="InvalidDataException">The account is missing from storage, whatever is kept of it: without it a release could not be made again.</exception>
    public async Task<DisclosureAudit> ReadAsync(string organisation, string auditHash, CancellationToken cancel)
    {
        if (workings is not null && await workings.FindAccountAsync(organisation, auditHash, cancel) is { } known && await releases.HasAuditAsync(organisation, auditHash, cancel))
            return known;
        var account = await releases.ReadAuditAsync(organisation, auditHash, cancel);
        if (workings is not null && isKept)
            await workings.WriteAsync(organisation, auditHash, account, cancel);
        return account;
    }

    /// <returns>The content hash that names it.</returns>
    public async Task<string> KeepAsync(string organisation, DisclosureAudit account, CancellationToken cancel)
    {
        var hash = await releases.KeepAuditAsync(organisation, account, isKept, cancel);
        if (workings is not null && isKept)
            await workings.WriteAsync(organisation, hash, account, cancel);
        return hash;
    }
}
