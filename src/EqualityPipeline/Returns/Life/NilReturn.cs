using System.Security.Cryptography;
using System.Text;

namespace EqualityPipeline.Returns;

/// <summary>The file that says there is nothing to report for a month.</summary>
public static class NilReturn
{
    public const string Content = $"{NilRows.Heading}\n{NilRows.Statement}\n";

    /// <summary>Of the content, in lower-case hexadecimal.</summary>
    public static string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Content)));
}
