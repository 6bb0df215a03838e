namespace EqualityPipeline.Publication;

/// <summary>A <see cref="SumTable"/> laid out for searching: which counts a reader does not know, which of the others may be hidden, and what binds them.</summary>
internal sealed class SumGraph
{
    private readonly Link[] members;
    private readonly int[] membersFrom;
    private readonly Link[] sums;
    private readonly int[] sumsFrom;
    private readonly bool[] isKnown;

    public SumGraph(SumTable table)
    {
        var counts = table.Counts;
        (People, Losses, IsUnknown, isKnown) = (new double[counts.Count], new int[counts.Count], new bool[counts.Count], new bool[counts.Count]);
        UnknownIn = new int[table.Sums.Count];
        membersFrom = new int[table.Sums.Count + 1];
        sumsFrom = new int[counts.Count + 1];
        for (var sum = 0; sum < table.Sums.Count; sum++)
            membersFrom[sum + 1] = membersFrom[sum] + table.Sums[sum].Parts.Length + 1;
        members = new Link[membersFrom[^1]];
        for (var sum = 0; sum < table.Sums.Count; sum++)
        {
            var at = membersFrom[sum];
            members[at++] = new Link(table.Sums[sum].Whole, +1);
            foreach (var part in table.Sums[sum].Parts)
                members[at++] = new Link(part, -1);
        }

        for (var count = 0; count < counts.Count; count++)
            sumsFrom[count + 1] = sumsFrom[count] + table.SumsOf(count).Count;
        sums = new Link[sumsFrom[^1]];
        var filled = sumsFrom.ToArray();
        for (var sum = 0; sum < table.Sums.Count; sum++)
        {
            foreach (var member in MembersOf(sum))
                sums[filled[member.To]++] = member with { To = sum };
        }

        for (var count = 0; count < counts.Count; count++)
        {
            (People[count], Losses[count]) = ((double)counts[count].People, CountSuppression.LossOfAnyCount + counts[count].Weight);
            isKnown[count] = counts[count].Standing == Standing.Known;
            if (!counts[count].IsShown)
                Hide(count);
        }
    }

    public double[] People { get; }

    /// <summary>What is lost when a count is hidden.</summary>
    public int[] Losses { get; }

    /// <summary>What a reader does not know: hidden, or told nowhere.</summary>
    public bool[] IsUnknown { get; }

    /// <summary>By sum: how many of its members are unknown.</summary>
    public int[] UnknownIn { get; }

    public ReadOnlySpan<Link> MembersOf(int sum) => members.AsSpan(membersFrom[sum]..membersFrom[sum + 1]);

    public ReadOnlySpan<Link> SumsOf(int count) => sums.AsSpan(sumsFrom[count]..sumsFrom[count + 1]);

    public bool CanBeHidden(int count) => !IsUnknown[count] && !isKnown[count];

    /// <summary>Makes a count unknown to readers; what is known already stays known.</summary>
    public void Hide(int count) => Set(count, isUnknown: true);

    public void Show(int count) => Set(count, isUnknown: false);

    private void Set(int count, bool isUnknown)
    {
        if (isKnown[count] || IsUnknown[count] == isUnknown)
            return;
        IsUnknown[count] = isUnknown;
        foreach (var sum in SumsOf(count))
            UnknownIn[sum.To] += isUnknown ? 1 : -1;
    }

    /// <param name="To">A sum or a member of one.</param>
    /// <param name="Sign">+1 where the count is the whole, -1 where it is a part.</param>
    public readonly record struct Link(int To, int Sign);
}
