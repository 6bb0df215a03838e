using EqualityPipeline.Functions.Wiring;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Functions;

/// <summary>What people decide about a return (confirm, withdraw, sign-off, nil) or about a month (lock, reopen), with a reason.</summary>
public sealed class ActOnReturn(ReturnActs acts)
{
    [Function(nameof(ActOnReturn))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/returns/{organisation}/{directorate}/{period}/{returnType}/{action}")] HttpRequest request,
        string organisation, string directorate, string period, string returnType, string action, CancellationToken cancel)
        => acts.OnReturnAsync(request, organisation, directorate, period, returnType, action, cancel);

    [Function("ActOnPeriod")]
    public Task<IResult> OnPeriodAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/periods/{organisation}/{period}/{action}")] HttpRequest request,
        string organisation, string period, string action, CancellationToken cancel)
        => acts.OnPeriodAsync(request, organisation, period, action, cancel);
}
