using System.Collections.Immutable;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Returns;

/// <summary>Whether figures are another month's: the same, nearly the same, a multiple of them, or shared out as they were.</summary>
/// <remarks>
/// The chance that two independent counts of mean λ are equal is near 1 / √(4πλ); that one of mean λ is another of mean λ/t times t, rounded, is near
/// 1 / √(2πλ(1 + t)): of few people now it is no surprise whatever they were. Of the strands of a measure the one that says most is taken,
/// because they count the same people. docs/decisions/0014 says how often this errs.
/// </remarks>
internal static class CopyDetector
{
    private const decimal Rounding = 0.5m;
    private const int FewestGroups = 6;
    private const int LeastInGroup = 20;
    private const decimal NearlyOne = 0.02m;

    public static ImmutableArray<Finding> Find(
        ReturnContext context, CopyRule rule, MonthCounts now, ImmutableArray<MonthCounts> others, ImmutableArray<MonthCounts> before, CountWords words)
    {
        // A stock may well be what it was; a month's events are not those of another.
        var events = context.Type.Measures.Where(m => m is { Kind: not MeasureKind.Stock, Public: false }).Select(m => m.Id).ToHashSet();
        foreach (var other in others.Reverse())
        {
            if (OneOther(rule, Pairs(now, other, events), other) is { } finding)
                return [finding];
        }
        return before.LastOrDefault() is { } last ? SharedOutAlike(context, rule, Pairs(now, last, events), last, words) : [];
    }

    private static List<Pair> Pairs(MonthCounts now, MonthCounts other, HashSet<string> events)
        => [.. now.Counts.Keys.Union(other.Counts.Keys)
            .Where(k => events.Contains(k.Block.Measure))
            .Select(k => new Pair(k.Block, k.Group, now.Counts.GetValueOrDefault(k), other.Counts.GetValueOrDefault(k)))
            .Where(p => p.Largest > 0)];

    private static Finding? OneOther(CopyRule rule, List<Pair> pairs, MonthCounts other)
    {
        if (pairs.Count >= rule.Cells && pairs.TrueForAll(p => p.Now == p.Then) && IsBeyondChance(rule, pairs))
            return Faults.SameFigures(other.Month, pairs.Count);
        var large = pairs.FindAll(p => p.Largest >= rule.LeastCount);
        if (large.Count < rule.Cells)
            return null;
        var same = large.FindAll(p => p.Now == p.Then);
        if (same.Count * 100 >= large.Count * rule.SamePercent && IsBeyondChance(rule, same))
            return Faults.NearlySameFigures(other.Month, same.Count, large.Count);
        if (pairs.Sum(p => p.Then) is not (var then and > 0))
            return null;
        var times = pairs.Sum(p => p.Now) / then;
        var scaled = large.FindAll(p => Math.Abs(p.Now - times * p.Then) <= Rounding);
        return Math.Abs(times - 1) > NearlyOne && scaled.Count * 100 >= large.Count * rule.SamePercent && IsBeyondChance(rule, scaled, (double)times)
            ? Faults.MultipleOf(other.Month, times, scaled.Count, large.Count)
            : null;
    }

    /// <summary>One finding for each strand whose people are divided as last month's were, to the person.</summary>
    private static ImmutableArray<Finding> SharedOutAlike(ReturnContext context, CopyRule rule, List<Pair> pairs, MonthCounts last, CountWords words)
    {
        var found = ImmutableArray.CreateBuilder<Finding>();
        foreach (var strand in pairs.GroupBy(p => p.Block.Strand).OrderBy(s => s.Key, StringComparer.Ordinal))
        {
            var where = strand.GroupBy(p => p.Block).Where(IsAlike).Select(b => words.Series(b.Key.Service, b.Key.Measure)).Distinct().Order(StringComparer.Ordinal).ToList();
            if (where.Count > 0)
                found.Add(Faults.SharedOutAlike(context.AllStrands.First(s => s.Id == strand.Key).Name, where, last.Month));
        }
        return found.ToImmutable();

        bool IsAlike(IGrouping<CountBlock, Pair> block)
        {
            if (block.Sum(p => p.Then) is not (var then and > 0))
                return false;
            var times = block.Sum(p => p.Now) / then;
            var large = block.Where(p => p.Largest >= LeastInGroup).ToList();
            return large.Count >= FewestGroups && block.All(p => Math.Abs(p.Now - times * p.Then) <= Rounding) && IsBeyondChance(rule, large, (double)times);
        }
    }

    private static bool IsBeyondChance(CopyRule rule, IEnumerable<Pair> agreeing, double times = 1)
        => agreeing.GroupBy(p => p.Block with { Strand = string.Empty })
            .Sum(place => place.GroupBy(p => p.Block.Strand).Max(strand => strand.Sum(p => p.Surprise(times)))) >= Math.Log(rule.Odds);

    private readonly record struct Pair(CountBlock Block, string Group, decimal Now, decimal Then)
    {
        public decimal Largest => Math.Max(Now, Then);

        /// <summary>Natural logarithm of the odds against the two agreeing by chance.</summary>
        public double Surprise(double times) => Math.Max(0, 0.5 * Math.Log(2 * Math.PI * (1 + Math.Min(1, times)) * (double)Now));
    }
}
