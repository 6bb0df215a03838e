using System.Globalization;

namespace EqualityPipeline.Policy;

/// <summary>A rule as one line of text: equal rules have equal lines.</summary>
internal static class EvidenceRuleText
{
    public static string Of(EvidenceRule rule) => rule switch
    {
        EvidenceRule.ReturnsAccepted r => Line($"accepted|{r.Return}|{r.Months}|{r.AtLeast:R}"),
        EvidenceRule.ReturnsOnTime r => Line($"on-time|{r.Return}|{r.Months}|{r.AtLeast:R}"),
        EvidenceRule.StrandsMapped r => Line($"mapped|{r.Return}|{r.Measure}|{Sorted(r.Strands)}|{r.MaxAgeMonths}"),
        EvidenceRule.Declared r => Line($"declared|{r.Return}|{r.Measure}|{Sorted(r.Strands)}|{r.Months}|{r.AtLeast:R}"),
        EvidenceRule.NoClearGap r => Line($"no-clear-gap|{r.Indicator}|{r.Strand}|{r.Months}|{r.AtMostMonths}"),
        EvidenceRule.MappingCoverage r => Line($"coverage|{r.Indicator}|{Sorted(r.Strands)}|{r.Months}|{r.AtLeast:R}"),
        EvidenceRule.MonitoredByStrand r => Line($"monitored|{Sorted(r.Indicators)}|{Sorted(r.Strands)}|{r.Months}"),
        EvidenceRule.RecordedByType r => Line($"by-type|{Sorted(r.Indicators)}|{r.Months}"),
        EvidenceRule.ImpactAssessed r => Line($"assessed|{r.Stage}|{r.MaxAgeMonths}|{r.AtLeast:R}"),
        EvidenceRule.TargetsWithBasis r => Line($"targets|{r.Basis}|{r.Of}|{r.MaxAgeMonths}|{r.AtLeast:R}"),
        EvidenceRule.MonitoringSeen r => Line($"seen|{Sorted(r.Forums)}|{r.Kind}|{r.MaxAgeMonths}"),
        EvidenceRule.Consulted r => Line($"consulted|{Sorted(r.Strands)}|{r.Point}|{r.MaxAgeMonths}"),
        EvidenceRule.PrioritiesOwned r => Line($"owned|{Sorted(r.Filled)}|{r.MaxAgeMonths}|{r.AtLeast:R}"),
        EvidenceRule.ActionsDone r => Line($"done|{r.Months}|{r.AtLeast:R}"),
        EvidenceRule.Trained r => Line($"trained|{Sorted(r.Roles)}|{r.MaxAgeMonths}|{r.AtLeast:R}"),
        EvidenceRule.RoleHeld r => Line($"held|{r.Role}|{r.EveryDirectorate}|{r.MaxAgeMonths}"),
        EvidenceRule.PlansCarry r => Line($"plans|{r.Carries}|{r.MaxAgeMonths}|{r.AtLeast:R}"),
        _ => throw new ArgumentOutOfRangeException(nameof(rule)),
    };

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Sorted(IEnumerable<string> strands) => string.Join(',', strands.Order(StringComparer.Ordinal));
}
