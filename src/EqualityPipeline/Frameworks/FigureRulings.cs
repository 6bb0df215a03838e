using System.Collections.Immutable;
using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Statistics;
using static EqualityPipeline.Frameworks.RuleWords;

namespace EqualityPipeline.Frameworks;

/// <summary>What the published figures say. Whether a figure is hidden matters to none of these but the gap between groups: it is there.</summary>
internal static class FigureRulings
{
    public static EvidenceRuling Declared(EvidenceRule.Declared rule, FrameworkEvidence evidence, MonitoringPolicy policy)
    {
        var figures = OfRule(rule, evidence, policy);
        var shares = rule.Strands.Select(strand => (Strand: strand, Recent: MonthsOf([.. figures.Where(f => f.Figure.Strand == strand && evidence.IsRecent(f.Month, rule.Months))]))).ToList();
        if (shares.Find(s => s.Recent.Count == 0) is { Strand: { } unknown })
        {
            return new EvidenceRuling(
                false, WithoutFigures(figures.Where(f => f.Figure.Strand == unknown), evidence),
                Text($"No declaration rate by {StrandNames([unknown], policy)} was published for {ReturnName(rule.Return, policy)} returns in the last {rule.Months} months."));
        }

        var oldest = shares.Min(s => s.Recent.Max(m => m.Month));
        // The mean of published rates, not a rate of sums: a sum over periods could open a hidden one.
        var means = shares.Select(s => (s.Strand, Share: s.Recent.Average(m => m.Rate))).ToList();
        var words = string.Join(", ", means.Select(s => Text($"{StrandNames([s.Strand], policy)} {s.Share:P1}")));
        return new EvidenceRuling(
            means.TrueForAll(s => s.Share >= rule.AtLeast), EvidenceAge.Of(oldest, rule.Months, evidence.LastMonth),
            Text($"Declared in {ReturnName(rule.Return, policy)} returns, on average of the last {rule.Months} months: {words}; at least {rule.AtLeast:P0} is asked for."))
            .OfMonths(oldest, rule.Months);

        static List<(ReportingMonth Month, double Rate)> MonthsOf(IReadOnlyList<DatedFigure> figures)
            => [.. figures.GroupBy(f => f.Month).Select(m => (m.Key, m.First().Figure.DeclarationRate!.Value))];
    }

