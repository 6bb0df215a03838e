using System.Collections.Immutable;

namespace EqualityPipeline.Registers.ActionPlans;

/// <summary>The action plan of an organisation: who does what by when, whether it worked, and what was found and has no action.</summary>
/// <param name="Items">Strategies, plans, actions and milestones, in the order of their ids.</param>
/// <param name="Dropped">Actions that an earlier plan held unfinished and the latest no longer holds.</param>
/// <param name="Findings">Headline figures that are clearly worse, with the actions that answer them.</param>
public sealed record ActionPlanReport(ImmutableArray<PlanItem> Items, ImmutableArray<DroppedAction> Dropped, ImmutableArray<AnsweredFinding> Findings)
{
    /// <returns>Null where nobody ever sent the register, and for a partnership, whose members each have their own.</returns>
    public static ActionPlanReport? Of(RegisterInputs inputs, RegisterFigures figures)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        if (inputs.Organisation.IsPartnership || !inputs.Registers.Holds(RegisterTypes.ActionPlan))
            return null;
        var items = PlanReading.Read([.. inputs.Registers.RecordsOf(RegisterTypes.ActionPlan)], inputs, figures);
        return new ActionPlanReport(items, [.. DroppedFrom(inputs, items)], [.. AnsweredFinding.All(inputs, figures, items)]);
    }

    private static IEnumerable<DroppedAction> DroppedFrom(RegisterInputs inputs, ImmutableArray<PlanItem> now)
    {
        var known = now.Select(i => i.Id).ToHashSet(StringComparer.Ordinal);
        return inputs.Registers.HistoryOf(RegisterTypes.ActionPlan)
            .SelectMany(r => r.Records, (register, record) => new HeldRecord(register, record))
            .GroupBy(r => r.Text("action"), StringComparer.Ordinal)
            .Where(one => !known.Contains(one.Key))
            .Select(one => one.Last())
            .Where(last => last.Text("layer") == PlanLayer.Action && last.Text("status") is not (ActionStatus.Complete or ActionStatus.Stopped or ActionStatus.CarriedOver))
            .OrderBy(last => last.Text("action"), StringComparer.Ordinal)
            .Select(last => new DroppedAction(last.Text("action"), last.Text("title"), last.Text("directorate"), last.Text("owner"), last.Of.Period.ToString()));
    }
}

/// <param name="LastSeen">Month of the last plan that held it, yyyy-MM.</param>
public sealed record DroppedAction(string Id, string Title, string Directorate, string Owner, string LastSeen);
