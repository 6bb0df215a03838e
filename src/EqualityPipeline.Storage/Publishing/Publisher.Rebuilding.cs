using System.Collections.Immutable;
using EqualityPipeline.Indicators;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Storage.Receiving;

namespace EqualityPipeline.Storage.Publishing;

/// <content>How a release is made again, to see that it is what its inputs make of it.</content>
public sealed partial class Publisher
{
    /// <summary>Every part anew, in memory, from the submissions and the accounts that the manifest names; nothing is written.</summary>
    /// <returns>Which bytes agree with the manifest and with storage.</returns>
    /// <exception cref="InvalidDataException">Something that the manifest names is missing from storage.</exception>
    public async Task<ReleaseRebuild> RebuildAsync(ReleaseManifest manifest, CancellationToken cancel)
    {
        var organisation = policy.FindOrganisation(manifest.Organisation)
            ?? throw new InvalidDataException($"The policy {policy.Version} has no organisation {manifest.Organisation}.");
        var members = await PinnedMembers.OfAsync(policy, organisation, manifest.Members, releases, cancel);
        IReadOnlyList<SubmissionSlot> slots = members is null ? await SlotsOfAsync(manifest, cancel) : members.Slots;
        var named = manifest.Parts.ToLookup(p => (p.Family, p.FinancialYear));
        var figures = new Dictionary<string, ImmutableArray<PublishedFigure>>(StringComparer.Ordinal);
        // What a run has kept for the next would prove itself.
        var run = await BeginAsync(organisation, manifest.AsOf, previous: null, slots, new LoadedCells(policy, cells), workings: null, figures, cancel);
        var parts = ImmutableArray.CreateBuilder<ReleasePart>();
        var yearBefore = ((ReleasePart Part, DisclosureAudit Audit)?)null;
        foreach (var inputs in PartInputs.All(organisation, policy, slots, members))
        {
            if (yearBefore?.Part.Family != inputs.Of.Family.Id)
                yearBefore = null;
            var builtOn = named[(inputs.Of.Family.Id, inputs.Of.FinancialYear)].FirstOrDefault()?.BuiltOn ?? [];
            var history = await HistoryAsync(run, inputs.Of, builtOn, yearBefore?.Audit, members, cancel);
            var made = await YearAsync(run, inputs, yearBefore?.Part, [], builtOn, history, cancel);
            parts.AddRange(made.Parts);
            yearBefore = (made.Parts[0], made.Audit);
        }

        var assembled = await AssembleAsync(run, manifest.AsOf, manifest.Previous, manifest.Remembered, slots, members, parts.ToImmutable(), cancel);
        var corrected = manifest.Corrects is null ? null : await releases.FindManifestAsync(organisation.Id, manifest.Corrects, cancel)
            ?? throw new InvalidDataException($"The release {manifest.Corrects}, which this one corrects, is missing from storage.");
        var rebuilt = await WithRevisionsAsync(assembled, corrected, figures, cancel);
        return await ComparedAsync(manifest, rebuilt, cancel);
    }

    private async Task<ReleaseRebuild> ComparedAsync(ReleaseManifest manifest, ReleaseManifest rebuilt, CancellationToken cancel)
    {
        var again = rebuilt.Parts.ToDictionary(p => (p.Family, p.FinancialYear, p.Of));
        var parts = ImmutableArray.CreateBuilder<RebuiltPart>(manifest.Parts.Length);
        foreach (var part in manifest.Parts)
        {
            var made = again.GetValueOrDefault((part.Family, part.FinancialYear, part.Of));
            var (figures, audit) = await releases.HashesOfAsync(manifest.Organisation, part, cancel);
            parts.Add(new RebuiltPart(
                part.Family, part.FinancialYear, part.Quarter, part.ContentHash, made?.ContentHash, figures, made?.AuditHash == part.AuditHash && audit == part.AuditHash)
            {
                Lengths = part.Lengths,
                Share = part.Share,
            });
        }

        // Under a policy of another version that says the same, the release is the same but for the name of that version.
        var isNamedAlike = ContentHash.Of(rebuilt with { Policy = manifest.Policy }) == manifest.Id && ContentHash.Of(manifest) == manifest.Id;
        var unlike = parts.Count(p => !p.Equal);
        var isEqual = unlike == 0 && isNamedAlike;
        var isOfAnotherCalculation = manifest.Policy == policy.Version && manifest.Parts.Select(p => p.PolicySlice).Except(rebuilt.Parts.Select(p => p.PolicySlice)).Any();
        return new ReleaseRebuild(
            manifest.Organisation, manifest.Id, policy.Version, isEqual,
            isEqual ? "Made again from its inputs, the release is the same in every byte."
                : isOfAnotherCalculation ? $"The release was made by another version of the calculation than this: {unlike} of {parts.Count} parts would be others today, and the next release makes them anew."
                : unlike > 0 ? $"{unlike} of {parts.Count} parts do not agree with what their inputs make of them."
                : "Every part agrees, but not the manifest that names them.",
            parts.MoveToImmutable(), rebuilt.Revisions == manifest.Revisions, isNamedAlike);
    }

    /// <summary>Slots as they were for the release. When the first accepted return came is what the register says now: that is written once.</summary>
    private async Task<IReadOnlyList<SubmissionSlot>> SlotsOfAsync(ReleaseManifest manifest, CancellationToken cancel)
    {
        var now = (await register.OfOrganisationAsync(manifest.Organisation, cancel))
            .ToDictionary(s => (s.Period.ToString(), s.Directorate, s.ReturnType));
        return InOrder(manifest.Submissions.Select(s => CountedSlots.Of(manifest.Organisation, s, now.GetValueOrDefault((s.Period, s.Directorate, s.ReturnType)))));
    }
}
