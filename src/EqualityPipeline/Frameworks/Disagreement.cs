using System.Collections.Immutable;
using EqualityPipeline.Policy;
using static EqualityPipeline.Frameworks.RuleWords;

namespace EqualityPipeline.Frameworks;

/// <summary>Data, the organisation itself and its peers do not say the same; it stays on the list until somebody settles it.</summary>
/// <param name="Criterion">Null where they differ on the level of a whole area.</param>
/// <param name="Computed">met, not-met or a level's name; null where data say nothing.</param>
/// <param name="State">open or settled.</param>
/// <param name="SettledBy">The role that settled it.</param>
/// <param name="SettledFor">self, peer or external: the assessor whose judgement it settles.</param>
public sealed record Disagreement(
    string Organisation, string Framework, string Area, string? Criterion, string? Computed, string? Self, string? Peer,
    string State, string? SettledBy, string? SettledFor, DateOnly? SettledOn, string? Why, string Words)
{
    public const string Open = "open";
    public const string Settled = "settled";

    /// <summary>Of criteria first, in their order, then of areas.</summary>
    internal static ImmutableArray<Disagreement> Among(
        Framework framework, ImmutableArray<CriterionResult> criteria, ImmutableArray<RecordedJudgement> judgements, IReadOnlyList<FrameworkScore> scores, DateOnly asOf)
    {
        var ofCriteria = criteria.Select(c => OfCriterion(c, [.. judgements.Where(j => j.Criterion == c.Criterion && j.Stands(asOf))])).OfType<Disagreement>().ToList();
        var ofAreas = scores.GroupBy(s => s.Area).Select(area => OfArea(framework, [.. area.Where(s => s.State == "stands")], ofCriteria)).OfType<Disagreement>();
        return [.. ofCriteria, .. ofAreas];
    }

    private static Disagreement? OfCriterion(CriterionResult criterion, List<RecordedJudgement> judgements)
    {
        var computed = criterion.MetByData is { } met ? met ? "met" : "not-met" : null;
        string?[] opinions = [computed, criterion.SelfJudgement, criterion.PeerJudgement];
        if (opinions.Where(o => o is not null).Select(o => o == "met").Distinct().Count() < 2)
            return null;
        // A judgement made after it was settled opens the question again.
        var settled = judgements.Where(j => j.Settles is not null).MaxBy(j => j.Assessed);
        if (settled is not null && judgements.Exists(j => j.Assessed > settled.Assessed && j.IsMet != settled.IsMet))
            settled = null;
        var words = string.Join(", ", new[] { ("the data say", computed), ("the self-assessment says", criterion.SelfJudgement), ("the peers say", criterion.PeerJudgement) }
            .Where(o => o.Item2 is not null)
            .Select(o => $"{o.Item1} {o.Item2!.Replace('-', ' ')}"));
        return new Disagreement(
            criterion.Organisation, criterion.Framework, criterion.Area, criterion.Criterion, computed, criterion.SelfJudgement, criterion.PeerJudgement,
            settled is null ? Open : Settled, settled?.Role, settled?.Settles, settled?.Assessed, settled?.Reason,
            settled is null
                ? $"{Sentence(words)}. Nobody has settled it."
                : $"{Sentence(words)}. Settled by the {settled.Role} on {Day(settled.Assessed)}, {(settled.IsMet ? "as met" : "as not met")}: {settled.Reason}");
    }

    private static Disagreement? OfArea(Framework framework, List<FrameworkScore> scores, List<Disagreement> ofCriteria)
    {
        if (scores.Select(s => s.Level).Distinct().Count() < 2)
            return null;
        var first = scores[0];
        var within = ofCriteria.Where(d => first.Area == FrameworkScore.Whole || d.Area == first.Area).ToList();
        var isSettled = within.Count > 0 && within.TrueForAll(d => d.State == Settled);
        var name = first.Area == FrameworkScore.Whole ? "Overall" : framework.Areas.First(a => a.Id == first.Area).Name;
        var words = string.Join(", ", scores.Select(s => $"{s.Basis} {s.LevelName}"));
        return new Disagreement(
            first.Organisation, first.Framework, first.Area, null,
            Level(FrameworkScore.Computed), Level(FrameworkScore.Self), Level(FrameworkScore.Peer) ?? Level(FrameworkScore.Migrated),
            isSettled ? Settled : Open, null, null, null, null,
            isSettled
                ? $"{name}: {words}. Each criterion on which they differed is settled."
                : $"{name}: {words}.{(within.Count == 0 ? " No criterion was judged by both, so that nobody can say which one it turns on." : "")}");

        string? Level(string basis) => scores.Find(s => s.Basis == basis)?.LevelName;
    }

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
