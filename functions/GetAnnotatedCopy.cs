using EqualityPipeline.Functions.Wiring;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Functions;

/// <summary>The sender's own file with the findings beside its rows.</summary>
public sealed class GetAnnotatedCopy(AnnotatedCopies copies)
{
    [Function(nameof(GetAnnotatedCopy))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/returns/{organisation}/{directorate}/{period}/{returnType}/annotated")] HttpRequest request,
        string organisation, string directorate, string period, string returnType, CancellationToken cancel)
        => copies.AnswerAsync(request, organisation, directorate, period, returnType, cancel);
}
