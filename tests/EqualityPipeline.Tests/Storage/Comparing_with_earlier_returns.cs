using System.Text;
using EqualityPipeline.Periods;
using EqualityPipeline.Returns;

namespace EqualityPipeline.Tests.Storage;

/// <summary>Which returns one is compared with: those received before it, and again the same ones when it is delivered again.</summary>
public class Comparing_with_earlier_returns(SharedAzurite azurite)
{
    private static readonly ReportingMonth June = new(2009, 6);
    private static readonly ReportingMonth July = new(2009, 7);

    // Eighteen counts, none of them round: more than chance makes the same in two months.
    private static readonly byte[] Figures = Tally(0);
    private static readonly byte[] OtherFigures = Tally(3);

    // Storage tells the second only.
    private static DateTimeOffset InOrder(string path, string sha256, DateTimeOffset storedAt)
        => PipelineUnderTest.Start.AddHours(path == Path(June) ? -3 : path == Path(July) ? -2 : -1);

    [Fact]
    public async Task A_return_that_was_sent_for_another_month_is_held_until_someone_confirms_it()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite, InOrder);
        var june = await pipeline.SendAsync(Path(June), Figures);

        var july = await pipeline.SendAsync(Path(July), Figures);

        var held = await pipeline.ReceiptAsync(Name(July), july);
        Assert.Equal("R225", Assert.Single(held.Findings, f => f.Severity != Severity.Note).Code);
        Assert.Equal(ReceiptStatus.Held, held.Status);
        Assert.Equal([new ComparedReturn("community-safety", June, "recruitment", june)], held.ComparedWith);
        Assert.Null((await pipeline.SlotAsync(Name(July)))!.CountedSubmission);

        await pipeline.Confirmations.ConfirmAsync("northmoor-fire", july, "The same people applied again.", "test", TestContext.Current.CancellationToken);
        await pipeline.ReceiveAsync(Path(July));

        var confirmed = await pipeline.ReceiptAsync(Name(July), july);
        Assert.Equal((ReceiptStatus.AcceptedWithWarnings, july), (confirmed.Status, (await pipeline.SlotAsync(Name(July)))!.CountedSubmission));
        Assert.Equal(held.ComparedWith, confirmed.ComparedWith);
    }

    [Fact]
    public async Task The_same_delivery_is_compared_with_the_same_returns_whatever_was_sent_since()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite, InOrder);
        await pipeline.SendAsync(Path(June), Figures);
        var july = await pipeline.SendAsync(Path(July), Figures);
        var held = ReceiptJson.Write(await pipeline.ReceiptAsync(Name(July), july));
        await pipeline.SendAsync(Path(June, "-corrected"), OtherFigures);

        await pipeline.ReceiveAsync(Path(July));
        using var another = pipeline.Another();
        await another.ReceiveAsync(Path(July));

        Assert.Contains("R225", Encoding.UTF8.GetString(held), StringComparison.Ordinal);
        Assert.Equal(held, ReceiptJson.Write(await pipeline.ReceiptAsync(Name(July), july)));
    }

    [Fact]
    public async Task A_return_received_later_is_not_compared_with_though_its_event_came_first()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(
            azurite, (path, _, _) => PipelineUnderTest.Start.AddDays(path == Path(July) ? -2 : -1));
        await pipeline.SendAsync(Path(June), Figures);

        var july = await pipeline.SendAsync(Path(July), Figures);

        var receipt = await pipeline.ReceiptAsync(Name(July), july);
        Assert.Equal((ReceiptStatus.Accepted, 0), (receipt.Status, receipt.ComparedWith.Length));
    }

    private static string Path(ReportingMonth month, string suffix = "") => $"northmoor-fire/community-safety/{month}/recruitment{suffix}.csv";

    private static SubmissionName Name(ReportingMonth month) => new("northmoor-fire", "community-safety", month, "recruitment", Path(month));

    private static byte[] Tally(int more) => Encoding.UTF8.GetBytes(
        "service,strand,group,measure,count\n" + string.Concat(
            from measure in new[] { (Id: "applied", Of: 71), (Id: "shortlisted", Of: 42), (Id: "appointed", Of: 13) }
            from row in new[] { ("race,White: British", 0), ("race,White: Irish", 8), ("gender,Female", 1), ("gender,Male", 7), ("disability,Disabled", 2), ("disability,Not disabled", 6) }
            select $"home-safety-visits,{row.Item1},{measure.Id},{measure.Of + row.Item2 + more}\n"));
}
