using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
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

    /// <exception cref="InvalidDataException">The file could not be read back as it was written.</exception>
    public async Task<byte[]> WriteAsync(IReadOnlyList<TRow> rows, CancellationToken cancel)
    {
        var fingerprint = Fingerprint(rows);
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            var bytes = await WriteOnceAsync(rows, fingerprint, cancel);
            using var written = new MemoryStream(bytes);
            if (await TryReadAsync(written, cancel) is not null)
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

    private async Task<byte[]> WriteOnceAsync(IReadOnlyList<TRow> rows, string fingerprint, CancellationToken cancel)
    {
        using var stream = new MemoryStream();
        await using (var writer = await ParquetWriter.CreateAsync(new ParquetSchema(columns.Select(c => (Field)c.Field)), stream, Options, cancellationToken: cancel))
        {
            writer.CustomMetadata = new Dictionary<string, string>(StringComparer.Ordinal) { [FingerprintKey] = fingerprint };
            using var group = writer.CreateRowGroup();
            foreach (var column in columns)
                await column.WriteAsync(group, rows, cancel);
            group.CompleteValidate();
        }

        return stream.ToArray();
    }

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
                var read = await ParquetRows.ReadAsync(group, reader.Schema, cancel);
                for (var row = 0; row < read.Count; row++)
                    rows.Add(make(read, row));
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
        using var marks = new MemoryStream();
        using (var writer = new BinaryWriter(marks, Encoding.UTF8, leaveOpen: true))
        {
            foreach (var row in rows)
            {
                foreach (var column in columns)
                    column.Mark(writer, row);
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(marks.GetBuffer().AsSpan(0, (int)marks.Length)));
    }
}
