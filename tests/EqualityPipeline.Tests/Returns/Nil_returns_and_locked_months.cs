using System.Text;
using EqualityPipeline.Periods;
using EqualityPipeline.Returns;

namespace EqualityPipeline.Tests.Returns;

public class Nil_returns_and_locked_months
{
    [Theory]
    [InlineData(NilReturn.Content)]
    [InlineData("Nil return,,\r\n\"Nothing to report\",,\r\n")]
    public void A_nil_return_is_accepted_and_every_count_of_it_is_zero(string file)
    {
        var result = Sent.TakeUp(file);

        Assert.Equal((ReceiptStatus.Accepted, true, 1), (result.Status, result.IsNil, result.RowsRead));
        Assert.Equal(
            "This is a nil return: Service take-up has nothing to report for April 2009. Every count of it is a true zero.", result.Only("R330").Message);
        // Two services, one measure, three strands.
        Assert.Equal(6, result.Cells.Length);
        Assert.All(result.Cells, cell => Assert.Equal(0, cell.Count));
    }

    [Theory]
    [InlineData("nil_return\n")]
    [InlineData("nil_return\nnothing to report\nlettings\n")]
    [InlineData("nil_return\nno complaints\n")]
    public void A_nil_return_that_says_more_is_refused(string file)
    {
        var result = Sent.TakeUp(file);

        Assert.Equal(ReceiptStatus.Rejected, result.Status);
        Assert.Equal(
            "Beneath the heading \"nil_return\" one row must say \"nothing to report\", and nothing else may stand there; here is something else.",
            result.Only("R331").Message);
        Assert.Empty(result.Cells);
    }

    [Fact]
    public void Nobody_can_send_nil_for_a_population()
    {
        var finding = Sent.Population(NilReturn.Content).Only("R332");

        Assert.Equal(
            "Population counts people as they are at a moment, so there is always something to report: a nil return of it would say that there is nobody.",
            finding.Message);
    }

    [Fact]
    public void A_locked_month_holds_a_return_and_says_since_when_by_whom_and_how_to_have_it_reopened()
    {
        var locked = new PeriodLock("northmoor", new ReportingMonth(2009, 4), new DateTimeOffset(2009, 5, 12, 15, 4, 0, TimeSpan.Zero), "function key", "Reported.");

        var receipt = locked.Hold(Receipt(Sent.EventHeader + Sent.GoodEventRow), "Equality lead");

        Assert.Equal((ReceiptStatus.Held, 0, 1, true), (receipt.Status, receipt.RowsCounted, receipt.FindingsTotal, receipt.IsHeldByLock));
        var finding = Assert.Single(receipt.Findings, f => f.Code == "R333");
        Assert.Equal(
            "April 2009 has been locked since 12 May 2009, 15:04 UTC, by function key. Its figures have been reported, so the return was checked but is not counted.",
            finding.Message);
        Assert.Equal(
            "Ask the Equality lead to reopen April 2009, saying why. The return need not be sent again: it is received when the month is reopened.", finding.Fix);
        Assert.Contains("because its month is locked", ReceiptPage.Write(receipt), StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_return_of_a_locked_month_stays_refused_and_is_told_of_the_lock()
    {
        var locked = new PeriodLock("northmoor", new ReportingMonth(2009, 4), DateTimeOffset.UnixEpoch, "function key", "Reported.");

        var receipt = locked.Told(Receipt(Sent.EventHeader + "lettings,2009-04-01,harbour,martian,no,f\n"), "Equality lead");

        Assert.Equal((ReceiptStatus.Rejected, false), (receipt.Status, receipt.IsHeldByLock));
        Assert.Equal(["R107", "R333"], receipt.Findings.Select(f => f.Code));
        Assert.Equal(
            "April 2009 has been locked since 1 January 1970, 00:00 UTC, by function key. Its figures have been reported, so a return that is in order will be held as well.",
            receipt.Findings[1].Message);
    }

    [Fact]
    public void What_changed_and_what_was_deleted_survive_the_json_of_a_receipt()
    {
        var receipt = Receipt(Sent.EventHeader + Sent.GoodEventRow) with
        {
            PurgedAt = new DateTimeOffset(2009, 8, 1, 0, 0, 0, TimeSpan.Zero),
            Changes = new ReturnChanges("0123", [new ChangedTotal("lettings", "users", 12, 13.5m)], ["religion"], []),
        };

        var again = ReceiptJson.Read(ReceiptJson.Write(receipt));

        Assert.Equal(ReceiptJson.Write(receipt), ReceiptJson.Write(again));
        Assert.Equal((receipt.PurgedAt, "0123", 13.5m, "religion"), (again.PurgedAt, again.Changes!.Against, again.Changes.Totals[0].After, again.Changes.StrandsAdded[0]));
        var page = ReceiptPage.Write(again);
        Assert.Contains("What changed against the return before it", page, StringComparison.Ordinal);
        Assert.Contains("File deleted", page, StringComparison.Ordinal);
    }

    private static Receipt Receipt(string csv)
    {
        var name = Sent.Name("northmoor/housing", "2009-04", "service-take-up");
        var result = ReturnCheck.Check(new MemoryStream(Encoding.UTF8.GetBytes(csv)), name, TestPolicy.Policy);
        return ReceiptFor.Return(SubmissionIds.WithoutKey.Arrival(name.Path, new string('0', 64), 1, DateTimeOffset.UnixEpoch), name, result, TestPolicy.Policy, DateTimeOffset.UnixEpoch);
    }
}
