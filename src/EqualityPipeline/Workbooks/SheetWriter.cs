using System.Globalization;
using System.Text;
using System.Xml;
using EqualityPipeline.Returns;

namespace EqualityPipeline.Workbooks;

/// <summary>Writes one sheet: its rows in order, then the rules for what may be typed.</summary>
internal sealed class SheetWriter
{
    /// <summary>Excel's; a longer text makes the workbook unreadable to it.</summary>
    private const int LongestText = 32_767;

    private readonly XmlWriter xml;
    private readonly string space;
    private readonly List<TypingRule> rules = [];
    private int row;
    private int column;
    private bool isClosed;

    public SheetWriter(XmlWriter xml, string space, IReadOnlyList<SheetColumn> columns, int frozenRows)
    {
        (this.xml, this.space) = (xml, space);
        xml.WriteStartElement("worksheet", space);
        if (frozenRows > 0)
            WriteFrozen(frozenRows);
        if (columns.Count > 0)
        {
            Start("cols");
            foreach (var (index, one) in columns.Index())
                Element("col", ("min", index + 1), ("max", index + 1), ("width", one.Width), ("style", (int)one.Style), ("customWidth", 1));
            xml.WriteEndElement();
        }
        Start("sheetData");
    }

    /// <summary>Begins a row; rows that are passed over are empty.</summary>
    /// <param name="number">1-based, larger than the one before it.</param>
    public void Row(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(number, row);
        if (row > 0)
            xml.WriteEndElement();
        (row, column) = (number, 0);
        Start("row");
        xml.WriteAttributeString("r", WorkbookWriter.Number(number));
    }

    /// <summary>Writes the next cell of the row as text, whatever it looks like; an empty one is passed over unless it has a colour to show.</summary>
    public void Text(string text, CellStyle style = CellStyle.Text)
    {
        var address = Texts.ColumnLetters(column++) + WorkbookWriter.Number(row);
        if (text.Length == 0 && style <= CellStyle.Wrapped)
            return;
        Start("c");
        xml.WriteAttributeString("r", address);
        xml.WriteAttributeString("s", WorkbookWriter.Number((int)style));
        xml.WriteAttributeString("t", "inlineStr");
        Start("is");
        Start("t");
        xml.WriteAttributeString("xml", "space", null, "preserve");
        xml.WriteString(Writable(text));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    public void Number(decimal number, CellStyle style = CellStyle.WholeNumber)
    {
        Start("c");
        xml.WriteAttributeString("r", Texts.ColumnLetters(column++) + WorkbookWriter.Number(row));
        xml.WriteAttributeString("s", WorkbookWriter.Number((int)style));
        Start("v");
        xml.WriteString(number.ToString(CultureInfo.InvariantCulture));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    public void Row(int number, IEnumerable<string> texts, CellStyle style = CellStyle.Text)
    {
        Row(number);
        foreach (var text in texts)
            Text(text, style);
    }

    /// <summary>Says what may be typed somewhere; written when the sheet is complete.</summary>
    public void Allow(TypingRule rule) => rules.Add(rule);

    public void Close()
    {
        if (isClosed)
            return;
        isClosed = true;
        if (row > 0)
            xml.WriteEndElement();
        xml.WriteEndElement();
        if (rules.Count > 0)
        {
            Start("dataValidations");
            xml.WriteAttributeString("count", WorkbookWriter.Number(rules.Count));
            foreach (var rule in rules)
                Write(rule);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        xml.Dispose();
    }

    private void Write(TypingRule rule)
    {
        Start("dataValidation");
        xml.WriteAttributeString("type", rule.Kind);
        if (rule.Operator is { } compared)
            xml.WriteAttributeString("operator", compared);
        xml.WriteAttributeString("allowBlank", "1");
        xml.WriteAttributeString("showInputMessage", "1");
        xml.WriteAttributeString("showErrorMessage", rule.IsStrict ? "1" : "0");
        xml.WriteAttributeString("errorTitle", Cut(rule.Title, 32));
        xml.WriteAttributeString("error", Cut(rule.Refusal, 224));
        xml.WriteAttributeString("promptTitle", Cut(rule.Title, 32));
        xml.WriteAttributeString("prompt", Cut(rule.Prompt, 254));
        xml.WriteAttributeString("sqref", rule.Cells);
        foreach (var (index, formula) in rule.Formulas.Index())
        {
            Start($"formula{index + 1}");
            xml.WriteString(formula);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private void WriteFrozen(int rows)
    {
        Start("sheetViews");
        Start("sheetView");
        xml.WriteAttributeString("workbookViewId", "0");
        Start("pane");
        xml.WriteAttributeString("ySplit", WorkbookWriter.Number(rows));
        xml.WriteAttributeString("topLeftCell", $"A{WorkbookWriter.Number(rows + 1)}");
        xml.WriteAttributeString("activePane", "bottomLeft");
        xml.WriteAttributeString("state", "frozen");
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void Start(string element) => xml.WriteStartElement(element, space);

    private void Element(string element, params ReadOnlySpan<(string Name, int Number)> attributes)
    {
        Start(element);
        foreach (var (name, number) in attributes)
            xml.WriteAttributeString(name, WorkbookWriter.Number(number));
        xml.WriteEndElement();
    }

    /// <summary>XML has no place for most control characters, nor for half a pair.</summary>
    private static string Writable(string text)
    {
        var shown = text.Length > LongestText ? text[..LongestText] : text;
        if (shown.All(XmlConvert.IsXmlChar))
            return shown;
        var written = new StringBuilder(shown.Length);
        foreach (var rune in shown.EnumerateRunes())
            written.Append(rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? Rune.ReplacementChar : rune);
        return written.ToString();
    }

    private static string Cut(string text, int longest) => text.Length <= longest ? text : text[..(longest - 1)] + "…";
}

/// <summary>What may be typed into some cells, and what the spreadsheet says of it.</summary>
/// <param name="Kind">As OOXML names it: list, date, whole, decimal or textLength.</param>
/// <param name="Operator">As OOXML names it; null for a list and for "between".</param>
/// <param name="Cells">For example <c>D2:D20001</c>.</param>
/// <param name="Prompt">Shown when such a cell is entered.</param>
/// <param name="Refusal">Shown when something else is typed.</param>
/// <param name="IsStrict">Whether anything else is refused.</param>
internal sealed record TypingRule(
    string Kind, string? Operator, string Cells, string Title, string Prompt, string Refusal, bool IsStrict, IReadOnlyList<string> Formulas);
