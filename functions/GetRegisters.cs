using EqualityPipeline.Functions.Wiring;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Functions;

/// <summary>What is assessed, planned, promised, bought and asked, held against the figures.</summary>
public sealed class GetRegisters(RegisterAnswers registers)
{
    [Function(nameof(GetRegisters))]
    public Task<IResult> FeedAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/registers/{organisation}")] HttpRequest request,
        string organisation, CancellationToken cancel)
        => registers.FeedAsync(request, organisation, cancel);

    [Function("GetRegistersPage")]
    public Task<IResult> IndexAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "{organisation}/registers")] HttpRequest request,
        string organisation, CancellationToken cancel)
        => registers.IndexAsync(request, organisation, cancel);

    [Function("GetImpactAssessmentsPage")]
    public Task<IResult> ImpactAssessmentsAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "{organisation}/impact-assessments/{*assessment}")] HttpRequest request,
        string organisation, string? assessment, CancellationToken cancel)
        => registers.ImpactAssessmentsAsync(request, organisation, assessment, cancel);
}
