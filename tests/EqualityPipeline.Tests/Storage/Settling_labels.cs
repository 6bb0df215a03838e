using System.Text;
using EqualityPipeline.Periods;
using EqualityPipeline.Returns;
using EqualityPipeline.Storage;
using EqualityPipeline.Storage.Receiving;

namespace EqualityPipeline.Tests.Storage;

public class Settling_labels(SharedAzurite azurite)
{
    private const string May = "northmoor-fire/community-safety/2009-05/recruitment.csv";
    private const string June = "northmoor-fire/community-safety/2009-06/recruitment.csv";

    private static readonly byte[] Asain = Encoding.UTF8.GetBytes(
        "service,strand,group,measure,count\nhome-safety-visits,race,Asain,applied,7\nhome-safety-visits,race,White: British,applied,31\n"
        + "home-safety-visits,gender,Female,applied,20\nhome-safety-visits,gender,Male,applied,18\nhome-safety-visits,disability,Not disabled,applied,38\n");

    [Fact]
    public async Task One_approval_settles_the_returns_that_wait_and_those_that_come()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite);
        var submission = await pipeline.SendAsync(May, Asain);

        Assert.Equal(ReceiptStatus.Rejected, (await pipeline.ReceiptAsync(Name(May, 5), submission)).Status);
        var open = Assert.Single(await pipeline.Labels.OpenAsync("northmoor-fire", CancellationToken.None));
        Assert.Equal(("race", "ethnic-group-2001", "Asain"), (open.Strand, open.CodeList, open.Label));
        Assert.StartsWith("Asian or Asian British", open.Nearest, StringComparison.Ordinal);
        Assert.Equal([new WaitingReturn(May, submission, 1)], open.Waiting);

        var decision = await Approve(pipeline, open.Id, "asian-other");

        Assert.Null(decision!.Fault);
        Assert.Equal([May], decision.ReceivedAgain);
        Assert.Empty(decision.Gone);
        var receipt = await pipeline.ReceiptAsync(Name(May, 5), submission);
        Assert.Equal(ReceiptStatus.Accepted, receipt.Status);
        Assert.Equal(16, receipt.LabelsVersion!.Length);
        Assert.Equal("\"Asain\" was taken for \"Asian or Asian British: Other Asian\" of Race, as was approved.", receipt.Findings.Single(f => f.Code == "R192").Message);
        var later = await pipeline.SendAsync(June, Asain);
        Assert.Equal(ReceiptStatus.Accepted, (await pipeline.ReceiptAsync(Name(June, 6), later)).Status);
        Assert.Empty(await pipeline.Labels.OpenAsync("northmoor-fire", CancellationToken.None));
        Assert.Contains(await PipelineUnderTest.RowsAsync(pipeline.Storage.Audit), row => row.Contains("Action=approve-label", StringComparison.Ordinal) && row.Contains("Reason=A slip of the keyboard", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_says_whose_file_is_gone_and_takes_no_code_that_the_list_does_not_have()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite);
        await pipeline.SendAsync(May, Asain);
        var june = await pipeline.SendAsync(June, Asain);
        await pipeline.Storage.Returns.DeleteBlobAsync(May);
        var id = UnknownLabel.IdOf("race", "ethnic-group-2001", "asain");

        Assert.Contains("no category", (await Approve(pipeline, id, "martian"))!.Fault, StringComparison.Ordinal);
        Assert.Null(await Approve(pipeline, "0123456789abcdef", "asian-other"));
        var decision = await Approve(pipeline, id, "asian-other");

        Assert.Equal([June], decision!.ReceivedAgain);
        Assert.Equal([May], decision.Gone);
        Assert.Equal(ReceiptStatus.Accepted, (await pipeline.ReceiptAsync(Name(June, 6), june)).Status);
    }

    [Fact]
    public async Task A_refused_one_is_asked_about_no_more_and_an_approval_can_be_taken_back()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite);
        var may = await pipeline.SendAsync(May, Asain);
        var id = UnknownLabel.IdOf("race", "ethnic-group-2001", "asain");

        Assert.Null((await Refuse(pipeline, id))!.Fault);
        Assert.Null((await Refuse(pipeline, id))!.Fault);
        Assert.Empty(await pipeline.Labels.OpenAsync("northmoor-fire", CancellationToken.None));
        Assert.Equal(ReceiptStatus.Rejected, (await pipeline.ReceiptAsync(Name(May, 5), may)).Status);

        Assert.Null((await Approve(pipeline, id, "asian-other"))!.Fault);
        Assert.Contains("Refuse it first", (await Approve(pipeline, id, "asian-indian"))!.Fault, StringComparison.Ordinal);
        Assert.Null((await Refuse(pipeline, id))!.Fault);
        var june = await pipeline.SendAsync(June, Asain);

        Assert.Equal((ReceiptStatus.Accepted, ReceiptStatus.Rejected), ((await pipeline.ReceiptAsync(Name(May, 5), may)).Status, (await pipeline.ReceiptAsync(Name(June, 6), june)).Status));
        var audit = (await PipelineUnderTest.RowsAsync(pipeline.Storage.Audit)).Where(r => r.Contains("-label", StringComparison.Ordinal));
        Assert.Equal(3, audit.Count());
    }

    [Fact]
    public async Task An_approval_in_the_moment_of_receiving_is_not_missed()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite);
        var may = await pipeline.SendAsync(May, Asain);
        var known = await pipeline.Labels.ApprovedAsync("northmoor-fire", CancellationToken.None);
        var label = new UnknownLabel("race", "ethnic-group-2001", "Asain", 1, null);
        await Approve(pipeline, label.Id, "asian-other");

        // As the worker does that read the table before the approval, and one that read it after.
        Assert.True(await pipeline.Labels.AskAsync(Name(June, 6), may, [label], known, CancellationToken.None));
        Assert.False(await pipeline.Labels.AskAsync(Name(June, 6), may, [label], await pipeline.Labels.ApprovedAsync("northmoor-fire", CancellationToken.None), CancellationToken.None));
    }

    [Fact]
    public async Task Killed_at_any_request_and_done_again_it_leaves_what_an_undisturbed_run_leaves()
    {
        var counter = new Kill((_, _) => false, afterTheAnswer: false);
        using var whole = await UploadedAsync();
        using (var counted = whole.Another(counter))
        {
            foreach (var act in Acts)
                await act(counted);
        }
        var expected = await LeftAsync(whole);
        Assert.Contains(expected, line => line.Contains("LatestStatus=Accepted", StringComparison.Ordinal));

        await Parallel.ForEachAsync(
            Enumerable.Range(1, counter.Sent - 1), new ParallelOptions { MaxDegreeOfParallelism = 2 },
            async (request, _) =>
            {
                using var pipeline = await UploadedAsync();
                var isDead = false;
                using (var disturbed = pipeline.Another(Kill.At(request, afterTheAnswer: request % 2 == 0)))
                {
                    foreach (var act in Acts)
                    {
                        try
                        {
                            await act(isDead ? pipeline : disturbed);
                        }
                        catch (Exception failure) when (failure is KilledException or AggregateException)
                        {
                            isDead = true;
                            await act(pipeline);
                        }
                    }
                }

                var left = await LeftAsync(pipeline);
                Assert.True(
                    expected.SequenceEqual(left),
                    $"Killed at request {request} of {counter.Sent}: {string.Join(" | ", expected.Except(left).Concat(left.Except(expected)).Take(4))}");
            });
    }

    // The last takes away the mark that a worker left which died after everything else was done.
    private static readonly Func<PipelineUnderTest, Task>[] Acts =
    [
        pipeline => pipeline.ReceiveAsync(May),
        pipeline => Approve(pipeline, UnknownLabel.IdOf("race", "ethnic-group-2001", "asain"), "asian-other"),
        pipeline =>
        {
            pipeline.Clock.SetForward(PipelineUnderTest.Start.AddHours(1) - pipeline.Clock.GetUtcNow());
            return pipeline.Reconciliation.ReconcileAsync(CancellationToken.None);
        },
    ];

    private async Task<PipelineUnderTest> UploadedAsync()
    {
        var pipeline = await PipelineUnderTest.NewAsync(azurite, (_, _, _) => PipelineUnderTest.Start.AddHours(-1));
        await pipeline.UploadAsync(May, Asain);
        return pipeline;
    }

    private static async Task<IReadOnlyList<string>> LeftAsync(PipelineUnderTest pipeline) =>
    [
        .. (await PipelineUnderTest.BlobsAsync(pipeline.Storage.Receipts)).Select(blob => $"{blob.Key} {blob.Value}"),
        .. (await PipelineUnderTest.BlobsAsync(pipeline.Storage.Cells)).Select(blob => $"{blob.Key} {blob.Value}"),
        .. await PipelineUnderTest.RowsAsync(pipeline.Storage.Submissions, "LatestETag", "LatestStoredAt", "CountedETag", "CountedStoredAt"),
        .. await PipelineUnderTest.RowsAsync(pipeline.Storage.Labels),
        .. await PipelineUnderTest.RowsAsync(pipeline.Storage.Audit, "At", "BegunAt"),
    ];

    private static Task<LabelDecision?> Refuse(PipelineUnderTest pipeline, string id)
        => pipeline.LabelDecisions.RefuseAsync("northmoor-fire", id, "Nobody knows what was meant", "test", CancellationToken.None);

    private static Task<LabelDecision?> Approve(PipelineUnderTest pipeline, string id, string code)
        => pipeline.LabelDecisions.ApproveAsync("northmoor-fire", id, code, "A slip of the keyboard", "test", CancellationToken.None);

    private static SubmissionName Name(string path, int month) => new("northmoor-fire", "community-safety", new ReportingMonth(2009, month), "recruitment", path);
}
