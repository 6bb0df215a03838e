using System.Collections.Immutable;
using EqualityPipeline.Periods;

namespace EqualityPipeline.Indicators;

/// <summary>Which groups of a strand are told of a part in a council year.</summary>
/// <remarks>
/// Where many categories of the whole organisation are small in the periods of the year, hiding them would take much else with them: then the headings
/// alone are told, the whole year through, so that no single month says which category was small. The same holds for the kinds of undeclared answer: where
/// many are small the declaration rate alone tells of them. Below the organisation headings are told in any case.
/// </remarks>
public sealed class ShownGroups
{
    /// <summary>Of the counts of a year, the share that may be small: each hides itself and about one more.</summary>
    private const double ManySmall = 0.2;

    private readonly HashSet<(string Part, string Strand)> collapsed = [];

    private readonly HashSet<(string Part, string Strand)> withoutUndeclared = [];

    private ShownGroups() { }

    /// <param name="periods">All of the year; a part is judged by those at which its counts pass the gate.</param>
    public static ShownGroups Of(IReadOnlyCollection<PeriodFigures> periods, int smallestPublishedCount) => Of(periods, p => p.Tally, smallestPublishedCount);

    /// <param name="tallyOf">That of a period: of no unit but the organisation is it asked for.</param>
    internal static ShownGroups Of(IReadOnlyCollection<PeriodFigures> periods, Func<PeriodFigures, PeriodTally> tallyOf, int smallestPublishedCount)
    {
        ArgumentNullException.ThrowIfNull(periods);
        var shown = new ShownGroups();
        var tallies = new Dictionary<FigurePeriod, PeriodTally>();
        foreach (var use in periods.SelectMany(p => p.Uses).DistinctBy(u => u.Part).Where(u => u.NeedsProtection))
        {
            var ofPart = periods.Where(p => p.Period.Kind == (PeriodKind)use.Base).Select(Tally).ToList();
            foreach (var strand in ofPart.SelectMany(t => t.Trees).Select(t => t.Strand).Distinct(StringComparer.Ordinal))
            {
                if (ManyAreSmall(ofPart, use.Part, strand, t => t.RollUps.Any() ? t.Categories : [], smallestPublishedCount))
                    shown.collapsed.Add((use.Part.Text, strand));
                if (ManyAreSmall(ofPart, use.Part, strand, t => t.UndeclaredGroups, smallestPublishedCount))
                    shown.withoutUndeclared.Add((use.Part.Text, strand));
            }
        }

        return shown;

        PeriodTally Tally(PeriodFigures of) => tallies.TryGetValue(of.Period, out var known) ? known : tallies[of.Period] = tallyOf(of);
    }

    /// <summary>The groups of a strand that are told at a level, for an indicator that rests on these parts.</summary>
    public IEnumerable<string> Of(GroupTree tree, UnitLevel level, params IEnumerable<CountedPart> parts)
    {
        ArgumentNullException.ThrowIfNull(tree);
        return level == UnitLevel.Organisation && parts.Any(p => collapsed.Contains((p.Text, tree.Strand)))
            ? tree.ShownAt(UnitLevel.Directorate)
            : tree.ShownAt(level);
    }

    /// <summary>The kinds of undeclared answer that are told of the whole organisation, for an indicator that rests on these parts.</summary>
    public IEnumerable<string> UndeclaredOf(GroupTree tree, params IEnumerable<CountedPart> parts)
    {
        ArgumentNullException.ThrowIfNull(tree);
        return parts.Any(p => withoutUndeclared.Contains((p.Text, tree.Strand))) ? [] : tree.UndeclaredGroups;
    }

    /// <summary>What was settled, the same text for the same.</summary>
    internal string Text => string.Join(
        '\n',
        collapsed.Select(c => $"headings {c.Part} {c.Strand}").Concat(withoutUndeclared.Select(c => $"declared {c.Part} {c.Strand}")).Order(StringComparer.Ordinal));

    private static bool ManyAreSmall(
        IEnumerable<PeriodTally> tallies, CountedPart part, string strand, Func<GroupTree, IEnumerable<string>> groups, int smallestPublishedCount)
    {
        var (small, all) = (0, 0);
        foreach (var tally in tallies)
        {
            if (tally.Trees.FirstOrDefault(t => t.Strand == strand) is not { } tree)
                continue;
            foreach (var count in groups(tree).Select(c => tally.Find(new CountKey(part, Unit.Organisation, strand, c))).OfType<decimal>())
            {
                all++;
                small += count > 0 && count < smallestPublishedCount ? 1 : 0;
            }
        }

        return small > ManySmall * all;
    }
}
