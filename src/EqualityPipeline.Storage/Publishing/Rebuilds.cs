using Azure;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Storage.PolicyPacks;
using EqualityPipeline.Storage.Receiving;
using Microsoft.Extensions.Logging;

namespace EqualityPipeline.Storage.Publishing;

/// <summary>Makes a release again under the policy it was made under.</summary>
public sealed class Rebuilds(
    MonitoringPolicy policy, Publisher publisher, PolicyVersions versions, SubmissionRegister register, CellStore cells, ReleaseStore releases,
    TimeProvider clock, ILogger<Publisher> log)
{
    /// <returns>Null where the organisation has no such release.</returns>
    /// <exception cref="InvalidDataException">It cannot be made again; the message says why.</exception>
    public async Task<ReleaseRebuild?> OfAsync(string organisation, string release, CancellationToken cancel)
    {
        if (await releases.FindManifestAsync(organisation, release, cancel) is not { } manifest)
            return null;
        try
        {
            return await (await PublisherForAsync(manifest, cancel)).RebuildAsync(manifest, cancel);
        }
        catch (RequestFailedException missing) when (missing.IsMissing())
        {
            throw new InvalidDataException("What one of its submissions counts is missing from storage, so the release cannot be made again.", missing);
        }
    }

    private async Task<Publisher> PublisherForAsync(ReleaseManifest manifest, CancellationToken cancel)
    {
        if (manifest.Policy == policy.Version)
            return publisher;
        if (await versions.FindAsync(manifest.Policy, cancel) is { } kept)
            return new Publisher(kept, register, cells, releases, clock, log);
        // The version of a policy changes with a word of it; what figures are made of need not.
        return policy.FindOrganisation(manifest.Organisation) is { } organisation
            && manifest.Parts.All(p => PartInputs.SliceOf(policy, organisation, p.FinancialYear) == p.PolicySlice)
                ? publisher
                : throw new InvalidDataException(
                    $"The release was made under the policy {manifest.Policy}, which is kept nowhere and says otherwise of its months than the one in force: it cannot be made again.");
    }
}
