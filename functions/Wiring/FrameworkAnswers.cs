using EqualityPipeline.Frameworks;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Storage.Publishing;
using EqualityPipeline.Web.Feeds;
using EqualityPipeline.Web.Pages;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Functions.Wiring;

/// <summary>The frameworks of an organisation: where it stands, why that changed, and what would change it.</summary>
public sealed class FrameworkAnswers(
    MonitoringPolicy policy, ReleaseReader releases, FrameworkHistory history, TimeProvider clock, Presentation presentation)
{
    private readonly ReleaseViews views = new(policy, releases, clock, presentation);

    public Task<IResult> AllAsync(HttpRequest request, string organisation, CancellationToken cancel)
        => views.FeedAsync(request, organisation, (known, release, edition) => FrameworksFeed.Answer(request, policy, known, release, edition), cancel);

    public async Task<IResult> HistoryAsync(HttpRequest request, string organisation, string framework, CancellationToken cancel)
    {
        if (policy.FindOrganisation(organisation) is null || Find(framework) is not { } of)
            return NoFramework();
        return FrameworksFeed.History(of.Id, await history.OfAsync(organisation, AskedEdition.Of(request), cancel));
    }

    /// <summary>Between two releases, each named by its id or by a day; without them between the release shown and the one before it.</summary>
    public async Task<IResult> ChangesAsync(HttpRequest request, string organisation, string framework, CancellationToken cancel)
    {
        var edition = AskedEdition.Of(request);
        if (policy.FindOrganisation(organisation) is not { } known || Find(framework) is not { } of)
            return NoFramework();
        var manifests = await history.OfAsync(organisation, edition, cancel);
        if (manifests.IsEmpty)
            return ReleaseViews.NoRelease(known, edition);
        var to = request.Query["to"].ToString() is { Length: > 0 } until ? FrameworkHistory.Find(manifests, until) : manifests[0];
        var from = request.Query["from"].ToString() is { Length: > 0 } since
            ? FrameworkHistory.Find(manifests, since)
            : to is null ? null : manifests.SkipWhile(m => m.Id != to.Id).Skip(1).FirstOrDefault();
        return from is null || to is null
            ? Told.NotFound($"There is no release of that day among the last {FrameworkHistory.MostReleases}: give \"from\" and \"to\" as days (yyyy-MM-dd) or as ids of releases.")
            : FrameworksFeed.Changes(FrameworkChange.Between(from, to, of, policy));
    }

    /// <summary>What if something were done (<c>done</c>, several divided by commas), or if the evidence were held against another framework (<c>under</c>).</summary>
    public async Task<IResult> WhatIfAsync(HttpRequest request, string organisation, string framework, CancellationToken cancel)
    {
        var edition = AskedEdition.Of(request);
        if (policy.FindOrganisation(organisation) is not { } known || Find(framework) is not { } of)
            return NoFramework();
        if (await releases.FindCurrentAsync(organisation, edition, cancel) is not { } release)
            return ReleaseViews.NoRelease(known, edition);
        if (request.Query["under"].ToString() is { Length: > 0 } other)
        {
            return release.Manifest.Frameworks?.Trials.FirstOrDefault(t => t.Framework == other) is { } trial
                ? FeedJson.Answer(trial)
                : Told.NotFound($"{known.Name} works to \"{other}\" already, or there is no such framework: its scores are at /api/frameworks/{known.Id}.");
        }

        var done = request.Query["done"].ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (done.Length == 0)
            return Told.Error(StatusCodes.Status400BadRequest, "Say what would be done: ?done= with ids of criteria or of actions, divided by commas; or ?under= with the id of another framework.");
        var criteria = release.Manifest.FrameworkCriteria.Where(c => c.Framework == of.Id).ToList();
        var (answer, unknown) = WhatIf.Of(of, criteria, done, release.Manifest.AsOf);
        return answer is not null
            ? FrameworksFeed.WhatIf(answer)
            : Told.Error(StatusCodes.Status400BadRequest, $"None of these is a criterion of {of.Name} or an action that is to meet one: {string.Join(", ", unknown.IsEmpty ? done : unknown)}.");
    }

    public Task<IResult> BoardPageAsync(HttpRequest request, string organisation, string framework, CancellationToken cancel)
        => Find(framework) is { } of
            ? views.PageAsync(
                request, organisation, (known, release, frame) => WebPages.FrameworkAsync(FrameworkBoardModel.From(policy, known, of, release, frame)), cancel)
            : views.NotFoundAsync(AskedEdition.Of(request));

    public Task<IResult> CriterionPageAsync(HttpRequest request, string organisation, string framework, string criterion, CancellationToken cancel)
        => Find(framework) is { } of && of.FindCriterion(criterion) is { } asked
            ? views.PageAsync(
                request, organisation,
                async (known, release, frame) => await WebPages.CriterionAsync(CriterionModel.From(
                    policy, known, of, asked, release, await history.OfAsync(organisation, AskedEdition.Of(request), cancel), frame)),
                cancel)
            : views.NotFoundAsync(AskedEdition.Of(request));

    private Framework? Find(string id) => policy.Frameworks.FirstOrDefault(f => f.Id == id);

    private IResult NoFramework()
        => Told.NotFound($"There is no such organisation or framework. Frameworks are: {string.Join(", ", policy.Frameworks.Select(f => f.Id))}.");
}
