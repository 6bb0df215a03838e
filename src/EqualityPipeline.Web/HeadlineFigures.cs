using System.Collections.Immutable;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;

namespace EqualityPipeline.Web;

/// <summary>The figures that speak for a whole organisation.</summary>
internal static class HeadlineFigures
{
    public const string All = "all";

    public static ReportingMonth? LatestPeriod(Release release)
        => release.Manifest.Parts.IsEmpty ? null : ReportingMonth.Parse(release.Manifest.Parts.Max(p => p.Period)!);

    /// <summary>Headline indicators over the whole organisation in the latest period, in the policy's order, then the order of their ids.</summary>
    public static ImmutableArray<PublishedFigure> In(MonitoringPolicy policy, Release release)
    {
        var headlines = policy.Indicators.Where(i => i.Headline).Select(i => i.Id).ToList();
        return
        [
            .. OfWholeOrganisation(release)
                .Where(f => headlines.Contains(f.Indicator))
                .OrderBy(f => headlines.IndexOf(f.Indicator)).ThenBy(f => f.Id, StringComparer.Ordinal),
        ];
    }

    public static IEnumerable<PublishedFigure> OfWholeOrganisation(Release release)
    {
        var latest = LatestPeriod(release)?.ToString();
        return release.Figures.Where(f => f.Period == latest && f.Directorate == All && f.Service == All && f.Place == All);
    }
}
