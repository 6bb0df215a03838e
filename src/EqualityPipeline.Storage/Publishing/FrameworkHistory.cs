using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;

namespace EqualityPipeline.Storage.Publishing;

/// <summary>The releases before the one that an edition shows: every score with its evidence, its slice of the policy and its as-of date is in one of them.</summary>
/// <remarks>Of the working edition each release before; of the approved edition only those that were approved, for nobody else was meant to see the others.</remarks>
public sealed class FrameworkHistory(ReleaseStore releases)
{
    /// <summary>Releases that an answer goes back over: about two months of nights, or as many approvals.</summary>
    public const int MostReleases = 60;

    private const int MostKept = 5 * MostReleases;

    /// <summary>What an id names never changes.</summary>
    private readonly ConcurrentDictionary<(string Organisation, string Release), ReleaseManifest> known = new();

    /// <returns>Newest first; none where the edition shows nothing yet.</returns>
    public async Task<ImmutableArray<ReleaseManifest>> OfAsync(string organisation, Edition edition, CancellationToken cancel)
    {
        var found = ImmutableArray.CreateBuilder<ReleaseManifest>();
        var next = (await releases.FindPointerAsync(organisation, edition, cancel))?.Pointer.Release;
        while (next is not null && found.Count < MostReleases && await FindAsync(organisation, next, cancel) is { } manifest)
        {
            found.Add(manifest);
            next = edition == Edition.Working ? manifest.Previous : manifest.Corrects;
        }

        return found.ToImmutable();
    }

    /// <param name="when">The id of a release among them, or a day as yyyy-MM-dd: then the one that was shown of that day, or last before it.</param>
    public static ReleaseManifest? Find(ImmutableArray<ReleaseManifest> history, string when)
        => DateOnly.TryParseExact(when, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? history.FirstOrDefault(m => m.AsOf <= day)
            : history.FirstOrDefault(m => m.Id == when);

    private async Task<ReleaseManifest?> FindAsync(string organisation, string release, CancellationToken cancel)
    {
        if (known.TryGetValue((organisation, release), out var manifest))
            return manifest;
        if (await releases.FindManifestAsync(organisation, release, cancel) is not { } read)
            return null;
        // Old nights are asked for less and less: what is kept starts anew now and then.
        if (known.Count > MostKept)
            known.Clear();
        return known.GetOrAdd((organisation, release), read);
    }
}
