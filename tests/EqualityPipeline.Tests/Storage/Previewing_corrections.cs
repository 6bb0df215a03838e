using System.Collections.Immutable;
using EqualityPipeline.Cells;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Returns;
using EqualityPipeline.SampleData;

namespace EqualityPipeline.Tests.Storage;

public sealed class Previewing_corrections(SharedAzurite azurite)
{
    private const string Fire = FireReturns.Organisation;

    private static readonly SampleReturn Correction = FireReturns.Risen(new EqualityPipeline.Periods.ReportingMonth(2009, 8), times: 4);

    private static readonly SubmissionName Name =
        new(Fire, "community-safety", new EqualityPipeline.Periods.ReportingMonth(2009, 8), "service-take-up", Correction.Path);

    [Fact]
    public async Task It_says_what_the_publication_then_shows_and_writes_nothing()
    {
        using var pipeline = await PublishedAsync();
        var before = (await pipeline.Releases.FindCurrentAsync(Fire, Edition.Working, CancellationToken.None))!;
        await pipeline.Drift.WatchAsync(CancellationToken.None);
        var raised = (await pipeline.Drift.OfOrganisationAsync(Fire, CancellationToken.None)).Select(a => a.Message).ToList();
        var (blobs, rows) = await KeptAsync(pipeline);

        var preview = await pipeline.Previews.OfAsync(Name, PipelineUnderTest.Id(Correction.Path, Correction.Bytes), CellsOf(Correction), CancellationToken.None);

        Assert.Equal((blobs, rows), await KeptAsync(pipeline));
        await pipeline.SendAsync(Correction.Path, Correction.Bytes);
        await pipeline.PublishAsync(Fire);
        var after = (await pipeline.Releases.FindCurrentAsync(Fire, Edition.Working, CancellationToken.None))!;
        // A second way: every figure of the two releases, held side by side.
        var was = before.Figures.ToDictionary(f => f.Id);
        var expected = after.Figures
            .Where(f => was[f.Id] is var old && (old.Marker, old.Verdict) != (f.Marker, f.Verdict)
                || ((was[f.Id].Value, was[f.Id].Numerator, was[f.Id].Denominator) != (f.Value, f.Numerator, f.Denominator) && !IsHidden(f) && !IsHidden(was[f.Id])))
            .Select(f => f.Id).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(was.Count, after.Figures.Length);
        Assert.NotEmpty(expected);
        Assert.Equal(expected.Count, preview.FiguresChanged);
        Assert.Equal(expected.Take(CorrectionPreview.MostFiguresListed), preview.Figures.Select(f => f.Id));
        Assert.All(preview.Figures, changed =>
        {
            var (old, now) = (was[changed.Id], after.Figures.Single(f => f.Id == changed.Id));
            var shown = IsHidden(old) || IsHidden(now);
            Assert.Equal((shown ? null : old.Value, old.Marker, shown ? null : now.Value, now.Marker), (changed.Before!.Value, changed.Before.Marker, changed.After!.Value, changed.After.Marker));
        });
        await pipeline.Drift.WatchAsync(CancellationToken.None);
        Assert.Equal(
            (await pipeline.Drift.OfOrganisationAsync(Fire, CancellationToken.None)).Select(a => a.Message).Except(raised).Order(StringComparer.Ordinal),
            preview.AlertsRaised.Order(StringComparer.Ordinal));
        Assert.NotEmpty(preview.AlertsRaised);
        Assert.Empty(preview.AlertsGone);
        Assert.Equal(3m, preview.Changes!.Totals.Select(t => (t.After - t.Before) / t.Before).Distinct().Single());
    }

    [Fact]
    public async Task Nothing_changes_for_what_is_counted_already()
    {
        using var pipeline = await PublishedAsync();
        var counted = (await pipeline.SlotAsync(Name))!;

        var preview = await pipeline.Previews.OfAsync(
            Name, counted.CountedSubmission!, await pipeline.Cells.ReadAsync(counted, CancellationToken.None), CancellationToken.None);

        Assert.Equal((0, null), (preview.FiguresChanged, preview.Changes));
        Assert.Empty(preview.Scores);
        Assert.Empty(preview.AlertsRaised.Concat(preview.AlertsGone));
    }

    [Fact]
    public async Task A_first_return_is_shown_with_no_figure_before_it()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite, FireReturns.Arrivals(Correction), FireReturns.PolicyOfFiveMonths);

        var preview = await pipeline.Previews.OfAsync(Name, "0123456789abcdef0123456789abcdef", CellsOf(Correction), CancellationToken.None);

        Assert.NotEmpty(preview.Figures);
        Assert.All(preview.Figures, changed => Assert.Null(changed.Before));
        Assert.Null(preview.Supersedes);
        Assert.Empty(await PipelineUnderTest.BlobsAsync(pipeline.Storage.Releases));
    }

    private static bool IsHidden(PublishedFigure figure) => figure.Marker?.StartsWith('c') == true;

    private static ImmutableArray<Cell> CellsOf(SampleReturn sent)
        => ReturnCheck.Check(new MemoryStream(sent.Bytes), Name, FireReturns.PolicyOfFiveMonths, CheckBasis.Empty with { IsConfirmed = true }).Cells;

    private async Task<PipelineUnderTest> PublishedAsync()
    {
        var pipeline = await PipelineUnderTest.NewAsync(azurite, FireReturns.Arrivals(Correction), FireReturns.PolicyOfFiveMonths);
        foreach (var sent in FireReturns.Months(5))
            await pipeline.SendAsync(sent.Path, sent.Bytes);
        await pipeline.PublishAsync(Fire);
        return pipeline;
    }

    private static async Task<(string Blobs, string Rows)> KeptAsync(PipelineUnderTest pipeline)
        => (string.Join('\n', await PipelineUnderTest.BlobsAsync(pipeline.Storage.Releases)),
            string.Join('\n', await PipelineUnderTest.RowsAsync(pipeline.Storage.Submissions)));
}
