using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;

namespace EqualityPipeline.Registers.ActionPlans;

/// <summary>How far a target is, and how fast it must be neared from here: the latest published figure beside baseline and target.</summary>
/// <param name="Figure">Id of the published figure; null where none is shown.</param>
/// <param name="LatestMonth">The last month that it covers, yyyy-MM.</param>
/// <param name="NeededPerMonth">Change a month from that month to the target's; null where it is reached, its month has passed or nothing can be said.</param>
/// <param name="SoFarPerMonth">Change a month from the baseline's month; null where there is none before.</param>
/// <param name="Words">The same in one sentence.</param>
public sealed record TargetRun(
    TargetState State, string? Figure, double? Latest, string? LatestMonth, double? NeededPerMonth, double? SoFarPerMonth, string Words)
{
    /// <param name="of">What is to move, for whom, from where to where.</param>
    public static TargetRun Of(TargetAim of, RegisterFigures figures)
    {
        ArgumentNullException.ThrowIfNull(of);
        ArgumentNullException.ThrowIfNull(figures);
        var words = new ChangeWords(figures.IndicatorOf(of.Indicator));
        var unit = figures.UnitOf(of.Indicator, of.Directorate, of.Service);
        if (figures.LatestOfFinest(of.Indicator, unit, of.Strand ?? Unit.All, of.Group ?? Unit.All) is not { Value: { } latest } figure)
            return new TargetRun(TargetState.CannotSay, null, null, null, null, null, "Nothing can be said: no figure of it is shown.");
        var month = ReportingMonth.Of(figure.PeriodEnd);
        var (rises, target) = (of.Target >= of.Baseline, (double)of.Target);
        var months = month.MonthsSince(of.BaselineMonth);
        double? soFar = months > 0 ? (latest - (double)of.Baseline) / months : null;
        if (rises ? latest >= target : latest <= target)
            return Said(TargetState.Reached, null, $"Reached: {words.Figure(latest)} in {month.InWords}, where {words.Figure(target)} was aimed for.");
        var left = of.TargetMonth.MonthsSince(month);
        if (left <= 0)
            return Said(TargetState.Missed, null, $"Missed: {words.Figure(latest)} in {month.InWords}, where {words.Figure(target)} was aimed for by {of.TargetMonth.InWords}.");
        var needed = (target - latest) / left;
        var isOnCourse = soFar is { } run && (rises ? run >= needed : run <= needed);
        return Said(
            isOnCourse ? TargetState.OnCourse : TargetState.Behind, needed,
            $"{(isOnCourse ? "On course" : "Behind")}: {words.Figure(latest)} in {month.InWords}. {words.MonthlyChange(needed)}{words.Unit} a month is needed to be at {words.Figure(target)} by {of.TargetMonth.InWords}; so far it was {(soFar is { } was ? $"{words.MonthlyChange(was)} a month" : "not measured")}.");

        TargetRun Said(TargetState state, double? perMonth, string words) => new(state, figure.Id, latest, month.ToString(), perMonth, soFar, words);
    }
}

public enum TargetState { Reached, OnCourse, Behind, Missed, CannotSay }

/// <param name="Directorate"><c>corporate</c> for the whole organisation.</param>
/// <param name="Baseline">In the unit of the indicator's figures, as the target.</param>
public sealed record TargetAim(
    string Indicator, string Directorate, string? Service, string? Strand, string? Group, decimal Baseline, ReportingMonth BaselineMonth, decimal Target, ReportingMonth TargetMonth);
