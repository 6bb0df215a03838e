using EqualityPipeline.Functions.Wiring;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Functions;

/// <summary>Packs of the policy: uploaded, checked, approved, activated and withdrawn without a redeployment.</summary>
public sealed class PolicyPacks(PackAnswers packs)
{
    [Function("UploadPolicy")]
    public Task<IResult> UploadAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/policy")] HttpRequest request, CancellationToken cancel)
        => packs.UploadAsync(request, cancel);

    [Function("GetPolicies")]
    public Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/policy")] HttpRequest request, CancellationToken cancel)
        => packs.ListAsync(cancel);

    [Function("GetPolicy")]
    public Task<IResult> OneAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/policy/{version}")] HttpRequest request, string version, CancellationToken cancel)
        => packs.OneAsync(version, cancel);

    [Function("DecideOnPolicy")]
    public Task<IResult> DecideAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/policy/{version}/{action}")] HttpRequest request,
        string version, string action, CancellationToken cancel)
        => packs.DecideAsync(request, version, action, cancel);
}
