using Parquet;
using Parquet.Schema;

namespace EqualityPipeline.Storage.Parquet;

/// <summary>The columns of one row group, by name.</summary>
internal sealed class ParquetRows
{
    private readonly Dictionary<string, Array> columns = new(StringComparer.Ordinal);

    // Ids and codes recur in every row: one string serves them all.
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);

    public int Count { get; private init; }

    public static async Task<ParquetRows> ReadAsync(ParquetRowGroupReader group, IEnumerable<DataField> fields, CancellationToken cancel)
    {
        var rows = new ParquetRows { Count = checked((int)group.RowCount) };
        foreach (var field in fields)
            rows.columns[field.Name] = await rows.ReadColumnAsync(group, field, cancel);
        return rows;
    }

    public string Text(string column, int row) => OptionalText(column, row) ?? throw new InvalidDataException($"Column {column} has no text in row {row}.");

    public string? OptionalText(string column, int row) => ((string?[])columns[column])[row];

    public double? Number(string column, int row) => ((double?[])columns[column])[row];

    public int? Whole(string column, int row) => ((int?[])columns[column])[row];

    /// <summary>Null also where the file was written before there was such a column.</summary>
    public int? OptionalWhole(string column, int row) => columns.ContainsKey(column) ? Whole(column, row) : null;

    public decimal? Decimal(string column, int row) => ((decimal?[])columns[column])[row];

    public DateOnly Day(string column, int row) => OptionalDay(column, row)!.Value;

    public DateOnly? OptionalDay(string column, int row) => ((DateOnly?[])columns[column])[row];

    private async Task<Array> ReadColumnAsync(ParquetRowGroupReader group, DataField field, CancellationToken cancel)
    {
        if (field.ClrType == typeof(string) || field.ClrType == typeof(ReadOnlyMemory<char>))
            return Once(await ReadTextsAsync(group, field, Count, cancel));
        if (field.ClrType == typeof(double))
            return await ReadAsync<double>();
        if (field.ClrType == typeof(int))
            return await ReadAsync<int>();
        if (field.ClrType == typeof(decimal))
            return await ReadAsync<decimal>();
        if (field.ClrType == typeof(DateOnly))
            return await ReadAsync<DateOnly>();
        throw new InvalidDataException($"Column {field.Name} holds {field.ClrType}, which no table of ours does.");

        async Task<Array> ReadAsync<T>()
            where T : struct
        {
            var numbers = new T?[Count];
            await group.ReadAsync<T>(field, numbers.AsMemory(), null, cancel);
            return numbers;
        }
    }

    /// <summary>As they lie in what was read: of most of them no string is made.</summary>
    public static async Task<ReadOnlyMemory<char>?[]> ReadTextsAsync(ParquetRowGroupReader group, DataField field, int count, CancellationToken cancel)
    {
        var texts = new ReadOnlyMemory<char>?[count];
        await group.ReadAsync<ReadOnlyMemory<char>>(field, texts.AsMemory(), null, cancel);
        return texts;
    }

    private string?[] Once(ReadOnlyMemory<char>?[] texts)
    {
        var (once, bySpan, last) = (new string?[texts.Length], seen.GetAlternateLookup<ReadOnlySpan<char>>(), string.Empty);
        for (var row = 0; row < texts.Length; row++)
        {
            if (texts[row] is not { } text)
                continue;
            if (!text.Span.SequenceEqual(last) && !bySpan.TryGetValue(text.Span, out last!))
                seen.Add(last = text.ToString());
            once[row] = last;
        }

        return once;
    }
}
