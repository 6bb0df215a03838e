using System.Collections.Immutable;
using EqualityPipeline.Policy;
using EqualityPipeline.Registers;

namespace EqualityPipeline.Frameworks;

/// <summary>Every criterion of a framework, settled by data, by a recorded judgement or by both, with who owes it and by when.</summary>
internal static class CriterionResults
{
    /// <param name="areas">The areas chosen; empty means all.</param>
    /// <param name="isForecast">Whether it is worked out when the unmet ones will be met, from the evidence of a year.</param>
    /// <returns>By area in the framework's order, then by level, then by id.</returns>
    public static ImmutableArray<CriterionResult> Of(
        Framework framework, ImmutableArray<string> areas, FrameworkEvidence evidence, ImmutableArray<RecordedJudgement> judgements, FrameworkTarget target,
        MonitoringPolicy policy, bool isForecast = true)
    {
        var rankOf = framework.Levels.ToDictionary(l => l.Id, l => l.Rank, StringComparer.Ordinal);
        var placeOf = framework.Areas.Select((area, place) => (area.Id, place)).ToDictionary(a => a.Id, a => a.place, StringComparer.Ordinal);
        var actions = evidence.Registers.RecordsOf("action-plan")
            .Where(r => r.Find("framework") == framework.Id && r.Find("criterion") is not null)
            .ToLookup(r => r.Find("criterion")!, StringComparer.Ordinal);
        return
        [
            .. framework.Criteria
                .Where(c => areas.IsEmpty || areas.Contains(c.Area))
                .Select(c => Result(c, [.. judgements.Where(j => j.Criterion == c.Id)], [.. actions[c.Id]]))
                .OrderBy(c => placeOf[c.Area]).ThenBy(c => c.Level).ThenBy(c => c.Criterion, StringComparer.Ordinal),
        ];

        CriterionResult Result(Criterion criterion, List<RecordedJudgement> judged, List<HeldRecord> meant)
        {
            var byData = criterion.Rule is { } rule ? EvidenceRuling.On(rule, evidence, policy) : null;
            var byPeople = criterion.Judgement is { } asked ? RecordedJudgement.On(asked, judged, evidence.AsOf) : null;
            var ruling = byData is null ? byPeople! : byPeople is null ? byData : byData.And(byPeople);
            var toDo = meant.Where(r => r.Find("status") is not ("stopped" or "complete")).ToList();
            var level = rankOf[criterion.Level];
            var (forecast, reason) = ruling.IsMet || !isForecast ? (null, null) : EvidenceTrend.Forecast(criterion, byData, evidence, policy);
            return new CriterionResult(
                evidence.Organisation!.Id, framework.Id, criterion.Area, level, criterion.Id, ruling.IsMet, ruling.Words, EvidenceStates.InWords(ruling.State),
                criterion.Owner, ruling.IsMet ? null : toDo.Select(r => r.FindDay("due")).Max() ?? (level <= target.Level ? target.Date : null))
            {
                Theme = criterion.Theme,
                MetByData = byData?.IsMet,
                SelfJudgement = Said(judged, FrameworkScore.Self, evidence.AsOf),
                PeerJudgement = Said(judged, FrameworkScore.Peer, evidence.AsOf),
                EvidenceOn = ruling.NewestOn,
                StaleOn = ruling.StaleOn,
                Forecast = forecast,
                ForecastReason = reason,
                Judgements = judged.Count == 0 ? null : [.. judged.OrderBy(j => j.Assessed).ThenBy(j => j.Assessor, StringComparer.Ordinal)],
                Actions = toDo.Count == 0 ? null : string.Join("; ", toDo.Select(r => r.Find("action")).Order(StringComparer.Ordinal)),
            };
        }
    }

    /// <summary>Latest first; a judgement that settles is not one side of the question.</summary>
    private static string? Said(List<RecordedJudgement> judgements, string basis, DateOnly asOf)
        => judgements.Where(j => j.Basis == basis && j.Settles is null && j.Stands(asOf)).MaxBy(j => j.Assessed)?.Verdict;
}
