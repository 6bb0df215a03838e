using System.Collections.Immutable;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Storage.Alerting;
using EqualityPipeline.Storage.Publishing;
using EqualityPipeline.Web.OData;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Functions.Wiring;

/// <summary>Hands the feed what its reader may read.</summary>
public sealed class FeedAnswers(
    MonitoringPolicy policy, ReleaseReader releases, CompletenessBoards boards, DriftWatch alerts, FeedKey key, TimeProvider clock)
{
    private readonly Lazy<Task<ODataFeed>> feed = new(async () => new ODataFeed(await key.ReadAsync(CancellationToken.None)));

    public async Task<IResult> AnswerAsync(HttpRequest request, string? path, CancellationToken cancel)
    {
        var edition = AskedEdition.Of(request);
        return await (await feed.Value).AnswerAsync(request, path, (pinned, stop) => FindAsync(path, edition, pinned, stop), cancel);
    }

    internal static AlertRow Row(RaisedAlert alert) => new(
        alert.Id, alert.Organisation, alert.Indicator, alert.Strand, alert.Group, alert.Rule, alert.State, alert.RaisedAt, alert.Owner, null, alert.Message);

    private async Task<FeedSource?> FindAsync(string? path, Edition edition, ImmutableArray<string> pinned, CancellationToken cancel)
    {
        if (await ReleasesAsync(edition, pinned, cancel) is not { } found)
            return null;
        var isReturns = path?.StartsWith("Returns", StringComparison.Ordinal) == true;
        var isAlerts = path?.StartsWith("Alerts", StringComparison.Ordinal) == true;
        return new FeedSource(
            policy, found, isReturns ? await ReturnsAsync(cancel) : [], isAlerts ? await AlertsAsync(cancel) : [], edition, clock.GetUtcNow());
    }

    private async Task<ImmutableArray<Release>?> ReleasesAsync(Edition edition, ImmutableArray<string> pinned, CancellationToken cancel)
    {
        if (pinned.IsEmpty)
            return await releases.CurrentAsync(edition, cancel);
        var found = ImmutableArray.CreateBuilder<Release>(pinned.Length);
        foreach (var id in pinned)
        {
            if (await FindPinnedAsync(id, cancel) is not { } release)
                return null;
            found.Add(release);
        }

        return found.ToImmutable();
    }

    private async Task<Release?> FindPinnedAsync(string id, CancellationToken cancel)
    {
        foreach (var organisation in policy.Organisations)
        {
            if (await releases.FindAsync(organisation.Id, id, cancel) is { } release)
                return release;
        }

        return null;
    }

    private async Task<ImmutableArray<ReturnRow>> ReturnsAsync(CancellationToken cancel)
    {
        var rows = ImmutableArray.CreateBuilder<ReturnRow>();
        foreach (var organisation in policy.Organisations)
        {
            foreach (var board in await boards.OfOrganisationAsync(organisation, cancel))
                rows.AddRange(ReturnRow.From(board));
        }

        return rows.ToImmutable();
    }

    private async Task<ImmutableArray<AlertRow>> AlertsAsync(CancellationToken cancel)
    {
        var rows = ImmutableArray.CreateBuilder<AlertRow>();
        foreach (var organisation in policy.Organisations)
            rows.AddRange((await alerts.OfOrganisationAsync(organisation.Id, cancel)).Select(Row));

        return rows.ToImmutable();
    }
}
