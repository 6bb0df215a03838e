using System.Collections.Immutable;
using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Statistics;
using static EqualityPipeline.Frameworks.RuleWords;

namespace EqualityPipeline.Frameworks;

/// <summary>What the published figures say. Whether a figure is hidden matters to none of these but the gap between groups: it is there.</summary>
internal static class FigureRulings
{
    public static EvidenceRuling Declared(EvidenceRule.Declared rule, FrameworkEvidence evidence, MonitoringPolicy policy)
    {
        var shares = rule.Strands.Select(strand => (Strand: strand, Share: MeanDeclarationRate(rule, strand, evidence, policy, out var newest), Newest: newest)).ToList();
        if (shares.Find(s => s.Share is null) is { Strand: { } unknown })
        {
            return new EvidenceRuling(
                false, WithoutFigures(f => IsDeclared(rule, unknown, f, policy), evidence),
                Text($"No declaration rate by {StrandNames([unknown], policy)} was published for {ReturnName(rule.Return, policy)} returns in the last {rule.Months} months."));
        }

        var oldest = shares.Min(s => s.Newest)!.Value;
        var words = string.Join(", ", shares.Select(s => Text($"{StrandNames([s.Strand], policy)} {s.Share:P1}")));
        return new EvidenceRuling(
            shares.TrueForAll(s => s.Share >= rule.AtLeast), EvidenceAge.Of(oldest, rule.Months, evidence.LastMonth),
            Text($"Declared in {ReturnName(rule.Return, policy)} returns, on average of the last {rule.Months} months: {words}; at least {rule.AtLeast:P0} is asked for."))
            .OfMonths(oldest, rule.Months);
    }

    public static EvidenceRuling NoClearGap(EvidenceRule.NoClearGap rule, FrameworkEvidence evidence, MonitoringPolicy policy)
    {
        var recent = evidence.Figures
            .Where(f => f.Indicator == rule.Indicator && IsMonth(f) && IsOfOrganisation(f) && f.Strand == rule.Strand && evidence.IsRecent(MonthOf(f), rule.Months))
            .ToList();
        var compared = recent.Where(f => f.Verdict is not null).ToList();
        // What nobody can see must not pass for the absence of a gap without being said.
        var hidden = recent.Count(f => f.Marker?.StartsWith('c') == true);
        if (compared.Count == 0)
        {
            return new EvidenceRuling(
                false, WithoutFigures(f => f.Indicator == rule.Indicator && IsMonth(f) && IsOfOrganisation(f) && f.Strand == rule.Strand && f.Verdict is not null, evidence),
                Text($"No comparison of \"{IndicatorName(rule.Indicator, policy)}\" by {StrandNames([rule.Strand], policy)} was published in the last {rule.Months} months."));
        }

        var newest = compared.Max(MonthOf);
        var worse = compared.Where(f => f.Verdict == Verdicts.InWords(Verdict.ClearlyWorse)).ToList();
        var months = worse.Select(f => f.Period).Distinct().Count();
        var groups = string.Join(", ", worse.Select(f => GroupName(f, policy)).Distinct().Order(StringComparer.Ordinal));
        return new EvidenceRuling(
            months <= rule.AtMostMonths, EvidenceAge.Of(newest, rule.Months, evidence.LastMonth),
            months == 0
                ? Text($"No group by {StrandNames([rule.Strand], policy)} was clearly worse in \"{IndicatorName(rule.Indicator, policy)}\" in the last {rule.Months} months: {compared.Count} comparisons; {hidden} figures were hidden.")
                : Text($"\"{IndicatorName(rule.Indicator, policy)}\" by {StrandNames([rule.Strand], policy)} was clearly worse in {months} of the last {rule.Months} months ({groups}); at most {rule.AtMostMonths} are allowed."))
            .OfMonths(newest, rule.Months);
    }

    public static EvidenceRuling Coverage(EvidenceRule.MappingCoverage rule, FrameworkEvidence evidence, MonitoringPolicy policy)
    {
        var held = evidence.Figures
            .Where(f => f.Indicator == rule.Indicator && f.Service != Unit.All && IsDivided(f, policy) && evidence.IsRecent(MonthOf(f), rule.Months))
            .GroupBy(f => (f.Directorate, f.Service, f.Strand))
            .ToDictionary(g => g.Key, g => g.Max(MonthOf));
        var pairs =
            (from service in evidence.Services
             from strand in rule.Strands
             select (Name: $"{service.Name} by {StrandNames([strand], policy)}", Month: held.GetValueOrDefault((service.Directorate, service.Id, strand)))).ToList();
        var count = pairs.Count(p => p.Month != default);
        if (count == 0)
        {
            return new EvidenceRuling(
                false, WithoutFigures(f => f.Indicator == rule.Indicator && f.Service != Unit.All && IsDivided(f, policy) && rule.Strands.Contains(f.Strand), evidence),
                Text($"No service has a figure of \"{IndicatorName(rule.Indicator, policy)}\" by {StrandNames(rule.Strands, policy)} in the last {rule.Months} months.")) { Progress = 0, Needed = rule.AtLeast };
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
               select ($"\"{IndicatorName(indicator, policy)}\" by {StrandNames([strand], policy)}", (Func<PublishedFigure, bool>)(f => f.Indicator == indicator && f.Strand == strand && IsDivided(f, policy))),
        ],
        rule.Months, rule.Indicators, evidence, policy, "are monitored");

