using DuckDB.NET.Data;
using EqualityPipeline.Cells;
using EqualityPipeline.Periods;
using EqualityPipeline.Returns;
using EqualityPipeline.Storage.Parquet;

namespace EqualityPipeline.Tests.Parquet;

/// <summary>Another reader of Parquet sees what was written: the cells can be used as they lie.</summary>
public class Cells_as_parquet
{
    private static readonly SubmissionName Name = new(
        "northmoor", "housing", new ReportingMonth(2010, 3), "service-take-up", "northmoor/housing/2010-03/service-take-up.csv");

    private static readonly Cell[] Cells =
    [
        new("lettings", "harbour", "users", "", "gender", "female", null, 12),
        new("lettings", Cell.Unspecified, "users", "kind=new", "gender", "male", 37, 0.5m),
        new("repairs", "harbour", "users", "", "race", "asian-indian", null, 0),
    ];

    [Fact]
    public async Task Are_read_by_DuckDB_with_their_submission_in_every_row()
    {
        var file = await WriteAsync();
        try
        {
            using var connection = new DuckDBConnection("DataSource=:memory:");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText =
                $"SELECT organisation, directorate, period, return_type, service, place, attributes, \"group\", bucket, \"count\"::VARCHAR FROM read_parquet('{file}')";
            using var reader = command.ExecuteReader();
            var rows = new List<string>();
            while (reader.Read())
                rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "-" : reader.GetValue(i))));

            Assert.Equal(
                [
                    "northmoor|housing|2010-03|service-take-up|lettings|harbour||female|-|12.000000",
                    "northmoor|housing|2010-03|service-take-up|lettings|unspecified|kind=new|male|37|0.500000",
                    "northmoor|housing|2010-03|service-take-up|repairs|harbour||asian-indian|-|0.000000",
                ],
                rows);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Are_read_back_as_they_were_and_written_twice_alike()
    {
        var table = CellTable.For(Name);
        var bytes = await table.WriteAsync(Cells, TestContext.Current.CancellationToken);
        using var stream = new MemoryStream(bytes);

        Assert.Equal(Cells, await table.ReadAsync(stream, TestContext.Current.CancellationToken));
        Assert.Equal(bytes, await table.WriteAsync(Cells, TestContext.Current.CancellationToken));
    }

    private static async Task<string> WriteAsync()
    {
        var file = Path.Combine(Path.GetTempPath(), $"equality-pipeline-{Guid.NewGuid():N}.parquet");
        await File.WriteAllBytesAsync(file, await CellTable.For(Name).WriteAsync(Cells, TestContext.Current.CancellationToken));
        return file;
    }
}
