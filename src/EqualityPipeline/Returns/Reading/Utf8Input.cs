using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace EqualityPipeline.Returns;

internal enum FileKind
{
    Text,
    Empty,

    /// <summary>A zip archive.</summary>
    Archive,

    /// <summary>The container of old Office files and of encrypted new ones.</summary>
    OldOffice,

    ThirtyTwoBitText,

    /// <summary>HTML, XML or JSON.</summary>
    WebOrData,

    NotText,
}

/// <summary>Any text file as UTF-8: finds the encoding, drops byte order marks and NULs, and holds one block in memory.</summary>
/// <remarks>
/// UTF-8 is believed until a byte disproves it. Text that was plain ASCII up to there is the same in Windows-1252, so it goes on
/// as that; text that already used UTF-8 is of two encodings and says so.
/// </remarks>
internal sealed class Utf8Input : ForwardStream
{
    private const int BlockSize = 64 * 1024;

    private static readonly byte[][] Windows1252 = Windows1252InUtf8();

    private readonly Stream source;
    private byte[] block = ArrayPool<byte>.Shared.Rent(BlockSize);
    private readonly Decoder? utf16;
    private readonly char[] characters = [];
    private byte[] ready = ArrayPool<byte>.Shared.Rent(BlockSize * 3 + 16);
    private int readyFrom;
    private int readyTo;
    private int carried;
    private bool windows1252;
    private bool beyondAscii;
    private bool nulSeen;
    private bool sourceEnded;

    public Utf8Input(Stream source)
    {
        this.source = source;
        carried = source.ReadAtLeast(block, block.Length, throwOnEndOfStream: false);
        sourceEnded = carried < block.Length;
        (Kind, What) = KnownFiles.Of(block.AsSpan(0, carried));
        if (Kind is not FileKind.Text)
            return;

        var start = 0;
        if (Utf16Of(block.AsSpan(0, carried)) is { } encoding)
        {
            utf16 = encoding.GetDecoder();
            characters = new char[BlockSize + 2];
        }
        else
        {
            while (block.AsSpan(start, carried - start).StartsWith(Encoding.UTF8.Preamble))
                start += 3;
        }
        Move(start);
        Fill(fresh: true);
        while (utf16 is not null && Head.StartsWith(Encoding.UTF8.Preamble))
            readyFrom += 3;
        while (readyFrom == readyTo && !sourceEnded)
            Fill(fresh: false);
        if (readyFrom == readyTo)
            Kind = FileKind.Empty;
        else if (KnownFiles.WebOrData(Head) is { } what)
            (Kind, What) = (FileKind.WebOrData, what);
    }

    public FileKind Kind { get; private set; }

    /// <summary>What a file is that is no table of text, in words.</summary>
    public string What { get; private set; } = string.Empty;

    /// <summary>Whether the last line has its line end; final once the stream is read to its end.</summary>
    public bool EndsInLineBreak { get; private set; }

    /// <summary><c>utf-8</c>, <c>utf-16</c> or <c>windows-1252</c>; final once the stream is read to its end.</summary>
    public string EncodingName => utf16 is not null ? "utf-16" : windows1252 ? "windows-1252" : "utf-8";

    /// <summary>UTF-8 up to some byte, and not UTF-8 from there.</summary>
    public bool IsMixed { get; private set; }

    public bool HasNulTail => nulSeen && !HasNulInside;

    public bool HasNulInside { get; private set; }

    /// <summary>What can be read without reading on: the first block of the file at the start.</summary>
    public ReadOnlySpan<byte> Head => ready.AsSpan(readyFrom, readyTo - readyFrom);

    /// <summary>The file as it was sent, for a kind that is not text; nothing else can be read then.</summary>
    public Stream Raw() => new Joined(block.AsMemory(0, carried), source);

    public void Skip(int count) => readyFrom += Math.Min(count, readyTo - readyFrom);

