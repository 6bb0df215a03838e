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

    private static string Words(ReturnSlot slot)
        => $"{slot.Directorate} {slot.ReturnType} {slot.State}{(slot.Counted ? " counted" : "")}{(slot.Late ? " late" : "")}";
}
