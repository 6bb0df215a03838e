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
        _ => throw new ArgumentOutOfRangeException(nameof(rule)),
    };

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Sorted(IEnumerable<string> strands) => string.Join(',', strands.Order(StringComparer.Ordinal));
}
