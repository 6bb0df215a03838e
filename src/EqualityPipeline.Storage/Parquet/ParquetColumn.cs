using Parquet;
using Parquet.Schema;

namespace EqualityPipeline.Storage.Parquet;

/// <summary>One column of a Parquet file, and how it is got from a row.</summary>
internal abstract class ParquetColumn<TRow>(DataField field)
{
    public DataField Field { get; } = field;

    /// <summary>False where rows are restored without it.</summary>
    public bool IsRead { get; private init; } = true;

    /// <summary>Marks what the column holds of a row, exactly, for the fingerprint of a table.</summary>
    public abstract void Mark(RowMarks fingerprint, TRow row);

    public abstract Task WriteAsync(ParquetRowGroupWriter group, IReadOnlyList<TRow> rows, CancellationToken cancel);

    /// <summary>Whether the column as it was written holds these rows and nothing else, exactly.</summary>
    public abstract Task<bool> HoldsAsync(ParquetRowGroupReader group, DataField written, IReadOnlyList<TRow> rows, CancellationToken cancel);

    public static ParquetColumn<TRow> Text(string name, Func<TRow, string?> get)
        => new TextColumn(new DataField(name, typeof(string), isNullable: true), get);

    /// <summary>The same text in every row, which whoever reads the file knows already.</summary>
    public static ParquetColumn<TRow> Same(string name, string text)
        => new TextColumn(new DataField(name, typeof(string), isNullable: true), _ => text) { IsRead = false };

    public static ParquetColumn<TRow> Number(string name, Func<TRow, double?> get) => new Column<double>(
        new DataField(name, typeof(double), isNullable: true), get, static (to, number) => to.Mark(number),
        static (left, right) => BitConverter.DoubleToInt64Bits(left) == BitConverter.DoubleToInt64Bits(right));

    public static ParquetColumn<TRow> Whole(string name, Func<TRow, int?> get)
        => new Column<int>(new DataField(name, typeof(int), isNullable: true), get, static (to, number) => to.Mark(number), static (left, right) => left == right);

    public static ParquetColumn<TRow> Count(string name, Func<TRow, decimal?> get) => new Column<decimal>(
        new DecimalDataField(name, 28, 6, isNullable: true), get, static (to, count) => to.Mark(count.WithoutTrailingZeros()), static (left, right) => left == right);

    public static ParquetColumn<TRow> Day(string name, Func<TRow, DateOnly?> get)
        => new Column<DateOnly>(new DataField(name, typeof(DateOnly), isNullable: true), get, static (to, day) => to.Mark(day.DayNumber), static (left, right) => left == right);

    private sealed class TextColumn(DataField field, Func<TRow, string?> get) : ParquetColumn<TRow>(field)
    {
        public override void Mark(RowMarks fingerprint, TRow row)
        {
            var text = get(row);
            fingerprint.Mark(text is not null);
            fingerprint.Mark(text.AsSpan());
        }

        public override Task WriteAsync(ParquetRowGroupWriter group, IReadOnlyList<TRow> rows, CancellationToken cancel)
        {
            var texts = new string?[rows.Count];
            for (var row = 0; row < texts.Length; row++)
                texts[row] = get(rows[row]);
            return group.WriteAsync(Field, texts!, (ReadOnlyMemory<int>?)null);
        }

        public override async Task<bool> HoldsAsync(ParquetRowGroupReader group, DataField written, IReadOnlyList<TRow> rows, CancellationToken cancel)
        {
            var texts = await ParquetRows.ReadTextsAsync(group, written, rows.Count, cancel);
            for (var row = 0; row < texts.Length; row++)
            {
                var text = get(rows[row]);
                if (texts[row] is { } there ? text is null || !there.Span.SequenceEqual(text) : text is not null)
                    return false;
            }

            return true;
        }
    }

    private sealed class Column<T>(DataField field, Func<TRow, T?> get, Action<RowMarks, T> mark, Func<T, T, bool> isSame) : ParquetColumn<TRow>(field)
        where T : struct
    {
        public override void Mark(RowMarks fingerprint, TRow row)
        {
            var known = get(row);
            fingerprint.Mark(known is not null);
            if (known is { } there)
                mark(fingerprint, there);
        }

        public override Task WriteAsync(ParquetRowGroupWriter group, IReadOnlyList<TRow> rows, CancellationToken cancel)
        {
            var numbers = new T?[rows.Count];
            for (var row = 0; row < numbers.Length; row++)
                numbers[row] = get(rows[row]);
            return group.WriteAsync<T>(Field, new ReadOnlyMemory<T?>(numbers), null, null, cancel);
        }

        public override async Task<bool> HoldsAsync(ParquetRowGroupReader group, DataField written, IReadOnlyList<TRow> rows, CancellationToken cancel)
        {
            var numbers = new T?[rows.Count];
            await group.ReadAsync<T>(written, numbers.AsMemory(), null, cancel);
            for (var row = 0; row < numbers.Length; row++)
            {
                var number = get(rows[row]);
                if (numbers[row] is { } there ? number is not { } wanted || !isSame(there, wanted) : number is not null)
                    return false;
            }

            return true;
        }
    }
}
