using Azure;
using Azure.Data.Tables;
using EqualityPipeline.Periods;
using EqualityPipeline.Returns;

namespace EqualityPipeline.Storage.Receiving;

/// <summary>The register of submissions: one row a slot, and its write the only commit there is.</summary>
public sealed class SubmissionRegister(PipelineStorage storage)
{
    public async Task<SubmissionSlot?> FindAsync(SubmissionName name, CancellationToken cancel)
    {
        var row = await storage.Submissions.GetEntityIfExistsAsync<TableEntity>(
            Places.SubmissionPartition(name.Organisation, name.Period.ToString()),
            Places.SubmissionRow(name.Directorate, name.ReturnType), cancellationToken: cancel);
        return row.HasValue ? SubmissionSlot.From(row.Value!) : null;
    }

    /// <summary>All slots of an organisation that something was sent for, by period, directorate and return type.</summary>
    public Task<IReadOnlyList<SubmissionSlot>> OfOrganisationAsync(string organisation, CancellationToken cancel)
        => QueryAsync(TableClient.CreateQueryFilter($"PartitionKey gt {organisation + "~"} and PartitionKey lt {organisation + "~~"} and RowKey lt {Places.LockRow}"), cancel);

    public Task<IReadOnlyList<SubmissionSlot>> OfPeriodAsync(string organisation, ReportingMonth period, CancellationToken cancel)
        => QueryAsync(TableClient.CreateQueryFilter($"PartitionKey eq {Places.SubmissionPartition(organisation, period.ToString())} and RowKey lt {Places.LockRow}"), cancel);

    /// <summary>The slots of some rows (directorate and return type) in a run of months, both ends included.</summary>
    public Task<IReadOnlyList<SubmissionSlot>> InMonthsAsync(
        string organisation, ReportingMonth from, ReportingMonth to, IReadOnlyCollection<string> rows, CancellationToken cancel)
    {
        var (first, last) = (Places.SubmissionPartition(organisation, from.ToString()), Places.SubmissionPartition(organisation, to.ToString()));
        var ofRows = string.Join(" or ", rows.Select(row => TableClient.CreateQueryFilter($"RowKey eq {row}")));
        return QueryAsync($"{TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey le {last}")} and ({ofRows})", cancel);
    }

    /// <returns>False where the row changed since it was read: read again and decide anew.</returns>
    public async Task<bool> TryWriteAsync(SubmissionSlot slot, CancellationToken cancel)
    {
        try
        {
            if (slot.RowVersion is { } version)
                await storage.Submissions.UpdateEntityAsync(slot.ToEntity(), version, TableUpdateMode.Replace, cancel);
            else
                await storage.Submissions.AddEntityAsync(slot.ToEntity(), cancel);
            return true;
        }
        catch (RequestFailedException failure) when (failure.IsLostRace())
        {
            return false;
        }
    }

    private async Task<IReadOnlyList<SubmissionSlot>> QueryAsync(string filter, CancellationToken cancel)
    {
        var slots = new List<SubmissionSlot>();
        await foreach (var entity in storage.Submissions.QueryAsync<TableEntity>(filter, cancellationToken: cancel))
            slots.Add(SubmissionSlot.From(entity));
        return
        [
            .. slots.OrderBy(s => s.Period)
                .ThenBy(s => s.Directorate, StringComparer.Ordinal)
                .ThenBy(s => s.ReturnType, StringComparer.Ordinal),
        ];
    }
}
