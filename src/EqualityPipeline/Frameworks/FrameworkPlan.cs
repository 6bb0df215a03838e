using System.Collections.Immutable;
using EqualityPipeline.Policy;
using static EqualityPipeline.Frameworks.RuleWords;

namespace EqualityPipeline.Frameworks;

/// <summary>What stands between an organisation and its next level, and its target, and whether the dates will be met.</summary>
/// <param name="NextLevel">Rank of the next level of the whole; null at the highest.</param>
/// <param name="Gap">The shortest list of criteria that leads to the next level: all of them are needed, and no other.</param>
/// <param name="ToTarget">The criteria between here and the target level; empty where it is reached or none is set.</param>
/// <param name="Critical">The criterion that will be met last; where one has no forecast, the first of those.</param>
/// <param name="Finish">When the last one will be met; null where that cannot be said.</param>
/// <param name="ReserveDays">From the operating target to the hard date.</param>
/// <param name="SlackToTarget">Days from the finish to the operating target, and without a forecast from the as-of date; below 0 it is missed.</param>
/// <param name="SlackToHardDate">The same to the hard date.</param>
/// <param name="Words">The same in plain English.</param>
public sealed record FrameworkPlan(
    string Organisation, string Framework, int? NextLevel, string? NextLevelName, ImmutableArray<string> Gap,
    int? TargetLevel, string? TargetLevelName, DateOnly? TargetDate, DateOnly? HardDate, ImmutableArray<string> ToTarget,
    string? Critical, DateOnly? Finish, int? ReserveDays, int? SlackToTarget, int? SlackToHardDate, string Words)
{
    public string PolicySlice { get; init; } = string.Empty;

    internal static FrameworkPlan Of(
        Framework framework, ImmutableArray<FrameworkScore> scores, ImmutableArray<CriterionResult> criteria, FrameworkTarget target, DateOnly asOf)
    {
        var level = scores.FirstOrDefault(s => s is { Area: FrameworkScore.Whole, Basis: FrameworkScore.Computed })?.Level ?? 0;
        int? next = level < framework.Levels.Length ? level + 1 : null;
        var gap = Unmet(criteria, next ?? 0);
        var toTarget = Unmet(criteria, target.Level ?? 0);
        // Without a target the next level is what is worked towards.
        var path = target.Level is null ? gap : toTarget;
        var critical = path.FirstOrDefault(c => c.Forecast is null) ?? path.MaxBy(c => c.Forecast);
        var finish = path.Count == 0 || path.Exists(c => c.Forecast is null) ? null : path.Max(c => c.Forecast);
        var from = finish ?? asOf;
        var isReached = target.Level is not null && toTarget.Count == 0;
        var organisation = criteria.IsEmpty ? string.Empty : criteria[0].Organisation;
        var plan = new FrameworkPlan(
            organisation, framework.Id, next, next is { } rank ? framework.LevelName(rank) : null, [.. gap.Select(c => c.Criterion)],
            target.Level, target.Level is { } aimed ? framework.LevelName(aimed) : null, target.Date, target.HardDate, [.. toTarget.Select(c => c.Criterion)],
            critical?.Criterion, finish, Days(target.Date, target.HardDate), isReached ? null : Days(from, target.Date), isReached ? null : Days(from, target.HardDate), "");
        return plan with { Words = plan.InWords(path, asOf) };
    }

    /// <summary>The lowest level first, then the one that will take longest.</summary>
    private static List<CriterionResult> Unmet(IEnumerable<CriterionResult> criteria, int upTo)
        => [.. criteria.Where(c => !c.Met && c.Level <= upTo).OrderBy(c => c.Level).ThenBy(c => c.Criterion, StringComparer.Ordinal)];

    private static int? Days(DateOnly? from, DateOnly? to) => to is { } end && from is { } start ? end.DayNumber - start.DayNumber : null;

    private string InWords(List<CriterionResult> path, DateOnly asOf)
    {
        var sentences = new List<string>();
        if (NextLevelName is null)
            sentences.Add("The highest level is reached.");
        else
            sentences.Add(Text($"{Criteria(Gap.Length)} {(Gap.Length == 1 ? "stands" : "stand")} between here and {NextLevelName}."));
        if (TargetLevelName is not null)
            sentences.Add(ToTarget.IsEmpty ? $"The target, {TargetLevelName}, is reached." : Text($"The target is {TargetLevelName} by {Day(TargetDate!.Value)}, {Criteria(ToTarget.Length)} away."));
        if (path.Count > 0)
        {
            var without = path.Count(c => c.Forecast is null);
            sentences.Add(Finish is { } finish
                ? $"At the present pace the last of them, {Critical}, will be met by {Day(finish)}."
                : Text($"When that will be cannot be said: {without} of them {(without == 1 ? "has" : "have")} no forecast, {Critical} first of all."));
            if (TargetDate is { } date)
                sentences.Add(Slack(SlackToTarget!.Value, "the operating target", date, asOf));
            if (HardDate is { } hard)
                sentences.Add(Slack(SlackToHardDate!.Value, "the hard date", hard, asOf));
        }

        if (ReserveDays is { } reserve and > 0)
            sentences.Add(Text($"The operating target lies {reserve} days before the hard date."));
        return string.Join(' ', sentences);
    }

    private string Slack(int days, string what, DateOnly date, DateOnly asOf)
        => date < asOf ? Text($"{Capital(what)}, {Day(date)}, passed {asOf.DayNumber - date.DayNumber} days ago.")
        : Finish is null ? Text($"{days} days are left to {what}, {Day(date)}.")
        : days < 0 ? Text($"That is {-days} days after {what}, {Day(date)}.")
        : Text($"That leaves {days} days to {what}, {Day(date)}.");

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    private static string Criteria(int count) => count == 1 ? "1 criterion" : Text($"{count} criteria");
}
