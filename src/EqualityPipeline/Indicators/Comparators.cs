using System.Collections.Immutable;
using EqualityPipeline.Policy;
using EqualityPipeline.Statistics;

namespace EqualityPipeline.Indicators;

/// <summary>What a group is compared with: counts and base of the other side, and the counts that this gives away.</summary>
/// <param name="Why">Why there is none, in words; null where there is one.</param>
internal readonly record struct Comparator(string Name, decimal Count, decimal Of, ImmutableArray<CountKey> RestsOn, string? Why)
{
    public static Comparator None(string why) => new(string.Empty, 0, 0, [], why);
}

/// <summary>Finds the comparator that an indicator names, for one unit.</summary>
/// <param name="valueOf">What makes a group the best where it is not its count over its base: its mean pay.</param>
internal sealed class Comparators(
    Indicator indicator, PeriodTally tally, CountedPart countPart, CountedPart ofPart, Func<Unit, Unit> baseUnit, Func<CountKey, decimal?>? valueOf = null)
{
    public Comparator For(Unit unit, GroupTree tree, string group)
    {
        switch (indicator.Compare.With)
        {
            case ComparatorKind.None:
                return Comparator.None("the indicator compares nobody");
            // Those in a band of the pay are set beside everyone's shares, whatever the pay.
            case ComparatorKind.Population:
                return Population(unit, tree, group);
            case ComparatorKind.Rest:
                return Rest(unit, tree, group);
            case ComparatorKind.NamedGroup:
                return Named(unit, tree, group, tree.IsDeclaredGroup(indicator.Compare.NamedGroup!) ? indicator.Compare.NamedGroup : null);
            case ComparatorKind.Largest:
                return Chosen(unit, tree, group, tree.Peers(group).MaxBy(peer => Base(unit, tree.Strand, peer) ?? 0));
            default:
                return Best(unit, tree, group) is { } best ? Chosen(unit, tree, group, best) : Comparator.None("no group is the best of several");
        }
    }

    private Comparator Population(Unit unit, GroupTree tree, string group)
        => Base(unit, tree.Strand, group) is { } people && Base(unit, tree.Strand, GroupTree.Declared) is > 0 and { } all
            ? new("population", people, all, [BaseKey(unit, tree.Strand, group), BaseKey(unit, tree.Strand, GroupTree.Declared)], null)
            : Comparator.None("the population of the group is not known");

    private Comparator Rest(Unit unit, GroupTree tree, string group)
    {
        var (declared, declaredBase) = (CountKey(unit, tree.Strand, GroupTree.Declared), BaseKey(unit, tree.Strand, GroupTree.Declared));
        return tally.Find(declared) is { } count && tally.Find(declaredBase) is { } of
            ? new(
                "rest", count - (Count(unit, tree.Strand, group) ?? 0), of - (Base(unit, tree.Strand, group) ?? 0), [declared, declaredBase], null)
            : Comparator.None("the others were not counted");
    }

    private Comparator Named(Unit unit, GroupTree tree, string group, string? other)
        => other is null ? Comparator.None("the group compared with is not in this strand")
            : other == group ? Comparator.None("this is the group compared with")
            : new(
                other, Count(unit, tree.Strand, other) ?? 0, Base(unit, tree.Strand, other) ?? 0,
                [CountKey(unit, tree.Strand, other), BaseKey(unit, tree.Strand, other)], null);

    /// <summary>Which group is the largest or the best says of each of the others that it is not: it tells of the counts of them all.</summary>
    private Comparator Chosen(Unit unit, GroupTree tree, string group, string? other)
        => Named(unit, tree, group, other) with
        {
            RestsOn = [.. tree.Peers(group).SelectMany(peer => new[] { CountKey(unit, tree.Strand, peer), BaseKey(unit, tree.Strand, peer) })],
        };

    /// <summary>The best among groups that have enough people to have a rate.</summary>
    private string? Best(Unit unit, GroupTree tree, string group)
    {
        var peers = tree.Peers(group).ToList();
        var rated = peers.Select(peer => (Value: (double?)Value(peer), Of: Base(unit, tree.Strand, peer) ?? 0)).ToList();
        return BestGroup.Find(rated, indicator.MinimumBase, indicator.Better) is { } best ? peers[best] : null;

        decimal? Value(string peer)
            => valueOf is not null ? valueOf(CountKey(unit, tree.Strand, peer))
                : Base(unit, tree.Strand, peer) is > 0 and { } of ? Count(unit, tree.Strand, peer) / of
                : null;
    }

    private CountKey CountKey(Unit unit, string strand, string group) => new(countPart, unit, strand, group);

    private CountKey BaseKey(Unit unit, string strand, string group) => new(ofPart, baseUnit(unit), strand, group);

    private decimal? Count(Unit unit, string strand, string group) => tally.Find(CountKey(unit, strand, group));

    private decimal? Base(Unit unit, string strand, string group) => tally.Find(BaseKey(unit, strand, group));
}
