using System.Globalization;
using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Statistics;

namespace EqualityPipeline.Frameworks;

/// <summary>What live data say of one criterion.</summary>
/// <param name="Words">The evidence with its numbers.</param>
public sealed record EvidenceRuling(bool IsMet, EvidenceState State, string Words)
{
    /// <summary>Settles a criterion from the evidence alone.</summary>
    public static EvidenceRuling On(EvidenceRule rule, FrameworkEvidence evidence, MonitoringPolicy policy) => rule switch
    {
        EvidenceRule.ReturnsAccepted accepted => Accepted(accepted, evidence, policy),
        EvidenceRule.ReturnsOnTime onTime => OnTime(onTime, evidence, policy),
        EvidenceRule.StrandsMapped mapped => Mapped(mapped, evidence, policy),
        EvidenceRule.Declared declared => Declared(declared, evidence, policy),
        EvidenceRule.NoClearGap gap => NoClearGap(gap, evidence, policy),
        _ => throw new ArgumentOutOfRangeException(nameof(rule)),
    };

    private static EvidenceRuling Accepted(EvidenceRule.ReturnsAccepted rule, FrameworkEvidence evidence, MonitoringPolicy policy)
    {
        var owed = evidence.Returns.Where(r => r.ReturnType == rule.Return && evidence.IsRecent(r.Period, rule.Months)).ToList();
        return Share(
            owed.Count(r => r.IsAccepted), owed.Count, rule.AtLeast,
            $"{ReturnName(rule.Return, policy)} returns owed in the last {rule.Months} months were accepted");
    }

    private static EvidenceRuling OnTime(EvidenceRule.ReturnsOnTime rule, FrameworkEvidence evidence, MonitoringPolicy policy)
    {
        var accepted = evidence.Returns
            .Where(r => r.ReturnType == rule.Return && r.IsAccepted && evidence.IsRecent(r.Period, rule.Months)).ToList();
        return Share(
            accepted.Count(r => r.IsOnTime), accepted.Count, rule.AtLeast,
            $"{ReturnName(rule.Return, policy)} returns accepted in the last {rule.Months} months arrived by their deadline");
    }

    private static EvidenceRuling Mapped(EvidenceRule.StrandsMapped rule, FrameworkEvidence evidence, MonitoringPolicy policy)
    {
        var held = rule.Strands
            .Where(strand => evidence.Mapped.Any(m =>
                m.ReturnType == rule.Return && m.Measure == rule.Measure && m.Strand == strand
                && evidence.IsRecent(m.Period, rule.MaxAgeMonths)))
            .ToList();
        var missing = rule.Strands.Except(held).ToList();
        return missing.Count == 0
            ? new EvidenceRuling(true, EvidenceState.Fresh, $"{MeasureName(rule.Return, rule.Measure, policy)} are known by {StrandNames(held, policy)}.")
            : new EvidenceRuling(
                false, held.Count == 0 ? EvidenceState.Missing : EvidenceState.Fresh,
                Text($"{MeasureName(rule.Return, rule.Measure, policy)} are not known by {StrandNames(missing, policy)} for any of the last {rule.MaxAgeMonths} months."));
    }

    private static EvidenceRuling Declared(EvidenceRule.Declared rule, FrameworkEvidence evidence, MonitoringPolicy policy)
    {
        var shares = rule.Strands.Select(strand => (Strand: strand, Share: MeanDeclarationRate(rule, strand, evidence, policy))).ToList();
        if (shares.Find(s => s.Share is null) is { Strand: { } unknown })
            return new EvidenceRuling(false, EvidenceState.Missing, Text($"No declaration rate by {StrandNames([unknown], policy)} was published for {ReturnName(rule.Return, policy)} returns in the last {rule.Months} months."));
        var words = string.Join(", ", shares.Select(s => Text($"{StrandNames([s.Strand], policy)} {s.Share:P1}")));
        return new EvidenceRuling(
            shares.TrueForAll(s => s.Share >= rule.AtLeast), EvidenceState.Fresh,
            Text($"Declared in {ReturnName(rule.Return, policy)} returns, on average of the last {rule.Months} months: {words}; at least {rule.AtLeast:P0} is asked for."));
    }

