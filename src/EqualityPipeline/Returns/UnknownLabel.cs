using System.Security.Cryptography;
using System.Text;

namespace EqualityPipeline.Returns;

/// <summary>An answer that is no category of its strand's list, and how many rows gave it.</summary>
/// <param name="CodeList">The list in force in the month of the return.</param>
/// <param name="Label">As a message may show it; never a text that looks like personal data.</param>
/// <param name="Nearest">The category most like it; null where none is.</param>
public sealed record UnknownLabel(string Strand, string CodeList, string Label, int Rows, string? Nearest)
{
    /// <summary>16 hexadecimal digits; the same for every way of writing that is read alike.</summary>
    public string Id => IdOf(Strand, CodeList, Label);

    public static string IdOf(string strand, string codeList, string label)
        => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{strand}\n{codeList}\n{Texts.Plain(label)}")))[..16];
}

/// <summary>A label that a check met and could not place, on its way into the receipt.</summary>
internal sealed class OpenLabel(string strand, string codeList, string label, string? nearest)
{
    /// <summary>The finding that counts its rows; null until it has one of its own.</summary>
    public RepeatedFinding? Fault { get; set; }

    public UnknownLabel? Told => Fault is null ? null : new UnknownLabel(strand, codeList, label, Fault.Count, nearest);
}
