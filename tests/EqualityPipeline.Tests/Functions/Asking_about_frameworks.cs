using EqualityPipeline.Functions.Wiring;
using EqualityPipeline.SampleData;
using EqualityPipeline.Storage.Publishing;
using EqualityPipeline.Tests.Policy;
using EqualityPipeline.Tests.Storage;
using EqualityPipeline.Tests.Web;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Tests.Functions;

/// <summary>The city's registers published on two days, and asked about as a browser or a program does.</summary>
public sealed class Asking_about_frameworks(SharedAzurite azurite) : IAsyncLifetime
{
    private const string City = "northmoor";

    private PipelineUnderTest pipeline = null!;
    private FrameworkAnswers answers = null!;

    public async ValueTask InitializeAsync()
    {
        pipeline = await PipelineUnderTest.NewAsync(azurite);
        pipeline.Clock.SetForward(new DateTimeOffset(2011, 4, 10, 9, 0, 0, TimeSpan.Zero) - PipelineUnderTest.Start);
        var sample = RegisterReturns.All().ToDictionary(f => f.Path, f => f.Bytes, StringComparer.Ordinal);
        foreach (var path in new[] { "northmoor/corporate/2009-04/standard-levels.csv", "northmoor/corporate/2011-01/meetings.csv" })
            await pipeline.SendAsync(path, sample[path]);
        await pipeline.PublishAsync(City, new DateOnly(2011, 3, 31));
        await pipeline.PublishAsync(City, new DateOnly(2011, 4, 1));
        answers = new FrameworkAnswers(Packs.Policy, pipeline.Releases, new FrameworkHistory(pipeline.ReleaseStore), pipeline.Clock, new Presentation(false));
    }

    public ValueTask DisposeAsync()
    {
        pipeline.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Why_a_score_changed_is_answered_between_two_days()
    {
        var byDay = await AskAsync((request, stop) => answers.ChangesAsync(request, City, "eflg-2009", stop), "?edition=working&from=2011-03-31&to=2011-04-01");
        var byDefault = await AskAsync((request, stop) => answers.ChangesAsync(request, City, "eflg-2009", stop), "?edition=working");

        Assert.Equal(("all", "migrated", "Developing", "Lapsed"), (
            byDay.Json.GetProperty("scores")[0].GetProperty("area").GetString(), byDay.Json.GetProperty("scores")[0].GetProperty("basis").GetString(),
            byDay.Json.GetProperty("scores")[0].GetProperty("before").GetString(), byDay.Json.GetProperty("scores")[0].GetProperty("after").GetString()));
        Assert.Equal(byDay.Text, byDefault.Text);
    }

    [Theory]
    [InlineData("?edition=working&from=2011-03-01")]
    [InlineData("?edition=working&from=last-week")]
    [InlineData("")]
    public async Task A_day_without_a_release_and_an_edition_without_one_are_told(string query)
        => Assert.Equal(404, (await AskAsync((request, stop) => answers.ChangesAsync(request, City, "eflg-2009", stop), query)).Status);

    [Fact]
    public async Task The_history_has_every_score_with_its_day_newest_first()
    {
        var history = await AskAsync((request, stop) => answers.HistoryAsync(request, City, "eflg-2009", stop), "?edition=working");

        Assert.Equal(["2011-04-01", "2011-03-31"], history.Json.EnumerateArray().Select(m => m.GetProperty("asOf").GetString()));
        Assert.All(history.Json.EnumerateArray(), m => Assert.Equal(Packs.Policy.Frameworks.Single(f => f.Id == "eflg-2009").Criteria.Length, m.GetProperty("criteria").GetArrayLength()));
    }

    [Theory]
    [InlineData("?edition=working&done=knowing-1", 200)]
    [InlineData("?edition=working&done=knowing-1,leadership-11", 200)]
    [InlineData("?edition=working&done=ACT-9", 400)]
    [InlineData("?edition=working", 400)]
    [InlineData("?edition=working&under=eflg-2021", 200)]
    [InlineData("?edition=working&under=eflg-2009", 404)]
    [InlineData("?done=knowing-1", 404)]
    public async Task What_if_is_answered_or_it_is_said_what_to_ask(string query, int status)
        => Assert.Equal(status, (await AskAsync((request, stop) => answers.WhatIfAsync(request, City, "eflg-2009", stop), query)).Status);

    [Theory]
    [InlineData(City, "eflg-2009", "knowing-1", 200)]
    [InlineData(City, "eflg-2021", "m1-1", 200)]
    [InlineData(City, "eflg-2009", "knowing-99", 404)]
    [InlineData(City, "eflg-1999", "knowing-1", 404)]
    [InlineData("eastvale", "eflg-2009", "knowing-1", 404)]
    public async Task Pages_are_there_for_what_the_policy_has(string organisation, string framework, string criterion, int status)
    {
        Assert.Equal(status, (await AskAsync((request, stop) => answers.CriterionPageAsync(request, organisation, framework, criterion, stop), "?edition=working")).Status);
        if (criterion != "knowing-99")
            Assert.Equal(status, (await AskAsync((request, stop) => answers.BoardPageAsync(request, organisation, framework, stop), "?edition=working")).Status);
    }

    [Fact]
    public async Task All_frameworks_of_an_organisation_are_one_answer()
    {
        var all = await AskAsync((request, stop) => answers.AllAsync(request, City, stop), "?edition=working");

        Assert.Equal(200, all.Status);
        Assert.Equal(["eflg-2009"], all.Json.GetProperty("frameworks").EnumerateArray().Select(f => f.GetProperty("framework").GetString()));
        Assert.Equal(404, (await AskAsync((request, stop) => answers.AllAsync(request, "eastvale", stop), "")).Status);
    }

    private static Task<FeedAnswer> AskAsync(Func<HttpRequest, CancellationToken, Task<IResult>> ask, string query)
        => HttpAnswers.ExecuteAsync(request => ask(request, TestContext.Current.CancellationToken), query: query);
}
