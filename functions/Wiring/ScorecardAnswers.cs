using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Storage.Publishing;
using EqualityPipeline.Web.Feeds;
using EqualityPipeline.Web.Pages;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Functions.Wiring;

/// <summary>The scorecard and the chain of an organisation, from the release that an edition shows.</summary>
public sealed class ScorecardAnswers(MonitoringPolicy policy, ReleaseReader releases, TimeProvider clock, Presentation presentation)
{
    private readonly ReleaseViews views = new(policy, releases, clock, presentation);

    public Task<IResult> ScorecardAsync(HttpRequest request, string organisation, CancellationToken cancel)
        => views.FeedAsync(request, organisation, (known, release, edition) => ScorecardFeed.Answer(request, policy, known, release, edition), cancel);

    public Task<IResult> ChainAsync(HttpRequest request, string organisation, CancellationToken cancel)
        => views.FeedAsync(request, organisation, (known, release, edition) => ChainFeed.Answer(request, policy, known, release, edition), cancel);

    public Task<IResult> ScorecardPageAsync(HttpRequest request, string organisation, CancellationToken cancel)
        => views.PageAsync(request, organisation, (known, release, frame) => WebPages.ScorecardAsync(ScorecardModel.From(policy, known, release, frame)), cancel);

    public Task<IResult> ChainPageAsync(HttpRequest request, string organisation, CancellationToken cancel)
        => views.PageAsync(request, organisation, (known, release, frame) => WebPages.ChainAsync(ChainModel.From(policy, known, release, frame)), cancel);
}
