using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;

namespace EqualityPipeline.Drift;

/// <summary>A point that a run chart does not explain by chance, for an officer to look at. Made of published figures only.</summary>
/// <param name="Id">The same for the same organisation, indicator, strand, rule and month: it is raised once.</param>
/// <param name="Group"><c>all</c>: the alert is about the whole, or about the gap between groups, not about one of them.</param>
/// <param name="Message">What happened, in one plain sentence.</param>
public sealed record DriftAlert(
    string Id, string Organisation, string Indicator, string Strand, string Group, string Rule, ReportingMonth Period,
    string Owner, ImmutableArray<string> Channels, string Message, double Point, double Mean, double Lower, double Upper)
{
    /// <summary>The signals that the policy's rules make alerts of, in a stable order.</summary>
    public static ImmutableArray<DriftAlert> From(Organisation organisation, MonitoringPolicy policy, ImmutableArray<PublishedFigure> figures)
    {
        var series = DriftSeries.Of(organisation, policy, figures).ToList();
        return
        [
            .. policy.AlertRules
                .SelectMany(rule => series.SelectMany(line => Signals(rule, line, organisation, policy)))
                .OrderBy(alert => alert.Period).ThenBy(alert => alert.Indicator, StringComparer.Ordinal).ThenBy(alert => alert.Strand, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<DriftAlert> Signals(AlertRule rule, DriftSeries series, Organisation organisation, MonitoringPolicy policy)
    {
        if (series.Points.Count(p => p is not null) < rule.MinimumPoints)
            yield break;
        var chart = XmR.Chart(series.Points);
        for (var at = Math.Max(0, series.Months.Length - rule.LastMonths); at < series.Months.Length; at++)
        {
            if (chart.Points[at].Rule != XmRRule.OutsideLimits)
                continue;
            yield return new DriftAlert(
                IdOf(rule, series, series.Months[at]), organisation.Id, series.Indicator.Id, series.Strand, Unit.All, rule.Id, series.Months[at],
                rule.Owner, rule.Channels, Sentence(series, at, chart, organisation, policy),
                series.Points[at]!.Value, chart.Mean!.Value, chart.Lower!.Value, chart.Upper!.Value);
        }
    }

    private static string Sentence(DriftSeries series, int at, XmRChart chart, Organisation organisation, MonitoringPolicy policy)
    {
        var side = series.Points[at] > chart.Upper ? "above" : "below";
        var what = series.Strand == Unit.All
            ? $"\"{series.Indicator.Name}\""
            : $"the gap between groups by {policy.FindStrand(series.Strand)!.Name.ToLowerInvariant()} in \"{series.Indicator.Name}\"";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{organisation.Name}: {what} was {series.Points[at]:0.###} in {series.Months[at].InWords}, {side} the range of {chart.Lower:0.###} to {chart.Upper:0.###} that its own variation explains{(chart.TrialLimits ? " (trial limits: under 13 months)" : "")}.");
    }

    private static string IdOf(AlertRule rule, DriftSeries series, ReportingMonth month)
    {
        var name = $"{series.Organisation}|{series.Indicator.Id}|{series.Strand}|{rule.Id}|{month}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..24];
    }
}
