using System.Collections.Immutable;
using System.Globalization;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Indicators;

/// <summary>The figures of one indicator in one period: which units and groups have one, and what each rests on.</summary>
internal sealed class IndicatorFigures
{
    private readonly MonitoringPolicy policy;
    private readonly Indicator indicator;
    private readonly Organisation organisation;
    private readonly PeriodTally tally;
    private readonly ReturnedCounts counts;
    private readonly ShownGroups groups;
    private readonly CountedPart countPart;
    private readonly Func<Unit, GroupTree?, string, Figure> compute;
    private readonly MissingReturns missing;
    private readonly bool tellsStrands;
    private readonly PooledIndicator? pooled;

    public IndicatorFigures(
        MonitoringPolicy policy, Indicator indicator, Organisation organisation, PeriodTally tally, ReturnedCounts counts, ShownGroups groups,
        Pooling? pooling)
    {
        (this.policy, this.indicator, this.organisation, this.tally, this.counts, this.groups) = (policy, indicator, organisation, tally, counts, groups);
        countPart = CountedPart.CountOf(indicator);
        if (pooling is not null)
        {
            pooled = new PooledIndicator(policy, pooling, indicator, tally, counts);
            this.tally = tally = pooled.Tally;
        }

        tellsStrands = TellsStrands(policy.FindReturnType(indicator.Recorded?.Register ?? indicator.Count.Return)?.AsOf(tally.Period.LastMonth));
        missing = new MissingReturns(policy, indicator, organisation, tally.Period, counts);
        compute = indicator.Kind switch
        {
            IndicatorKind.Recorded => new RecordedFigures(policy, indicator, tally, counts).Figure,
            IndicatorKind.Median or IndicatorKind.MeanGap or IndicatorKind.MedianGap => new PayFigures(indicator, tally).Figure,
            IndicatorKind.Mean when indicator.Of.IsNone => new PayFigures(indicator, tally).Figure,
            _ => new CountedFigures(indicator, tally).Figure,
        };
    }

    /// <summary>Of places a register tells what it holds and no more: a row for each group of each ward that no survey reached would say nothing many times.</summary>
    /// <param name="of">Of which units; null for all.</param>
    public IEnumerable<Figure> All(Func<Unit, bool>? of = null)
        => indicator.Recorded is null ? Every(of) : Every(of).Where(f => f.Unit.Level != UnitLevel.Place || f.State != FigureState.NotAvailable);

    private IEnumerable<Figure> Every(Func<Unit, bool>? of)
    {
        if (missing.Owed.IsEmpty && !IsReturned(Unit.Organisation))
            yield break;
        foreach (var unit in Units().Where(u => of is null || of(u)))
        {
            yield return Compute(unit, null, Unit.All);
            if (!TellsGroups(unit.Level))
                continue;
            foreach (var tree in tally.Trees.Where(t => IsOfStrand(t) && pooled?.Tells(t, GroupTree.Total) != false && (!t.IsOfDeclaredGroup || IsCounted(t, unit))))
            {
                yield return Compute(unit, tree, GroupTree.Total);
                foreach (var group in groups.Of(tree, unit.Level, Parts()).Concat(UndeclaredGroups(unit, tree)).Where(g => pooled?.Tells(tree, g) != false))
                    yield return Compute(unit, tree, group);
            }
        }
    }

    /// <summary>Impact assessments and pounds are of no strand: no row should say that their groups were not collected.</summary>
    private static bool TellsStrands(ReturnType? type)
        => type is null || type.Event is not null || type.Tally is { HasStrands: true } || type.Register?.Columns.Any(c => c.Type == ColumnType.Strand) == true;

    private bool TellsGroups(UnitLevel level)
    {
        var parts = Parts().ToList();
        return tally.Uses.Where(u => u.NeedsProtection && parts.Contains(u.Part)).All(u => FigureCalculator.TellsGroups(policy, level, u.Base));
    }

    private IEnumerable<CountedPart> Parts() => indicator.Recorded is null ? [countPart, CountedPart.BaseOf(indicator)] : [];

    private bool IsOfStrand(GroupTree tree) => tellsStrands && (indicator.Strands.IsEmpty || indicator.Strands.Contains(tree.Strand));

    /// <summary>A declared group is told of the whole organisation, from the month in which its people began to be counted.</summary>
    private bool IsCounted(GroupTree tree, Unit unit)
        => unit.Level == UnitLevel.Organisation && tally.Find(new CountKey(countPart, unit, tree.Strand, GroupTree.Total)) is not null;

    private bool IsReturned(Unit unit) => indicator.Recorded is { } recorded
        ? counts.SubmissionsOf(recorded.Register, tally.Period.LastMonth).Any()
        : tally.WasReturned(countPart, unit);

