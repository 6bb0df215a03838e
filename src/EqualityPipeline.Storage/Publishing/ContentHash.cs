using System.Security.Cryptography;
using System.Text;
using EqualityPipeline.Publication;

namespace EqualityPipeline.Storage.Publishing;

internal static class ContentHash
{
    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public static string Of(IEnumerable<string> lines) => Of(Encoding.UTF8.GetBytes(string.Join('\n', lines)))[..32];

    /// <summary>A release is named by everything in its manifest but that name.</summary>
    public static string Of(ReleaseManifest manifest) => Of(ReleaseJson.Write(manifest with { Id = "" }))[..32];
}
