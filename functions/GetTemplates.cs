using EqualityPipeline.Functions.Wiring;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Functions;

/// <summary>The empty form of a return, made from the policy; open to everyone, for it holds nobody's data.</summary>
public sealed class GetTemplates(TemplateAnswers templates)
{
    [Function("GetTemplate")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/templates/{file}")] HttpRequest request, string file, CancellationToken cancel)
        => templates.AnswerAsync(request, file, cancel);
}
