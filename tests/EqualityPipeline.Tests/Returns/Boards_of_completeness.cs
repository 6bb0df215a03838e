using EqualityPipeline.Returns;
using EqualityPipeline.Tests.Web;

namespace EqualityPipeline.Tests.Returns;

public class Boards_of_completeness
{
    // For March 2011 recruitment is due from housing and leisure by 5 April, take-up from housing by 15 April; the clock says 10 April.
    private static readonly DateTimeOffset OnTime = new(2011, 4, 5, 22, 59, 59, TimeSpan.Zero);
    private static readonly DateTimeOffset TooLate = new(2011, 4, 5, 23, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Without_any_upload_a_return_is_overdue_or_still_expected()
    {
        var board = WebSample.Board(WebSample.March);

        Assert.Equal(
            ["housing recruitment Overdue late", "housing service-take-up Expected", "leisure recruitment Overdue late"],
            board.Slots.Select(Words));
        Assert.Equal((3, 0, 0, 2, 3), (board.Expected, board.Received, board.Counted, board.Late, board.Missing));
    }

    [Fact]
    public void A_return_is_late_by_its_first_accepted_upload()
    {
        var board = WebSample.Board(
            WebSample.March,
            WebSample.Entry("housing", "recruitment", ReceiptStatus.AcceptedWithWarnings, TooLate.AddDays(3), OnTime),
            WebSample.Entry("leisure", "recruitment", ReceiptStatus.Accepted, TooLate, TooLate));

        Assert.Equal(
            ["housing recruitment AcceptedWithWarnings counted", "housing service-take-up Expected", "leisure recruitment Accepted counted late"],
            board.Slots.Select(Words));
        Assert.Equal((3, 2, 2, 1, 1), (board.Expected, board.Received, board.Counted, board.Late, board.Missing));
    }

    [Fact]
    public void A_rejected_upload_leaves_an_earlier_accepted_one_counted()
    {
        var board = WebSample.Board(
            WebSample.March,
            WebSample.Entry("housing", "recruitment", ReceiptStatus.Rejected, TooLate, OnTime),
            WebSample.Entry("leisure", "recruitment", ReceiptStatus.Rejected, OnTime, null),
            WebSample.Entry("housing", "service-take-up", ReceiptStatus.Held, OnTime, null));

        Assert.Equal(
            ["housing recruitment Rejected counted", "housing service-take-up Held", "leisure recruitment Rejected late"],
            board.Slots.Select(Words));
        Assert.Equal((3, 3, 1, 1, 0), (board.Expected, board.Received, board.Counted, board.Late, board.Missing));
    }

    [Fact]
    public void Another_months_upload_does_not_count()
        => Assert.Equal(0, WebSample.Board(
            WebSample.March, WebSample.Entry("housing", "recruitment", ReceiptStatus.Accepted, OnTime, OnTime, WebSample.February)).Received);

    [Fact]
    public void An_exempt_return_is_owed_by_nobody_until_its_exemption_ends()
    {
        var organisation = WebSample.Policy.Organisations[0] with
        {
            Exemptions = [new EqualityPipeline.Policy.Exemption("recruitment", ["housing"], new EqualityPipeline.Periods.MonthSpan(WebSample.February, WebSample.March), "No posts.")],
        };
        CompletenessBoard Board(EqualityPipeline.Periods.ReportingMonth month, params IReadOnlyList<RegisterEntry> register)
            => CompletenessBoard.For(WebSample.Policy, organisation, month, register, TooLate.AddDays(60));

        var march = Board(WebSample.March);
        Assert.Equal(["housing recruitment Exempt", "housing service-take-up Overdue late", "leisure recruitment Overdue late"], march.Slots.Select(Words));
        Assert.Equal((2, 1, 0, 2), (march.Expected, march.Exempt, march.Received, march.Missing));
        Assert.Equal("housing recruitment Overdue late", Words(Board(WebSample.March.Plus(1)).Slots[0]));

        // One that came all the same is shown and counted, and makes no more complete what is owed.
        var sent = Board(WebSample.March, WebSample.Entry("housing", "recruitment", ReceiptStatus.Accepted, OnTime, OnTime));
        Assert.Equal("housing recruitment Accepted counted", Words(sent.Slots[0]));
        Assert.Equal((2, 0, 0d), (sent.Expected, sent.Counted, sent.Completeness));
    }

    [Fact]
    public void A_return_that_nobody_expects_is_shown_apart_and_completeness_stays_at_most_whole()
    {
        var board = WebSample.Board(
            WebSample.March,
            WebSample.Entry("housing", "recruitment", ReceiptStatus.Accepted, OnTime, OnTime),
            WebSample.Entry("housing", "service-take-up", ReceiptStatus.Accepted, OnTime, OnTime),
            WebSample.Entry("leisure", "recruitment", ReceiptStatus.Accepted, OnTime, OnTime),
            WebSample.Entry("leisure", "service-take-up", ReceiptStatus.Accepted, TooLate.AddDays(90), TooLate.AddDays(90)));

        Assert.Equal((3, 3, 1d), (board.Expected, board.Counted, board.Completeness));
        Assert.Equal(["leisure service-take-up Accepted counted"], board.Unexpected.Select(Words));
    }

    [Fact]
    public void A_withdrawn_return_is_not_counted_and_late_once_its_day_has_passed()
    {
        var board = WebSample.Board(
            WebSample.March, WebSample.Entry("housing", "recruitment", ReceiptStatus.Accepted, OnTime, null) with { IsWithdrawn = true });

        Assert.Equal("housing recruitment Withdrawn late", Words(board.Slots[0]));
    }

    private static string Words(ReturnSlot slot)
        => $"{slot.Directorate} {slot.ReturnType} {slot.State}{(slot.Counted ? " counted" : "")}{(slot.Late ? " late" : "")}";
}
