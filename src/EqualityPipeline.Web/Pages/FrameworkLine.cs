using System.Collections.Immutable;
using EqualityPipeline.Frameworks;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;

namespace EqualityPipeline.Web.Pages;

/// <summary>One area's score with the criterion that holds it where it is.</summary>
/// <param name="Weakest">The criterion's question; null at the highest level.</param>
/// <param name="Evidence">What the criterion rests on now; null where nothing is said.</param>
/// <param name="Owner">The role that owes it.</param>
public sealed record FrameworkLine(
    string Framework, string Area, int Level, string LevelName, string? Weakest, string? Evidence, string? Owner, DateOnly? Due)
{
    internal static ImmutableArray<FrameworkLine> From(MonitoringPolicy policy, ReleaseManifest manifest)
    {
        var lines = ImmutableArray.CreateBuilder<FrameworkLine>();
        foreach (var score in manifest.FrameworkScores.Where(s => s.Basis == FrameworkScore.Computed))
        {
            var framework = policy.Frameworks.FirstOrDefault(f => f.Id == score.Framework);
            var criterion = framework?.Criteria.FirstOrDefault(c => c.Id == score.Weakest);
            var result = manifest.FrameworkCriteria.FirstOrDefault(c => c.Framework == score.Framework && c.Criterion == score.Weakest);
            lines.Add(new FrameworkLine(
                framework?.Name ?? score.Framework,
                score.Area == HeadlineFigures.All ? "Overall" : framework?.Areas.FirstOrDefault(a => a.Id == score.Area)?.Name ?? score.Area,
                score.Level, score.LevelName, criterion?.Question ?? score.Weakest, result?.Evidence, result?.Owner ?? criterion?.Owner, result?.Due));
        }

        return lines.ToImmutable();
    }
}
