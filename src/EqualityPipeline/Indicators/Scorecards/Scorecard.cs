using System.Collections.Immutable;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;

namespace EqualityPipeline.Indicators.Scorecards;

/// <summary>The ten priorities of the Equalities Review by the four critical outcomes: what is measured, where the gap is, and how it goes.</summary>
/// <param name="Outcomes">The columns: the critical outcomes, and last <see cref="Beside"/>.</param>
/// <param name="Rows">The priorities in the order of their list.</param>
public sealed record Scorecard(ImmutableArray<string> Outcomes, ImmutableArray<ScorecardRow> Rows)
{
    /// <summary>The column of indicators that belong to none of the four outcomes.</summary>
    public const string Beside = "other";

    private const string Priorities = "priority";
    private const string CriticalOutcomes = "critical-outcome";
    private const string ClearlyWorse = "clearly worse";
    private const string TooFew = "too few to say";

    public IEnumerable<string> CoveredOutcomes => Outcomes.Where(o => o != Beside && Rows.Any(r => r.Cells.Any(c => c.Outcome == o && c.IsCovered)));

    public IEnumerable<string> CoveredPriorities => Rows.Where(r => r.IsCovered).Select(r => r.Priority);

    /// <param name="figures">Published ones, of one organisation.</param>
    public static Scorecard Of(MonitoringPolicy policy, IEnumerable<PublishedFigure> figures)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var whole = figures
            .Where(f => new Unit(f.Directorate, f.Service, f.Place) == Unit.Organisation && f.Value is not null)
            .ToLookup(f => f.Indicator, StringComparer.Ordinal);
        ImmutableArray<string> outcomes = [.. CodesOf(policy, CriticalOutcomes), Beside];
        return new Scorecard(
            outcomes,
            [
                .. CodesOf(policy, Priorities).Select(priority => new ScorecardRow(
                    priority,
                    [.. outcomes.Select(outcome => CellOf(outcome, policy.Indicators.Where(i => i.Priority == priority && (i.CriticalOutcome ?? Beside) == outcome), whole))])),
            ]);
    }

    private static IEnumerable<string> CodesOf(MonitoringPolicy policy, string list)
        => policy.CodeLists.TryGetValue(list, out var codes) ? codes.Details.Select(c => c.Id) : [];

    private static ScorecardCell CellOf(string outcome, IEnumerable<Indicator> indicators, ILookup<string, PublishedFigure> whole)
    {
        var measured = indicators.OrderBy(i => i.Id, StringComparer.Ordinal).Select(i => new MeasuredIndicator(i.Id, whole.Contains(i.Id))).ToImmutableArray();
        var latest = measured.Where(m => m.HasFigures).Select(m => LatestYear(whole[m.Indicator])).ToList();
        return new ScorecardCell(outcome, measured, latest.SelectMany(GapsNow).MaxBy(Size), latest.Sum(years => years.Now.Count(f => f.Verdict is not null and not TooFew)));
    }

    private static (List<PublishedFigure> Years, List<PublishedFigure> Now) LatestYear(IEnumerable<PublishedFigure> ofIndicator)
    {
        var years = ofIndicator.Where(f => FigurePeriod.Parse(f.Period).Kind == PeriodKind.Year).ToList();
        return (years, years.Count == 0 ? [] : years.FindAll(f => f.PeriodEnd == years.Max(y => y.PeriodEnd)));
    }

    /// <summary>Clear gaps of the latest council year of an indicator: groups that stand clearly worse.</summary>
    private static IEnumerable<Gap> GapsNow((List<PublishedFigure> Years, List<PublishedFigure> Now) indicator) => indicator.Now
        .Where(f => f.Verdict == ClearlyWorse && f.Difference is not null)
        .OrderBy(f => f.Id, StringComparer.Ordinal)
        .Select(now => Gap.Of([.. indicator.Years.Where(f => f.Strand == now.Strand && f.Group == now.Group)], now));

    /// <summary>Indicators differ in unit: gaps are compared by how many times the one side is the other.</summary>
    private static double Size(Gap gap) => gap.Now switch
    {
        { Ratio: > 0 and { } ratio } => Math.Abs(Math.Log(ratio)),
        { Ratio: 0 } => double.MaxValue,
        { Difference: { } difference, ComparatorValue: { } comparator } when comparator != 0 => Math.Abs(difference / comparator),
        _ => 0,
    };
}

public sealed record ScorecardRow(string Priority, ImmutableArray<ScorecardCell> Cells)
{
    public bool IsCovered => Cells.Any(c => c.IsCovered);
}

/// <param name="Indicators">Those of the policy.</param>
/// <param name="Gap">The largest clear gap; null where no group is clearly worse off.</param>
/// <param name="Compared">Groups with a verdict in the latest council year; with none, that no group is clearly worse off says nothing.</param>
public sealed record ScorecardCell(string Outcome, ImmutableArray<MeasuredIndicator> Indicators, Gap? Gap, int Compared)
{
    /// <summary>Whether any of its indicators has a published figure: an intention covers nothing.</summary>
    public bool IsCovered => Indicators.Any(i => i.HasFigures);
}

public sealed record MeasuredIndicator(string Indicator, bool HasFigures);
