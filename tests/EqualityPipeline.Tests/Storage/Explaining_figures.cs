using System.Text;
using System.Text.Json;
using EqualityPipeline.Explaining;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Tests.Functions;
using EqualityPipeline.Tests.Indicators;
using EqualityPipeline.Web.Feeds;

namespace EqualityPipeline.Tests.Storage;

/// <summary>Small returns by hand, whose figures are worked in <see cref="Computing_figures"/>.</summary>
public sealed class Explaining_figures(SharedAzurite azurite)
{
    private const string Fire = FireReturns.Organisation;
    private const string RecruitmentPath = "northmoor-fire/community-safety/2009-06/recruitment.csv";
    private const string TakeUpPath = "northmoor-fire/community-safety/2009-04/service-take-up.csv";
    private const string PopulationPath = "northmoor-fire/corporate/2009-04/population.csv";

    [Fact]
    public async Task A_proportion_is_explained_with_its_numbers_put_in()
    {
        using var pipeline = await PublishedAsync();

        var women = await ExplainedAsync(pipeline, $"{Fire}|all|all|all|2009-Q1|REC-01|gender|female");

        Assert.True(women.Equal);
        Assert.Empty(women.Differing);
        // 100 of 400 women against 200 of 500 men.
        Assert.Equal("100 ÷ 400 = 0.25", women.Formula.InWords);
        Assert.Equal((100m, 400m, 1, 0.25, "rest"), (women.Formula.Numerator, women.Formula.Denominator, women.Formula.Per, women.Formula.Value, women.Formula.Comparator));
        Assert.Contains("0.25 ÷ 0.4 = 0.625", Words(women, "ratio"), StringComparison.Ordinal);
        Assert.Contains("0.25 - 0.4 = -0.15", Words(women, "difference"), StringComparison.Ordinal);
        Assert.Contains("Wilson", Words(women, "limits"), StringComparison.Ordinal);
        Assert.Contains("Newcombe", Words(women, "difference"), StringComparison.Ordinal);
        Assert.StartsWith("Clearly worse.", Words(women, "verdict"), StringComparison.Ordinal);
        Assert.Equal((women.Policy.Version, women.Policy.Version), (Packs().Version, women.Policy.ComputedUnder));
        var rests = Assert.Single(women.Submissions);
        Assert.Equal(
            (PipelineUnderTest.Id(RecruitmentPath, Bytes(Computing_figures.Recruitment)), "community-safety", "2009-06", "recruitment"),
            (rests.SubmissionId, rests.Directorate, rests.Period, rests.ReturnType));
        Assert.Equal($"/api/returns/northmoor-fire/community-safety/2009-06/recruitment/receipt?submission={rests.SubmissionId}", rests.Receipt);
    }

