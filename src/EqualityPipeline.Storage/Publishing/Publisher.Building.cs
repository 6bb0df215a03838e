using System.Collections.Immutable;
using EqualityPipeline.Frameworks;
using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Registers;
using EqualityPipeline.Storage.Receiving;

namespace EqualityPipeline.Storage.Publishing;

/// <content>How a release is put together: part by part, then the scores.</content>
public sealed partial class Publisher
{
    /// <param name="isKept">Whether the parts are written, or only named.</param>
    /// <returns>The manifest, which does not say yet what it corrects, and by content hash the figures of the parts that were computed for it.</returns>
    private async Task<(ReleaseManifest Manifest, Dictionary<string, ImmutableArray<PublishedFigure>> Computed)> BuildAsync(
        Organisation organisation, DateOnly asOf, ReleaseManifest? previous, IReadOnlyList<SubmissionSlot> slots, PinnedMembers? members,
        LoadedCells loaded, bool isKept, CancellationToken cancel)
    {
        var standing = previous?.Parts.ToDictionary(p => (p.Family, p.FinancialYear)) ?? [];
        var told = new EarlierAccounts(policy, previous);
        var figures = new Dictionary<string, ImmutableArray<PublishedFigure>>(StringComparer.Ordinal);
        var parts = ImmutableArray.CreateBuilder<ReleasePart>();
        var (yearBefore, auditBefore) = ((ReleasePart?)null, (DisclosureAudit?)null);
        foreach (var inputs in PartInputs.All(organisation, policy, slots, members))
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
            var builtOn = told.For(family, year);
            var history = new DisclosureHistory(await ToldAsync(organisation, family, builtOn, cancel), auditBefore ?? DisclosureAudit.None)
            {
                Members = members is null ? [] : await members.AuditsOfAsync(inputs.Of, cancel),
            };
            var (part, published) = await PartAsync(organisation, inputs, hash, builtOn, history, loaded, isKept, cancel);
            figures[part.ContentHash] = published.Figures;
            parts.Add(part);
            (yearBefore, auditBefore) = (part, published.Audit);
        }

