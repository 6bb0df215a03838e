using EqualityPipeline.Functions.Wiring;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Functions;

/// <summary>The releases as an OData feed, for Power BI and for anyone who computes with them.</summary>
public sealed class GetOData(FeedAnswers feed)
{
    [Function(nameof(GetOData))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/odata/{*path}")] HttpRequest request, string? path, CancellationToken cancel)
        => feed.AnswerAsync(request, path, cancel);
}
