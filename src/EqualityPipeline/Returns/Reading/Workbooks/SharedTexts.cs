using System.Text;
using System.Xml;

namespace EqualityPipeline.Returns;

/// <summary>The texts of a workbook, each stored once and named by its number.</summary>
internal sealed class SharedTexts
{
    private readonly List<byte[]> texts = [];

    public static SharedTexts None { get; } = new();

    /// <exception cref="WorkbookFault">There is no such text.</exception>
    public byte[] this[int number] => number >= 0 && number < texts.Count
        ? texts[number]
        : throw WorkbookFault.Damaged("a cell of it names a text that it does not have");

    public static SharedTexts Read(PartReader part)
    {
        var shared = new SharedTexts();
        var size = 0;
        var text = new CellText();
        while (part.Read())
        {
            if (part.Xml.NodeType is not XmlNodeType.Element || part.Xml.LocalName != "si")
                continue;
            var bytes = text.ReadRich(part, "si");
            size += bytes.Length;
            if (shared.texts.Count == WorkbookLimits.MostSharedTexts || size > WorkbookLimits.LargestSharedTexts)
                throw WorkbookFault.Beyond("it has more different texts than a return");
            shared.texts.Add(bytes);
        }
        return shared;
    }
}

/// <summary>Gathers the text of an element from its pieces.</summary>
internal sealed class CellText
{
    private readonly char[] piece = new char[4096];
    private readonly StringBuilder gathered = new();

    /// <summary>The text of a shared or inline string: its runs one after the other, without readings (furigana) of Japanese names.</summary>
    public byte[] ReadRich(PartReader part, string element)
    {
        gathered.Clear();
        if (part.Xml.IsEmptyElement)
            return [];
        var depth = part.Xml.Depth;
        var inText = false;
        var phonetic = 0;
        while (part.Read())
        {
            var xml = part.Xml;
            switch (xml.NodeType)
            {
                case XmlNodeType.Element when xml.LocalName == "t":
                    inText = !xml.IsEmptyElement && phonetic == 0;
                    break;
                case XmlNodeType.Element when xml.LocalName == "rPh" && !xml.IsEmptyElement:
                    phonetic++;
                    break;
                case XmlNodeType.EndElement when xml.LocalName == "t":
                    inText = false;
                    break;
                case XmlNodeType.EndElement when xml.LocalName == "rPh":
                    phonetic--;
                    break;
                case XmlNodeType.EndElement when xml.Depth == depth && xml.LocalName == element:
                    return Encoding.UTF8.GetBytes(CellNumbers.Unescaped(gathered.ToString()));
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace when inText:
                    Gather(part);
                    break;
            }
        }
        return [];
    }

    /// <summary>The text of an element that holds text alone; the reader is left on the end of the element.</summary>
    public ReadOnlySpan<char> ReadPlain(PartReader part)
    {
        gathered.Clear();
        if (part.Xml.IsEmptyElement)
            return [];
        var depth = part.Xml.Depth;
        var length = 0;
        while (part.Read() && !(part.Xml.NodeType is XmlNodeType.EndElement && part.Xml.Depth == depth))
        {
            if (part.Xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace))
                continue;
            int read;
            while ((read = part.ReadText(piece, length)) > 0)
            {
                length += read;
                if (length < piece.Length)
                    continue;
                Gather(length);
                length = 0;
            }
        }
        if (gathered.Length == 0)
            return piece.AsSpan(0, length);
        gathered.Append(piece, 0, length);
        return gathered.ToString();
    }

    private void Gather(PartReader part)
    {
        int read;
        while ((read = part.ReadText(piece, 0)) > 0)
            Gather(read);
    }

    private void Gather(int length)
    {
        gathered.Append(piece, 0, length);
        if (gathered.Length > WorkbookLimits.LongestTag)
            throw WorkbookFault.Beyond("a cell in it holds more than a million characters");
    }
}
