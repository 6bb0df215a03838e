using EqualityPipeline.Functions.Wiring;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Functions;

/// <summary>Signs the working release off: from then on it is the approved one.</summary>
public sealed class ApproveRelease(ReleaseAnswers releases)
{
    [Function(nameof(ApproveRelease))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/releases/{organisation}/approve")] HttpRequest request,
        string organisation, CancellationToken cancel)
        => releases.ApproveAsync(organisation, cancel);
}
