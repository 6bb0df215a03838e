using System.Collections.Immutable;
using EqualityPipeline.Periods;

namespace EqualityPipeline.Registers.Region;

/// <summary>A level that an authority said it would reach by a day, and what became of it.</summary>
/// <param name="Outcome">Met, missed, not due, or not known.</param>
/// <param name="Why">Of what is not known: why.</param>
public sealed record LevelTarget(string Authority, string Name, string Scheme, string Level, DateOnly By, TargetOutcome Outcome, string? Why)
{
    /// <summary>Each is judged by the first survey of the month it was due in or of a later one.</summary>
    internal static ImmutableArray<LevelTarget> Of(RegisterInputs inputs, ImmutableArray<LevelSurvey> surveys) =>
    [
        .. surveys
            .SelectMany(survey => survey.Answers.Where(a => a.TargetDate is not null && a.TargetRank is not null))
            // Said again in a later survey, it is the same target.
            .DistinctBy(a => (a.Authority, a.Scheme, a.TargetLevel, a.TargetDate))
            .OrderBy(a => a.TargetDate).ThenBy(a => a.Name, StringComparer.Ordinal)
            .Select(a => Judged(a, inputs.AsOf, surveys)),
    ];

    private static LevelTarget Judged(SurveyedLevel target, DateOnly asOf, ImmutableArray<LevelSurvey> surveys)
    {
        var due = ReportingMonth.Of(target.TargetDate!.Value);
        var after = surveys.Where(s => s.Month >= due).ToList();
        var answer = after.Select(s => s.Find(target.Authority, target.Scheme)).FirstOrDefault(a => a is not null);
        var (outcome, why) = answer switch
        {
            { Rank: { } rank } when rank >= target.TargetRank => (TargetOutcome.Met, (string?)null),
            _ when target.TargetDate > asOf => (TargetOutcome.NotDue, null),
            { Rank: not null } => (TargetOutcome.Missed, null),
            { Rank: null } => (TargetOutcome.NotKnown, "it did not answer the survey that would say"),
            _ when after.Any(s => s.Answers.Any(a => a.Authority == target.Authority)) => (TargetOutcome.NotKnown, "it is under another scheme now"),
            _ => (TargetOutcome.NotKnown, "no survey has been sent since"),
        };
        return new LevelTarget(target.Authority, target.Name, target.Scheme, target.TargetLevel!, target.TargetDate.Value, outcome, why);
    }
}

public enum TargetOutcome { Met, Missed, NotDue, NotKnown }
