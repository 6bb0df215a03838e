using System.Collections.Immutable;
using System.Globalization;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Indicators;

/// <summary>Computes every indicator in force for one organisation and month, by unit, strand and group.</summary>
public static class FigureCalculator
{
    /// <param name="submissions">
    /// The submissions that hold their slots in the month, and for bases taken <c>as-at: latest</c> the latest one not older than the
    /// indicator allows.
    /// </param>
    public static MonthFigures Compute(
        MonitoringPolicy policy, Organisation organisation, ReportingMonth month, IReadOnlyCollection<SubmissionCells> submissions)
    {
        var trees = policy.StrandsInForce(organisation, month)
            .Select(strand => (Strand: strand, List: policy.CodeListFor(strand, month)))
            .Where(s => s.List is not null)
            .Select(s => new GroupTree(s.Strand, s.List!, policy.ReservedGroups))
            .ToImmutableArray();
        var tally = new MonthTally(trees, submissions);
        var returned = submissions.Where(s => s.Period == month).Select(s => (s.ReturnType, s.Directorate)).ToHashSet();
        var figures = policy.Indicators
            .Where(i => i.InForce.Covers(month) && IsOfMonths(i))
            .SelectMany(i => new OfOneIndicator(i, organisation, month, tally, returned).Figures())
            .ToImmutableArray();
        return new MonthFigures(organisation, month, policy, tally, figures);
    }

    /// <summary>Whether its figures are those of one month, of every strand, from counts that are not narrowed.</summary>
    private static bool IsOfMonths(Indicator indicator)
        => indicator.Kind is IndicatorKind.Proportion or IndicatorKind.Rate or IndicatorKind.RatioOfShares
            && indicator.Publish is PublishedPeriod.Month && indicator.Strands.IsEmpty && indicator.Compare.With is not (ComparatorKind.Best or ComparatorKind.None)
            && indicator.Count.Where.IsEmpty && indicator.Of.Where.IsEmpty;

