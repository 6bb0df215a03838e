using Azure.Storage.Queues.Models;

namespace EqualityPipeline.Tests.LocalHost;

public sealed class Blobs_delivered_by_the_local_host(SharedAzurite storage)
{
    [Fact]
    public async Task An_upload_is_delivered_once_whatever_its_name_and_leaves_a_receipt()
    {
        await using var host = await HostUnderTest.StartAsync(storage, typeof(SampleBlob));
        string[] names = ["northmoor/housing/2009-04/a.csv", "with space.csv", "100%.csv", "#1?.csv", "Gwasanaethau Tŷ.csv", new('n', 1_000)];
        foreach (var name in names)
            await host.UploadAsync(name);

        await host.SettledAsync();
        await host.SettledAsync();

        Assert.Equal(names.Order(StringComparer.Ordinal), host.Calls.Made.Order(StringComparer.Ordinal));
        var receipts = new List<string>();
        await foreach (var receipt in host.HostContainer.GetBlobsAsync(
            Azure.Storage.Blobs.Models.BlobTraits.None, Azure.Storage.Blobs.Models.BlobStates.None, $"blobreceipts/{host.Prefix}/SampleBlob/", default))
            receipts.Add(receipt.Name);
        var properties = await host.Returns.GetBlobClient(names[0]).GetPropertiesAsync();
        Assert.Contains(
            $"blobreceipts/{host.Prefix}/SampleBlob/{properties.Value.ETag.ToString().Trim('"')}/{host.Prefix}returns/{names[0]}", receipts);
        // The SHA-256 of a thousand "n".
        Assert.Contains(receipts, receipt => receipt.EndsWith("/sha256-" + Sha256OfThousandN, StringComparison.Ordinal));
        Assert.Equal(names.Length, receipts.Count);
    }

    [Fact]
    public async Task An_upload_is_delivered_within_about_a_second()
    {
        await using var host = await HostUnderTest.StartAsync(storage, typeof(SampleBlob), set: options => options.PollEvery = TimeSpan.FromMilliseconds(500));
        await host.SettledAsync();

        await host.UploadAsync("a.csv");

        // A second on an idle machine; a loaded one is given three.
        await host.Calls.WhenMadeAsync(1, seconds: 3);
    }

    [Fact]
    public async Task An_overwritten_blob_is_delivered_again()
    {
        await using var host = await HostUnderTest.StartAsync(storage, typeof(SampleBlob));
        await host.UploadAsync("a.csv", "first");
        await host.SettledAsync();
        await host.UploadAsync("a.csv", "second");
        await host.SettledAsync();

        Assert.Equal(["a.csv", "a.csv"], host.Calls.Made);
    }

    [Fact]
    public async Task Receipts_outlive_the_host()
    {
        var prefix = SharedAzurite.NewPrefix();
        await using (var first = await HostUnderTest.StartAsync(storage, typeof(SampleBlob), prefix: prefix))
        {
            await first.UploadAsync("a.csv");
            await first.SettledAsync();
        }

        await using var second = await HostUnderTest.StartAsync(storage, typeof(SampleBlob), prefix: prefix);
        await second.UploadAsync("b.csv");
        await second.SettledAsync();

        Assert.Equal(["b.csv"], second.Calls.Made);
    }

    [Fact]
    public async Task Five_failures_put_a_message_in_the_poison_queue_and_end_the_matter()
    {
        await using var host = await HostUnderTest.StartAsync(storage, typeof(SampleBlob), calls => calls.FailOn = "bad", set: options => options.PoisonBlobThreshold = 5);
        await host.UploadAsync("bad one.csv");
        await host.SettledAsync();
        await host.SettledAsync();

        Assert.Equal(Enumerable.Repeat("bad one.csv", 5), host.Calls.Made);
        var properties = await host.Returns.GetBlobClient("bad one.csv").GetPropertiesAsync();
        var expected = $$"""{"Type":"BlobTrigger","FunctionId":"{{host.Prefix}}.Functions.SampleBlob","BlobType":"BlockBlob","ContainerName":"{{host.Prefix}}returns","BlobName":"bad one.csv","ETag":"{{properties.Value.ETag.ToString().Trim('"')}}"}""";
        PeekedMessage[] messages = await host.Queue("webjobs-blobtrigger-poison").PeekMessagesAsync(32);
        Assert.Contains(expected, messages.Select(message => message.Body.ToString()));
    }

    [Fact]
    public async Task No_more_run_at_once_than_the_limit()
    {
        var gate = new TaskCompletionSource();
        await using var host = await HostUnderTest.StartAsync(
            storage, typeof(SampleBlob), calls => calls.Until = gate.Task, options => options.MaxDegreeOfParallelism = 3);
        for (var i = 0; i < 8; i++)
            await host.UploadAsync($"{i}.csv");
        await host.Calls.WhenMadeAsync(3);
        await Task.Delay(300);
        Assert.Equal(3, host.Calls.Made.Count);

        gate.SetResult();
        await host.SettledAsync();

        Assert.Equal(8, host.Calls.Made.Count);
        Assert.Equal(3, host.Calls.MostAtOnce);
    }

    [Fact]
    public async Task A_blob_deleted_before_its_turn_is_dropped()
    {
        var gate = new TaskCompletionSource();
        await using var host = await HostUnderTest.StartAsync(
            storage, typeof(SampleBlob), calls => calls.Until = gate.Task, options => options.MaxDegreeOfParallelism = 1);
        await host.UploadAsync("1.csv");
        await host.Calls.WhenMadeAsync(1);
        await host.UploadAsync("2.csv");
        await Task.Delay(500);
        await host.Returns.DeleteBlobAsync("2.csv");
        gate.SetResult();
        await host.SettledAsync();

        Assert.Equal(["1.csv"], host.Calls.Made);
    }

    [Fact]
    public async Task A_running_call_ends_before_the_host_does()
    {
        var gate = new TaskCompletionSource();
        var prefix = SharedAzurite.NewPrefix();
        await using (var host = await HostUnderTest.StartAsync(storage, typeof(SampleBlob), calls => calls.Until = gate.Task, prefix: prefix))
        {
            await host.UploadAsync("a.csv");
            await host.Calls.WhenMadeAsync(1);
            var stopped = host.Host.StopAsync();
            await Task.Delay(100);
            Assert.False(stopped.IsCompleted);
            gate.SetResult();
            await stopped.WaitAsync(TimeSpan.FromSeconds(5));
        }

        await using var next = await HostUnderTest.StartAsync(storage, typeof(SampleBlob), prefix: prefix);
        await next.SettledAsync();
        Assert.Empty(next.Calls.Made);
    }

    [Fact]
    public async Task A_call_that_does_not_end_is_cancelled_and_delivered_again_at_the_next_start()
    {
        var prefix = SharedAzurite.NewPrefix();
        await using (var host = await HostUnderTest.StartAsync(
            storage, typeof(SampleBlob), calls => calls.Until = new TaskCompletionSource().Task, options => options.DrainPatience = TimeSpan.FromMilliseconds(200), prefix))
        {
            await host.UploadAsync("a.csv");
            await host.Calls.WhenMadeAsync(1);
            await host.Host.StopAsync().WaitAsync(TimeSpan.FromSeconds(5));
        }

        await using var next = await HostUnderTest.StartAsync(storage, typeof(SampleBlob), prefix: prefix);
        await next.SettledAsync();
        Assert.Equal(["a.csv"], next.Calls.Made);
    }

    private const string Sha256OfThousandN = "ffab69d9252ce189d759a5eedac0a98e6680d74ca3fdc44bbc407b3a6ae32d9f";
}

public sealed class Messages_delivered_by_the_local_host(SharedAzurite storage)
{
    [Fact]
    public async Task A_message_that_fails_too_often_goes_to_the_poison_queue_and_the_others_are_handled()
    {
        await using var host = await HostUnderTest.StartAsync(storage, typeof(SampleQueue), calls => calls.FailOn = "bad", set: options => options.MaxDequeueCount = 3);
        var queue = host.Queue(host.Prefix + "letters");
        await queue.CreateAsync();
        await queue.SendMessageAsync("good");
        await queue.SendMessageAsync("bad");

        await host.Calls.WhenMadeAsync(4);

        Assert.Equal(["bad", "bad", "bad", "good"], host.Calls.Made.Order(StringComparer.Ordinal));
        var poison = host.Queue(host.Prefix + "letters-poison");
        PeekedMessage[] poisoned = [];
        for (var i = 0; i < 100 && poisoned.Length == 0; i++)
        {
            await Task.Delay(20);
            if (await poison.ExistsAsync())
                poisoned = await poison.PeekMessagesAsync(32);
        }

        Assert.Equal(["bad"], poisoned.Select(message => message.Body.ToString()));
    }
}
