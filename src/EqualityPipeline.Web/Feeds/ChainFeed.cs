using EqualityPipeline.Indicators.Chains;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Web.Feeds;

/// <summary>What is expected to bring about what, what that leaves open, and how expected leaders went with their followers.</summary>
public static class ChainFeed
{
    public static IResult Answer(HttpRequest request, MonitoringPolicy policy, Organisation organisation, Release release, Edition edition)
    {
        ArgumentNullException.ThrowIfNull(release);
        var reports = Reports(policy, release);
        return FeedJson.Answer(request, new
        {
            Organisation = organisation.Id, Edition = edition, Release = release.Manifest.Id, release.Manifest.AsOf,
            Now = reports is [.., var now] ? now : null,
            ShareOfProcessMeasures = reports.Select(r => new { r.Month, r.ProcessShare, r.Processes, r.Indicators }),
            policy.Chain.Links,
            Pairs = PairAssociation.OfAll(policy, release.Figures).Select(a => new
            {
                a.Pair.Lead, a.Pair.Lag, a.Pair.Months, a.Pair.Why, EqualityToCohesion = a.Pair.IsCohesion, a.PeriodType, a.Strand, a.Group, N = a.Pairs, a.Rho, a.PValue,
                a.Undefined, a.Caution, a.IsAcrossWards, a.Points,
            }),
        }, $"{release.Manifest.Id}-{PolicyWords.Of(edition)}-{policy.Version}-chain");
    }

    /// <summary>One for the last month of each council year that the release covers, and one for its latest month.</summary>
    internal static IReadOnlyList<ChainReport> Reports(MonitoringPolicy policy, Release release)
    {
        if (HeadlineFigures.LatestMonth(release) is not { } latest)
            return [];
        var first = release.Manifest.Parts.SelectMany(p => p.Periods).Min(p => FigurePeriod.Parse(p.Period).LastMonth);
        return [.. ChainReport.Over(policy, first, latest).Where(r => r.Month.Month == 3 || r.Month == latest)];
    }
}
