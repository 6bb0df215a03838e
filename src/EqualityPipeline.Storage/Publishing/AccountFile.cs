using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using EqualityPipeline.Publication;

namespace EqualityPipeline.Storage.Publishing;

/// <summary>An account as bytes that are quickly read: a key, which recurs in every period, once, and numbers that stand for it.</summary>
/// <remarks>No format for others, and nothing rests on it: the account itself lies where accounts do.</remarks>
internal static class AccountFile
{
    /// <summary>Part of the name of every file: it changes with the format.</summary>
    public const string Format = "account 2";

    public static byte[] Write(DisclosureAudit account) => WorkingFile.Write(stream =>
    {
        using var to = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        var texts = new Dictionary<string, int>(StringComparer.Ordinal);
        to.Write7BitEncodedInt(account.Counts.Length);
        to.Write7BitEncodedInt(account.Past.Length);
        to.Write7BitEncodedInt(account.Pay.Length);
        foreach (var count in account.Counts.Concat(account.Past).Concat(account.Pay))
        {
            WriteOnce(count.Period);
            WriteOnce(count.Key);
            to.Write((byte)count.Fate);
            var isWhole = count.People.Scale == 0 && count.People is >= 0 and <= int.MaxValue;
            to.Write(isWhole);
            if (isWhole)
                to.Write7BitEncodedInt((int)count.People);
            else
                to.Write(count.People);
            to.Write(count.MadeOf is not null);
            if (count.MadeOf is { } madeOf)
                to.Write(madeOf);
        }

        to.Write7BitEncodedInt(account.Sums.Length);
        foreach (var sum in account.Sums)
        {
            to.Write7BitEncodedInt(sum.Whole);
            to.Write7BitEncodedInt(sum.Parts.Length);
            foreach (var part in sum.Parts)
                to.Write7BitEncodedInt(part);
        }

        void WriteOnce(string text)
        {
            if (texts.TryGetValue(text, out var number))
            {
                to.Write7BitEncodedInt(number);
                return;
            }

            to.Write7BitEncodedInt(texts.Count);
            texts.Add(text, texts.Count);
            to.Write(text);
        }
    });

    /// <returns>Null where the bytes are not those that were written.</returns>
    public static DisclosureAudit? Read(ReadOnlyMemory<byte> bytes)
    {
        if (WorkingFile.Open(bytes) is not { } stream)
            return null;
        using var from = new BinaryReader(stream, Encoding.UTF8);
        var texts = new List<string>();
        var (counts, past, pay) = (new AuditedCount[from.Read7BitEncodedInt()], new AuditedCount[from.Read7BitEncodedInt()], new AuditedCount[from.Read7BitEncodedInt()]);
        for (var at = 0; at < counts.Length; at++)
            counts[at] = ReadCount();
        for (var at = 0; at < past.Length; at++)
            past[at] = ReadCount();
        for (var at = 0; at < pay.Length; at++)
            pay[at] = ReadCount();
        var sums = new AuditedSum[from.Read7BitEncodedInt()];
        for (var at = 0; at < sums.Length; at++)
        {
            var (whole, parts) = (from.Read7BitEncodedInt(), new int[from.Read7BitEncodedInt()]);
            for (var part = 0; part < parts.Length; part++)
                parts[part] = from.Read7BitEncodedInt();
            sums[at] = new AuditedSum(whole, ImmutableCollectionsMarshal.AsImmutableArray(parts));
        }

        return new DisclosureAudit(ImmutableCollectionsMarshal.AsImmutableArray(counts))
        {
            Past = ImmutableCollectionsMarshal.AsImmutableArray(past),
            Pay = ImmutableCollectionsMarshal.AsImmutableArray(pay),
            Sums = ImmutableCollectionsMarshal.AsImmutableArray(sums),
        };

        AuditedCount ReadCount()
        {
            var (period, key, fate) = (ReadText(), ReadText(), (CountFate)from.ReadByte());
            var people = from.ReadBoolean() ? from.Read7BitEncodedInt() : from.ReadDecimal();
            return new AuditedCount(period, key, people, fate) { MadeOf = from.ReadBoolean() ? from.ReadInt32() : null };
        }

        string ReadText()
        {
            var number = from.Read7BitEncodedInt();
            if (number == texts.Count)
                texts.Add(from.ReadString());
            return texts[number];
        }
    }
}
