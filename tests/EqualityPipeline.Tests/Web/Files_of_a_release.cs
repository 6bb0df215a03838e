using System.Globalization;
using DuckDB.NET.Data;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Storage.Publishing;
using EqualityPipeline.Tests.Sample;
using EqualityPipeline.Web.Feeds;

namespace EqualityPipeline.Tests.Web;

/// <summary>The sample's release as files, read by other readers than those that wrote them.</summary>
public class Files_of_a_release
{
    private static readonly Lazy<Release> Northmoor = new(
        () => WebSample.Release("northmoor", 'a', SampleRelease.Published.Where(f => f.Organisation == "northmoor")));

    [Fact]
    public async Task Parquet_is_read_by_DuckDB_with_every_figure_and_every_empty_cell()
    {
        var release = Northmoor.Value;
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():n}.parquet");
        await File.WriteAllBytesAsync(path, (await ParquetAsync(release, Edition.Approved)).Body, TestContext.Current.CancellationToken);
        try
        {
            using var connection = new DuckDBConnection("DataSource=:memory:");
            connection.Open();

            Assert.Equal(
                release.Figures.GroupBy(f => (f.Indicator, f.PeriodType)).OrderBy(g => g.Key.Indicator, StringComparer.Ordinal).ThenBy(g => g.Key.PeriodType, StringComparer.Ordinal)
                    .Select(g => string.Create(CultureInfo.InvariantCulture,
                        $"{g.Key.Indicator}|{g.Key.PeriodType}|{g.Count()}|{g.Count(f => f.Value is not null)}|{g.Count(f => f.Marker?.Contains('c') == true)}|{g.Sum(f => f.Numerator ?? 0):0.000000}")),
                Rows(connection, $"""
                    SELECT Indicator, PeriodType, count(*), count(Value), count(*) FILTER (Marker LIKE '%c%'), coalesce(sum(Numerator), 0)::DECIMAL(38, 6)::VARCHAR
                    FROM read_parquet('{path}') GROUP BY ALL ORDER BY Indicator, PeriodType
                    """));
            Assert.Equal(
                [$"{release.Figures.Length}|{release.Figures.Length}|{new string('a', 32)}|{release.Figures.Count(f => f.QValue is not null)}"],
                Rows(connection, $"SELECT count(DISTINCT Id), count(*), any_value(Release), count(QValue) FROM read_parquet('{path}')"));
            Assert.Equal(["0"], Rows(connection, $"SELECT count(*) FROM read_parquet('{path}') WHERE regexp_matches(Marker, '[cxz]') AND coalesce(Value, Numerator::DOUBLE, Ratio, PValue, QValue) IS NOT NULL"));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task Parquet_has_the_columns_of_the_feed_and_the_same_bytes_each_time()
    {
        var (once, again) = (await ParquetAsync(PageSample.Release, Edition.Working), await ParquetAsync(PageSample.Release, Edition.Working));
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():n}.parquet");
        await File.WriteAllBytesAsync(path, once.Body, TestContext.Current.CancellationToken);
        try
        {
            using var connection = new DuckDBConnection("DataSource=:memory:");
            connection.Open();

            Assert.Equal(once.Body, again.Body);
            Assert.Equal(Header(await CsvAsync(PageSample.Release, Edition.Working)), Rows(connection, $"SELECT column_name FROM (DESCRIBE SELECT * FROM read_parquet('{path}'))"));
            Assert.Equal(["c,p", "p", "u,p", "x,p"], Rows(connection, $"SELECT DISTINCT Marker FROM read_parquet('{path}') ORDER BY Marker"));
            Assert.Equal(("application/vnd.apache.parquet", "attachment; filename=\"northmoor-working-figures.parquet\""), (once.ContentType, once.Headers.ContentDisposition.ToString()));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task CSV_has_every_figure_a_zero_as_zero_and_no_number_beside_a_mark_that_hides()
    {
        var release = Northmoor.Value;
        var answer = await CsvAsync(release, Edition.Approved);
        var rows = Read(answer);

        Assert.Equal(release.Figures.Select(f => f.Id), rows.Select(r => r["Id"]));
        Assert.Equal(release.Figures.Select(f => f.Value), rows.Select(r => Number(r["Value"])));
        Assert.Equal(release.Figures.Select(f => f.Numerator), rows.Select(r => r["Numerator"].Length == 0 ? (decimal?)null : decimal.Parse(r["Numerator"], CultureInfo.InvariantCulture)));
        Assert.All(
            rows.Where(r => r["Marker"].Split(',').Intersect(["c", "x", "z"]).Any()),
            r => Assert.Equal("", r["Numerator"] + r["Denominator"] + r["Value"] + r["Lower95"] + r["ComparatorValue"] + r["Ratio"] + r["PValue"] + r["QValue"] + r["DeclarationRate"]));
        Assert.Contains(rows, r => r["Numerator"] == "0" && r["Value"] == "0");
        Assert.Contains(rows, r => r["Value"].Length == 0);
    }

    [Fact]
    public async Task CSV_text_that_a_spreadsheet_would_run_is_disarmed_and_a_number_below_zero_is_not()
    {
        var release = WebSample.Release("northmoor", 'a',
            WebSample.Figure(group: "asian") with { MarkerReason = "=HYPERLINK(\"x\"), \"now\"", Difference = -0.25 },
            WebSample.Figure(group: "white") with { MarkerReason = "@SUM", Value = 0 });

        var text = (await CsvAsync(release, Edition.Approved)).Text;

        Assert.Contains(",-0.25,", text, StringComparison.Ordinal);
        Assert.Contains(",\"'=HYPERLINK(\"\"x\"\"), \"\"now\"\"\"\r\n", text, StringComparison.Ordinal);
        Assert.EndsWith(",'@SUM\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CSV_is_described_as_the_W3C_has_it()
    {
        var csv = await CsvAsync(PageSample.Release, Edition.Approved);
        var answer = await HttpAnswers.ExecuteAsync(request => Task.FromResult(FigureFiles.MetadataAnswer(request, PageSample.Northmoor, WebSample.Policy, PageSample.Release, Edition.Approved)));
        var described = answer.Json;
        var columns = described.GetProperty("tableSchema").GetProperty("columns").EnumerateArray().ToList();

        Assert.Equal("application/csvm+json", answer.ContentType);
        Assert.Equal("http://www.w3.org/ns/csvw", described.GetProperty("@context")[0].GetString());
        Assert.Equal("figures.csv", described.GetProperty("url").GetString());
        Assert.Equal("</api/releases/northmoor/approved/figures.csv-metadata.json>", $"</api/releases/northmoor/approved/{csv.Headers.Link.ToString()[1..].Split('>')[0]}>");
        Assert.Equal(Header(csv), columns.Select(c => c.GetProperty("name").GetString()));
        Assert.Equal(Header(csv), columns.Select(c => c.GetProperty("titles")[0].GetString()));
        Assert.Equal(("double", "decimal", "date"), (Datatype("Value"), Datatype("Numerator"), Datatype("PeriodStart")));
        Assert.Equal((true, ""), (Column("Id").GetProperty("required").GetBoolean(), Column("Value").GetProperty("null").GetString()));
        Assert.Equal((",", "[cxzubrp]"), (Column("Marker").GetProperty("separator").GetString(), Column("Marker").GetProperty("datatype").GetProperty("format").GetString()));
        Assert.Equal(["c", "x", "z", "u", "b", "r", "p", ""], described.GetProperty("notes").EnumerateArray().Select(n => n.GetProperty("marker").GetString()));
        Assert.Equal("Id", described.GetProperty("tableSchema").GetProperty("primaryKey").GetString());

        System.Text.Json.JsonElement Column(string name) => columns.Single(c => c.GetProperty("name").GetString() == name);
        string? Datatype(string name) => Column(name).GetProperty("datatype").GetString();
    }

    [Fact]
    public async Task A_reader_who_holds_a_file_is_told_that_it_has_not_changed()
    {
        var tag = (await CsvAsync(PageSample.Release, Edition.Approved)).Headers.ETag.ToString();
        var again = await HttpAnswers.ExecuteAsync(
            request => Task.FromResult(FigureFiles.CsvAnswer(request, PageSample.Release, Edition.Approved)), headers: ("If-None-Match", tag));

        Assert.Equal((304, 0), (again.Status, again.Body.Length));
    }

    private static Task<FeedAnswer> CsvAsync(Release release, Edition edition)
        => HttpAnswers.ExecuteAsync(request => Task.FromResult(FigureFiles.CsvAnswer(request, release, edition)));

    private static Task<FeedAnswer> ParquetAsync(Release release, Edition edition)
        => HttpAnswers.ExecuteAsync(request => Task.FromResult(
            FigureFiles.ParquetAnswer(request, release, edition, cancel => ReleaseFiles.ParquetAsync(release, edition, cancel))));

    /// <summary>As DuckDB reads the file, every cell as text.</summary>
    private static List<Dictionary<string, string>> Read(FeedAnswer answer)
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():n}.csv");
        File.WriteAllBytes(path, answer.Body);
        try
        {
            using var connection = new DuckDBConnection("DataSource=:memory:");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM read_csv('{path}', header = true, all_varchar = true, delim = ',', quote = '\"', escape = '\"')";
            using var reader = command.ExecuteReader();
            var rows = new List<Dictionary<string, string>>();
            while (reader.Read())
                rows.Add(Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, i => reader.IsDBNull(i) ? "" : reader.GetString(i), StringComparer.Ordinal));
            return rows;
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string[] Header(FeedAnswer answer) => answer.Text.Split("\r\n")[0].Split(',');

    private static double? Number(string text) => text.Length == 0 ? null : double.Parse(text, CultureInfo.InvariantCulture);

    private static List<string> Rows(DuckDBConnection connection, string query)
    {
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "-" : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
        return rows;
    }
}
