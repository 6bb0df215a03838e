using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using EqualityPipeline.Web.OData;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace EqualityPipeline.Tests.Web;

/// <summary>Asks a feed as a client does and keeps what came back.</summary>
internal sealed class FeedReader(FindFeedSource find)
{
    public const string Root = "https://monitoring.example/api/odata/";

    private readonly ODataFeed feed = new(Encoding.ASCII.GetBytes("a key for tests of 32 bytes, no less"));

    public FeedReader(FeedSource source) : this((_, _) => Task.FromResult<FeedSource?>(source))
    {
    }

    public async Task<FeedAnswer> GetAsync(string pathAndQuery, params (string Name, string Value)[] headers)
    {
        if (pathAndQuery.StartsWith(Root, StringComparison.Ordinal))
            pathAndQuery = pathAndQuery[Root.Length..];
        var parts = pathAndQuery.Split('?', 2);
        return await HttpAnswers.ExecuteAsync(
            request => feed.AnswerAsync(request, Uri.UnescapeDataString(parts[0]), find, TestContext.Current.CancellationToken),
            "/api/odata/" + parts[0], parts.Length == 2 ? "?" + parts[1] : "", headers);
    }

    /// <summary>The ids of every page, in the order they came.</summary>
    public async Task<List<string>> AllIdsAsync(string pathAndQuery, params (string Name, string Value)[] headers)
    {
        var ids = new List<string>();
        for (string? next = pathAndQuery; next is not null;)
        {
            var page = await GetAsync(next, headers);
            Assert.Equal(200, page.Status);
            ids.AddRange(page.Ids);
            next = page.NextLink;
        }

        return ids;
    }
}

internal sealed record FeedAnswer(int Status, string? ContentType, IHeaderDictionary Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public IEnumerable<string> Ids => Json.GetProperty("value").EnumerateArray().Select(row => row.GetProperty("Id").GetString()!);

    public string? NextLink => Json.TryGetProperty("@odata.nextLink", out var next) ? next.GetString() : null;

    public string ErrorMessage => Json.GetProperty("error").GetProperty("message").GetString()!;
}

internal static class HttpAnswers
{
    public static async Task<FeedAnswer> ExecuteAsync(
        Func<HttpRequest, Task<IResult>> answer, string path = "/", string query = "", params (string Name, string Value)[] headers)
    {
        var context = new DefaultHttpContext { RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider() };
        context.Request.Method = "GET";
        context.Request.Scheme = "https";
        context.Request.Host = new HostString("monitoring.example");
        context.Request.Path = WebUtility.UrlDecode(path);
        context.Request.QueryString = new QueryString(query);
        foreach (var (name, text) in headers)
            context.Request.Headers.Append(name, text);
        using var body = new MemoryStream();
        context.Response.Body = body;
        await (await answer(context.Request)).ExecuteAsync(context);
        var bytes = body.ToArray();
        if (context.Response.Headers.ContentEncoding == "gzip")
        {
            using var plain = new MemoryStream();
            await using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
            await gzip.CopyToAsync(plain);
            bytes = plain.ToArray();
        }

        return new FeedAnswer(context.Response.StatusCode, context.Response.ContentType, context.Response.Headers, bytes);
    }
}
