using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Storage;
using EqualityPipeline.Tests.Functions;

namespace EqualityPipeline.Tests.Storage;

public sealed class Correcting_releases(SharedAzurite azurite)
{
    private const string Fire = FireReturns.Organisation;

    [Fact]
    public async Task Just_the_figures_whose_numbers_moved_are_marked_as_revised()
    {
        using var pipeline = await ApprovedAsync();
        var approved = await CurrentAsync(pipeline, Edition.Approved);
        Assert.DoesNotContain(approved.Figures, f => Markers.Has(f.Marker, 'r'));
        await pipeline.SendAsync(FireReturns.TakeUpCorrectedPath, FireReturns.TakeUpOneFewer);

        var made = await pipeline.PublishAsync(Fire);

        Assert.Equal(approved.Manifest.Id, made!.Corrects);
        var working = await CurrentAsync(pipeline, Edition.Working);
        // A second way: every number of the two releases, held side by side.
        var was = approved.Figures.ToDictionary(f => f.Id);
        var moved = working.Figures.Where(f => Numbers(f) != Numbers(was[f.Id])).Select(f => f.Id).ToList();
        Assert.NotEmpty(moved);
        Assert.Equal(moved, working.Figures.Where(f => Markers.Has(f.Marker, 'r')).Select(f => f.Id));
        Assert.All(working.Figures.Where(f => !moved.Contains(f.Id)), f => Assert.Equal(was[f.Id].Marker, f.Marker));
        Assert.Contains(working.Figures, f => f.Indicator == "TAK-01" && f.Strand == "all" && f.Period == "2009-04" && Markers.Has(f.Marker, 'r'));
        Assert.DoesNotContain(working.Figures, f => f.Period == "2009-05" && Markers.Has(f.Marker, 'r'));
    }

    [Fact]
    public async Task A_release_lists_what_it_corrects_before_and_after()
    {
        using var pipeline = await ApprovedAsync();
        var approved = await CurrentAsync(pipeline, Edition.Approved);
        var after = await pipeline.SendAsync(FireReturns.TakeUpCorrectedPath, FireReturns.TakeUpOneFewer);
        await pipeline.PublishAsync(Fire);
        await using var host = await RunningPolicy.StartAsync(azurite, pipeline);

        var (status, told) = await host.GetAsync($"/api/releases/{Fire}/working/corrections");

        Assert.Equal(200, (int)status);
        Assert.Equal(approved.Manifest.Id, told.GetProperty("corrects").GetString());
        var superseded = Assert.Single(told.GetProperty("superseded").EnumerateArray());
        Assert.Equal(
            (PipelineUnderTest.Id(FireReturns.TakeUpPath, FireReturns.TakeUp), after),
            (superseded.GetProperty("before").GetString(), superseded.GetProperty("after").GetString()));
        var figures = told.GetProperty("figures").EnumerateArray().ToList();
        Assert.Equal(told.GetProperty("figuresCorrected").GetInt32(), figures.Count);
        var everyone = figures.Single(f => f.GetProperty("id").GetString() == $"{Fire}|all|all|all|2009-04|TAK-01|all|all");
        // One row of the return is one person, and the correction leaves one out.
        var people = FireReturns.People(FireReturns.TakeUp);
        Assert.Equal(
            (people, people - 1),
            (everyone.GetProperty("before").GetProperty("numerator").GetInt32(), everyone.GetProperty("after").GetProperty("numerator").GetInt32()));
    }

    [Fact]
    public async Task Where_one_side_is_hidden_neither_shows_a_number()
    {
        using var pipeline = await Explaining_figures.WithHiddenFiguresAsync(azurite);
        var figures = (await CurrentAsync(pipeline, Edition.Working)).Figures;
        var shown = figures.First(f => f.Value is not null && f.Comparator is not null);
        var hidden = figures.First(f => f.Marker is "c" or "c,p");

        Assert.All(
            new[] { CorrectedFigure.Between(shown, hidden), CorrectedFigure.Between(hidden, shown) },
            c => Assert.All(new[] { c.Before, c.After }, side => Assert.Equal((null, null, null, null, null), (side.Value, side.Numerator, side.Denominator, side.Lower95, side.PValue))));
        Assert.StartsWith("c,r", Revision.Marked(hidden).Marker, StringComparison.Ordinal);
        Assert.Equal("b,r,p", Markers.Revised("b,p"));
    }

