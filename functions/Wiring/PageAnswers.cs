using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Storage.Alerting;
using EqualityPipeline.Storage.Publishing;
using EqualityPipeline.Web.OData;
using EqualityPipeline.Web.Pages;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Functions.Wiring;

/// <summary>Gathers what a page shows and has it rendered.</summary>
public sealed class PageAnswers(
    MonitoringPolicy policy, ReleaseReader releases, CompletenessBoards boards, DriftWatch alerts, TimeProvider clock, Presentation presentation)
{
    private readonly ReleaseViews views = new(policy, releases, clock, presentation);

    /// <summary>The briefing of the first organisation; the others are a link away.</summary>
    public Task<IResult> HomeAsync(HttpRequest request, CancellationToken cancel) => BriefingAsync(request, policy.Organisations[0].Id, cancel);

    public async Task<IResult> BriefingAsync(HttpRequest request, string organisation, CancellationToken cancel)
    {
        if (policy.FindOrganisation(organisation) is not { } known)
            return await NotFoundAsync(request);
        var edition = AskedEdition.Of(request);
        var release = await releases.FindCurrentAsync(organisation, edition, cancel);
        var raised = await alerts.OfOrganisationAsync(organisation, cancel);
        return await WebPages.BriefingAsync(BriefingModel.From(
            policy, known, release, views.Frame(known, release, edition), await boards.OfOrganisationAsync(known, cancel), [.. raised.Select(FeedAnswers.Row)]));
    }

    public async Task<IResult> IndicatorAsync(HttpRequest request, string organisation, string indicator, CancellationToken cancel)
    {
        if (policy.FindOrganisation(organisation) is not { } known || policy.FindIndicator(indicator) is not { } found)
            return await NotFoundAsync(request);
        var edition = AskedEdition.Of(request);
        var release = await releases.FindCurrentAsync(organisation, edition, cancel);
        return await WebPages.FiguresAsync(FiguresModel.From(policy, known, found, release, views.Frame(known, release, edition)));
    }

    public Task<IResult> AssetAsync(HttpRequest request, string file, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return file switch
        {
            "site.css" => Task.FromResult(WebPages.Stylesheet()),
            "upload.js" => Task.FromResult(WebPages.Script()),
            _ => NotFoundAsync(request),
        };
    }

    private Task<IResult> NotFoundAsync(HttpRequest request) => views.NotFoundAsync(AskedEdition.Of(request));
}
