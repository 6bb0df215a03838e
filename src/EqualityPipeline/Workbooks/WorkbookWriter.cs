using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace EqualityPipeline.Workbooks;

/// <summary>Writes an XLSX workbook from front to back, a row at a time: memory does not grow with its rows, and equal content is equal bytes.</summary>
/// <remarks>
/// Only what forms and annotated copies need: text and numbers, a few styles, drop-downs, a frozen header. Every text is an inline string, so
/// no cell can become a formula. ECMA-376 part 1, SpreadsheetML; the tests hold what it writes against that schema.
/// </remarks>
internal sealed class WorkbookWriter : IDisposable
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string PackageRelationships = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string ContentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const string MainType = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    // A zip entry must have a time; a fixed one keeps equal workbooks equal.
    private static readonly DateTimeOffset NoTime = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly ZipArchive zip;
    private readonly List<string> sheets = [];
    private SheetWriter? open;

    /// <param name="target">Left open.</param>
    public WorkbookWriter(Stream target) => zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);

    /// <summary>Begins the next sheet; the one before it is then complete.</summary>
    /// <param name="name">At most 31 characters, none of them one of <c>[]:*?/\</c>.</param>
    /// <param name="columns">The style and width of each column, in order.</param>
    /// <param name="frozenRows">Rows at the top that stay in sight.</param>
    public SheetWriter Sheet(string name, IReadOnlyList<SheetColumn> columns, int frozenRows = 0)
    {
        open?.Close();
        sheets.Add(name);
        return open = new SheetWriter(Part($"xl/worksheets/sheet{sheets.Count}.xml"), Main, columns, frozenRows);
    }

    public void Dispose()
    {
        open?.Close();
        WriteWorkbook();
        WriteStyles();
        WriteRelationships();
        WriteContentTypes();
        zip.Dispose();
    }

    private XmlWriter Part(string name)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = NoTime;
        return XmlWriter.Create(entry.Open(), new XmlWriterSettings { Encoding = Utf8, CloseOutput = true });
    }

    private void WriteWorkbook()
    {
        using var xml = Part("xl/workbook.xml");
        xml.WriteStartElement("workbook", Main);
        xml.WriteAttributeString("xmlns", "r", null, Relationships);
        xml.WriteStartElement("sheets", Main);
        foreach (var (index, name) in sheets.Index())
        {
            xml.WriteStartElement("sheet", Main);
            xml.WriteAttributeString("name", name);
            xml.WriteAttributeString("sheetId", Number(index + 1));
            xml.WriteAttributeString("id", Relationships, $"rId{index + 1}");
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void WriteRelationships()
    {
        using (var xml = Part("_rels/.rels"))
        {
            xml.WriteStartElement("Relationships", PackageRelationships);
            Relation(xml, "rId1", "officeDocument", "xl/workbook.xml");
            xml.WriteEndElement();
        }
        using (var xml = Part("xl/_rels/workbook.xml.rels"))
        {
            xml.WriteStartElement("Relationships", PackageRelationships);
            for (var sheet = 1; sheet <= sheets.Count; sheet++)
                Relation(xml, $"rId{sheet}", "worksheet", $"worksheets/sheet{sheet}.xml");
            Relation(xml, $"rId{sheets.Count + 1}", "styles", "styles.xml");
            xml.WriteEndElement();
        }

        static void Relation(XmlWriter xml, string id, string type, string target)
        {
            xml.WriteStartElement("Relationship", PackageRelationships);
            xml.WriteAttributeString("Id", id);
            xml.WriteAttributeString("Type", $"{Relationships}/{type}");
            xml.WriteAttributeString("Target", target);
            xml.WriteEndElement();
        }
    }

    private void WriteContentTypes()
    {
        using var xml = Part("[Content_Types].xml");
        xml.WriteStartElement("Types", ContentTypes);
        Default("rels", "application/vnd.openxmlformats-package.relationships+xml");
        Default("xml", "application/xml");
        Override("/xl/workbook.xml", $"{MainType}.sheet.main+xml");
        Override("/xl/styles.xml", $"{MainType}.styles+xml");
        for (var sheet = 1; sheet <= sheets.Count; sheet++)
            Override($"/xl/worksheets/sheet{sheet}.xml", $"{MainType}.worksheet+xml");
        xml.WriteEndElement();

        void Default(string extension, string type) => Write("Default", "Extension", extension, type);
        void Override(string part, string type) => Write("Override", "PartName", part, type);
        void Write(string element, string attribute, string name, string type)
        {
            xml.WriteStartElement(element, ContentTypes);
            xml.WriteAttributeString(attribute, name);
            xml.WriteAttributeString("ContentType", type);
            xml.WriteEndElement();
        }
    }

    /// <summary>One format for each <see cref="CellStyle"/>, in its order.</summary>
    private void WriteStyles()
    {
        using var xml = Part("xl/styles.xml");
        xml.WriteRaw($"""
            <styleSheet xmlns="{Main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts>
            <fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>
            <fills count="6"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>{Fill("FFE3E9F2")}{Fill("FFF8D0D4")}{Fill("FFFFE9A8")}{Fill("FFDCEBF7")}</fills>
            <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
            <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
            <cellXfs count="10">{Format(0)}{Format(49)}{Format(164)}{Format(1)}{Format(2)}{Format(49, font: 1, fill: 2)}{Format(49, wrap: true)}{Format(49, fill: 3, wrap: true)}{Format(49, fill: 4, wrap: true)}{Format(49, fill: 5, wrap: true)}</cellXfs>
            <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
            """);

        static string Fill(string colour) => $"""<fill><patternFill patternType="solid"><fgColor rgb="{colour}"/><bgColor indexed="64"/></patternFill></fill>""";
        static string Format(int number, int font = 0, int fill = 0, bool wrap = false)
        {
            var start = string.Create(CultureInfo.InvariantCulture, $"""<xf numFmtId="{number}" fontId="{font}" fillId="{fill}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1">""");
            return $"""{start}<alignment vertical="top"{(wrap ? " wrapText=\"1\"" : "")}/></xf>""";
        }
    }

    internal static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>How a cell looks and what a spreadsheet takes what is typed into it for.</summary>
internal enum CellStyle { General, Text, Date, WholeNumber, DecimalNumber, Heading, Wrapped, Error, Warning, Note }

/// <param name="Width">In characters.</param>
internal sealed record SheetColumn(CellStyle Style, int Width);
