using System.IO.Compression;
using System.Text;

namespace EqualityPipeline.Fuzz;

/// <summary>Makes files and names that are nearly right.</summary>
internal sealed class Mutator(Random random, Corpus corpus)
{
    private const int LargestSeed = 64 * 1024;

    private static readonly string[] OfText =
    [
        "\"", "\"\"", ",", ";", "\t", "|", "\n", "\r\n", "\r", "\0", "\uFEFF", "\u202E", "\u200B", "\u00A0", "é", "𝟙", "٣", "#REF!", "=1+1", "@x", "-1", "1,234", "12%", "1e9", "9999999999999", "<5", "*", "NaN",
        "Total", "all", "# note", "sep=;\n", "<html>", "{\"a\":1}", "2009-04-31", "39904", "31/04/2009", "nil_return", "j@example.org", "prefer not to say", "not collected", "race", "service", "count", "ethnic_group",
        "Ethnic Grp", "yes;no", "https://example.org/x", "....", "''", "\u2028",
    ];

    private static readonly string[] OfXml =
    [
        "<row>", "</row>", "<row r=\"1\">", "<row r=\"0\"/>", "<row r=\"1048577\">", "<c>", "</c>", "<c r=\"A1\">", "<c r=\"XFD1\" t=\"s\"><v>0</v></c>", "<c t=\"s\"><v>-1</v></c>", "<c t=\"e\"><v>#N/A</v></c>", "<c t=\"b\"><v>1</v></c>",
        "<c s=\"1\"><v>60</v></c>", "<c s=\"1\"><v>1e308</v></c>", "<c><v>NaN</v></c>", "<c><f>A1</f></c>", "<c t=\"d\"><v>2009-04-01</v></c>", "<is><t>x</t></is>", "<si><t>x</t></si>", "<rPh>", "<t>", "</t>", "<v>", "</v>", "&amp;", "&#x202E;", "&#0;", "&a;",
        "<!DOCTYPE x>", "<![CDATA[", "]]>", "<!--", "-->", "_x0000_", "_x202E_", " hidden=\"1\"", " r=\"B2\"", " t=\"s\"", " s=\"99999\"", " t=\"zz\"", "<mergeCell ref=\"A1:XFD1048576\"/>", "<mergeCell ref=\"B2\"/>", "<col min=\"1\" max=\"16384\" hidden=\"1\"/>",
        " date1904=\"1\"", " state=\"hidden\"", "xmlns=\"x\"", "<x:c xmlns:x=\"y\"/>", "../../", "externalLink", "99999999999999999999",
    ];

    private static readonly string[] OfNames =
    [
        "/", "//", "..", "../", "\\", "\0", " ", ".", "-", "_", "%2e", "%00", "#", "?", "\u202E", "\u200B", "\u0430", "é", "𝟙", "CSV", ".csv", ".xlsx", ".csv.csv", ".exe", "Northmoor", "2009-04", "2009/04", "April 2009", "2099-01", "corporate",
        "recruitment", "service-take-up", "northmoor", "housing", "con", "~", "\n", "\r", "\t", "'", "\"", "<", ">", ":", "|", "*", "&", "+", "=",
    ];

    public (string Path, byte[] Bytes) File()
    {
        var (path, bytes) = Pick(corpus.Files);
        bytes = bytes[..Math.Min(bytes.Length, LargestSeed)];
        if (random.Next(20) == 0)
            path = Pick(corpus.Files).Path;
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            bytes = bytes is [(byte)'P', (byte)'K', ..] && random.Next(5) > 0 ? WithinArchive(bytes) : Mutated(bytes, OfText);
        }
        return (path, bytes);
    }

    public string Name()
    {
        var name = Pick(corpus.Files).Path;
        for (var times = random.Next(0, 4); times > 0; times--)
        {
            var at = random.Next(name.Length + 1);
            name = random.Next(6) switch
            {
                0 => name[..at],
                1 => name.Remove(Math.Min(at, Math.Max(0, name.Length - 1)), name.Length == 0 ? 0 : 1),
                2 => name.ToUpperInvariant(),
                3 => name.Insert(at, new string((char)random.Next(1, 0x3000), random.Next(1, 1200))),
                _ => name.Insert(at, Pick(OfNames)),
            };
        }
        // Names reach the checks as UTF-8, which has no half characters.
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(name));
    }

    private byte[] WithinArchive(byte[] bytes)
    {
        var parts = new List<(string Name, byte[] Bytes)>();
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes));
            foreach (var entry in archive.Entries.Take(50))
            {
                using var content = new MemoryStream();
                using var stream = entry.Open();
                var buffer = new byte[LargestSeed];
                content.Write(buffer, 0, stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false));
                parts.Add((entry.FullName, content.ToArray()));
            }
        }
        catch (InvalidDataException)
        {
            return Mutated(bytes, OfText);
        }
        if (parts.Count == 0)
            return Mutated(bytes, OfText);
        var changed = random.Next(3) > 0 && parts.FindIndex(p => p.Name.Contains("sheet1", StringComparison.Ordinal)) is var sheet and >= 0 ? sheet : random.Next(parts.Count);
        switch (random.Next(12))
        {
            case 0:
                parts.RemoveAt(changed);
                break;
            case 1:
                parts.Add((parts[changed].Name, Mutated(parts[changed].Bytes, OfXml)));
                break;
            default:
                parts[changed] = (parts[changed].Name, Mutated(parts[changed].Bytes, OfXml));
                break;
        }
        using var made = new MemoryStream();
        using (var archive = new ZipArchive(made, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var stream = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
                stream.Write(content);
            }
        }
        return made.ToArray();
    }

    private byte[] Mutated(byte[] bytes, string[] tokens)
    {
        var at = random.Next(bytes.Length + 1);
        var length = Math.Min(random.Next(1, random.Next(4) == 0 ? 2000 : 30), bytes.Length - at);
        switch (random.Next(9))
        {
            case 0:
                return bytes[..at];
            case 1:
                return [.. bytes[..at], .. bytes[(at + length)..]];
            case 2:
                return [.. bytes[..(at + length)], .. bytes[at..]];
            case 3:
                var flipped = bytes.ToArray();
                for (var i = random.Next(1, 8); i > 0 && flipped.Length > 0; i--)
                    flipped[random.Next(flipped.Length)] ^= (byte)(1 << random.Next(8));
                return flipped;
            case 4:
                var other = Pick(corpus.Files).Bytes;
                var from = random.Next(other.Length + 1);
                return [.. bytes[..at], .. other.AsSpan(from, Math.Min(random.Next(400), other.Length - from)), .. bytes[at..]];
            case 5:
                var repeated = Enumerable.Repeat(Encoding.UTF8.GetBytes(Pick(tokens)), random.Next(1, random.Next(6) == 0 ? 20_000 : 20));
                return [.. bytes[..at], .. repeated.SelectMany(b => b), .. bytes[at..]];
            case 6:
                var noise = new byte[random.Next(1, 40)];
                random.NextBytes(noise);
                return [.. bytes[..at], .. noise, .. bytes[at..]];
            default:
                return [.. bytes[..at], .. Encoding.UTF8.GetBytes(Pick(tokens)), .. bytes[(random.Next(2) == 0 ? at : at + length)..]];
        }
    }

    private T Pick<T>(IReadOnlyList<T> among) => among[random.Next(among.Count)];
}
