using EqualityPipeline.Functions.Wiring;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Functions;

/// <summary>Where an organisation stands under its frameworks, why, and what would change it.</summary>
public sealed class GetFrameworks(FrameworkAnswers frameworks)
{
    [Function(nameof(GetFrameworks))]
    public Task<IResult> AllAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/frameworks/{organisation}")] HttpRequest request,
        string organisation, CancellationToken cancel)
        => frameworks.AllAsync(request, organisation, cancel);

    [Function("GetFrameworkHistory")]
    public Task<IResult> HistoryAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/frameworks/{organisation}/{framework}/history")] HttpRequest request,
        string organisation, string framework, CancellationToken cancel)
        => frameworks.HistoryAsync(request, organisation, framework, cancel);

    [Function("GetFrameworkChanges")]
    public Task<IResult> ChangesAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/frameworks/{organisation}/{framework}/changes")] HttpRequest request,
        string organisation, string framework, CancellationToken cancel)
        => frameworks.ChangesAsync(request, organisation, framework, cancel);

    [Function("GetFrameworkWhatIf")]
    public Task<IResult> WhatIfAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/frameworks/{organisation}/{framework}/what-if")] HttpRequest request,
        string organisation, string framework, CancellationToken cancel)
        => frameworks.WhatIfAsync(request, organisation, framework, cancel);

    [Function("GetFrameworkPage")]
    public Task<IResult> BoardPageAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "{organisation}/frameworks/{framework}")] HttpRequest request,
        string organisation, string framework, CancellationToken cancel)
        => frameworks.BoardPageAsync(request, organisation, framework, cancel);

    [Function("GetCriterionPage")]
    public Task<IResult> CriterionPageAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "{organisation}/frameworks/{framework}/{criterion}")] HttpRequest request,
        string organisation, string framework, string criterion, CancellationToken cancel)
        => frameworks.CriterionPageAsync(request, organisation, framework, criterion, cancel);
}
