using System.Collections.Immutable;

namespace EqualityPipeline.Publication;

/// <summary>Lays what an earlier release told over the table of the next, so that one proof covers a reader who kept both.</summary>
/// <remarks>
/// A count that did not change is one and the same in both: shown before, it is known; hidden before, it stays hidden and protected. A count that changed is two: its
/// earlier value joins the table, and with it every sum of the earlier release that it took part in. Sums of unchanged counts only would say the same twice.
/// </remarks>
internal sealed class EarlierRelease
{
    private readonly SumTable now;
    private readonly Func<int, bool> isNamed;
    private readonly IReadOnlyDictionary<int, ToldCount> told;
    private readonly Dictionary<int, int> earlier = [];

    private EarlierRelease(SumTable now, Func<int, bool> isNamed, IReadOnlyDictionary<int, ToldCount> told)
        => (this.now, this.isNamed, this.told) = (now, isNamed, told);

    /// <param name="now">The whole table of the release that follows.</param>
    /// <param name="isNamed">Whether a count of it has a name by which the earlier release knows it; what has none is the rest of a sum.</param>
    /// <param name="told">What the earlier release had of its counts.</param>
    public static void LayOver(SumTable now, Func<int, bool> isNamed, IReadOnlyDictionary<int, ToldCount> told)
    {
        var (release, sums) = (new EarlierRelease(now, isNamed, told), now.Sums.ToList());
        release.LayCounts();
        foreach (var sum in sums.Where(s => s.Members.Any(release.earlier.ContainsKey)))
            release.LaySum(sum);
    }

    private void LayCounts()
    {
        foreach (var (count, then) in told.OrderBy(t => t.Key))
        {
            var isChanged = now.Counts[count].People != then.People;
            if (!isChanged || then.Standing == Standing.KeptHidden)
                now.SetStanding(count, Stricter(now.Counts[count].Standing, then.Standing));
            if (isChanged)
                earlier[count] = now.Add(then.People, now.Counts[count].Weight, isShown: false, then.Standing);
        }
    }

    /// <summary>The sum as it was: without what was not there yet, and with a rest as large as it was then.</summary>
    private void LaySum(SumTable.Sum sum)
    {
        if (!told.TryGetValue(sum.Whole, out var whole))
            return;
        int[] parts = [.. sum.Parts.Where(told.ContainsKey)];
        int[] unnamed = [.. sum.Parts.Where(p => !isNamed(p))];
        var rest = whole.People - parts.Sum(p => told[p].People);
        // Returns that contradicted each other bound nothing.
        if (rest < 0)
            return;
        var numbers = parts.Select(Number).ToImmutableArray();
        if (unnamed.Length == 1 && now.Counts[unnamed[0]].People == rest)
            numbers = numbers.Add(unnamed[0]);
        else if (unnamed.Length > 0 || rest > 0)
            numbers = numbers.Add(now.Add(rest, now.Counts[sum.Whole].Weight, isShown: false));
        now.AddSum(Number(sum.Whole), numbers);
    }

    private int Number(int count) => earlier.GetValueOrDefault(count, count);

    /// <summary>What is known once cannot be hidden by another release that kept it hidden.</summary>
    private static Standing Stricter(Standing one, Standing other) => (one, other) switch
    {
        (Standing.Known, _) or (_, Standing.Known) => Standing.Known,
        (Standing.KeptHidden, _) or (_, Standing.KeptHidden) => Standing.KeptHidden,
        _ => Standing.New,
    };
}

/// <summary>What an earlier release had of a count, and whether it showed it.</summary>
internal readonly record struct ToldCount(decimal People, Standing Standing);
