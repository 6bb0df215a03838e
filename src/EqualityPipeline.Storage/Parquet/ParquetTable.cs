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

    private readonly HashSet<string> read = [.. columns.Where(c => c.IsRead).Select(c => c.Field.Name)];

    /// <exception cref="InvalidDataException">The file could not be read back as it was written.</exception>
    public async Task<byte[]> WriteAsync(IReadOnlyList<TRow> rows, CancellationToken cancel)
    {
        var fingerprint = Fingerprint(rows);
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            var bytes = await WriteOnceAsync(rows, fingerprint, cancel);
            using var written = new MemoryStream(bytes);
            if (await AgreesAsync(written, cancel))
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
            if (await AgreesAsync(stream, cancel))
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
            IReadOnlyList<TRow> slice = rows.Count <= rowsInGroup ? rows : [.. rows.Skip(from).Take(rowsInGroup)];
            using var group = writer.CreateRowGroup();
            foreach (var column in columns)
                await column.WriteAsync(group, slice, cancel);
            group.CompleteValidate();
        }
    }

    private async Task<bool> AgreesAsync(Stream stream, CancellationToken cancel)
    {
        try
        {
            await using var reader = await ParquetReader.CreateAsync(stream, Options, leaveStreamOpen: true, cancellationToken: cancel);
            using var marks = new RowMarks();
            for (var number = 0; number < reader.RowGroupCount; number++)
            {
                using var group = reader.OpenRowGroupReader(number);
                var found = await ParquetRows.ReadAsync(group, reader.Schema.DataFields.Where(f => read.Contains(f.Name)), cancel);
                for (var row = 0; row < found.Count; row++)
                    Mark(marks.Writer, make(found, row));
            }

            return reader.CustomMetadata.TryGetValue(FingerprintKey, out var fingerprint) && fingerprint == marks.Finish();
        }
        catch (OverflowException)
        {
            // A decimal of random bits: not what was written.
            return false;
        }
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
            Mark(marks.Writer, row);
        return marks.Finish();
    }

    private void Mark(BinaryWriter marks, TRow row)
    {
        foreach (var column in columns)
            column.Mark(marks, row);
    }

    /// <summary>What is marked of rows, hashed as it comes: millions of them take no memory.</summary>
    private sealed class RowMarks : IDisposable
    {
        private readonly SHA256 hash = SHA256.Create();
        private readonly BinaryWriter writer;

        public RowMarks() => writer = new BinaryWriter(new BufferedStream(new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write), 1 << 16), Encoding.UTF8);

        public BinaryWriter Writer => writer;

        public string Finish()
        {
            writer.Dispose();
            return Convert.ToHexStringLower(hash.Hash!);
        }

        public void Dispose()
        {
            writer.Dispose();
            hash.Dispose();
        }
    }
}
