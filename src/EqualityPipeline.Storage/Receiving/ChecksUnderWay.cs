using System.Globalization;
using Azure;
using Azure.Data.Tables;
using EqualityPipeline.Periods;
using EqualityPipeline.Returns;

namespace EqualityPipeline.Storage.Receiving;

/// <summary>Uploads that a worker has begun to receive: the mark goes last, so what a killed worker left undone can be found.</summary>
public sealed class ChecksUnderWay(PipelineStorage storage, TimeProvider clock)
{
    /// <param name="name">Null where the path cannot be filed.</param>
    public async Task<CheckUnderWay> BeginAsync(string path, SubmissionName? name, CancellationToken cancel)
    {
        var begunAt = clock.GetUtcNow();
        var mark = new TableEntity(Places.UnderWay, KeyOf(path))
        {
            ["Path"] = path,
            ["At"] = begunAt.ToString("O", CultureInfo.InvariantCulture),
            ["Organisation"] = name?.Organisation,
            ["Directorate"] = name?.Directorate,
            ["Period"] = name?.Period.ToString(),
            ["ReturnType"] = name?.ReturnType,
        };
        var written = await storage.Audit.UpsertEntityAsync(mark, TableUpdateMode.Replace, cancel);
        return new CheckUnderWay(path, begunAt, name, written.Headers.ETag ?? ETag.All);
    }

    /// <summary>Leaves the mark where another worker has begun on the same path since: it is that one's now.</summary>
    public async Task EndAsync(CheckUnderWay check, CancellationToken cancel)
    {
        try
        {
            await storage.Audit.DeleteEntityAsync(Places.UnderWay, KeyOf(check.Path), check.Version, cancel);
        }
        catch (RequestFailedException failure) when (failure.IsLostRace() || failure.IsMissing())
        {
        }
    }

    public async Task<IReadOnlyList<CheckUnderWay>> AllAsync(CancellationToken cancel)
    {
        var checks = new List<CheckUnderWay>();
        await foreach (var row in storage.Audit.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {Places.UnderWay}"), cancellationToken: cancel))
        {
            var name = row.GetString("Organisation") is { } organisation
                ? new SubmissionName(
                    organisation, row.GetString("Directorate"), ReportingMonth.Parse(row.GetString("Period")), row.GetString("ReturnType"), row.GetString("Path"))
                : null;
            checks.Add(new CheckUnderWay(
                row.GetString("Path"), DateTimeOffset.ParseExact(row.GetString("At"), "O", CultureInfo.InvariantCulture), name, row.ETag));
        }

        return checks;
    }

    // Of the path alone, and seen by nobody: it needs no key.
    private static string KeyOf(string path) => SubmissionIds.WithoutKey.For(path, "");
}

/// <param name="Name">Null where the path cannot be filed.</param>
/// <param name="Version">Of the mark: it is taken away only by who made it.</param>
public sealed record CheckUnderWay(string Path, DateTimeOffset BegunAt, SubmissionName? Name, ETag Version);
