using System.Collections.Immutable;
using System.Globalization;
using EqualityPipeline.Policy;
using EqualityPipeline.Statistics;

namespace EqualityPipeline.Indicators;

/// <summary>Figures that are a count over a base: proportions, rates, shares, and amounts for each of the base.</summary>
internal sealed class CountedFigures
{
    /// <summary>How many times as often the undeclared may be of a group as the declared before a verdict is thought beyond them: see decision 57.</summary>
    private const double UnlikeDeclared = 2;

    private readonly Indicator indicator;
    private readonly PeriodTally tally;
    private readonly IndicatorStatistic statistic;
    private readonly CountedPart countPart;
    private readonly CountedPart ofPart;
    private readonly Comparators comparators;

    public CountedFigures(Indicator indicator, PeriodTally tally)
    {
        (this.indicator, this.tally) = (indicator, tally);
        statistic = IndicatorStatistic.For(indicator.Kind);
        (countPart, ofPart) = (CountedPart.CountOf(indicator), CountedPart.BaseOf(indicator));
        comparators = new Comparators(indicator, tally, countPart, ofPart, BaseUnit);
    }

    private bool IsWithinBase => indicator.Kind is IndicatorKind.Proportion || IsShare;

    private bool IsShare => indicator.Kind is IndicatorKind.RatioOfShares or IndicatorKind.BandShare;

    public Figure Figure(Unit unit, GroupTree? tree, string group)
    {
        var strand = tree?.Strand ?? Unit.All;
        var figure = new Figure
        {
            Indicator = indicator, Period = tally.Period, Unit = unit, Strand = strand, Group = group, State = FigureState.NotAvailable, RestsOn = [],
        };

        if (!tally.WasReturned(countPart, unit))
            return figure with { Reasons = ["not returned"] };
        if (IsShare && (tree is null || group == GroupTree.Total))
            return figure with { State = FigureState.NotApplicable, Reasons = ["the whole has no share of itself"] };
        if (tally.Find(CountKey(unit, strand, group)) is not { } count)
            return figure with { Reasons = ["not collected"] };

        var (baseKey, baseCount) = BaseOf(unit, strand, group);
        if (baseCount is not { } of)
            return figure with { Reasons = [tally.WasReturned(ofPart, BaseUnit(unit)) ? "the base was not collected" : "the base was not returned"] };

        // Hours or days of nobody are somebody's all the same, and no base hides them.
        if (of <= 0 && count > 0 && !IsOfPeople(countPart))
            return figure with { Reasons = ["returned for nobody: its base is 0"] };

        figure = WithDeclarationRate(
            figure with { Numerator = count, Denominator = of, RestsOn = [CountKey(unit, strand, group), baseKey] }, tree);
        if (of <= 0 || of < indicator.MinimumBase)
        {
            return figure with
            {
                State = FigureState.LowReliability,
                Reasons = [string.Create(CultureInfo.InvariantCulture, $"too few to say: a base under {indicator.MinimumBase}"), .. figure.Reasons],
            };
        }

        // Counts that contradict their base (30 users of 20 residents) have a rate but no proportion.
        if (count > of && IsWithinBase)
            return figure with { State = FigureState.LowReliability, Reasons = ["the count is larger than its base", .. figure.Reasons] };

        figure = figure with { State = FigureState.Known, Estimate = statistic.Measure(count, of) };
        return tree is null || group == GroupTree.Total
            ? figure with { Reasons = [.. figure.Reasons, "no comparator: this is the total"] }
            : WithContrast(figure, tree, count, of);
    }

    private Figure WithDeclarationRate(Figure figure, GroupTree? tree)
    {
        if (tree is null)
            return figure;
        // Of hours or days it would tell how many of them the undeclared have, also where it is hidden how many people these are.
        var isOfBase = indicator.IsDeclaredOfBase || !IsOfPeople(countPart);
        CountKey Key(string group) => isOfBase ? BaseKey(figure.Unit, tree.Strand, group) : CountKey(figure.Unit, tree.Strand, group);
        return tally.Find(Key(GroupTree.Total)) is > 0 and { } total && tally.Find(Key(GroupTree.Declared)) is { } declared
            ? figure with { DeclarationRate = (double)(declared / total), DeclarationRestsOn = [Key(GroupTree.Declared), Key(GroupTree.Total)] }
            : figure;
    }

    private bool IsOfPeople(CountedPart part)
        => tally.Uses.FirstOrDefault(u => u.Part.Equals(part))?.Measure.Unit is null or MeasureUnit.People or MeasureUnit.Cases or MeasureUnit.FullTimeEquivalents;

