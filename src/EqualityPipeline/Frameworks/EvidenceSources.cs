using System.Collections.Immutable;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Frameworks;

/// <summary>The returns that a criterion rests on.</summary>
public static class EvidenceSources
{
    /// <returns>Ids of return types, sorted.</returns>
    public static ImmutableArray<string> Of(Criterion criterion, MonitoringPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(criterion);
        ArgumentNullException.ThrowIfNull(policy);
        var ofRule = criterion.Rule is { } rule ? Of(rule, policy) : [];
        return [.. ofRule.Concat(criterion.Judgement is null ? [] : ["framework-evidence"]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Of(EvidenceRule rule, MonitoringPolicy policy) => rule switch
    {
        EvidenceRule.ReturnsAccepted r => [r.Return],
        EvidenceRule.ReturnsOnTime r => [r.Return],
        EvidenceRule.StrandsMapped r => [r.Return],
        EvidenceRule.Declared r => [r.Return],
        EvidenceRule.NoClearGap r => OfIndicators([r.Indicator], policy),
        EvidenceRule.MappingCoverage r => OfIndicators([r.Indicator], policy),
        EvidenceRule.MonitoredByStrand r => OfIndicators(r.Indicators, policy),
        EvidenceRule.RecordedByType r => OfIndicators(r.Indicators, policy),
        EvidenceRule.ImpactAssessed => ["impact-assessments"],
        EvidenceRule.TargetsWithBasis => ["targets"],
        EvidenceRule.MonitoringSeen => ["meetings"],
        EvidenceRule.Consulted => ["consultation"],
        EvidenceRule.PrioritiesOwned or EvidenceRule.ActionsDone => ["action-plan"],
        EvidenceRule.Trained or EvidenceRule.RoleHeld => ["role-holders"],
        EvidenceRule.PlansCarry => ["business-plans"],
        _ => throw new ArgumentOutOfRangeException(nameof(rule)),
    };

    private static IEnumerable<string> OfIndicators(IEnumerable<string> indicators, MonitoringPolicy policy)
        => indicators.Select(policy.FindIndicator).OfType<Indicator>().SelectMany(i => new[] { i.Count.Return, i.Of.Return }).Where(r => r.Length > 0);
}
