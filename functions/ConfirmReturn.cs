using EqualityPipeline.Functions.Wiring;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Functions;

/// <summary>Confirms a held return, with a reason: it is then counted as it is.</summary>
public sealed class ConfirmReturn(ReturnConfirmation confirmation)
{
    [Function(nameof(ConfirmReturn))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/returns/{organisation}/{directorate}/{period}/{returnType}/confirm")] HttpRequest request,
        string organisation, string directorate, string period, string returnType, CancellationToken cancel)
        => confirmation.ConfirmAsync(request, organisation, directorate, period, returnType, cancel);
}
