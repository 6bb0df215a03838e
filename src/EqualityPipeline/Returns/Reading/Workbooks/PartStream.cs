using System.IO.Compression;

namespace EqualityPipeline.Returns;

/// <summary>What all parts of one workbook together have used of its limits.</summary>
internal sealed class WorkbookBudget
{
    public long Unpacked { get; set; }
}

/// <summary>One part unpacked: stops where it grows beyond the limits, and compares its checksum at the end.</summary>
internal sealed class PartStream(ZipPart part, Stream packed, WorkbookBudget budget) : ForwardStream
{
    private const int Stored = 0;
    private const int Deflated = 8;

    private readonly Stream source = part.Method switch
    {
        Stored => packed,
        Deflated => new DeflateStream(packed, CompressionMode.Decompress),
        _ => throw WorkbookFault.Damaged("it is packed in a way that spreadsheet programs do not use"),
    };

    private long unpacked;
    private uint crc;
    private long sinceTag;

    /// <summary>Begins a new tag: the bytes of one are bounded, because a reader of XML holds all of it.</summary>
    public void NextTag() => sinceTag = 0;

    public override int Read(Span<byte> buffer)
    {
        var read = source.Read(buffer);
        if (read == 0)
        {
            if (unpacked != part.Unpacked || crc != part.Crc)
                throw WorkbookFault.Damaged($"the file \"{Texts.Shown(part.Name)}\" in it was changed or cut after it was saved");
            return 0;
        }
        unpacked += read;
        budget.Unpacked += read;
        sinceTag += read;
        crc = Crc32.Add(crc, buffer[..read]);
        if (budget.Unpacked > WorkbookLimits.LargestUnpacked)
            throw WorkbookFault.Beyond("it unpacks to more than 1 GiB");
        if (unpacked > WorkbookLimits.UnpackedBeforeRatioCounts && unpacked / WorkbookLimits.LargestRatio > part.Packed)
            throw WorkbookFault.Beyond($"a file in it unpacks to more than {WorkbookLimits.LargestRatio} times its size");
        if (sinceTag > WorkbookLimits.LongestTag)
            throw WorkbookFault.Beyond("a single entry in it is longer than 1 MiB");
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            source.Dispose();
        base.Dispose(disposing);
    }
}
