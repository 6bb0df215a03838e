using EqualityPipeline.Returns;

namespace EqualityPipeline.Tests.Storage;

public sealed class Receiving_uploads(SharedAzurite azurite)
{
    private const string Path = FireReturns.TakeUpPath;
    private const string Key = "a-key-of-this-deployment-and-no-other";
    private const string CorrectedPath = FireReturns.TakeUpCorrectedPath;

    private static readonly SubmissionName Name = FireReturns.TakeUpName();
    private static readonly SubmissionName CorrectedName = FireReturns.TakeUpName(CorrectedPath);
    private static readonly byte[] First = FireReturns.TakeUp;
    private static readonly byte[] Corrected = FireReturns.TakeUpOneFewer;

    [Fact]
    public async Task An_accepted_return_leaves_a_receipt_and_its_page_its_cells_and_its_row()
    {
        using var pipeline = await NewAsync();

        var submission = await pipeline.SendAsync(Path, First);

        Assert.Equal(
            [$"northmoor-fire/community-safety/2009-04/service-take-up/{submission}.html", $"northmoor-fire/community-safety/2009-04/service-take-up/{submission}.json"],
            (await PipelineUnderTest.BlobsAsync(pipeline.Storage.Receipts)).Keys);
        Assert.Equal([$"northmoor-fire/2009-04/community-safety/service-take-up/{submission}.parquet"], (await PipelineUnderTest.BlobsAsync(pipeline.Storage.Cells)).Keys);
        var receipt = await pipeline.ReceiptAsync(Name, submission);
        Assert.True(receipt.IsCounted);
        Assert.Equal((1, FireReturns.People(First), null), (receipt.Attempt, receipt.RowsCounted, receipt.Supersedes));
        var slot = await pipeline.SlotAsync(Name);
        Assert.Equal((submission, submission, receipt.Status), (slot!.CountedSubmission, slot.LatestSubmission, slot.LatestStatus));
        Assert.Equal(FireReturns.People(First), await PeopleCountedAsync(pipeline));
    }

