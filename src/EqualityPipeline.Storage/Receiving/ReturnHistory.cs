using System.Globalization;
using Azure.Data.Tables;
using EqualityPipeline.Periods;
using EqualityPipeline.Returns;

namespace EqualityPipeline.Storage.Receiving;

/// <summary>What happened to each return, kept in the audit under keys that follow from what happened: written again, it is the same row.</summary>
public sealed class ReturnHistory(PipelineStorage storage)
{
    private const string BySender = "sender";
    private const string ByService = "service";

    /// <summary>What one delivery of a submission came to.</summary>
    /// <param name="begunAt">When its check began.</param>
    /// <param name="superseded">The submission that held the slot until now; null where none did.</param>
    public async Task WriteAsync(SubmissionName name, Receipt receipt, DateTimeOffset begunAt, string? superseded, CancellationToken cancel)
    {
        var outcome = receipt.Status switch
        {
            ReceiptStatus.Held => ReturnState.Held,
            ReceiptStatus.Rejected => ReturnState.Rejected,
            _ => ReturnState.Accepted,
        };
        var codes = receipt.Findings.Select(f => f.Code).Distinct().Order(StringComparer.Ordinal).ToList();
        var why = codes.Count == 0 ? null : $"Findings: {string.Join(", ", codes)}.";
        var row = ToEntity(
            name.Organisation,
            string.Create(CultureInfo.InvariantCulture, $"{Prefix(name)}{receipt.SubmissionId}~{receipt.Attempt:D4}~{StateText(outcome)}"),
            new ReturnEvent(receipt.CheckedAt, outcome, receipt.SubmissionId, ByService, why));
        // One row for all that a delivery came to, so that all of it is written or none.
        row["ReceivedAt"] = Text(receipt.ReceivedAt);
        row["BegunAt"] = Text(begunAt < receipt.CheckedAt ? begunAt : receipt.CheckedAt);
        if (superseded is not null)
            row["Superseded"] = superseded;
        await storage.Audit.UpsertEntityAsync(row, TableUpdateMode.Merge, cancel);
    }

    /// <summary>What someone did to a return.</summary>
    /// <param name="key">The same for the same act.</param>
    public Task WriteActAsync(SubmissionName name, string key, ReturnEvent act, CancellationToken cancel)
        => storage.Audit.UpsertEntityAsync(ToEntity(name.Organisation, $"{Prefix(name)}{key}~{StateText(act.State)}", act), TableUpdateMode.Replace, cancel);

    /// <inheritdoc cref="WriteActAsync(SubmissionName, string, ReturnEvent, CancellationToken)"/>
    /// <param name="name">Null for an upload that could not be filed.</param>
    public Task WriteActAsync(SubmissionName? name, string submissionId, string key, ReturnEvent act, CancellationToken cancel)
        => name is not null
            ? WriteActAsync(name, key, act, cancel)
            : storage.Audit.UpsertEntityAsync(ToEntity(Places.Unfiled, $"{submissionId}~{StateText(act.State)}", act), TableUpdateMode.Replace, cancel);

    internal Task WriteOfMonthAsync(string organisation, ReportingMonth period, int number, ReturnEvent act, CancellationToken cancel)
        => storage.Audit.UpsertEntityAsync(
            ToEntity(organisation, string.Create(CultureInfo.InvariantCulture, $"{Places.HistoryOfMonth(period.ToString())}{number:D4}~{StateText(act.State)}"), act),
            TableUpdateMode.Replace, cancel);

    /// <summary>Oldest first, the locks of the month among them.</summary>
    public async Task<IReadOnlyList<ReturnEvent>> OfAsync(SubmissionName name, CancellationToken cancel)
    {
        var events = new List<ReturnEvent>();
        foreach (var prefix in new[] { Prefix(name), Places.HistoryOfMonth(name.Period.ToString()) })
        {
            var filter = TableClient.CreateQueryFilter($"PartitionKey eq {name.Organisation} and RowKey ge {prefix} and RowKey lt {prefix + "~"}");
            await foreach (var row in storage.Audit.QueryAsync<TableEntity>(filter, cancellationToken: cancel))
                events.AddRange(EventsOf(row));
        }

        // A held return that was confirmed has two rows, which tell of one arrival.
        var arrivals = events.Where(e => e.State == ReturnState.Received).Distinct();
        return [.. arrivals.Concat(events.Where(e => e.State != ReturnState.Received)).OrderBy(e => e.At).ThenBy(e => e.State)];
    }

    private static string Prefix(SubmissionName name) => Places.HistoryOf(name.Period.ToString(), name.Directorate, name.ReturnType);

    private static string StateText(ReturnState state) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(state.ToString());

    private static string Text(DateTimeOffset instant) => instant.ToString("O", CultureInfo.InvariantCulture);

    private static TableEntity ToEntity(string organisation, string key, ReturnEvent happened) => new(organisation, key)
    {
        ["Action"] = StateText(happened.State),
        ["State"] = happened.State.ToString(),
        ["Submission"] = happened.SubmissionId,
        ["By"] = happened.Actor,
        ["Reason"] = happened.Reason,
        ["At"] = Text(happened.At),
    };

    private static IEnumerable<ReturnEvent> EventsOf(TableEntity row)
    {
        var (at, submission) = (Instant(row, "At"), row.GetString("Submission"));
        if (row.ContainsKey("ReceivedAt"))
        {
            yield return new ReturnEvent(Instant(row, "ReceivedAt"), ReturnState.Received, submission, BySender, null);
            yield return new ReturnEvent(Instant(row, "BegunAt"), ReturnState.Checking, submission, ByService, null);
            if (row.GetString("Superseded") is { } superseded)
                yield return new ReturnEvent(at, ReturnState.Superseded, superseded, ByService, $"{submission} took its place.");
        }

        yield return new ReturnEvent(at, Enum.Parse<ReturnState>(row.GetString("State")), submission, row.GetString("By"), row.GetString("Reason"));
    }

    private static DateTimeOffset Instant(TableEntity row, string column)
        => DateTimeOffset.ParseExact(row.GetString(column), "O", CultureInfo.InvariantCulture);
}
