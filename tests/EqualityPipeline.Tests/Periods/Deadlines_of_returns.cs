using System.Globalization;
using EqualityPipeline.Periods;

namespace EqualityPipeline.Tests.Periods;

public class Deadlines_of_returns
{
    // Clocks went forward on 28 March 2010 and 27 March 2011, and back on 31 October 2010, each at 01:00 UTC.
    [Theory]
    [InlineData("2011-01", 5, "2011-02-05", "2011-02-06T00:00:00Z")]
    [InlineData("2011-03", 5, "2011-04-05", "2011-04-05T23:00:00Z")]
    [InlineData("2010-04", 30, "2010-05-30", "2010-05-30T23:00:00Z")]
    [InlineData("2010-02", 27, "2010-03-27", "2010-03-28T00:00:00Z")]
    [InlineData("2010-02", 28, "2010-03-28", "2010-03-28T23:00:00Z")]
    [InlineData("2010-09", 30, "2010-10-30", "2010-10-30T23:00:00Z")]
    [InlineData("2010-09", 31, "2010-10-31", "2010-11-01T00:00:00Z")]
    [InlineData("2010-12", 31, "2011-01-31", "2011-02-01T00:00:00Z")]
    [InlineData("2011-01", 30, "2011-02-28", "2011-03-01T00:00:00Z")]
    public void A_return_is_on_time_to_the_end_of_the_day_in_London(string period, int dueDay, string lastDay, string instant)
    {
        var deadline = Deadline.For(ReportingMonth.Parse(period), dueDay);

        Assert.Equal(lastDay, deadline.LastDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Assert.Equal(instant, deadline.Instant.ToString("yyyy-MM-ddTHH:mm:ssK", CultureInfo.InvariantCulture).Replace("+00:00", "Z", StringComparison.Ordinal));
        Assert.Equal(TimeSpan.Zero, deadline.Instant.Offset);
        Assert.False(deadline.IsMissedBy(deadline.Instant.AddTicks(-1)));
        Assert.True(deadline.IsMissedBy(deadline.Instant));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(32)]
    public void A_day_no_month_has_is_refused(int dueDay)
        => Assert.Throws<ArgumentOutOfRangeException>(() => Deadline.For(new ReportingMonth(2011, 3), dueDay));
}
