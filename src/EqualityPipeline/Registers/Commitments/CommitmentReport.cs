using System.Collections.Immutable;
using System.Globalization;
using EqualityPipeline.Registers.ActionPlans;
using EqualityPipeline.Registers.ImpactAssessments;

namespace EqualityPipeline.Registers.Commitments;

/// <summary>What serves each commitment of the organisation: targets and actions that name it, their indicators, and the impact assessments they rest on or answer.</summary>
/// <param name="Commitments">Every commitment of the list, in its order; one that nothing serves has no lines.</param>
public sealed record CommitmentReport(ImmutableArray<CommitmentLines> Commitments)
{
    /// <summary>The list of commitments.</summary>
    public const string List = "commitment";

    /// <returns>Null where neither targets nor an action plan was ever sent.</returns>
    public static CommitmentReport? Of(RegisterInputs inputs, TargetReport? targets, ActionPlanReport? plan, ImpactAssessmentReport? assessments)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        if ((targets is null && plan is null) || !inputs.Policy.CodeLists.TryGetValue(List, out var list))
            return null;
        return new CommitmentReport([.. list.Codes.Select(code => new CommitmentLines(code.Id, [.. LinesOf(code.Id, inputs, targets, plan, assessments)]))]);
    }

    private static IEnumerable<CommitmentLine> LinesOf(string commitment, RegisterInputs inputs, TargetReport? targets, ActionPlanReport? plan, ImpactAssessmentReport? assessments)
    {
        var aims = targets?.Targets.Where(t => t.Commitments.Contains(commitment)).ToList() ?? [];
        var items = plan?.Items.Where(i => i.Commitments.Contains(commitment)).ToList() ?? [];
        foreach (var target in aims)
        {
            yield return new CommitmentLine(
                CommitmentSort.Target, target.Id, inputs.Policy.FindIndicator(target.Indicator)?.Name ?? target.Indicator, target.CommitmentLine, target.Owner,
                target.Run is { } run ? StateWords.Of(run.State) : null, target.ByWhen);
        }

        foreach (var item in items)
            yield return new CommitmentLine(CommitmentSort.Action, item.Id, item.Title, item.CommitmentLine, item.Owner, StateWords.Of(item.Rating), Month(item.Due));
        foreach (var indicator in aims.Select(t => t.Indicator).Concat(items.Select(i => i.Indicator)).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            yield return new CommitmentLine(CommitmentSort.Indicator, indicator, inputs.Policy.FindIndicator(indicator)?.Name ?? indicator, null, null, null, null);
        var rested = aims.Select(t => t.ImpactAssessment).OfType<string>().Concat(items.SelectMany(i => i.ImpactAssessments)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        foreach (var id in rested)
        {
            var known = assessments?.Assessments.FirstOrDefault(a => a.Id == id);
            yield return new CommitmentLine(
                CommitmentSort.Assessment, id, known?.Title ?? "not in the register", null, known?.Owner, known?.Status, Month(known?.Due));
        }
    }

    private static string? Month(DateOnly? day) => day?.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}

public sealed record CommitmentLines(string Commitment, ImmutableArray<CommitmentLine> Lines);

/// <summary>Something that serves a commitment.</summary>
/// <param name="Line">Which line of the workplan or strategy; null where none is said.</param>
/// <param name="State">Of a target whether it is reached, of an action its rating, of an assessment its status; null of an indicator.</param>
/// <param name="By">yyyy-MM; null where there is no date.</param>
public sealed record CommitmentLine(CommitmentSort Sort, string Id, string Title, string? Line, string? Owner, string? State, string? By);

public enum CommitmentSort { Target, Action, Indicator, Assessment }
