using Parquet;
using Parquet.Schema;

namespace EqualityPipeline.Storage.Parquet;

/// <summary>Writes and reads rows as Parquet, one row group, compressed with zstd, whose bytes do not vary by processor.</summary>
/// <param name="make">Makes a row from the columns read, by row number.</param>
internal sealed class ParquetTable<TRow>(IReadOnlyList<ParquetColumn<TRow>> columns, Func<ParquetRows, int, TRow> make)
{
    private static readonly ParquetOptions Options = new() { CompressionMethod = CompressionMethod.Zstd, UseDateOnlyTypeForDates = true };

    public async Task<byte[]> WriteAsync(IReadOnlyList<TRow> rows, CancellationToken cancel)
    {
        using var stream = new MemoryStream();
        await using (var writer = await ParquetWriter.CreateAsync(new ParquetSchema(columns.Select(c => (Field)c.Field)), stream, Options, cancellationToken: cancel))
        {
            using var group = writer.CreateRowGroup();
            foreach (var column in columns)
                await column.WriteAsync(group, rows, cancel);
            group.CompleteValidate();
        }

        return stream.ToArray();
    }

    public async Task<IReadOnlyList<TRow>> ReadAsync(Stream stream, CancellationToken cancel)
    {
        await using var reader = await ParquetReader.CreateAsync(stream, Options, leaveStreamOpen: true, cancellationToken: cancel);
        var rows = new List<TRow>();
        for (var number = 0; number < reader.RowGroupCount; number++)
        {
            using var group = reader.OpenRowGroupReader(number);
            var read = await ParquetRows.ReadAsync(group, reader.Schema, cancel);
            for (var row = 0; row < read.Count; row++)
                rows.Add(make(read, row));
        }

        return rows;
    }
}
