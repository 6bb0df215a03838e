using System.Collections.Immutable;
using EqualityPipeline.Policy;

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

    /// <summary>The loss when any count is hidden, beside its own weight: five finer counts weigh as much as a total of theirs that weighs four times this.</summary>
    public const int LossOfAnyCount = 100;

    private readonly SumTable table;
    private readonly SuppressionRule rule;
    private readonly bool[] hidden;
    private readonly bool[] sensitive;
    private readonly HashSet<int> exposed = [];
    private readonly Queue<int> sumsToSettle = new();
    private readonly bool[] isQueued;

    private CountSuppression(SumTable table, SuppressionRule rule)
    {
        this.table = table;
        this.rule = rule;
        hidden = new bool[table.Counts.Count];
        sensitive = new bool[table.Counts.Count];
        isQueued = new bool[table.Sums.Count];
    }

    /// <summary>By the rule that hides from 1 to one less than a smallest count, and shows zeros.</summary>
    public static Suppression Hide(SumTable table, int smallestPublishedCount)
        => Hide(table, new SuppressionRule(smallestPublishedCount, ZerosDisclose: false, RoundTo: null));

    public static Suppression Hide(SumTable table, SuppressionRule rule)
    {
        var suppression = new CountSuppression(table, rule);
        suppression.HideSensitiveCounts();
        do suppression.SettleSums();
        while (suppression.HideWhatCanStillBeDerived());
        return new Suppression(
            [.. Enumerable.Range(0, table.Counts.Count).Select(suppression.FateOf)],
            [.. suppression.exposed.Order()]);
    }

    private Fate FateOf(int count)
    {
        if (!hidden[count])
            return Fate.Shown;
        if (table.Counts[count].Standing == Standing.KeptHidden)
            return Fate.KeptHidden;
        return rule.IsSmall(table.Counts[count].People) ? Fate.Small : Fate.Protecting;
    }

    private void HideSensitiveCounts()
    {
        for (var count = 0; count < sensitive.Length; count++)
        {
            var (people, _, _, standing) = table.Counts[count];
            // A small count that is known already is not repeated, but cannot be protected any more.
            if (standing == Standing.Known)
                hidden[count] = rule.IsSmall(people);
            else
                sensitive[count] = standing == Standing.KeptHidden || rule.IsSmall(people);
            if (sensitive[count])
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
            protectedUnknown |= sensitive[member] || hidden[member];
        }

        if (!protectedUnknown)
            return false;
        return unknown == 1 || (!IsUnknown(sum.Whole) && unknownPeople > 0 && unknownPeople < rule.SmallestPublishedCount);
    }

    private bool IsUnknown(int count) => table.Counts[count].Standing != Standing.Known && (hidden[count] || !table.Counts[count].IsShown);

    private bool CanBeHidden(int count) => table.Counts[count].Standing != Standing.Known && !IsUnknown(count);

    private int? Lightest(IEnumerable<int> candidates)
    {
        int? lightest = null;
        foreach (var candidate in candidates)
        {
            if (CanBeHidden(candidate) && (lightest is null || IsLighter(candidate, lightest.Value)))
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
        foreach (var block in UnknownBlock.Of(table, IsUnknown, count => sensitive[count]))
        {
            foreach (var narrow in block.SmallCountsNarrowerThan(NarrowestRange))
            {
                // A count that an earlier choice of this round has already given company is looked at again in the next round.
                if (table.SumsOf(narrow).Any(sum => isQueued[sum]))
                    continue;
                if (Nearest(narrow) is not { } next)
                {
                    exposed.Add(narrow);
                    continue;
                }

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
