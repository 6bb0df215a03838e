using System.Collections.Immutable;
using System.Globalization;

namespace EqualityPipeline.Registers.ActionPlans;

/// <summary>Reads the records of the plan and rates them, milestones before actions and actions before plans.</summary>
internal static class PlanReading
{
    public static ImmutableArray<PlanItem> Read(IReadOnlyList<HeldRecord> records, RegisterInputs inputs, RegisterFigures figures)
    {
        var carriedTo = records.Where(r => r.Find("carried_from") is not null).ToLookup(r => r.Find("carried_from")!, r => r.Text("action"), StringComparer.Ordinal);
        var items = records.Select(r => (Record: r, Item: Item(r, inputs, figures) with { CarriedTo = [.. carriedTo[r.Text("action")]] })).ToList();
        var rated = new Dictionary<string, PlanItem>(StringComparer.Ordinal);
        foreach (var layer in new[] { PlanLayer.Milestone, PlanLayer.Action, PlanLayer.YearlyPlan, PlanLayer.Strategy })
        {
            foreach (var (record, item) in items.Where(i => i.Item.Layer == layer))
            {
                var parts = rated.Values.Where(p => p.Parent == item.Id).ToList();
                var (rating, why) = layer is PlanLayer.Milestone or PlanLayer.Action
                    ? ItemRating.Of(item, parts, SpentShare(record), inputs)
                    : (ItemRating.OfWhole(parts), []);
                rated[item.Id] = item with { Rating = rating, Why = why };
            }
        }

        return [.. items.Select(i => rated[i.Item.Id]).OrderBy(i => i.Id, StringComparer.Ordinal)];
    }

    private static PlanItem Item(HeldRecord record, RegisterInputs inputs, RegisterFigures figures) => new()
    {
        Id = record.Text("action"),
        Layer = record.Text("layer"),
        Parent = record.Find("parent"),
        Title = record.Text("title"),
        Directorate = record.Text("directorate"),
        Service = record.Find("service"),
        Owner = record.Text("owner"),
        Contributors = [.. record.FindSeveral("contributors")],
        Starts = record.FindDay("starts"),
        Due = record.FindDay("due"),
        Completed = record.FindDay("completed"),
        Status = record.Text("status"),
        CarriedFrom = record.Find("carried_from"),
        Resource = Resource(record),
        Indicator = record.Find("indicator"),
        Strand = record.Find("strand"),
        Group = record.Find("group"),
        Baseline = record.FindNumber("baseline"),
        BaselineMonth = record.Find("baseline_month"),
        Target = record.FindNumber("target"),
        TargetMonth = record.Find("target_month"),
        Run = Run(record, figures),
        Expectation = record.Find("expectation"),
        Outcome = record.Text("layer") == PlanLayer.Action ? ActionOutcome.Of(record, inputs, figures) : null,
        Commitments = [.. record.FindSeveral("commitments")],
        CommitmentLine = record.Find("commitment_line"),
        ImpactAssessments = [.. record.FindSeveral("impact_assessments")],
        Consultations = [.. record.FindSeveral("consultations")],
        Framework = record.Find("framework"),
        Criterion = record.Find("criterion"),
        Barriers = [.. record.FindSeveral("barriers")],
    };

    private static TargetRun? Run(HeldRecord record, RegisterFigures figures)
        => record.Find("indicator") is { } indicator
            && record.FindNumber("baseline") is { } baseline && record.FindMonth("baseline_month") is { } from
            && record.FindNumber("target") is { } target && record.FindMonth("target_month") is { } to
            ? TargetRun.Of(new TargetAim(indicator, record.Text("directorate"), record.Find("service"), record.Find("strand"), record.Find("group"), baseline, from, target, to), figures)
            : null;

    private static string Resource(HeldRecord record)
    {
        var money = record.FindNumber("budget_pounds") is null ? "no money set aside"
            : SpentShare(record) is { } share ? string.Create(CultureInfo.InvariantCulture, $"money set aside, {share * 100:0}% of it spent") : "money set aside";
        var days = record.FindNumber("staff_days") is { } staff ? string.Create(CultureInfo.InvariantCulture, $"{staff:#,0.#} days of staff") : "no days of staff set aside";
        return $"{money}; {days}";
    }

    private static decimal? SpentShare(HeldRecord record)
        => record.FindNumber("budget_pounds") is { } budget and > 0 && record.FindNumber("spent_pounds") is { } spent ? spent / budget : null;
}
