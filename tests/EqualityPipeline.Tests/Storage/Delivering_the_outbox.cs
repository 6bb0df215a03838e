using System.Net;
using System.Net.Sockets;
using EqualityPipeline.Storage.Alerting;

namespace EqualityPipeline.Tests.Storage;

public sealed class Delivering_the_outbox(SharedAzurite azurite)
{
    private static readonly AlertMessage Message = new("0123456789abcdef01234567", """{"id":"0123456789abcdef01234567","message":"A gap opened."}""");

    [Fact]
    public async Task A_message_refused_twice_is_accepted_once_at_the_third_try_and_never_sent_again()
    {
        await using var receiver = await Receiver.StartAsync(500, 500);
        using var pipeline = await PostedAsync(receiver.Address);

        await DeliverAfterAsync(pipeline, TimeSpan.Zero, attempts: 1);
        await DeliverAfterAsync(pipeline, TimeSpan.FromSeconds(59), attempts: 1);
        await DeliverAfterAsync(pipeline, TimeSpan.FromSeconds(1), attempts: 2);
        await DeliverAfterAsync(pipeline, TimeSpan.FromSeconds(119), attempts: 2);
        await DeliverAfterAsync(pipeline, TimeSpan.FromSeconds(1), attempts: 3);
        await DeliverAfterAsync(pipeline, TimeSpan.FromDays(2), attempts: 3);

        Assert.All(receiver.Came, delivery => Assert.Equal(
            new Delivery("POST", "/alerts", Message.Id, "application/json; charset=utf-8", Message.Json), delivery));
        Assert.Contains("State=delivered", Assert.Single(await PipelineUnderTest.RowsAsync(pipeline.Storage.Outbox)), StringComparison.Ordinal);

        async Task DeliverAfterAsync(PipelineUnderTest pipeline, TimeSpan pause, int attempts)
        {
            pipeline.Clock.SetForward(pause);
            await pipeline.Outbox.DeliverAsync(CancellationToken.None);
            Assert.Equal(attempts, receiver.Came.Count);
        }
    }

    [Fact]
    public async Task A_delivered_message_posted_again_stays_delivered()
    {
        await using var receiver = await Receiver.StartAsync();
        using var pipeline = await PostedAsync(receiver.Address);
        await pipeline.Outbox.DeliverAsync(CancellationToken.None);

        await pipeline.Outbox.PostAsync(WebhookChannel.Name, Message, CancellationToken.None);
        pipeline.Clock.SetForward(TimeSpan.FromDays(1));
        await pipeline.Outbox.DeliverAsync(CancellationToken.None);

        Assert.Single(receiver.Came);
    }

    [Fact]
    public async Task A_run_killed_after_the_receiver_answered_sends_again_under_the_same_key()
    {
        await using var receiver = await Receiver.StartAsync();
        using var pipeline = await PostedAsync(receiver.Address);
        var kill = new Kill((_, request) => request.Method == Azure.Core.RequestMethod.Put, afterTheAnswer: false);
        using (var killed = pipeline.Another(kill, Loopback(receiver.Address)))
            await Assert.ThrowsAsync<KilledException>(() => killed.Outbox.DeliverAsync(CancellationToken.None));

        await pipeline.Outbox.DeliverAsync(CancellationToken.None);
        await pipeline.Outbox.DeliverAsync(CancellationToken.None);

        Assert.Equal([Message.Id, Message.Id], receiver.Came.Select(delivery => delivery.IdempotencyKey));
    }

    [Fact]
    public async Task Without_an_address_messages_wait_until_there_is_one()
    {
        await using var receiver = await Receiver.StartAsync();
        using var pipeline = await PipelineUnderTest.NewAsync(azurite);
        await pipeline.Outbox.PostAsync(WebhookChannel.Name, Message, CancellationToken.None);
        var before = await PipelineUnderTest.RowsAsync(pipeline.Storage.Outbox);

        await pipeline.Outbox.DeliverAsync(CancellationToken.None);

        Assert.Equal(before, await PipelineUnderTest.RowsAsync(pipeline.Storage.Outbox));
        using var withAddress = pipeline.Another(webhook: Loopback(receiver.Address));
        await withAddress.Outbox.DeliverAsync(CancellationToken.None);
        Assert.Single(receiver.Came);
    }

    [Fact]
    public async Task A_redirect_is_not_followed_and_counts_as_not_delivered()
    {
        await using var receiver = await Receiver.StartAsync(302);
        using var pipeline = await PostedAsync(receiver.Address);

        await pipeline.Outbox.DeliverAsync(CancellationToken.None);

        Assert.Equal("/alerts", Assert.Single(receiver.Came).Path);
        Assert.Contains("State=waiting", Assert.Single(await PipelineUnderTest.RowsAsync(pipeline.Storage.Outbox)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_leads_to_this_machine_is_not_connected_to_unless_allowed()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var options = new WebhookOptions { Address = $"https://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}/", AllowedHosts = "localhost" };
        Assert.Null(options.Fault());

        using (var strict = new WebhookChannel(options))
            Assert.False(await strict.TrySendAsync(Message, CancellationToken.None));
        Assert.False(listener.Pending());

        using var open = new WebhookChannel(options with { AllowLoopback = true });
        var sending = open.TrySendAsync(Message, CancellationToken.None);
        (await listener.AcceptTcpClientAsync()).Dispose();
        Assert.False(await sending);
    }

    [Theory]
    [InlineData("", "", false, null)]
    [InlineData("https://alerts.example.org/equality", "pager.example.org, ALERTS.example.org", false, null)]
    [InlineData("http://127.0.0.1:8080/", "", true, null)]
    [InlineData("alerts", "", false, "AlertWebhook:Address must be a whole address such as https://alerts.example.org/equality.")]
    [InlineData("http://alerts.example.org/", "alerts.example.org", false, "AlertWebhook:Address must begin with https://.")]
    [InlineData("http://alerts.example.org/", "alerts.example.org", true, "AlertWebhook:Address must begin with https://.")]
    [InlineData("http://127.0.0.1:8080/", "127.0.0.1", false, "AlertWebhook:Address must begin with https://.")]
    [InlineData("ftp://localhost/", "localhost", true, "AlertWebhook:Address must begin with https://.")]
    [InlineData("https://alerts.example.org/", "", false, "AlertWebhook:AllowedHosts must name the host of AlertWebhook:Address, alerts.example.org.")]
    [InlineData("https://alerts.example.org.evil.example/", "alerts.example.org", false,
        "AlertWebhook:AllowedHosts must name the host of AlertWebhook:Address, alerts.example.org.evil.example.")]
    public void Faults_of_the_options_are_told_in_words(string address, string allowedHosts, bool allowLoopback, string? fault)
    {
        var options = new WebhookOptions { Address = address, AllowedHosts = allowedHosts, AllowLoopback = allowLoopback };

        Assert.Equal(fault, options.Fault());
        if (fault is not null)
            Assert.Equal(fault, Assert.Throws<InvalidOperationException>(() => new WebhookChannel(options)).Message);
    }

    private static WebhookOptions Loopback(string address) => new() { Address = address, AllowLoopback = true };

    private async Task<PipelineUnderTest> PostedAsync(string address)
    {
        var pipeline = await PipelineUnderTest.NewAsync(azurite, webhook: Loopback(address));
        await pipeline.Outbox.PostAsync(WebhookChannel.Name, Message, CancellationToken.None);
        return pipeline;
    }
}
