using EqualityPipeline.Functions.Wiring;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Functions;

/// <summary>How the authorities of a region stand, and whether support helped.</summary>
public sealed class GetRegion(RegionAnswers regions)
{
    [Function(nameof(GetRegion))]
    public Task<IResult> RegionAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/region/{organisation}")] HttpRequest request,
        string organisation, CancellationToken cancel)
        => regions.RegionAsync(request, organisation, cancel);

    [Function("GetRegionPage")]
    public Task<IResult> PageAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "{organisation}/region")] HttpRequest request,
        string organisation, CancellationToken cancel)
        => regions.RegionPageAsync(request, organisation, cancel);
}
