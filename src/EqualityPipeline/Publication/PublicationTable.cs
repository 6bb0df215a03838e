using System.Collections.Immutable;
using EqualityPipeline.Indicators;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Publication;

/// <summary>Lays out one month's counts of people, with every sum that binds them, as a <see cref="SumTable"/>.</summary>
/// <remarks>
/// Four kinds of sum: groups of a strand, services within directorates within the organisation, for every proportion the people of the base
/// without the outcome (8 of 10 gives away 2), and for every share the others who declared. Measures published elsewhere, such as the census, need no protection and are left out.
/// </remarks>
internal sealed class PublicationTable
{
    // Of two counts that would do, the finer is hidden: a category before its roll-up, a service before its directorate, an outcome before its base.
    private const int PerGroupStep = 100;
    private const int PerUnitStep = 10;

    private readonly MonthFigures month;
    private readonly Dictionary<CountKey, int> numberOf = [];
    private readonly HashSet<int> everyoneNumbers = [];
    private readonly Dictionary<(string Return, string Measure), MeasureUse> uses;

    public PublicationTable(MonthFigures month)
    {
        this.month = month;
        uses = Uses(month);
        foreach (var ((@return, measure), use) in uses.OrderBy(u => u.Key.Return, StringComparer.Ordinal).ThenBy(u => u.Key.Measure, StringComparer.Ordinal))
            AddMeasure(@return, measure, use);
        foreach (var (count, of) in Proportions())
            AddComplements(count, of);
        foreach (var (@return, measure) in Shares())
            AddOthers(@return, measure);
    }

    public SumTable Sums { get; } = new();

    /// <summary>The number of a count in the table; null where it needs no protection or does not exist.</summary>
    public int? NumberOf(CountKey key) => numberOf.TryGetValue(key, out var number) ? number : null;

    private static Dictionary<(string Return, string Measure), MeasureUse> Uses(MonthFigures month)
    {
        var found = new Dictionary<(string Return, string Measure), MeasureUse>();
        foreach (var indicator in month.Policy.Indicators.Where(i => i.InForce.Covers(month.Month)))
        {
            var isProportion = indicator.Kind == IndicatorKind.Proportion;
            foreach (var (part, isBase) in new[] { (indicator.Count, false), (indicator.Of, true) })
            {
                if (month.Policy.FindReturnType(part.Return)?.FindMeasure(part.Measure, month.Month) is not { Public: false })
                    continue;
                var use = found.GetValueOrDefault((part.Return, part.Measure)) ?? new MeasureUse();
                found[(part.Return, part.Measure)] = use with
                {
                    ByDirectorate = use.ByDirectorate || (indicator.By.Contains(Breakdown.Directorate) && !part.WholeOrganisation),
                    ByService = use.ByService || (indicator.By.Contains(Breakdown.Service) && !part.WholeOrganisation),
                    ShowsUndeclared = use.ShowsUndeclared || isProportion,
                    IsBase = use.IsBase || isBase,
                };
            }
        }

        return found;
    }

    private void AddMeasure(string @return, string measure, MeasureUse use)
    {
        var units = Units(@return, measure, use).ToList();
        foreach (var unit in units)
        {
            var everyone = new CountKey(@return, measure, unit.Unit, Unit.All, Unit.All);
            AddCount(everyone, groupStep: 4, unit, use, isShown: unit.IsShown);
            everyoneNumbers.Add(numberOf[everyone]);
            foreach (var tree in month.Tally.Trees)
                AddStrand(@return, measure, unit, tree, use);
        }

        foreach (var whole in units.Where(u => u.Unit.Level != UnitLevel.Service))
            AddUnitSums(@return, measure, whole.Unit, [.. units.Where(u => IsPartOf(u.Unit, whole.Unit, use))]);
    }

    private IEnumerable<ShownUnit> Units(string @return, string measure, MeasureUse use)
    {
        foreach (var unit in month.Tally.UnitsReturned(@return, measure))
        {
            var isShown = unit.Level switch
            {
                UnitLevel.Organisation => true,
                UnitLevel.Directorate => use.ByDirectorate,
                _ => use.ByService && month.Organisation.FindDirectorate(unit.Directorate)?.Services.Any(s => s.Id == unit.Service) == true,
            };
            // Counts of an unnamed service are given away by those of the named ones beside it.
            if (isShown || (unit.Level == UnitLevel.Service && use.ByService))
                yield return new ShownUnit(unit, isShown);
        }
    }

    private static bool IsPartOf(Unit part, Unit whole, MeasureUse use) => whole.Level switch
    {
        UnitLevel.Organisation => part.Level == (use.ByDirectorate ? UnitLevel.Directorate : UnitLevel.Service),
        _ => part.Level == UnitLevel.Service && part.Directorate == whole.Directorate,
    };

    private void AddStrand(string @return, string measure, ShownUnit unit, GroupTree tree, MeasureUse use)
    {
        CountKey Key(string group) => new(@return, measure, unit.Unit, tree.Strand, group);
        if (month.Tally.Find(Key(GroupTree.Total)) is null)
            return;
        foreach (var group in tree.ShownAt(unit.Unit.Level))
            AddCount(Key(group), groupStep: tree.IsRollUp(group) ? 1 : 0, unit, use, unit.IsShown);
        // Kinds of undeclared answer are shown of the whole organisation only; elsewhere nobody can tell them apart, whatever is subtracted.
        var showsUndeclared = use.ShowsUndeclared && unit.Unit.Level == UnitLevel.Organisation;
        foreach (var group in showsUndeclared ? tree.UndeclaredGroups : [])
            AddCount(Key(group), groupStep: 0, unit, use, unit.IsShown);
        AddCount(Key(GroupTree.Declared), groupStep: 2, unit, use, unit.IsShown);
        AddCount(Key(GroupTree.Undeclared), groupStep: 2, unit, use, isShown: false);
        AddTotal(Key, numberOf[new CountKey(@return, measure, unit.Unit, Unit.All, Unit.All)], unit, use);

        foreach (var sum in tree.Sums.Where(s => s.Group != GroupTree.Outside && s.Parts.All(part => numberOf.ContainsKey(Key(part)))))
            Sums.AddSum(numberOf[Key(sum.Group)], [.. sum.Parts.Select(part => numberOf[Key(part)])]);
    }

