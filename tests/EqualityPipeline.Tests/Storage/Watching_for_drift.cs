using Azure.Core;
using EqualityPipeline.Periods;
using EqualityPipeline.SampleData;

namespace EqualityPipeline.Tests.Storage;

public sealed class Watching_for_drift(SharedAzurite azurite)
{
    // Four times the people in the last of five months. With the others alike, the mean rises by a fifth of the step and the limit lies
    // 2.66 quarters of the step above it, 0.865 of the step in all: the last point is outside.
    private static readonly SampleReturn Correction = FireReturns.Risen(new ReportingMonth(2009, 8), times: 4);

    [Fact]
    public async Task An_alert_is_raised_once_and_its_message_written_once_over_two_runs()
    {
        using var pipeline = await PublishedAsync();
        await pipeline.Drift.WatchAsync(CancellationToken.None);
        var (alerts, messages) = (await AlertsAsync(pipeline), await MessagesAsync(pipeline));
        pipeline.Clock.SetForward(TimeSpan.FromDays(1));

        await pipeline.Drift.WatchAsync(CancellationToken.None);

        Assert.Contains(alerts, row => row.Contains("Group=all; Indicator=TAK-01;", StringComparison.Ordinal) && row.Contains("Period=2009-08; ", StringComparison.Ordinal)
            && row.Contains("; Strand=all", StringComparison.Ordinal));
        Assert.Equal(alerts.Count, messages.Count);
        Assert.Equal(alerts, await AlertsAsync(pipeline));
        Assert.Equal(messages, await MessagesAsync(pipeline));
    }

    [Fact]
    public async Task The_alert_says_in_words_what_happened_and_whose_it_is()
    {
        using var pipeline = await PublishedAsync();

        await pipeline.Drift.WatchAsync(CancellationToken.None);

        var alert = Assert.Single(
            await pipeline.Drift.OfOrganisationAsync(FireReturns.Organisation, CancellationToken.None), a => a is { Indicator: "TAK-01", Strand: "all" });
        Assert.Equal(("open", "Equality officer", "2009-08", PipelineUnderTest.Start), (alert.State, alert.Owner, alert.Period, alert.RaisedAt));
        Assert.StartsWith("Northmoor Fire and Rescue Service: \"Take-up per 1,000 residents\" was ", alert.Message, StringComparison.Ordinal);
        Assert.Contains(" in August 2009, above the range of ", alert.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_run_killed_between_an_alert_and_its_message_is_finished_by_the_next(bool afterTheAnswer)
    {
        using var whole = await PublishedAsync();
        await whole.Drift.WatchAsync(CancellationToken.None);
        using var pipeline = await PublishedAsync();
        var kill = new Kill((_, request) => request.Method == RequestMethod.Post && request.Uri.Path.EndsWith("Outbox", StringComparison.Ordinal), afterTheAnswer);
        using (var killed = pipeline.Another(kill))
            await Assert.ThrowsAsync<KilledException>(() => killed.Drift.WatchAsync(CancellationToken.None));
        Assert.Single(await AlertsAsync(pipeline));
        Assert.Equal(afterTheAnswer ? 1 : 0, (await MessagesAsync(pipeline)).Count);

        await pipeline.Drift.WatchAsync(CancellationToken.None);

        Assert.Equal(await AlertsAsync(whole), await AlertsAsync(pipeline));
        Assert.Equal(await MessagesAsync(whole), await MessagesAsync(pipeline));
    }

    [Fact]
    public async Task Nothing_is_raised_where_nothing_was_published()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite);

        await pipeline.Drift.WatchAsync(CancellationToken.None);

        Assert.Empty(await AlertsAsync(pipeline));
    }

    private async Task<PipelineUnderTest> PublishedAsync()
    {
        var pipeline = await PipelineUnderTest.NewAsync(azurite, FireReturns.Arrivals(Correction), FireReturns.PolicyOfFiveMonths);
        foreach (var sent in FireReturns.Months(5).Append(Correction).Where(r => !r.Path.EndsWith("/recruitment.csv", StringComparison.Ordinal)))
            await pipeline.SendAsync(sent.Path, sent.Bytes);
        await pipeline.PublishAsync(FireReturns.Organisation);
        return pipeline;
    }

    private static async Task<IReadOnlyList<string>> AlertsAsync(PipelineUnderTest pipeline) => await PipelineUnderTest.RowsAsync(pipeline.Storage.Alerts);

    private static async Task<IReadOnlyList<string>> MessagesAsync(PipelineUnderTest pipeline) => await PipelineUnderTest.RowsAsync(pipeline.Storage.Outbox);
}
