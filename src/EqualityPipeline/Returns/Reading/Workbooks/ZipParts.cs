using System.Buffers.Binary;
using System.Text;

namespace EqualityPipeline.Returns;

/// <param name="Name">As the archive writes it; only ever compared, never used as a path.</param>
/// <param name="HeaderAt">Where its local header begins.</param>
internal sealed record ZipPart(string Name, int Method, uint Crc, long Packed, long Unpacked, long HeaderAt);

/// <summary>The parts of a zip archive, found through its directory at the end, within limits.</summary>
/// <remarks>
/// APPNOTE 6.3.10, sections 4.3 and 4.5.3. System.IO.Compression reads the whole directory before a limit can be set, takes the first of two parts with
/// one name and does not compare checksums.
/// </remarks>
internal sealed class ZipParts
{
    private const int EndSize = 22;
    private const int LongestComment = 65_535;
    private const int EntrySize = 46;
    private const int LocalHeaderSize = 30;
    private const uint Absent = 0xFFFF_FFFF;

    private readonly PackedFile file;
    private readonly Dictionary<string, ZipPart> parts = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="WorkbookFault">The archive is cut off, damaged, protected or beyond the limits.</exception>
    public ZipParts(PackedFile file)
    {
        this.file = file;
        var (count, size, at) = FindDirectory();
        if (count > WorkbookLimits.MostParts)
            throw WorkbookFault.Beyond($"it consists of more than {Texts.Number(WorkbookLimits.MostParts)} files");
        if (size < 0 || at < 0 || size > file.Length || at > file.Length - size)
            throw Cut();
        ReadDirectory(at, size, count);
    }

    public IReadOnlyCollection<ZipPart> All => parts.Values;

    public ZipPart? Find(string name) => parts.GetValueOrDefault(name);

    /// <summary>The bytes of a part where it lies in the file; still packed.</summary>
    public Stream OpenPacked(ZipPart part)
    {
        Span<byte> header = stackalloc byte[LocalHeaderSize];
        if (!file.TryRead(part.HeaderAt, header) || BinaryPrimitives.ReadUInt32LittleEndian(header) != 0x0403_4B50)
            throw Cut();
        var at = part.HeaderAt + LocalHeaderSize + BinaryPrimitives.ReadUInt16LittleEndian(header[26..]) + BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
        if (part.Packed < 0 || at > file.Length - part.Packed)
            throw Cut();
        return file.Open(at, part.Packed);
    }

    private static WorkbookFault Cut() => WorkbookFault.Damaged("its end is missing, as when a copy or download was broken off");

    private (long Count, long Size, long At) FindDirectory()
    {
        var tail = new byte[(int)Math.Min(file.Length, EndSize + LongestComment)];
        file.TryRead(file.Length - tail.Length, tail);
        for (var i = tail.Length - EndSize; i >= 0; i--)
        {
            var end = tail.AsSpan(i);
            if (BinaryPrimitives.ReadUInt32LittleEndian(end) != 0x0605_4B50)
                continue;
            long count = BinaryPrimitives.ReadUInt16LittleEndian(end[10..]);
            long size = BinaryPrimitives.ReadUInt32LittleEndian(end[12..]);
            long at = BinaryPrimitives.ReadUInt32LittleEndian(end[16..]);
            return count == 0xFFFF || size == Absent || at == Absent ? FindLargeDirectory(file.Length - tail.Length + i) : (count, size, at);
        }
        throw Cut();
    }

    /// <summary>Where a number does not fit the old record, a locator before it leads to a longer one.</summary>
    private (long Count, long Size, long At) FindLargeDirectory(long endAt)
    {
        Span<byte> locator = stackalloc byte[20];
        Span<byte> record = stackalloc byte[56];
        if (endAt < locator.Length || !file.TryRead(endAt - locator.Length, locator) || BinaryPrimitives.ReadUInt32LittleEndian(locator) != 0x0706_4B50)
            throw Cut();
        var at = BinaryPrimitives.ReadInt64LittleEndian(locator[8..]);
        if (!file.TryRead(at, record) || BinaryPrimitives.ReadUInt32LittleEndian(record) != 0x0606_4B50)
            throw Cut();
        return (BinaryPrimitives.ReadInt64LittleEndian(record[32..]), BinaryPrimitives.ReadInt64LittleEndian(record[40..]), BinaryPrimitives.ReadInt64LittleEndian(record[48..]));
    }

    private void ReadDirectory(long at, long size, long count)
    {
        var end = at + size;
        Span<byte> entry = stackalloc byte[EntrySize];
        for (var i = 0L; i < count; i++)
        {
            if (at > end - EntrySize || !file.TryRead(at, entry) || BinaryPrimitives.ReadUInt32LittleEndian(entry) != 0x0201_4B50)
                throw Cut();
            int nameLength = BinaryPrimitives.ReadUInt16LittleEndian(entry[28..]), extraLength = BinaryPrimitives.ReadUInt16LittleEndian(entry[30..]);
            var rest = new byte[nameLength + extraLength];
            if (!file.TryRead(at + EntrySize, rest))
                throw Cut();
            Add(entry, rest.AsSpan(0, nameLength), rest.AsSpan(nameLength));
            at += EntrySize + rest.Length + BinaryPrimitives.ReadUInt16LittleEndian(entry[32..]);
        }
    }

    private void Add(ReadOnlySpan<byte> entry, ReadOnlySpan<byte> nameBytes, ReadOnlySpan<byte> extra)
    {
        var name = Encoding.UTF8.GetString(nameBytes).Replace('\\', '/').TrimStart('/');
        if ((BinaryPrimitives.ReadUInt16LittleEndian(entry[8..]) & 1) != 0)
            throw new WorkbookFault(Faults.ProtectedWorkbook());
        long packed = BinaryPrimitives.ReadUInt32LittleEndian(entry[20..]), unpacked = BinaryPrimitives.ReadUInt32LittleEndian(entry[24..]);
        long headerAt = BinaryPrimitives.ReadUInt32LittleEndian(entry[42..]);
        ReadLargeNumbers(extra, ref unpacked, ref packed, ref headerAt);
        var part = new ZipPart(name, BinaryPrimitives.ReadUInt16LittleEndian(entry[10..]), BinaryPrimitives.ReadUInt32LittleEndian(entry[16..]), packed, unpacked, headerAt);
        if (!parts.TryAdd(name, part))
            throw new WorkbookFault(Faults.ForgedWorkbook("two of its files have the same name, so that two programs may read two different returns"));
    }

    private static void ReadLargeNumbers(ReadOnlySpan<byte> extra, ref long unpacked, ref long packed, ref long headerAt)
    {
        while (extra.Length >= 4)
        {
            var length = BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]);
            if (4 + length > extra.Length)
                return;
            if (BinaryPrimitives.ReadUInt16LittleEndian(extra) == 1)
            {
                var numbers = extra.Slice(4, length);
                Take(ref numbers, ref unpacked);
                Take(ref numbers, ref packed);
                Take(ref numbers, ref headerAt);
                return;
            }
            extra = extra[(4 + length)..];
        }

        static void Take(ref ReadOnlySpan<byte> numbers, ref long number)
        {
            if (number != Absent || numbers.Length < 8)
                return;
            number = BinaryPrimitives.ReadInt64LittleEndian(numbers);
            numbers = numbers[8..];
        }
    }
}
