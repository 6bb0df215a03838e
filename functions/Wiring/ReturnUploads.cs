using Azure.Storage.Blobs.Models;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Returns;
using EqualityPipeline.Storage;
using EqualityPipeline.Storage.Receiving;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Functions.Wiring;

/// <summary>Stores an upload where the blob trigger finds it, and says where its receipt will be.</summary>
public sealed class ReturnUploads(PipelineStorage storage, MonitoringPolicy policy, TimeProvider clock)
{
    public async Task<IResult> TakeAsync(
        HttpRequest request, string organisation, string directorate, string period, string file, CancellationToken cancel)
    {
        // Storage takes a backslash for a slash; the receipt is filed under what it made of the name.
        var path = $"{organisation}/{directorate}/{period}/{file}".Replace('\\', '/');
        using var content = new HashingStream(request.Body);
        await storage.Returns.GetBlobClient(path).UploadAsync(content, new BlobUploadOptions(), cancel);
        var submissionId = SubmissionIds.For(path, await content.FinishAsync(cancel));

        var current = ReportingMonth.Of(LondonTime.DayOf(clock.GetUtcNow()));
        var receipt = SubmissionNames.Read(path, policy, current).Name is { } name
            ? Addresses.Receipt(name, submissionId)
            : Addresses.UnfiledReceipt(submissionId);
        return Results.Accepted(receipt, new { path, submissionId, receipt });
    }
}