    public override int Read(Span<byte> buffer)
    {
        while (readyFrom == readyTo)
        {
            if (sourceEnded && carried == 0)
                return 0;
            Fill(fresh: false);
        }
        var taken = Math.Min(buffer.Length, readyTo - readyFrom);
        ready.AsSpan(readyFrom, taken).CopyTo(buffer);
        readyFrom += taken;
        return taken;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && block.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(block);
            ArrayPool<byte>.Shared.Return(ready);
            (block, ready, carried, readyFrom, readyTo, sourceEnded) = ([], [], 0, 0, 0, true);
        }
        base.Dispose(disposing);
    }

    private void Move(int start)
    {
        carried -= start;
        if (start > 0)
            Buffer.BlockCopy(block, start, block, 0, carried);
    }

    private void Fill(bool fresh)
    {
        if (!fresh && !sourceEnded)
        {
            var read = source.Read(block, carried, block.Length - carried);
            sourceEnded = read == 0;
            carried += read;
        }
        readyFrom = 0;
        var used = utf16 is not null ? FromUtf16() : windows1252 ? FromWindows1252(0) : FromUtf8();
        Move(used);
        DropNuls();
    }

    private int FromUtf8()
    {
        var bytes = block.AsSpan(0, carried);
        var whole = sourceEnded ? bytes.Length : bytes.Length - CutShort(bytes);
        // Nearly every block is plain ASCII, and is then looked through once.
        var isAscii = Ascii.IsValid(bytes[..whole]);
        if (!isAscii && !Utf8.IsValid(bytes[..whole]))
        {
            var valid = ValidLength(bytes[..whole]);
            windows1252 = true;
            IsMixed = beyondAscii || !Ascii.IsValid(bytes[..valid]);
            bytes[..valid].CopyTo(ready);
            readyTo = valid;
            return FromWindows1252(valid);
        }
        beyondAscii |= !isAscii;
        bytes[..whole].CopyTo(ready);
        readyTo = whole;
        return whole;
    }

    private int FromWindows1252(int from)
    {
        var to = from;
        for (var i = from; i < carried; i++)
        {
            foreach (var one in Windows1252[block[i]])
                ready[to++] = one;
        }
        readyTo = to;
        return carried;
    }

    private int FromUtf16()
    {
        var count = utf16!.GetChars(block.AsSpan(0, carried), characters, flush: sourceEnded);
        readyTo = Encoding.UTF8.GetBytes(characters.AsSpan(0, count), ready);
        return carried;
    }

    private void DropNuls()
    {
        DropNulsWithin();
        if (readyTo > 0)
            EndsInLineBreak = ready[readyTo - 1] is (byte)'\r' or (byte)'\n';
    }

    private void DropNulsWithin()
    {
        var bytes = ready.AsSpan(0, readyTo);
        if (!nulSeen && !bytes.Contains((byte)0))
            return;
        var kept = 0;
        foreach (var one in bytes)
        {
            if (one == 0)
            {
                nulSeen = true;
                continue;
            }
            HasNulInside = HasNulInside || (nulSeen && one is not ((byte)'\r' or (byte)'\n'));
            bytes[kept++] = one;
        }
        readyTo = kept;
    }

    /// <summary>Bytes at the end that only begin a character.</summary>
    private static int CutShort(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= Math.Min(3, bytes.Length); back++)
        {
            var one = bytes[^back];
            if (one < 0x80)
                return 0;
            if (one >= 0xC0)
                return back < (one >= 0xF0 ? 4 : one >= 0xE0 ? 3 : 2) ? back : 0;
        }
        return 0;
    }

    private static int ValidLength(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (at < bytes.Length && Rune.DecodeFromUtf8(bytes[at..], out _, out var length) == OperationStatus.Done)
            at += length;
        return at;
    }

    /// <summary>By its byte order mark, or by a NUL in nearly every second byte as Latin text has them.</summary>
    private static UnicodeEncoding? Utf16Of(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith(Encoding.Unicode.Preamble))
            return new UnicodeEncoding(bigEndian: false, byteOrderMark: false);
        if (start.StartsWith(Encoding.BigEndianUnicode.Preamble))
            return new UnicodeEncoding(bigEndian: true, byteOrderMark: false);

        var sample = start[..(Math.Min(start.Length, 1024) & ~1)];
        if (sample.Length < 4)
            return null;
        int first = 0, second = 0;
        for (var i = 0; i < sample.Length; i += 2)
        {
            first += sample[i] == 0 ? 1 : 0;
            second += sample[i + 1] == 0 ? 1 : 0;
        }
        var pairs = sample.Length / 2;
        if (second * 10 >= pairs * 8 && first * 10 <= pairs)
            return new UnicodeEncoding(bigEndian: false, byteOrderMark: false);
        return first * 10 >= pairs * 8 && second * 10 <= pairs ? new UnicodeEncoding(bigEndian: true, byteOrderMark: false) : null;
    }

    private static byte[][] Windows1252InUtf8()
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        var table = new byte[256][];
        for (var i = 0; i < table.Length; i++)
            table[i] = Encoding.UTF8.GetBytes(encoding.GetString([(byte)i]));
        return table;
    }

    private sealed class Joined(ReadOnlyMemory<byte> first, Stream rest) : ForwardStream
    {
        private int taken;

        public override int Read(Span<byte> buffer)
        {
            if (taken == first.Length)
                return rest.Read(buffer);
            var read = Math.Min(buffer.Length, first.Length - taken);
            first.Span.Slice(taken, read).CopyTo(buffer);
            taken += read;
            return read;
        }
    }
}
