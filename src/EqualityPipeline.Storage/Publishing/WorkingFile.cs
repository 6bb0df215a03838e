using System.IO.Compression;
using System.Security.Cryptography;

namespace EqualityPipeline.Storage.Publishing;

/// <summary>What lies in a file of the workings: compressed, and after its own hash, so that a changed byte is noticed.</summary>
internal static class WorkingFile
{
    public static byte[] Write(Action<Stream> write)
    {
        // Numbers are written to memory, byte by byte, and compressed whole.
        using var content = new MemoryStream();
        write(content);
        content.Position = 0;
        using var body = new MemoryStream();
        using (var packed = new DeflateStream(body, CompressionLevel.Fastest, leaveOpen: true))
            content.CopyTo(packed);
        var compressed = body.GetBuffer().AsSpan(0, (int)body.Length);
        return [.. SHA256.HashData(compressed), .. compressed];
    }

    /// <returns>Null where the bytes are not those that were written.</returns>
    public static MemoryStream? Open(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length < SHA256.HashSizeInBytes || !SHA256.HashData(bytes.Span[SHA256.HashSizeInBytes..]).AsSpan().SequenceEqual(bytes.Span[..SHA256.HashSizeInBytes]))
            return null;
        using var packed = new DeflateStream(new MemoryStream(bytes[SHA256.HashSizeInBytes..].ToArray()), CompressionMode.Decompress);
        // Whole: numbers are then read from memory, byte by byte.
        var content = new MemoryStream();
        packed.CopyTo(content);
        content.Position = 0;
        return content;
    }
}
