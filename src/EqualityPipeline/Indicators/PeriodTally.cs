using System.Collections.Immutable;
using System.Runtime.InteropServices;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Statistics.Distributions;

namespace EqualityPipeline.Indicators;

/// <summary>Every count, and every sum of counts, that a figure of one period may use.</summary>
/// <remarks>What flows is added up over the months of the period; what is counted at a moment is that of its last month.</remarks>
public sealed class PeriodTally
{
    private readonly Dictionary<CountKey, decimal> counts;
    private readonly Dictionary<CountKey, SortedDictionary<int, decimal>> buckets;
    private readonly HashSet<(CountedPart Part, Unit Unit)> returned;
    private readonly (CountedPart Part, ImmutableArray<Unit> Units)? baseOf;
    private readonly Dictionary<(string Strand, string Group), string> countsAs = [];

    /// <param name="added">What was added up before, and is not summed yet; null where nothing was.</param>
    internal PeriodTally(FigurePeriod period, ImmutableArray<GroupTree> trees, PlaceTree places, ImmutableArray<PartUse> uses, PeriodTally? added = null)
    {
        (Period, Trees, Places, Uses, counts, buckets, returned) = (period, trees, places, uses, new(added?.counts.Count ?? 0), [], new(added?.returned ?? []));
        foreach (var (key, count) in added?.counts ?? [])
            CollectionsMarshal.GetValueRefOrAddDefault(counts, UnderThisList(key), out _) += count;
        foreach (var (key, found) in added?.buckets ?? [])
            Merge(UnderThisList(key), found);
    }

    private PeriodTally(PeriodTally like, CountedPart part, ImmutableArray<Unit> units)
        => (Period, Trees, Places, Uses, counts, buckets, returned, baseOf) =
            (like.Period, like.Trees, like.Places, like.Uses, like.counts, like.buckets, like.returned, (part, units));

    private PeriodTally(PeriodTally like, Dictionary<CountKey, decimal> shown)
        => (Period, Trees, Places, Uses, counts, buckets, returned, baseOf) =
            (like.Period, like.Trees, like.Places, like.Uses, shown, like.buckets, like.returned, like.baseOf);

    public FigurePeriod Period { get; }

    public ImmutableArray<GroupTree> Trees { get; }

    public PlaceTree Places { get; }

    public ImmutableArray<PartUse> Uses { get; }

    /// <summary>Null where nothing was returned for it; a true zero is 0.</summary>
    public decimal? Find(CountKey key)
    {
        if (baseOf is not { } pooled || key.Unit != Unit.Organisation || !key.Part.Equals(pooled.Part))
            return counts.TryGetValue(key, out var count) ? count : null;
        var of = pooled.Units.Select(unit => Find(key with { Unit = unit })).OfType<decimal>().ToList();
        return of.Count == 0 ? null : of.Sum();
    }

    /// <summary>The same counts, with a base that is the sum over some units only: residents of the areas that an indicator's count is of.</summary>
    internal PeriodTally WithBaseOf(CountedPart part, ImmutableArray<Unit> units) => new(this, part, units);

    /// <summary>The same with every count that needs protection as the rule shows it, so that whatever is computed from it can be had from what is shown.</summary>
    internal PeriodTally AsShown(SuppressionRule rule)
    {
        if (rule.RoundTo is null)
            return this;
        var rounded = Uses.Where(u => u.NeedsProtection).Select(u => u.Part).ToHashSet();
        return new PeriodTally(this, counts.ToDictionary(c => c.Key, c => rounded.Contains(c.Key.Part) ? rule.Shown(c.Value) : c.Value));
    }

    /// <summary>Pence or years against the weight of those who have them; empty where nothing was returned.</summary>
    public Distribution DistributionOf(CountKey key)
        => buckets.TryGetValue(key, out var found) ? Distribution.Of(found.Select(b => new Step(b.Key, b.Value))) : Distribution.Empty;

    public bool WasReturned(CountedPart part, Unit unit) => returned.Contains((part, unit));

    /// <summary>Everything that a part was returned for, sorted.</summary>
    public IEnumerable<Unit> UnitsReturned(CountedPart part) => returned.Where(r => r.Part.Equals(part)).Select(r => r.Unit).Order();

    /// <param name="takes">Which of the parts of the return belong in this period.</param>
    /// <param name="of">Of which units beside the organisation as a whole; null for all.</param>
    internal void Add(LeafCounts leaves, Func<CountedPart, bool> takes, Func<Unit, bool>? of)
    {
        bool Takes(CountedPart part, Unit unit) => (of is null || of(unit) || unit == Unit.Organisation) && takes(part);

        foreach (var at in leaves.Returned.Where(r => Takes(r.Part, r.Unit)))
            returned.Add(at);
        foreach (var (key, count) in leaves.Counts)
        {
            if (Takes(key.Part, key.Unit))
                CollectionsMarshal.GetValueRefOrAddDefault(counts, UnderThisList(key), out _) += count;
        }

        foreach (var (key, found) in leaves.Buckets)
        {
            if (Takes(key.Part, key.Unit))
                Merge(UnderThisList(key), found);
        }
    }

