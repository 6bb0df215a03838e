using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace EqualityPipeline.Returns;

/// <summary>What texts stand for, found by their UTF-8 bytes without making a string of them; every cell of a return is looked up here.</summary>
/// <remarks>
/// The first and last eight bytes and the length are the whole of a text of up to sixteen bytes, so most texts are compared without a loop.
/// Multipliers are drawn anew in each process: a sender cannot choose texts that all fall into one bucket.
/// </remarks>
internal sealed class TextTable<T>
{
    private const int WholeInKey = 2 * sizeof(ulong);

    private static readonly ulong HeadMultiplier = OddRandom();
    private static readonly ulong TailMultiplier = OddRandom();

    private int[] firstOfBucket = new int[64];
    private Entry[] entries = new Entry[32];
    private int shift = 64 - 6;

    public int Count { get; private set; }

    public bool TryFind(ReadOnlySpan<byte> text, [MaybeNullWhen(false)] out T found)
    {
        var (head, tail) = Ends(text);
        // 0 ends a chain, so entries are numbered from 1.
        var number = firstOfBucket[Bucket(text, head, tail)];
        while (number > 0)
        {
            ref readonly var entry = ref entries[number - 1];
            if (entry.Head == head && entry.Tail == tail && entry.Length == text.Length && (text.Length <= WholeInKey || text.SequenceEqual(entry.Text)))
            {
                found = entry.Found;
                return true;
            }
            number = entry.Next;
        }
        found = default;
        return false;
    }

    /// <param name="text">One that is not in the table yet.</param>
    public void Add(ReadOnlySpan<byte> text, T found)
    {
        if (Count == entries.Length)
            Grow();
        var (head, tail) = Ends(text);
        entries[Count++] = new Entry(head, tail, text.Length, text.Length > WholeInKey ? text.ToArray() : null, found);
        Enter(Count, Bucket(text, head, tail));
    }

    private void Grow()
    {
        Array.Resize(ref entries, entries.Length * 2);
        firstOfBucket = new int[firstOfBucket.Length * 2];
        shift--;
        for (var number = 1; number <= Count; number++)
            Enter(number, Bucket(entries[number - 1].Text, entries[number - 1].Head, entries[number - 1].Tail));
    }

    private void Enter(int number, int bucket)
    {
        entries[number - 1].Next = firstOfBucket[bucket];
        firstOfBucket[bucket] = number;
    }

    private int Bucket(ReadOnlySpan<byte> text, ulong head, ulong tail)
    {
        var hash = head * HeadMultiplier + tail * TailMultiplier;
        return (int)((text.Length > WholeInKey ? hash + OfWhole(text) : hash) >> shift);
    }

    private static ulong OfWhole(ReadOnlySpan<byte> text)
    {
        var hash = default(HashCode);
        hash.AddBytes(text);
        return (ulong)(uint)hash.ToHashCode() * HeadMultiplier;
    }

    private static (ulong Head, ulong Tail) Ends(ReadOnlySpan<byte> text)
    {
        if (text.Length >= sizeof(ulong))
            return (BinaryPrimitives.ReadUInt64LittleEndian(text), BinaryPrimitives.ReadUInt64LittleEndian(text[^sizeof(ulong)..]));
        if (text.Length >= sizeof(uint))
            return (BinaryPrimitives.ReadUInt32LittleEndian(text), BinaryPrimitives.ReadUInt32LittleEndian(text[^sizeof(uint)..]));
        return text.IsEmpty ? (0, 0) : ((ulong)text[0] | (ulong)text[text.Length / 2] << 8, (ulong)text[^1] << 8);
    }

    private static ulong OddRandom() => (ulong)Random.Shared.NextInt64(long.MinValue, long.MaxValue) | 1;

    private struct Entry(ulong head, ulong tail, int length, byte[]? text, T found)
    {
        public readonly ulong Head = head;
        public readonly ulong Tail = tail;
        public readonly int Length = length;
        public readonly byte[]? Text = text;
        public readonly T Found = found;

        /// <summary>The number of the next entry of the same bucket; 0 where there is none.</summary>
        public int Next;
    }
}
