using System.Security.Cryptography;
using System.Text;

namespace EqualityPipeline.Publication;

/// <summary>The SHA-256 of lines of text, taken as they come: very many of them take no memory.</summary>
internal static class TextHash
{
    private static readonly byte[] End = "\n"u8.ToArray();

    public static string Of(IEnumerable<string> lines)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var bytes = new byte[256];
        foreach (var line in lines)
        {
            var most = Encoding.UTF8.GetMaxByteCount(line.Length);
            if (bytes.Length < most)
                bytes = new byte[most];
            hash.AppendData(bytes.AsSpan(0, Encoding.UTF8.GetBytes(line, bytes)));
            hash.AppendData(End);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
