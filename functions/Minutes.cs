using EqualityPipeline.Functions.Wiring;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Functions;

/// <summary>What meetings decide, ask and answer, minuted back.</summary>
public sealed class Minutes(MinuteAnswers minutes)
{
    [Function("WriteMinutes")]
    public Task<IResult> WriteAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/minutes")] HttpRequest request, CancellationToken cancel)
        => minutes.WriteAsync(request, cancel);
}
