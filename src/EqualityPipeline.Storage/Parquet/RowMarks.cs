using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace EqualityPipeline.Storage.Parquet;

/// <summary>What is marked of rows, hashed as it comes: millions of them take no memory. The marks are those of a <see cref="BinaryWriter"/>, by which files were marked before.</summary>
internal sealed class RowMarks : IDisposable
{
    private const int MostBytesOfChar = 3;

    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] marks = new byte[1 << 16];
    private int marked;

    public void Mark(bool isKnown) => Next(1)[0] = isKnown ? (byte)1 : (byte)0;

    public void Mark(int number) => BinaryPrimitives.WriteInt32LittleEndian(Next(sizeof(int)), number);

    public void Mark(double number) => BinaryPrimitives.WriteDoubleLittleEndian(Next(sizeof(double)), number);

    public void Mark(decimal number)
    {
        Span<int> words = stackalloc int[4];
        decimal.GetBits(number, words);
        foreach (var word in words)
            Mark(word);
    }

    public void Mark(ReadOnlySpan<char> text)
    {
        if (text.Length > marks.Length / MostBytesOfChar)
        {
            var bytes = new byte[Encoding.UTF8.GetByteCount(text)];
            Encoding.UTF8.GetBytes(text, bytes);
            MarkLength(bytes.Length);
            Flush();
            hash.AppendData(bytes);
            return;
        }

        MarkLength(Encoding.UTF8.GetByteCount(text));
        var free = Free(text.Length * MostBytesOfChar);
        marked += Encoding.UTF8.GetBytes(text, free);
    }

    public string Finish()
    {
        Flush();
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public void Dispose() => hash.Dispose();

    private void MarkLength(int length)
    {
        for (var left = (uint)length; ; left >>= 7)
        {
            Next(1)[0] = (byte)(left > 0x7F ? left | 0x80 : left);
            if (left <= 0x7F)
                return;
        }
    }

    private Span<byte> Next(int bytes)
    {
        var free = Free(bytes);
        marked += bytes;
        return free[..bytes];
    }

    private Span<byte> Free(int bytes)
    {
        if (marks.Length - marked < bytes)
            Flush();
        return marks.AsSpan(marked);
    }

    private void Flush()
    {
        hash.AppendData(marks.AsSpan(0, marked));
        marked = 0;
    }
}
