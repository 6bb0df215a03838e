using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace EqualityPipeline.Bench;

/// <summary>The event return as a workbook, laid out as a spreadsheet program saves it: shared strings, numbers as numbers, days as days.</summary>
internal static class WorkbookFile
{
    private const int DayColumn = 1;
    private const int MinutesColumn = 14;

    private static readonly DateOnly FirstDay = new(1899, 12, 30);

    public static void Write(string path, long rows)
    {
        using var csv = new MemoryStream();
        EventFile.Write(csv, rows, faulty: false);
        csv.Position = 0;
        using var lines = new StreamReader(csv);
        using var zip = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        Part(zip, "[Content_Types].xml", """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>
            """);
        Part(zip, "_rels/.rels", """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>
            """);
        Part(zip, "xl/workbook.xml", """
            <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Contacts" sheetId="1" r:id="rId1"/></sheets></workbook>
            """);
        Part(zip, "xl/_rels/workbook.xml.rels", """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>
            """);
        Part(zip, "xl/styles.xml", """
            <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>
            """);
        var texts = Sheet(zip, lines);
        Part(zip, "xl/sharedStrings.xml",
            $"""<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="{texts.Count}">{string.Concat(texts.Select(t => $"<si><t>{t}</t></si>"))}</sst>""");
    }

    private static List<string> Sheet(ZipArchive zip, StreamReader lines)
    {
        var texts = new List<string>();
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        using var sheet = new StreamWriter(zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open(), new UTF8Encoding(false));
        sheet.Write("""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>""");
        for (var row = 1; lines.ReadLine() is { } line; row++)
        {
            sheet.Write(string.Create(CultureInfo.InvariantCulture, $"<row r=\"{row}\">"));
            var cells = line.Split(',');
            for (var i = 0; i < cells.Length; i++)
            {
                var (at, cell) = ((char)('A' + i), cells[i]);
                if (row > 1 && i == DayColumn)
                    sheet.Write(string.Create(CultureInfo.InvariantCulture, $"<c r=\"{at}{row}\" s=\"1\"><v>{DateOnly.ParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber - FirstDay.DayNumber}</v></c>"));
                else if (row > 1 && i == MinutesColumn)
                    sheet.Write(string.Create(CultureInfo.InvariantCulture, $"<c r=\"{at}{row}\"><v>{cell}</v></c>"));
                else
                    sheet.Write(string.Create(CultureInfo.InvariantCulture, $"<c r=\"{at}{row}\" t=\"s\"><v>{NumberOf(cell)}</v></c>"));
            }
            sheet.Write("</row>");
        }
        sheet.Write("</sheetData></worksheet>");
        return texts;

        int NumberOf(string text)
        {
            if (numbers.TryGetValue(text, out var number))
                return number;
            texts.Add(text);
            return numbers[text] = texts.Count - 1;
        }
    }

    private static void Part(ZipArchive zip, string name, string content)
    {
        using var part = new StreamWriter(zip.CreateEntry(name, CompressionLevel.Fastest).Open(), new UTF8Encoding(false));
        part.Write("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""");
        part.Write(content.Trim());
    }
}
