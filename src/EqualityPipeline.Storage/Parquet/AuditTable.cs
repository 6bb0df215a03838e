using System.Collections.Immutable;
using System.Globalization;
using EqualityPipeline.Publication;

namespace EqualityPipeline.Storage.Parquet;

/// <summary>The restricted account of what was hidden, as Parquet: a row for each count, the past ones last, each with the sums that it is the whole of.</summary>
internal static class AuditTable
{
    // 0 of this release, 1 of those before, 2 whose mean pay was told.
    private const string IsPast = "IsPast";
    private const int OfPay = 2;

    private static readonly ParquetTable<Row> Table = new(
        [
            ParquetColumn<Row>.Text(nameof(AuditedCount.Period), r => r.Count.Period),
            ParquetColumn<Row>.Text(nameof(AuditedCount.Key), r => r.Count.Key),
            ParquetColumn<Row>.Count(nameof(AuditedCount.People), r => r.Count.People),
            ParquetColumn<Row>.Text(nameof(AuditedCount.Fate), r => r.Count.Fate.ToString()),
            ParquetColumn<Row>.Whole(nameof(AuditedCount.MadeOf), r => r.Count.MadeOf),
            ParquetColumn<Row>.Whole(IsPast, r => r.Of),
            ParquetColumn<Row>.Text(nameof(DisclosureAudit.Sums), r => r.Sums),
        ],
        (rows, row) => new Row(
            new AuditedCount(
                rows.Text(nameof(AuditedCount.Period), row), rows.Text(nameof(AuditedCount.Key), row),
                rows.Decimal(nameof(AuditedCount.People), row)!.Value, Enum.Parse<CountFate>(rows.Text(nameof(AuditedCount.Fate), row)))
            {
                MadeOf = rows.OptionalWhole(nameof(AuditedCount.MadeOf), row),
            },
            rows.Whole(IsPast, row) ?? 0,
            rows.Text(nameof(DisclosureAudit.Sums), row)));

    public static Task<byte[]> WriteAsync(DisclosureAudit audit, CancellationToken cancel)
    {
        var sums = audit.Sums.ToLookup(s => s.Whole);
        return Table.WriteAsync(
            [
                .. audit.Counts.Concat(audit.Past).Select((count, place) => new Row(count, place >= audit.Counts.Length ? 1 : 0, InWords(place, sums[place]))),
                .. audit.Pay.Select(pay => new Row(pay, OfPay, string.Empty)),
            ],
            cancel);
    }

    public static async Task<DisclosureAudit> ReadAsync(Stream stream, CancellationToken cancel)
    {
        var rows = await Table.ReadAsync(stream, cancel);
        return new DisclosureAudit([.. rows.Where(r => r.Of == 0).Select(r => r.Count)])
        {
            Past = [.. rows.Where(r => r.Of == 1).Select(r => r.Count)],
            Pay = [.. rows.Where(r => r.Of == OfPay).Select(r => r.Count)],
            Sums = [.. rows.SelectMany((row, place) => SumsOf(place, row.Sums))],
        };
    }

    /// <summary>Parts by how far behind the whole they are, which is short and is often the same.</summary>
    private static string InWords(int whole, IEnumerable<AuditedSum> sums)
        => string.Join(';', sums.Select(s => string.Join(',', s.Parts.Select(p => (p - whole).ToString(CultureInfo.InvariantCulture)))));

    private static IEnumerable<AuditedSum> SumsOf(int whole, string sums)
        => sums.Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(sum => new AuditedSum(whole, [.. sum.Split(',').Select(part => whole + int.Parse(part, CultureInfo.InvariantCulture))]));

    private readonly record struct Row(AuditedCount Count, int Of, string Sums);
}
