using System.Security.Cryptography;
using System.Text;

namespace EqualityPipeline.Returns;

public static class SubmissionIds
{
    /// <summary>How many hexadecimal digits an id has.</summary>
    public const int Digits = 32;

    /// <summary>The same bytes at the same path are the same submission.</summary>
    /// <param name="sha256Hex">Of the content; upper or lower case.</param>
    /// <returns>32 hexadecimal digits, lower case.</returns>
    public static string For(string path, string sha256Hex)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(sha256Hex);
        // A line break cannot be part of a path that is stored, so no two pairs give the same text.
        var both = Encoding.UTF8.GetBytes($"{sha256Hex.ToUpperInvariant()}\n{path}");
        return Convert.ToHexStringLower(SHA256.HashData(both).AsSpan(0, Digits / 2));
    }
}
