namespace EqualityPipeline.Publication;

/// <summary>Counts that hang together through sums, and how far each of them could move while all other counts stay as they are.</summary>
/// <remarks>
/// Where everything that hangs together is in it (<see cref="IsWhole"/>), what it says is exact. Otherwise room that it finds is proof, and that it finds none
/// proves nothing.
/// </remarks>
internal sealed class UnknownBlock
{
    private readonly List<int> counts = [];
    private readonly Lazy<AttackerBounds> bounds;

    private UnknownBlock(SumGraph graph, int start, int mostCounts, Func<int, bool> mayMove)
    {
        var columnOf = new Dictionary<int, int>();
        var rowOf = new Dictionary<int, int>();
        Reach(start);
        for (var at = 0; at < counts.Count; at++)
        {
            foreach (var (sum, _) in graph.SumsOf(counts[at]))
            {
                if (!rowOf.TryAdd(sum, rowOf.Count))
                    continue;
                foreach (var (member, _) in graph.MembersOf(sum))
                {
                    if (!mayMove(member) || columnOf.ContainsKey(member))
                        continue;
                    if (counts.Count < mostCounts)
                        Reach(member);
                    else
                        IsWhole = false;
                }
            }
        }

        bounds = new(Bounds);

        void Reach(int count)
        {
            columnOf.Add(count, counts.Count);
            counts.Add(count);
        }

        AttackerBounds Bounds()
        {
            var rows = rowOf.Select(_ => new double[counts.Count]).ToList();
            for (var column = 0; column < counts.Count; column++)
            {
                foreach (var (sum, sign) in graph.SumsOf(counts[column]))
                    rows[rowOf[sum]][column] += sign;
            }

            return new AttackerBounds(rows, [.. counts.Select(count => graph.People[count])]);
        }
    }

    /// <summary>Whether nothing that hangs together with the block was left out of it.</summary>
    public bool IsWhole { get; private set; } = true;

    /// <summary>The unknown counts nearest to one, itself the first.</summary>
    public static UnknownBlock OfUnknown(SumGraph graph, int count, int mostCounts) => new(graph, count, mostCounts, member => graph.IsUnknown[member]);

    /// <summary>The same as if everything were hidden that can be.</summary>
    public static UnknownBlock OfAll(SumGraph graph, int count, int mostCounts)
        => new(graph, count, mostCounts, member => graph.IsUnknown[member] || graph.CanBeHidden(member));

    /// <summary>The counts that move when the first one takes a range this wide; null where it cannot.</summary>
    public int[]? Moving(int range)
        => bounds.Value.HasRoom(0, range) ? [.. Enumerable.Range(0, counts.Count).Where(bounds.Value.WasMoved).Select(column => counts[column])] : null;
}
