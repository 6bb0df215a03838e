using System.Collections.Immutable;
using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;

namespace EqualityPipeline.Drift;

/// <summary>A month-by-month line of published figures of one organisation; a hidden or missing month is a gap in it.</summary>
/// <param name="Strand"><c>all</c> for the value of the whole organisation; otherwise the strand whose gap this is.</param>
/// <param name="Months">Consecutive, oldest first.</param>
public sealed record DriftSeries(
    string Organisation, Indicator Indicator, string Strand, ImmutableArray<ReportingMonth> Months, ImmutableArray<double?> Points)
{
    /// <summary>The value of the organisation, and the gap of every strand, for every indicator that has them.</summary>
    /// <remarks>
    /// The gap is the highest group value minus the lowest, among groups that are shown in every month that shows any: a group that comes and
    /// goes with suppression would otherwise look like a change. Where the list has roll-ups they are the groups. For shares the value is the index.
    /// </remarks>
    public static IEnumerable<DriftSeries> Of(Organisation organisation, MonitoringPolicy policy, ImmutableArray<PublishedFigure> figures)
    {
        var whole = figures
            .Where(f => f.Organisation == organisation.Id && f.Directorate == Unit.All && f.Service == Unit.All && f.Place == Unit.All && f.PeriodType == "month")
            .ToLookup(f => f.Indicator, StringComparer.Ordinal);
        foreach (var indicator in policy.Indicators)
        {
            var ofIndicator = whole[indicator.Id].ToList();
            if (ofIndicator.Count == 0)
                continue;
            var months = Consecutive(ofIndicator.Select(f => ReportingMonth.Parse(f.Period)));
            yield return new DriftSeries(
                organisation.Id, indicator, Unit.All, months,
                Along(months, ofIndicator.Where(f => f.Strand == Unit.All).ToDictionary(f => f.Period, f => f.Value, StringComparer.Ordinal)));
            foreach (var strand in policy.Strands)
            {
                var ofStrand = ofIndicator.Where(f => f.Strand == strand.Id).ToList();
                if (ofStrand.Count > 0)
                    yield return new DriftSeries(organisation.Id, indicator, strand.Id, months, Along(months, Gaps(indicator, strand, policy, ofStrand)));
            }
        }
    }

    private static ImmutableArray<ReportingMonth> Consecutive(IEnumerable<ReportingMonth> months)
    {
        var all = months.ToList();
        var first = all.Min();
        return [.. Enumerable.Range(0, all.Max().MonthsSince(first) + 1).Select(first.Plus)];
    }

    private static ImmutableArray<double?> Along(ImmutableArray<ReportingMonth> months, Dictionary<string, double?> byPeriod)
        => [.. months.Select(month => byPeriod.GetValueOrDefault(month.ToString()))];

    private static Dictionary<string, double?> Gaps(Indicator indicator, Strand strand, MonitoringPolicy policy, List<PublishedFigure> figures)
    {
        var values = figures
            .Where(f => IsCompared(f, strand, policy))
            .Select(f => (f.Period, f.Group, Height: indicator.Kind == IndicatorKind.RatioOfShares ? f.Ratio : f.Value))
            .Where(f => f.Height is not null)
            .ToList();
        var shownMonths = values.Select(v => v.Period).Distinct(StringComparer.Ordinal).Count();
        var steady = values.GroupBy(v => v.Group, StringComparer.Ordinal).Where(g => g.Count() == shownMonths).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
        if (steady.Count < 2)
            return [];
        return values
            .Where(v => steady.Contains(v.Group))
            .GroupBy(v => v.Period, StringComparer.Ordinal)
            .ToDictionary(month => month.Key, month => month.Max(v => v.Height) - month.Min(v => v.Height), StringComparer.Ordinal);
    }

    private static bool IsCompared(PublishedFigure figure, Strand strand, MonitoringPolicy policy)
    {
        var list = policy.CodeListFor(strand, ReportingMonth.Parse(figure.Period));
        return list?.Find(figure.Group) is { } code && (code.IsRollUp || code.RollUp is null);
    }
}