    /// <summary>The mean of published monthly rates, not a rate of sums: a sum over months could open a hidden one.</summary>
    private static double? MeanDeclarationRate(EvidenceRule.Declared rule, string strand, FrameworkEvidence evidence, MonitoringPolicy policy)
    {
        var indicators = policy.Indicators
            .Where(i => (i.Kind == IndicatorKind.Proportion ? i.Of : i.Count) is var part && part.Return == rule.Return && part.Measure == rule.Measure)
            .Select(i => i.Id)
            .ToHashSet();
        return evidence.Figures
            .Where(f => indicators.Contains(f.Indicator) && IsOfOrganisation(f) && f.Strand == strand && f.Group == GroupTree.Total
                && f.DeclarationRate is not null && evidence.IsRecent(FigurePeriod.Parse(f.Period).LastMonth, rule.Months))
            .GroupBy(f => f.Period)
            .Average(month => month.First().DeclarationRate);
    }

    private static EvidenceRuling NoClearGap(EvidenceRule.NoClearGap rule, FrameworkEvidence evidence, MonitoringPolicy policy)
    {
        var recent = evidence.Figures
            .Where(f => f.Indicator == rule.Indicator && IsOfOrganisation(f) && f.Strand == rule.Strand
                && evidence.IsRecent(FigurePeriod.Parse(f.Period).LastMonth, rule.Months))
            .ToList();
        var compared = recent.Where(f => f.Verdict is not null).ToList();
        // What nobody can see must not pass for the absence of a gap without being said.
        var hidden = recent.Count(f => f.Marker?.StartsWith('c') == true);
        if (compared.Count == 0)
            return new EvidenceRuling(false, EvidenceState.Missing, Text($"No comparison of \"{IndicatorName(rule.Indicator, policy)}\" by {StrandNames([rule.Strand], policy)} was published in the last {rule.Months} months."));
        var worse = compared.Where(f => f.Verdict == Verdicts.InWords(Verdict.ClearlyWorse)).ToList();
        // A quarter that was clearly worse stands for its three months.
        var months = worse.Select(f => f.Period).Distinct(StringComparer.Ordinal).Sum(p => FigurePeriod.Parse(p).Length);
        var groups = string.Join(", ", worse.Select(f => GroupName(f, policy)).Distinct().Order(StringComparer.Ordinal));
        return new EvidenceRuling(
            months <= rule.AtMostMonths, EvidenceState.Fresh,
            months == 0
                ? Text($"No group by {StrandNames([rule.Strand], policy)} was clearly worse in \"{IndicatorName(rule.Indicator, policy)}\" in the last {rule.Months} months: {compared.Count} comparisons; {hidden} figures were hidden.")
                : Text($"\"{IndicatorName(rule.Indicator, policy)}\" by {StrandNames([rule.Strand], policy)} was clearly worse in {months} of the last {rule.Months} months ({groups}); at most {rule.AtMostMonths} are allowed."));
    }

    private static bool IsOfOrganisation(PublishedFigure figure) => figure.Directorate == Unit.All && figure.Service == Unit.All && figure.Place == Unit.All;

    private static EvidenceRuling Share(int count, int of, double atLeast, string what)
        => of == 0
            ? new EvidenceRuling(false, EvidenceState.Missing, $"No {what}.")
            : new EvidenceRuling(
                count >= atLeast * of, count == 0 ? EvidenceState.Missing : EvidenceState.Fresh,
                Text($"{count} of {of} {what}; at least {atLeast:P0} is asked for."));

    private static string ReturnName(string id, MonitoringPolicy policy) => policy.FindReturnType(id)?.Name.ToLowerInvariant() ?? id;

    private static string MeasureName(string returnType, string id, MonitoringPolicy policy)
        => policy.FindReturnType(returnType)?.FindMeasure(id)?.Name ?? id;

    private static string IndicatorName(string id, MonitoringPolicy policy) => policy.FindIndicator(id)?.Name ?? id;

    private static string StrandNames(IEnumerable<string> ids, MonitoringPolicy policy)
        => string.Join(", ", ids.Select(id => policy.FindStrand(id)?.Name.ToLowerInvariant() ?? id));

    private static string GroupName(PublishedFigure figure, MonitoringPolicy policy)
        => policy.FindStrand(figure.Strand) is { } strand && policy.CodeListFor(strand, FigurePeriod.Parse(figure.Period).LastMonth)?.Find(figure.Group) is { } code
            ? code.Name
            : figure.Group;

    private static string Text(FormattableString words) => words.ToString(PlainPercentages);

    private static readonly CultureInfo PlainPercentages = MakePlainPercentages();

    private static CultureInfo MakePlainPercentages()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.PercentPositivePattern = 1;
        culture.NumberFormat.PercentNegativePattern = 1;
        return culture;
    }
}

public enum EvidenceState
{
    /// <summary>There is evidence from within the time the criterion looks back over.</summary>
    Fresh,

    /// <summary>There is none.</summary>
    Missing,
}
