using EqualityPipeline.Functions.Wiring;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Functions;

/// <summary>Takes a return over HTTP; the same as uploading the blob.</summary>
public sealed class UploadReturn(ReturnUploads uploads)
{
    [Function(nameof(UploadReturn))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = "api/returns/{organisation}/{directorate}/{period}/{file}")] HttpRequest request,
        string organisation, string directorate, string period, string file, CancellationToken cancel)
        => uploads.TakeAsync(request, organisation, directorate, period, file, cancel);
}
