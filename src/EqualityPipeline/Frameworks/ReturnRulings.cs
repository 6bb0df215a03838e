using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using static EqualityPipeline.Frameworks.RuleWords;

namespace EqualityPipeline.Frameworks;

/// <summary>What the returns themselves say: which were accepted, which came in time, and what they divide people by.</summary>
internal static class ReturnRulings
{
    public static EvidenceRuling Accepted(EvidenceRule.ReturnsAccepted rule, FrameworkEvidence evidence, MonitoringPolicy policy)
    {
        var owed = evidence.Returns.Where(r => r.ReturnType == rule.Return && evidence.IsRecent(r.Period, rule.Months)).ToList();
        return Share(
            owed.Count(r => r.IsAccepted), owed.Count, rule.AtLeast, NewestAccepted(rule.Return, evidence), rule.Months, evidence,
            $"{ReturnName(rule.Return, policy)} returns owed in the last {rule.Months} months were accepted");
    }

    public static EvidenceRuling OnTime(EvidenceRule.ReturnsOnTime rule, FrameworkEvidence evidence, MonitoringPolicy policy)
    {
        var accepted = evidence.Returns
            .Where(r => r.ReturnType == rule.Return && r.IsAccepted && evidence.IsRecent(r.Period, rule.Months)).ToList();
        return Share(
            accepted.Count(r => r.IsOnTime), accepted.Count, rule.AtLeast, NewestAccepted(rule.Return, evidence), rule.Months, evidence,
            $"{ReturnName(rule.Return, policy)} returns accepted in the last {rule.Months} months arrived by their deadline");
    }

    public static EvidenceRuling Mapped(EvidenceRule.StrandsMapped rule, FrameworkEvidence evidence, MonitoringPolicy policy)
    {
        // Of each strand the newest month, and of these the oldest: with it the criterion falls.
        var newest = rule.Strands.Select(strand => (Strand: strand, Month: NewestMapped(rule, strand, evidence))).ToList();
        var held = newest.Where(s => s.Month is { } month && evidence.IsRecent(month, rule.MaxAgeMonths)).ToList();
        var missing = newest.Except(held).ToList();
        if (missing.Count == 0)
        {
            var oldest = held.Min(s => s.Month)!.Value;
            return new EvidenceRuling(
                true, EvidenceAge.Of(oldest, rule.MaxAgeMonths, evidence.LastMonth),
                $"{MeasureName(rule.Return, rule.Measure, policy)} are known by {StrandNames(held.Select(s => s.Strand), policy)}.") { Progress = 1 }
                .OfMonths(oldest, rule.MaxAgeMonths);
        }

        var state = held.Count == 0 && missing.TrueForAll(s => s.Month is null) ? EvidenceState.Missing
            : missing.Exists(s => s.Month is null) ? EvidenceState.Fresh
            : EvidenceState.Stale;
        return new EvidenceRuling(
            false, state,
            Text($"{MeasureName(rule.Return, rule.Measure, policy)} are not known by {StrandNames(missing.Select(s => s.Strand), policy)} for any of the last {rule.MaxAgeMonths} months."))
        {
            Progress = (double)held.Count / rule.Strands.Length,
            NewestOn = newest.Max(s => s.Month)?.LastDay,
        };
    }

    private static ReportingMonth? NewestMapped(EvidenceRule.StrandsMapped rule, string strand, FrameworkEvidence evidence)
        => evidence.Mapped
            .Where(m => m.ReturnType == rule.Return && m.Measure == rule.Measure && m.Strand == strand && m.Period <= evidence.LastMonth)
            .Select(m => (ReportingMonth?)m.Period)
            .Max();

    private static ReportingMonth? NewestAccepted(string returnType, FrameworkEvidence evidence)
        => evidence.Returns.Where(r => r.ReturnType == returnType && r.IsAccepted && r.Period <= evidence.LastMonth).Select(r => (ReportingMonth?)r.Period).Max();

    private static EvidenceRuling Share(
        int count, int of, double atLeast, ReportingMonth? newest, int months, FrameworkEvidence evidence, string what)
    {
        var state = newest is { } month ? EvidenceAge.Of(month, months, evidence.LastMonth) : EvidenceState.Missing;
        return (of == 0
            ? new EvidenceRuling(false, state, $"No {what}.")
            : new EvidenceRuling(count >= atLeast * of, count == 0 && state != EvidenceState.Stale ? EvidenceState.Missing : state, Text($"{count} of {of} {what}; at least {atLeast:P0} is asked for."))
            {
                Progress = (double)count / of,
                Needed = atLeast,
            }).OfMonths(newest, months);
    }
}
