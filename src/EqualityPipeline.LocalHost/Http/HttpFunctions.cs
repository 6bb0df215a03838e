using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace EqualityPipeline.LocalHost;

/// <summary>Serves the functions with an HTTP trigger.</summary>
/// <param name="keys">What opens a route.</param>
/// <param name="openReading">Requests that need no function key, or null.</param>
/// <param name="afterChange">Called after a request that may have changed storage.</param>
/// <param name="log">Where failures are told.</param>
/// <param name="abandoned">Cancelled when the host gives up waiting for running calls.</param>
internal sealed class HttpFunctions(
    HostKeys keys, Func<HttpRequest, bool>? openReading, Action afterChange, ILogger log, CancellationToken abandoned)
{
    public void Map(IEndpointRouteBuilder routes, FunctionMethod function, string routePrefix)
    {
        var http = (HttpTriggerAttribute)function.Trigger;
        var template = Template(function, routePrefix);
        var methods = FunctionsMetadata.MethodsOf(http);
        RequestDelegate serve = context => ServeAsync(context, function, http.AuthLevel);
        if (methods.Count == 0)
            routes.Map(template, serve);
        else
            routes.MapMethods(template, methods, serve);
    }

    public static string Template(FunctionMethod function, string routePrefix)
    {
        var route = (((HttpTriggerAttribute)function.Trigger).Route ?? function.Name).TrimStart('/');
        return routePrefix.Trim('/') is { Length: > 0 } prefix ? $"/{prefix}/{route}" : "/" + route;
    }

    private async Task ServeAsync(HttpContext context, FunctionMethod function, AuthorizationLevel level)
    {
        var request = context.Request;
        if (!keys.Open(request, level) && !(level == AuthorizationLevel.Function && openReading?.Invoke(request) == true))
        {
            await HostKeys.Refusal.ExecuteAsync(context);
            return;
        }

        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, abandoned);
        try
        {
            var result = await Invoker.RunAsync(function, request, Placeholders(request.RouteValues), context.RequestServices, cancel.Token);
            if (result is IResult answer)
                await answer.ExecuteAsync(context);
            else
                context.Response.StatusCode = StatusCodes.Status204NoContent;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            Refuse(context, StatusCodes.Status503ServiceUnavailable);
        }
        catch (BadHttpRequestException bad)
        {
            Refuse(context, bad.StatusCode);
        }
#pragma warning disable CA1031 // Any failure of a function is a 500 without details, and the host goes on.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            if (context.RequestAborted.IsCancellationRequested)
                return;
            log.Failed(function.Name, Fault.Of(failure));
            Refuse(context, StatusCodes.Status500InternalServerError);
        }
        finally
        {
            if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
                afterChange();
        }
    }

    private static Dictionary<string, object?> Placeholders(RouteValueDictionary values) => new(values, StringComparer.OrdinalIgnoreCase);

    private static void Refuse(HttpContext context, int status)
    {
        // What has been sent cannot be taken back: breaking the connection tells the reader that it is not whole.
        if (context.Response.HasStarted)
        {
            context.Abort();
            return;
        }

        context.Response.Clear();
        context.Response.StatusCode = status;
    }
}
