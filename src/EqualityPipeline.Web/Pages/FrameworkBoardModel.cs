using System.Collections.Immutable;
using System.Globalization;
using EqualityPipeline.Frameworks;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;

namespace EqualityPipeline.Web.Pages;

/// <summary>The board of one framework in words: areas by levels, the scores side by side, what is missing and who owes it.</summary>
/// <param name="Standing">Where the organisation stands overall, and whether the dates will be met, in sentences.</param>
/// <param name="Bases">The kinds of score there are, in words: one column each.</param>
public sealed record FrameworkBoardModel(
    PageFrame Frame, string Organisation, string OrganisationId, string FrameworkId, string Framework, string Source, bool IsScored,
    ImmutableArray<string> Standing, ImmutableArray<LevelHead> Levels, ImmutableArray<BoardRow> Rows, ImmutableArray<string> Bases, ImmutableArray<ScoresRow> Scores,
    string GapTitle, ImmutableArray<GapLine> Gap, ImmutableArray<StatedDisagreement> Disagreements, ImmutableArray<string> Trials, ImmutableArray<PageLink> Others, string EditionQuery)
{
    /// <summary>Whether there is a release before, to see what has changed.</summary>
    public bool HasReleaseBefore { get; init; }

    private static readonly (string Basis, string Words)[] EveryBasis =
    [
        (FrameworkScore.Computed, "By the evidence"), (FrameworkScore.Self, "Self-assessed"), (FrameworkScore.Peer, "By peers"), (FrameworkScore.Migrated, "Carried over"),
    ];

    /// <param name="release">Null where nothing is released in this edition yet.</param>
    public static FrameworkBoardModel From(MonitoringPolicy policy, Organisation organisation, Framework framework, Release? release, PageFrame frame)
    {
        var scores = release?.Manifest.FrameworkScores.Where(s => s.Framework == framework.Id).ToList() ?? [];
        var criteria = release?.Manifest.FrameworkCriteria.Where(c => c.Framework == framework.Id).ToList() ?? [];
        var outlook = release?.Manifest.Frameworks;
        var plan = outlook?.Plans.FirstOrDefault(p => p.Framework == framework.Id);
        var bases = EveryBasis.Where(b => scores.Exists(s => s.Basis == b.Basis)).ToList();
        var areas = framework.Areas.Where(a => criteria.Exists(c => c.Area == a.Id)).ToList();
        var query = frame.Edition == Edition.Working ? "?edition=working" : "";
        var address = $"/{organisation.Id}/frameworks/{framework.Id}";
        return new FrameworkBoardModel(
            frame, organisation.Name, organisation.Id, framework.Id, framework.Name, framework.Source, scores.Count > 0,
            [.. StandingOf(framework, scores, plan)],
            [.. framework.Levels.Select(l => new LevelHead(l.Name, l.Subtitle, [.. l.AlsoKnownAs]))],
            [
                .. areas.Select(a => new BoardRow(
                    a.Name,
                    [.. framework.Levels.Select(l => Cell(l, [.. criteria.Where(c => c.Area == a.Id && c.Level == l.Rank)], scores.Find(s => s.Area == a.Id && s.Basis == FrameworkScore.Computed)))])),
            ],
            [.. bases.Select(b => b.Words)],
            [
                .. areas.Select(a => (a.Id, a.Name)).Prepend((Id: FrameworkScore.Whole, Name: "Overall"))
                    .Select(a => new ScoresRow(a.Name, [.. bases.Select(b => ScoreWords(scores.Find(s => s.Area == a.Id && s.Basis == b.Basis)))])),
            ],
            plan?.NextLevelName is { } next ? $"What stands before {next}" : "What stands before the next level",
            [.. (plan?.Gap ?? []).Select(id => criteria.Find(c => c.Criterion == id)).OfType<CriterionResult>().Select(c => Line(c, framework, release!.Manifest.AsOf, address, query))],
            [
                .. outlook?.Disagreements.Where(d => d.Framework == framework.Id)
                    .Select(d => new StatedDisagreement(d.Criterion is null ? null : new PageLink($"{address}/{d.Criterion}{query}", d.Criterion), d.Words, d.State == Disagreement.Open)) ?? [],
            ],
            [.. outlook?.Trials.Select(t => TrialWords(policy, t)) ?? []],
            [
                .. release?.Manifest.FrameworkScores.Select(s => s.Framework).Distinct(StringComparer.Ordinal).Where(id => id != framework.Id)
                    .Select(id => new PageLink($"/{organisation.Id}/frameworks/{id}{query}", policy.Frameworks.FirstOrDefault(f => f.Id == id)?.Name ?? id)) ?? [],
            ],
            query) { HasReleaseBefore = release?.Manifest.Previous is not null };

        BoardCell Cell(FrameworkLevel level, List<CriterionResult> of, FrameworkScore? score) => new(
            level.Name, score?.Level >= level.Rank,
            string.Create(CultureInfo.InvariantCulture, $"{of.Count(c => c.Met)} of {of.Count} met"),
            [.. of.Select(c => new CriterionMark(new PageLink($"{address}/{c.Criterion}{query}", framework.FindCriterion(c.Criterion)?.Question ?? c.Criterion), c.Met, MarkOf(c)))]);
    }

    internal static string MarkOf(CriterionResult criterion) => (criterion.Met, criterion.EvidenceState) switch
    {
        (true, "ageing") => "met, evidence ageing",
        (true, _) => "met",
        (false, "stale") => "not met, evidence too old",
        (false, "missing") => "not met, no evidence",
        _ => "not met",
    };

    internal static string DueWords(DateOnly? due, DateOnly asOf)
        => due is not { } day ? "no date set" : day < asOf ? $"overdue since {FigureWords.Day(day)}" : FigureWords.Day(day);

    private static GapLine Line(CriterionResult c, Framework framework, DateOnly asOf, string address, string query) => new(
        new PageLink($"{address}/{c.Criterion}{query}", framework.FindCriterion(c.Criterion)?.Question ?? c.Criterion), c.Owner,
        DueWords(c.Due, asOf), c.Forecast is { } day ? FigureWords.Day(day) : "no forecast", c.ForecastReason ?? "", c.Actions ?? "none named");

    private static IEnumerable<string> StandingOf(Framework framework, List<FrameworkScore> scores, FrameworkPlan? plan)
    {
        foreach (var score in scores.Where(s => s.Area == FrameworkScore.Whole))
        {
            var basis = EveryBasis.First(b => b.Basis == score.Basis).Words;
            var area = framework.Areas.FirstOrDefault(a => a.Id == score.WeakestArea) is { } weakest ? $" ({weakest.Name})" : "";
            yield return $"{basis}: {ScoreWords(score)}{area}.";
        }

        if (plan is not null)
            yield return plan.Words;
    }

    /// <summary>"Developing", with since when and until when where a person judged or a level was carried over.</summary>
    private static string ScoreWords(FrameworkScore? score)
    {
        if (score is null)
            return "not said";
        if (score.Basis == FrameworkScore.Computed)
            return score.Weakest is null ? score.LevelName : $"{score.LevelName}, held by {score.Weakest}";
        var since = score.AssessedOn is { } day ? $", of {FigureWords.Day(day)}" : "";
        return score.State switch
        {
            "lapsed" => $"lapsed on {FigureWords.Day(score.ExpiresOn!.Value)}",
            "replaced" => $"{score.LevelName}{since}, replaced by a later assessment",
            _ => score.ExpiresOn is { } end ? $"{score.LevelName}{since}, stands until {FigureWords.Day(end.AddDays(-1))}" : $"{score.LevelName}{since}",
        };
    }

    private static string TrialWords(MonitoringPolicy policy, FrameworkTrial trial)
    {
        var framework = policy.Frameworks.FirstOrDefault(f => f.Id == trial.Framework);
        var areas = trial.Levels.Where(l => l.Area != FrameworkScore.Whole)
            .Select(l => $"{framework?.Areas.FirstOrDefault(a => a.Id == l.Area)?.Name ?? l.Area} {l.LevelName}");
        return $"{framework?.Name ?? trial.Framework}: {trial.Levels.FirstOrDefault()?.LevelName ?? "nothing to say"} ({string.Join("; ", areas)}).";
    }
}

public sealed record LevelHead(string Name, string Subtitle, ImmutableArray<string> AlsoKnownAs);

public sealed record BoardRow(string Area, ImmutableArray<BoardCell> Cells);

/// <param name="IsReached">The area stands at this level or above.</param>
public sealed record BoardCell(string Level, bool IsReached, string Count, ImmutableArray<CriterionMark> Criteria);

public sealed record CriterionMark(PageLink Link, bool Met, string Words);

public sealed record ScoresRow(string Area, ImmutableArray<string> Scores);

public sealed record GapLine(PageLink Criterion, string Owner, string Due, string Forecast, string Reason, string Actions);

/// <param name="Criterion">Null where they differ on a whole area.</param>
public sealed record StatedDisagreement(PageLink? Criterion, string Words, bool IsOpen);
