using EqualityPipeline.Functions.Wiring;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Functions;

/// <summary>The pages that people read.</summary>
public sealed class GetPages(PageAnswers pages)
{
    // On Azure an empty route would miss the root.
    [Function("GetHome")]
    public Task<IResult> HomeAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "{ignored:maxlength(0)?}")] HttpRequest request, CancellationToken cancel)
        => pages.HomeAsync(request, cancel);

    [Function("GetBriefing")]
    public Task<IResult> BriefingAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "{organisation}")] HttpRequest request,
        string organisation, CancellationToken cancel)
        => pages.BriefingAsync(request, organisation, cancel);

    [Function("GetIndicator")]
    public Task<IResult> IndicatorAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "{organisation}/figures/{indicator}")] HttpRequest request,
        string organisation, string indicator, CancellationToken cancel)
        => pages.IndicatorAsync(request, organisation, indicator, cancel);

    [Function("GetAsset")]
    public Task<IResult> AssetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assets/{file}")] HttpRequest request, string file, CancellationToken cancel)
        => pages.AssetAsync(request, file, cancel);
}
