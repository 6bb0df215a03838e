using EqualityPipeline.Policy;
using static EqualityPipeline.Frameworks.RuleWords;

namespace EqualityPipeline.Frameworks;

/// <summary>When a criterion will be met if its evidence goes on coming as it has. Where that cannot be said, why.</summary>
/// <remarks>A straight line by least squares through what was there at the end of each quarter of the last year. It is a forecast and no promise.</remarks>
internal static class EvidenceTrend
{
    private const int QuartersBack = 4;
    private const double DaysInMonth = 365.25 / 12;
    private const int LongestForecastMonths = 120;

    /// <param name="now">What the data say now; null where no data are asked for.</param>
    public static (DateOnly? Finish, string Reason) Forecast(Criterion criterion, EvidenceRuling? now, FrameworkEvidence evidence, MonitoringPolicy policy)
    {
        if (criterion.Rule is not { } rule || now is null)
            return (null, "No forecast: it rests on a judgement, which is made on a day and not by degrees.");
        if (now.IsMet)
            return (null, "No forecast: the data are there, and the judgement that is asked for besides is made on a day and not by degrees.");
        if (now.Progress is not { } progress)
            return (null, "No forecast: this evidence does not come by degrees that could be counted on.");
        if (progress == 0)
            return (null, "No forecast: there is no evidence yet from which a pace could be told.");

        var points = Enumerable.Range(0, QuartersBack + 1)
            .Select(quarter => (Months: -3.0 * quarter, Progress: quarter == 0 ? progress : EvidenceRuling.On(rule, evidence.Back(3 * quarter), policy).Progress ?? 0))
            .ToList();
        var slope = Slope(points);
        if (slope <= 1e-9)
            return (null, "No forecast: there is no more of this evidence than a year ago.");
        var months = Math.Max(0, (now.Needed - progress) / slope);
        if (months > LongestForecastMonths)
            return (null, Text($"No forecast: at the pace of the last year it would take more than {LongestForecastMonths / 12} years."));
        // Enough may be there but for its age: then it is met as soon as it is renewed, and that no pace tells.
        if (months == 0)
            return (null, "No forecast: enough was there, and it fell by its age; it is met again once that is renewed.");
        var finish = evidence.AsOf.AddDays((int)Math.Ceiling(months * DaysInMonth));
        return (finish, Text($"At the pace of the last year, from {points[^1].Progress:P0} to {progress:P0} of what is looked for, the {now.Needed:P0} asked for will be there by {Day(finish)}."));
    }

    private static double Slope(List<(double Months, double Progress)> points)
    {
        var (x, y) = (points.Average(p => p.Months), points.Average(p => p.Progress));
        return points.Sum(p => (p.Months - x) * (p.Progress - y)) / points.Sum(p => (p.Months - x) * (p.Months - x));
    }
}
