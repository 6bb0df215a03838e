using EqualityPipeline.Policy;
using EqualityPipeline.Publication;

namespace EqualityPipeline.Tests.Storage;

public sealed class Publishing_a_partnership(SharedAzurite azurite)
{
    private const string Fire = FireReturns.Organisation;
    private const string Partnership = "northmoor-together";

    [Fact]
    public async Task It_rests_on_the_releases_of_its_members_and_says_who_is_missing()
    {
        using var pipeline = await ReceivedAsync();
        var ofFire = await pipeline.PublishAsync(Fire);

        var made = await pipeline.PublishAsync(Partnership);

        Assert.Equal([new PinnedRelease(Fire, ofFire!.Id)], made!.Members!.Value);
        Assert.Empty(made.Submissions);
        Assert.Empty(made.FrameworkScores);
        var release = await pipeline.Releases.FindCurrentAsync(Partnership, Edition.Working, CancellationToken.None);
        Assert.All(release!.Figures, f => Assert.Equal((Partnership, "all", "all", "all"), (f.Organisation, f.Directorate, f.Service, f.Place)));
        Assert.Contains(release.Figures, f => f.Numerator is not null);
        Assert.Contains(release.Figures, f => f.Marker?.Contains('p', StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Where_one_member_is_all_there_is_the_total_hides_every_small_count_that_it_hides()
    {
        using var pipeline = await ReceivedAsync();
        var ofFire = await AuditAsync(pipeline, (await pipeline.PublishAsync(Fire))!);

        var ofAll = await AuditAsync(pipeline, (await pipeline.PublishAsync(Partnership))!);

        var small = ofFire.Where(c => c.Value == CountFate.Small && c.Key.Key.Contains("|all|all|all|", StringComparison.Ordinal) && ofAll.ContainsKey(c.Key)).ToList();
        Assert.NotEmpty(small);
        Assert.All(small, c => Assert.NotEqual(CountFate.Shown, ofAll[c.Key]));
    }

    [Fact]
    public async Task Where_no_member_has_changed_it_stays_as_it_is()
    {
        using var pipeline = await ReceivedAsync();
        await pipeline.Publisher.PublishAllAsync(CancellationToken.None);
        var first = await pipeline.ReleaseStore.FindPointerAsync(Partnership, Edition.Working, CancellationToken.None);
        var before = await PipelineUnderTest.BlobsAsync(pipeline.Storage.Releases);

        await pipeline.Publisher.PublishAllAsync(CancellationToken.None);

        Assert.NotNull(first);
        Assert.Equal(before, await PipelineUnderTest.BlobsAsync(pipeline.Storage.Releases));
    }

    [Fact]
    public async Task It_follows_a_member_only_when_that_has_published()
    {
        using var pipeline = await ReceivedAsync();
        await pipeline.PublishAsync(Fire);
        var first = await pipeline.PublishAsync(Partnership);
        await pipeline.SendAsync(FireReturns.TakeUpCorrectedPath, FireReturns.TakeUpOneFewer);

        Assert.Equal(first!.Id, (await pipeline.PublishAsync(Partnership))!.Id);
        var ofFire = await pipeline.PublishAsync(Fire);
        var second = await pipeline.PublishAsync(Partnership);
        Assert.Equal((first.Id, ofFire!.Id), (second!.Previous, second.Members!.Value.Single().Release));
    }

    [Fact]
    public async Task It_can_be_made_again_from_what_it_pins()
    {
        using var pipeline = await ReceivedAsync();
        await pipeline.PublishAsync(Fire);
        var made = await pipeline.PublishAsync(Partnership);
        await pipeline.SendAsync(FireReturns.TakeUpCorrectedPath, FireReturns.TakeUpOneFewer);
        await pipeline.PublishAsync(Fire);

        Assert.True((await pipeline.Publisher.RebuildAsync(made!, CancellationToken.None)).Equal);
    }

    [Fact]
    public async Task A_member_that_corrects_bears_in_mind_the_totals_that_were_read_and_can_be_made_again()
    {
        using var pipeline = await ReceivedAsync();
        var first = await pipeline.PublishAsync(Fire);
        var totals = await pipeline.PublishAsync(Partnership);
        await pipeline.SendAsync(FireReturns.TakeUpCorrectedPath, FireReturns.TakeUpOneFewer);

        var corrected = await pipeline.PublishAsync(Fire);

        var standing = first!.Parts.Select(p => p.AuditHash).ToHashSet();
        var remade = corrected!.Parts.Where(p => p.BuiltOn.Length > 0 && !standing.Contains(p.AuditHash)).ToList();
        Assert.NotEmpty(remade);
        Assert.All(remade, part => Assert.Equal(
            totals!.Parts.Where(p => p.Family == part.Family && p.FinancialYear == part.FinancialYear).Select(p => p.AuditHash).Distinct(),
            part.BuiltOn.Where(a => a.Organisation == Partnership).Select(a => a.AuditHash)));
        Assert.Contains(remade, part => part.BuiltOn.Any(a => a.Organisation == Partnership));
        Assert.True((await pipeline.Publisher.RebuildAsync(corrected, CancellationToken.None)).Equal);
    }

    private static async Task<Dictionary<(string Period, string Key), CountFate>> AuditAsync(PipelineUnderTest pipeline, ReleaseManifest manifest)
    {
        var fates = new Dictionary<(string Period, string Key), CountFate>();
        foreach (var part in manifest.Parts)
        {
            foreach (var count in (await pipeline.ReleaseStore.ReadAuditAsync(manifest.Organisation, part.AuditHash, CancellationToken.None)).Counts)
                fates[(count.Period, count.Key)] = count.Fate;
        }

        return fates;
    }

    private async Task<PipelineUnderTest> ReceivedAsync()
    {
        // Storage tells the time of an upload to the second; two of one second would be in an order of chance.
        var pipeline = await PipelineUnderTest.NewAsync(azurite, FireReturns.Arrivals());
        foreach (var sent in FireReturns.Months(3))
            await pipeline.SendAsync(sent.Path, sent.Bytes);
        return pipeline;
    }
}
