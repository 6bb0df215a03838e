using System.Text;
using EqualityPipeline.Indicators;

namespace EqualityPipeline.Storage.Publishing;

/// <summary>The counts of one return in one month, all its directorates merged, as bytes: every text once, and numbers that stand for them.</summary>
/// <remarks>No format for others: what the running code cannot read is made again. The order of the counts is kept, so that whatever is computed from them comes out the same.</remarks>
internal static class LeafCountsFile
{
    /// <summary>Part of the name of every file: it changes with the format.</summary>
    public const string Format = "leaf counts 2";

    public static byte[] Write(LeafCounts leaves) => WorkingFile.Write(stream =>
    {
        using var to = new Writer(stream);
        to.Write7BitEncodedInt(leaves.Told.Count);
        foreach (var (directorate, strands) in leaves.Told)
        {
            to.WriteOnce(directorate);
            to.Write7BitEncodedInt(strands.Length);
            foreach (var (measure, strand) in strands)
            {
                to.WriteOnce(measure);
                to.WriteOnce(strand);
            }
        }

        to.Write7BitEncodedInt(leaves.Returned.Count);
        foreach (var (part, unit) in leaves.Returned)
            to.Write(part, unit);
        to.Write7BitEncodedInt(leaves.Counts.Count);
        foreach (var (key, count) in leaves.Counts)
        {
            to.Write(key);
            to.WriteCount(count);
        }

        to.Write7BitEncodedInt(leaves.Buckets.Count);
        foreach (var (key, buckets) in leaves.Buckets)
        {
            to.Write(key);
            to.Write7BitEncodedInt(buckets.Count);
            foreach (var (bucket, weight) in buckets)
            {
                to.Write7BitEncodedInt(bucket);
                to.WriteCount(weight);
            }
        }
    });

    /// <param name="leaves">With nothing counted yet.</param>
    /// <returns>False, with nothing filled in, where the bytes are not those that were written.</returns>
    public static bool TryFill(LeafCounts leaves, ReadOnlyMemory<byte> bytes)
    {
        if (WorkingFile.Open(bytes) is not { } stream)
            return false;
        using var from = new Reader(stream, leaves.Parts);
        for (var left = from.Read7BitEncodedInt(); left > 0; left--)
        {
            var (directorate, strands) = (from.ReadText(), new (string Measure, string Strand)[from.Read7BitEncodedInt()]);
            for (var strand = 0; strand < strands.Length; strand++)
                strands[strand] = (from.ReadText(), from.ReadText());
            leaves.Told.Add((directorate, [.. strands]));
        }

        for (var left = from.Read7BitEncodedInt(); left > 0; left--)
            leaves.Returned.Add((from.ReadPart(), from.ReadUnit()));
        var counts = from.Read7BitEncodedInt();
        leaves.Counts.EnsureCapacity(counts);
        for (var left = counts; left > 0; left--)
            leaves.Counts.Add(from.ReadKey(), from.ReadCount());
        for (var left = from.Read7BitEncodedInt(); left > 0; left--)
        {
            var (key, buckets) = (from.ReadKey(), new SortedDictionary<int, decimal>());
            for (var ofKey = from.Read7BitEncodedInt(); ofKey > 0; ofKey--)
                buckets.Add(from.Read7BitEncodedInt(), from.ReadCount());
            leaves.Buckets.Add(key, buckets);
        }

        return true;
    }

    private sealed class Writer(Stream to) : BinaryWriter(to, Encoding.UTF8, leaveOpen: true)
    {
        private readonly Dictionary<string, int> texts = new(StringComparer.Ordinal);
        private readonly Dictionary<Unit, int> units = [];

        public void Write(CountKey key)
        {
            Write(key.Part, key.Unit);
            WriteOnce(key.Strand);
            WriteOnce(key.Group);
        }

        public void Write(CountedPart part, Unit unit)
        {
            WriteOnce(part.Text);
            if (units.TryGetValue(unit, out var number))
            {
                Write7BitEncodedInt(number);
                return;
            }

            Write7BitEncodedInt(units.Count);
            units.Add(unit, units.Count);
            WriteOnce(unit.Directorate);
            WriteOnce(unit.Service);
            WriteOnce(unit.Place);
        }

        /// <summary>Nearly all are whole.</summary>
        public void WriteCount(decimal count)
        {
            var isWhole = count.Scale == 0 && count is >= 0 and <= int.MaxValue;
            Write(isWhole);
            if (isWhole)
                Write7BitEncodedInt((int)count);
            else
                Write(count);
        }

        public void WriteOnce(string text)
        {
            if (texts.TryGetValue(text, out var number))
            {
                Write7BitEncodedInt(number);
                return;
            }

            Write7BitEncodedInt(texts.Count);
            texts.Add(text, texts.Count);
            Write(text);
        }
    }

    private sealed class Reader(Stream from, IEnumerable<CountedPart> parts) : BinaryReader(from, Encoding.UTF8)
    {
        private readonly List<string> texts = [];
        private readonly List<Unit> units = [];
        private readonly Dictionary<string, CountedPart> parts = parts.ToDictionary(p => p.Text, StringComparer.Ordinal);

        public CountKey ReadKey() => new(ReadPart(), ReadUnit(), ReadText(), ReadText());

        public CountedPart ReadPart() => parts[ReadText()];

        public Unit ReadUnit()
        {
            var number = Read7BitEncodedInt();
            if (number == units.Count)
                units.Add(new Unit(ReadText(), ReadText(), ReadText()));
            return units[number];
        }

        public decimal ReadCount() => ReadBoolean() ? Read7BitEncodedInt() : ReadDecimal();

        public string ReadText()
        {
            var number = Read7BitEncodedInt();
            if (number == texts.Count)
                texts.Add(ReadString());
            return texts[number];
        }
    }
}
