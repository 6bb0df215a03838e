using EqualityPipeline.Explaining;
using EqualityPipeline.Indicators;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Storage.PolicyPacks;
using EqualityPipeline.Storage.Receiving;

namespace EqualityPipeline.Storage.Publishing;

/// <summary>Explains published figures: reads the cells of the submissions that a release names, and computes a figure once more.</summary>
public sealed class Explanations(MonitoringPolicy policy, PolicyVersions versions, CellStore cells, ReleaseStore releases)
{
    /// <summary>One of the two, or neither where the release has no such figure.</summary>
    public async Task<(ExplainedFigure? Explained, HiddenFigure? Hidden)> OfAsync(FigureId id, Release release, CancellationToken cancel)
    {
        if (id.FindIn(release) is not { } figure)
            return (null, null);
        var manifest = release.Manifest;
        if (Markers.Has(figure.Marker, 'c'))
            return (null, new HiddenFigure(figure.Id, manifest.Id, figure.Marker!, figure.MarkerReason!));

        var under = manifest.Policy == policy.Version ? policy : await versions.FindAsync(manifest.Policy, cancel) ?? policy;
        if (FigureSources.Find(under, id) is not { } sources || under.FindOrganisation(id.Organisation) is not { } organisation)
            return (null, null);
        var slots = await PinnedMembers.OfAsync(under, organisation, manifest.Members, releases, cancel) is { } members
            ? members.Slots
            : [.. manifest.Submissions.Select(s => CountedSlots.Of(organisation.Id, s))];
        var loaded = new LoadedCells(under, cells);
        var submissions = new List<SubmissionCells>();
        foreach (var slot in slots.Where(s => sources.RestsOn(s.ReturnType, s.Period)))
            submissions.Add(await loaded.OfAsync(slot, cancel) with { Member = organisation.IsPartnership ? slot.Organisation : null });
        var again = Recomputation.Of(under, organisation, sources, figure, submissions);
        return (ExplainedFigure.Of(under, organisation, sources, manifest, figure, again), null);
    }
}
