using System.Collections.Immutable;
using EqualityPipeline.Publication;

namespace EqualityPipeline.Tests.Publication;

/// <summary>Tables with a seed, of the shapes that publications have.</summary>
/// <param name="isWeighed">Whether totals weigh more than their parts, as they do at the gate; else only the number of hidden counts matters.</param>
internal sealed class RandomTables(int seed, bool isWeighed)
{
    private readonly Random random = new(seed);
    private readonly SumTable table = new();

    public static ImmutableSortedDictionary<string, Func<RandomTables, SumTable>> UpToSixtyCounts { get; } = ImmutableSortedDictionary.CreateRange(
        new Dictionary<string, Func<RandomTables, SumTable>>
        {
            ["groups with a total"] = r => r.Grid([r.random.Next(3, 20)]),
            ["groups by services"] = r => r.Grid([r.random.Next(3, 8), r.random.Next(2, 6)]),
            ["groups by services by periods"] = r => r.Grid([3, 3, 2]),
            ["groups rolled up, by services"] = r => r.RolledUp(r.random.Next(2, 5)),
            ["groups that are a part of others"] = r => r.Complements(r.random.Next(3, 12)),
            ["months of quarters of a year"] = r => r.Year(2),
        });

    public static ImmutableSortedDictionary<string, Func<RandomTables, SumTable>> Larger { get; } = ImmutableSortedDictionary.CreateRange(
        new Dictionary<string, Func<RandomTables, SumTable>>
        {
            ["types of incident by groups by services"] = r => r.Grid([5, 8, 4]),
            ["a year by groups"] = r => r.Year(12),
            ["places by groups by quarters"] = r => r.Grid([10, 6, 4]),
            ["services rolled up"] = r => r.RolledUp(12),
            ["shares of many groups"] = r => r.Complements(60),
        });

    /// <summary>Weighed, of either size.</summary>
    public static SumTable Make(string shape, int seed) => (UpToSixtyCounts.GetValueOrDefault(shape) ?? Larger[shape])(new RandomTables(seed, isWeighed: true));

    /// <summary>Every way of counting has an "all": a cell is bound once in each direction.</summary>
    private SumTable Grid(int[] sizes)
    {
        var cells = new Dictionary<string, int>();
        // The index sizes[d] is "all" of direction d.
        foreach (var index in Indices([.. sizes.Select(s => s + 1)]))
        {
            int[] directions = [.. Enumerable.Range(0, sizes.Length).Where(d => index[d] == sizes[d])];
            var people = directions.Length == 0 ? People() : Parts(index, directions[0]).Sum(p => table.Counts[p].People);
            cells[string.Join(',', index)] = table.Add(people, Weight(directions.Length), isShown: true);
            foreach (var direction in directions)
                table.AddSum(cells[string.Join(',', index)], [.. Parts(index, direction)]);
        }

        return table;

        IEnumerable<int> Parts(int[] index, int d) => Enumerable.Range(0, sizes[d]).Select(i => cells[string.Join(',', With(index, d, i))]);
    }

    /// <summary>Three headings of three groups each, for every service, and all services.</summary>
    private SumTable RolledUp(int services)
    {
        var people = Enumerable.Range(0, services).Select(_ => Enumerable.Range(0, 9).Select(_ => People()).ToArray()).ToList();
        people.Add([.. Enumerable.Range(0, 9).Select(g => people.Sum(p => p[g]))]);
        var rows = people.Select((groups, at) =>
        {
            var step = at == services ? 1 : 0;
            var categories = groups.Select(p => table.Add(p, Weight(step), isShown: true)).ToArray();
            var headings = Enumerable.Range(0, 3).Select(h => table.Add(groups[(3 * h)..(3 * h + 3)].Sum(), Weight(step + 1), isShown: true)).ToArray();
            var all = table.Add(groups.Sum(), Weight(step + 2), isShown: true);
            for (var h = 0; h < 3; h++)
                table.AddSum(headings[h], [.. categories[(3 * h)..(3 * h + 3)]]);
            table.AddSum(all, [.. headings]);
            return (int[])[.. categories, .. headings, all];
        }).ToArray();
        for (var column = 0; column < rows[0].Length; column++)
            table.AddSum(rows[services][column], [.. rows[..services].Select(r => r[column])]);
        return table;
    }

