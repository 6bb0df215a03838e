using System.Collections.Immutable;

namespace EqualityPipeline.Policy;

/// <summary>Who is told what about returns: roles, never people.</summary>
/// <param name="Sender">The role that sends the returns of a directorate, and hears of those held or refused.</param>
/// <param name="PeriodKeeper">The role that locks a month and reopens it.</param>
/// <param name="Reminders">Rungs of the ladder, the nearest to the return first.</param>
public sealed record NoticeRules(string Sender, string PeriodKeeper, ImmutableArray<string> Channels, ImmutableArray<ReminderRung> Reminders)
{
    /// <summary>Nobody is told anything.</summary>
    public static NoticeRules None { get; } = new("sender", "equality lead", [], []);
}

/// <summary>One role on the ladder of reminders.</summary>
/// <param name="Days">Days after the due day, ascending; negative before it.</param>
public sealed record ReminderRung(string Id, string Role, ImmutableArray<int> Days);
