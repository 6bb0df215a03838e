using System.Collections.Immutable;
using EqualityPipeline.Periods;

namespace EqualityPipeline.Registers.Region;

/// <summary>Where one authority stands under one scheme, by the latest survey that asked it.</summary>
/// <param name="Survey">The month that the survey was sent for.</param>
/// <param name="Level">Null where it did not answer: an earlier answer is never carried over.</param>
/// <param name="Basis">Self-assessed, peer, validated or migrated; null where it did not answer.</param>
/// <param name="MonthsOld">Whole months since the assessment.</param>
/// <param name="IsLapsed">The day on which the level lapses has come.</param>
/// <param name="Moved">Levels moved since its answer before, of the same scheme; null where that cannot be said.</param>
/// <param name="WhyNoMove">Null where it can be said.</param>
public sealed record AuthorityLevel(
    string Authority, string Name, string Scheme, ReportingMonth Survey, string? Level, int? Rank, string? Basis, DateOnly? Assessed, int? MonthsOld, DateOnly? Expires,
    bool IsLapsed, int? Moved, string? WhyNoMove, string? TargetLevel, DateOnly? TargetDate, ImmutableArray<string> Barriers, string? Success, string? SuccessBeat)
{
    /// <summary>A level this old, in months, is told as old.</summary>
    public const int OldMonths = 24;

    public bool IsOld => MonthsOld >= OldMonths;

    internal static ImmutableArray<AuthorityLevel> Of(RegisterInputs inputs, ImmutableArray<LevelSurvey> surveys) =>
    [
        .. surveys
            .SelectMany(survey => survey.Answers, (survey, answer) => (survey.Month, Answer: answer))
            .GroupBy(a => (a.Answer.Authority, a.Answer.Scheme))
            .Select(of => of.MaxBy(a => a.Month))
            // A scheme that the authority has left since is history: its latest survey speaks for it.
            .Where(a => !surveys.Any(later => later.Month > a.Month && later.Answers.Any(other => other.Authority == a.Answer.Authority)))
            .OrderBy(a => a.Answer.Scheme, StringComparer.Ordinal).ThenBy(a => a.Answer.Name, StringComparer.Ordinal)
            .Select(a => From(a.Answer, a.Month, inputs.AsOf, surveys)),
    ];

    private static AuthorityLevel From(SurveyedLevel now, ReportingMonth month, DateOnly asOf, ImmutableArray<LevelSurvey> surveys)
    {
        var earlier = surveys.Where(s => s.Month < month).ToList();
        var before = earlier.Select(s => s.Find(now.Authority, now.Scheme)).LastOrDefault(a => a?.Rank is not null);
        var why = now.Rank is null ? "it did not answer"
            : before is not null ? null
            : earlier.Any(s => s.Answers.Any(a => a.Authority == now.Authority && a.Level is not null)) ? "it was under another scheme before"
            : earlier.Any(s => s.Answers.Any(a => a.Authority == now.Authority)) ? "it did not answer before"
            : "it was not asked before";
        return new AuthorityLevel(
            now.Authority, now.Name, now.Scheme, month, now.Level, now.Rank, now.Basis, now.Assessed,
            now.Assessed is { } assessed ? WholeMonths(assessed, asOf) : null, now.Expires, now.Expires <= asOf,
            why is null ? now.Rank - before!.Rank : null, why, now.TargetLevel, now.TargetDate, now.Barriers, now.Success, now.SuccessBeat);
    }

    private static int WholeMonths(DateOnly from, DateOnly to)
        => (to.Year - from.Year) * 12 + to.Month - from.Month - (to.Day < from.Day ? 1 : 0);
}