    /// <summary>Counts of earlier months, and residents counted before a list changed, are answers under the former list: none of them may fall out of the total.</summary>
    private CountKey UnderThisList(CountKey key)
    {
        if (!countsAs.TryGetValue((key.Strand, key.Group), out var group))
            countsAs[(key.Strand, key.Group)] = group = Trees.FirstOrDefault(t => t.Strand == key.Strand)?.CountsAs(key.Group) ?? key.Group;
        return group == key.Group ? key : key with { Group = group };
    }

    /// <summary>Adds the sums of groups, when all counts are in.</summary>
    /// <param name="isPooled">Whether the whole is that of several organisations: then everyone is everyone of each of them.</param>
    internal void Sum(bool isPooled)
    {
        foreach (var (part, unit) in returned.OrderBy(r => r.Unit.Level == UnitLevel.Organisation))
        {
            if (isPooled && unit == Unit.Organisation && Uses.FirstOrDefault(u => u.Part.Equals(part)) is { Measure.Public: false })
                counts[new CountKey(part, unit, Unit.All, Unit.All)] = MembersWith(part).Sum(m => counts.GetValueOrDefault(new CountKey(part, m, Unit.All, Unit.All)));
            SumGroups(part, unit);
        }

        foreach (var use in Uses.Where(u => u.Part.Band is not null))
        {
            foreach (var unit in UnitsReturned(use.Part.OfAllPay).ToList())
                AddBand(use.Part, unit);
        }
    }

    private IEnumerable<Unit> MembersWith(CountedPart part) => UnitsReturned(part).Where(u => u.Level == UnitLevel.Directorate);

    /// <summary>Who is in a band of the pay, which is drawn through everyone's pay, declared or not.</summary>
    private void AddBand(CountedPart band, Unit unit)
    {
        returned.Add((band, unit));
        foreach (var tree in Trees.Where(t => IsAsked(band.OfAllPay, unit, t)))
        {
            CountKey Key(CountedPart part, string group) => new(part, unit, tree.Strand, group);
            var everyone = DistributionOf(Key(band.OfAllPay, GroupTree.Total));
            foreach (var leaf in tree.Answers)
                counts[Key(band, leaf)] = InBand(band.Band!, DistributionOf(Key(band.OfAllPay, leaf)), everyone);
        }

        SumGroups(band, unit);
    }

    private static decimal InBand(PayBand band, Distribution part, Distribution everyone)
        => part.IsEmpty ? 0
            : decimal.Round(
                band.Quarter is { } quarter ? PayQuarters.Of(part, everyone)[quarter - 1].Count : TopEarners.Of(part, everyone, (band.TopPercent ?? 5) / 100m).Band.Count, 6);

    private void Merge(CountKey key, SortedDictionary<int, decimal> found)
    {
        if (!buckets.TryGetValue(key, out var known))
            buckets[key] = known = [];
        foreach (var (bucket, weight) in found)
            known[bucket] = known.GetValueOrDefault(bucket) + weight;
    }

    private void SumGroups(CountedPart part, Unit unit)
    {
        var total = new CountKey(part, unit, Unit.All, Unit.All);
        // A return without strands, and the record of a register about everyone, say the total themselves.
        decimal? everyone = counts.TryGetValue(total, out var said) ? said : null;
        foreach (var tree in Trees)
        {
            CountKey Key(string group) => new(part, unit, tree.Strand, group);
            // A strand that nobody asked about has no counts, which is not the same as counts of zero.
            if (!IsAsked(part, unit, tree))
            {
                everyone = Larger(everyone, Outside(tree, Key));
                continue;
            }

            foreach (var leaf in tree.Answers)
                counts.TryAdd(Key(leaf), 0);
            foreach (var sum in tree.Sums)
            {
                var count = 0m;
                foreach (var p in sum.Parts)
                {
                    count += counts.GetValueOrDefault(Key(p));
                    if (buckets.Count > 0 && buckets.TryGetValue(Key(p), out var found))
                        Merge(Key(sum.Group), found);
                }

                counts[Key(sum.Group)] = count;
            }

            var told = counts[Key(GroupTree.Total)] + counts[Key(GroupTree.Outside)];
            if (buckets.TryGetValue(Key(GroupTree.Total), out var all) && !(told <= everyone))
                buckets[total] = all;
            everyone = Larger(everyone, told);
        }

        // Strands whose totals differ are a fault of the return; the fullest of them is the nearest to everyone.
        if (everyone is { } people)
            counts[total] = people;
    }

    /// <summary>Whether the strand was answered for the whole measure: then a part without an answer is a part without people.</summary>
    private bool IsAsked(CountedPart part, Unit unit, GroupTree tree)
    {
        var whole = part.Whole;
        foreach (var group in tree.Answers)
        {
            if (counts.ContainsKey(new CountKey(part, unit, tree.Strand, group)) || (!ReferenceEquals(whole, part) && counts.ContainsKey(new CountKey(whole, unit, tree.Strand, group))))
                return true;
        }

        return false;
    }

    private decimal? Outside(GroupTree tree, Func<string, CountKey> key)
    {
        decimal? outside = null;
        foreach (var group in tree.Sums.Single(s => s.Group == GroupTree.Outside).Parts)
        {
            if (counts.TryGetValue(key(group), out var count))
                outside = (outside ?? 0) + count;
        }

        return outside;
    }

    private static decimal? Larger(decimal? left, decimal? right) => left > right ? left : right ?? left;
}
