namespace EqualityPipeline.Publication;

/// <summary>Unknown counts that hang together through sums, and how far each of them could move while everything shown stays true.</summary>
internal sealed class UnknownBlock
{
    private readonly int[] counts;
    private readonly bool[] isSmall;
    private readonly double[] people;
    private readonly List<double[]> equations;

    private UnknownBlock(SumTable table, int[] counts, int[] sums, Func<int, bool> isSmall)
    {
        this.counts = counts;
        this.isSmall = [.. counts.Select(isSmall)];
        people = [.. counts.Select(count => (double)table.Counts[count].People)];
        equations = Matrix(table, sums);
    }

    /// <summary>The blocks with a small count in them, each a connected set of unknowns that no single sum gives away.</summary>
    public static IEnumerable<UnknownBlock> Of(SumTable table, Func<int, bool> isUnknown, Func<int, bool> isSmall)
    {
        var unknown = WithoutTheObvious(table, isUnknown, isSmall);
        var seen = new bool[unknown.Length];
        for (var start = 0; start < unknown.Length; start++)
        {
            if (!unknown[start] || seen[start])
                continue;
            var (counts, sums) = Reach(table, unknown, seen, start);
            if (counts.Any(isSmall))
                yield return new UnknownBlock(table, counts, sums, isSmall);
        }
    }

    /// <summary>The small counts that an attacker could narrow to fewer people than this.</summary>
    public IReadOnlyList<int> SmallCountsNarrowerThan(int range)
    {
        var bounds = new AttackerBounds(equations, people);
        var narrow = new List<int>();
        for (var count = 0; count < counts.Length; count++)
        {
            if (isSmall[count] && !bounds.HasRoom(count, range))
                narrow.Add(counts[count]);
        }

        return narrow;
    }

    /// <summary>Counts that need no protection and stand alone in a sum are known to anyone who subtracts.</summary>
    private static bool[] WithoutTheObvious(SumTable table, Func<int, bool> isUnknown, Func<int, bool> isSmall)
    {
        var unknown = new bool[table.Counts.Count];
        var left = new int[table.Sums.Count];
        for (var count = 0; count < unknown.Length; count++)
        {
            unknown[count] = isUnknown(count);
            if (unknown[count])
            {
                foreach (var sum in table.SumsOf(count))
                    left[sum]++;
            }
        }

        var single = new Queue<int>(Enumerable.Range(0, left.Length).Where(sum => left[sum] == 1));
        while (single.TryDequeue(out var sum))
        {
            if (left[sum] != 1)
                continue;
            var last = table.Sums[sum].Members.First(member => unknown[member]);
            if (isSmall(last))
                continue;
            unknown[last] = false;
            foreach (var other in table.SumsOf(last))
            {
                left[other]--;
                if (left[other] == 1)
                    single.Enqueue(other);
            }
        }

        return unknown;
    }

    private static (int[] Counts, int[] Sums) Reach(SumTable table, bool[] unknown, bool[] seen, int start)
    {
        var reached = new List<int>();
        var sums = new SortedSet<int>();
        var next = new Stack<int>([start]);
        seen[start] = true;
        while (next.TryPop(out var count))
        {
            reached.Add(count);
            foreach (var sum in table.SumsOf(count))
            {
                if (!sums.Add(sum))
                    continue;
                foreach (var member in table.Sums[sum].Members)
                {
                    if (!unknown[member] || seen[member])
                        continue;
                    seen[member] = true;
                    next.Push(member);
                }
            }
        }

        reached.Sort();
        return ([.. reached], [.. sums]);
    }

    private List<double[]> Matrix(SumTable table, int[] sums)
    {
        var columnOf = new Dictionary<int, int>();
        for (var column = 0; column < counts.Length; column++)
            columnOf[counts[column]] = column;
        return
        [
            .. sums.Select(sum =>
            {
                var row = new double[counts.Length];
                if (columnOf.TryGetValue(table.Sums[sum].Whole, out var whole))
                    row[whole] = 1;
                foreach (var part in table.Sums[sum].Parts)
                {
                    if (columnOf.TryGetValue(part, out var column))
                        row[column] = -1;
                }

                return row;
            }),
        ];
    }
}
