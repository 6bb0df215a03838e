using System.Security.Cryptography;
using System.Text;

namespace EqualityPipeline.Publication;

/// <summary>The SHA-256 of lines of text, taken as they come: very many of them take no memory.</summary>
internal sealed class TextHash : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] bytes = new byte[4096];
    private int taken;

    public static string Of(IEnumerable<string> lines)
    {
        using var text = new TextHash();
        foreach (var line in lines)
            text.AddLine(line);
        return text.Finish();
    }

    /// <param name="parts">Of one line.</param>
    public void AddLine(params ReadOnlySpan<string> parts)
    {
        foreach (var part in parts)
            Add(part);
        Add("\n");
    }

    public string Finish()
    {
        Flush();
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public void Dispose() => hash.Dispose();

    private void Add(string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (bytes.Length - taken < most)
            Flush();
        if (bytes.Length < most)
            bytes = new byte[most];
        taken += Encoding.UTF8.GetBytes(text, bytes.AsSpan(taken));
    }

    private void Flush()
    {
        hash.AppendData(bytes.AsSpan(0, taken));
        taken = 0;
    }
}
