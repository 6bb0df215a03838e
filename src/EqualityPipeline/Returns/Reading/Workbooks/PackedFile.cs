namespace EqualityPipeline.Returns;

/// <summary>A workbook as it was sent, held in memory up to a limit: its directory stands at its end, and nothing of a return is left on a disk.</summary>
internal sealed class PackedFile
{
    private const int BlockSize = 1024 * 1024;

    private readonly List<byte[]> blocks = [];

    /// <exception cref="WorkbookFault">It is larger than the limit; the rest was not read.</exception>
    public PackedFile(Stream content)
    {
        while (true)
        {
            var block = new byte[blocks.Count == 0 ? 64 * 1024 : BlockSize];
            var read = content.ReadAtLeast(block, block.Length, throwOnEndOfStream: false);
            // The first block is small because most workbooks are; after it every block has the same size.
            if (blocks.Count == 0 && read == block.Length)
            {
                Array.Resize(ref block, BlockSize);
                read += content.ReadAtLeast(block.AsSpan(read), BlockSize - read, throwOnEndOfStream: false);
            }
            blocks.Add(block);
            Length += read;
            if (read < block.Length)
                return;
            if (Length > WorkbookLimits.LargestFile)
                throw WorkbookFault.Beyond($"the file is larger than {WorkbookLimits.LargestFile / (1024 * 1024)} MiB");
        }
    }

    public long Length { get; }

    /// <summary>False where not all of it lies within the file.</summary>
    public bool TryRead(long at, Span<byte> bytes)
    {
        if (at < 0 || at > Length - bytes.Length)
            return false;
        while (!bytes.IsEmpty)
        {
            var taken = Copy(at, bytes);
            at += taken;
            bytes = bytes[taken..];
        }
        return true;
    }

    public Stream Open(long at, long length) => new Slice(this, at, length);

    private int Copy(long at, Span<byte> bytes)
    {
        var block = blocks[(int)(at / BlockSize)];
        var from = (int)(at % BlockSize);
        var taken = Math.Min(bytes.Length, block.Length - from);
        block.AsSpan(from, taken).CopyTo(bytes);
        return taken;
    }

    private sealed class Slice(PackedFile file, long from, long length) : ForwardStream
    {
        private long at = from;
        private long left = length;

        public override int Read(Span<byte> buffer)
        {
            var wanted = buffer[..(int)Math.Min(buffer.Length, left)];
            if (wanted.IsEmpty)
                return 0;
            var taken = file.Copy(at, wanted);
            at += taken;
            left -= taken;
            return taken;
        }
    }
}
