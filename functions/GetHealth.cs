using EqualityPipeline.Functions.Wiring;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Functions;

/// <summary>Whether the service can do its work; open to everyone, so it says nothing else.</summary>
public sealed class GetHealth(HealthAnswers health)
{
    [Function(nameof(GetHealth))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/health")] HttpRequest request, CancellationToken cancel)
        => health.AnswerAsync(cancel);
}
