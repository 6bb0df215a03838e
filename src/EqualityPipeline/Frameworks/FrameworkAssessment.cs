using System.Collections.Immutable;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Frameworks;

/// <param name="Scores">Computed ones first: the overall score (<c>all</c>), then one an area in the framework's order. Then what people say, where they do.</param>
public sealed record FrameworkAssessment(ImmutableArray<FrameworkScore> Scores, ImmutableArray<CriterionResult> Criteria)
{
    public ImmutableArray<Disagreement> Disagreements { get; init; } = [];

    public required FrameworkPlan Plan { get; init; }

    /// <summary>Scores an organisation: an area reaches a level when every criterion up to it is met; the whole is as good as its weakest area.</summary>
    public static FrameworkAssessment Assess(Framework framework, Organisation organisation, FrameworkEvidence evidence, MonitoringPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(framework);
        ArgumentNullException.ThrowIfNull(organisation);
        ArgumentNullException.ThrowIfNull(evidence);
        var of = evidence with { Organisation = organisation };
        var adopted = FrameworksInUse.AdoptionOf(organisation, framework, of.AsOf);
        var claims = LevelClaim.Of(organisation, of.Registers, of.AsOf);
        var target = FrameworkTarget.Of(framework, adopted, claims, of.AsOf);
        var judgements = RecordedJudgement.Of(framework.Id, of.Registers).Where(j => j.Assessed <= of.AsOf).ToImmutableArray();
        var criteria = CriterionResults.Of(framework, adopted?.Areas ?? [], of, judgements, target, policy);

        var slice = FrameworkSlice.HashOf(framework, adopted);
        var computed = ComputedScores.Of(framework, criteria, of.AsOf);
        var said = SaidScores.Of(framework, organisation, criteria, judgements, claims, of.AsOf);
        ImmutableArray<FrameworkScore> scores =
        [
            .. computed.Concat(said).Select(s => s with { TargetLevel = target.Level, TargetDate = target.Date, PolicySlice = slice }),
        ];
        return new FrameworkAssessment(scores, criteria)
        {
            Disagreements = Disagreement.Among(framework, criteria, judgements, scores, of.AsOf),
            Plan = FrameworkPlan.Of(framework, scores, criteria, target, of.AsOf) with { PolicySlice = slice },
        };
    }
}
