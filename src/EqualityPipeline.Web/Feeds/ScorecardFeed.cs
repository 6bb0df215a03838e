using EqualityPipeline.Indicators.Scorecards;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Web.Feeds;

/// <summary>The ten priorities by the four critical outcomes, from a release.</summary>
public static class ScorecardFeed
{
    public static IResult Answer(HttpRequest request, MonitoringPolicy policy, Organisation organisation, Release release, Edition edition)
    {
        ArgumentNullException.ThrowIfNull(release);
        var card = Scorecard.Of(policy, release.Figures);
        return FeedJson.Answer(request, new
        {
            Organisation = organisation.Id, Edition = edition, Release = release.Manifest.Id, release.Manifest.AsOf,
            OutcomesCovered = card.CoveredOutcomes.ToArray(), PrioritiesCovered = card.CoveredPriorities.ToArray(),
            Priorities = card.Rows.Select(row => new
            {
                row.Priority, Name = PolicyWords.CodeName(policy, "priority", row.Priority), Covered = row.IsCovered,
                Cells = row.Cells.Select(cell => new
                {
                    CriticalOutcome = cell.Outcome, Covered = cell.IsCovered, cell.Indicators, cell.Compared,
                    GapNow = cell.Gap is { } gap ? Row(gap, edition) : null,
                }),
            }),
        }, $"{release.Manifest.Id}-{PolicyWords.Of(edition)}-{policy.Version}-scorecard");
    }

    private static object Row(Gap gap, Edition edition) => new
    {
        Figure = gap.Now.Id, gap.Now.Indicator, gap.Now.Period, gap.Now.Strand, gap.Now.Group, gap.Now.Value, gap.Now.Comparator, gap.Now.ComparatorValue,
        gap.Now.Difference, gap.Now.DifferenceLower95, gap.Now.DifferenceUpper95, gap.Now.Ratio, gap.Now.Verdict, Marker = Markers.In(edition, gap.Now.Marker),
        gap.YearsPersisted, gap.Direction, gap.Change, ChangeLower95 = gap.ChangeLimits?.Lower, ChangeUpper95 = gap.ChangeLimits?.Upper, DirectionReason = gap.Reason,
    };
}
