using EqualityPipeline.Policy;

namespace EqualityPipeline.Storage.PolicyPacks;

/// <summary>Policies of the past: the one that ships with the code, and every pack that was uploaded.</summary>
public sealed class PolicyVersions(ShippedPolicy shipped, PackStore store)
{
    /// <returns>Null where it is kept nowhere, or cannot be used by this version of the code.</returns>
    public async Task<MonitoringPolicy?> FindAsync(string version, CancellationToken cancel)
    {
        if (version == shipped.Policy.Version)
            return shipped.Policy;
        var (packs, _) = await store.ReadAsync(cancel);
        return packs.Find(version) is null ? null : PolicyPack.Load(await store.ReadFilesAsync(version, cancel)).Policy;
    }
}
