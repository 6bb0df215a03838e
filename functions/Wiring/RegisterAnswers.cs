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
    public async Task<IResult> FeedAsync(HttpRequest request, string organisation, CancellationToken cancel)
    {
        var edition = AskedEdition.Of(request);
        if (policy.FindOrganisation(organisation) is not { } known)
            return Told.NotFound("There is no organisation of that id.");
        return await releases.FindCurrentAsync(organisation, edition, cancel) is { } release
            ? RegistersFeed.Answer(request, policy, known, release, edition)
            : Told.NotFound($"{known.Name} has no {(edition == Edition.Working ? "working" : "approved")} release yet.");
    }

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

    private async Task<IResult> PageAsync(
        HttpRequest request, string organisation, Func<MonitoringPolicy, Organisation, Release?, PageFrame, RegisterPageModel?> page, CancellationToken cancel)
    {
        var edition = AskedEdition.Of(request);
        if (policy.FindOrganisation(organisation) is not { } known)
            return await WebPages.NotFoundAsync(Frame(null, null, edition));
        var release = await releases.FindCurrentAsync(organisation, edition, cancel);
        var frame = Frame(known, release, edition);
        return page(policy, known, release, frame) is { } model ? await WebPages.RegisterAsync(model) : await WebPages.NotFoundAsync(frame);
    }

    private PageFrame Frame(Organisation? current, Release? release, Edition edition) => PageFrame.For(
        policy.Organisations, current, release, edition, LondonTime.DayOf(clock.GetUtcNow()), presentation.IsDemonstration);
}
