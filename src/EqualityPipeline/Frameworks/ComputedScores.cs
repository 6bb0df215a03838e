using System.Collections.Immutable;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Frameworks;

/// <summary>Scores from criteria alone: with what is met now, or with what would be.</summary>
public static class ComputedScores
{
    /// <param name="criteria">Of one organisation and this framework; areas without any were not chosen and are left out.</param>
    /// <returns>The overall score, then one an area in the framework's order; none where there are no criteria.</returns>
    public static ImmutableArray<FrameworkScore> Of(Framework framework, IReadOnlyCollection<CriterionResult> criteria, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(framework);
        ArgumentNullException.ThrowIfNull(criteria);
        var areas = framework.Areas
            .Where(area => criteria.Any(c => c.Area == area.Id))
            .Select(area => Score(area.Id, WeakestOf(criteria.Where(c => c.Area == area.Id))))
            .ToImmutableArray();
        if (areas.IsEmpty)
            return [];
        var weakest = areas.MinBy(score => score.Level)!;
        return [weakest with { Area = FrameworkScore.Whole, WeakestArea = weakest.Weakest is null ? null : weakest.Area }, .. areas];

        FrameworkScore Score(string area, CriterionResult? weakest)
        {
            var level = weakest is null ? framework.Levels.Length : weakest.Level - 1;
            return new FrameworkScore(
                criteria.First().Organisation, framework.Id, area, asOf, level, framework.LevelName(level), FrameworkScore.Computed, weakest?.Criterion, null, null, null);
        }
    }

    /// <summary>The first unmet criterion, lowest level first: the one that holds the area where it is.</summary>
    private static CriterionResult? WeakestOf(IEnumerable<CriterionResult> criteria)
        => criteria.Where(c => !c.Met).OrderBy(c => c.Level).ThenBy(c => c.Criterion, StringComparer.Ordinal).FirstOrDefault();
}
