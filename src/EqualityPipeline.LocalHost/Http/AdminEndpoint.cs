using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace EqualityPipeline.LocalHost;

/// <summary>
/// <c>POST /admin/functions/{name}</c>: runs a function that is not HTTP now. It answers 202 at once, as Microsoft's host does;
/// with <c>?wait=true</c>, which is the local host's own, it answers 200 or 500 when the call has ended.
/// </summary>
/// <param name="keys">Only the admin key opens it.</param>
/// <param name="functions">All functions.</param>
/// <param name="run">Runs a function that is not HTTP with an input; the outer task answers whether the input will do.</param>
/// <param name="track">Keeps a call that outlives its request, so that stopping waits for it.</param>
/// <param name="log">Where failures are told.</param>
internal sealed class AdminEndpoint(
    HostKeys keys,
    IReadOnlyList<FunctionMethod> functions,
    Func<FunctionMethod, string?, CancellationToken, Task<AdminRun>> run,
    Action<Task> track,
    ILogger log)
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapPost("/admin/functions/{name}", ServeAsync);

    private async Task ServeAsync(HttpContext context)
    {
        var answer = keys.Open(context.Request, AuthorizationLevel.Admin)
            ? await AnswerAsync(context.Request, context.RequestAborted)
            : HostKeys.Refusal;
        await answer.ExecuteAsync(context);
    }

    private async Task<IResult> AnswerAsync(HttpRequest request, CancellationToken cancel)
    {
        var name = (string?)request.RouteValues["name"];
        var function = functions.FirstOrDefault(function => string.Equals(function.Name, name, StringComparison.OrdinalIgnoreCase));
        if (function is null)
            return Results.NotFound(new { error = "There is no function of this name." });
        if (function.Trigger is HttpTriggerAttribute)
            return Results.BadRequest(new { error = "An HTTP function is called at its own address." });

        var (input, wrong) = await ReadInputAsync(request, cancel);
        if (wrong is not null)
            return Results.BadRequest(new { error = wrong });

        switch (await run(function, input, cancel))
        {
            case AdminRun.Refused refused:
                return Results.Json(new { error = refused.Sentence }, statusCode: refused.Status);
            case AdminRun.Started started:
                log.StartedByAdmin(function.Name);
                track(started.Succeeded);
                if (!string.Equals(request.Query["wait"], "true", StringComparison.OrdinalIgnoreCase))
                    return Results.Accepted();
                var succeeded = await started.Succeeded.WaitAsync(cancel);
                return Results.Json(new { succeeded, function = function.Name }, statusCode: succeeded ? 200 : 500);
            default:
                throw new InvalidOperationException("An admin run is refused or started.");
        }
    }

    private static async Task<(string? Input, string? Wrong)> ReadInputAsync(HttpRequest request, CancellationToken cancel)
    {
        const string shape = "The body is a JSON object, {} or {\"input\":\"...\"}.";
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancel);
        if (body.Length == 0)
            return (null, null);
        try
        {
            using var json = JsonDocument.Parse(body.ToArray());
            if (json.RootElement.ValueKind != JsonValueKind.Object)
                return (null, shape);
            if (!json.RootElement.TryGetProperty("input", out var input) || input.ValueKind == JsonValueKind.Null)
                return (null, null);
            return input.ValueKind == JsonValueKind.String ? (input.GetString(), null) : (null, shape);
        }
        catch (JsonException)
        {
            return (null, shape);
        }
    }
}

/// <summary>What became of a request to run a function now.</summary>
internal abstract record AdminRun
{
    private AdminRun()
    {
    }

    public sealed record Refused(int Status, string Sentence) : AdminRun;

    /// <param name="Succeeded">Ends with the call; false when it failed, which has been logged. Never faulted.</param>
    public sealed record Started(Task<bool> Succeeded) : AdminRun;
}
