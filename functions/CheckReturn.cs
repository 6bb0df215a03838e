using EqualityPipeline.Functions.Wiring;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Functions;

/// <summary>Checks a return as an upload would be checked, and stores nothing.</summary>
public sealed class CheckReturn(ReturnChecks checks)
{
    [Function(nameof(CheckReturn))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/returns/check")] HttpRequest request, CancellationToken cancel)
        => checks.CheckAsync(request, cancel);
}
