using EqualityPipeline.Functions.Wiring;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Functions;

/// <summary>Labels that wait for the equality lead, and what is decided of them.</summary>
/// <remarks>As on the upload page, the host cannot see a key in a field of a form: the page lets in itself, and shows nothing before.</remarks>
public sealed class Labels(LabelAnswers labels)
{
    [Function("GetLabels")]
    public Task<IResult> OpenAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/labels/{organisation}")] HttpRequest request, string organisation, CancellationToken cancel)
        => labels.OpenAsync(request, organisation, cancel);

    [Function("DecideLabel")]
    public Task<IResult> DecideAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/labels/{organisation}/{id}/{decision}")] HttpRequest request,
        string organisation, string id, string decision, CancellationToken cancel)
        => labels.DecideAsync(request, organisation, id, decision, cancel);

    [Function("GetLabelsPage")]
    public Task<IResult> PageAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "{organisation}/labels")] HttpRequest request, string organisation, CancellationToken cancel)
        => labels.PageAsync(organisation, cancel);

    [Function("SendLabelsPage")]
    public Task<IResult> SendAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "{organisation}/labels")] HttpRequest request, string organisation, CancellationToken cancel)
        => labels.SendAsync(request, organisation, cancel);
}
