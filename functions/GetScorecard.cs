using EqualityPipeline.Functions.Wiring;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Functions;

/// <summary>Ten priorities by four critical outcomes, and the chain from inputs to impact.</summary>
public sealed class GetScorecard(ScorecardAnswers scorecards)
{
    [Function(nameof(GetScorecard))]
    public Task<IResult> ScorecardAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/scorecard/{organisation}")] HttpRequest request,
        string organisation, CancellationToken cancel)
        => scorecards.ScorecardAsync(request, organisation, cancel);

    [Function("GetChain")]
    public Task<IResult> ChainAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/chain/{organisation}")] HttpRequest request,
        string organisation, CancellationToken cancel)
        => scorecards.ChainAsync(request, organisation, cancel);

    [Function("GetScorecardPage")]
    public Task<IResult> ScorecardPageAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "{organisation}/scorecard")] HttpRequest request,
        string organisation, CancellationToken cancel)
        => scorecards.ScorecardPageAsync(request, organisation, cancel);

    [Function("GetChainPage")]
    public Task<IResult> ChainPageAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "{organisation}/chain")] HttpRequest request,
        string organisation, CancellationToken cancel)
        => scorecards.ChainPageAsync(request, organisation, cancel);
}
