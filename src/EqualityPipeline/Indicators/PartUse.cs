using System.Collections.Immutable;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Indicators;

/// <summary>How the indicators of a family use one counted part in a council year: how far down it is told, how often, and what shows of it.</summary>
public sealed record PartUse
{
    public required CountedPart Part { get; init; }

    public required Measure Measure { get; init; }

    public bool ByDirectorate { get; init; }

    /// <summary>
    /// Counted of directorates though told of the whole organisation only: measures that it is made up of are told of directorates, so that what is told of both gives away what is
    /// hidden of one.
    /// </summary>
    public bool IsBoundByDirectorate { get; init; }

    public bool ByService { get; init; }

    public bool ByPlace { get; init; }

    /// <summary>The finest period that some indicator shows it at.</summary>
    public PublishedPeriod Finest { get; init; } = PublishedPeriod.Year;

    /// <summary>
    /// The period at which its counts pass the gate. Parts that sums bind share one: the finest that any of them is shown at. What is shown for longer is added up from
    /// counts that passed, and so tells nothing that they do not.
    /// </summary>
    public PublishedPeriod Base { get; init; } = PublishedPeriod.Year;

    /// <summary>Whether prefer not to say, unknown and blank have rows of their own.</summary>
    public bool ShowsUndeclared { get; init; }

    /// <summary>Whether an indicator shows its groups beside everyone who declared: as shares, or each compared with the rest of them.</summary>
    public bool ShowsOthers { get; init; }

    public bool IsBase { get; init; }

    /// <summary>Whether an indicator names it; false for the whole of a measure of which only parts are named.</summary>
    public bool IsNamed { get; init; }

    /// <inheritdoc cref="Measure.NeedsProtection"/>
    public bool NeedsProtection => Measure.NeedsProtection;

    /// <summary>The parts whose counts add up to its own, by the conditions of their measures.</summary>
    public IEnumerable<PartUse> MadeUpOf(IEnumerable<PartUse> uses)
    {
        var wholes = uses.Where(u => u.Part.Return == Part.Return && u.Part.Equals(u.Part.Whole)).ToList();
        var kinds = Part.Equals(Part.Whole) ? KindsOfMeasure.Of([.. wholes.Select(u => u.Measure)]).Where(k => k.AreAll && k.Whole == Measure).SelectMany(k => k.Kinds).ToList() : [];
        return wholes.Where(u => kinds.Contains(u.Measure));
    }

    /// <summary>The parts that indicators in force in any of the months name, and the whole of each measure, sorted by their text.</summary>
    public static ImmutableArray<PartUse> Of(MonitoringPolicy policy, IndicatorFamily family, ReportingMonth first, ReportingMonth last)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var found = new SortedDictionary<string, PartUse>(StringComparer.Ordinal);
        var months = Enumerable.Range(0, last.MonthsSince(first) + 1).Select(first.Plus).ToList();
        var inForce = family.Indicators.SelectMany(i => i.Earlier.IsEmpty ? [i] : months.Select(i.AsOf).Distinct()).Where(i => i.InForce.Overlaps(new MonthSpan(first, last))).ToList();
        foreach (var indicator in inForce)
        {
            var isProportion = indicator.Kind == IndicatorKind.Proportion;
            foreach (var (part, reference, isBase) in PartsOf(indicator))
            {
                if (policy.FindReturnType(reference.Return)?.FindMeasure(reference.Measure, last) is not { } measure)
                    continue;
                found.TryAdd(part.Whole.Text, new PartUse { Part = part.Whole, Measure = measure });
                var use = found.GetValueOrDefault(part.Text) ?? new PartUse { Part = part, Measure = measure };
                found[part.Text] = use with
                {
                    ByDirectorate = use.ByDirectorate || (indicator.By.Contains(Breakdown.Directorate) && !reference.WholeOrganisation),
                    ByService = use.ByService || (indicator.By.Contains(Breakdown.Service) && !reference.WholeOrganisation),
                    ByPlace = use.ByPlace || indicator.By.Contains(Breakdown.Place),
                    Finest = indicator.Publish < use.Finest ? indicator.Publish : use.Finest,
                    ShowsUndeclared = use.ShowsUndeclared || isProportion,
                    ShowsOthers = use.ShowsOthers || indicator.Compare.With == ComparatorKind.Rest
                        || (!isBase && indicator.Kind is not (IndicatorKind.Proportion or IndicatorKind.Rate)),
                    IsBase = use.IsBase || isBase,
                    IsNamed = true,
                };
            }
        }

        return WithBases([.. found.Values.Select(use => use.IsNamed ? use : Covering(use, found.Values))], inForce);
    }

    /// <summary>The parts of one measure are bound by their sum, an outcome and its base by those without it, a measure within another by those who are left.</summary>
    private static ImmutableArray<PartUse> WithBases(ImmutableArray<PartUse> uses, IEnumerable<Indicator> indicators)
    {
        var bases = uses.ToDictionary(u => u.Part, u => uses.Where(o => o.Part.Whole.Equals(u.Part.Whole)).Min(o => o.Finest));
        var pairs = indicators.Where(i => i.Kind == IndicatorKind.Proportion)
            .Select(i => (Count: CountedPart.CountOf(i), Of: CountedPart.BaseOf(i)))
            .Where(p => bases.ContainsKey(p.Count) && bases.ContainsKey(p.Of))
            .Concat(from part in uses from whole in uses where part.Part.Return == whole.Part.Return && part.Measure.IsWithin(whole.Measure) select (Count: part.Part, Of: whole.Part))
            .ToList();
        for (var hasChanged = true; hasChanged;)
        {
            hasChanged = false;
            foreach (var (count, of) in pairs.Where(p => bases[p.Count] != bases[p.Of]))
            {
                var finest = bases[count] < bases[of] ? bases[count] : bases[of];
                foreach (var bound in uses.Where(u => u.Part.Whole.Equals(count.Whole) || u.Part.Whole.Equals(of.Whole)))
                    bases[bound.Part] = bases[bound.Part] < finest ? bases[bound.Part] : finest;
                hasChanged = true;
            }
        }

        return [.. uses.Select(u => u with { Base = bases[u.Part], IsBoundByDirectorate = !u.ByDirectorate && u.MadeUpOf(uses).Any(p => p.ByDirectorate) })];
    }

    private static IEnumerable<(CountedPart Part, MeasureReference Reference, bool IsBase)> PartsOf(Indicator indicator)
    {
        if (!indicator.Count.IsNone)
            yield return (CountedPart.CountOf(indicator), indicator.Count, false);
        if (indicator.Band is not null)
            yield return (CountedPart.BaseOf(indicator), indicator.Count, true);
        else if (!indicator.Of.IsNone)
            yield return (CountedPart.BaseOf(indicator), indicator.Of, true);
    }

    /// <summary>Counts of the whole are needed wherever those of a part are: they say whether anybody was asked.</summary>
    private static PartUse Covering(PartUse whole, IEnumerable<PartUse> all)
    {
        var parts = all.Where(p => p.Part.Whole.Equals(whole.Part)).ToList();
        return whole with
        {
            ByDirectorate = parts.Any(p => p.ByDirectorate), ByService = parts.Any(p => p.ByService), ByPlace = parts.Any(p => p.ByPlace),
            Finest = parts.Min(p => p.Finest),
        };
    }
}
