using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Headers;

namespace EqualityPipeline.Web;

/// <summary>An answer whose body is written as it is sent, compressed where the reader takes gzip.</summary>
internal sealed class Answer(int status, string contentType, Func<Stream, CancellationToken, Task> write) : IResult
{
    private readonly List<(string Name, string Value)> headers = [];
    private bool isPacked;

    public static Answer Of(int status, string contentType, ReadOnlyMemory<byte> body)
        => new(status, contentType, (stream, cancel) => stream.WriteAsync(body, cancel).AsTask());

    public Answer With(string name, string value)
    {
        headers.Add((name, value));
        return this;
    }

    /// <summary>Of a body that is compressed within: doing it again takes time and saves nothing.</summary>
    public Answer PackedAlready()
    {
        isPacked = true;
        return this;
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = contentType;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.Vary = "Accept-Encoding";
        foreach (var (name, value) in headers)
            response.Headers[name] = value;

        var cancel = httpContext.RequestAborted;
        if (isPacked || !TakesGzip(httpContext.Request.GetTypedHeaders()))
        {
            await write(response.Body, cancel);
            return;
        }

        response.Headers.ContentEncoding = "gzip";
        await using var compressed = new GZipStream(response.Body, CompressionLevel.Fastest, leaveOpen: true);
        await write(compressed, cancel);
    }

    private static bool TakesGzip(RequestHeaders headers)
        => headers.AcceptEncoding.Any(e => e.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase) && e.Quality != 0);
}
