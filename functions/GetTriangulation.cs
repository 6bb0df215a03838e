using EqualityPipeline.Functions.Wiring;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Functions;

/// <summary>Whether the kinds of evidence agree: take-up, feedback, perceptions, impact assessments and soft evidence.</summary>
public sealed class GetTriangulation(RegionAnswers answers)
{
    [Function(nameof(GetTriangulation))]
    public Task<IResult> TriangulationAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/triangulation/{organisation}")] HttpRequest request,
        string organisation, CancellationToken cancel)
        => answers.TriangulationAsync(request, organisation, cancel);

    [Function("GetTriangulationPage")]
    public Task<IResult> PageAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "{organisation}/triangulation")] HttpRequest request,
        string organisation, CancellationToken cancel)
        => answers.TriangulationPageAsync(request, organisation, cancel);
}
