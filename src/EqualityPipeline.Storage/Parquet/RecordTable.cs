using System.Collections.Immutable;
using System.Globalization;
using EqualityPipeline.Policy;
using EqualityPipeline.Returns;
using Parquet;
using Parquet.Schema;

namespace EqualityPipeline.Storage.Parquet;

/// <summary>Records of a register as Parquet: the columns as the policy of their month declares them, after those that say which return each row is of.</summary>
internal static class RecordTable
{
    private const string Row = "return_row";

    private static readonly ParquetOptions Options = new() { UseDateOnlyTypeForDates = true };

    public static ParquetTable<RegisterRecord> For(SubmissionName name, RegisterLayout layout)
        => Table(name, layout.Columns.Select(c => Column(c.Name, c.TakesSeveral ? ColumnType.Text : c.Type)));

    /// <summary>By the columns that the file has, whatever the policy has become since it was written.</summary>
    public static async Task<ParquetTable<RegisterRecord>> OfFileAsync(SubmissionName name, Stream stream, CancellationToken cancel)
    {
        await using var reader = await ParquetReader.CreateAsync(stream, Options, leaveStreamOpen: true, cancellationToken: cancel);
        var stored = reader.Schema.DataFields.Where(f => !f.Name.StartsWith("return_", StringComparison.Ordinal));
        return Table(name, stored.Select(f => Column(f.Name, TypeOf(f))));
    }

    private static ParquetTable<RegisterRecord> Table(SubmissionName name, IEnumerable<(ParquetColumn<RegisterRecord> Parquet, Func<ParquetRows, int, string?> Restore)> columns)
    {
        var all = columns.ToList();
        return new ParquetTable<RegisterRecord>(
            [
                ParquetColumn<RegisterRecord>.Same("return_organisation", name.Organisation),
                ParquetColumn<RegisterRecord>.Same("return_directorate", name.Directorate),
                ParquetColumn<RegisterRecord>.Same("return_period", name.Period.ToString()),
                ParquetColumn<RegisterRecord>.Same("return_type", name.ReturnType),
                ParquetColumn<RegisterRecord>.Whole(Row, r => r.Row),
                .. all.Select(c => c.Parquet),
            ],
            (rows, row) => new RegisterRecord(
                rows.Whole(Row, row)!.Value,
                all.Select(c => (c.Parquet.Field.Name, Text: c.Restore(rows, row))).Where(c => c.Text is not null)
                    .ToImmutableSortedDictionary(c => c.Name, c => c.Text!, StringComparer.Ordinal)));
    }

    private static ColumnType TypeOf(DataField field)
        => field.ClrType == typeof(decimal) ? ColumnType.Number : field.ClrType == typeof(DateOnly) ? ColumnType.Date : ColumnType.Text;

    private static (ParquetColumn<RegisterRecord> Parquet, Func<ParquetRows, int, string?> Restore) Column(string name, ColumnType type) => type switch
    {
        ColumnType.Number => (
            ParquetColumn<RegisterRecord>.Count(name, r => r.Find(name) is { } text ? decimal.Parse(text, CultureInfo.InvariantCulture) : null),
            (rows, row) => rows.Decimal(name, row)?.WithoutTrailingZeros().ToString(CultureInfo.InvariantCulture)),
        ColumnType.Date => (
            ParquetColumn<RegisterRecord>.Day(name, r => r.Find(name) is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null),
            (rows, row) => rows.OptionalDay(name, row)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        _ => (ParquetColumn<RegisterRecord>.Text(name, r => r.Find(name)), (rows, row) => rows.OptionalText(name, row)),
    };
}
