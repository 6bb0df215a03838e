using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Microsoft.Extensions.Logging;

namespace EqualityPipeline.Storage.Alerting;

/// <summary>Messages waiting for their channel: put in as often as anyone likes, kept once, delivered until the receiver answers.</summary>
public sealed class Outbox(PipelineStorage storage, WebhookChannel webhook, TimeProvider clock, ILogger<Outbox> log)
{
    private const string Waiting = "waiting";
    private const string Delivered = "delivered";

    /// <summary>Posting the same message again changes nothing, delivered or not.</summary>
    public async Task PostAsync(string channel, AlertMessage message, CancellationToken cancel)
    {
        try
        {
            await storage.Outbox.AddEntityAsync(
                new TableEntity(channel, message.Id)
                {
                    ["State"] = Waiting,
                    ["Attempts"] = 0,
                    ["NextAttemptAt"] = Text(clock.GetUtcNow()),
                    ["Message"] = message.Json,
                },
                cancel);
        }
        catch (RequestFailedException failure) when (failure.IsLostRace())
        {
            // It is there already.
        }
    }

    /// <summary>Tries every message whose time has come, once.</summary>
    public async Task DeliverAsync(CancellationToken cancel)
    {
        var due = new List<TableEntity>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {WebhookChannel.Name} and State eq {Waiting} and NextAttemptAt le {Text(clock.GetUtcNow())}");
        await foreach (var row in storage.Outbox.QueryAsync<TableEntity>(filter, cancellationToken: cancel))
            due.Add(row);
        if (due.Count > 0 && !webhook.HasAddress)
        {
            log.NoAddress(due.Count, WebhookChannel.Name);
            return;
        }

        foreach (var row in due)
            await DeliverAsync(row, cancel);
    }

    private async Task DeliverAsync(TableEntity row, CancellationToken cancel)
    {
        var attempt = row.GetInt32("Attempts")!.Value + 1;
        row["Attempts"] = attempt;
        if (await webhook.TrySendAsync(new AlertMessage(row.RowKey, row.GetString("Message")), cancel))
        {
            row["State"] = Delivered;
            row["DeliveredAt"] = Text(clock.GetUtcNow());
            log.Delivered(row.RowKey, row.PartitionKey);
        }
        else
        {
            var next = clock.GetUtcNow() + Pause(attempt);
            row["NextAttemptAt"] = Text(next);
            log.NotDelivered(row.RowKey, row.PartitionKey, attempt, next);
        }

        try
        {
            await storage.Outbox.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, cancel);
        }
        catch (RequestFailedException failure) when (failure.IsLostRace())
        {
            // Another run delivered it at the same time and has said so.
        }
    }

    /// <summary>One minute, then twice as long each time, up to four hours.</summary>
    private static TimeSpan Pause(int attempt) => TimeSpan.FromMinutes(Math.Min(Math.Pow(2, attempt - 1), 240));

    // Sortable as text, so that the query may compare it.
    private static string Text(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture);
}
