using System.Collections.Immutable;
using EqualityPipeline.Frameworks;
using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Returns;
using EqualityPipeline.Storage.Receiving;
using Microsoft.Extensions.Logging;

namespace EqualityPipeline.Storage.Publishing;

/// <summary>Makes the working release of each organisation out of the returns that are counted.</summary>
/// <remarks>
/// Parts are named by their content and a part whose inputs are those of the last release is reused, so the cost follows what changed. The pointer
/// moves last and only from the release this run built on; killed before that, a run leaves nothing that anyone reads.
/// </remarks>
public sealed class Publisher(
    MonitoringPolicy policy, SubmissionRegister register, CellStore cells, ReleaseStore releases, TimeProvider clock, ILogger<Publisher> log)
{
    private const string PublishedBy = "PublishRelease";

    /// <summary>Publishes every organisation as of today in Europe/London.</summary>
    public async Task PublishAllAsync(CancellationToken cancel)
    {
        foreach (var organisation in policy.Organisations)
            await PublishAsync(organisation, LondonTime.DayOf(clock.GetUtcNow()), cancel);
    }

    /// <returns>The working release, new or standing; null where nothing was ever accepted.</returns>
    public async Task<ReleaseManifest?> PublishAsync(Organisation organisation, DateOnly asOf, CancellationToken cancel)
    {
        while (true)
        {
            var pointer = await releases.FindPointerAsync(organisation.Id, Edition.Working, cancel);
            var previous = pointer is { } known ? await releases.FindManifestAsync(organisation.Id, known.Pointer.Release, cancel) : null;
            var slots = await register.OfOrganisationAsync(organisation.Id, cancel);
            if (previous is null && !slots.Any(s => s.CountedSubmission is not null))
                return null;

            var (manifest, figures) = await BuildAsync(organisation, asOf, previous, slots, new LoadedCells(policy, cells), isKept: true, cancel);
            if (previous is not null && IsSame(manifest, previous))
            {
                log.Unchanged(organisation.Id, previous.Id);
                return previous;
            }

            await releases.WriteManifestAsync(manifest, cancel);
            if (await releases.TryMoveAsync(
                new ReleasePointer(organisation.Id, Edition.Working, manifest.Id, clock.GetUtcNow(), PublishedBy), pointer?.Version, cancel))
            {
                log.Published(organisation.Id, manifest.Id, manifest.Parts.Count(p => figures.ContainsKey(p.ContentHash)), manifest.Parts.Length);
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
            var (manifest, computed) = await BuildAsync(organisation, asOf, previous, counted, loaded, isKept: false, cancel);
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
        var slots = await register.OfOrganisationAsync(organisation.Id, cancel);
        var (manifest, computed) = await BuildAsync(organisation, asOf, previous, slots, new LoadedCells(policy, cells), isKept: false, cancel);
        return new TriedRelease(
            manifest,
            async (part, stop) => computed.TryGetValue(part.ContentHash, out var made) ? made : await releases.ReadPartAsync(organisation.Id, part.ContentHash, stop));
    }

    private static IReadOnlyList<SubmissionSlot> With(IReadOnlyList<SubmissionSlot> slots, string organisation, SubmissionCells candidate)
    {
        bool IsOfCandidate(SubmissionSlot s) => s.Period == candidate.Period && s.Directorate == candidate.Directorate && s.ReturnType == candidate.ReturnType;
        var upload = new Upload("", default, default, default);
        var held = (slots.FirstOrDefault(IsOfCandidate) ?? new SubmissionSlot
        {
            Organisation = organisation, Directorate = candidate.Directorate, Period = candidate.Period, ReturnType = candidate.ReturnType,
            LatestUpload = upload, LatestSubmission = candidate.SubmissionId, LatestStatus = ReceiptStatus.Accepted,
        }) with { CountedUpload = upload, CountedSubmission = candidate.SubmissionId };
        return
        [
            .. slots.Where(s => !IsOfCandidate(s)).Append(held)
                .OrderBy(s => s.Period).ThenBy(s => s.Directorate, StringComparer.Ordinal).ThenBy(s => s.ReturnType, StringComparer.Ordinal),
        ];
    }

    private static bool IsSame(ReleaseManifest manifest, ReleaseManifest previous)
        => ContentHash.Of(manifest with { Previous = null }) == ContentHash.Of(previous with { Previous = null });

    /// <param name="isKept">Whether the parts are written, or only named.</param>
    /// <returns>The manifest, and by content hash the figures of the parts that were computed for it.</returns>
    private async Task<(ReleaseManifest Manifest, Dictionary<string, ImmutableArray<PublishedFigure>> Computed)> BuildAsync(
        Organisation organisation, DateOnly asOf, ReleaseManifest? previous, IReadOnlyList<SubmissionSlot> slots, LoadedCells loaded, bool isKept,
        CancellationToken cancel)
    {
        var standing = previous?.Parts.ToDictionary(p => (p.Family, p.FinancialYear)) ?? [];
        var figures = new Dictionary<string, ImmutableArray<PublishedFigure>>(StringComparer.Ordinal);
        var parts = ImmutableArray.CreateBuilder<ReleasePart>();
        var (yearBefore, auditBefore) = ((ReleasePart?)null, (DisclosureAudit?)null);
        foreach (var inputs in PartInputs.All(organisation, policy, slots))
        {
            var (family, year) = (inputs.Of.Family, inputs.Of.FinancialYear);
            if (yearBefore?.Family != family.Id)
                (yearBefore, auditBefore) = (null, null);
            var hash = inputs.HashWith(yearBefore?.AuditHash);
            var before = standing.GetValueOrDefault((family.Id, year));
            if (before?.Inputs == hash)
            {
                parts.Add(before);
                (yearBefore, auditBefore) = (before, null);
                continue;
            }

            if (auditBefore is null && yearBefore is not null)
                auditBefore = await releases.ReadAuditAsync(organisation.Id, yearBefore.AuditHash, cancel);
            var history = new DisclosureHistory(
                before is null ? DisclosureAudit.None : await releases.ReadAuditAsync(organisation.Id, before.AuditHash, cancel),
                auditBefore ?? DisclosureAudit.None);
            var counts = new ReturnedCounts(policy, organisation, family, await loaded.OfAsync(inputs.Slots, cancel));
            var published = DisclosureControl.Publish(
                FigureCalculator.Compute(policy, organisation, family, year, counts, inputs.Of.Covered), history);
            var part = new ReleasePart(
                family.Id, year, inputs.PolicySlice, hash,
                await releases.KeepPartAsync(organisation.Id, published.Figures, isKept, cancel),
                await releases.KeepAuditAsync(organisation.Id, published.Audit, isKept, cancel),
                [.. PeriodsOf(published.Figures)]);
            figures[part.ContentHash] = published.Figures;
            parts.Add(part);
            (yearBefore, auditBefore) = (part, published.Audit);
        }

        var evidence = await EvidenceAsync(organisation, asOf, slots, parts, figures, loaded, cancel);
        var assessments = policy.Frameworks
            .Where(f => f.InForce.Covers(evidence.LastMonth))
            .Select(f => FrameworkAssessment.Assess(f, organisation, evidence, policy))
            .ToList();
        var manifest = new ReleaseManifest(
            "", organisation.Id, asOf, previous?.Id,
            [
                .. slots.Where(s => s.CountedSubmission is not null)
                    .Select(s => new CountedSubmission(s.Period.ToString(), s.Directorate, s.ReturnType, s.CountedSubmission!)),
            ],
            parts.ToImmutable(),
            [.. assessments.SelectMany(a => a.Scores)],
            [.. assessments.SelectMany(a => a.Criteria)]);
        return (manifest with { Id = ContentHash.Of(manifest) }, figures);
    }

    private static IEnumerable<PeriodOfPart> PeriodsOf(ImmutableArray<PublishedFigure> figures)
        => figures.GroupBy(f => f.Period, StringComparer.Ordinal)
            .OrderBy(p => FigurePeriod.Parse(p.Key))
            .Select(p => new PeriodOfPart(p.Key, p.Count(), p.Count(f => f.Marker?.StartsWith('c') == true)));

    private async Task<FrameworkEvidence> EvidenceAsync(
        Organisation organisation, DateOnly asOf, IReadOnlyList<SubmissionSlot> slots, IReadOnlyList<ReleasePart> parts,
        Dictionary<string, ImmutableArray<PublishedFigure>> computed, LoadedCells loaded, CancellationToken cancel)
    {
        var lastMonth = FrameworkInputs.LastMonthDue(organisation, asOf);
        var lookBack = FrameworkInputs.MonthsLookedBack(policy);
        var figures = new List<PublishedFigure>();
        foreach (var part in parts.Where(p => p.FinancialYear >= lastMonth.Plus(-lookBack).FinancialYear && p.FinancialYear <= lastMonth.FinancialYear))
        {
            var ofPart = computed.TryGetValue(part.ContentHash, out var known) ? known : await releases.ReadPartAsync(organisation.Id, part.ContentHash, cancel);
            figures.AddRange(ofPart.Where(f => FigurePeriod.Parse(f.Period) is { Kind: PeriodKind.Month } month
                && month.LastMonth <= lastMonth && lastMonth.MonthsSince(month.LastMonth) < lookBack));
        }

        var mapped = new List<MappedStrand>();
        foreach (var slot in slots.Where(s => s.CountedSubmission is not null && FrameworkInputs.IsMapped(policy, s.ReturnType)))
            mapped.AddRange(FrameworkInputs.Mapped(policy, await loaded.OfAsync(slot, cancel)));
        return new FrameworkEvidence(
            asOf, lastMonth,
            FrameworkInputs.Owed(policy, organisation, lastMonth, [.. slots.Select(s => s.ToRegisterEntry())]),
            [.. mapped], [.. figures]);
    }

    /// <summary>Cells already read in this run: a base serves many months.</summary>
    private sealed class LoadedCells(MonitoringPolicy policy, CellStore store)
    {
        private readonly Dictionary<string, SubmissionCells> loaded = new(StringComparer.Ordinal);

        /// <summary>A submission that is not counted, and so has no cells in store.</summary>
        public void Add(SubmissionCells submission) => loaded[submission.SubmissionId] = submission;

        public async Task<SubmissionCells> OfAsync(SubmissionSlot slot, CancellationToken cancel)
        {
            if (!loaded.TryGetValue(slot.CountedSubmission!, out var submission))
            {
                submission = policy.FindReturnType(slot.ReturnType)?.Register is null
                    ? new SubmissionCells(slot.CountedSubmission!, slot.Directorate, slot.Period, slot.ReturnType, await store.ReadAsync(slot, cancel))
                    : new SubmissionCells(slot.CountedSubmission!, slot.Directorate, slot.Period, slot.ReturnType, [])
                    {
                        Records = await store.ReadRecordsAsync(slot, cancel),
                    };
                loaded[slot.CountedSubmission!] = submission;
            }

            return submission;
        }

        public async Task<IReadOnlyCollection<SubmissionCells>> OfAsync(ImmutableArray<SubmissionSlot> slots, CancellationToken cancel)
        {
            var submissions = new List<SubmissionCells>(slots.Length);
            foreach (var slot in slots)
                submissions.Add(await OfAsync(slot, cancel));
            return submissions;
        }
    }
}

/// <summary>A release that was not made.</summary>
/// <param name="FiguresOf">The figures of one of its parts.</param>
public sealed record TriedRelease(ReleaseManifest Manifest, Func<ReleasePart, CancellationToken, Task<ImmutableArray<PublishedFigure>>> FiguresOf);
