using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Web;

/// <summary>An answer whose content a tag names: a reader who holds that very content is told 304.</summary>
internal static class EntityTag
{
    /// <param name="entityTag">Strong, without its quotes.</param>
    public static IResult Answer(HttpRequest request, string entityTag, Func<IResult> content)
    {
        var quoted = $"\"{entityTag}\"";
        var held = request.Headers.IfNoneMatch.SelectMany(h => (h ?? "").Split(',', StringSplitOptions.TrimEntries));
        return new Tagged(held.Any(tag => tag == quoted || tag == "W/" + quoted || tag == "*") ? new NotModified() : content(), quoted);
    }

    private sealed class NotModified : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }
    }

    private sealed class Tagged(IResult inner, string entityTag) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.ETag = entityTag;
            httpContext.Response.Headers.CacheControl = "no-cache";
            return inner.ExecuteAsync(httpContext);
        }
    }
}