    private sealed class OfOneIndicator(
        Indicator indicator, Organisation organisation, ReportingMonth month, MonthTally tally,
        HashSet<(string ReturnType, string Directorate)> returned)
    {
        private readonly IndicatorStatistic statistic = IndicatorStatistic.For(indicator.Kind);

        private readonly ImmutableSortedSet<string> owed =
        [
            .. organisation.Expected.Where(e => e.Return == indicator.Count.Return).SelectMany(e => organisation.OwedBy(e, month)),
        ];

        public IEnumerable<Figure> Figures()
        {
            if (owed.IsEmpty && !tally.WasReturned(indicator.Count.Return, indicator.Count.Measure, Unit.Organisation))
                yield break;
            foreach (var unit in Units())
            {
                yield return Compute(unit, null, Unit.All);
                foreach (var tree in tally.Trees)
                {
                    yield return Compute(unit, tree, GroupTree.Total);
                    foreach (var group in tree.ShownAt(unit.Level).Concat(UndeclaredGroups(unit, tree)))
                        yield return Compute(unit, tree, group);
                }
            }
        }

        private IEnumerable<Unit> Units()
        {
            yield return Unit.Organisation;
            if (indicator.By.IsEmpty)
                yield break;
            foreach (var directorate in organisation.Directorates)
            {
                if (!owed.Contains(directorate.Id) && !returned.Contains((indicator.Count.Return, directorate.Id)))
                    continue;
                if (indicator.By.Contains(Breakdown.Directorate))
                    yield return Unit.OfDirectorate(directorate.Id);
                if (!indicator.By.Contains(Breakdown.Service))
                    continue;
                foreach (var service in directorate.Services)
                    yield return new Unit(directorate.Id, service.Id);
            }
        }

        /// <summary>Undeclared people have a base of their own only where the base is made of the same answers; they are told of the whole organisation.</summary>
        private IEnumerable<string> UndeclaredGroups(Unit unit, GroupTree tree)
            // Also where nobody gave the answer: a row that is missing would say zero, and open the ones that are hidden beside it.
            => indicator.Kind == IndicatorKind.Proportion && unit.Level == UnitLevel.Organisation ? tree.UndeclaredGroups : [];

        private Figure Compute(Unit unit, GroupTree? tree, string group)
        {
            var strand = tree?.Strand ?? Unit.All;
            var figure = new Figure
            {
                Indicator = indicator,
                Unit = unit,
                Strand = strand,
                Group = group,
                State = FigureState.NotAvailable,
                RestsOn = [],
            };

            if (!tally.WasReturned(indicator.Count.Return, indicator.Count.Measure, unit))
                return figure with { Reasons = ["not returned"] };
            if (indicator.Kind == IndicatorKind.RatioOfShares && (tree is null || group == GroupTree.Total))
                return figure with { State = FigureState.NotApplicable, Reasons = ["the whole has no share of itself"] };
            if (Count(unit, strand, group) is not { } count)
                return figure with { Reasons = ["not collected"] };

            var (baseKey, baseCount) = BaseOf(unit, strand, group);
            if (baseCount is not { } of)
                return figure with { Reasons = [BaseWasReturned(unit) ? "the base was not collected" : "the base was not returned"] };

            var missing = owed.Where(d => !returned.Contains((indicator.Count.Return, d))).ToList();
            var isPartial = unit.Level == UnitLevel.Organisation && missing.Count > 0;
            figure = figure with
            {
                Numerator = count,
                Denominator = of,
                RestsOn = [CountKey(unit, strand, group), baseKey],
                IsPartial = isPartial,
                Reasons = isPartial ? [Text($"partial: {missing.Count} of {owed.Count} returns not received")] : [],
            };
            figure = WithDeclarationRate(figure, tree);
            if (of <= 0 || of < indicator.MinimumBase)
            {
                return figure with
                {
                    State = FigureState.LowReliability,
                    Reasons = [Text($"too few to say: a base under {indicator.MinimumBase}"), .. figure.Reasons],
                };
            }

            // Counts of one month that contradict their base (30 users of 20 residents) have a rate but no proportion.
            if (count > of && indicator.Kind != IndicatorKind.Rate)
            {
                return figure with
                {
                    State = FigureState.LowReliability,
                    Reasons = ["the count is larger than its base", .. figure.Reasons],
                };
            }

            figure = figure with { State = FigureState.Known, Estimate = statistic.Measure(count, of) };
            return tree is null || group == GroupTree.Total
                ? figure with { Reasons = [.. figure.Reasons, "no comparator: this is the total"] }
                : WithContrast(figure, tree, count, of);
        }

        private Figure WithDeclarationRate(Figure figure, GroupTree? tree)
        {
            if (tree is null)
                return figure;
            var part = indicator.Kind == IndicatorKind.Proportion ? indicator.Of : indicator.Count;
            var declaredKey = Key(part, figure.Unit, tree.Strand, GroupTree.Declared);
            var totalKey = Key(part, figure.Unit, tree.Strand, GroupTree.Total);
            return tally.Find(totalKey) is > 0 and { } total && tally.Find(declaredKey) is { } declared
                ? figure with { DeclarationRate = (double)(declared / total), DeclarationRestsOn = [declaredKey, totalKey] }
                : figure;
        }

        private Figure WithContrast(Figure figure, GroupTree tree, decimal count, decimal of)
        {
            Figure Without(string why) => figure with { Reasons = [.. figure.Reasons, "no comparator: " + why] };

            if (!tree.IsDeclaredGroup(figure.Group))
                return Without("not a declared group");
            var comparator = Comparator(figure, tree);
            if (comparator.Why is { } why)
                return Without(why);
            if (comparator.Of <= 0)
                return Without("nobody else is in the base");
            if (comparator.Count > comparator.Of && indicator.Kind != IndicatorKind.Rate)
                return Without("its count is larger than its base");

            var contrast = statistic.Compare(
                comparator.Name, indicator.Compare.Direction, count, of, comparator.Count, comparator.Of);
            return figure with
            {
                Contrast = contrast,
                ComparisonRestsOn = comparator.RestsOn,
                Reasons = contrast.Ratio switch
                {
                    { Undefined: { } undefined } => [.. figure.Reasons, "no ratio: " + undefined],
                    { Adjusted: true } => [.. figure.Reasons, "ratio adjusted for a count of zero"],
                    _ => figure.Reasons,
                },
            };
        }

        private (string Name, decimal Count, decimal Of, ImmutableArray<CountKey> RestsOn, string? Why) Comparator(Figure figure, GroupTree tree)
        {
            var (unit, strand, group) = (figure.Unit, figure.Strand, figure.Group);
            switch (indicator.Compare.With)
            {
                case ComparatorKind.Population:
                    var populationOfGroup = Base(unit, strand, group);
                    var population = Base(unit, strand, GroupTree.Declared);
                    return populationOfGroup is { } people && population is > 0 and { } all
                        ? ("population", people, all, [BaseKey(unit, strand, group), BaseKey(unit, strand, GroupTree.Declared)], null)
                        : ("population", 0, 0, [], "the population of the group is not known");

                case ComparatorKind.Rest:
                    var declared = CountKey(unit, strand, GroupTree.Declared);
                    var declaredBase = BaseKey(unit, strand, GroupTree.Declared);
                    return (
                        "rest",
                        tally.Find(declared)!.Value - figure.Numerator!.Value,
                        tally.Find(declaredBase)!.Value - figure.Denominator!.Value,
                        [declared, declaredBase],
                        null);

                default:
                    var other = indicator.Compare.NamedGroup ?? Largest(unit, tree, group);
                    if (other is null || !tree.IsDeclaredGroup(other))
                        return ("", 0, 0, [], "the group compared with is not in this strand");
                    if (other == group)
                        return ("", 0, 0, [], "this is the group compared with");
                    return (
                        other, Count(unit, strand, other) ?? 0, Base(unit, strand, other) ?? 0,
                        [CountKey(unit, strand, other), BaseKey(unit, strand, other)], null);
            }
        }

        private string? Largest(Unit unit, GroupTree tree, string group)
            => tree.Peers(group).MaxBy(peer => Base(unit, tree.Strand, peer) ?? 0);

        /// <summary>For shares the base shown is everyone counted who declared; for the rest it is the group's own base.</summary>
        private (CountKey Key, decimal? Count) BaseOf(Unit unit, string strand, string group)
        {
            if (indicator.Kind != IndicatorKind.RatioOfShares)
                return (BaseKey(unit, strand, group), Base(unit, strand, group));
            var key = CountKey(unit, strand, GroupTree.Declared);
            return (key, Base(unit, strand, GroupTree.Declared) is null ? null : tally.Find(key));
        }

        private bool BaseWasReturned(Unit unit) => tally.WasReturned(indicator.Of.Return, indicator.Of.Measure, BaseUnit(unit));

        private CountKey CountKey(Unit unit, string strand, string group) => Key(indicator.Count, unit, strand, group);

        private CountKey BaseKey(Unit unit, string strand, string group) => Key(indicator.Of, unit, strand, group);

        private decimal? Count(Unit unit, string strand, string group) => tally.Find(CountKey(unit, strand, group));

        private decimal? Base(Unit unit, string strand, string group) => tally.Find(BaseKey(unit, strand, group));

        private Unit BaseUnit(Unit unit) => indicator.Of.WholeOrganisation ? Unit.Organisation : unit;

        private static CountKey Key(MeasureReference part, Unit unit, string strand, string group)
            => new(part.Return, part.Measure, part.WholeOrganisation ? Unit.Organisation : unit, strand, group);

        private static string Text(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);
    }
}
