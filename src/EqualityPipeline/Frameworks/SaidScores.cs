using System.Collections.Immutable;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Frameworks;

/// <summary>What people say beside what the data say: self-assessed, by peers, and carried over from another scheme.</summary>
internal static class SaidScores
{
    public static IEnumerable<FrameworkScore> Of(
        Framework framework, Organisation organisation, ImmutableArray<CriterionResult> criteria, ImmutableArray<RecordedJudgement> judgements,
        ImmutableArray<LevelClaim> claims, DateOnly asOf)
    {
        var said = new[] { FrameworkScore.Self, FrameworkScore.Peer }
            .SelectMany(basis => OfBasis(framework, organisation, basis, criteria, judgements, claims, asOf))
            .ToList();
        var reassessed = said.Where(s => s.Area == FrameworkScore.Whole).Max(s => s.AssessedOn);
        return MigratedScore.Of(framework, organisation, claims, reassessed, asOf) is { } migrated ? said.Append(migrated) : said;
    }

    private static IEnumerable<FrameworkScore> OfBasis(
        Framework framework, Organisation organisation, string basis, ImmutableArray<CriterionResult> criteria, ImmutableArray<RecordedJudgement> judgements,
        ImmutableArray<LevelClaim> claims, DateOnly asOf)
    {
        var standing = judgements.Where(j => j.Basis == basis && j.Settles is null && j.Stands(asOf)).ToLookup(j => j.Criterion, StringComparer.Ordinal);
        var judged = criteria.Where(c => standing.Contains(c.Criterion) && IsClear([.. criteria.Where(other => other.Area == c.Area)], standing))
            .Select(c => c with { Met = IsMet(c, standing) })
            .ToList();
        var areas = ComputedScores.Of(framework, judged, asOf)
            .Select(s => s with { Basis = basis, AssessedOn = standing.SelectMany(j => j).Where(j => IsIn(s.Area, j)).Max(j => j.Assessed) })
            .ToList();
        var isWhole = criteria.Select(c => c.Area).Distinct(StringComparer.Ordinal).All(area => areas.Exists(s => s.Area == area));
        if (claims.LastOrDefault(c => c.Scheme == framework.Id && c.Basis == basis) is { } claim && framework.FindLevel(claim.Level) is var level)
        {
            var isLapsed = claim.ExpiresOn <= asOf;
            yield return new FrameworkScore(
                organisation.Id, framework.Id, FrameworkScore.Whole, asOf, isLapsed ? 0 : level?.Rank ?? 0, isLapsed ? "Lapsed" : level?.Name ?? framework.NoneName,
                basis, null, claim.ExpiresOn, null, null) { AssessedOn = claim.Assessed, State = isLapsed ? "lapsed" : "stands" };
        }
        else if (isWhole && areas.Count > 0)
        {
            yield return areas[0];
        }

        foreach (var area in areas.Where(s => s.Area != FrameworkScore.Whole))
            yield return area;

        bool IsIn(string area, RecordedJudgement judgement)
            => area == FrameworkScore.Whole || criteria.Any(c => c.Area == area && c.Criterion == judgement.Criterion);
    }

    private static bool IsMet(CriterionResult criterion, ILookup<string, RecordedJudgement> standing) => standing[criterion.Criterion].MaxBy(j => j.Assessed) is { IsMet: true };

    /// <summary>Whether the judgements tell a level: what nobody judged is not failed, so it must not lie below the first criterion that is.</summary>
    private static bool IsClear(List<CriterionResult> ofArea, ILookup<string, RecordedJudgement> standing)
    {
        var failed = ofArea.Where(c => standing.Contains(c.Criterion) && !IsMet(c, standing)).Min(c => (int?)c.Level);
        var unjudged = ofArea.Where(c => !standing.Contains(c.Criterion)).Min(c => (int?)c.Level);
        return unjudged is null || failed <= unjudged;
    }
}
