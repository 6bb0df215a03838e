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

    [Function("GetActionsPage")]
    public Task<IResult> ActionsAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "{organisation}/actions/{*action}")] HttpRequest request,
        string organisation, string? action, CancellationToken cancel)
        => registers.ActionsAsync(request, organisation, action, cancel);

    [Function("GetCommitmentsPage")]
    public Task<IResult> CommitmentsAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "{organisation}/commitments/{*commitment}")] HttpRequest request,
        string organisation, string? commitment, CancellationToken cancel)
        => registers.CommitmentsAsync(request, organisation, commitment, cancel);

    [Function("GetBusinessPlansPage")]
    public Task<IResult> BusinessPlansAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "{organisation}/business-plans")] HttpRequest request,
        string organisation, CancellationToken cancel)
        => registers.BusinessPlansAsync(request, organisation, cancel);

    [Function("GetContractsPage")]
    public Task<IResult> ContractsAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "{organisation}/contracts")] HttpRequest request,
        string organisation, CancellationToken cancel)
        => registers.ContractsAsync(request, organisation, cancel);

    [Function("GetRoleHoldersPage")]
    public Task<IResult> RoleHoldersAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "{organisation}/role-holders")] HttpRequest request,
        string organisation, CancellationToken cancel)
        => registers.RoleHoldersAsync(request, organisation, cancel);

    [Function("GetConsultationsPage")]
    public Task<IResult> ConsultationsAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "{organisation}/consultations")] HttpRequest request,
        string organisation, CancellationToken cancel)
        => registers.ConsultationsAsync(request, organisation, cancel);
}
