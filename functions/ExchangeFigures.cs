using EqualityPipeline.Functions.Wiring;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Functions;

/// <summary>Hands a partner's shared figures on as a package, and checks one that was sent.</summary>
public sealed class ExchangeFigures(ExchangeAnswers exchange)
{
    [Function("GetExchange")]
    public Task<IResult> PackageAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/exchange/{organisation}")] HttpRequest request,
        string organisation, CancellationToken cancel)
        => exchange.PackageAsync(request, organisation, cancel);

    [Function("CheckExchange")]
    public Task<IResult> CheckAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/exchange/{organisation}/check")] HttpRequest request,
        string organisation, CancellationToken cancel)
        => exchange.CheckAsync(request, organisation, cancel);
}