    [Fact]
    public async Task With_a_key_too_the_same_bytes_are_the_same_submission()
    {
        using var pipeline = await NewAsync();
        using var keyed = pipeline.Another(ids: SubmissionIds.Keyed(Key));

        await keyed.SendAsync(Path, First);
        await keyed.SendAsync(Path, First);

        var submission = (await keyed.SlotAsync(Name))!.CountedSubmission!;
        Assert.Equal(SubmissionIds.Keyed(Key).For(Path, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(First))), submission);
        Assert.NotEqual(PipelineUnderTest.Id(Path, First), submission);
        Assert.Equal(2, (await keyed.ReceiptAsync(Name, submission)).Attempt);
        Assert.Equal(2, (await PipelineUnderTest.BlobsAsync(keyed.Storage.Receipts)).Count);
        Assert.Equal(FireReturns.People(First), await PeopleCountedAsync(keyed));
    }

    /// <summary>It should be set before the first return; where it is not, nobody is counted twice.</summary>
    [Fact]
    public async Task A_key_that_is_set_later_lets_the_same_bytes_take_their_own_place()
    {
        using var pipeline = await NewAsync();
        using var keyed = pipeline.Another(ids: SubmissionIds.Keyed(Key));
        var first = await pipeline.SendAsync(Path, First);
        pipeline.Clock.SetForward(TimeSpan.FromHours(1));

        await keyed.SendAsync(Path, First);

        var slot = await keyed.SlotAsync(Name);
        Assert.NotEqual(first, slot!.CountedSubmission);
        Assert.Equal(first, (await keyed.ReceiptAsync(Name, slot.CountedSubmission!)).Supersedes);
        Assert.Equal(FireReturns.People(First), await PeopleCountedAsync(keyed));
    }

    [Fact]
    public async Task The_same_event_again_changes_nothing()
    {
        using var pipeline = await NewAsync();
        await pipeline.SendAsync(Path, First);
        var before = await KeptAsync(pipeline);
        pipeline.Clock.SetForward(TimeSpan.FromHours(1));

        await pipeline.ReceiveAsync(Path);

        Assert.Equal(before, await KeptAsync(pipeline));
    }

    [Fact]
    public async Task The_event_of_a_superseded_upload_again_changes_nothing()
    {
        using var pipeline = await NewAsync();
        const string LastPath = "northmoor-fire/community-safety/2009-04/service-take-up-final.csv";
        var first = await pipeline.SendAsync(Path, First);
        var second = await pipeline.SendAsync(CorrectedPath, Corrected);
        await pipeline.SendAsync(LastPath, First);
        var before = await KeptAsync(pipeline);
        pipeline.Clock.SetForward(TimeSpan.FromHours(1));

        await pipeline.ReceiveAsync(Path);
        await pipeline.ReceiveAsync(CorrectedPath);

        Assert.Equal(before, await KeptAsync(pipeline));
        Assert.Equal(first, (await pipeline.ReceiptAsync(CorrectedName, second)).Supersedes);
    }

    [Fact]
    public async Task The_event_of_a_rejected_upload_again_changes_nothing()
    {
        using var pipeline = await NewAsync();
        await pipeline.SendAsync(Path, FireReturns.Unusable);
        var before = await KeptAsync(pipeline);
        pipeline.Clock.SetForward(TimeSpan.FromHours(1));

        await pipeline.ReceiveAsync(Path);

        Assert.Equal(before, await KeptAsync(pipeline));
    }

    [Fact]
    public async Task The_same_bytes_uploaded_again_are_a_second_attempt_of_one_submission()
    {
        using var pipeline = await NewAsync();
        await pipeline.SendAsync(Path, First);

        var submission = await pipeline.SendAsync(Path, First);

        Assert.Equal(2, (await pipeline.ReceiptAsync(Name, submission)).Attempt);
        Assert.Single(await PipelineUnderTest.BlobsAsync(pipeline.Storage.Cells));
        Assert.Equal(submission, (await pipeline.SlotAsync(Name))!.CountedSubmission);
    }

    [Theory]
    [InlineData(Path)]
    [InlineData(CorrectedPath)]
    public async Task A_corrected_upload_takes_the_slot_and_its_cells_are_counted_instead(string path)
    {
        using var pipeline = await NewAsync();
        var first = await pipeline.SendAsync(Path, First);

        var corrected = await pipeline.SendAsync(path, Corrected);

        Assert.NotEqual(first, corrected);
        Assert.Equal(first, (await pipeline.ReceiptAsync(Name, corrected)).Supersedes);
        Assert.Equal(corrected, (await pipeline.SlotAsync(Name))!.CountedSubmission);
        Assert.Equal(FireReturns.People(First) - 1, await PeopleCountedAsync(pipeline));
    }

    [Fact]
    public async Task A_correction_with_the_same_bytes_again_goes_on_saying_what_it_superseded()
    {
        using var pipeline = await NewAsync();
        var first = await pipeline.SendAsync(Path, First);
        await pipeline.SendAsync(Path, Corrected);

        var corrected = await pipeline.SendAsync(Path, Corrected);

        var receipt = await pipeline.ReceiptAsync(Name, corrected);
        Assert.Equal((2, first), (receipt.Attempt, receipt.Supersedes));
    }

    [Fact]
    public async Task A_rejected_upload_after_an_accepted_one_leaves_that_one_counted()
    {
        using var pipeline = await NewAsync();
        var accepted = await pipeline.SendAsync(Path, First);

        var rejected = await pipeline.SendAsync(Path, FireReturns.Unusable);

        var slot = await pipeline.SlotAsync(Name);
        Assert.Equal((accepted, rejected, ReceiptStatus.Rejected), (slot!.CountedSubmission, slot.LatestSubmission, slot.LatestStatus));
        Assert.Equal(ReceiptStatus.Rejected, (await pipeline.ReceiptAsync(Name, rejected)).Status);
        Assert.Equal(FireReturns.People(First), await PeopleCountedAsync(pipeline));
    }

    [Fact]
    public async Task Earlier_bytes_sent_again_become_the_ones_that_count()
    {
        using var pipeline = await NewAsync();
        await pipeline.SendAsync(Path, First);
        var second = await pipeline.SendAsync(Path, Corrected);

        var first = await pipeline.SendAsync(Path, First);

        Assert.Equal(first, (await pipeline.SlotAsync(Name))!.CountedSubmission);
        var receipt = await pipeline.ReceiptAsync(Name, first);
        Assert.Equal((2, second), (receipt.Attempt, receipt.Supersedes));
        Assert.Equal(FireReturns.People(First), await PeopleCountedAsync(pipeline));
    }

    [Fact]
    public async Task Events_of_two_files_in_the_wrong_order_end_with_the_later_file_and_the_earlier_day_of_receipt()
    {
        using var pipeline = await NewAsync();
        await pipeline.UploadAsync(Path, First);
        var corrected = await pipeline.SendAsync(CorrectedPath, Corrected);

        await pipeline.ReceiveAsync(Path);

        var slot = await pipeline.SlotAsync(Name);
        Assert.Equal((corrected, corrected), (slot!.CountedSubmission, slot.LatestSubmission));
        Assert.Equal(ArrivedAt(Path), slot.FirstAcceptedAt);
        Assert.Equal(ArrivedAt(CorrectedPath), slot.CountedUpload!.ReceivedAt);
    }

    [Fact]
    public async Task An_event_for_bytes_that_were_overwritten_ends_with_the_newer_ones()
    {
        using var pipeline = await NewAsync();
        await pipeline.UploadAsync(Path, First);
        var newer = await pipeline.SendAsync(Path, Corrected);

        await pipeline.ReceiveAsync(Path);

        Assert.Equal(newer, (await pipeline.SlotAsync(Name))!.CountedSubmission);
        Assert.Equal(2, (await PipelineUnderTest.BlobsAsync(pipeline.Storage.Receipts)).Count);
    }

    [Fact]
    public async Task An_upload_overwritten_and_received_during_any_step_of_its_own_receipt_never_counts()
    {
        var request = 0;
        bool happened;
        do
        {
            using var pipeline = await NewAsync();
            await pipeline.UploadAsync(Path, First);
            var meanwhile = new Meanwhile(++request, () => pipeline.SendAsync(Path, Corrected));
            using var slow = pipeline.Another(meanwhile);

            await slow.ReceiveAsync(Path);

            happened = meanwhile.Happened;
            if (happened)
                Assert.Equal(PipelineUnderTest.Id(Path, Corrected), (await pipeline.SlotAsync(Name))!.CountedSubmission);
        }
        while (happened);

        // Mark, download, register of other months, labels, receipt, cells, row, properties, lock, page, receipt, history, row, mark taken away.
        Assert.Equal(15, request);
    }

    [Fact]
    public async Task A_blob_deleted_before_its_event_is_dropped_and_deleting_one_withdraws_nothing()
    {
        using var pipeline = await NewAsync();
        await pipeline.ReceiveAsync(Path);
        Assert.Null(await pipeline.SlotAsync(Name));
        var submission = await pipeline.SendAsync(Path, First);
        var before = await KeptAsync(pipeline);

        await pipeline.Storage.Returns.DeleteBlobAsync(Path);
        await pipeline.ReceiveAsync(Path);

        Assert.Equal(before, await KeptAsync(pipeline));
        Assert.Equal(submission, (await pipeline.SlotAsync(Name))!.CountedSubmission);
    }

    [Fact]
    public async Task A_workbook_is_received_like_any_return()
    {
        using var pipeline = await NewAsync();
        const string BookPath = "northmoor-fire/community-safety/2009-04/service-take-up.xlsx";
        var rows = System.Text.Encoding.UTF8.GetString(First);
        var book = Returns.Book.Of(rows);

        var submission = await pipeline.SendAsync(BookPath, book);

        var receipt = await pipeline.ReceiptAsync(FireReturns.TakeUpName(BookPath), submission);
        Assert.Equal(("xlsx", true, FireReturns.People(First)), (receipt.Encoding, receipt.IsCounted, receipt.RowsCounted));
        Assert.Equal(FireReturns.People(First), await PeopleCountedAsync(pipeline));
    }

    public static TheoryData<string> NamesThatSayTooLittle { get; } =
    [
        new string('n', 1_024), "Northmoor-Fire/community-safety/2009-04/service-take-up.csv", "northmoor-fire/community-safety/2009-04/service-take-up.csv/more",
        "northmoor-fire/community-safety/2009-04/service-take-up\u202Evsc.csv", "n\u043Erthmoor-fire/community-safety/2009-04/service-take-up.csv",
        "northmoor-fire/community-safety/2009-04/service-take-up #1?.csv", "northmoor-fire/community-safety/2009-04/service%2ftake-up.csv", "~/'; drop table/--/<b>.csv",
        "x", "a/b", "northmoor-fire/community-safety/2009-04/Gwasanaethau Tŷ.csv", "消防/安全/2009-04/service-take-up.csv",
        "northmoor-fire/community-safety/2009-04/service-take-up-" + new string('n', 900) + ".csv", "northmoor-fire/community-safety/2031-04/service-take-up.csv",
    ];

    [Theory]
    [MemberData(nameof(NamesThatSayTooLittle))]
    public async Task An_upload_whose_name_says_too_little_gets_a_receipt_among_the_unfiled(string path)
    {
        using var pipeline = await NewAsync();

        var submission = await pipeline.SendAsync(path, First);

        var found = await pipeline.Receipts.FindAsync(null, submission, CancellationToken.None);
        Assert.Equal((path, ReceiptStatus.Rejected), (found!.Value.Receipt.Path, found.Value.Receipt.Status));
        Assert.NotEmpty(found.Value.Receipt.Findings);
        Assert.Equal(
            [$"_unfiled/{submission}.html", $"_unfiled/{submission}.json"], (await PipelineUnderTest.BlobsAsync(pipeline.Storage.Receipts)).Keys);
        Assert.Empty(await PipelineUnderTest.RowsAsync(pipeline.Storage.Submissions));
    }

    [Fact]
    public async Task Two_uploads_of_one_slot_at_once_end_with_one_consistent_row()
    {
        for (var time = 0; time < 20; time++)
        {
            using var pipeline = await NewAsync();
            using var other = pipeline.Another();
            await pipeline.UploadAsync(Path, First);
            await pipeline.UploadAsync(CorrectedPath, Corrected);

            await Task.WhenAll(pipeline.ReceiveAsync(Path), other.ReceiveAsync(CorrectedPath));

            Assert.Single(await PipelineUnderTest.RowsAsync(pipeline.Storage.Submissions));
            var slot = await pipeline.SlotAsync(Name);
            var (first, corrected) = (PipelineUnderTest.Id(Path, First), PipelineUnderTest.Id(CorrectedPath, Corrected));
            Assert.Equal((corrected, corrected), (slot!.CountedSubmission, slot.LatestSubmission));
            Assert.Equal((CorrectedPath, CorrectedPath), (slot.CountedUpload!.Path, slot.LatestUpload.Path));
            Assert.Equal(ArrivedAt(Path), slot.FirstAcceptedAt);
            Assert.Equal(FireReturns.People(Corrected), await PeopleCountedAsync(pipeline));
            Assert.Null((await pipeline.ReceiptAsync(Name, first)).Supersedes);
            Assert.Contains((await pipeline.ReceiptAsync(CorrectedName, corrected)).Supersedes, new[] { null, first });
        }
    }

    [Fact]
    public async Task One_event_delivered_twice_at_once_is_one_attempt()
    {
        for (var time = 0; time < 5; time++)
        {
            using var pipeline = await NewAsync();
            await pipeline.UploadAsync(Path, First);

            await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => pipeline.ReceiveAsync(Path)));

            Assert.Equal(1, (await pipeline.ReceiptAsync(Name, PipelineUnderTest.Id(Path, First))).Attempt);
            Assert.Single(await PipelineUnderTest.RowsAsync(pipeline.Storage.Submissions));
        }
    }

    [Fact]
    public async Task The_register_of_an_organisation_holds_its_own_returns_only()
    {
        using var pipeline = await NewAsync();
        await pipeline.SendAsync(Path, First);
        await pipeline.SendAsync("northmoor/housing/2009-04/service-take-up.csv", FireReturns.Unusable);

        Assert.Equal("northmoor-fire", Assert.Single(await pipeline.Register.OfOrganisationAsync("northmoor-fire", CancellationToken.None)).Organisation);
        Assert.Equal("northmoor", Assert.Single(await pipeline.Register.OfOrganisationAsync("northmoor", CancellationToken.None)).Organisation);
    }

    [Fact]
    public async Task The_month_turns_at_midnight_in_London()
    {
        using var pipeline = await NewAsync();
        const string June = "northmoor-fire/community-safety/2010-06/service-take-up.csv";
        // 23:30 on 31 May 2010 in UTC is half past midnight on 1 June in London.
        pipeline.Clock.SetForward(new DateTimeOffset(2010, 5, 31, 23, 30, 0, TimeSpan.Zero) - pipeline.Clock.GetUtcNow());

        await pipeline.SendAsync(June, First);

        Assert.Single(await PipelineUnderTest.RowsAsync(pipeline.Storage.Submissions));
    }

    /// <summary>The time grows with the name: the plain file, the corrected, the final.</summary>
    private static DateTimeOffset ArrivedAt(string path) => new DateTimeOffset(2009, 5, 5, 9, 0, 0, TimeSpan.Zero).AddDays(
        path.EndsWith("-final.csv", StringComparison.Ordinal) ? 20 : path.EndsWith("-corrected.csv", StringComparison.Ordinal) ? 10 : 0);

    private Task<PipelineUnderTest> NewAsync() => PipelineUnderTest.NewAsync(azurite, (path, _, _) => ArrivedAt(path));

    /// <summary>Every race gives everyone once.</summary>
    private static async Task<decimal> PeopleCountedAsync(PipelineUnderTest pipeline)
        => (await pipeline.Cells.ReadAsync((await pipeline.SlotAsync(Name))!, CancellationToken.None)).Where(cell => cell.Strand == "race").Sum(cell => cell.Count);

    private static async Task<IReadOnlyList<string>> KeptAsync(PipelineUnderTest pipeline)
    {
        var kept = new List<string>(await PipelineUnderTest.RowsAsync(pipeline.Storage.Submissions));
        foreach (var container in new[] { pipeline.Storage.Receipts, pipeline.Storage.Cells })
            kept.AddRange((await PipelineUnderTest.BlobsAsync(container)).Select(blob => $"{blob.Key} {blob.Value}"));
        return kept;
    }
}
