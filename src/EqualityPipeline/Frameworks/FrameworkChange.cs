using System.Collections.Immutable;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;

namespace EqualityPipeline.Frameworks;

/// <summary>Why a score is not what it was: the criteria and the returns that moved between two releases.</summary>
/// <param name="PolicyChanged">The policy says something else of the framework: then a score may move without any evidence.</param>
public sealed record FrameworkChange(
    string Organisation, string Framework, string From, DateOnly FromAsOf, string To, DateOnly ToAsOf, bool PolicyChanged,
    ImmutableArray<MovedScore> Scores, ImmutableArray<MovedCriterion> Criteria)
{
    public static FrameworkChange Between(ReleaseManifest from, ReleaseManifest to, Framework framework, MonitoringPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(framework);
        var (scoresBefore, scoresAfter) = (ScoresOf(from), ScoresOf(to));
        var (before, after) = (CriteriaOf(from), CriteriaOf(to));
        var returns = MovedReturn.Between(from, to);
        var isPolicyChanged = SliceOf(from) != SliceOf(to);
        return new FrameworkChange(
            to.Organisation, framework.Id, from.Id, from.AsOf, to.Id, to.AsOf, isPolicyChanged,
            [
                .. scoresBefore.Keys.Union(scoresAfter.Keys).Order()
                    .Select(key => new MovedScore(key.Area, key.Basis, scoresBefore.GetValueOrDefault(key)?.LevelName, scoresAfter.GetValueOrDefault(key)?.LevelName, scoresAfter.GetValueOrDefault(key)?.Weakest))
                    .Where(s => s.Before != s.After),
            ],
            [
                .. before.Keys.Union(after.Keys).Order(StringComparer.Ordinal)
                    .Select(id => Moved(id, before.GetValueOrDefault(id), after.GetValueOrDefault(id))).OfType<MovedCriterion>(),
            ]);

        Dictionary<(string Area, string Basis), FrameworkScore> ScoresOf(ReleaseManifest manifest)
            => manifest.FrameworkScores.Where(s => s.Framework == framework.Id).ToDictionary(s => (s.Area, s.Basis));

        Dictionary<string, CriterionResult> CriteriaOf(ReleaseManifest manifest)
            => manifest.FrameworkCriteria.Where(c => c.Framework == framework.Id).ToDictionary(c => c.Criterion, StringComparer.Ordinal);

        string? SliceOf(ReleaseManifest manifest) => manifest.FrameworkScores.FirstOrDefault(s => s.Framework == framework.Id)?.PolicySlice;

        MovedCriterion? Moved(string id, CriterionResult? was, CriterionResult? now)
        {
            if (was?.Met == now?.Met && was?.EvidenceState == now?.EvidenceState && was?.Evidence == now?.Evidence)
                return null;
            var sources = framework.FindCriterion(id) is { } criterion ? EvidenceSources.Of(criterion, policy) : [];
            return MovedCriterion.Of(id, was, now, [.. returns.Where(r => sources.Contains(r.ReturnType))], isPolicyChanged, to.AsOf);
        }
    }
}

/// <param name="Before">The name of the level; null where there was no such score.</param>
public sealed record MovedScore(string Area, string Basis, string? Before, string? After, string? Weakest);

/// <param name="Because">returns, time (it aged, or the months looked back over moved on) or policy.</param>
/// <param name="Returns">Of the kinds that the criterion rests on: those that came, went or were replaced in between.</param>
public sealed record MovedCriterion(
    string Criterion, bool? MetBefore, bool? MetAfter, string? StateBefore, string? StateAfter, string? EvidenceBefore, string? EvidenceAfter,
    string Because, ImmutableArray<MovedReturn> Returns, string Words)
{
    internal static MovedCriterion Of(
        string id, CriterionResult? was, CriterionResult? now, ImmutableArray<MovedReturn> returns, bool isPolicyChanged, DateOnly asOf)
    {
        var because = !returns.IsEmpty ? "returns" : isPolicyChanged || was is null || now is null ? "policy" : "time";
        var what = (was?.Met, now?.Met) switch
        {
            (true, false) => "was met and is not any more",
            (false, true) => "was not met and is met now",
            (null, _) => "is new",
            (_, null) => "is no longer asked",
            (true, _) => "is still met, on other evidence",
            _ => "is still not met, on other evidence",
        };
        var why = because switch
        {
            "returns" => $"Returns moved: {RuleWords.Some([.. returns.Select(r => r.Words)])}.",
            "policy" => "The policy says something else of it.",
            _ => now!.EvidenceState == "stale" ? "No return moved: its evidence became too old." : $"No return moved: by {RuleWords.Day(asOf)} other months and ages count.",
        };
        return new MovedCriterion(id, was?.Met, now?.Met, was?.EvidenceState, now?.EvidenceState, was?.Evidence, now?.Evidence, because, returns, $"{id} {what}. {why}");
    }
}

/// <param name="Before">Id of the submission counted then; null where none was.</param>
/// <param name="After">Id of the one counted now; null where none is.</param>
public sealed record MovedReturn(string Period, string Directorate, string ReturnType, string? Before, string? After)
{
    public string Words => $"{ReturnType} of {Directorate} for {Period} {(Before is null ? "came" : After is null ? "went" : "was replaced")}";

    internal static ImmutableArray<MovedReturn> Between(ReleaseManifest from, ReleaseManifest to)
    {
        var (before, after) = (Of(from), Of(to));
        return
        [
            .. before.Keys.Union(after.Keys).Order()
                .Select(slot => new MovedReturn(slot.Period, slot.Directorate, slot.ReturnType, before.GetValueOrDefault(slot), after.GetValueOrDefault(slot)))
                .Where(r => r.Before != r.After),
        ];

        static Dictionary<(string Period, string Directorate, string ReturnType), string> Of(ReleaseManifest manifest)
            => manifest.Submissions.ToDictionary(s => (s.Period, s.Directorate, s.ReturnType), s => s.SubmissionId);
    }
}