    public static EvidenceRuling ByType(EvidenceRule.RecordedByType rule, FrameworkEvidence evidence, MonitoringPolicy policy) => EachHeld(
        [.. rule.Indicators.Select(indicator => ($"\"{IndicatorName(indicator, policy)}\"", (Func<PublishedFigure, bool>)(f => f.Indicator == indicator)))],
        rule.Months, rule.Indicators, evidence, policy, "are recorded");

    private static EvidenceRuling EachHeld(
        IReadOnlyList<(string Name, Func<PublishedFigure, bool> IsOf)> wanted, int months, ImmutableArray<string> indicators,
        FrameworkEvidence evidence, MonitoringPolicy policy, string verb)
    {
        var recent = evidence.Figures.Where(f => indicators.Contains(f.Indicator) && IsOfOrganisation(f) && IsHeld(f) && evidence.IsRecent(MonthOf(f), months)).ToList();
        var newest = wanted.Select(w => (w.Name, Month: recent.Where(w.IsOf).Select(f => (ReportingMonth?)MonthOf(f)).Max())).ToList();
        var missing = newest.Where(w => w.Month is null).Select(w => w.Name).ToList();
        var progress = 1 - ((double)missing.Count / wanted.Count);
        if (missing.Count == wanted.Count)
            return new EvidenceRuling(false, WithoutFigures(f => IsOfOrganisation(f) && IsHeld(f) && wanted.Any(w => w.IsOf(f)), evidence), Text($"Of the last {months} months nothing was published of {Some(missing)}.")) { Progress = 0 };
        var oldest = newest.Where(w => w.Month is not null).Min(w => w.Month)!.Value;
        return new EvidenceRuling(
            missing.Count == 0, EvidenceAge.Of(oldest, months, evidence.LastMonth),
            missing.Count == 0
                ? Text($"{wanted.Count} of {wanted.Count} {verb} in the last {months} months: {Some([.. wanted.Select(w => w.Name)])}.")
                : Text($"{wanted.Count - missing.Count} of {wanted.Count} {verb} in the last {months} months; missing: {Some(missing)}.")) { Progress = progress }
            .OfMonths(oldest, months);
    }

    /// <summary>The mean of published monthly rates, not a rate of sums: a sum over months could open a hidden one.</summary>
    private static double? MeanDeclarationRate(EvidenceRule.Declared rule, string strand, FrameworkEvidence evidence, MonitoringPolicy policy, out ReportingMonth? newest)
    {
        var months = evidence.Figures
            .Where(f => IsDeclared(rule, strand, f, policy) && evidence.IsRecent(MonthOf(f), rule.Months))
            .GroupBy(f => f.Period, StringComparer.Ordinal)
            .ToList();
        newest = months.Count == 0 ? null : months.Max(m => MonthOf(m.First()));
        return months.Average(month => month.First().DeclarationRate);
    }

    private static bool IsDeclared(EvidenceRule.Declared rule, string strand, PublishedFigure figure, MonitoringPolicy policy)
        => figure.Strand == strand && figure.Group == GroupTree.Total && figure.DeclarationRate is not null && IsMonth(figure) && IsOfOrganisation(figure)
            && policy.FindIndicator(figure.Indicator) is { } indicator
            && (indicator.Kind == IndicatorKind.Proportion ? indicator.Of : indicator.Count) is var part && part.Return == rule.Return && part.Measure == rule.Measure;

    /// <summary>No figure that counts: stale where there was one before, missing where there was none.</summary>
    private static EvidenceState WithoutFigures(Func<PublishedFigure, bool> isLookedFor, FrameworkEvidence evidence)
        => evidence.Figures.Any(f => isLookedFor(f) && MonthOf(f) <= evidence.LastMonth) ? EvidenceState.Stale : EvidenceState.Missing;

    /// <summary>Not available and not applicable mean that nobody counted.</summary>
    private static bool IsHeld(PublishedFigure figure) => figure.Marker is not { } marker || !(marker.StartsWith('x') || marker.StartsWith('z'));

    /// <summary>Of a group of the strand, and not of everyone: that somebody asked the question.</summary>
    private static bool IsDivided(PublishedFigure figure, MonitoringPolicy policy)
        => IsHeld(figure) && figure.Group != GroupTree.Total && policy.FindReservedGroup(figure.Group) is null;

    private static bool IsMonth(PublishedFigure figure) => FigurePeriod.Parse(figure.Period).Kind == PeriodKind.Month;

    private static ReportingMonth MonthOf(PublishedFigure figure) => FigurePeriod.Parse(figure.Period).LastMonth;

    private static bool IsOfOrganisation(PublishedFigure figure) => figure.Directorate == Unit.All && figure.Service == Unit.All && figure.Place == Unit.All;
}
