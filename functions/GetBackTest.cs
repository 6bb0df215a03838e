using EqualityPipeline.Functions.Wiring;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Functions;

/// <summary>Every published figure that an uploaded policy would move, before it takes effect.</summary>
public sealed class GetBackTest(BackTestAnswers backTests)
{
    [Function(nameof(GetBackTest))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/policy/{version}/back-test")] HttpRequest request, string version, CancellationToken cancel)
        => backTests.AnswerAsync(request, version, cancel);
}
