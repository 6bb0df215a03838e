namespace EqualityPipeline.Statistics;

/// <summary>The group of a strand that does best: the comparator <c>best</c>.</summary>
public static class BestGroup
{
    /// <param name="groups">Each group's value, null where it has none, and its base.</param>
    /// <param name="minimumBase">Groups with fewer are passed over: a very good rate among three people is chance.</param>
    /// <param name="better">Which way is improvement.</param>
    /// <returns>
    /// Its place in the list. Of equals the one with the larger base, then the earlier. Null where neither way is better, and where fewer than two groups have a
    /// value and the minimum base: one group alone has no comparator.
    /// </returns>
    /// <remarks>
    /// Fairlearn's <c>MetricFrame.ratio(method = "between_groups")</c> is the worst value over the best. The best of many is in part the luckiest: a gap to it is on
    /// average larger than the gap to any group named beforehand, and its p value too small.
    /// </remarks>
    public static int? Find(IReadOnlyList<(double? Value, decimal Base)> groups, decimal minimumBase, Polarity better)
    {
        if (better == Polarity.NoJudgement)
            return null;

        int? best = null;
        var candidates = 0;
        for (var at = 0; at < groups.Count; at++)
        {
            if (groups[at].Value is not { } value || !double.IsFinite(value) || groups[at].Base < minimumBase)
                continue;
            candidates++;
            if (best is not { } before || IsBetter(value, groups[at].Base, groups[before].Value!.Value, groups[before].Base, better))
                best = at;
        }

        return candidates < 2 ? null : best;
    }

    private static bool IsBetter(double value, decimal people, double before, decimal peopleBefore, Polarity better)
    {
        if (value.Equals(before))
            return people > peopleBefore;
        return better == Polarity.Higher ? value > before : value < before;
    }
}
