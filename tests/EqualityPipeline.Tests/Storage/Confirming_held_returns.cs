using System.Text;
using EqualityPipeline.Periods;
using EqualityPipeline.Returns;

namespace EqualityPipeline.Tests.Storage;

public class Confirming_held_returns(SharedAzurite azurite)
{
    private const string Path = "northmoor-fire/community-safety/2009-08/recruitment.csv";

    private static readonly SubmissionName Name = new("northmoor-fire", "community-safety", new ReportingMonth(2009, 8), "recruitment", Path);

    // Eighteen counts, every one of them 7: held, in case a test file was sent.
    private static readonly byte[] AllSevens = Encoding.UTF8.GetBytes(
        "service,strand,group,measure,count\n" + string.Concat(
            from measure in new[] { "applied", "shortlisted", "appointed" }
            from row in new[] { "race,White: British", "race,White: Irish", "gender,Female", "gender,Male", "disability,Disabled", "disability,Not disabled" }
            select $"home-safety-visits,{row},{measure},7\n"));

    [Fact]
    public async Task A_held_return_is_not_counted_until_someone_confirms_it()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite);
        var submission = await pipeline.SendAsync(Path, AllSevens);

        Assert.Equal(ReceiptStatus.Held, (await pipeline.ReceiptAsync(Name, submission)).Status);
        Assert.Null((await pipeline.SlotAsync(Name))!.CountedSubmission);

        await pipeline.Confirmations.ConfirmAsync("northmoor-fire", submission, "There really were seven of each.", "test", TestContext.Current.CancellationToken);
        await pipeline.ReceiveAsync(Path);

        var receipt = await pipeline.ReceiptAsync(Name, submission);
        var slot = (await pipeline.SlotAsync(Name))!;
        Assert.Equal((ReceiptStatus.AcceptedWithWarnings, 18, 1), (receipt.Status, receipt.RowsCounted, receipt.Attempt));
        Assert.Equal((submission, ReceiptStatus.AcceptedWithWarnings), (slot.CountedSubmission, slot.LatestStatus));
        Assert.NotEmpty(await pipeline.Cells.ReadAsync(slot, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Other_bytes_need_a_confirmation_of_their_own()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite);
        var submission = await pipeline.SendAsync(Path, AllSevens);
        await pipeline.Confirmations.ConfirmAsync("northmoor-fire", submission, "Right.", "test", TestContext.Current.CancellationToken);

        var other = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(AllSevens).Replace(",7\n", ",8\n", StringComparison.Ordinal));
        var changed = await pipeline.SendAsync(Path, other);

        Assert.Equal(ReceiptStatus.Held, (await pipeline.ReceiptAsync(Name, changed)).Status);
        Assert.Null((await pipeline.SlotAsync(Name))!.CountedSubmission);
    }
}
