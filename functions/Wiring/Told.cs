using EqualityPipeline.Web.Feeds;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Functions.Wiring;

/// <summary>Answers that say in words what became of something, or why it was not done.</summary>
internal static class Told
{
    public static IResult NotFound(string why) => Error(StatusCodes.Status404NotFound, why);

    public static IResult Error(int status, string why) => FeedJson.Answer(new { error = why }, status);

    /// <summary>A receipt quotes cells: it is kept by nobody on the way, and read as nothing but JSON.</summary>
    public static IResult Receipt(HttpRequest request, ReadOnlyMemory<byte> json, int status = StatusCodes.Status200OK)
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        request.HttpContext.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Text(json.Span, "application/json", status);
    }
}
