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
    public Task<IResult> RegionAsync(HttpRequest request, string organisation, CancellationToken cancel) => FeedAsync(request, organisation, RegionFeed.Answer, cancel);

    public Task<IResult> RegionPageAsync(HttpRequest request, string organisation, CancellationToken cancel)
        => PageAsync(request, organisation, (known, release, frame) => WebPages.RegionAsync(RegionModel.From(policy, known, release, frame)), cancel);

    public Task<IResult> TriangulationAsync(HttpRequest request, string organisation, CancellationToken cancel) => FeedAsync(request, organisation, TriangulationFeed.Answer, cancel);

    public Task<IResult> TriangulationPageAsync(HttpRequest request, string organisation, CancellationToken cancel)
        => PageAsync(request, organisation, (known, release, frame) => WebPages.TriangulationAsync(TriangulationModel.From(policy, known, release, frame)), cancel);

    private async Task<IResult> FeedAsync(
        HttpRequest request, string organisation, Func<HttpRequest, Organisation, Release, Edition, IResult> answer, CancellationToken cancel)
    {
        var edition = AskedEdition.Of(request);
        if (policy.FindOrganisation(organisation) is not { } known)
            return Told.NotFound("There is no organisation of that id.");
        return await releases.FindCurrentAsync(organisation, edition, cancel) is { } release
            ? answer(request, known, release, edition)
            : Told.NotFound($"{known.Name} has no {(edition == Edition.Working ? "working" : "approved")} release yet.");
    }

    private async Task<IResult> PageAsync(
        HttpRequest request, string organisation, Func<Organisation, Release?, PageFrame, Task<IResult>> page, CancellationToken cancel)
    {
        var edition = AskedEdition.Of(request);
        if (policy.FindOrganisation(organisation) is not { } known)
            return await WebPages.NotFoundAsync(Frame(null, null, edition));
        var release = await releases.FindCurrentAsync(organisation, edition, cancel);
        return await page(known, release, Frame(known, release, edition));
    }

    private PageFrame Frame(Organisation? current, Release? release, Edition edition) => PageFrame.For(
        policy.Organisations, current, release, edition, LondonTime.DayOf(clock.GetUtcNow()), presentation.IsDemonstration);
}
