using System.Security.Cryptography;
using System.Text;

namespace EqualityPipeline.Returns;

/// <summary>Names submissions by their path and content: the same bytes at the same path are the same submission.</summary>
/// <remarks>
/// Ids stand in explanations, for every reader. A plain hash could be tried: whoever knows a tally but for some small counts computes the id of each that they might be. With a key
/// of the deployment (HMAC, RFC 2104) only who has the key can.
/// </remarks>
public sealed class SubmissionIds
{
    /// <summary>How many hexadecimal digits an id has.</summary>
    public const int Digits = 32;

    /// <summary>Characters that a key has at least; 32 random ones cannot be tried.</summary>
    public const int ShortestKey = 32;

    /// <summary>The setting with the key.</summary>
    public const string KeySetting = "Submissions:IdKey";

    // What the platform gives where it cannot follow it.
    private const string UnresolvedReference = "@Microsoft.KeyVault(";

    private readonly byte[]? key;

    private SubmissionIds(byte[]? key) => this.key = key;

    /// <summary>Ids that who can guess the content can verify.</summary>
    public static SubmissionIds WithoutKey { get; } = new(null);

    public bool HasKey => key is not null;

    /// <param name="key">A secret of the deployment; empty or null where it has none.</param>
    /// <exception cref="InvalidDataException">It is no secret: too short, or a reference to a vault that the platform left as it stands.</exception>
    public static SubmissionIds Keyed(string? key)
    {
        if (string.IsNullOrEmpty(key))
            return WithoutKey;
        if (key.StartsWith(UnresolvedReference, StringComparison.OrdinalIgnoreCase))
            throw new InvalidDataException($"{KeySetting} refers to a secret that could not be read from the vault. Anybody can read the reference, so it is not taken for the key.");
        return key.Length >= ShortestKey
            ? new SubmissionIds(Encoding.UTF8.GetBytes(key))
            : throw new InvalidDataException($"{KeySetting} must be {ShortestKey} characters or more; it has {key.Length}.");
    }

    /// <param name="sha256Hex">Of the content; upper or lower case.</param>
    /// <returns>32 hexadecimal digits, lower case.</returns>
    public string For(string path, string sha256Hex)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(sha256Hex);
        // A line break cannot be part of a path that is stored, so no two pairs give the same text.
        return OfRestricted(Encoding.UTF8.GetBytes($"{sha256Hex.ToUpperInvariant()}\n{path}"))[..Digits];
    }

    /// <summary>Names bytes that readers may not have, where they have what is made of the name: the id of a release is made of the names of its accounts.</summary>
    /// <returns>64 hexadecimal digits, lower case.</returns>
    public string OfRestricted(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(key is null ? SHA256.HashData(bytes) : HMACSHA256.HashData(key, bytes));

    /// <param name="attempt">How many times these bytes were sent to this path, 1 for the first.</param>
    public Arrival Arrival(string path, string sha256Hex, int attempt, DateTimeOffset receivedAt) => new(For(path, sha256Hex), path, sha256Hex, attempt, receivedAt);
}
