namespace EqualityPipeline.Publication;

/// <summary>Unknown counts that hang together through sums, with the equations a reader can set up for them.</summary>
internal sealed class UnknownBlock
{
    private const double Negligible = 1e-9;

    private readonly SumTable table;
    private readonly int[] counts;
    private readonly bool[] isSmall;
    private readonly Dictionary<int, int> columnOf = [];

    private UnknownBlock(SumTable table, int[] counts, int[] sums, Func<int, bool> isSmall)
    {
        this.table = table;
        this.counts = counts;
        this.isSmall = [.. counts.Select(isSmall)];
        Sums = sums;
        for (var column = 0; column < counts.Length; column++)
            columnOf[counts[column]] = column;
    }

    /// <summary>The sums with an unknown of this block in them.</summary>
    public IReadOnlyList<int> Sums { get; }

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

    /// <summary>The small counts for which no direction was found that leaves them this much room, in people.</summary>
    public IReadOnlyList<int> SmallCountsNarrowerThan(int range)
    {
        var (rows, pivotOfRow) = Reduce();
        var isPivot = new int[counts.Length];
        Array.Fill(isPivot, -1);
        for (var row = 0; row < pivotOfRow.Count; row++)
            isPivot[pivotOfRow[row]] = row;

        var widest = new double[counts.Length];
        for (var free = 0; free < counts.Length; free++)
        {
            if (isPivot[free] < 0)
                MoveAlong(free, rows, pivotOfRow, widest);
        }

        return [.. Enumerable.Range(0, counts.Length).Where(c => isSmall[c] && widest[c] < range - Negligible).Select(c => counts[c])];
    }

    /// <summary>Lets one free unknown move, the others of the free ones resting, as far as no count falls below zero.</summary>
    private void MoveAlong(int free, List<double[]> rows, List<int> pivotOfRow, double[] widest)
    {
        var (down, up) = (People(free), double.PositiveInfinity);
        for (var row = 0; row < rows.Count; row++)
        {
            var slope = -rows[row][free];
            if (Math.Abs(slope) < Negligible)
                continue;
            var room = People(pivotOfRow[row]) / Math.Abs(slope);
            if (slope > 0)
                down = Math.Min(down, room);
            else
                up = Math.Min(up, room);
        }

        widest[free] = Math.Max(widest[free], down + up);
        for (var row = 0; row < rows.Count; row++)
        {
            var slope = Math.Abs(rows[row][free]);
            if (slope >= Negligible)
                widest[pivotOfRow[row]] = Math.Max(widest[pivotOfRow[row]], (down + up) * slope);
        }
    }

    private double People(int column) => (double)table.Counts[counts[column]].People;

    /// <summary>Gauss-Jordan over the block's equations; small counts come last as pivots, so that they stay free where they can.</summary>
    private (List<double[]> Rows, List<int> PivotOfRow) Reduce()
    {
        var matrix = Sums.Select(Row).ToList();
        var rows = new List<double[]>();
        var pivots = new List<int>();
        foreach (var column in Enumerable.Range(0, counts.Length).OrderBy(c => isSmall[c]).ThenByDescending(People))
        {
            var best = -1;
            for (var row = 0; row < matrix.Count; row++)
            {
                if (Math.Abs(matrix[row][column]) > Negligible && (best < 0 || Math.Abs(matrix[row][column]) > Math.Abs(matrix[best][column])))
                    best = row;
            }

            if (best < 0)
                continue;
            var pivot = matrix[best];
            matrix.RemoveAt(best);
            var scale = pivot[column];
            for (var c = 0; c < pivot.Length; c++)
                pivot[c] /= scale;
            foreach (var other in matrix.Concat(rows))
                Subtract(other, pivot, column);
            rows.Add(pivot);
            pivots.Add(column);
        }

        return (rows, pivots);
    }

    private double[] Row(int sum)
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
    }

    private static void Subtract(double[] row, double[] pivot, int column)
    {
        var factor = row[column];
        if (Math.Abs(factor) < Negligible)
            return;
        for (var c = 0; c < row.Length; c++)
            row[c] -= factor * pivot[c];
        row[column] = 0;
    }
}
