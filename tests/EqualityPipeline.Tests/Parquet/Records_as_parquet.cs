using System.Collections.Immutable;
using CsCheck;
using DuckDB.NET.Data;
using EqualityPipeline.Policy;
using EqualityPipeline.Returns;
using EqualityPipeline.Storage.Parquet;
using EqualityPipeline.Tests.Returns;

namespace EqualityPipeline.Tests.Parquet;

/// <summary>A register as it is stored: typed columns under the names that the policy gives them.</summary>
public class Records_as_parquet
{
    private static readonly ImmutableArray<RegisterRecord> Records = TestRegister.Rows(
        "thing|title|amount|day|month|indicator|link",
        "T-2|Second, with a comma|-3.25|2010-06-01|2010-06|REC-01;REC-02|https://a.example.org/x",
        "T-1|=A1|||||").Records;

    [Fact]
    public async Task Are_read_by_DuckDB_with_days_and_numbers_as_such_and_the_return_in_every_row()
    {
        var file = Path.Combine(Path.GetTempPath(), $"equality-pipeline-{Guid.NewGuid():N}.parquet");
        try
        {
            await File.WriteAllBytesAsync(file, await WriteAsync(Records), TestContext.Current.CancellationToken);
            using var connection = new DuckDBConnection("DataSource=:memory:");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = $"""
                SELECT return_organisation, return_directorate, return_period, return_type, return_row, thing, title, amount::VARCHAR, (day + 1)::VARCHAR, month, indicator
                FROM read_parquet('{file}')
                """;
            using var reader = command.ExecuteReader();
            var rows = new List<string>();
            while (reader.Read())
                rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "-" : reader.GetValue(i))));

            Assert.Equal(
                [
                    "northmoor|housing|2010-06|things|3|T-1|=A1|-|-|-|-",
                    "northmoor|housing|2010-06|things|2|T-2|Second, with a comma|-3.250000|2010-06-02|2010-06|REC-01;REC-02",
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
        var bytes = await WriteAsync(Records);

        Assert.Equal(bytes, await WriteAsync(Records));
        Assert.Equal(Lines(Records), Lines(await ReadAsync(bytes)));
    }

    [Fact]
    public async Task Are_none_where_the_register_has_nothing_to_report()
        => Assert.Empty(await ReadAsync(await WriteAsync([])));

    /// <summary>Whatever a record holds, what is read is what was written.</summary>
    [Fact]
    public async Task Are_read_back_whatever_they_hold()
    {
        var texts = Gen.String[Gen.Char["ab \"',;=<>é✓\u200D\n"], 1, 20];
        var numbers = Gen.Select(Gen.Long[-99_999_999_999_999, 99_999_999_999_999], Gen.Int[0, 4]).Select((n, d) => Number(n, d));
        var days = Gen.Int[0, 47_000].Select(d => new DateOnly(1970, 1, 1).AddDays(d).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        var records = Gen.Select(texts, numbers, days, Gen.Bool, Gen.Bool).List[1, 20].Select(rows => rows.Select((r, i) => new RegisterRecord(i + 2, Texts(r.Item1, r.Item4 ? r.Item2 : null, r.Item5 ? r.Item3 : null))).ToImmutableArray());
        await records.SampleAsync(
            async written => Assert.Equal(Lines(written), Lines(await ReadAsync(await WriteAsync(written)))),
            iter: 40, threads: 1);

        static string Number(long digits, int decimals)
        {
            var scale = new decimal(1, 0, 0, isNegative: false, (byte)decimals);
            return (digits * scale / 1.0000000000000000000000000000m).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        static ImmutableSortedDictionary<string, string> Texts(string title, string? amount, string? day)
        {
            var all = new Dictionary<string, string>(StringComparer.Ordinal) { ["thing"] = "T", ["title"] = title };
            if (amount is not null)
                all["amount"] = amount;
            if (day is not null)
                all["day"] = day;
            return all.ToImmutableSortedDictionary(StringComparer.Ordinal);
        }
    }

    /// <summary>A column that the policy dropped since is still there, and one that it added is blank.</summary>
    [Fact]
    public async Task Are_read_by_the_columns_of_their_file_whatever_the_policy_has_become()
    {
        var old = TestRegister.Layout with { Columns = [.. TestRegister.Layout.Columns.Where(c => c.Name != "amount"), new ReturnColumn { Name = "gone", Type = ColumnType.Number, Required = false }] };
        var record = new RegisterRecord(2, ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create("thing", "T-1"), KeyValuePair.Create("gone", "0.5")]));
        var bytes = await RecordTable.For(TestRegister.Name, old).WriteAsync([record], TestContext.Current.CancellationToken);

        var read = Assert.Single(await ReadAsync(bytes));
        Assert.Equal(("0.5", null), (read.Find("gone"), read.Find("amount")));
    }

    private static Task<byte[]> WriteAsync(ImmutableArray<RegisterRecord> records)
        => RecordTable.For(TestRegister.Name, TestRegister.Layout).WriteAsync(records, TestContext.Current.CancellationToken);

    private static async Task<IReadOnlyList<RegisterRecord>> ReadAsync(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        var table = await RecordTable.OfFileAsync(TestRegister.Name, stream, TestContext.Current.CancellationToken);
        return await table.ReadAsync(stream, TestContext.Current.CancellationToken);
    }

    private static IEnumerable<string> Lines(IEnumerable<RegisterRecord> records)
        => records.Select(r => $"{r.Row} {string.Join('|', r.Texts.Select(t => $"{t.Key}={t.Value}"))}");
}
