using System.Collections.Immutable;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Frameworks;

/// <summary>What a release keeps of frameworks beside the scores and the criteria.</summary>
public sealed record FrameworkOutlook(ImmutableArray<Disagreement> Disagreements, ImmutableArray<FrameworkPlan> Plans, ImmutableArray<FrameworkTrial> Trials);

/// <summary>Today's evidence under a framework that the organisation does not work to.</summary>
/// <param name="Levels">The overall level, then one an area.</param>
/// <param name="Unmet">Criteria, in the framework's order.</param>
public sealed record FrameworkTrial(string Framework, ImmutableArray<TrialLevel> Levels, ImmutableArray<string> Unmet)
{
    internal static FrameworkTrial Of(Framework framework, Organisation organisation, FrameworkEvidence evidence, MonitoringPolicy policy)
    {
        var judgements = RecordedJudgement.Of(framework.Id, evidence.Registers).Where(j => j.Assessed <= evidence.AsOf).ToImmutableArray();
        var criteria = CriterionResults.Of(
            framework, [], evidence with { Organisation = organisation }, judgements, new FrameworkTarget(null, null, null), policy, isForecast: false);
        return new FrameworkTrial(
            framework.Id,
            [.. ComputedScores.Of(framework, criteria, evidence.AsOf).Select(s => new TrialLevel(s.Area, s.Level, s.LevelName, s.Weakest))],
            [.. criteria.Where(c => !c.Met).Select(c => c.Criterion)]);
    }
}

public sealed record TrialLevel(string Area, int Level, string LevelName, string? Weakest);

/// <summary>Everything that is worked out of frameworks when a release is made.</summary>
public sealed record FrameworkReport(ImmutableArray<FrameworkScore> Scores, ImmutableArray<CriterionResult> Criteria, FrameworkOutlook Outlook)
{
    public static FrameworkReport Of(MonitoringPolicy policy, Organisation organisation, FrameworkEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(evidence);
        var used = FrameworksInUse.Of(policy, organisation, evidence.AsOf, evidence.LastMonth).ToList();
        var assessed = used.Select(f => FrameworkAssessment.Assess(f, organisation, evidence, policy)).ToList();
        var others = policy.Frameworks.Except(used).Select(f => FrameworkTrial.Of(f, organisation, evidence, policy));
        return new FrameworkReport(
            [.. assessed.SelectMany(a => a.Scores)], [.. assessed.SelectMany(a => a.Criteria)],
            new FrameworkOutlook([.. assessed.SelectMany(a => a.Disagreements)], [.. assessed.Select(a => a.Plan)], [.. others]));
    }
}