    [Fact]
    public async Task A_rate_rests_on_the_return_of_its_count_and_on_that_of_its_base()
    {
        using var pipeline = await PublishedAsync();

        var women = await ExplainedAsync(pipeline, $"{Fire}|all|all|all|2009-04|TAK-01|gender|female");

        Assert.True(women.Equal);
        // 300 users of 10,000 women against 180 of 9,000 men.
        Assert.Equal("300 ÷ 10,000 × 1,000 = 30", women.Formula.InWords);
        Assert.Contains("30 ÷ 20 = 1.5", Words(women, "ratio"), StringComparison.Ordinal);
        Assert.Contains("Byar", Words(women, "limits"), StringComparison.Ordinal);
        Assert.StartsWith("96% of everyone", Words(women, "declaration"), StringComparison.Ordinal);
        Assert.Equal(["service-take-up", "population"], women.Submissions.Select(s => s.ReturnType));
        Assert.Contains("not older than 24 months", Words(women, "base"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_shown_figure_of_the_release_comes_out_again()
    {
        using var pipeline = await PublishedAsync();
        var release = await ReleaseAsync(pipeline);

        foreach (var figure in release.Figures.Where(f => !Markers.Has(f.Marker, 'c')).Where((_, i) => i % 7 == 0))
            Assert.Equal((figure.Id, ""), (figure.Id, string.Join(',', (await ExplainedAsync(pipeline, figure.Id)).Differing)));
    }

    [Fact]
    public async Task A_figure_of_a_partnership_rests_on_the_releases_of_its_members_and_shows_no_return_of_theirs()
    {
        const string Partnership = "northmoor-together";
        using var pipeline = await PublishedAsync();
        var ofFire = (await ReleaseAsync(pipeline)).Manifest.Id;
        await pipeline.PublishAsync(Partnership);
        var pooled = (await pipeline.Releases.FindCurrentAsync(Partnership, Edition.Working, CancellationToken.None))!;

        var women = await ExplainedAsync(pipeline, $"{Partnership}|all|all|all|2009-04|TAK-01|gender|female", pooled);
        var unequal = new List<string>();
        foreach (var figure in pooled.Figures.Where(f => !Markers.Has(f.Marker, 'c')).Where((_, i) => i % 7 == 0))
            unequal.AddRange((await ExplainedAsync(pipeline, figure.Id, pooled)).Differing.Select(d => $"{figure.Id}: {d}"));

        Assert.True(women.Equal);
        Assert.Equal("300 ÷ 10,000 × 1,000 = 30", women.Formula.InWords);
        Assert.Empty(women.Submissions);
        var member = Assert.Single(women.Members);
        Assert.Equal((Fire, ofFire, $"{Fire}|all|all|all|2009-04|TAK-01|gender|female"), (member.Organisation, member.Release, member.Figure));
        Assert.Equal("/api/explain/northmoor-fire%7Call%7Call%7Call%7C2009-04%7CTAK-01%7Cgender%7Cfemale", member.Explained);
        Assert.Empty(unequal);
    }

    [Fact]
    public async Task Of_a_hidden_figure_nothing_is_said_but_that()
    {
        using var pipeline = await WithHiddenFiguresAsync(azurite);
        var hidden = (await ReleaseAsync(pipeline)).Figures.First(f => f.Marker?.StartsWith('c') == true);

        await using var host = await RunningPolicy.StartAsync(azurite, pipeline);
        var (status, told) = await host.GetAsync($"/api/explain/{Uri.EscapeDataString(hidden.Id)}?edition=working");

        Assert.Equal(200, (int)status);
        Assert.Equal(["figure", "release", "marker", "markerReason"], told.EnumerateObject().Select(p => p.Name));
        Assert.Equal((hidden.Id, "confidential"), (told.GetProperty("figure").GetString(), told.GetProperty("markerReason").GetString()));
    }

    [Fact]
    public async Task It_is_asked_over_HTTP_by_the_id_that_the_feed_gives()
    {
        using var pipeline = await PublishedAsync();
        await using var host = await RunningPolicy.StartAsync(azurite, pipeline);
        var address = $"/api/explain/{Uri.EscapeDataString($"{Fire}|all|all|all|2009-Q1|REC-01|gender|female")}";

        var (status, told) = await host.GetAsync(address + "?edition=working");
        var (unapproved, _) = await host.GetAsync(address);
        var (unknown, why) = await host.GetAsync("/api/explain/none");

        Assert.Equal((200, 404, 404), ((int)status, (int)unapproved, (int)unknown));
        Assert.True(told.GetProperty("equal").GetBoolean());
        Assert.Equal("100 ÷ 400 = 0.25", told.GetProperty("formula").GetProperty("inWords").GetString());
        Assert.Contains("%7C", why.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_that_are_not_what_their_returns_make_of_them_are_told()
    {
        using var pipeline = await PublishedAsync();
        var release = await ReleaseAsync(pipeline);
        Assert.True(FigureId.TryParse($"{Fire}|all|all|all|2009-Q1|REC-01|gender|female", out var id));
        var wrong = release with { Figures = [.. release.Figures.Select(f => id.FindIn(release) == f ? f with { Value = 0.26 } : f)] };

        var (explained, _) = await pipeline.Explanations.OfAsync(id, wrong, CancellationToken.None);

        Assert.False(explained!.Equal);
        Assert.Equal(["value"], explained.Differing);
    }

    private static MonitoringPolicy Packs() => EqualityPipeline.Tests.Policy.Packs.Policy;

    private static string Words(ExplainedFigure figure, string step) => figure.Steps.Single(s => s.Step == step).Words;

    private static byte[] Bytes(string csv) => Encoding.UTF8.GetBytes(csv);

    private static async Task<Release> ReleaseAsync(PipelineUnderTest pipeline)
        => (await pipeline.Releases.FindCurrentAsync(Fire, Edition.Working, CancellationToken.None))!;

    private static async Task<ExplainedFigure> ExplainedAsync(PipelineUnderTest pipeline, string figure, Release? release = null)
    {
        Assert.True(FigureId.TryParse(figure, out var id));
        var (explained, hidden) = await pipeline.Explanations.OfAsync(id, release ?? await ReleaseAsync(pipeline), CancellationToken.None);
        Assert.Null(hidden);
        Assert.NotEmpty(JsonSerializer.Serialize(explained, FeedJson.Options));
        return explained!;
    }

    private Task<PipelineUnderTest> PublishedAsync() => PublishedAsync(azurite, Computing_figures.Recruitment);

    /// <summary>With three women among those appointed, who must not be known.</summary>
    internal static Task<PipelineUnderTest> WithHiddenFiguresAsync(SharedAzurite azurite) => PublishedAsync(
        azurite,
        Computing_figures.Recruitment.Replace("gender,female,appointed,30", "gender,female,appointed,3", StringComparison.Ordinal)
            .Replace("gender,male,appointed,80", "gender,male,appointed,107", StringComparison.Ordinal));

    private static async Task<PipelineUnderTest> PublishedAsync(SharedAzurite azurite, string recruitment)
    {
        var pipeline = await PipelineUnderTest.NewAsync(azurite);
        foreach (var (path, text) in new[] { (PopulationPath, Computing_figures.Population), (RecruitmentPath, recruitment), (TakeUpPath, Computing_figures.TakeUp) })
            await pipeline.SendAsync(path, Bytes(text));
        Assert.NotNull(await pipeline.PublishAsync(Fire));
        return pipeline;
    }
}
