using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Storage.Publishing;
using EqualityPipeline.Web.Feeds;
using EqualityPipeline.Web.Pages;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Functions.Wiring;

/// <summary>What a release says of the region and of evidence side by side, as a page and as data.</summary>
public sealed class RegionAnswers(MonitoringPolicy policy, ReleaseReader releases, TimeProvider clock, Presentation presentation)
{
    private readonly ReleaseViews views = new(policy, releases, clock, presentation);

    public Task<IResult> RegionAsync(HttpRequest request, string organisation, CancellationToken cancel)
        => views.FeedAsync(request, organisation, (known, release, edition) => RegionFeed.Answer(request, known, release, edition), cancel);

    public Task<IResult> RegionPageAsync(HttpRequest request, string organisation, CancellationToken cancel)
        => views.PageAsync(request, organisation, (known, release, frame) => WebPages.RegionAsync(RegionModel.From(policy, known, release, frame)), cancel);

    public Task<IResult> TriangulationAsync(HttpRequest request, string organisation, CancellationToken cancel)
        => views.FeedAsync(request, organisation, (known, release, edition) => TriangulationFeed.Answer(request, known, release, edition), cancel);

    public Task<IResult> TriangulationPageAsync(HttpRequest request, string organisation, CancellationToken cancel)
        => views.PageAsync(request, organisation, (known, release, frame) => WebPages.TriangulationAsync(TriangulationModel.From(policy, known, release, frame)), cancel);
}