    /// <summary>8 of 10 gives away 2: groups of those it happened to, of all, and of those it did not happen to, which nobody shows.</summary>
    private SumTable Complements(int groups)
    {
        var (happened, all, others) = (new List<int>(), new List<int>(), new List<int>());
        foreach (var _ in Enumerable.Range(0, groups))
        {
            var (with, without) = (People(), People());
            happened.Add(table.Add(with, Weight(0), isShown: true));
            all.Add(table.Add(with + without, Weight(0) + (isWeighed ? 1 : 0), isShown: true));
            others.Add(table.Add(without, Weight(0), isShown: false));
            table.AddSum(all[^1], [happened[^1], others[^1]]);
        }

        foreach (var (parts, isShown) in new[] { (happened, true), (all, true), (others, false) })
            table.AddSum(table.Add(parts.Sum(p => table.Counts[p].People), Weight(2), isShown), [.. parts]);
        table.AddSum(table.Sums[^2].Whole, [table.Sums[^3].Whole, table.Sums[^1].Whole]);
        return table;
    }

    /// <summary>Twelve months, four quarters and the year, of groups and of all.</summary>
    private SumTable Year(int groups)
    {
        var months = Enumerable.Range(0, 12).Select(_ => Enumerable.Range(0, groups).Select(_ => People()).ToArray()).ToArray();
        int[] Row(decimal[] counts, int step)
        {
            var parts = counts.Select(p => table.Add(p, Weight(step), isShown: true)).ToArray();
            var all = table.Add(counts.Sum(), Weight(step + 1), isShown: true);
            table.AddSum(all, [.. parts]);
            return [.. parts, all];
        }

        decimal[] Together(decimal[][] rows) => [.. Enumerable.Range(0, groups).Select(g => rows.Sum(r => r[g]))];

        var ofMonths = months.Select(m => Row(m, 0)).ToArray();
        var ofQuarters = Enumerable.Range(0, 4).Select(q => Row(Together(months[(3 * q)..(3 * q + 3)]), 1)).ToArray();
        var ofYear = Row(Together(months), 2);
        for (var column = 0; column <= groups; column++)
        {
            for (var q = 0; q < 4; q++)
                table.AddSum(ofQuarters[q][column], [.. ofMonths[(3 * q)..(3 * q + 3)].Select(r => r[column])]);
            table.AddSum(ofYear[column], [.. ofQuarters.Select(r => r[column])]);
        }

        return table;
    }

    /// <summary>Skewed, as groups are: many small ones, some none, few large.</summary>
    private decimal People() => random.Next(10) switch
    {
        0 => 0,
        1 or 2 => random.Next(1, 5),
        < 6 => random.Next(5, 20),
        _ => random.Next(20, 200),
    };

    private int Weight(int steps) => isWeighed ? steps * 100 : 0;

    private static int[] With(int[] index, int at, int to)
    {
        var changed = (int[])index.Clone();
        changed[at] = to;
        return changed;
    }

    /// <summary>In the order in which an "all" comes after what it is the sum of.</summary>
    private static IEnumerable<int[]> Indices(int[] sizes)
    {
        var number = sizes.Aggregate(1, (a, b) => a * b);
        for (var i = 0; i < number; i++)
        {
            var (index, rest) = (new int[sizes.Length], i);
            for (var d = sizes.Length - 1; d >= 0; d--)
                (index[d], rest) = (rest % sizes[d], rest / sizes[d]);
            yield return index;
        }
    }
}
