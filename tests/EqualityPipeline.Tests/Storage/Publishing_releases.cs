using System.Collections.Immutable;
using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Returns;
using EqualityPipeline.SampleData;
using EqualityPipeline.Storage;
using EqualityPipeline.Storage.Publishing;
using EqualityPipeline.Tests.Policy;
using EqualityPipeline.Tests.Sample;

namespace EqualityPipeline.Tests.Storage;

public sealed class Publishing_releases(SharedAzurite azurite)
{
    private const string Fire = FireReturns.Organisation;

    private static readonly IReadOnlyList<SampleReturn> Quarter = FireReturns.Months(3);

    [Fact]
    public async Task Only_who_has_the_key_of_the_deployment_can_work_out_the_name_of_an_account_of_hidden_counts()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite);
        var account = new DisclosureAudit([new AuditedCount("2010-04", "recruitment.applied|all|all|all|race|asian", 3, CountFate.Small)]);
        var names = new List<string>();
        foreach (var key in new[] { null, "a-key-of-the-deployment-of-northmoor", "a-key-of-the-deployment-of-northmoor", "a-key-of-the-deployment-of-westvale" })
            names.Add(await new ReleaseStore(pipeline.Storage, SubmissionIds.Keyed(key)).KeepAuditAsync("northmoor", account, isKept: false, CancellationToken.None));

        Assert.Equal(names[1], names[2]);
        Assert.Equal(3, names.Distinct().Count());
    }

    [Fact]
    public async Task A_second_run_on_the_same_returns_writes_nothing()
    {
        using var pipeline = await ReceivedAsync(Quarter);
        var first = await pipeline.PublishAsync(Fire);
        var before = await PipelineUnderTest.BlobsAsync(pipeline.Storage.Releases);
        pipeline.Clock.SetForward(TimeSpan.FromHours(1));

        var second = await pipeline.PublishAsync(Fire);

        Assert.Equal(first!.Id, second!.Id);
        Assert.Equal(before, await PipelineUnderTest.BlobsAsync(pipeline.Storage.Releases));
    }

    [Fact]
    public async Task Fresh_storage_with_the_same_returns_in_another_order_gives_the_same_bytes()
    {
        using var first = await ReceivedAsync(Quarter);
        using var second = await ReceivedAsync(Quarter.Reverse());
        second.Clock.SetForward(TimeSpan.FromHours(3));

        await first.PublishAsync(Fire);
        await second.PublishAsync(Fire);

        var (one, other) = (await PipelineUnderTest.BlobsAsync(first.Storage.Releases), await PipelineUnderTest.BlobsAsync(second.Storage.Releases));
        var pointer = Places.Pointer(Fire, Edition.Working);
        // Two families of one year, the manifest, the pointer: only the pointer says when.
        Assert.Equal(4, one.Count);
        Assert.Equal(one.Where(blob => blob.Key != pointer), other.Where(blob => blob.Key != pointer));
    }

    [Fact]
    public async Task One_changed_return_changes_the_part_of_its_family_and_year_alone()
    {
        using var pipeline = await ReceivedAsync(Quarter);
        var before = await pipeline.PublishAsync(Fire);
        await pipeline.SendAsync(FireReturns.TakeUpCorrectedPath, FireReturns.TakeUpOneFewer);

        var after = await pipeline.PublishAsync(Fire);

        Assert.Equal(before!.Id, after!.Previous);
        Assert.Equal(["population.potential-users", "recruitment.applied"], after.Parts.Select(part => part.Family));
        Assert.Equal(["2009-04", "2009-05", "2009-06", "2009-Q1"], after.Parts[0].Periods.Select(p => p.Period));
        Assert.NotEqual(before.Parts[0].ContentHash, after.Parts[0].ContentHash);
        Assert.Equal(before.Parts[1].ContentHash, after.Parts[1].ContentHash);
    }

    [Fact]
    public async Task Two_publishers_at_once_leave_one_chain()
    {
        for (var time = 0; time < 5; time++)
        {
            using var pipeline = await ReceivedAsync(FireReturns.Months(1));
            using var other = pipeline.Another();
            var first = await pipeline.PublishAsync(Fire);

            var made = await Task.WhenAll(
                pipeline.PublishAsync(Fire, new DateOnly(2009, 10, 11)), other.PublishAsync(Fire, new DateOnly(2009, 10, 12)));

            var chain = new List<string>();
            for (var at = (await pipeline.ReleaseStore.FindPointerAsync(Fire, Edition.Working, CancellationToken.None))?.Pointer.Release; at is not null;)
            {
                chain.Add(at);
                at = (await pipeline.ReleaseStore.FindManifestAsync(Fire, at, CancellationToken.None))!.Previous;
            }

            Assert.Equal(first!.Id, chain[^1]);
            Assert.Equal(made.Select(m => m!.Id).Order(), chain[..^1].Order());
        }
    }

    [Fact]
    public async Task Two_publishers_of_the_same_day_at_once_make_one_release()
    {
        using var pipeline = await ReceivedAsync(FireReturns.Months(1));
        using var other = pipeline.Another();

        var made = await Task.WhenAll(pipeline.PublishAsync(Fire), other.PublishAsync(Fire));

        Assert.Equal(made[0]!.Id, made[1]!.Id);
        Assert.Null(made[0]!.Previous);
        // Two families of one year, the manifest, the pointer.
        Assert.Equal(4, (await PipelineUnderTest.BlobsAsync(pipeline.Storage.Releases)).Count);
    }

    [Fact]
    public async Task Approving_moves_the_pointer_and_enters_the_audit_once()
    {
        using var pipeline = await ReceivedAsync(FireReturns.Months(1));
        Assert.Null(await pipeline.Approval.ApproveAsync(Fire, "lead officer", CancellationToken.None));
        var working = await pipeline.PublishAsync(Fire);

        var first = await pipeline.Approval.ApproveAsync(Fire, "lead officer", CancellationToken.None);
        pipeline.Clock.SetForward(TimeSpan.FromHours(1));
        var second = await pipeline.Approval.ApproveAsync(Fire, "someone else", CancellationToken.None);

        Assert.Equal(new ReleasePointer(Fire, Edition.Approved, working!.Id, PipelineUnderTest.Start, "lead officer"), first);
        Assert.Equal(first, second);
        Assert.Equal(first, (await pipeline.ReleaseStore.FindPointerAsync(Fire, Edition.Approved, CancellationToken.None))?.Pointer);
        Assert.Equal(
            [$"Action=approve; At=2009-10-10T12:00:00.0000000+00:00; By=lead officer; PartitionKey=northmoor-fire; Release={working.Id}; RowKey=approve~none~{working.Id}"],
            (await PipelineUnderTest.RowsAsync(pipeline.Storage.Audit)).Where(row => row.StartsWith("Action=approve;", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_approved_release_stands_while_the_working_one_moves_on()
    {
        using var pipeline = await ReceivedAsync(FireReturns.Months(1));
        var approved = await pipeline.PublishAsync(Fire);
        await pipeline.Approval.ApproveAsync(Fire, "lead officer", CancellationToken.None);
        await pipeline.SendAsync(FireReturns.TakeUpCorrectedPath, FireReturns.TakeUpOneFewer);

        var working = await pipeline.PublishAsync(Fire);

        Assert.Equal(approved!.Id, (await pipeline.Releases.FindCurrentAsync(Fire, Edition.Approved, CancellationToken.None))!.Manifest.Id);
        Assert.Equal(working!.Id, (await pipeline.Releases.FindCurrentAsync(Fire, Edition.Working, CancellationToken.None))!.Manifest.Id);
        Assert.NotEqual(approved.Id, working.Id);
    }

    [Fact]
    public async Task Figures_read_back_are_those_published_in_every_column()
    {
        using var pipeline = await ReceivedAsync(Quarter);
        await pipeline.PublishAsync(Fire);

        var read = await pipeline.Releases.FindCurrentAsync(Fire, Edition.Working, CancellationToken.None);

        var straight = StraightFrom(Quarter);
        Assert.NotEmpty(straight);
        Assert.Equal(straight, read!.Figures);
    }

    private async Task<PipelineUnderTest> ReceivedAsync(IEnumerable<SampleReturn> returns)
    {
        var pipeline = await PipelineUnderTest.NewAsync(azurite, FireReturns.Arrivals());
        foreach (var sent in returns)
            await pipeline.SendAsync(sent.Path, sent.Bytes);
        return pipeline;
    }

    /// <summary>From the files to the figures without storage.</summary>
    private static ImmutableArray<PublishedFigure> StraightFrom(IReadOnlyList<SampleReturn> returns)
    {
        var policy = Packs.Policy;
        var submissions = returns.Select(sent =>
        {
            var name = SubmissionNames.Read(sent.Path, policy, new ReportingMonth(2009, 10)).Name!;
            using var content = new MemoryStream(sent.Bytes);
            return new SubmissionCells(
                PipelineUnderTest.Id(sent.Path, sent.Bytes), name.Directorate, name.Period, name.ReturnType, ReturnCheck.Check(content, name, policy).Cells);
        }).ToList();
        return SampleRelease.InOrder(WholePublication.Of(policy, policy.FindOrganisation(Fire)!, submissions).SelectMany(y => y.Published.Figures));
    }
}
