using System.Collections.Concurrent;
using Azure.Storage.Blobs;
using EqualityPipeline.LocalHost;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Tests.LocalHost;

/// <summary>What the sample functions were called with, and how they should behave.</summary>
public sealed class Calls
{
    private int _running;
    private int _mostAtOnce;

    public ConcurrentQueue<string> Made { get; } = new();

    /// <summary>Calls whose text contains this fail.</summary>
    public string? FailOn { get; set; }

    /// <summary>Calls wait for this before they end.</summary>
    public Task Until { get; set; } = Task.CompletedTask;

    public int MostAtOnce => _mostAtOnce;

    public async Task MakeAsync(string text, CancellationToken cancel)
    {
        var running = Interlocked.Increment(ref _running);
        InterlockedMax(ref _mostAtOnce, running);
        Made.Enqueue(text);
        try
        {
            await Until.WaitAsync(cancel);
            if (FailOn is not null && text.Contains(FailOn, StringComparison.Ordinal))
                throw new InvalidOperationException("secret of " + text);
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }

    /// <summary>Waits until so many calls were made.</summary>
    public async Task WhenMadeAsync(int count, double seconds = 10)
    {
        var started = System.Diagnostics.Stopwatch.StartNew();
        while (Made.Count < count)
        {
            Assert.True(started.Elapsed.TotalSeconds < seconds, $"{Made.Count} of {count} calls after {seconds} s: {string.Join(", ", Made)}");
            await Task.Delay(10);
        }
    }

    private static void InterlockedMax(ref int most, int now)
    {
        int seen;
        while ((seen = Volatile.Read(ref most)) < now && Interlocked.CompareExchange(ref most, now, seen) != seen)
        {
        }
    }
}

public sealed class SampleBlob(Calls calls)
{
    [Function(nameof(SampleBlob))]
    public Task RunAsync(
        [BlobTrigger("%Prefix%returns/{name}", Connection = "ReturnsStorage", Source = BlobTriggerSource.EventGrid)] BlobClient blob,
        string name, FunctionContext context, CancellationToken cancel)
    {
        Assert.Equal(blob.Name, name);
        Assert.Equal(nameof(SampleBlob), context.FunctionDefinition.Name);
        return calls.MakeAsync(name, cancel);
    }
}

public sealed class SampleQueue(Calls calls)
{
    [Function(nameof(SampleQueue))]
    public Task RunAsync([QueueTrigger("%Prefix%letters")] string message, CancellationToken cancel) => calls.MakeAsync(message, cancel);
}

public sealed class SampleTimer(Calls calls)
{
    [Function(nameof(SampleTimer))]
    public Task RunAsync([TimerTrigger("%NightlySchedule%")] TimerInfo timer, CancellationToken cancel) =>
        calls.MakeAsync(FormattableString.Invariant(
            $"last {timer.ScheduleStatus?.Last:yyyy-MM-dd HH:mm} next {timer.ScheduleStatus?.Next:yyyy-MM-dd HH:mm}{(timer.IsPastDue ? " past due" : "")}"), cancel);
}

public sealed class SampleHttp(Calls calls)
{
    [Function("Root")]
    public IResult Root([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "{ignored:maxlength(0)?}")] HttpRequest request) =>
        Results.Text("root of " + request.Host.Host);

    [Function("Period")]
    public IResult Period(
        [HttpTrigger(AuthorizationLevel.Function, "get", "put", Route = "api/returns/{organisation}/{year:int}")] HttpRequest request,
        string organisation, int year) => Results.Text($"{request.Method} {organisation} {year + 1}");

    [Function("Pages")]
    public Task<IResult> PagesAsync(
        [HttpTrigger(AuthorizationLevel.Admin, "get", Route = "pages/{*path}")] HttpRequest request, string? path, CancellationToken cancel) =>
        Task.FromResult(Results.Text(cancel.CanBeCanceled + " " + path));

    [Function("Broken")]
    public async Task<IResult> BrokenAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequest request, CancellationToken cancel)
    {
        using var reader = new StreamReader(request.Body);
        await calls.MakeAsync(await reader.ReadToEndAsync(cancel), cancel);
        return Results.NoContent();
    }
}
