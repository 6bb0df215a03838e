using System.Buffers;
using System.Globalization;
using System.Text;
using System.Xml;

namespace EqualityPipeline.Returns;

/// <summary>The rows of one sheet, with the sheet's own row numbers and columns.</summary>
internal sealed class SheetRows : IReturnRows, IDisposable
{
    private const int LongestRow = 1024 * 1024;

    private readonly Workbook workbook;
    private readonly PartReader part;
    private readonly CellText text = new();
    private readonly string rowTag, cellTag, valueTag, formulaTag, inlineTag;

    /// <summary>Where the text of each cell of the row lies: in the row's own bytes, or in a shared text.</summary>
    private readonly byte[]?[] texts = new byte[ReturnHeader.MostColumns + 1][];
    private readonly int[] starts = new int[ReturnHeader.MostColumns + 1];
    private readonly int[] lengths = new int[ReturnHeader.MostColumns + 1];
    private byte[] own = new byte[1024];
    private int ownLength;

    /// <summary>Cells whose value a formula gave when the workbook was last saved.</summary>
    private int formulas;
    private int hiddenRows;
    private readonly List<(int First, int Last)> hiddenColumns = [];
    private readonly List<CellRange> merged = [];

    private int cells;
    private int lastRow;
    private bool inRow;
    private bool rowIsHidden;

    public SheetRows(Workbook workbook, PartReader part)
    {
        this.workbook = workbook;
        this.part = part;
        (rowTag, cellTag, valueTag, formulaTag, inlineTag) = (Name("row"), Name("c"), Name("v"), Name("f"), Name("is"));

        string Name(string tag) => part.Names.Add(tag);
    }

    public int Row { get; private set; }

    public int FieldCount { get; private set; }

    public bool EndsWithLastText => true;

    public bool HasUnpairedQuote => false;

    public Finding? EndFault { get; private set; }

    public string Encoding => "xlsx";

    public bool StopsWithinLine => false;

    public bool Read()
    {
        if (EndFault is not null)
            return false;
        try
        {
            while (part.Read())
            {
                var xml = part.Xml;
                if (xml.NodeType is not XmlNodeType.Element)
                    continue;
                if (ReferenceEquals(xml.LocalName, rowTag))
                {
                    if (ReadRow())
                        return true;
                }
                else
                {
                    ReadAround(xml);
                }
            }
        }
        catch (Exception fault) when (WorkbookFault.Of(fault) is { } finding)
        {
            EndFault = finding;
        }
        return false;
    }

    public ReadOnlySpan<byte> Field(int position)
        => position >= 0 && position < FieldCount && position < texts.Length && texts[position] is { } bytes ? bytes.AsSpan(starts[position], lengths[position]) : [];

    public void Report(int headerRow, int columns, FindingList findings)
    {
        if (formulas > 0)
            findings.Add(Faults.FormulaValues(formulas));
        if (hiddenRows > 0)
            findings.Add(Faults.HiddenRows(hiddenRows));
        var hidden = hiddenColumns.SelectMany(h => Enumerable.Range(h.First, Math.Max(0, Math.Min(h.Last, columns - 1) - h.First + 1))).Distinct().Order().Select(Texts.ColumnLetters).ToArray();
        if (hidden.Length > 0)
            findings.Add(Faults.HiddenColumns(hidden));
        var within = merged.FindAll(m => m.LastRow >= headerRow && m.FirstRow <= Row && m.FirstColumn < columns);
        if (within.Count > 0)
            findings.Add(Faults.MergedCells(within.MinBy(m => (m.FirstRow, m.FirstColumn)), within.Count));
        if (workbook.HasMacros || workbook.HasLinks)
            findings.Add(Faults.MacrosAndLinks(workbook.HasMacros, workbook.HasLinks));
    }

    public void Dispose() => part.Dispose();

