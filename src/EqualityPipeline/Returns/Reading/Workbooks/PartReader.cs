using System.Xml;

namespace EqualityPipeline.Returns;

/// <summary>Reads the XML of one part: no document types, no entities but XML's own, nothing fetched, and bounds on depth, names and tags.</summary>
internal sealed class PartReader : IDisposable
{
    private const int BufferSize = 64 * 1024;

    private readonly PartStream part;
    private readonly BufferedStream buffered;

    /// <exception cref="WorkbookFault">The part is not XML or is beyond the limits; every method may throw it.</exception>
    public PartReader(PartStream part)
    {
        this.part = part;
        buffered = new BufferedStream(part, BufferSize);
        Names = new BoundedNames();
        Xml = XmlReader.Create(buffered, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            NameTable = Names,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            MaxCharactersFromEntities = 1024,
        });
    }

    public XmlReader Xml { get; }

    public XmlNameTable Names { get; }

    /// <summary>Goes to the next node; false at the end of the part, whose checksum was then right.</summary>
    public bool Read()
    {
        part.NextTag();
        if (!Xml.Read())
            return false;
        if (Xml.Depth > WorkbookLimits.DeepestNesting)
            throw WorkbookFault.Beyond("its parts are nested too deeply");
        return true;
    }

    /// <summary>The characters of the text node it stands on, a piece at a time, put after the first ones of an array; 0 at its end.</summary>
    public int ReadText(char[] piece, int from)
    {
        part.NextTag();
        return Xml.ReadValueChunk(piece, from, piece.Length - from);
    }

    public void Dispose()
    {
        Xml.Dispose();
        buffered.Dispose();
    }

    /// <summary>A table of names keeps every name it met, so a file of ever new ones would fill the memory.</summary>
    private sealed class BoundedNames : NameTable
    {
        private int count;

        public override string Add(char[] key, int start, int len) => Get(key, start, len) ?? base.Add(key, start, len).Counted(ref count);

        public override string Add(string key) => Get(key) ?? base.Add(key).Counted(ref count);
    }
}

internal static class NamesOfParts
{
    public static string Counted(this string name, ref int count)
        => ++count > WorkbookLimits.MostNames ? throw WorkbookFault.Beyond("it has more kinds of tags than a workbook") : name;
}
