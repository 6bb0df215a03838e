using System.Globalization;
using Azure;
using Azure.Data.Tables;
using EqualityPipeline.Periods;
using EqualityPipeline.Returns;

namespace EqualityPipeline.Storage.Receiving;

/// <summary>Which months of an organisation take no new acceptance: one row a month, beside the month's returns.</summary>
/// <remarks>
/// Its row is read just before a return's row is written. A return whose row was being written in that moment counts as accepted before the lock.
/// </remarks>
public sealed class PeriodLocks(PipelineStorage storage, ReturnHistory history, TimeProvider clock)
{
    public async Task<PeriodLock?> FindAsync(string organisation, ReportingMonth period, CancellationToken cancel)
        => await RowAsync(organisation, period, cancel) is { } row ? LockOf(row, organisation, period) : null;

    /// <summary>Locking a locked month changes nothing.</summary>
    public async Task<PeriodLock> LockAsync(string organisation, ReportingMonth period, string reason, string by, CancellationToken cancel)
    {
        while (true)
        {
            var row = await RowAsync(organisation, period, cancel);
            if (row is not null && LockOf(row, organisation, period) is { } standing)
                return standing;
            var locked = new PeriodLock(organisation, period, clock.GetUtcNow(), by, reason);
            if (await TryTurnAsync(row, organisation, period, locked, new ReturnEvent(locked.Since, ReturnState.Locked, null, by, reason), cancel))
                return locked;
        }
    }

    /// <summary>Reopening an open month changes nothing.</summary>
    /// <returns>Whether it was locked.</returns>
    public async Task<bool> ReopenAsync(string organisation, ReportingMonth period, string reason, string by, CancellationToken cancel)
    {
        while (true)
        {
            var row = await RowAsync(organisation, period, cancel);
            if (row is null || LockOf(row, organisation, period) is null)
                return false;
            if (await TryTurnAsync(row, organisation, period, null, new ReturnEvent(clock.GetUtcNow(), ReturnState.Reopened, null, by, reason), cancel))
                return true;
        }
    }

    /// <summary>The history first: a lock that nobody can see the reason of must not exist. Each turn is numbered, so a repeated one is the same.</summary>
    private async Task<bool> TryTurnAsync(
        TableEntity? row, string organisation, ReportingMonth period, PeriodLock? locked, ReturnEvent turn, CancellationToken cancel)
    {
        var number = (row?.GetInt32("Turns") ?? 0) + 1;
        await history.WriteOfMonthAsync(organisation, period, number, turn, cancel);
        var turned = new TableEntity(Places.SubmissionPartition(organisation, period.ToString()), Places.LockRow)
        {
            ["Turns"] = number,
            ["IsLocked"] = locked is not null,
            ["Since"] = turn.At.ToString("O", CultureInfo.InvariantCulture),
            ["By"] = turn.Actor,
            ["Reason"] = turn.Reason,
        };
        try
        {
            if (row is null)
                await storage.Submissions.AddEntityAsync(turned, cancel);
            else
                await storage.Submissions.UpdateEntityAsync(turned, row.ETag, TableUpdateMode.Replace, cancel);
            return true;
        }
        catch (RequestFailedException failure) when (failure.IsLostRace())
        {
            return false;
        }
    }

    private async Task<TableEntity?> RowAsync(string organisation, ReportingMonth period, CancellationToken cancel)
    {
        var row = await storage.Submissions.GetEntityIfExistsAsync<TableEntity>(
            Places.SubmissionPartition(organisation, period.ToString()), Places.LockRow, cancellationToken: cancel);
        return row.HasValue ? row.Value : null;
    }

    private static PeriodLock? LockOf(TableEntity row, string organisation, ReportingMonth period) => row.GetBoolean("IsLocked") == true
        ? new PeriodLock(
            organisation, period, DateTimeOffset.ParseExact(row.GetString("Since"), "O", CultureInfo.InvariantCulture), row.GetString("By"), row.GetString("Reason"))
        : null;
}