    [Fact]
    public async Task Signing_off_and_publishing_again_leaves_the_release_and_what_it_corrected()
    {
        using var pipeline = await ApprovedAsync();
        await pipeline.SendAsync(FireReturns.TakeUpCorrectedPath, FireReturns.TakeUpOneFewer);
        var corrected = await pipeline.PublishAsync(Fire);
        await pipeline.Approval.ApproveAsync(Fire, "lead officer", CancellationToken.None);

        var again = await pipeline.PublishAsync(Fire);
        var next = await pipeline.PublishAsync(Fire, new DateOnly(2009, 10, 11));

        Assert.Equal(corrected!.Id, again!.Id);
        Assert.NotNull(corrected.Revisions);
        // Against the release that is approved now, nothing is revised.
        Assert.Equal((corrected.Id, null), (next!.Corrects, next.Revisions));
    }

    [Fact]
    public async Task A_release_is_made_again_from_its_inputs_in_every_byte()
    {
        using var pipeline = await ApprovedAsync();
        await pipeline.SendAsync(FireReturns.TakeUpCorrectedPath, FireReturns.TakeUpOneFewer);
        var corrected = await pipeline.PublishAsync(Fire);
        await pipeline.SendAsync(FireReturns.TakeUpPath, FireReturns.TakeUp);
        var latest = await pipeline.PublishAsync(Fire, new DateOnly(2009, 10, 11));
        var kept = await PipelineUnderTest.BlobsAsync(pipeline.Storage.Releases);

        foreach (var id in new[] { latest!.Id, corrected!.Id, corrected.Corrects! })
        {
            var rebuilt = await pipeline.Rebuilds.OfAsync(Fire, id, CancellationToken.None);

            Assert.All(rebuilt!.Parts, part => Assert.True(part.Equal, $"{part.Family} {part.FinancialYear}"));
            Assert.Equal((true, true, true), (rebuilt.Equal, rebuilt.RevisionsEqual, rebuilt.ManifestEqual));
        }

        Assert.Equal(kept, await PipelineUnderTest.BlobsAsync(pipeline.Storage.Releases));
        // The accounts of all three are still there: without them none could be made again.
        var accounts = (await PipelineUnderTest.BlobsAsync(pipeline.Storage.Disclosure)).Keys.ToHashSet();
        Assert.All(corrected.Parts.Concat(latest.Parts), part => Assert.Contains(Places.DisclosureAudit(Fire, part.AuditHash), accounts));
    }

    [Fact]
    public async Task A_byte_changed_in_a_stored_part_is_noticed()
    {
        using var pipeline = await ApprovedAsync();
        var manifest = (await CurrentAsync(pipeline, Edition.Approved)).Manifest;
        var name = Places.ReleasePart(Fire, manifest.Parts[^1].ContentHash);
        var bytes = (await pipeline.Storage.Releases.GetBlobClient(name).DownloadContentAsync()).Value.Content.ToArray();
        bytes[bytes.Length / 2] ^= 1;
        await pipeline.Storage.Releases.GetBlobClient(name).UploadAsync(BinaryData.FromBytes(bytes), overwrite: true);
        await using var host = await RunningPolicy.StartAsync(azurite, pipeline);

        var (status, told) = await host.GetAsync($"/api/releases/{Fire}/{manifest.Id}/rebuild");
        var (unknown, _) = await host.GetAsync($"/api/releases/{Fire}/{new string('0', 32)}/rebuild");

        Assert.Equal((200, 404), ((int)status, (int)unknown));
        Assert.False(told.GetProperty("equal").GetBoolean());
        var unlike = Assert.Single(told.GetProperty("parts").EnumerateArray(), p => !p.GetProperty("equal").GetBoolean());
        Assert.Equal(manifest.Parts[^1].ContentHash, unlike.GetProperty("rebuilt").GetString());
        Assert.NotEqual(manifest.Parts[^1].ContentHash, unlike.GetProperty("stored").GetString());
    }

    private static (double?, decimal?, decimal?, double?, double?, double?, double?, double?, double?, double?) Numbers(PublishedFigure f)
        => (f.Value, f.Numerator, f.Denominator, f.Lower95, f.Upper998, f.ComparatorValue, f.Ratio, f.Difference, f.PValue, f.DeclarationRate);

    private static async Task<Release> CurrentAsync(PipelineUnderTest pipeline, Edition edition)
        => (await pipeline.Releases.FindCurrentAsync(Fire, edition, CancellationToken.None))!;

    private async Task<PipelineUnderTest> ApprovedAsync()
    {
        var pipeline = await PipelineUnderTest.NewAsync(azurite, FireReturns.Arrivals());
        foreach (var sent in FireReturns.Months(2))
            await pipeline.SendAsync(sent.Path, sent.Bytes);
        await pipeline.PublishAsync(Fire);
        Assert.NotNull(await pipeline.Approval.ApproveAsync(Fire, "lead officer", CancellationToken.None));
        return pipeline;
    }
}
