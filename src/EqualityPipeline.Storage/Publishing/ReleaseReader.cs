using System.Collections.Concurrent;
using System.Collections.Immutable;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;

namespace EqualityPipeline.Storage.Publishing;

/// <summary>Releases for readers. What a release id names never changes, so it is read once and kept while it is in use.</summary>
public sealed class ReleaseReader(ReleaseStore store, MonitoringPolicy policy)
{
    private const int ReleasesKeptPerOrganisation = 4;

    private readonly ConcurrentDictionary<string, Task<ImmutableArray<PublishedFigure>>> parts = new(StringComparer.Ordinal);
    private readonly LinkedList<Release> kept = new();
    private readonly Lock gate = new();

    /// <returns>The release an edition shows now; null where it has none.</returns>
    public async Task<Release?> FindCurrentAsync(string organisation, Edition edition, CancellationToken cancel)
        => await store.FindPointerAsync(organisation, edition, cancel) is { } pointer
            ? await FindAsync(organisation, pointer.Pointer.Release, cancel)
            : null;

    /// <returns>The releases that an edition shows of all organisations, in the policy's order; those without one are left out.</returns>
    public async Task<ImmutableArray<Release>> CurrentAsync(Edition edition, CancellationToken cancel)
    {
        var found = await Task.WhenAll(policy.Organisations.Select(o => FindCurrentAsync(o.Id, edition, cancel)));
        return [.. found.OfType<Release>()];
    }

    public async Task<Release?> FindAsync(string organisation, string release, CancellationToken cancel)
    {
        if (Kept(organisation, release) is { } known)
            return known;
        if (await store.FindManifestAsync(organisation, release, cancel) is not { } manifest)
            return null;
        var figures = await Task.WhenAll(manifest.Parts.Select(part => PartAsync(organisation, part.ContentHash)));
        var revised = (await store.ReadRevisionsAsync(manifest, cancel)).Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
        var read = Release.Of(manifest, figures, revised) with { Registers = await store.ReadRegistersAsync(manifest, cancel) };
        Keep(read);
        return read;
    }

    private async Task<ImmutableArray<PublishedFigure>> PartAsync(string organisation, string contentHash)
    {
        // Not cancelled with the request that happens to ask first: others may be waiting for the same part.
        var reading = parts.GetOrAdd(contentHash, hash => store.ReadPartAsync(organisation, hash, CancellationToken.None));
        try
        {
            return await reading;
        }
        catch
        {
            parts.TryRemove(contentHash, out _);
            throw;
        }
    }

    private Release? Kept(string organisation, string release)
    {
        lock (gate)
        {
            return kept.FirstOrDefault(r => r.Manifest.Organisation == organisation && r.Manifest.Id == release);
        }
    }

    private void Keep(Release read)
    {
        lock (gate)
        {
            kept.AddFirst(read);
            var ofOrganisation = kept.Where(r => r.Manifest.Organisation == read.Manifest.Organisation).ToList();
            foreach (var old in ofOrganisation.Skip(ReleasesKeptPerOrganisation))
                kept.Remove(old);
            var inUse = kept.SelectMany(r => r.Manifest.Parts).Select(p => p.ContentHash).ToHashSet(StringComparer.Ordinal);
            foreach (var hash in parts.Keys.Where(hash => !inUse.Contains(hash)).ToList())
                parts.TryRemove(hash, out _);
        }
    }
}
