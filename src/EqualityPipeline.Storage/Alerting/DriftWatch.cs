using System.Globalization;
using Azure;
using Azure.Data.Tables;
using EqualityPipeline.Drift;
using EqualityPipeline.Policy;
using EqualityPipeline.Storage.Publishing;
using Microsoft.Extensions.Logging;

namespace EqualityPipeline.Storage.Alerting;

/// <summary>Looks for drift in the working release of every organisation and raises each alert once.</summary>
/// <remarks>The alert's row comes first and its messages after; both have keys that follow from the alert, so a run that was killed between them is finished by the next.</remarks>
public sealed class DriftWatch(
    MonitoringPolicy policy, PipelineStorage storage, ReleaseReader releases, Outbox outbox, TimeProvider clock, ILogger<DriftWatch> log)
{
    public async Task WatchAsync(CancellationToken cancel)
    {
        // Who can act on a drift is a member, and each member is watched by itself.
        foreach (var organisation in policy.Organisations.Where(o => !o.IsPartnership))
        {
            if (await releases.FindCurrentAsync(organisation.Id, Edition.Working, cancel) is not { } release)
                continue;
            foreach (var alert in DriftAlert.From(organisation, policy, release.Figures))
            {
                await RaiseAsync(alert, cancel);
                foreach (var channel in alert.Channels)
                    await outbox.PostAsync(channel, AlertMessage.For(alert), cancel);
            }
        }
    }

    /// <summary>The alerts of an organisation, newest month first.</summary>
    public async Task<IReadOnlyList<RaisedAlert>> OfOrganisationAsync(string organisation, CancellationToken cancel)
    {
        var alerts = new List<RaisedAlert>();
        await foreach (var entity in storage.Alerts.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {organisation}"), cancellationToken: cancel))
            alerts.Add(RaisedAlert.From(entity));
        return [.. alerts.OrderByDescending(a => a.Period, StringComparer.Ordinal).ThenBy(a => a.Id, StringComparer.Ordinal)];
    }

    private async Task RaiseAsync(DriftAlert alert, CancellationToken cancel)
    {
        try
        {
            await storage.Alerts.AddEntityAsync(
                new TableEntity(alert.Organisation, alert.Id)
                {
                    ["Indicator"] = alert.Indicator,
                    ["Strand"] = alert.Strand,
                    ["Group"] = alert.Group,
                    ["Rule"] = alert.Rule,
                    ["Period"] = alert.Period.ToString(),
                    ["State"] = "open",
                    ["RaisedAt"] = clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture),
                    ["Owner"] = alert.Owner,
                    ["Message"] = alert.Message,
                },
                cancel);
            log.Raised(alert.Id, alert.Organisation);
        }
        catch (RequestFailedException failure) when (failure.IsLostRace())
        {
            // Raised already.
        }
    }
}

/// <summary>An alert as its row holds it.</summary>
public sealed record RaisedAlert(
    string Id, string Organisation, string Indicator, string Strand, string Group, string Rule, string Period,
    string State, DateTimeOffset RaisedAt, string Owner, string Message)
{
    internal static RaisedAlert From(TableEntity entity) => new(
        entity.RowKey, entity.PartitionKey, entity.GetString("Indicator"), entity.GetString("Strand"), entity.GetString("Group"),
        entity.GetString("Rule"), entity.GetString("Period"), entity.GetString("State"),
        DateTimeOffset.ParseExact(entity.GetString("RaisedAt"), "O", CultureInfo.InvariantCulture),
        entity.GetString("Owner"), entity.GetString("Message"));
}