    private Figure WithContrast(Figure figure, GroupTree tree, decimal count, decimal of)
    {
        Figure Without(string why) => figure with { Reasons = [.. figure.Reasons, "no comparator: " + why] };

        if (!tree.IsDeclaredGroup(figure.Group))
            return Without("not a declared group");
        var comparator = comparators.For(figure.Unit, tree, figure.Group);
        figure = figure with { ComparisonRestsOn = comparator.RestsOn };
        if ((comparator.Why ?? WhyNot(comparator)) is { } why)
            return figure with { ComparisonReasons = ["no comparator: " + why] };

        var contrast = statistic.Compare(comparator.Name, indicator.Compare.Direction, count, of, comparator.Count, comparator.Of);
        var isOfEnough = comparator.Of >= indicator.MinimumBase;
        return WithTurningPoint(figure, tree, contrast.ComparatorValue) with
        {
            Contrast = contrast with { IsOfEnough = isOfEnough },
            ComparisonReasons =
            [
                .. isOfEnough ? ImmutableArray<string>.Empty : [string.Create(CultureInfo.InvariantCulture, $"too few to say: the comparator's base is under {indicator.MinimumBase}")],
                .. contrast.Ratio switch
                {
                    { Undefined: { } undefined } => ImmutableArray.Create("no ratio: " + undefined),
                    { Adjusted: true } => ["ratio adjusted for a count of zero"],
                    _ => [],
                },
            ],
        };
    }

    /// <summary>
    /// Whether the group would come level with its comparator if those who did not declare were of it <see cref="UnlikeDeclared"/> times as often as those who did, or less.
    /// </summary>
    private Figure WithTurningPoint(Figure figure, GroupTree tree, double comparator)
    {
        CountKey Count(string group) => CountKey(figure.Unit, tree.Strand, group);
        CountKey Base(string group) => BaseKey(figure.Unit, tree.Strand, group);
        if (Undeclared(Count) is not { } undeclared || tally.Find(Count(GroupTree.Declared)) is not > 0)
            return figure;
        var (count, declared) = (tally.Find(Count(figure.Group)) ?? 0, tally.Find(Count(GroupTree.Declared))!.Value);
        // Of a share the base is everyone counted, who then all have a group; of a rate the group's own.
        var part = IsShare
            ? DeclarationBounds.TurningPoint((double)count, (double)(declared + undeclared), (double)undeclared, 0, comparator)
            : DeclarationBounds.TurningPoint((double)count, (double)(tally.Find(Base(figure.Group)) ?? 0), (double)undeclared, (double)(Undeclared(Base) ?? 0), comparator);
        return figure with
        {
            CouldTurn = part <= UnlikeDeclared * (double)(count / declared),
            TurnRestsOn = [Count(GroupTree.Declared), Count(GroupTree.Total), Base(GroupTree.Declared), Base(GroupTree.Total)],
        };

        decimal? Undeclared(Func<string, CountKey> key)
            => tally.Find(key(GroupTree.Total)) is { } total && tally.Find(key(GroupTree.Declared)) is { } told ? Math.Max(0, total - told) : null;
    }

    private string? WhyNot(Comparator comparator)
        => comparator.Of <= 0 ? "nobody else is in the base"
            : comparator.Count > comparator.Of && IsWithinBase ? "its count is larger than its base"
            : comparator.Count < 0 ? "the groups add up to more than the whole"
            : null;

    /// <summary>For shares the base shown is everyone counted who declared; for the rest it is the group's own base.</summary>
    private (CountKey Key, decimal? Count) BaseOf(Unit unit, string strand, string group)
    {
        var ofGroup = BaseKey(unit, strand, group);
        if (!IsShare)
            return (ofGroup, tally.Find(ofGroup));
        var declared = CountKey(unit, strand, GroupTree.Declared);
        return (declared, tally.Find(BaseKey(unit, strand, GroupTree.Declared)) is null ? null : tally.Find(declared));
    }

    private CountKey CountKey(Unit unit, string strand, string group) => new(countPart, unit, strand, group);

    private CountKey BaseKey(Unit unit, string strand, string group) => new(ofPart, BaseUnit(unit), strand, group);

    /// <summary>The residents of a ward are the base of its own figures; those of the whole organisation serve its directorates and services.</summary>
    private Unit BaseUnit(Unit unit) => indicator.Of.WholeOrganisation && unit.Level != UnitLevel.Place ? Unit.Organisation : unit;
}
