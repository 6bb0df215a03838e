using System.IO.Compression;
using Parquet;
using Parquet.Schema;

namespace EqualityPipeline.Storage.Parquet;

/// <summary>Writes and reads rows as Parquet, one row group, compressed with zstd, whose bytes do not vary by processor.</summary>
/// <remarks>
/// Every file carries a fingerprint of its rows. What was written is read back before anyone relies on it, and what is read is compared with the
/// fingerprint: under load the library was once seen to give a number that nobody had written, and a wrong count must never pass for a right one.
/// A reading that does not agree is done again; one that never agrees is an error.
/// </remarks>
/// <param name="make">Makes a row from the columns read, by row number.</param>
internal sealed class ParquetTable<TRow>(IReadOnlyList<ParquetColumn<TRow>> columns, Func<ParquetRows, int, TRow> make)
{
    private const string FingerprintKey = "rows-sha256";
    private const int Tries = 5;

    private static readonly ParquetOptions Options = new()
    {
        CompressionMethod = CompressionMethod.Zstd,
        // The library would compress as small as it can, which took most of an upload's processor time and saved some 15 KB of 14,000 cells.
        CompressionLevel = CompressionLevel.Fastest,
        UseDateOnlyTypeForDates = true,
    };

    private readonly HashSet<string> read = [.. columns.Where(c => c.IsRead).Select(c => c.Field.Name)];

    /// <exception cref="InvalidDataException">The file could not be read back as it was written.</exception>
    public async Task<byte[]> WriteAsync(IReadOnlyList<TRow> rows, CancellationToken cancel)
    {
        var fingerprint = Fingerprint(rows);
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            var bytes = await WriteOnceAsync(rows, fingerprint, cancel);
            using var written = new MemoryStream(bytes);
            if (await HoldsAsync(written, rows, cancel))
                return bytes;
        }

        throw new InvalidDataException("A Parquet file could not be read back as it was written.");
    }

    /// <exception cref="InvalidDataException">The rows are not those that were written.</exception>
    public async Task<IReadOnlyList<TRow>> ReadAsync(Stream stream, CancellationToken cancel)
    {
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            stream.Position = 0;
            if (await TryReadAsync(stream, cancel) is { } rows)
                return rows;
        }

        throw new InvalidDataException("A Parquet file does not hold the rows that its fingerprint was made of.");
    }

    /// <summary>Writes many rows in several row groups, so that no more than one is in memory as columns.</summary>
    /// <param name="stream">Empty, and can be read and sought; it is left at its end.</param>
    /// <exception cref="InvalidDataException">The file could not be read back as it was written.</exception>
    public async Task WriteAsync(Stream stream, IReadOnlyList<TRow> rows, int rowsInGroup, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rowsInGroup);
        var fingerprint = Fingerprint(rows);
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            stream.SetLength(0);
            await WriteOnceAsync(stream, rows, rowsInGroup, fingerprint, cancel);
            stream.Position = 0;
            if (await HoldsAsync(stream, rows, cancel))
            {
                stream.Position = stream.Length;
                return;
            }
        }

        throw new InvalidDataException("A Parquet file could not be read back as it was written.");
    }

    private async Task<byte[]> WriteOnceAsync(IReadOnlyList<TRow> rows, string fingerprint, CancellationToken cancel)
    {
        using var stream = new MemoryStream();
        await WriteOnceAsync(stream, rows, Math.Max(1, rows.Count), fingerprint, cancel);
        return stream.ToArray();
    }

    private async Task WriteOnceAsync(Stream stream, IReadOnlyList<TRow> rows, int rowsInGroup, string fingerprint, CancellationToken cancel)
    {
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(columns.Select(c => (Field)c.Field)), stream, Options, cancellationToken: cancel);
        writer.CustomMetadata = new Dictionary<string, string>(StringComparer.Ordinal) { [FingerprintKey] = fingerprint };
        for (var from = 0; from == 0 || from < rows.Count; from += rowsInGroup)
        {
            var slice = Slice(rows, from, rowsInGroup);
            using var group = writer.CreateRowGroup();
            foreach (var column in columns)
                await column.WriteAsync(group, slice, cancel);
            group.CompleteValidate();
        }
    }

    /// <summary>Whether the file holds these rows, number for number: that is more than a fingerprint could say, and costs less.</summary>
    private async Task<bool> HoldsAsync(Stream stream, IReadOnlyList<TRow> rows, CancellationToken cancel)
    {
        try
        {
            await using var reader = await ParquetReader.CreateAsync(stream, Options, leaveStreamOpen: true, cancellationToken: cancel);
            var (fields, from) = (reader.Schema.DataFields.ToDictionary(f => f.Name, StringComparer.Ordinal), 0);
            for (var number = 0; number < reader.RowGroupCount; number++)
            {
                using var group = reader.OpenRowGroupReader(number);
                var slice = Slice(rows, from, checked((int)group.RowCount));
                foreach (var column in slice.Count == group.RowCount ? columns.Where(c => c.IsRead) : [])
                {
                    if (!await column.HoldsAsync(group, fields[column.Field.Name], slice, cancel))
                        return false;
                }

                from += checked((int)group.RowCount);
            }

            return from == rows.Count;
        }
        catch (OverflowException)
        {
            // A decimal of random bits: not what was written.
            return false;
        }
    }

    private static IReadOnlyList<TRow> Slice(IReadOnlyList<TRow> rows, int from, int count)
        => from == 0 && count >= rows.Count ? rows : [.. rows.Skip(from).Take(count)];

    /// <returns>Null where the rows read are not those that were written.</returns>
    private async Task<List<TRow>?> TryReadAsync(Stream stream, CancellationToken cancel)
    {
        try
        {
            await using var reader = await ParquetReader.CreateAsync(stream, Options, leaveStreamOpen: true, cancellationToken: cancel);
            var rows = new List<TRow>();
            for (var number = 0; number < reader.RowGroupCount; number++)
            {
                using var group = reader.OpenRowGroupReader(number);
                var found = await ParquetRows.ReadAsync(group, reader.Schema.DataFields.Where(f => read.Contains(f.Name)), cancel);
                for (var row = 0; row < found.Count; row++)
                    rows.Add(make(found, row));
            }

            return reader.CustomMetadata.TryGetValue(FingerprintKey, out var fingerprint) && fingerprint == Fingerprint(rows) ? rows : null;
        }
        catch (OverflowException)
        {
            // A decimal of random bits: not what was written.
            return null;
        }
    }

    private string Fingerprint(IReadOnlyList<TRow> rows)
    {
        using var marks = new RowMarks();
        foreach (var row in rows)
        {
            foreach (var column in columns)
                column.Mark(marks, row);
        }

        return marks.Finish();
    }
}
