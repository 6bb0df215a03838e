using System.Collections.Immutable;
using System.Text.Json;
using EqualityPipeline.Indicators;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;

namespace EqualityPipeline.Explaining;

/// <summary>A published figure computed once more from the cells of the submissions it rests on.</summary>
/// <param name="Equal">Whether every number and word of it comes out as published.</param>
/// <param name="Differing">What does not: names only, for what was not published must not be told here.</param>
/// <param name="Submissions">Those it rests on.</param>
public sealed record Recomputation(bool Equal, ImmutableArray<string> Differing, ImmutableArray<SubmissionCells> Submissions)
{
    /// <param name="submissions">At least those that the figure rests on (<see cref="FigureSources.RestsOn"/>); of a partnership each with its member.</param>
    public static Recomputation Of(
        MonitoringPolicy policy, Organisation organisation, FigureSources sources, PublishedFigure published, IEnumerable<SubmissionCells> submissions)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(sources);
        var id = FigureId.Of(published);
        var counts = new ReturnedCounts(policy, organisation, sources.Family, submissions);
        var tally = counts.TallyOf(id.Period);
        var used = sources.Used(counts);
        var tree = tally.Trees.FirstOrDefault(t => t.Strand == id.Strand);
        if (tree is null && id.Strand != Unit.All)
            return new Recomputation(false, ["strand"], used);
        var figures = new IndicatorFigures(policy, sources.Indicator, organisation, tally.AsShown(policy.Publication.Suppression), counts, ShownGroups.Of([], policy.Publication.SmallestPublishedCount),
            organisation is { IsPartnership: true } ? new Pooling(policy, organisation) : null);
        var again = DisclosureControl.Again(figures.Compute(id.Unit, tree, id.Group), organisation.Id, published);
        // The q value depends on the figures tested beside this one, and r on the release before.
        var differing = Differences(published with { QValue = null, Marker = Markers.WithoutRevised(published.Marker) }, again);
        return new Recomputation(differing.IsEmpty, differing, used);
    }

    private static ImmutableArray<string> Differences(PublishedFigure published, PublishedFigure again)
        => published == again
            ? []
            : [.. typeof(PublishedFigure).GetProperties().Where(p => !Equals(p.GetValue(published), p.GetValue(again))).Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name))];
}
