namespace EqualityPipeline.Periods;

/// <summary>Until when a return is on time: to the end of a day in Europe/London, whatever the clocks do.</summary>
/// <param name="LastDay">The last day on which it is on time, as the calendar on the wall says it.</param>
/// <param name="Instant">The first instant after that day, in UTC: what arrives then or later is late.</param>
public readonly record struct Deadline(DateOnly LastDay, DateTimeOffset Instant)
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <param name="period">The month the return covers.</param>
    /// <param name="dueDay">Day of the following month, from 1; one that the month has not got means its last day.</param>
    /// <exception cref="ArgumentOutOfRangeException">A day that no month has.</exception>
    public static Deadline For(ReportingMonth period, int dueDay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dueDay, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dueDay, 31);
        var following = period.Plus(1);
        var lastDay = following.FirstDay.AddDays(Math.Min(dueDay, following.LastDay.Day) - 1);
        var midnight = lastDay.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new Deadline(lastDay, new DateTimeOffset(midnight, London.GetUtcOffset(midnight)).ToUniversalTime());
    }

    public bool IsMissedBy(DateTimeOffset moment) => moment >= Instant;
}
