using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace EqualityPipeline.Returns;

/// <summary>Numbers different texts 0, 1, 2 … and finds them again by their UTF-8 bytes, without making a string; every cell of a return is looked up here.</summary>
/// <remarks>
/// The first and last eight bytes and the length are the whole of a text of up to sixteen bytes, so most texts are compared without a loop.
/// Multipliers are drawn anew in each process: a sender cannot choose texts that all come to lie in one place.
/// </remarks>
internal sealed class TextTable
{
    private const int WholeInEnds = 2 * sizeof(ulong);
    private const int SlotsAtFirst = 64;

    private static readonly ulong HeadMultiplier = OddRandom();
    private static readonly ulong TailMultiplier = OddRandom();

    private Slot[] slots = Empty(SlotsAtFirst);
    private int shift = 64 - int.Log2(SlotsAtFirst);

    /// <summary>By number; null for those that their ends are the whole of.</summary>
    private readonly List<byte[]?> texts = [];

    public int Count => texts.Count;

    /// <returns>−1 where the text is not in the table.</returns>
    public int Find(ReadOnlySpan<byte> text)
    {
        var ends = Ends.Of(text);
        var at = (int)(Hash(text, ends) >> shift);
        while (true)
        {
            ref readonly var slot = ref slots[at];
            if (slot.Ends == ends && (text.Length <= WholeInEnds || text.SequenceEqual(texts[slot.Number])))
                return slot.Number;
            if (slot.Number < 0)
                return -1;
            at = (at + 1) & (slots.Length - 1);
        }
    }

    /// <param name="text">One that is not in the table yet; it gets the number <see cref="Count"/>.</param>
    public void Add(ReadOnlySpan<byte> text)
    {
        if (Count >= slots.Length / 2)
            Grow();
        var ends = Ends.Of(text);
        Place(new Slot(ends, Count), Hash(text, ends));
        texts.Add(text.Length > WholeInEnds ? text.ToArray() : null);
    }

    private void Grow()
    {
        var before = slots;
        slots = Empty(before.Length * 2);
        shift--;
        foreach (var slot in before)
        {
            if (slot.Number >= 0)
                Place(slot, Hash(texts[slot.Number], slot.Ends));
        }
    }

    private void Place(Slot slot, ulong hash)
    {
        var at = (int)(hash >> shift);
        while (slots[at].Number >= 0)
            at = (at + 1) & (slots.Length - 1);
        slots[at] = slot;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Hash(ReadOnlySpan<byte> text, in Ends ends)
    {
        var hash = ends.Head * HeadMultiplier + ends.Tail * TailMultiplier;
        return ends.Length <= WholeInEnds ? hash : hash + OfMiddle(text);
    }

    /// <summary>Folds the two halves of a product, as wyhash does: who does not know the multiplier cannot choose what it gives.</summary>
    private static ulong OfMiddle(ReadOnlySpan<byte> text)
    {
        var hash = TailMultiplier;
        for (var at = sizeof(ulong); at < text.Length - sizeof(ulong); at += sizeof(ulong))
        {
            var high = Math.BigMul(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(text[at..]), HeadMultiplier, out var low);
            hash = high ^ low;
        }
        return hash;
    }

    private static Slot[] Empty(int count)
    {
        var empty = new Slot[count];
        Array.Fill(empty, new Slot(new Ends(0, 0, -1), -1));
        return empty;
    }

    private static ulong OddRandom() => (ulong)Random.Shared.NextInt64(long.MinValue, long.MaxValue) | 1;

    private readonly record struct Slot(Ends Ends, int Number);

    private readonly record struct Ends(ulong Head, ulong Tail, int Length)
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Ends Of(ReadOnlySpan<byte> text)
        {
            if (text.Length >= sizeof(ulong))
                return new Ends(BinaryPrimitives.ReadUInt64LittleEndian(text), BinaryPrimitives.ReadUInt64LittleEndian(text[^sizeof(ulong)..]), text.Length);
            if (text.Length >= sizeof(uint))
                return new Ends(BinaryPrimitives.ReadUInt32LittleEndian(text), BinaryPrimitives.ReadUInt32LittleEndian(text[^sizeof(uint)..]), text.Length);
            return text.IsEmpty ? default : new Ends(text[0] | (ulong)text[text.Length / 2] << 8, text[^1], text.Length);
        }
    }
}
