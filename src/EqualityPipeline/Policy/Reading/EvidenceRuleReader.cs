using System.Collections.Immutable;

namespace EqualityPipeline.Policy;

/// <summary>Reads the rule by which data settle a criterion; its kind says which other keys it has.</summary>
internal static class EvidenceRuleReader
{
    /// <summary>A kind: its word, the keys it has besides, and how they are read.</summary>
    private sealed record RuleKind(string Word, string[] Keys, Func<EvidenceRuleKeys, EvidenceRule> Read);

    private static readonly PolicyWords<AssessmentStage> Stages = new(("complete", AssessmentStage.Complete), ("published", AssessmentStage.Published));

    private static readonly PolicyWords<TargetBasis> Bases = new(("impact-assessment", TargetBasis.ImpactAssessment), ("dataset", TargetBasis.Dataset));

    private static readonly PolicyWords<TargetHolder> Holders = new(("directorates", TargetHolder.Directorates), ("services", TargetHolder.Services));

    private static readonly PolicyWords<ConsultationPoint> Points = new(("reached", ConsultationPoint.Reached), ("fed-back", ConsultationPoint.FedBack));

    private static readonly RuleKind[] Kinds =
    [
        new("returns-accepted", ["return", "months", "at-least"], k => new EvidenceRule.ReturnsAccepted(k.Return(), k.Months(), k.AtLeast())),
        new("returns-on-time", ["return", "months", "at-least"], k => new EvidenceRule.ReturnsOnTime(k.Return(), k.Months(), k.AtLeast())),
        new("strands-mapped", ["return", "measure", "strands", "max-age-months"], k => new EvidenceRule.StrandsMapped(k.Return(), k.Measure(), k.Strands(), k.MaxAge())),
        new("declared", ["return", "measure", "strands", "months", "at-least"], k => new EvidenceRule.Declared(k.Return(), k.Measure(), k.Strands(), k.Months(), k.AtLeast())),
        new("no-clear-gap", ["indicator", "strand", "months", "at-most-months"], k => new EvidenceRule.NoClearGap(k.Indicator(), k.Strand(), k.Months(), k.AtMostMonths())),
        new("mapping-coverage", ["indicator", "strands", "months", "at-least"], k => new EvidenceRule.MappingCoverage(k.Indicator(), k.Strands(), k.Months(), k.AtLeast())),
        new("monitored-by-strand", ["indicators", "strands", "months"], k => new EvidenceRule.MonitoredByStrand(k.Indicators(), k.Strands(), k.Months())),
        new("recorded-by-type", ["indicators", "months"], k => new EvidenceRule.RecordedByType(k.Indicators(), k.Months())),
        new("impact-assessed", ["stage", "max-age-months", "at-least"], k => new EvidenceRule.ImpactAssessed(k.Over("impact-assessments").OneOf("stage", Stages), k.MaxAge(), k.AtLeast())),
        new("targets-with-basis", ["basis", "of", "max-age-months", "at-least"], k => new EvidenceRule.TargetsWithBasis(
            k.Over("targets").OneOf("basis", Bases), k.OneOf("of", Holders), k.MaxAge(), k.AtLeast())),
        new("monitoring-seen", ["forums", "minute", "max-age-months"], k => new EvidenceRule.MonitoringSeen(
            k.Over("meetings").Codes("forums", "forum"), k.Code("minute", "minute-kind"), k.MaxAge())),
        new("consulted", ["strands", "point", "max-age-months"], k => new EvidenceRule.Consulted(k.Over("consultation").Strands(), k.OneOf("point", Points), k.MaxAge())),
        new("priorities-owned", ["filled", "max-age-months", "at-least"], k => new EvidenceRule.PrioritiesOwned(k.Over("action-plan").Columns("filled", "action-plan"), k.MaxAge(), k.AtLeast())),
        new("actions-done", ["months", "at-least"], k => new EvidenceRule.ActionsDone(k.Over("action-plan").Months(), k.AtLeast())),
        new("trained", ["roles", "max-age-months", "at-least"], k => new EvidenceRule.Trained(k.Over("role-holders").Codes("roles", "role"), k.MaxAge(), k.AtLeast())),
        new("role-held", ["role", "every-directorate", "max-age-months"], k => new EvidenceRule.RoleHeld(k.Over("role-holders").Code("role", "role"), k.Flag("every-directorate"), k.MaxAge())),
        new("plans-carry", ["carries", "max-age-months", "at-least"], k => new EvidenceRule.PlansCarry(k.Over("business-plans").Column("carries", "business-plans"), k.MaxAge(), k.AtLeast())),
    ];

    private static readonly PolicyWords<int> Words = new([.. Kinds.Select((kind, number) => (kind.Word, number))]);

    private static readonly string[] EveryKey = ["kind", .. Kinds.SelectMany(k => k.Keys).Distinct(StringComparer.Ordinal)];

    /// <returns>Null, with the problem told, where no rule can be made out.</returns>
    public static EvidenceRule? Read(PolicyReader criterion, PolicyDraft draft)
    {
        if (criterion.Need("rule") is not { } node || node.Mapping("a rule", EveryKey) is not { } any)
            return null;
        var before = draft.Problems.Errors.Length;
        var kind = Kinds[any.OneOf("kind", Words)];
        return draft.Problems.Errors.Length == before && node.Mapping($"a rule of kind {kind.Word}", ["kind", .. kind.Keys]) is { } rule
            ? kind.Read(new EvidenceRuleKeys(rule, draft))
            : null;
    }
}
