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
    /// <param name="computed">Figures by content hash of the parts that are made here, to be added to; null where they are written, and so can be read.</param>
    /// <returns>The manifest, which does not say yet what it corrects.</returns>
    private async Task<ReleaseManifest> BuildAsync(
        Organisation organisation, DateOnly asOf, ReleaseManifest? previous, IReadOnlyList<SubmissionSlot> slots, PinnedMembers? members,
        LoadedCells loaded, Dictionary<string, ImmutableArray<PublishedFigure>>? computed, CancellationToken cancel)
    {
        var standing = (previous?.Parts ?? []).ToLookup(p => (p.Family, p.FinancialYear));
        var told = new EarlierAccounts(policy, previous);
        var partners = await PartnersAccounts.OfAsync(policy, organisation, releases, cancel);
        var run = await BeginAsync(organisation, asOf, previous, slots, loaded, releases.Workings, computed, cancel);
        var parts = ImmutableArray.CreateBuilder<ReleasePart>();
        var (yearBefore, auditBefore) = ((ReleasePart?)null, (DisclosureAudit?)null);
        foreach (var inputs in PartInputs.All(organisation, policy, slots, members))
        {
            var (family, year) = (inputs.Of.Family, inputs.Of.FinancialYear);
            if (yearBefore?.Family != family.Id)
                (yearBefore, auditBefore) = (null, null);
            var before = standing[(family.Id, year)].ToList();
            if (before.Exists(p => p.Inputs == inputs.HashWith(yearBefore?.ToldToNextYear)))
            {
                parts.AddRange(before);
                (yearBefore, auditBefore) = (before[0], null);
                continue;
            }

            if (auditBefore is null && yearBefore is not null)
                auditBefore = await run.Accounts.ReadAsync(organisation.Id, yearBefore.AuditHash, cancel);
            if (before.Find(p => p.InputsOfAccount == inputs.HashOfAccount()) is { } settled)
            {
                var account = await run.Accounts.ReadAsync(organisation.Id, settled.AuditHash, cancel);
                parts.AddRange(await SettledYearAsync(run, inputs, yearBefore, before, account, auditBefore ?? DisclosureAudit.None, cancel));
                (yearBefore, auditBefore) = (parts[^1], account);
                continue;
            }

            var builtOn = told.For(family, year).AddRange(partners.For(family, year));
            var history = await HistoryAsync(run, inputs.Of, builtOn, auditBefore, members, cancel);
            var made = await YearAsync(run, inputs, yearBefore, before, builtOn, history, cancel);
            parts.AddRange(made.Parts);
            (yearBefore, auditBefore) = (made.Parts[0], made.Audit);
        }

        return await AssembleAsync(run, asOf, previous?.Id, told.NotOf(parts), slots, members, parts.ToImmutable(), cancel);
    }

    /// <summary>What earlier releases, and others', have told of a family: of other families' accounts what bears on its measures.</summary>
    private static async Task<DisclosureHistory> HistoryAsync(
        Run run, FamilyYear of, ImmutableArray<PartAccount> builtOn, DisclosureAudit? yearBefore, PinnedMembers? members, CancellationToken cancel)
    {
        var organisation = run.Organisation;
        var told = new List<(string Organisation, DisclosureAudit Audit)>();
        foreach (var account in builtOn)
        {
            var teller = account.Organisation ?? organisation.Id;
            var audit = await run.Accounts.ReadAsync(teller, account.AuditHash, cancel);
            told.Add((teller, account.Family == of.Family.Id ? audit : audit.Of(of.Family.Measures)));
        }

        var elsewhere = told.Where(t => t.Organisation != organisation.Id).GroupBy(t => t.Organisation, StringComparer.Ordinal)
            .Select(t => new OrganisationAudit(t.Key, DisclosureAudit.Together([.. t.Select(x => x.Audit)])));
        return new DisclosureHistory(DisclosureAudit.Together([.. told.Where(t => t.Organisation == organisation.Id).Select(t => t.Audit)]), yearBefore ?? DisclosureAudit.None)
        {
            Elsewhere = members is null ? [.. elsewhere] : await members.AuditsOfAsync(of, cancel),
        };
    }

    private async Task<Run> BeginAsync(
        Organisation organisation, DateOnly asOf, ReleaseManifest? previous, IReadOnlyList<SubmissionSlot> slots, LoadedCells loaded, WorkingStore? workings,
        Dictionary<string, ImmutableArray<PublishedFigure>>? computed, CancellationToken cancel)
    {
        var registers = await loaded.RegistersAsync(slots, ReportingMonth.Of(asOf), cancel);
        return new Run(
            organisation, computed, loaded, new TalliedMonths(policy, organisation, loaded, workings), new AccountsAtHand(releases, workings, isKept: computed is null), registers,
            new LookedAtFigures(policy, organisation, asOf, previous, registers, releases, isKept: computed is null));
    }

    /// <param name="yearBefore">A part of the year before; null where there is none.</param>
    /// <param name="before">The parts of the year in the release before; none where it had none, or where every part is to be made anew.</param>
    /// <param name="builtOn">Accounts of the release before; none where that has none.</param>
    private async Task<(ImmutableArray<ReleasePart> Parts, DisclosureAudit Audit)> YearAsync(
        Run run, PartInputs inputs, ReleasePart? yearBefore, IReadOnlyCollection<ReleasePart> before, ImmutableArray<PartAccount> builtOn, DisclosureHistory history,
        CancellationToken cancel)
    {
        var (organisation, of) = (run.Organisation, inputs.Of);
        var tallied = await run.Tallied.YearAsync(inputs, run.IsKept, cancel);
        var computed = Computed(organisation, of, tallied, isSettled: false);
        var published = DisclosureControl.Publish(computed, history);
        // What was hidden for another's sake may become known; that harms nobody while what it was hidden for does not.
        var exposed = published.Audit.Counts.Count(c => c.Fate == CountFate.Exposed && computed.Rule.IsSmall(c.People));
        if (exposed > 0)
            log.Exposed(exposed, organisation.Id, of.Family.Id, of.FinancialYear);
        var audit = await run.Accounts.KeepAsync(organisation.Id, published.Audit, cancel);
        var like = new ReleasePart(of.Family.Id, of.FinancialYear, 0, inputs.PolicySlice, inputs.HashWith(yearBefore?.ToldToNextYear), "", audit, [])
        {
            InputsOfAccount = inputs.HashOfAccount(),
            ToldToNextYear = published.ToldToNextYear,
            BuiltOn = builtOn,
        };
        return (await PartsAsync(run, inputs, tallied, published, like, before, cancel), published.Audit);
    }

    /// <summary>The parts of a year whose own months are as they were: its account stands, and only twelve months that begin in the year before may be others.</summary>
    private async Task<ImmutableArray<ReleasePart>> SettledYearAsync(
        Run run, PartInputs inputs, ReleasePart? yearBefore, List<ReleasePart> before, DisclosureAudit account, DisclosureAudit auditBefore, CancellationToken cancel)
    {
        var tallied = await run.Tallied.YearAsync(inputs, run.IsKept, cancel);
        var published = DisclosureControl.PublishAgain(Computed(run.Organisation, inputs.Of, tallied, isSettled: true), account, auditBefore);
        return await PartsAsync(run, inputs, tallied, published, before[0] with { Inputs = inputs.HashWith(yearBefore?.ToldToNextYear) }, before, cancel);
    }

    private YearFigures Computed(Organisation organisation, FamilyYear of, TalliedYear tallied, bool isSettled)
        => FigureCalculator.Compute(policy, organisation, of.Family, of.FinancialYear, tallied.Counts, of.Covered, isSettled);

    /// <param name="like">What all parts of the year share.</param>
    private async Task<ImmutableArray<ReleasePart>> PartsAsync(
        Run run, PartInputs inputs, TalliedYear tallied, PublishedYear published, ReleasePart like, IReadOnlyCollection<ReleasePart> before, CancellationToken cancel)
    {
        var parts = ImmutableArray.CreateBuilder<ReleasePart>();
        foreach (var of in published.Parts)
        {
            var periods = published.PeriodsOf(of).ToList();
            var inputsOfPart = inputs.HashOf(of, periods, directorate => published.RestsOn(of, directorate), published.SettledOf(of));
            // The same figures make the same bytes: they need not be worked out to be known.
            var part = before.FirstOrDefault(p => p.Of == of && p.InputsOfPart == inputsOfPart);
            if (part is null)
            {
                await tallied.AddAsync(periods);
                part = await PartAsync(run, like with { Quarter = of.Quarter, Lengths = of.Lengths, Share = of.Share }, published.FiguresOf(of), cancel);
            }

            parts.Add(like with { Quarter = of.Quarter, Lengths = of.Lengths, Share = of.Share, ContentHash = part.ContentHash, Periods = part.Periods, InputsOfPart = inputsOfPart });
        }

        return parts.ToImmutable();
    }

    /// <returns>The part with its figures kept.</returns>
    private async Task<ReleasePart> PartAsync(Run run, ReleasePart of, ImmutableArray<PublishedFigure> figures, CancellationToken cancel)
    {
        var part = of with { ContentHash = await releases.KeepPartAsync(run.Organisation.Id, figures, run.IsKept, cancel), Periods = [.. PeriodsOf(figures)] };
        run.Computed?.TryAdd(part.ContentHash, figures);
        run.LookedAt.Add(part, figures);
        return part;
    }

    /// <returns>The manifest, which does not say yet what it corrects.</returns>
    private async Task<ReleaseManifest> AssembleAsync(
        Run run, DateOnly asOf, string? previous, ImmutableArray<PartAccount>? remembered, IReadOnlyList<SubmissionSlot> slots, PinnedMembers? members,
        ImmutableArray<ReleasePart> parts, CancellationToken cancel)
    {
        var (organisation, registers) = (run.Organisation, run.Registers);
        var (forRegisters, forFrameworks) = await run.LookedAt.OfAsync(parts, cancel);
        var report = await releases.KeepRegistersAsync(
            organisation.Id, RegisterReport.Of(await RegisterInputsAsync(organisation, asOf, slots, members, registers, forRegisters, cancel)), run.IsKept, cancel);
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

        var evidence = await EvidenceAsync(organisation, asOf, slots, registers, forFrameworks, run.Loaded, cancel);
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
        ReleaseManifest manifest, ReleaseManifest? corrected, Dictionary<string, ImmutableArray<PublishedFigure>>? computed, CancellationToken cancel)
    {
        if (corrected is null)
            return manifest;
        var revised = Revision.Between(await FiguresApartAsync(corrected, manifest), await FiguresApartAsync(manifest, corrected));
        var revisions = revised.IsEmpty ? null : await releases.KeepRevisionsAsync(manifest.Organisation, revised, computed is null, cancel);
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
        string organisation, ReleasePart part, Dictionary<string, ImmutableArray<PublishedFigure>>? computed, CancellationToken cancel)
        => computed?.TryGetValue(part.ContentHash, out var known) == true ? known : await releases.ReadPartAsync(organisation, part.ContentHash, cancel);

    private static IEnumerable<PeriodOfPart> PeriodsOf(ImmutableArray<PublishedFigure> figures)
        => figures.GroupBy(f => f.Period, StringComparer.Ordinal)
            .OrderBy(p => FigurePeriod.Parse(p.Key))
            .Select(p => new PeriodOfPart(p.Key, p.Count(), p.Count(f => f.Marker?.StartsWith('c') == true)));

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

    /// <summary>What one build goes by.</summary>
    /// <param name="Computed">Null where what is made is written.</param>
    private sealed record Run(
        Organisation Organisation, Dictionary<string, ImmutableArray<PublishedFigure>>? Computed, LoadedCells Loaded, TalliedMonths Tallied,
        AccountsAtHand Accounts, HeldRegisters Registers, LookedAtFigures LookedAt)
    {
        public bool IsKept => Computed is null;
    }
}
