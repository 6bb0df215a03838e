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
                if (measures.SumColumn(measure) is { } summed)
                    Merge(totals, owner, Array.Find(combination.Sums, s => s.Column == summed).Numbers);
                else if (measures.BucketColumn(measure) is not { } bucketed)
                    Merge(totals, owner, combination.Rows);
                else
                {
                    foreach (var (bucket, rowsOf) in Array.Find(combination.Buckets, b => b.Column == bucketed).RowsByBucket)
                        Merge(totals, owner with { Bucket = bucket }, rowsOf);
                }
            }
        }

        var cells = ImmutableArray.CreateBuilder<Cell>();
        foreach (var (owner, total) in totals)
            AddCells(cells, owner, total.Numbers);
        AddZeros(cells, totals.Keys);
        return Sorted(cells);
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

    private void AddCells(ImmutableArray<Cell>.Builder cells, CellOwner owner, long[] total)
    {
        for (var block = 0; block < answers.Length; block++)
        {
            var codes = CodesOf(block);
            for (var g = 0; g < codes.Length; g++)
            {
                if (total[firstGroupOf[block] + g] is var number and > 0)
                    cells.Add(NewCell(owner, block, codes[g], number));
            }
        }
    }

    /// <summary>A measure of which a service had no row is zero there, where its columns were sent; without a cell it would be "not returned".</summary>
    private void AddZeros(ImmutableArray<Cell>.Builder cells, IEnumerable<CellOwner> counted)
    {
        var seen = counted.Select(c => (c.Service, c.Measure)).ToHashSet();
        var services = combinations.Keys.Select(key => measures.Place(NumbersOf(key)).Service).Distinct().ToList();
        foreach (var (service, measure) in services.SelectMany(s => measures.Conditional.Select(m => (s, m))).Where(pair => !seen.Contains(pair)))
        {
            for (var block = 0; block < strands.Length; block++)
            {
                var group = strandColumns[block] is null ? strands[block].NotCollected : strands[block].Blank;
                cells.Add(NewCell(new CellOwner(service, 0, measure, string.Empty, null), block, strands[block].Codes[group], 0));
            }
        }
    }

    private Cell NewCell(CellOwner owner, int block, string group, long number) => new(
        context.ServiceId(owner.Service), context.PlaceId(owner.Place), measures.Id(owner.Measure), owner.Attributes,
        IdOf(block), group, owner.Bucket, measures.Unscaled(owner.Measure, number));

    private readonly record struct CellOwner(int Service, int Place, int Measure, string Attributes, int? Bucket);

    /// <param name="IsOwn">False while the numbers are those of a combination, which must stay as they are.</param>
    private readonly record struct Total(long[] Numbers, bool IsOwn);
}