    private void AddTotal(Func<string, CountKey> key, int everyone, ShownUnit unit, MeasureUse use)
    {
        var total = month.Tally.Find(key(GroupTree.Total));
        // A strand that everybody was asked about has everyone as its total: one count under two names, shown or hidden together.
        if (total == Sums.Counts[everyone].People)
        {
            numberOf[key(GroupTree.Total)] = everyone;
            return;
        }

        AddCount(key(GroupTree.Total), groupStep: 3, unit, use, unit.IsShown);
        AddCount(key(GroupTree.Outside), groupStep: 2, unit, use, isShown: false);
        // Returns whose strands have different totals bind nothing here.
        if (Sums.Counts[everyone].People == total + month.Tally.Find(key(GroupTree.Outside)))
            Sums.AddSum(everyone, [numberOf[key(GroupTree.Total)], numberOf[key(GroupTree.Outside)]]);
    }

    private void AddUnitSums(string @return, string measure, Unit whole, ImmutableArray<ShownUnit> parts)
    {
        if (parts.IsEmpty)
            return;
        foreach (var (strand, group) in Groups())
        {
            if (NumberOf(new CountKey(@return, measure, whole, strand, group)) is not { } number || IsEveryoneOfAnotherName(number, strand))
                continue;
            // A directorate that did not collect the strand has no count of it, and takes no part in the sum.
            var partNumbers = parts
                .Select(p => NumberOf(new CountKey(@return, measure, p.Unit, strand, group)))
                .OfType<int>().ToImmutableArray();
            if (partNumbers.Sum(p => Sums.Counts[p].People) == Sums.Counts[number].People)
                Sums.AddSum(number, partNumbers);
        }
    }

    private bool IsEveryoneOfAnotherName(int number, string strand) => strand != Unit.All && everyoneNumbers.Contains(number);

    private IEnumerable<(string Strand, string Group)> Groups()
        => month.Tally.Trees
            .SelectMany(tree => tree.Categories.Concat(tree.UndeclaredGroups).Concat(tree.Sums.Select(s => s.Group)).Select(g => (tree.Strand, g)))
            .Append((Unit.All, Unit.All));

    private IEnumerable<((string Return, string Measure) Count, (string Return, string Measure) Of)> Proportions()
        => month.Policy.Indicators
            .Where(i => i.InForce.Covers(month.Month) && i.Kind == IndicatorKind.Proportion)
            .Select(i => ((i.Count.Return, i.Count.Measure), (i.Of.Return, i.Of.Measure)))
            .Distinct();

    private void AddComplements((string Return, string Measure) count, (string Return, string Measure) of)
    {
        foreach (var (key, number) in numberOf.Where(n => (n.Key.Return, n.Key.Measure) == count).OrderBy(n => n.Value).ToList())
        {
            if (NumberOf(key with { Return = of.Return, Measure = of.Measure }) is not { } whole || IsEveryoneOfAnotherName(number, key.Strand))
                continue;
            var without = Sums.Counts[whole].People - Sums.Counts[number].People;
            if (without < 0)
                continue;
            var complement = Sums.Add(without, Sums.Counts[number].Weight, isShown: false);
            Sums.AddSum(whole, [number, complement]);
        }
    }

    private IEnumerable<(string Return, string Measure)> Shares()
        => month.Policy.Indicators
            .Where(i => i.InForce.Covers(month.Month) && i.Kind == IndicatorKind.RatioOfShares && uses.ContainsKey((i.Count.Return, i.Count.Measure)))
            .Select(i => (i.Count.Return, i.Count.Measure))
            .Distinct();

    /// <summary>A share shows a group beside everyone who declared one: 5 of 8 gives away that the others are 3.</summary>
    private void AddOthers(string @return, string measure)
    {
        foreach (var (key, number) in numberOf.Where(n => n.Key.Return == @return && n.Key.Measure == measure).OrderBy(n => n.Value).ToList())
        {
            if (month.Tally.Trees.FirstOrDefault(t => t.Strand == key.Strand)?.IsDeclaredGroup(key.Group) != true
                || NumberOf(key with { Group = GroupTree.Declared }) is not { } declared)
                continue;
            var others = Sums.Add(Sums.Counts[declared].People - Sums.Counts[number].People, Sums.Counts[number].Weight, isShown: false);
            Sums.AddSum(declared, [number, others]);
        }
    }

    private void AddCount(CountKey key, int groupStep, ShownUnit unit, MeasureUse use, bool isShown)
    {
        var weight = groupStep * PerGroupStep + (2 - (int)unit.Unit.Level) * PerUnitStep + (use.IsBase ? 1 : 0);
        numberOf[key] = Sums.Add(month.Tally.Find(key) ?? 0, weight, isShown);
    }

    private readonly record struct ShownUnit(Unit Unit, bool IsShown);

    private sealed record MeasureUse
    {
        public bool ByDirectorate { get; init; }

        public bool ByService { get; init; }

        public bool ShowsUndeclared { get; init; }

        public bool IsBase { get; init; }
    }
}
