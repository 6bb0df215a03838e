using EqualityPipeline.Policy;
using EqualityPipeline.Statistics;

namespace EqualityPipeline.Returns;

/// <summary>Whether the counts of a return end as counted numbers end, or as estimates do.</summary>
internal static class LastDigit
{
    private const double EndInNoughtOrFive = 0.2;
    private const int FewestRound = 8;

    /// <param name="type">Its public measures are left out: what is published elsewhere is often rounded there.</param>
    public static Finding? Find(DigitRule rule, MonthCounts counts, ReturnType type)
    {
        var people = counts.Counts.Where(c => c.Value > 0 && c.Value == decimal.Truncate(c.Value) && type.FindMeasure(c.Key.Block.Measure) is { Public: false }).Select(c => c.Value).ToList();
        if (people.Count >= FewestRound && people.TrueForAll(c => c % 10 == 0))
            return people.Distinct().Count() == 1 ? null : Faults.AllRound(people.Count);

        var large = people.FindAll(c => c >= rule.LeastCount);
        var round = large.Count(c => c % 5 == 0);
        if (large.Count < rule.Cells || round <= large.Count * EndInNoughtOrFive)
            return null;
        var chance = ExactBinomial.TwoSided(round, large.Count, EndInNoughtOrFive);
        return chance * rule.Odds < 1 ? Faults.RoundedOften(round, large.Count) : null;
    }
}
