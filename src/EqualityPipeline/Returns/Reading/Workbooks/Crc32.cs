using System.Buffers.Binary;

namespace EqualityPipeline.Returns;

/// <summary>The checksum of zip archives, eight bytes at a time: a part with a changed byte is not read as if nothing had happened.</summary>
/// <remarks>ISO 3309, polynomial 0xEDB88320; the slicing method of Kounavis and Berry (2005).</remarks>
internal static class Crc32
{
    private static readonly uint[] Table = MakeTable();

    /// <param name="crc">What the bytes before gave; 0 at the start.</param>
    public static uint Add(uint crc, ReadOnlySpan<byte> bytes)
    {
        crc = ~crc;
        var table = Table.AsSpan();
        while (bytes.Length >= 8)
        {
            var low = BinaryPrimitives.ReadUInt32LittleEndian(bytes) ^ crc;
            var high = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            crc = table[(int)(7 * 256 + (low & 0xFF))] ^ table[(int)(6 * 256 + ((low >> 8) & 0xFF))]
                ^ table[(int)(5 * 256 + ((low >> 16) & 0xFF))] ^ table[(int)(4 * 256 + (low >> 24))]
                ^ table[(int)(3 * 256 + (high & 0xFF))] ^ table[(int)(2 * 256 + ((high >> 8) & 0xFF))]
                ^ table[(int)(256 + ((high >> 16) & 0xFF))] ^ table[(int)(high >> 24)];
            bytes = bytes[8..];
        }
        foreach (var one in bytes)
            crc = table[(int)((crc ^ one) & 0xFF)] ^ (crc >> 8);
        return ~crc;
    }

    private static uint[] MakeTable()
    {
        var table = new uint[8 * 256];
        for (var i = 0u; i < 256; i++)
        {
            var crc = i;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            table[i] = crc;
        }
        for (var i = 256; i < table.Length; i++)
            table[i] = (table[i - 256] >> 8) ^ table[table[i - 256] & 0xFF];
        return table;
    }
}