    public static EvidenceRuling NoClearGap(EvidenceRule.NoClearGap rule, FrameworkEvidence evidence, MonitoringPolicy policy)
    {
        var figures = DatedFigures.Of(evidence.Figures)[rule.Indicator].Where(f => f.IsShortest && f.IsOfOrganisation && f.Figure.Strand == rule.Strand).ToList();
        var recent = figures.Where(f => evidence.IsRecent(f.Month, rule.Months)).ToList();
        var compared = recent.Where(f => f.Figure.Verdict is not null).ToList();
        // What nobody can see must not pass for the absence of a gap without being said.
        var hidden = recent.Count(f => f.Figure.Marker?.StartsWith('c') == true);
        if (compared.Count == 0)
        {
            return new EvidenceRuling(
                false, WithoutFigures(figures.Where(f => f.Figure.Verdict is not null), evidence),
                Text($"No comparison of \"{IndicatorName(rule.Indicator, policy)}\" by {StrandNames([rule.Strand], policy)} was published in the last {rule.Months} months."));
        }

        var newest = compared.Max(f => f.Month);
        var worse = compared.Where(f => f.Figure.Verdict == Verdicts.InWords(Verdict.ClearlyWorse)).ToList();
        // A quarter that was clearly worse stands for its three months.
        var months = worse.DistinctBy(f => f.Month).Sum(f => f.Months);
        var groups = string.Join(", ", worse.Select(f => GroupName(f.Figure, policy)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        return new EvidenceRuling(
            months <= rule.AtMostMonths, EvidenceAge.Of(newest, rule.Months, evidence.LastMonth),
            months == 0
                ? Text($"No group by {StrandNames([rule.Strand], policy)} was clearly worse in \"{IndicatorName(rule.Indicator, policy)}\" in the last {rule.Months} months: {compared.Count} comparisons; {hidden} figures were hidden.")
                : Text($"\"{IndicatorName(rule.Indicator, policy)}\" by {StrandNames([rule.Strand], policy)} was clearly worse in {months} of the last {rule.Months} months ({groups}); at most {rule.AtMostMonths} are allowed."))
            .OfMonths(newest, rule.Months);
    }

    public static EvidenceRuling Coverage(EvidenceRule.MappingCoverage rule, FrameworkEvidence evidence, MonitoringPolicy policy)
    {
        var figures = DatedFigures.Of(evidence.Figures)[rule.Indicator]
            .Where(f => f.Figure.Service != Unit.All && rule.Strands.Contains(f.Figure.Strand) && f.IsDivided(policy)).ToList();
        var held = figures.Where(f => evidence.IsRecent(f.Month, rule.Months))
            .GroupBy(f => (f.Figure.Directorate, f.Figure.Service, f.Figure.Strand))
            .ToDictionary(g => g.Key, g => g.Max(f => f.Month));
        var pairs =
            (from service in evidence.Services
             from strand in rule.Strands
             select (Name: $"{service.Name} by {StrandNames([strand], policy)}", Month: held.GetValueOrDefault((service.Directorate, service.Id, strand)))).ToList();
        var count = pairs.Count(p => p.Month != default);
        if (count == 0)
        {
            return new EvidenceRuling(
                false, WithoutFigures(figures, evidence),
                Text($"No service has a figure of \"{IndicatorName(rule.Indicator, policy)}\" by {StrandNames(rule.Strands, policy)} in the last {rule.Months} months."))
            {
                Progress = 0,
                Needed = rule.AtLeast,
            };
        }

        var newest = pairs.Max(p => p.Month);
        var missing = pairs.Where(p => p.Month == default).Select(p => p.Name).ToList();
        return new EvidenceRuling(
            count >= rule.AtLeast * pairs.Count, EvidenceAge.Of(newest, rule.Months, evidence.LastMonth),
            Text($"{count} of {pairs.Count} pairs of a service and a strand are monitored; at least {rule.AtLeast:P0} is asked for.") + (missing.Count == 0 ? "" : $" Missing: {Some(missing)}."))
        {
            Progress = (double)count / pairs.Count,
            Needed = rule.AtLeast,
        }.OfMonths(newest, rule.Months);
    }

    public static EvidenceRuling Monitored(EvidenceRule.MonitoredByStrand rule, FrameworkEvidence evidence, MonitoringPolicy policy) => EachHeld(
        [
            .. from indicator in rule.Indicators
               from strand in rule.Strands
               select new Wanted($"\"{IndicatorName(indicator, policy)}\" by {StrandNames([strand], policy)}", indicator, f => f.Figure.Strand == strand && f.IsDivided(policy)),
        ],
        rule.Months, evidence, "are monitored");

    public static EvidenceRuling ByType(EvidenceRule.RecordedByType rule, FrameworkEvidence evidence, MonitoringPolicy policy)
        => EachHeld([.. rule.Indicators.Select(indicator => new Wanted($"\"{IndicatorName(indicator, policy)}\"", indicator, f => f.IsHeld))], rule.Months, evidence, "are recorded");

    private sealed record Wanted(string Name, string Indicator, Func<DatedFigure, bool> IsOf);

    private static EvidenceRuling EachHeld(ImmutableArray<Wanted> wanted, int months, FrameworkEvidence evidence, string verb)
    {
        var held = wanted.Select(w => (w.Name, Figures: DatedFigures.Of(evidence.Figures)[w.Indicator].Where(f => f.IsOfOrganisation && w.IsOf(f)).ToList())).ToList();
        var newest = held.Select(w => (w.Name, Month: w.Figures.Where(f => evidence.IsRecent(f.Month, months)).Select(f => (ReportingMonth?)f.Month).Max())).ToList();
        var missing = newest.Where(w => w.Month is null).Select(w => w.Name).ToList();
        if (missing.Count == wanted.Length)
            return new EvidenceRuling(false, WithoutFigures(held.SelectMany(w => w.Figures), evidence), Text($"Of the last {months} months nothing was published of {Some(missing)}.")) { Progress = 0 };
        var oldest = newest.Where(w => w.Month is not null).Min(w => w.Month)!.Value;
        return new EvidenceRuling(
            missing.Count == 0, EvidenceAge.Of(oldest, months, evidence.LastMonth),
            missing.Count == 0
                ? Text($"{wanted.Length} of {wanted.Length} {verb} in the last {months} months: {Some([.. wanted.Select(w => w.Name)])}.")
                : Text($"{wanted.Length - missing.Count} of {wanted.Length} {verb} in the last {months} months; missing: {Some(missing)}."))
        {
            Progress = 1 - ((double)missing.Count / wanted.Length),
        }.OfMonths(oldest, months);
    }

    private static List<DatedFigure> OfRule(EvidenceRule.Declared rule, FrameworkEvidence evidence, MonitoringPolicy policy)
    {
        var figures = DatedFigures.Of(evidence.Figures);
        return
        [
            .. FrameworkInputs.IndicatorsOf(rule, policy).SelectMany(indicator => figures[indicator])
                .Where(f => f.IsShortest && f.IsOfOrganisation && f.Figure.Group == GroupTree.Total && f.Figure.DeclarationRate is not null),
        ];
    }

    /// <summary>No figure that counts: stale where there was one before, missing where there was none.</summary>
    private static EvidenceState WithoutFigures(IEnumerable<DatedFigure> lookedFor, FrameworkEvidence evidence)
        => lookedFor.Any(f => f.Month <= evidence.LastMonth) ? EvidenceState.Stale : EvidenceState.Missing;
}
