using System.Collections.Immutable;
using System.Globalization;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Registers.ActionPlans;

/// <summary>Red, amber or green by rule and not by hand.</summary>
public static class ItemRating
{
    /// <summary>The rule as the pages say it.</summary>
    public static ImmutableArray<string> InWords(RegisterRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return
        [
            "Done: its status is complete. Stopped and carried over: its status says so, and another action goes on with what was carried over.",
            string.Create(CultureInfo.InvariantCulture, $"Red: more than {rules.RedAfterDays} days late; or the month of its target has passed and the target is not reached; or carried over, and no action goes on with it; or one of its milestones is red."),
            "Amber: late; or its start has passed and it is not begun; or it nears its target more slowly than is needed; or more is spent than was set aside; or one of its milestones is amber.",
            "Green: none of these. A plan and a strategy are as good as the worst of what they are made of; what is done, stopped or carried over does not count.",
        ];
    }

    /// <param name="parts">Milestones of the action, rated.</param>
    /// <param name="spentShare">Of what was set aside; null where one of the two is not known.</param>
    internal static (Rating Rating, ImmutableArray<string> Why) Of(PlanItem item, IEnumerable<PlanItem> parts, decimal? spentShare, RegisterInputs inputs)
    {
        switch (item.Status)
        {
            case ActionStatus.Complete:
                return (Rating.Done, item is { Completed: { } done, Due: { } due } && done > due ? [Days(done.DayNumber - due.DayNumber, "completed", "late")] : []);
            case ActionStatus.Stopped:
                return (Rating.Stopped, []);
            case ActionStatus.CarriedOver:
                return item.CarriedTo.IsEmpty ? (Rating.Red, ["It is said to be carried over, and no action goes on with it."]) : (Rating.CarriedOver, []);
        }

        var reasons = Reasons(item, parts, spentShare, inputs).ToList();
        return (reasons.Select(r => r.Rating).DefaultIfEmpty(Rating.Green).Max(), [.. reasons.Select(r => r.Why)]);
    }

    /// <summary>Of a plan or a strategy: the worst of what is still to be done.</summary>
    internal static Rating OfWhole(IEnumerable<PlanItem> parts)
    {
        var all = parts.Select(p => p.Rating).ToList();
        return all.Where(r => r >= Rating.Green).DefaultIfEmpty(all.Count == 0 ? Rating.Green : Rating.Done).Max();
    }

    private static IEnumerable<(Rating Rating, string Why)> Reasons(PlanItem item, IEnumerable<PlanItem> parts, decimal? spentShare, RegisterInputs inputs)
    {
        if (item.Due is { } due && due < inputs.AsOf)
        {
            var late = inputs.AsOf.DayNumber - due.DayNumber;
            yield return (late > inputs.Policy.Registers.RedAfterDays ? Rating.Red : Rating.Amber, Days(late, "", "late"));
        }
        else if (item.Status == ActionStatus.Late)
        {
            yield return (Rating.Amber, "Its owner says that it is late.");
        }

        if (item.Status == ActionStatus.NotStarted && item.Starts < inputs.AsOf)
            yield return (Rating.Amber, "It is not begun, though its start has passed.");
        switch (item.Run)
        {
            case { State: TargetState.Missed } run:
                yield return (Rating.Red, run.Words);
                break;
            case { State: TargetState.Behind } run:
                yield return (Rating.Amber, run.Words);
                break;
        }

        if (spentShare > 1)
            yield return (Rating.Amber, "More is spent than was set aside.");
        foreach (var part in parts.Where(p => p.Rating is Rating.Amber or Rating.Red))
            yield return (part.Rating, $"Its milestone {part.Id} is {(part.Rating == Rating.Red ? "red" : "amber")}.");
    }

    private static string Days(int days, string before, string after)
        => string.Create(CultureInfo.InvariantCulture, $"{(before.Length == 0 ? "" : char.ToUpperInvariant(before[0]) + before[1..] + " ")}{days} {(days == 1 ? "day" : "days")} {after}.");
}
