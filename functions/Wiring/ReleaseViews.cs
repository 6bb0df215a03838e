using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Storage.Publishing;
using EqualityPipeline.Web.Pages;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Functions.Wiring;

/// <summary>What an organisation's release says in the edition asked for, as data or as a page: which organisation, which release, and what to say where there is none.</summary>
internal sealed class ReleaseViews(MonitoringPolicy policy, ReleaseReader releases, TimeProvider clock, Presentation presentation)
{
    public async Task<IResult> FeedAsync(HttpRequest request, string organisation, Func<Organisation, Release, Edition, IResult> answer, CancellationToken cancel)
    {
        var edition = AskedEdition.Of(request);
        if (policy.FindOrganisation(organisation) is not { } known)
            return Told.NotFound("There is no organisation of that id.");
        return await releases.FindCurrentAsync(organisation, edition, cancel) is { } release ? answer(known, release, edition) : NoRelease(known, edition);
    }

    /// <param name="page">Given a release of null where nothing is released in this edition yet.</param>
    public async Task<IResult> PageAsync(HttpRequest request, string organisation, Func<Organisation, Release?, PageFrame, Task<IResult>> page, CancellationToken cancel)
    {
        var edition = AskedEdition.Of(request);
        if (policy.FindOrganisation(organisation) is not { } known)
            return await NotFoundAsync(edition);
        var release = await releases.FindCurrentAsync(organisation, edition, cancel);
        return await page(known, release, Frame(known, release, edition));
    }

    public Task<IResult> NotFoundAsync(Edition edition) => WebPages.NotFoundAsync(Frame(null, null, edition));

    public static IResult NoRelease(Organisation organisation, Edition edition)
        => Told.NotFound($"{organisation.Name} has no {(edition == Edition.Working ? "working" : "approved")} release yet.");

    public PageFrame Frame(Organisation? current, Release? release, Edition edition) => PageFrame.For(
        policy.Organisations, current, release, edition, LondonTime.DayOf(clock.GetUtcNow()), presentation.IsDemonstration);
}
