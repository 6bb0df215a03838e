using EqualityPipeline.Functions.Wiring;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Functions;

/// <summary>The page on which a return is sent from a browser, and what explains it.</summary>
/// <remarks>The host cannot see a key in a field of a form, so what is sent is let in by the page itself; what is shown holds nobody's data.</remarks>
public sealed class Upload(UploadAnswers upload)
{
    [Function("GetUpload")]
    public Task<IResult> PageAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "upload")] HttpRequest request, CancellationToken cancel)
        => upload.PageAsync(request, cancel);

    [Function("SendUpload")]
    public Task<IResult> SendAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "upload")] HttpRequest request, CancellationToken cancel)
        => upload.SendAsync(request, cancel);

    [Function("GetUploadFindings")]
    public Task<IResult> FindingsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "upload/findings")] HttpRequest request, CancellationToken cancel)
        => upload.FindingsAsync(request, cancel);

    [Function("GetUploadGuide")]
    public Task<IResult> GuideAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "upload/guide/{returnType}")] HttpRequest request,
        string returnType, CancellationToken cancel)
        => upload.GuideAsync(request, returnType, cancel);
}