    /// <summary>Columns stand before the rows, merged cells after them.</summary>
    private void ReadAround(XmlReader xml)
    {
        if (xml.LocalName == "col" && xml.GetAttribute("hidden") is "1" or "true")
        {
            if (int.TryParse(xml.GetAttribute("min"), NumberStyles.None, CultureInfo.InvariantCulture, out var first)
                && int.TryParse(xml.GetAttribute("max"), NumberStyles.None, CultureInfo.InvariantCulture, out var last) && hiddenColumns.Count < WorkbookLimits.MostMergedRanges)
                hiddenColumns.Add((first - 1, last - 1));
        }
        else if (xml.LocalName == "mergeCell" && merged.Count < WorkbookLimits.MostMergedRanges && CellRange.Parse(xml.GetAttribute("ref")) is { } range)
        {
            merged.Add(range);
        }
    }

    /// <returns>False for a row without text.</returns>
    private bool ReadRow()
    {
        var xml = part.Xml;
        Array.Clear(texts, 0, Math.Min(texts.Length, FieldCount));
        FieldCount = 0;
        ownLength = 0;
        rowIsHidden = false;
        var row = lastRow + 1;
        var isEmpty = xml.IsEmptyElement;
        while (xml.MoveToNextAttribute())
        {
            if (xml.LocalName == "r")
                row = int.TryParse(xml.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
            else if (xml.LocalName == "hidden")
                rowIsHidden = xml.Value is "1" or "true";
        }
        if (row <= lastRow || row > WorkbookLimits.LastRow)
            throw WorkbookFault.Damaged(string.Create(CultureInfo.InvariantCulture, $"its rows are out of order after row {lastRow}"));
        lastRow = row;
        if (isEmpty)
            return false;

        var column = 0;
        inRow = true;
        while (inRow && part.Read())
        {
            if (xml.NodeType is XmlNodeType.EndElement)
                inRow = !ReferenceEquals(xml.LocalName, rowTag);
            else if (xml.NodeType is XmlNodeType.Element && ReferenceEquals(xml.LocalName, cellTag))
                column = ReadCell(row, column) + 1;
        }
        if (FieldCount == 0)
            return false;
        Row = row;
        hiddenRows += rowIsHidden ? 1 : 0;
        return true;
    }

    /// <returns>Its 0-based column.</returns>
    private int ReadCell(int row, int next)
    {
        var xml = part.Xml;
        var isEmpty = xml.IsEmptyElement;
        var column = next;
        var type = string.Empty;
        var style = 0;
        while (xml.MoveToNextAttribute())
        {
            var value = xml.Value;
            switch (xml.LocalName)
            {
                case "r":
                    column = ColumnOf(value, row);
                    break;
                case "t":
                    type = value;
                    break;
                case "s":
                    style = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
                    break;
            }
        }
        if (isEmpty)
            return column;
        if (++cells > WorkbookLimits.MostCells)
            throw WorkbookFault.Beyond($"a sheet of it has more than {Texts.Number(WorkbookLimits.MostCells)} cells");

        string? formula = null;
        var hasValue = false;
        while (part.Read() && !(xml.NodeType is XmlNodeType.EndElement && ReferenceEquals(xml.LocalName, cellTag)))
        {
            if (xml.NodeType is not XmlNodeType.Element)
                continue;
            if (ReferenceEquals(xml.LocalName, valueTag))
            {
                hasValue |= PutValue(column, row, type, style);
            }
            else if (ReferenceEquals(xml.LocalName, inlineTag))
            {
                var bytes = text.ReadRich(part, inlineTag);
                Put(column, row, bytes, 0, bytes.Length);
                hasValue = true;
            }
            else if (ReferenceEquals(xml.LocalName, formulaTag))
            {
                formula = text.ReadPlain(part).ToString();
            }
        }
        if (formula is null)
            return column;
        if (hasValue)
            formulas++;
        else
            PutText(column, row, "=" + formula);
        return column;
    }

    private bool PutValue(int column, int row, string type, int style)
    {
        var value = text.ReadPlain(part);
        switch (type)
        {
            case "s":
                var shared = workbook.Texts[int.TryParse(value, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) ? number : -1];
                Put(column, row, shared, 0, shared.Length);
                return true;
            case "" or "n":
                value = value.Trim();
                if (value.IsEmpty)
                    return false;
                var format = workbook.Formats[style];
                if (format is CellFormat.Plain && CellNumbers.IsPlainDigits(value))
                    PutText(column, row, value);
                else
                    PutText(column, row, CellNumbers.Text(value, format, workbook.Counts1904));
                return true;
            case "b":
                PutText(column, row, value.Trim() is "1" ? "TRUE" : "FALSE");
                return true;
            case "d":
                PutText(column, row, CellNumbers.WrittenDate(value.Trim().ToString()));
                return true;
            default:
                PutText(column, row, CellNumbers.Unescaped(value.ToString()));
                return true;
        }
    }

    private void PutText(int column, int row, ReadOnlySpan<char> characters)
    {
        var most = System.Text.Encoding.UTF8.GetMaxByteCount(characters.Length);
        if (ownLength + most > own.Length)
        {
            if (ownLength + most > LongestRow)
                throw new WorkbookFault(Faults.LongRow(row));
            // Cells before this one keep the bytes they lie in.
            own = new byte[Math.Max(own.Length * 2, most)];
            ownLength = 0;
        }
        var length = System.Text.Encoding.UTF8.GetBytes(characters, own.AsSpan(ownLength));
        Put(column, row, own, ownLength, length);
        ownLength += length;
    }

    private void Put(int column, int row, byte[] bytes, int start, int length)
    {
        var trimmed = bytes.AsSpan(start, length).Trim(" \t\r\n"u8);
        if (trimmed.IsEmpty || Texts.IsBlank(trimmed))
            return;
        FieldCount = Math.Max(FieldCount, column + 1);
        if (column >= texts.Length)
            return;
        if (texts[column] is not null)
            throw WorkbookFault.Damaged(string.Create(CultureInfo.InvariantCulture, $"it has two cells {Texts.ColumnLetters(column)}{row}"));
        texts[column] = bytes;
        starts[column] = start + length - bytes.AsSpan(start, length).TrimStart(" \t\r\n"u8).Length;
        lengths[column] = trimmed.Length;
    }

    private static int ColumnOf(string reference, int row)
    {
        var column = 0;
        foreach (var one in reference)
        {
            if (!char.IsAsciiLetter(one))
                break;
            column = column * 26 + (char.ToUpperInvariant(one) - 'A' + 1);
            if (column > WorkbookLimits.LastColumn)
                break;
        }
        return column is > 0 and <= WorkbookLimits.LastColumn
            ? column - 1
            : throw WorkbookFault.Damaged(string.Create(CultureInfo.InvariantCulture, $"a cell in row {row} has no address that a sheet has"));
    }
}

/// <summary>A rectangle of cells, 0-based columns and 1-based rows.</summary>
internal readonly record struct CellRange(int FirstColumn, int FirstRow, int LastColumn, int LastRow)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Texts.ColumnLetters(FirstColumn)}{FirstRow}:{Texts.ColumnLetters(LastColumn)}{LastRow}");

    /// <returns>Null for what is not written as A1:B2.</returns>
    public static CellRange? Parse(string? text)
    {
        var corners = (text ?? string.Empty).Split(':');
        return corners.Length == 2 && Corner(corners[0]) is var (firstColumn, firstRow) && Corner(corners[1]) is var (lastColumn, lastRow)
            ? new CellRange(firstColumn, firstRow, lastColumn, lastRow)
            : null;
    }

    private static (int Column, int Row)? Corner(string text)
    {
        var letters = text.AsSpan().IndexOfAnyExceptInRange('A', 'Z');
        if (letters is < 1 or > 3 || !int.TryParse(text.AsSpan(letters), NumberStyles.None, CultureInfo.InvariantCulture, out var row))
            return null;
        var column = 0;
        foreach (var letter in text.AsSpan(0, letters))
            column = column * 26 + (letter - 'A' + 1);
        return (column - 1, row);
    }
}
