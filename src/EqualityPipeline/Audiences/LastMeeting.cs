using System.Collections.Immutable;
using EqualityPipeline.Policy;
using EqualityPipeline.Registers.Meetings;

namespace EqualityPipeline.Audiences;

/// <summary>When an audience last met, by the minutes.</summary>
/// <param name="IsOverdue">Whether the whole cycle has passed since, to the day.</param>
public readonly record struct LastMeeting(DateOnly Held, bool IsOverdue)
{
    /// <returns>Null where it has no minutes.</returns>
    public static LastMeeting? Of(Audience audience, ImmutableArray<MinutedLine> minutes, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(audience);
        if (minutes.Where(m => m.Forum == audience.Forum && m.Held <= asOf).Select(m => (DateOnly?)m.Held).Max() is not { } held)
            return null;
        return new LastMeeting(held, MonthsOf(audience.Meets) is { } months && held.AddMonths(months) < asOf);
    }

    private static int? MonthsOf(MeetingCycle cycle) => cycle switch
    {
        MeetingCycle.Monthly => 1,
        MeetingCycle.Quarterly => 3,
        MeetingCycle.TwiceAYear => 6,
        MeetingCycle.Yearly => 12,
        _ => null,
    };
}
