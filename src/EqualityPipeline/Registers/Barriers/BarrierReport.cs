using System.Collections.Immutable;
using EqualityPipeline.Indicators;
using EqualityPipeline.Registers.ActionPlans;

namespace EqualityPipeline.Registers.Barriers;

/// <summary>What holds actions and authorities back, the most frequent first, and what has beaten it.</summary>
/// <param name="Counts">Actions that name a barrier: of the organisation (<c>all</c>), then of each directorate, the most frequent first.</param>
/// <param name="Authorities">What each authority of the survey of levels says holds it back.</param>
public sealed record BarrierReport(ImmutableArray<BarrierCount> Counts, ImmutableArray<AuthorityBarrier> Authorities, ImmutableArray<BarrierSuccess> Successes)
{
    /// <returns>Null where neither an action plan nor a survey of levels was ever sent.</returns>
    public static BarrierReport? Of(RegisterInputs inputs, ActionPlanReport? plan)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        if (inputs.Organisation.IsPartnership || (plan is null && !inputs.Registers.Holds(RegisterTypes.StandardLevels)))
            return null;
        var actions = plan?.Items.Where(i => i.Layer == PlanLayer.Action).ToList() ?? [];
        var levels = inputs.Registers.RecordsOf(RegisterTypes.StandardLevels).ToList();
        return new BarrierReport(
            [
                .. Pareto(Unit.All, actions),
                .. actions.GroupBy(a => a.Directorate, StringComparer.Ordinal).OrderBy(d => d.Key, StringComparer.Ordinal).SelectMany(d => Pareto(d.Key, [.. d])),
            ],
            [
                .. levels.SelectMany(l => l.FindSeveral("barriers"), (l, barrier) => new AuthorityBarrier(l.Text("authority"), l.Text("authority_name"), l.Text("scheme"), barrier))
                    .OrderBy(b => b.Authority, StringComparer.Ordinal).ThenBy(b => b.Barrier, StringComparer.Ordinal),
            ],
            [
                .. levels.Where(l => l.Find("success") is not null && l.Find("success_beat") is not null)
                    .Select(l => new BarrierSuccess(l.Find("success_beat")!, l.Text("authority_name"), l.Find("success")!))
                    .Concat(actions.Where(a => a.Outcome?.State == OutcomeState.AsExpected)
                        .SelectMany(a => a.Barriers, (a, barrier) => new BarrierSuccess(barrier, a.Directorate, $"{a.Id} {a.Title}") { Action = a.Id }))
                    .OrderBy(s => s.Barrier, StringComparer.Ordinal).ThenBy(s => s.Who, StringComparer.Ordinal).ThenBy(s => s.What, StringComparer.Ordinal),
            ]);
    }

    private static IEnumerable<BarrierCount> Pareto(string directorate, List<PlanItem> actions)
    {
        var counts = actions.SelectMany(a => a.Barriers).GroupBy(b => b, StringComparer.Ordinal)
            .Select(b => (Barrier: b.Key, Actions: b.Count()))
            .OrderByDescending(b => b.Actions).ThenBy(b => b.Barrier, StringComparer.Ordinal).ToList();
        var (all, upTo) = (counts.Sum(b => b.Actions), 0);
        foreach (var (barrier, number) in counts)
            yield return new BarrierCount(directorate, barrier, number, (double)(upTo += number) / all);
    }
}

/// <param name="Actions">How many actions name it; an action may name several.</param>
/// <param name="UpToHere">Share of all namings that this barrier and those before it make up, in (0, 1].</param>
public sealed record BarrierCount(string Directorate, string Barrier, int Actions, double UpToHere);

public sealed record AuthorityBarrier(string Authority, string AuthorityName, string Scheme, string Barrier);

/// <summary>What helped, with the barrier that it beat.</summary>
/// <param name="Who">An authority of the survey, or the directorate of an action that worked.</param>
public sealed record BarrierSuccess(string Barrier, string Who, string What)
{
    /// <summary>The action that worked; null where an authority says so.</summary>
    public string? Action { get; init; }
}
