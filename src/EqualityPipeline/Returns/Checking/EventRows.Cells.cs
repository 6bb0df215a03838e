using System.Collections.Immutable;
using EqualityPipeline.Cells;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Returns;

internal sealed partial class EventRows
{
    /// <summary>Combinations that differ only in what no cell says are added up.</summary>
    public override ImmutableArray<Cell> Cells()
    {
        var totals = new Dictionary<CellOwner, Total>();
        foreach (var (key, combination) in combinations)
        {
            var keyNumbers = NumbersOf(key);
            var (service, place, attributes) = measures.Place(keyNumbers);
            foreach (var measure in combination.Counting)
            {
                var owner = new CellOwner(service, place, measure, attributes, null);
                var summed = measures.SumColumn(measure);
                if (measures.BucketColumn(measure) is { } bucketed)
                {
                    foreach (var (bucket, numbersOf) in Array.Find(combination.Buckets, b => b.Column == bucketed && b.Sum == summed).ByBucket)
                        Merge(totals, owner with { Bucket = bucket }, numbersOf);
                }
                else
                {
                    Merge(totals, owner, summed is null ? combination.Rows : Array.Find(combination.Sums, s => s.Column == summed).Numbers);
                }
            }
        }

        return InOrder([.. totals.Select(t => new Owned(t.Key, t.Value.Numbers)), .. Zeros(totals.Keys).Select(owner => new Owned(owner, null))]);
    }

    private static void Merge(Dictionary<CellOwner, Total> totals, CellOwner owner, long[] more)
    {
        if (!totals.TryGetValue(owner, out var total))
        {
            totals.Add(owner, new Total(more, IsOwn: false));
            return;
        }
        var sum = total.IsOwn ? total.Numbers : [.. total.Numbers];
        for (var i = 0; i < sum.Length; i++)
            sum[i] += more[i];
        totals[owner] = new Total(sum, IsOwn: true);
    }

    /// <summary>Sorted as <see cref="RowCheck.Sorted"/> sorts. A small return has more cells than rows, so their few owners and groups are sorted instead.</summary>
    private ImmutableArray<Cell> InOrder(List<Owned> owned)
    {
        owned.Sort((one, other) => InOrder(one.Owner, other.Owner));
        List<(int Block, int Group, string Strand, string Code)> groupsInOrder =
        [
            .. Enumerable.Range(0, answers.Length)
                .SelectMany(block => CodesOf(block).Select((code, group) => (Block: block, Group: group, Strand: IdOf(block), Code: code)))
                .OrderBy(g => g.Strand, StringComparer.Ordinal).ThenBy(g => g.Code, StringComparer.Ordinal),
        ];
        var cells = ImmutableArray.CreateBuilder<Cell>();
        for (int from = 0, to; from < owned.Count; from = to)
        {
            // Buckets come last: those of one owner are gone through at each group.
            for (to = from + 1; to < owned.Count && owned[to].Owner with { Bucket = null } == owned[from].Owner with { Bucket = null };)
                to++;
            foreach (var (block, group, strand, code) in groupsInOrder)
            {
                for (var i = from; i < to; i++)
                {
                    if (NumberOf(owned[i], block, group) is { } number)
                        cells.Add(NewCell(owned[i].Owner, strand, code, number));
                }
            }
        }
        return cells.DrainToImmutable();
    }

    private int InOrder(CellOwner one, CellOwner other)
    {
        var order = string.CompareOrdinal(context.ServiceId(one.Service), context.ServiceId(other.Service));
        if (order == 0)
            order = string.CompareOrdinal(context.PlaceId(one.Place), context.PlaceId(other.Place));
        if (order == 0)
            order = string.CompareOrdinal(measures.Id(one.Measure), measures.Id(other.Measure));
        if (order == 0)
            order = string.CompareOrdinal(one.Attributes, other.Attributes);
        return order != 0 ? order : Nullable.Compare(one.Bucket, other.Bucket);
    }

    /// <returns>Null where there is no cell.</returns>
    private long? NumberOf(Owned owned, int block, int group)
    {
        if (owned.Numbers is { } numbersOf)
            return numbersOf[firstGroupOf[block] + group] is var number and > 0 ? number : null;
        if (block >= strands.Length)
            return null;
        return group == (strandColumns[block] is null ? strands[block].NotCollected : strands[block].Blank) ? 0 : null;
    }

    /// <summary>A measure of which a service had no row is zero there, where its columns were sent; without a cell it would be "not returned".</summary>
    private IEnumerable<CellOwner> Zeros(IEnumerable<CellOwner> counted)
    {
        var seen = counted.Select(c => (c.Service, c.Measure)).ToHashSet();
        var services = combinations.Keys.Select(key => measures.Place(NumbersOf(key)).Service).Distinct().ToList();
        return services.SelectMany(s => measures.Conditional.Select(m => (s, m))).Where(pair => !seen.Contains(pair))
            .Select(pair => new CellOwner(pair.s, 0, pair.m, string.Empty, null));
    }

    private Cell NewCell(CellOwner owner, string strand, string group, long number) => new(
        context.ServiceId(owner.Service), context.PlaceId(owner.Place), measures.Id(owner.Measure), owner.Attributes,
        strand, group, owner.Bucket, measures.Unscaled(owner.Measure, number));

    private readonly record struct CellOwner(int Service, int Place, int Measure, string Attributes, int? Bucket);

    /// <param name="Numbers">By group of every strand; null where each strand has one zero.</param>
    private readonly record struct Owned(CellOwner Owner, long[]? Numbers);

    /// <param name="IsOwn">False while the numbers are those of a combination, which must stay as they are.</param>
    private readonly record struct Total(long[] Numbers, bool IsOwn);
}
