using EqualityPipeline.Explaining;
using EqualityPipeline.Indicators;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Storage.PolicyPacks;
using EqualityPipeline.Storage.Receiving;

namespace EqualityPipeline.Storage.Publishing;

/// <summary>Explains published figures: reads the cells of the submissions that a release names, and computes a figure once more.</summary>
public sealed class Explanations(MonitoringPolicy policy, PolicyVersions versions, CellStore cells)
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
        // A partner's returns are not shown to the others: the pooled counts are explained by what a row says itself.
        if (manifest.Members is not null)
            return (null, null);
        if (FigureSources.Find(under, id) is not { } sources || under.FindOrganisation(id.Organisation) is not { } organisation)
            return (null, null);
        var loaded = new LoadedCells(under, cells);
        var submissions = new List<SubmissionCells>();
        foreach (var counted in sources.In(manifest))
            submissions.Add(await loaded.OfAsync(CountedSlots.Of(organisation.Id, counted), cancel));
        var again = Recomputation.Of(under, organisation, sources, figure, submissions);
        return (ExplainedFigure.Of(under, organisation, sources, manifest, figure, again), null);
    }
}