        var manifest = await AssembleAsync(
            organisation, asOf, previous?.Id, told.NotOf(parts), slots, members, parts.ToImmutable(), figures, loaded, isKept, cancel);
        return (manifest, figures);
    }

    /// <summary>What earlier releases have told of a family: of other families' accounts what bears on its measures.</summary>
    private async Task<DisclosureAudit> ToldAsync(Organisation organisation, IndicatorFamily family, ImmutableArray<PartAccount> accounts, CancellationToken cancel)
    {
        var told = new List<DisclosureAudit>();
        foreach (var account in accounts)
        {
            var audit = await releases.ReadAuditAsync(organisation.Id, account.AuditHash, cancel);
            told.Add(account.Family == family.Id ? audit : audit.Of(family.Measures));
        }

        return DisclosureAudit.Together(told);
    }

    /// <param name="builtOn">Accounts of the release before; none where that has none.</param>
    private async Task<(ReleasePart Part, PublishedYear Published)> PartAsync(
        Organisation organisation, PartInputs inputs, string inputsHash, ImmutableArray<PartAccount> builtOn, DisclosureHistory history, LoadedCells loaded,
        bool isKept, CancellationToken cancel)
    {
        var submissions = organisation.IsPartnership ? await loaded.OfMembersAsync(inputs.Slots, cancel) : await loaded.OfAsync(inputs.Slots, cancel);
        var counts = new ReturnedCounts(policy, organisation, inputs.Of.Family, submissions);
        var published = DisclosureControl.Publish(
            FigureCalculator.Compute(policy, organisation, inputs.Of.Family, inputs.Of.FinancialYear, counts, inputs.Of.Covered), history);
        var exposed = published.Audit.Counts.Count(c => c.Fate == CountFate.Exposed);
        if (exposed > 0)
            log.Exposed(exposed, organisation.Id, inputs.Of.Family.Id, inputs.Of.FinancialYear);
        var part = new ReleasePart(
            inputs.Of.Family.Id, inputs.Of.FinancialYear, inputs.PolicySlice, inputsHash,
            await releases.KeepPartAsync(organisation.Id, published.Figures, isKept, cancel),
            await releases.KeepAuditAsync(organisation.Id, published.Audit, isKept, cancel),
            [.. PeriodsOf(published.Figures)]) { BuiltOn = builtOn };
        return (part, published);
    }

    /// <param name="computed">Figures by content hash of part, of those in hand; the others are read where they are needed.</param>
    /// <returns>The manifest, which does not say yet what it corrects.</returns>
    private async Task<ReleaseManifest> AssembleAsync(
        Organisation organisation, DateOnly asOf, string? previous, ImmutableArray<PartAccount>? remembered, IReadOnlyList<SubmissionSlot> slots,
        PinnedMembers? members, ImmutableArray<ReleasePart> parts, Dictionary<string, ImmutableArray<PublishedFigure>> computed, LoadedCells loaded, bool isKept, CancellationToken cancel)
    {
        var registers = await loaded.RegistersAsync(slots, ReportingMonth.Of(asOf), cancel);
        var (forRegisters, forFrameworks) = await FiguresLookedAtAsync(organisation, asOf, registers, members, parts, computed, cancel);
        var report = await releases.KeepRegistersAsync(
            organisation.Id, RegisterReport.Of(await RegisterInputsAsync(organisation, asOf, slots, members, registers, forRegisters, cancel)), isKept, cancel);
        if (members is not null)
        {
            // Frameworks score those who can act, and what is counted is named by the members' releases.
            var pooled = new ReleaseManifest("", organisation.Id, asOf, previous, [], parts, [], [])
            {
                Policy = policy.Version,
                Members = members.Pins,
                Registers = report,
                Remembered = remembered,
            };
            return pooled with { Id = ContentHash.Of(pooled) };
        }

        var evidence = await EvidenceAsync(organisation, asOf, slots, registers, forFrameworks, loaded, cancel);
        var frameworks = FrameworkReport.Of(policy, organisation, evidence);
        var manifest = new ReleaseManifest(
            "", organisation.Id, asOf, previous,
            [
                .. slots.Where(s => s.CountedSubmission is not null)
                    .Select(s => new CountedSubmission(s.Period.ToString(), s.Directorate, s.ReturnType, s.CountedSubmission!)),
            ],
            parts,
            frameworks.Scores,
            frameworks.Criteria)
        {
            Policy = policy.Version,
            Frameworks = frameworks.Outlook,
            Registers = report,
            Remembered = remembered,
        };
        return manifest with { Id = ContentHash.Of(manifest) };
    }

    /// <summary>Compares only the parts that the two do not share: the same bytes hold no revised figure.</summary>
    /// <param name="corrected">The approved release; null where none is.</param>
    private async Task<ReleaseManifest> WithRevisionsAsync(
        ReleaseManifest manifest, ReleaseManifest? corrected, Dictionary<string, ImmutableArray<PublishedFigure>> computed, bool isKept, CancellationToken cancel)
    {
        if (corrected is null)
            return manifest;
        var revised = Revision.Between(await FiguresApartAsync(corrected, manifest), await FiguresApartAsync(manifest, corrected));
        var revisions = revised.IsEmpty ? null : await releases.KeepRevisionsAsync(manifest.Organisation, revised, isKept, cancel);
        var named = manifest with { Corrects = corrected.Id, Revisions = revisions };
        return named with { Id = ContentHash.Of(named) };

        async Task<List<PublishedFigure>> FiguresApartAsync(ReleaseManifest of, ReleaseManifest other)
        {
            var shared = other.Parts.Select(p => p.ContentHash).ToHashSet(StringComparer.Ordinal);
            var figures = new List<PublishedFigure>();
            foreach (var part in of.Parts.Where(p => !shared.Contains(p.ContentHash)))
                figures.AddRange(await FiguresOfAsync(of.Organisation, part, computed, cancel));
            return figures;
        }
    }

    private async Task<ImmutableArray<PublishedFigure>> FiguresOfAsync(
        string organisation, ReleasePart part, Dictionary<string, ImmutableArray<PublishedFigure>> computed, CancellationToken cancel)
        => computed.TryGetValue(part.ContentHash, out var known) ? known : await releases.ReadPartAsync(organisation, part.ContentHash, cancel);

    private static IEnumerable<PeriodOfPart> PeriodsOf(ImmutableArray<PublishedFigure> figures)
        => figures.GroupBy(f => f.Period, StringComparer.Ordinal)
            .OrderBy(p => FigurePeriod.Parse(p.Key))
            .Select(p => new PeriodOfPart(p.Key, p.Count(), p.Count(f => f.Marker?.StartsWith('c') == true)));

    /// <summary>Each part is read once for whoever looks at it: the reports on registers, and the frameworks, which a partnership is not scored by.</summary>
    private async Task<(ImmutableArray<PublishedFigure> ForRegisters, ImmutableArray<PublishedFigure> ForFrameworks)> FiguresLookedAtAsync(
        Organisation organisation, DateOnly asOf, HeldRegisters registers, PinnedMembers? members, IReadOnlyList<ReleasePart> parts,
        Dictionary<string, ImmutableArray<PublishedFigure>> computed, CancellationToken cancel)
    {
        var (lastMonth, lookBack, named) = (
            FrameworkInputs.LastMonthDue(organisation, asOf), FrameworkInputs.MonthsLookedBack(policy), RegisterInputs.IndicatorsNamed(policy, registers));
        var (forRegisters, forFrameworks) = (ImmutableArray.CreateBuilder<PublishedFigure>(), ImmutableArray.CreateBuilder<PublishedFigure>());
        foreach (var part in parts)
        {
            var isOfFrameworks = members is null && part.FinancialYear >= lastMonth.Plus(-lookBack).FinancialYear && part.FinancialYear <= lastMonth.FinancialYear;
            if (registers.IsEmpty && !isOfFrameworks)
                continue;
            var figures = await FiguresOfAsync(organisation.Id, part, computed, cancel);
            if (!registers.IsEmpty)
                forRegisters.AddRange(figures.Where(f => RegisterInputs.IsWanted(f, named)));
            if (isOfFrameworks)
            {
                forFrameworks.AddRange(figures.Where(f => FrameworkInputs.IsLookedAt(policy, f)
                    && FigurePeriod.Parse(f.Period).LastMonth is var month && month <= lastMonth && lastMonth.MonthsSince(month) < lookBack));
            }
        }

        return (forRegisters.ToImmutable(), forFrameworks.ToImmutable());
    }

    private async Task<FrameworkEvidence> EvidenceAsync(
        Organisation organisation, DateOnly asOf, IReadOnlyList<SubmissionSlot> slots, HeldRegisters registers, ImmutableArray<PublishedFigure> figures,
        LoadedCells loaded, CancellationToken cancel)
    {
        var lastMonth = FrameworkInputs.LastMonthDue(organisation, asOf);
        var mapped = new List<MappedStrand>();
        foreach (var slot in slots.Where(s => s.CountedSubmission is not null && FrameworkInputs.IsMapped(policy, s.ReturnType)))
            mapped.AddRange(FrameworkInputs.Mapped(policy, await loaded.OfAsync(slot, cancel)));
        return new FrameworkEvidence(
            asOf, lastMonth,
            FrameworkInputs.Owed(policy, organisation, lastMonth, [.. slots.Select(s => s.ToRegisterEntry())]),
            [.. mapped], figures)
        {
            Registers = registers,
        };
    }

    private async Task<RegisterInputs> RegisterInputsAsync(
        Organisation organisation, DateOnly asOf, IReadOnlyList<SubmissionSlot> slots, PinnedMembers? members, HeldRegisters registers,
        ImmutableArray<PublishedFigure> figures, CancellationToken cancel)
        => new(policy, organisation, asOf, FrameworkInputs.LastMonthDue(organisation, asOf), registers, figures)
        {
            Returns = [.. slots.Where(s => s.CountedSubmission is not null).Select(s => new AcceptedReturn(s.Organisation, s.Directorate, s.Period, s.ReturnType))],
            OfMembers = members is null ? [] : await members.RegistersAsync(cancel),
        };
}
