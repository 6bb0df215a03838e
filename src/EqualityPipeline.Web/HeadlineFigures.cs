using System.Collections.Immutable;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;

namespace EqualityPipeline.Web;

/// <summary>The figures that speak for a whole organisation.</summary>
internal static class HeadlineFigures
{
    public const string All = "all";

    /// <summary>The last month that any figure covers; null where nothing is released.</summary>
    public static ReportingMonth? LatestMonth(Release release)
        => release.Manifest.Parts.IsEmpty ? null : release.Manifest.Parts.SelectMany(p => p.Periods).Max(p => FigurePeriod.Parse(p.Period).LastMonth);

    /// <summary>Headline indicators over the whole organisation in the latest period of each, in the policy's order, then the order of their ids.</summary>
    public static ImmutableArray<PublishedFigure> In(MonitoringPolicy policy, Release release)
    {
        var headlines = policy.Indicators.Where(i => i.Headline).Select(i => i.Id).ToList();
        return
        [
            .. OfWholeOrganisation(policy, release)
                .Where(f => headlines.Contains(f.Indicator))
                .OrderBy(f => headlines.IndexOf(f.Indicator)).ThenBy(f => f.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>Of every indicator the figures of the latest period of the finest length at which it is published.</summary>
    public static IEnumerable<PublishedFigure> OfWholeOrganisation(MonitoringPolicy policy, Release release)
    {
        var finest = policy.Indicators.ToDictionary(i => i.Id, i => PolicyWords.Of(i.Publish), StringComparer.Ordinal);
        return release.Figures
            .Where(f => f.Directorate == All && f.Service == All && f.Place == All && finest.TryGetValue(f.Indicator, out var type) && f.PeriodType == type)
            .GroupBy(f => f.Indicator, StringComparer.Ordinal)
            .SelectMany(ofOne =>
            {
                var latest = ofOne.Max(f => f.PeriodEnd);
                return ofOne.Where(f => f.PeriodEnd == latest);
            });
    }
}
