using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace EqualityPipeline.Web.OData;

/// <summary>Where the next page begins, and which releases it comes from.</summary>
/// <param name="Question">What <see cref="Digest"/> makes of the query: a token answers no other one.</param>
/// <param name="Releases">Ids, each 32 hexadecimal digits.</param>
/// <param name="Delivered">Rows on the pages before.</param>
/// <param name="After">Id of the last of them.</param>
internal sealed record SkipToken(string Question, ImmutableArray<string> Releases, int Delivered, string After)
{
    private const int SignatureBytes = 16;
    private const string Version = "1";

    /// <returns>Text for a URL: letters, digits, hyphens and underscores.</returns>
    public string Sign(ReadOnlySpan<byte> key)
    {
        using var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(bytes, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Version);
            writer.Write(Question);
            writer.Write7BitEncodedInt(Releases.Length);
            foreach (var release in Releases)
            {
                var id = Convert.FromHexString(release);
                writer.Write7BitEncodedInt(id.Length);
                writer.Write(id);
            }

            writer.Write7BitEncodedInt(Delivered);
            writer.Write(After);
        }

        var content = bytes.ToArray();
        return Base64([.. Signature(key, content), .. content]);
    }

    /// <returns>Null where the text was not signed with this key.</returns>
    public static SkipToken? Read(ReadOnlySpan<byte> key, string text)
    {
        if (Bytes(text) is not { Length: > SignatureBytes } signed)
            return null;
        var content = signed.AsSpan(SignatureBytes);
        if (!CryptographicOperations.FixedTimeEquals(signed.AsSpan(0, SignatureBytes), Signature(key, content)))
            return null;

        using var reader = new BinaryReader(new MemoryStream(content.ToArray()), Encoding.UTF8);
        if (reader.ReadString() != Version)
            return null;
        var question = reader.ReadString();
        var releases = ImmutableArray.CreateBuilder<string>();
        for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
            releases.Add(Convert.ToHexStringLower(reader.ReadBytes(reader.Read7BitEncodedInt())));
        return new SkipToken(question, releases.ToImmutable(), reader.Read7BitEncodedInt(), reader.ReadString());
    }

    /// <summary>A short hash of what decides which rows there are and in which order.</summary>
    public static string Digest(params IEnumerable<string?> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
            text.Append(CultureInfo.InvariantCulture, $"{part?.Length ?? -1}:{part}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 8));
    }

    private static byte[] Signature(ReadOnlySpan<byte> key, ReadOnlySpan<byte> content)
        => HMACSHA256.HashData(key, content)[..SignatureBytes];

    private static string Base64(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static byte[]? Bytes(string text)
    {
        var padded = text.Replace('-', '+').Replace('_', '/') + new string('=', (4 - text.Length % 4) % 4);
        var bytes = new byte[padded.Length];
        if (!Convert.TryFromBase64String(padded, bytes, out var written))
            return null;
        // The last letter has bits to spare: only one spelling of the same bytes is taken.
        return Base64(bytes[..written]) == text ? bytes[..written] : null;
    }
}
