using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace EqualityPipeline.Tests.Returns;

/// <summary>Writes workbooks part by part, so that each can be made wrong in one way; the same calls give the same bytes.</summary>
internal sealed class Book
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    public const string Strict = "http://purl.oclc.org/ooxml/spreadsheetml/main";

    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Packages = "http://schemas.openxmlformats.org/package/2006/relationships";

    private readonly List<(string Name, string State, string Xml)> sheets = [];
    private readonly List<(string Name, byte[] Bytes)> more = [];
    private readonly HashSet<string> without = [];
    private string properties = string.Empty;
    private string furtherRelations = string.Empty;
    private string space = Main;
    private string? shared;

    /// <summary>A workbook of one sheet with these rows.</summary>
    public static byte[] Of(string csv) => new Book().Sheet("Return", Rows(csv)).Bytes();

    /// <param name="data">What stands in the sheet: its rows, and what comes after them.</param>
    public Book Sheet(string name, string data, string state = "visible")
    {
        sheets.Add((name, state, data.StartsWith("<?xml", StringComparison.Ordinal) || data.StartsWith("<!", StringComparison.Ordinal) ? data : $"<worksheet xmlns=\"{{0}}\">{data}</worksheet>"));
        return this;
    }

    public Book Counting1904()
    {
        properties = "<workbookPr date1904=\"1\"/>";
        return this;
    }

    public Book InStrictForm()
    {
        space = Strict;
        return this;
    }

    /// <param name="items">The content of each shared text.</param>
    public Book Sharing(params string[] items)
    {
        shared = string.Concat(items.Select(i => $"<si>{i}</si>"));
        return this;
    }

    public Book With(string part, string text) => With(part, Encoding.UTF8.GetBytes(text));

    public Book With(string part, byte[] bytes)
    {
        more.Add((part, bytes));
        return this;
    }

    public Book Without(string part)
    {
        without.Add(part);
        return this;
    }

    public Book Related(string id, string type, string target)
    {
        furtherRelations += $"<Relationship Id=\"{id}\" Type=\"{Office}/{type}\" Target=\"{target}\"/>";
        return this;
    }

    public byte[] Bytes()
    {
        var parts = new List<(string Name, byte[] Bytes)>();
        void Add(string name, string text) => parts.Add((name, Encoding.UTF8.GetBytes(text)));
        Add("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
        Add("_rels/.rels", $"<Relationships xmlns=\"{Packages}\"><Relationship Id=\"r1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        Add("xl/workbook.xml", $"<workbook xmlns=\"{space}\" xmlns:r=\"{Office}\">{properties}<sheets>"
            + string.Concat(sheets.Select((s, i) => $"<sheet name=\"{SecurityElement.Escape(s.Name)}\" sheetId=\"{i + 1}\" state=\"{s.State}\" r:id=\"r{i + 1}\"/>")) + "</sheets></workbook>");
        Add("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Packages}\">"
            + string.Concat(sheets.Select((_, i) => $"<Relationship Id=\"r{i + 1}\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet{i + 1}.xml\"/>"))
            + $"<Relationship Id=\"rs\" Type=\"{Office}/styles\" Target=\"/xl/styles.xml\"/>"
            + (shared is null ? string.Empty : $"<Relationship Id=\"rt\" Type=\"{Office}/sharedStrings\" Target=\"sharedStrings.xml\"/>")
            + $"{furtherRelations}</Relationships>");
        // Formats: 0 general, 1 a day, 2 a percentage, 3 a moment, 4 a month, 5 thousands, 6 a duration.
        Add("xl/styles.xml", $"<styleSheet xmlns=\"{space}\"><numFmts><numFmt numFmtId=\"164\" formatCode=\"dd\\-mmm\\-yyyy\\ hh:mm\"/><numFmt numFmtId=\"165\" formatCode=\"[$-809]mmm&quot; of &quot;yy;@\"/><numFmt numFmtId=\"166\" formatCode=\"[h]:mm\"/></numFmts>"
            + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"9\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"3\"/><xf numFmtId=\"166\"/></cellXfs></styleSheet>");
        for (var i = 0; i < sheets.Count; i++)
            Add($"xl/worksheets/sheet{i + 1}.xml", sheets[i].Xml.Replace("{0}", space, StringComparison.Ordinal));
        if (shared is not null)
            Add("xl/sharedStrings.xml", $"<sst xmlns=\"{space}\">{shared}</sst>");
        return Zip([.. parts.Where(p => !without.Contains(p.Name)), .. more]);
    }

    public static byte[] Zip(params IEnumerable<(string Name, byte[] Bytes)> parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                var entry = zip.CreateEntry(name);
                entry.LastWriteTime = new DateTimeOffset(2009, 5, 1, 0, 0, 0, TimeSpan.Zero);
                using var stream = entry.Open();
                stream.Write(content);
            }
        }
        return bytes.ToArray();
    }

    /// <summary>Rows from lines: digits alone become numbers, days become dates, everything else texts.</summary>
    public static string Rows(string csv, int first = 1)
    {
        var rows = new StringBuilder("<sheetData>");
        foreach (var (line, i) in csv.TrimEnd('\n').Split('\n').Select((l, i) => (l, i)))
        {
            if (line.Length == 0)
                continue;
            rows.Append(CultureInfo.InvariantCulture, $"<row r=\"{first + i}\">");
            foreach (var (cell, column) in line.Split(',').Select((c, n) => (c, EqualityPipeline.Returns.Texts.ColumnLetters(n))))
            {
                var at = string.Create(CultureInfo.InvariantCulture, $"r=\"{column}{first + i}\"");
                if (cell.Length == 0)
                    continue;
                if (DateOnly.TryParseExact(cell, "yyyy-MM-dd", out var day))
                    rows.Append(CultureInfo.InvariantCulture, $"<c {at} s=\"1\"><v>{day.DayNumber - new DateOnly(1899, 12, 30).DayNumber}</v></c>");
                else if (cell.All(char.IsAsciiDigit))
                    rows.Append(CultureInfo.InvariantCulture, $"<c {at}><v>{cell}</v></c>");
                else
                    rows.Append(CultureInfo.InvariantCulture, $"<c {at} t=\"inlineStr\"><is><t>{SecurityElement.Escape(cell)}</t></is></c>");
            }
            rows.Append("</row>");
        }
        return rows.Append("</sheetData>").ToString();
    }
}
