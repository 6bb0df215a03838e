namespace EqualityPipeline.Publication;

/// <summary>Chooses which counts of a table to hide so that no small count can be worked out from what remains.</summary>
/// <remarks>
/// First every small count; then, wherever a sum has one unknown left or unknown parts that together are still small, its lightest known member;
/// then proof: for every small count the equations of what remains are solved, and a direction is looked for in which it could move by at least
/// <see cref="NarrowestRange"/> people without any count falling below zero. Where there is none, one more count is hidden. The range so proven is
/// at most what a linear programme would find, so the proof errs on the safe side. (Fischetti and Salazar, Management Science 47, 2001, state the
/// protection problem; the null-space proof is our own and needs no solver.)
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
                if (sumsToSettle.Count > 0 && table.SumsOf(narrow).Any(sum => isQueued[sum]))
                    continue;
                var candidates = block.Sums.SelectMany(sum => table.Sums[sum].Members);
                if ((Lightest(table.SumsOf(narrow).SelectMany(sum => table.Sums[sum].Members)) ?? Lightest(candidates)) is not { } next)
                    continue;
                Hide(next);
                hidMore = true;
            }
        }

        return hidMore;
    }
}
