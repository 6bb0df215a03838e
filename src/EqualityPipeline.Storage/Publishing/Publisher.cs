using System.Collections.Immutable;
using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Storage.Receiving;
using Microsoft.Extensions.Logging;

namespace EqualityPipeline.Storage.Publishing;

/// <summary>Makes the working release of each organisation out of the returns that are counted.</summary>
/// <remarks>
/// Parts are named by their content and a part whose inputs are those of the last release is reused, so the cost follows what changed. The pointer
/// moves last and only from the release this run built on; killed before that, a run leaves nothing that anyone reads.
/// </remarks>
public sealed partial class Publisher(
    MonitoringPolicy policy, SubmissionRegister register, CellStore cells, ReleaseStore releases, TimeProvider clock, ILogger<Publisher> log)
{
    private const string PublishedBy = "PublishRelease";

    /// <summary>Publishes every organisation as of today in Europe/London, partnerships after the members whose releases they rest on.</summary>
    public async Task PublishAllAsync(CancellationToken cancel)
    {
        foreach (var organisation in policy.Organisations.OrderBy(o => o.IsPartnership))
            await PublishAsync(organisation, LondonTime.DayOf(clock.GetUtcNow()), cancel);
    }

    /// <returns>The working release, new or standing; null where nothing was ever accepted.</returns>
    public async Task<ReleaseManifest?> PublishAsync(Organisation organisation, DateOnly asOf, CancellationToken cancel)
    {
        while (true)
        {
            var pointer = await releases.FindPointerAsync(organisation.Id, Edition.Working, cancel);
            var previous = pointer is { } known ? await releases.FindManifestAsync(organisation.Id, known.Pointer.Release, cancel) : null;
            var (members, slots) = await CountedAsync(organisation, cancel);
            if (previous is null && !slots.Any(s => s.CountedSubmission is not null))
                return null;

            var approved = (await releases.FindPointerAsync(organisation.Id, Edition.Approved, cancel))?.Pointer.Release;
            var built = await BuildAsync(organisation, asOf, previous, slots, members, new LoadedCells(policy, cells), computed: null, cancel);
            if (previous is not null && previous.Id == approved && IsSame(built, previous with { Corrects = null, Revisions = null }))
            {
                // What was signed off stays as it was, and with it what it corrected.
                log.Unchanged(organisation.Id, previous.Id);
                return previous;
            }

            var corrected = approved is null ? null : await releases.FindManifestAsync(organisation.Id, approved, cancel);
            var manifest = await WithRevisionsAsync(built, corrected, computed: null, cancel);
            if (previous is not null && IsSame(manifest, previous))
            {
                log.Unchanged(organisation.Id, previous.Id);
                return previous;
            }

            await releases.WriteManifestAsync(manifest, cancel);
            if (await releases.TryMoveAsync(
                new ReleasePointer(organisation.Id, Edition.Working, manifest.Id, clock.GetUtcNow(), PublishedBy), pointer?.Version, cancel))
            {
                var standing = (previous?.Parts ?? []).Select(p => p.ContentHash).ToHashSet(StringComparer.Ordinal);
                log.Published(organisation.Id, manifest.Id, manifest.Parts.Count(p => !standing.Contains(p.ContentHash)), manifest.Parts.Length);
                return manifest;
            }

            log.LostTheRace(organisation.Id);
        }
    }

    /// <summary>What a publication would show as things stand, and what it would show if a submission held its slot; nothing is written.</summary>
    public async Task<(Release Now, Release Then)> TryOutAsync(Organisation organisation, DateOnly asOf, SubmissionCells candidate, CancellationToken cancel)
    {
        var pointer = await releases.FindPointerAsync(organisation.Id, Edition.Working, cancel);
        var previous = pointer is { } known ? await releases.FindManifestAsync(organisation.Id, known.Pointer.Release, cancel) : null;
        var slots = await register.OfOrganisationAsync(organisation.Id, cancel);
        var loaded = new LoadedCells(policy, cells);
        loaded.Add(candidate);
        var parts = new Dictionary<string, ImmutableArray<PublishedFigure>>(StringComparer.Ordinal);
        return (await TryAsync(slots), await TryAsync(With(slots, organisation.Id, candidate)));

        async Task<Release> TryAsync(IReadOnlyList<SubmissionSlot> counted)
        {
            var computed = new Dictionary<string, ImmutableArray<PublishedFigure>>(StringComparer.Ordinal);
            var manifest = await BuildAsync(organisation, asOf, previous, counted, null, loaded, computed, cancel);
            var shown = new List<ImmutableArray<PublishedFigure>>();
            foreach (var hash in manifest.Parts.Select(p => p.ContentHash))
            {
                if (!parts.TryGetValue(hash, out var figures))
                    parts[hash] = figures = computed.TryGetValue(hash, out var made) ? made : await releases.ReadPartAsync(organisation.Id, hash, cancel);
                shown.Add(figures);
            }

            return Release.Of(manifest, shown);
        }
    }

    /// <summary>What a publication would show as things stand; nothing is written, and figures are read when a part of them is asked for.</summary>
    public async Task<TriedRelease> TryOutAsync(Organisation organisation, DateOnly asOf, CancellationToken cancel)
    {
        var pointer = await releases.FindPointerAsync(organisation.Id, Edition.Working, cancel);
        var previous = pointer is { } known ? await releases.FindManifestAsync(organisation.Id, known.Pointer.Release, cancel) : null;
        var (members, slots) = await CountedAsync(organisation, cancel);
        var computed = new Dictionary<string, ImmutableArray<PublishedFigure>>(StringComparer.Ordinal);
        var manifest = await BuildAsync(organisation, asOf, previous, slots, members, new LoadedCells(policy, cells), computed, cancel);
        return new TriedRelease(
            manifest,
            async (part, stop) => computed.TryGetValue(part.ContentHash, out var made) ? made : await releases.ReadPartAsync(organisation.Id, part.ContentHash, stop));
    }

    /// <summary>Of an organisation what its register holds; of a partnership what its members' working releases count.</summary>
    private async Task<(PinnedMembers? Members, IReadOnlyList<SubmissionSlot> Slots)> CountedAsync(Organisation organisation, CancellationToken cancel)
        => await PinnedMembers.WorkingAsync(policy, organisation, releases, cancel) is { } members
            ? (members, members.Slots)
            : (null, await register.OfOrganisationAsync(organisation.Id, cancel));

    private static IReadOnlyList<SubmissionSlot> With(IReadOnlyList<SubmissionSlot> slots, string organisation, SubmissionCells candidate)
    {
        bool IsOfCandidate(SubmissionSlot s) => s.Period == candidate.Period && s.Directorate == candidate.Directorate && s.ReturnType == candidate.ReturnType;
        var counted = new CountedSubmission(candidate.Period.ToString(), candidate.Directorate, candidate.ReturnType, candidate.SubmissionId);
        return InOrder(slots.Where(s => !IsOfCandidate(s)).Append(CountedSlots.Of(organisation, counted, slots.FirstOrDefault(IsOfCandidate))));
    }

    private static IReadOnlyList<SubmissionSlot> InOrder(IEnumerable<SubmissionSlot> slots)
        => [.. slots.OrderBy(s => s.Period).ThenBy(s => s.Directorate, StringComparer.Ordinal).ThenBy(s => s.ReturnType, StringComparer.Ordinal)];

    /// <summary>A policy of another version that says the same is no reason for another release.</summary>
    private static bool IsSame(ReleaseManifest manifest, ReleaseManifest previous) => Content(manifest) == Content(previous);

    private static string Content(ReleaseManifest manifest) => ContentHash.Of(manifest with { Previous = null, Policy = string.Empty });
}

/// <summary>A release that was not made.</summary>
/// <param name="FiguresOf">The figures of one of its parts.</param>
public sealed record TriedRelease(ReleaseManifest Manifest, Func<ReleasePart, CancellationToken, Task<ImmutableArray<PublishedFigure>>> FiguresOf);
