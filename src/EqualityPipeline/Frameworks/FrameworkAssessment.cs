using System.Collections.Immutable;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Frameworks;

/// <param name="Scores">One an area in the framework's order, the overall score (<c>all</c>) first.</param>
public sealed record FrameworkAssessment(ImmutableArray<FrameworkScore> Scores, ImmutableArray<CriterionResult> Criteria)
{
    private const string Computed = "computed";
    private const string NoneYet = "None yet";

    /// <summary>Scores an organisation: an area reaches a level when every criterion up to it is met; the whole is as good as its weakest area.</summary>
    public static FrameworkAssessment Assess(Framework framework, Organisation organisation, FrameworkEvidence evidence, MonitoringPolicy policy)
    {
        var rankOf = framework.Levels.ToDictionary(l => l.Id, l => l.Rank, StringComparer.Ordinal);
        var criteria = framework.Criteria
            .Select(criterion => Result(criterion, EvidenceRuling.On(criterion.Rule, evidence, policy)))
            .OrderBy(result => framework.Areas.IndexOf(framework.Areas.First(a => a.Id == result.Area)))
            .ThenBy(result => result.Level)
            .ThenBy(result => result.Criterion, StringComparer.Ordinal)
            .ToImmutableArray();

        var areas = framework.Areas.Select(area => Score(area.Id, WeakestOf(criteria.Where(c => c.Area == area.Id)))).ToImmutableArray();
        var weakestArea = areas.MinBy(score => score.Level)!;
        var overall = weakestArea with { Area = "all" };
        return new FrameworkAssessment([overall, .. areas], criteria);

        CriterionResult Result(Criterion criterion, EvidenceRuling ruling) => new(
            organisation.Id, framework.Id, criterion.Area, rankOf[criterion.Level], criterion.Id,
            ruling.IsMet, ruling.Words, ruling.State == EvidenceState.Fresh ? "fresh" : "missing", criterion.Owner, null);

        FrameworkScore Score(string area, CriterionResult? weakest)
        {
            var level = weakest is null ? framework.Levels.Length : weakest.Level - 1;
            var name = level == 0 ? NoneYet : framework.Levels.Single(l => l.Rank == level).Name;
            return new FrameworkScore(
                organisation.Id, framework.Id, area, evidence.AsOf, level, name, Computed, weakest?.Criterion, null, null, null);
        }
    }

    /// <summary>The first unmet criterion, lowest level first: the one that holds the area where it is.</summary>
    private static CriterionResult? WeakestOf(IEnumerable<CriterionResult> criteria)
        => criteria.Where(c => !c.Met).OrderBy(c => c.Level).ThenBy(c => c.Criterion, StringComparer.Ordinal).FirstOrDefault();
}
