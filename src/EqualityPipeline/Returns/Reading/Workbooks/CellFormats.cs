using System.Globalization;
using System.Xml;

namespace EqualityPipeline.Returns;

/// <summary>What the format of a cell makes of its number.</summary>
internal enum CellFormat : byte { Plain, Day, Month, Moment, TimeOfDay, Percent }

/// <summary>The formats of the cells of a workbook, by the number that a cell gives.</summary>
/// <remarks>ECMA-376 part 1, 18.8.30 (number formats) and 18.8.45 (cell formats).</remarks>
internal sealed class CellFormats
{
    private readonly List<CellFormat> formats = [];

    public CellFormat this[int style] => style >= 0 && style < formats.Count ? formats[style] : CellFormat.Plain;

    /// <summary>A number that Excel shows as a date, a time or a percentage is read as it shows it.</summary>
    public static CellFormat Of(string code)
    {
        bool year = false, month = false, day = false, hour = false, percent = false;
        for (var i = 0; i < code.Length; i++)
        {
            switch (code[i])
            {
                case '"':
                    i = code.IndexOf('"', i + 1) is var end and > 0 ? end : code.Length;
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                case '[':
                    var close = code.IndexOf(']', i);
                    // [h] counts hours beyond a day; [Red] and [$-809] say nothing of what is shown.
                    hour |= close == i + 2 && code[i + 1] is 'h' or 'H' or 'm' or 'M' or 's' or 'S';
                    i = close > 0 ? close : code.Length;
                    break;
                case ';':
                    // What follows is for negative numbers and texts.
                    i = code.Length;
                    break;
                case 'y' or 'Y' or 'e' when code[i] != 'e' || !code.Contains('0', StringComparison.Ordinal):
                    year = true;
                    break;
                case 'm' or 'M':
                    month = true;
                    break;
                case 'd' or 'D':
                    day = true;
                    break;
                case 'h' or 'H' or 's' or 'S':
                    hour = true;
                    break;
                case '%':
                    percent = true;
                    break;
                case 'G' when code.AsSpan(i).StartsWith("General", StringComparison.OrdinalIgnoreCase):
                    i += "General".Length - 1;
                    break;
            }
        }
        if (hour)
            return day || year ? CellFormat.Moment : CellFormat.TimeOfDay;
        if (day)
            return CellFormat.Day;
        if (month || year)
            return CellFormat.Month;
        return percent ? CellFormat.Percent : CellFormat.Plain;
    }

    public static CellFormats Read(PartReader part)
    {
        var read = new CellFormats();
        var codes = new Dictionary<int, CellFormat>();
        var inCells = false;
        while (part.Read())
        {
            var xml = part.Xml;
            if (xml.NodeType is XmlNodeType.EndElement && xml.LocalName == "cellXfs")
                inCells = false;
            if (xml.NodeType is not XmlNodeType.Element)
                continue;
            switch (xml.LocalName)
            {
                case "numFmt" when codes.Count < WorkbookLimits.MostFormats:
                    codes[Number(xml, "numFmtId")] = Of(xml.GetAttribute("formatCode") ?? string.Empty);
                    break;
                case "cellXfs":
                    inCells = !xml.IsEmptyElement;
                    break;
                case "xf" when inCells && read.formats.Count < WorkbookLimits.MostFormats:
                    var id = Number(xml, "numFmtId");
                    read.formats.Add(codes.TryGetValue(id, out var format) ? format : BuiltIn(id));
                    break;
            }
        }
        return read;
    }

    private static int Number(XmlReader xml, string attribute)
        => int.TryParse(xml.GetAttribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static CellFormat BuiltIn(int id) => id switch
    {
        9 or 10 => CellFormat.Percent,
        14 or 15 or 16 or (>= 27 and <= 31) or 36 or (>= 50 and <= 54) or 57 or 58 => CellFormat.Day,
        17 => CellFormat.Month,
        22 => CellFormat.Moment,
        (>= 18 and <= 21) or (>= 32 and <= 35) or (>= 45 and <= 47) or 55 or 56 => CellFormat.TimeOfDay,
        _ => CellFormat.Plain,
    };
}
