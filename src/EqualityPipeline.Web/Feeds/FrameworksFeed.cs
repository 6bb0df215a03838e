using System.Collections.Immutable;
using EqualityPipeline.Frameworks;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Web.Feeds;

/// <summary>Where an organisation stands under each framework it works to, why, and what is next; from what a release holds and nothing else.</summary>
public static class FrameworksFeed
{
    public static IResult Answer(HttpRequest request, MonitoringPolicy policy, Organisation organisation, Release release, Edition edition)
    {
        ArgumentNullException.ThrowIfNull(release);
        var manifest = release.Manifest;
        return FeedJson.Answer(request, new
        {
            Organisation = organisation.Id, Edition = edition, Release = manifest.Id, manifest.AsOf,
            Frameworks = manifest.FrameworkScores.Select(s => s.Framework).Distinct(StringComparer.Ordinal).Select(id => Framework(policy, manifest, id)),
            // Today's evidence under the others.
            OtherFrameworks = manifest.Frameworks?.Trials ?? [],
        }, $"{manifest.Id}-{PolicyWords.Of(edition)}-{policy.Version}-frameworks");
    }

    public static IResult Changes(FrameworkChange change) => FeedJson.Answer(change);

    public static IResult WhatIf(WhatIf answer) => FeedJson.Answer(answer);

    /// <param name="manifests">Newest first.</param>
    public static IResult History(string framework, IEnumerable<ReleaseManifest> manifests) => FeedJson.Answer(manifests.Select(m => new
    {
        Release = m.Id, m.AsOf, m.Policy,
        PolicySlice = m.FrameworkScores.FirstOrDefault(s => s.Framework == framework)?.PolicySlice,
        Scores = m.FrameworkScores.Where(s => s.Framework == framework),
        Criteria = m.FrameworkCriteria.Where(c => c.Framework == framework)
            .Select(c => new { c.Criterion, c.Met, c.EvidenceState, c.Evidence, c.EvidenceOn, c.StaleOn, c.SelfJudgement, c.PeerJudgement }),
    }));

    private static object Framework(MonitoringPolicy policy, ReleaseManifest manifest, string id)
    {
        var framework = policy.Frameworks.FirstOrDefault(f => f.Id == id);
        var outlook = manifest.Frameworks;
        return new
        {
            Framework = id, framework?.Name, framework?.Source, Modular = framework?.IsModular,
            Levels = framework?.Levels.Select(l => new { l.Rank, l.Id, l.Name, l.Subtitle, l.AlsoKnownAs }),
            Scores = manifest.FrameworkScores.Where(s => s.Framework == id),
            Areas = framework?.Areas.Select(a => new { a.Id, a.Name, Themes = framework.Themes.Where(t => t.Area == a.Id).Select(t => new { t.Id, t.Name, t.Source }) }),
            Criteria = manifest.FrameworkCriteria.Where(c => c.Framework == id).Select(c => new
            {
                framework?.FindCriterion(c.Criterion)?.Question,
                RestsOn = framework?.FindCriterion(c.Criterion) is { } criterion ? EvidenceSources.Of(criterion, policy) : [],
                Result = c,
            }),
            Disagreements = outlook?.Disagreements.Where(d => d.Framework == id) ?? [],
            Plan = outlook?.Plans.FirstOrDefault(p => p.Framework == id),
        };
    }
}
