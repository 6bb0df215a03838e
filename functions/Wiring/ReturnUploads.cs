using Azure.Storage.Blobs.Models;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Returns;
using EqualityPipeline.Storage;
using EqualityPipeline.Storage.Receiving;
using EqualityPipeline.Web.Feeds;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Functions.Wiring;

/// <summary>Stores an upload where the blob trigger finds it, and says where its receipt will be.</summary>
public sealed class ReturnUploads(PipelineStorage storage, MonitoringPolicy policy, SubmissionIds ids, TimeProvider clock)
{
    /// <summary>Characters in the name of a blob, at most.</summary>
    private const int LongestBlobName = 1_024;

    public async Task<IResult> TakeAsync(
        HttpRequest request, string organisation, string directorate, string period, string file, CancellationToken cancel)
    {
        // Storage takes a backslash for a slash; the receipt is filed under what it made of the name.
        var path = $"{organisation}/{directorate}/{period}/{file}".Replace('\\', '/');
        var now = clock.GetUtcNow();
        var reading = SubmissionNames.Read(path, policy, ReportingMonth.Of(LondonTime.DayOf(now)));
        using var content = new HashingStream(request.Body);
        if (!CanBeStored(path))
        {
            var arrival = ids.Arrival(path, await content.FinishAsync(cancel), 1, now);
            return Told.Receipt(request, ReceiptJson.Write(ReceiptFor.Unfiled(arrival, reading, policy, now)), StatusCodes.Status400BadRequest);
        }

        await storage.Returns.GetBlobClient(path).UploadAsync(content, new BlobUploadOptions(), cancel);
        var submissionId = ids.For(path, await content.FinishAsync(cancel));
        var receipt = reading.Name is { } name
            ? Addresses.Receipt(name, submissionId)
            : Addresses.UnfiledReceipt(submissionId);
        request.HttpContext.Response.Headers.Location = receipt;
        return FeedJson.Answer(new { path, submissionId, receipt }, StatusCodes.Status202Accepted);
    }

    /// <summary>Whether the blob of that name lies where the name says: addresses leave out parts of dots, so that ".." leads out of the container.</summary>
    private static bool CanBeStored(string path)
        => path.Length <= LongestBlobName && !path.Any(char.IsControl)
            && path.Split('/').All(segment => segment.Length > 0 && segment.Trim('.').Length > 0 && segment[^1] is not '.');
}
