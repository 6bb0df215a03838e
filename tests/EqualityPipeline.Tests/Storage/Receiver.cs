using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Tests.Storage;

/// <summary>What came to the receiver.</summary>
internal sealed record Delivery(string Method, string Path, string? IdempotencyKey, string? ContentType, string Body);

/// <summary>A web server on this machine that alerts are posted to. It answers with the statuses it is given, and with 200 after those.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<int> _statuses;
    private readonly ConcurrentQueue<Delivery> _came = new();

    private Receiver(WebApplication app, int[] statuses) => (_app, _statuses) = (app, new ConcurrentQueue<int>(statuses));

    public string Address => _app.Urls.Single() + "/alerts";

    public IReadOnlyList<Delivery> Came => [.. _came];

    public static async Task<Receiver> StartAsync(params int[] statuses)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var receiver = new Receiver(builder.Build(), statuses);
        receiver._app.Run(receiver.AnswerAsync);
        await receiver._app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        _came.Enqueue(new Delivery(
            context.Request.Method, context.Request.Path, context.Request.Headers["Idempotency-Key"], context.Request.ContentType, await reader.ReadToEndAsync()));
        context.Response.StatusCode = _statuses.TryDequeue(out var status) ? status : StatusCodes.Status200OK;
        if (context.Response.StatusCode == StatusCodes.Status302Found)
            context.Response.Headers.Location = "/elsewhere";
    }
}
