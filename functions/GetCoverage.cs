using EqualityPipeline.Functions.Wiring;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Functions;

/// <summary>What an organisation asks, what came back and what that takes.</summary>
public sealed class GetCoverage(CoverageAnswers coverage)
{
    [Function(nameof(GetCoverage))]
    public Task<IResult> FeedAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/coverage/{organisation}")] HttpRequest request,
        string organisation, CancellationToken cancel)
        => coverage.FeedAsync(organisation, cancel);

    [Function("GetCoveragePage")]
    public Task<IResult> PageAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "{organisation}/coverage")] HttpRequest request,
        string organisation, CancellationToken cancel)
        => coverage.PageAsync(organisation, cancel);
}
