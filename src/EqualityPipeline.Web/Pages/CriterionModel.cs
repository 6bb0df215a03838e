using System.Collections.Immutable;
using EqualityPipeline.Frameworks;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;

namespace EqualityPipeline.Web.Pages;

/// <summary>One criterion in words: what it rests on, how old that is, who owes what, who disagrees, and how it came to be so.</summary>
/// <param name="Status">"Met", "Not met, evidence too old" and so on; null where it is not scored.</param>
/// <param name="Facts">What is known of it, as pairs of a name and a text.</param>
/// <param name="History">Newest first; only where something changed.</param>
public sealed record CriterionModel(
    PageFrame Frame, string Organisation, string Criterion, string Question, PageLink Board, string? Status, string? Evidence,
    ImmutableArray<(string Name, string Text)> Facts, ImmutableArray<StatedJudgement> Judgements, ImmutableArray<string> Disagreements, ImmutableArray<CriterionMoment> History)
{
    /// <param name="release">Null where nothing is released in this edition yet.</param>
    /// <param name="history">Releases of this edition, newest first.</param>
    public static CriterionModel From(
        MonitoringPolicy policy, Organisation organisation, Framework framework, Criterion criterion, Release? release, ImmutableArray<ReleaseManifest> history, PageFrame frame)
    {
        var result = release is null ? null : Find(release.Manifest, framework, criterion);
        var query = frame.Edition == Edition.Working ? "?edition=working" : "";
        return new CriterionModel(
            frame, organisation.Name, criterion.Id, criterion.Question, new PageLink($"/{organisation.Id}/frameworks/{framework.Id}{query}", framework.Name),
            result is null ? null : Sentence(FrameworkBoardModel.MarkOf(result)), result?.Evidence,
            [.. FactsOf(policy, framework, criterion, result, release?.Manifest.AsOf ?? frame.AsOf), .. result is { Met: false } ? IfMet(framework, criterion, release!.Manifest) : []],
            [.. (result?.Judgements ?? []).Select(j => new StatedJudgement(
                $"{j.InWords}.{(j.Settles is null ? "" : $" It settles the disagreement with {(j.Settles == "self" ? "the self-assessment" : "the peers")}.")}{(j.Reason is null ? "" : $" {j.Reason}")}",
                j.Evidence is null ? null : new PageLink(j.Evidence, j.EvidenceTitle ?? "The evidence")))],
            [.. release?.Manifest.Frameworks?.Disagreements.Where(d => d.Framework == framework.Id && d.Criterion == criterion.Id).Select(d => d.Words) ?? []],
            [.. Moments(framework, criterion, history)]);
    }

    private static IEnumerable<(string, string)> FactsOf(MonitoringPolicy policy, Framework framework, Criterion criterion, CriterionResult? result, DateOnly asOf)
    {
        yield return ("Area", framework.Areas.First(a => a.Id == criterion.Area).Name);
        if (framework.Themes.FirstOrDefault(t => t.Id == criterion.Theme) is { } theme)
            yield return ("Area of judgement", $"{theme.Name} ({theme.Source})");
        yield return ("Level", framework.FindLevel(criterion.Level)!.Name);
        var returns = EvidenceSources.Of(criterion, policy).Select(id => policy.FindReturnType(id)?.Name ?? id);
        yield return ("Rests on", $"{string.Join(", ", returns)}{(criterion.Judgement is null ? "" : criterion.Rule is null ? ": a recorded judgement" : ": data and a recorded judgement, both")}");
        yield return ("Owed by", result?.Owner ?? criterion.Owner);
        if (result is null)
            yield break;
        yield return ("Newest evidence", result.EvidenceOn is { } day ? FigureWords.Day(day) : "none");
        if (result.StaleOn is { } stale)
            yield return ("Falls by itself", $"on {FigureWords.Day(stale)}, if nothing new comes");
        if (result.SelfJudgement is { } self)
            yield return ("Self-assessment", self.Replace('-', ' '));
        if (result.PeerJudgement is { } peer)
            yield return ("Peers", peer.Replace('-', ' '));
        if (result.Met)
            yield break;
        yield return ("Due", FrameworkBoardModel.DueWords(result.Due, asOf));
        yield return ("Actions that are to meet it", result.Actions ?? "none named in the action plan");
        yield return ("Forecast", result.ForecastReason ?? "none");
    }

    private static IEnumerable<(string, string)> IfMet(Framework framework, Criterion criterion, ReleaseManifest manifest)
        => WhatIf.Of(framework, [.. manifest.FrameworkCriteria.Where(c => c.Framework == framework.Id)], [criterion.Id], manifest.AsOf).Answer is { } answer
            ? [("If it were met", answer.Words)] : [];

    /// <summary>The oldest release of each run in which nothing changed.</summary>
    private static IEnumerable<CriterionMoment> Moments(Framework framework, Criterion criterion, ImmutableArray<ReleaseManifest> history)
    {
        for (var i = 0; i < history.Length; i++)
        {
            var (now, before) = (Find(history[i], framework, criterion), i + 1 < history.Length ? Find(history[i + 1], framework, criterion) : null);
            if (now is not null && (before is null || (now.Met, now.EvidenceState, now.Evidence) != (before.Met, before.EvidenceState, before.Evidence)))
                yield return new CriterionMoment(FigureWords.Day(history[i].AsOf), Sentence(FrameworkBoardModel.MarkOf(now)), now.Evidence);
        }
    }

    private static CriterionResult? Find(ReleaseManifest manifest, Framework framework, Criterion criterion)
        => manifest.FrameworkCriteria.FirstOrDefault(c => c.Framework == framework.Id && c.Criterion == criterion.Id);

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}

/// <param name="Evidence">Where it can be read; null where no address was given.</param>
public sealed record StatedJudgement(string Words, PageLink? Evidence);

/// <param name="AsOf">The day of the release, in words.</param>
public sealed record CriterionMoment(string AsOf, string Status, string Evidence);
