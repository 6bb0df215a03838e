using EqualityPipeline.Policy;
using EqualityPipeline.Returns;
using EqualityPipeline.Web.OData;

namespace EqualityPipeline.Web.Pages;

/// <summary>Who acts, on what, by when.</summary>
/// <param name="Who">A role or a directorate, never a person.</param>
public sealed record ActionLine(string Who, string What, string By)
{
    internal static IEnumerable<ActionLine> From(
        MonitoringPolicy policy, Organisation organisation, CompletenessBoard? board, IEnumerable<FrameworkLine> framework, IEnumerable<AlertRow> alerts,
        DateOnly asOf)
    {
        foreach (var slot in board?.Slots.Where(s => !s.Counted && s.State is not (SlotState.Expected or SlotState.Exempt)) ?? [])
        {
            var name = ReturnName(policy, slot.ReturnType);
            var what = slot.State switch
            {
                SlotState.Overdue => $"Send the return \"{name}\" for {slot.Period.InWords}",
                SlotState.Withdrawn => $"Send the return \"{name}\" for {slot.Period.InWords} again, which was withdrawn",
                SlotState.Held when slot.IsHeldByLock => $"Have {slot.Period.InWords} reopened for the return \"{name}\", or leave it locked",
                SlotState.Held => $"Confirm or correct the return \"{name}\" for {slot.Period.InWords}",
                _ => $"Correct the return \"{name}\" for {slot.Period.InWords}, which was rejected",
            };
            yield return new ActionLine(
                DirectorateName(organisation, slot.Directorate), what, $"{(slot.Late ? "overdue since" : "due")} {FigureWords.Day(slot.Due.LastDay)}");
        }

        foreach (var alert in alerts)
            yield return new ActionLine(alert.Owner, $"Explain the alert on {alert.Indicator}", "the next meeting");

        foreach (var line in framework.Where(l => l.Weakest is not null).DistinctBy(l => (l.Framework, l.Weakest)))
            yield return new ActionLine(line.Owner ?? "Not named", line.Weakest!, FrameworkBoardModel.DueWords(line.Due, asOf));
    }

    internal static string DirectorateName(Organisation organisation, string directorate)
        => directorate == EqualityPipeline.Policy.Organisation.Corporate ? "Corporate" : organisation.FindDirectorate(directorate)?.Name ?? directorate;

    internal static string ReturnName(MonitoringPolicy policy, string returnType) => policy.FindReturnType(returnType)?.Name ?? returnType;
}
