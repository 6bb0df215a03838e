using EqualityPipeline.Periods;

namespace EqualityPipeline.SampleData;

/// <summary>The 24 months of the sample and when its returns arrive.</summary>
public static class SampleCalendar
{
    public static ReportingMonth[] Months { get; } = [.. Enumerable.Range(0, 24).Select(new ReportingMonth(2009, 4).Plus)];

    public static int IndexOf(ReportingMonth month) => month.MonthsSince(Months[0]);

    /// <summary>A working day from the 1st to the 5th of the month after, between 08:00 and 17:00 UTC.</summary>
    public static DateTimeOffset MonthlyArrival(string path, ReportingMonth month) => WorkingHour(path, month.Plus(1), 1, 5);

    /// <summary>A working day from the 12th to the 26th of the month after.</summary>
    public static DateTimeOffset YearlyArrival(string path, ReportingMonth month) => WorkingHour(path, month.Plus(1), 12, 26);

    private static DateTimeOffset WorkingHour(string path, ReportingMonth month, int firstDay, int lastDay)
    {
        var days = Enumerable.Range(firstDay, lastDay - firstDay + 1)
            .Select(day => new DateOnly(month.Year, month.Month, day))
            .Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && day is not { Month: 1, Day: 1 })
            .ToList();
        var random = RandomNumbers.For("arrival", path);
        var date = days[(int)random.Below(days.Count)];
        return new DateTimeOffset(date, new TimeOnly(8, 0), TimeSpan.Zero).AddSeconds(random.Below(9 * 60 * 60));
    }
}
