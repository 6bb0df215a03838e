using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Storage.Publishing;
using EqualityPipeline.Web.Feeds;
using EqualityPipeline.Web.Pages;
using EqualityPipeline.Web.RegisterPages;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Functions.Wiring;

/// <summary>What the registers of an organisation say, from the release that an edition shows.</summary>
public sealed class RegisterAnswers(MonitoringPolicy policy, ReleaseReader releases, TimeProvider clock, Presentation presentation)
{
    private readonly ReleaseViews views = new(policy, releases, clock, presentation);

    public Task<IResult> FeedAsync(HttpRequest request, string organisation, CancellationToken cancel)
        => views.FeedAsync(request, organisation, (known, release, edition) => RegistersFeed.Answer(request, policy, known, release, edition), cancel);

    public Task<IResult> IndexAsync(HttpRequest request, string organisation, CancellationToken cancel)
        => PageAsync(request, organisation, RegistersIndex.From, cancel);

    public Task<IResult> ImpactAssessmentsAsync(HttpRequest request, string organisation, string? assessment, CancellationToken cancel)
        => PageAsync(request, organisation, ImpactAssessmentsPages.All, ImpactAssessmentsPages.One, assessment, cancel);

    public Task<IResult> ActionsAsync(HttpRequest request, string organisation, string? action, CancellationToken cancel)
        => PageAsync(request, organisation, ActionsPages.All, ActionsPages.One, action, cancel);

    public Task<IResult> CommitmentsAsync(HttpRequest request, string organisation, string? commitment, CancellationToken cancel)
        => PageAsync(request, organisation, CommitmentsPages.All, CommitmentsPages.One, commitment, cancel);

    public Task<IResult> BusinessPlansAsync(HttpRequest request, string organisation, CancellationToken cancel)
        => PageAsync(request, organisation, FurtherRegisterPages.BusinessPlans, cancel);

    public Task<IResult> ContractsAsync(HttpRequest request, string organisation, CancellationToken cancel)
        => PageAsync(request, organisation, FurtherRegisterPages.Contracts, cancel);

    public Task<IResult> RoleHoldersAsync(HttpRequest request, string organisation, CancellationToken cancel)
        => PageAsync(request, organisation, FurtherRegisterPages.RoleHolders, cancel);

    public Task<IResult> ConsultationsAsync(HttpRequest request, string organisation, CancellationToken cancel)
        => PageAsync(request, organisation, FurtherRegisterPages.Consultations, cancel);

    /// <param name="all">The page of the whole subject.</param>
    /// <param name="one">The page of one record; null where there is none of the id.</param>
    private Task<IResult> PageAsync(
        HttpRequest request, string organisation,
        Func<MonitoringPolicy, Organisation, Release?, PageFrame, RegisterPageModel> all,
        Func<MonitoringPolicy, Organisation, Release?, PageFrame, string, RegisterPageModel?> one,
        string? record, CancellationToken cancel)
        => PageAsync(request, organisation, (p, o, r, f) => string.IsNullOrEmpty(record) ? all(p, o, r, f) : one(p, o, r, f, record), cancel);

    private Task<IResult> PageAsync(
        HttpRequest request, string organisation, Func<MonitoringPolicy, Organisation, Release?, PageFrame, RegisterPageModel?> page, CancellationToken cancel)
        => views.PageAsync(
            request, organisation,
            (known, release, frame) => page(policy, known, release, frame) is { } model ? WebPages.RegisterAsync(model) : WebPages.NotFoundAsync(frame), cancel);
}
