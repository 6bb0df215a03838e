using System.Text;

namespace EqualityPipeline.Returns;

/// <summary>Tells by their first bytes what files are; their names say nothing certain.</summary>
internal static class KnownFiles
{
    private const int LookedAt = 2048;
    private const int FewestControls = 8;

    public static (FileKind Kind, string What) Of(ReadOnlySpan<byte> start)
    {
        if (start.IsEmpty)
            return (FileKind.Empty, string.Empty);
        if (start.StartsWith("PK\x03\x04"u8) || start.StartsWith("PK\x05\x06"u8))
            return (FileKind.Archive, string.Empty);
        if (start is [0xD0, 0xCF, 0x11, 0xE0, ..])
            return (FileKind.OldOffice, string.Empty);
        if (start is [0xFF, 0xFE, 0, 0, ..] or [0, 0, 0xFE, 0xFF, ..] or [not 0, 0, 0, 0, not 0, 0, 0, 0, ..] or [0, 0, 0, not 0, 0, 0, 0, not 0, ..])
            return (FileKind.ThirtyTwoBitText, string.Empty);
        var what = start switch
        {
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => "a PDF document",
            [(byte)'{', (byte)'\\', (byte)'r', (byte)'t', (byte)'f', ..] => "a formatted text (RTF)",
            [0x89, (byte)'P', (byte)'N', (byte)'G', ..] or [0xFF, 0xD8, 0xFF, ..] or [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => "a picture",
            [0x1F, 0x8B, 8, ..] or [(byte)'7', (byte)'z', 0xBC, 0xAF, ..] or [(byte)'R', (byte)'a', (byte)'r', (byte)'!', ..] => "a packed archive",
            [(byte)'M', (byte)'Z', ..] when start.Length > 64 && start[..64].Contains((byte)0) => "a program",
            [0x7F, (byte)'E', (byte)'L', (byte)'F', ..] => "a program",
            [9, 8, ..] or [9, 4, ..] or [9, 2, ..] when start.Length > 8 => "a very old Excel workbook",
            _ when IsBinary(start) => "made of bytes that are no letters, as a picture, a program or a packed file is,",
            _ => null,
        };
        return what is null ? (FileKind.Text, string.Empty) : (FileKind.NotText, what);
    }

    /// <summary>More than one byte in a hundred is a control character that no text holds. Looked for first: chance makes anything of such bytes, names of people too.</summary>
    /// <remarks>A NUL does not count: it ends some texts, and is every second byte of others.</remarks>
    private static bool IsBinary(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith(Encoding.Unicode.Preamble) || start.StartsWith(Encoding.BigEndianUnicode.Preamble))
            return false;
        var looked = start[..Math.Min(start.Length, LookedAt)];
        var controls = 0;
        foreach (var one in looked)
            controls += one is (>= 1 and <= 8) or 11 or (>= 14 and <= 31) ? 1 : 0;
        return controls >= FewestControls && controls * 100 > looked.Length;
    }

    /// <summary>A web page, XML or JSON in words; null where the text is none of them.</summary>
    public static string? WebOrData(ReadOnlySpan<byte> text)
    {
        text = text[..Math.Min(text.Length, LookedAt)].TrimStart(" \t\r\n"u8);
        if (text is [(byte)'<', var next, ..] && (char.IsAsciiLetter((char)next) || next is (byte)'!' or (byte)'?'))
        {
            var start = Encoding.UTF8.GetString(text);
            return start.Contains("<html", StringComparison.OrdinalIgnoreCase) || start.Contains("<!doctype html", StringComparison.OrdinalIgnoreCase)
                || start.Contains("<table", StringComparison.OrdinalIgnoreCase) || start.Contains("<body", StringComparison.OrdinalIgnoreCase)
                ? "a web page (HTML)"
                : "an XML file";
        }
        if (text is [(byte)'{' or (byte)'[', ..])
        {
            var inside = text[1..].TrimStart(" \t\r\n"u8);
            if (inside is [(byte)'"' or (byte)'{' or (byte)'[' or (byte)'}' or (byte)']', ..])
                return "a JSON file";
        }
        return null;
    }

    /// <summary>What is held by a file of the old Office kind: names in its directory are UTF-16.</summary>
    public static Finding OldOffice(Stream content)
    {
        var encrypted = Encoding.Unicode.GetBytes("EncryptedPackage");
        var workbook = Encoding.Unicode.GetBytes("Workbook");
        var document = Encoding.Unicode.GetBytes("WordDocument");
        var block = new byte[64 * 1024];
        var kept = 0;
        string? what = null;
        for (var total = 0L; total < WorkbookLimits.LargestFile;)
        {
            var read = content.ReadAtLeast(block.AsSpan(kept), block.Length - kept, throwOnEndOfStream: false);
            if (read == 0)
                break;
            total += read;
            var bytes = block.AsSpan(0, kept + read);
            if (bytes.IndexOf(encrypted) >= 0)
                return Faults.ProtectedWorkbook();
            if (what is null && bytes.IndexOf(workbook) >= 0)
                what = "an old Excel workbook (.xls)";
            else if (what is null && bytes.IndexOf(document) >= 0)
                what = "an old Word document (.doc)";
            kept = Math.Min(encrypted.Length, bytes.Length);
            bytes[^kept..].CopyTo(block);
        }
        return Faults.OtherOffice(what ?? "an old Office file");
    }
}
