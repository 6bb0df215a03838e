using EqualityPipeline.Functions.Wiring;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Functions;

/// <summary>How a figure came to be: its formula with the numbers put in, each step, and the submissions it rests on.</summary>
public sealed class ExplainFigure(ExplainAnswers explained)
{
    [Function(nameof(ExplainFigure))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/explain/{figure}")] HttpRequest request, string figure, CancellationToken cancel)
        => explained.AnswerAsync(request, figure, cancel);
}
