namespace EqualityPipeline.Publication;

/// <summary>Lays what an earlier release told over the table of the next, so that one proof covers a reader who kept both.</summary>
/// <remarks>
/// A count that did not change is one and the same in both: shown before, it is known; hidden before, it stays hidden and protected. A count that changed is two: its
/// earlier value joins the table, and with it every sum of the earlier release that it took part in. Sums of unchanged counts only would say the same twice.
/// </remarks>
internal static class EarlierRelease
{
    /// <param name="now">The whole table of the release that follows.</param>
    /// <param name="earlier">The table of the one before, with its true counts of that time, and what was already laid over it.</param>
    /// <param name="told">What was hidden then.</param>
    /// <param name="nowOf">The number in <paramref name="now"/> of a count of the earlier table; null where it is no longer there.</param>
    public static void LayOver(SumTable now, SumTable earlier, Suppression told, Func<int, int?> nowOf)
    {
        var numbers = new int[earlier.Counts.Count];
        var isChanged = new bool[numbers.Length];
        for (var count = 0; count < numbers.Length; count++)
        {
            var (people, weight, _, _) = earlier.Counts[count];
            var standing = StandingOf(earlier, told, count);
            var number = nowOf(count);
            isChanged[count] = number is null || now.Counts[number.Value].People != people;
            if (number is { } same && (!isChanged[count] || standing == Standing.KeptHidden))
                now.SetStanding(same, Stricter(now.Counts[same].Standing, standing));
            numbers[count] = isChanged[count] ? now.Add(people, weight, isShown: false, standing) : number!.Value;
        }

        foreach (var sum in earlier.Sums.Where(s => s.Members.Any(member => isChanged[member])))
            now.AddSum(numbers[sum.Whole], [.. sum.Parts.Select(part => numbers[part])]);
    }

    private static Standing StandingOf(SumTable earlier, Suppression told, int count)
    {
        var (_, _, isShown, standing) = earlier.Counts[count];
        if (standing == Standing.Known || (isShown && !told[count]))
            return Standing.Known;
        return told[count] ? Standing.KeptHidden : Standing.New;
    }

    /// <summary>What is known once cannot be hidden by another release that kept it hidden.</summary>
    private static Standing Stricter(Standing one, Standing other) => (one, other) switch
    {
        (Standing.Known, _) or (_, Standing.Known) => Standing.Known,
        (Standing.KeptHidden, _) or (_, Standing.KeptHidden) => Standing.KeptHidden,
        _ => Standing.New,
    };
}
