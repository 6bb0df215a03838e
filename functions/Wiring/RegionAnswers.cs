using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Storage.Publishing;
using EqualityPipeline.Web.Feeds;
using EqualityPipeline.Web.Pages;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Functions.Wiring;

/// <summary>The region, as the registers of an organisation or of a partnership's members hold it.</summary>
public sealed class RegionAnswers(MonitoringPolicy policy, ReleaseReader releases, TimeProvider clock, Presentation presentation)
{
    public async Task<IResult> RegionAsync(HttpRequest request, string organisation, CancellationToken cancel)
    {
        var edition = AskedEdition.Of(request);
        if (policy.FindOrganisation(organisation) is not { } known)
            return Told.NotFound("There is no organisation of that id.");
        return await releases.FindCurrentAsync(organisation, edition, cancel) is { } release
            ? RegionFeed.Answer(request, known, release, edition)
            : Told.NotFound($"{known.Name} has no {(edition == Edition.Working ? "working" : "approved")} release yet.");
    }

    public async Task<IResult> PageAsync(HttpRequest request, string organisation, CancellationToken cancel)
    {
        var edition = AskedEdition.Of(request);
        if (policy.FindOrganisation(organisation) is not { } known)
            return await WebPages.NotFoundAsync(Frame(null, null, edition));
        var release = await releases.FindCurrentAsync(organisation, edition, cancel);
        return await WebPages.RegionAsync(RegionModel.From(policy, known, release, Frame(known, release, edition)));
    }

    private PageFrame Frame(Organisation? current, Release? release, Edition edition) => PageFrame.For(
        policy.Organisations, current, release, edition, LondonTime.DayOf(clock.GetUtcNow()), presentation.IsDemonstration);
}
