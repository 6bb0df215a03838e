using Parquet;
using Parquet.Schema;

namespace EqualityPipeline.Storage.Parquet;

/// <summary>One column of a Parquet file, and how it is got from a row.</summary>
internal abstract class ParquetColumn<TRow>(DataField field)
{
    public DataField Field { get; } = field;

    /// <summary>False where rows are restored without it.</summary>
    public bool IsRead { get; private init; } = true;

    /// <summary>Writes what the column holds of a row, exactly, for the fingerprint of a table.</summary>
    public abstract void Mark(BinaryWriter fingerprint, TRow row);

    public abstract Task WriteAsync(ParquetRowGroupWriter group, IReadOnlyList<TRow> rows, CancellationToken cancel);

    public static ParquetColumn<TRow> Text(string name, Func<TRow, string?> get)
        => new TextColumn(new DataField(name, typeof(string), isNullable: true), get);

    /// <summary>The same text in every row, which whoever reads the file knows already.</summary>
    public static ParquetColumn<TRow> Same(string name, string text)
        => new TextColumn(new DataField(name, typeof(string), isNullable: true), _ => text) { IsRead = false };

    public static ParquetColumn<TRow> Number(string name, Func<TRow, double?> get)
        => new Column<double>(new DataField(name, typeof(double), isNullable: true), get, static (to, number) => to.Write(number));

    public static ParquetColumn<TRow> Whole(string name, Func<TRow, int?> get)
        => new Column<int>(new DataField(name, typeof(int), isNullable: true), get, static (to, number) => to.Write(number));

    public static ParquetColumn<TRow> Count(string name, Func<TRow, decimal?> get)
        => new Column<decimal>(new DecimalDataField(name, 28, 6, isNullable: true), get, static (to, count) => to.Write(count.WithoutTrailingZeros()));

    public static ParquetColumn<TRow> Day(string name, Func<TRow, DateOnly?> get)
        => new Column<DateOnly>(new DataField(name, typeof(DateOnly), isNullable: true), get, static (to, day) => to.Write(day.DayNumber));

    private sealed class TextColumn(DataField field, Func<TRow, string?> get) : ParquetColumn<TRow>(field)
    {
        public override void Mark(BinaryWriter fingerprint, TRow row)
        {
            var text = get(row);
            fingerprint.Write(text is not null);
            fingerprint.Write(text ?? "");
        }

        public override Task WriteAsync(ParquetRowGroupWriter group, IReadOnlyList<TRow> rows, CancellationToken cancel)
            => group.WriteAsync(Field, [.. rows.Select(get)!], (ReadOnlyMemory<int>?)null);
    }

    private sealed class Column<T>(DataField field, Func<TRow, T?> get, Action<BinaryWriter, T> mark) : ParquetColumn<TRow>(field)
        where T : struct
    {
        public override void Mark(BinaryWriter fingerprint, TRow row)
        {
            var known = get(row);
            fingerprint.Write(known is not null);
            if (known is { } there)
                mark(fingerprint, there);
        }

        public override Task WriteAsync(ParquetRowGroupWriter group, IReadOnlyList<TRow> rows, CancellationToken cancel)
            => group.WriteAsync<T>(Field, new ReadOnlyMemory<T?>([.. rows.Select(get)]), null, null, cancel);
    }
}
