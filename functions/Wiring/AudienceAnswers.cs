using System.Collections.Immutable;
using EqualityPipeline.Audiences;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Returns;
using EqualityPipeline.Storage.Alerting;
using EqualityPipeline.Storage.Publishing;
using EqualityPipeline.Web.OData;
using EqualityPipeline.Web.Pages;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Functions.Wiring;

/// <summary>Gathers what an audience reads. Each sees the edition that the policy names for it, whatever is asked for.</summary>
public sealed class AudienceAnswers(
    MonitoringPolicy policy, ReleaseReader releases, CompletenessBoards boards, DriftWatch alerts, TimeProvider clock, Presentation presentation)
{
    private readonly ReleaseViews views = new(policy, releases, clock, presentation);

    public Task<IResult> ListAsync(HttpRequest request, string organisation, CancellationToken cancel)
        => views.PageAsync(request, organisation, (known, release, frame) => WebPages.AudiencesAsync(AudiencesModel.From(policy, known, release, frame)), cancel);

    public async Task<IResult> PackAsync(HttpRequest request, string organisation, string audience, CancellationToken cancel)
        => await FindAsync(request, organisation, audience, cancel) is { } found
            ? await WebPages.PackAsync(PackModel.From(policy, found.Scope, found.Release, found.Frame, found.Boards, found.Alerts))
            : await views.NotFoundAsync(AskedEdition.Of(request));

    public async Task<IResult> ReportAsync(HttpRequest request, string organisation, string audience, CancellationToken cancel)
    {
        if (await FindAsync(request, organisation, audience, cancel) is not { } found)
            return await views.NotFoundAsync(AskedEdition.Of(request));
        var report = CommitteeReportModel.From(policy, found.Scope, found.Release, found.Frame, found.Boards, found.Alerts);
        return request.Query["format"] == "text" ? WebPages.CommitteeReportText(report) : await WebPages.CommitteeReportAsync(report);
    }

    public Task<IResult> QuestionsAsync(HttpRequest request, string organisation, CancellationToken cancel)
        => views.PageAsync(request, organisation, (known, release, frame) => WebPages.QuestionsAsync(QuestionsModel.From(policy, known, release, frame)), cancel);

    /// <returns>Null where there is no such pack. Without a part the first of several is meant.</returns>
    private async Task<Found?> FindAsync(HttpRequest request, string organisation, string audience, CancellationToken cancel)
    {
        if (policy.FindOrganisation(organisation) is not { } known || policy.Audiences.FirstOrDefault(a => a.Id == audience) is not { } reader)
            return null;
        var scopes = AudienceScope.Of(reader, known);
        var part = request.Query["part"].ToString();
        if ((part.Length == 0 ? scopes.FirstOrDefault() : scopes.FirstOrDefault(s => s.Part?.Id == part)) is not { } scope)
            return null;
        var release = await releases.FindCurrentAsync(organisation, reader.Edition, cancel);
        var raised = await alerts.OfOrganisationAsync(organisation, cancel);
        return new Found(
            scope, release, views.Frame(known, release, reader.Edition), await boards.OfOrganisationAsync(known, cancel), [.. raised.Select(FeedAnswers.Row)]);
    }

    private sealed record Found(AudienceScope Scope, Release? Release, PageFrame Frame, ImmutableArray<CompletenessBoard> Boards, ImmutableArray<AlertRow> Alerts);
}
