using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Returns;

/// <summary>One message to one role about every return of a directorate that is still awaited on a day of the ladder.</summary>
/// <param name="Id">The same for the same directorate, rung and day: it is sent once.</param>
/// <param name="To">A role.</param>
public sealed record ReminderDigest(
    string Id, string Organisation, string Directorate, string To, string Message, ImmutableArray<AwaitedReturn> Returns)
{
    // A run that was missed is made up for: the day of the ladder, not the day of the run, names the digest.
    private const int DaysMadeUpFor = 2;

    private const int MonthsLookedBack = 7;

    /// <summary>The digests of a day, by directorate and rung; none for what is exempt, counted or nil.</summary>
    /// <param name="register">Of the organisation.</param>
    public static ImmutableArray<ReminderDigest> On(
        DateOnly today, MonitoringPolicy policy, Organisation organisation, IReadOnlyList<RegisterEntry> register, DateTimeOffset now)
    {
        var current = ReportingMonth.Of(today);
        var awaited = Enumerable.Range(-MonthsLookedBack, MonthsLookedBack + 1)
            .Select(current.Plus)
            .SelectMany(month => CompletenessBoard.For(policy, organisation, month, register, now).Slots)
            .Where(slot => !slot.Counted && slot.Exemption is null)
            .ToList();
        return
        [
            .. from rung in policy.Notices.Reminders
               from back in Enumerable.Range(0, DaysMadeUpFor + 1)
               let day = today.AddDays(-back)
               from ofDirectorate in awaited.Where(slot => rung.Days.Any(d => slot.Due.LastDay.AddDays(d) == day)).GroupBy(slot => slot.Directorate)
               orderby ofDirectorate.Key, rung.Id, day
               select For(policy, organisation, rung, day, ofDirectorate.Key, [.. ofDirectorate])
        ];
    }

    private static ReminderDigest For(
        MonitoringPolicy policy, Organisation organisation, ReminderRung rung, DateOnly day, string directorate, IReadOnlyList<ReturnSlot> slots)
    {
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $"digest|{organisation.Id}|{directorate}|{rung.Id}|{day:yyyy-MM-dd}"))))[..24];
        ImmutableArray<AwaitedReturn> returns =
            [.. slots.OrderBy(s => s.Due.LastDay).ThenBy(s => s.ReturnType, StringComparer.Ordinal).Select(s => new AwaitedReturn(s.ReturnType, s.Period, SlotStates.Text(s.State), s.Due.LastDay))];
        var message = new StringBuilder($"{organisation.Name}, {ReturnNotice.SenderName(organisation, directorate)}: ");
        message.AppendJoin("; ", returns.Select(r => Sentence(policy, r, day))).Append('.');
        return new ReminderDigest(id, organisation.Id, directorate, rung.Role, message.ToString(), returns);
    }

    private static string Sentence(MonitoringPolicy policy, AwaitedReturn awaited, DateOnly day)
    {
        var due = awaited.Due.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
        var when = day <= awaited.Due ? $"is due on {due}" : $"was due on {due}";
        var state = awaited.State switch
        {
            "held" => "was sent and is held",
            "rejected" => "was sent and not accepted",
            "withdrawn" => "was withdrawn and not sent again",
            _ => "has not been sent",
        };
        return $"\"{policy.FindReturnType(awaited.ReturnType)?.Name ?? awaited.ReturnType}\" for {awaited.Period.InWords} {when} and {state}";
    }
}

/// <param name="State">As the board writes it.</param>
public sealed record AwaitedReturn(string ReturnType, ReportingMonth Period, string State, DateOnly Due);
