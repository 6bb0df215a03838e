using EqualityPipeline.Functions.Wiring;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Functions;

/// <summary>The pack of each audience, the same as a committee report, and what members asked.</summary>
public sealed class GetAudiences(AudienceAnswers audiences)
{
    [Function(nameof(GetAudiences))]
    public Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "{organisation}/audiences")] HttpRequest request,
        string organisation, CancellationToken cancel)
        => audiences.ListAsync(request, organisation, cancel);

    [Function("GetPack")]
    public Task<IResult> PackAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "{organisation}/audiences/{audience}")] HttpRequest request,
        string organisation, string audience, CancellationToken cancel)
        => audiences.PackAsync(request, organisation, audience, cancel);

    [Function("GetCommitteeReport")]
    public Task<IResult> ReportAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "{organisation}/audiences/{audience}/report")] HttpRequest request,
        string organisation, string audience, CancellationToken cancel)
        => audiences.ReportAsync(request, organisation, audience, cancel);

    [Function("GetQuestions")]
    public Task<IResult> QuestionsAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "{organisation}/questions")] HttpRequest request,
        string organisation, CancellationToken cancel)
        => audiences.QuestionsAsync(request, organisation, cancel);
}