    private IEnumerable<Unit> Units()
    {
        yield return Unit.Organisation;
        foreach (var directorate in organisation.Directorates)
        {
            if (!missing.Owed.Contains(directorate.Id) && !tally.WasReturned(countPart, Unit.OfDirectorate(directorate.Id)))
                continue;
            if (indicator.By.Contains(Breakdown.Directorate))
                yield return Unit.OfDirectorate(directorate.Id);
            if (!indicator.By.Contains(Breakdown.Service))
                continue;
            foreach (var service in directorate.Services)
                yield return new Unit(directorate.Id, service.Id);
        }

        // Where no return names a ward there is no place to tell of.
        if (!indicator.By.Contains(Breakdown.Place) || (indicator.Recorded is null && !tally.Places.Wards.Any(w => tally.WasReturned(countPart, w))))
            yield break;
        foreach (var place in tally.Places.All)
            yield return place;
    }

    /// <summary>Undeclared people have a base of their own only where the base is made of the same answers; they are told of the whole organisation.</summary>
    private IEnumerable<string> UndeclaredGroups(Unit unit, GroupTree tree)
        // Also where nobody gave the answer: a row that is missing would say zero, and open the ones that are hidden beside it.
        => indicator.Kind == IndicatorKind.Proportion && unit.Level == UnitLevel.Organisation ? groups.UndeclaredOf(tree, Parts()) : [];

    public Figure Compute(Unit unit, GroupTree? tree, string group)
    {
        var figure = Pooled(compute(unit, tree, group), tree);
        if (tree is { IsOfDeclaredGroup: true } && group == Policy.DeclaredGroup.InGroup && figure.Denominator < tree.MinimumSize && figure.State == FigureState.Known)
        {
            figure = figure with
            {
                State = FigureState.LowReliability, Estimate = null, Contrast = null,
                Reasons = [string.Create(CultureInfo.InvariantCulture, $"too few to say: a group under {tree.MinimumSize}"), .. figure.Reasons],
            };
        }

        if (policy.Publication.RoundTo is { } step && figure.RestsOn.Any(key => IsProtected(key.Part)))
            figure = figure with { Reasons = figure.Reasons.Add(string.Create(CultureInfo.InvariantCulture, $"counts are rounded to {step}")) };
        figure = WithContradiction(WithBreak(figure, tree, group), tree);
        var partial = figure.Numerator is null ? [] : missing.Of(unit, figure.Strand);
        return partial.IsEmpty ? figure : figure with { IsPartial = true, Reasons = [.. partial, .. figure.Reasons] };
    }

    /// <summary>Each strand tells of the same people; where one has fewer than another, its return contradicts itself.</summary>
    private Figure WithContradiction(Figure figure, GroupTree? tree)
    {
        if (tree is null || tree.IsOfDeclaredGroup || figure.Group != GroupTree.Total || figure.Numerator is not { } people || missing.AreSilentOn(figure.Unit, tree.Strand))
            return figure;
        var everyone = new CountKey(countPart, figure.Unit, Unit.All, Unit.All);
        return tally.Find(everyone) > people + (tally.Find(everyone with { Strand = tree.Strand, Group = GroupTree.Outside }) ?? 0)
            ? figure with { Contradiction = "the strand has fewer in all than another has", ContradictionRestsOn = [everyone] }
            : figure;
    }

    private bool IsProtected(CountedPart part) => tally.Uses.Any(u => u.NeedsProtection && u.Part.Equals(part));

    /// <summary>Of partners: what they do not let be told, and who is missing.</summary>
    private Figure Pooled(Figure figure, GroupTree? tree)
    {
        if (pooled is null)
            return figure;
        if (pooled.WhyNot is { } why)
        {
            return new Figure
            {
                Indicator = figure.Indicator, Period = figure.Period, Unit = figure.Unit, Strand = figure.Strand, Group = figure.Group,
                State = FigureState.NotAvailable, RestsOn = [], Reasons = [why, .. pooled.Partial],
            };
        }

        if (figure.Contrast is { } contrast && tree?.IsDeclaredGroup(contrast.Comparator) == true && !pooled.Tells(tree, contrast.Comparator))
            figure = figure with { Contrast = null, ComparisonRestsOn = [], Reasons = figure.Reasons.Add("no comparator: not every partner shares the group compared with") };
        return pooled.Partial.IsEmpty || figure.Numerator is null && figure.Estimate is null
            ? figure
            : figure with { IsPartial = true, Reasons = [.. figure.Reasons, .. pooled.Partial] };
    }

    /// <summary>What changed in the period or the year before it cannot be set beside what was before the change.</summary>
    private Figure WithBreak(Figure figure, GroupTree? tree, string group)
    {
        if (figure.State is not (FigureState.Known or FigureState.LowReliability))
            return figure;
        var last = tally.Period.LastMonth;
        return (policy.ComparabilityOf(indicator, last) ?? (tree is null ? null : policy.ComparabilityOf(tree.Strand, group, last))) is { } broken
            ? figure with { IsBroken = true, Reasons = figure.Reasons.Add($"break in {broken.From.InWords}: {broken.Why}") }
            : figure;
    }
}
