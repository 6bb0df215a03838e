namespace EqualityPipeline.Publication;

/// <summary>Chooses which counts of a table to hide so that no small count can be worked out from what remains.</summary>
/// <remarks>
/// First every small count; then, wherever a sum has one unknown left or unknown parts that together are still small, its lightest known member;
/// then proof: for every small count the linear programme an attacker would set up is solved (<see cref="AttackerBounds"/>), and where it leaves the
/// count less than <see cref="NarrowestRange"/> people of room one more count is hidden. Fischetti and Salazar, Management Science 47, 2001, state
/// the protection problem.
/// </remarks>
internal sealed class CountSuppression
{
    /// <summary>People: how wide the range that an attacker can derive for a small count must be at least.</summary>
    public const int NarrowestRange = 3;

    private readonly SumTable table;
    private readonly int smallestPublishedCount;
    private readonly bool[] hidden;
    private readonly bool[] small;
    private readonly Queue<int> sumsToSettle = new();
    private readonly bool[] isQueued;

    private CountSuppression(SumTable table, int smallestPublishedCount)
    {
        this.table = table;
        this.smallestPublishedCount = smallestPublishedCount;
        hidden = new bool[table.Counts.Count];
        small = new bool[table.Counts.Count];
        isQueued = new bool[table.Sums.Count];
    }

    /// <returns>For each count of the table whether it must be hidden.</returns>
    public static bool[] Hide(SumTable table, int smallestPublishedCount)
    {
        var suppression = new CountSuppression(table, smallestPublishedCount);
        suppression.HideSmallCounts();
        do suppression.SettleSums();
        while (suppression.HideWhatCanStillBeDerived());
        return suppression.hidden;
    }

    private void HideSmallCounts()
    {
        for (var count = 0; count < small.Length; count++)
        {
            small[count] = table.Counts[count].People > 0 && table.Counts[count].People < smallestPublishedCount;
            if (small[count])
                Hide(count);
        }
    }

    private void Hide(int count)
    {
        hidden[count] = true;
        foreach (var sum in table.SumsOf(count))
        {
            if (isQueued[sum])
                continue;
            isQueued[sum] = true;
            sumsToSettle.Enqueue(sum);
        }
    }

    private void SettleSums()
    {
        while (sumsToSettle.TryDequeue(out var number))
        {
            isQueued[number] = false;
            var sum = table.Sums[number];
            while (IsOpen(sum) && Lightest(sum.Members) is { } next)
                Hide(next);
        }
    }

    /// <summary>Whether a reader could subtract: one protected unknown alone, or unknown parts that are small even together.</summary>
    private bool IsOpen(SumTable.Sum sum)
    {
        var unknown = 0;
        var protectedUnknown = false;
        decimal unknownPeople = 0;
        foreach (var member in sum.Members)
        {
            if (!IsUnknown(member))
                continue;
            unknown++;
            unknownPeople += table.Counts[member].People;
            protectedUnknown |= hidden[member];
        }

        if (!protectedUnknown)
            return false;
        return unknown == 1 || (!IsUnknown(sum.Whole) && unknownPeople > 0 && unknownPeople < smallestPublishedCount);
    }

    private bool IsUnknown(int count) => hidden[count] || !table.Counts[count].IsShown;

    private int? Lightest(IEnumerable<int> candidates)
    {
        int? lightest = null;
        foreach (var candidate in candidates)
        {
            if (!IsUnknown(candidate) && (lightest is null || IsLighter(candidate, lightest.Value)))
                lightest = candidate;
        }

        return lightest;
    }

    private bool IsLighter(int left, int right)
    {
        var (a, b) = (table.Counts[left], table.Counts[right]);
        // A zero protects little: it lends the count beside it no room below.
        return (a.Weight, a.People == 0, a.People, left).CompareTo((b.Weight, b.People == 0, b.People, right)) < 0;
    }

    private bool HideWhatCanStillBeDerived()
    {
        var hidMore = false;
        foreach (var block in UnknownBlock.Of(table, IsUnknown, count => small[count]))
        {
            foreach (var narrow in block.SmallCountsNarrowerThan(NarrowestRange))
            {
                // A count that an earlier choice of this round has already given company is looked at again in the next round.
                if (table.SumsOf(narrow).Any(sum => isQueued[sum]) || Nearest(narrow) is not { } next)
                    continue;
                Hide(next);
                hidMore = true;
            }
        }

        return hidMore;
    }

    /// <summary>The lightest count still shown in a sum with this one, or with one that is unknown beside it, and so on outward.</summary>
    private int? Nearest(int count)
    {
        var sums = table.SumsOf(count).ToHashSet();
        for (var ring = sums.ToList(); ring.Count > 0;)
        {
            var members = ring.SelectMany(sum => table.Sums[sum].Members).Distinct().ToList();
            if (Lightest(members) is { } lightest)
                return lightest;
            ring = [.. members.SelectMany(table.SumsOf).Where(sums.Add)];
        }

        return null;
    }
}
