using EqualityPipeline.Functions.Wiring;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Functions;

/// <summary>The releases there are, and what one of them says in short.</summary>
public sealed class GetReleases(ReleaseAnswers releases)
{
    [Function(nameof(GetReleases))]
    public Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/releases")] HttpRequest request, CancellationToken cancel)
        => releases.ListAsync(cancel);

    [Function("GetReleaseSummary")]
    public Task<IResult> SummaryAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/releases/{organisation}/{edition}")] HttpRequest request,
        string organisation, string edition, CancellationToken cancel)
        => releases.SummaryAsync(request, organisation, edition, cancel);
}
