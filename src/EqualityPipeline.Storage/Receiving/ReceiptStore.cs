using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using EqualityPipeline.Returns;

namespace EqualityPipeline.Storage.Receiving;

/// <summary>Receipts, as JSON and as a page, with the upload they were made for.</summary>
public sealed class ReceiptStore(PipelineStorage storage)
{
    // On the receipt's own blob, not in its text: which delivery it answers, so that a repeated event is not a second attempt.
    private const string UploadETag = "uploadetag";

    /// <param name="name">Null for an upload that could not be filed.</param>
    /// <returns>The receipt and the ETag of the upload that it was made for; null where these bytes were never sent to this path.</returns>
    public async Task<(Receipt Receipt, string UploadETag)?> FindAsync(SubmissionName? name, string submissionId, CancellationToken cancel)
    {
        try
        {
            var blob = await Blob(name, submissionId, "json").DownloadContentAsync(cancel);
            return (ReceiptJson.Read(blob.Value.Content.ToMemory().Span), blob.Value.Details.Metadata.TryGetValue(UploadETag, out var etag) ? etag : "");
        }
        catch (RequestFailedException missing) when (missing.IsMissing())
        {
            return null;
        }
    }

    public async Task<BinaryData?> ReadAsync(SubmissionName? name, string submissionId, string extension, CancellationToken cancel)
    {
        try
        {
            var blob = await Blob(name, submissionId, extension).DownloadContentAsync(cancel);
            return blob.Value.Content;
        }
        catch (RequestFailedException missing) when (missing.IsMissing())
        {
            return null;
        }
    }

    /// <summary>The page first: where the JSON is, the whole receipt is.</summary>
    public async Task WriteAsync(SubmissionName? name, Receipt receipt, ETag upload, CancellationToken cancel)
    {
        await WriteAsync("html", BinaryData.FromString(ReceiptPage.Write(receipt)), "text/html; charset=utf-8");
        await WriteAsync("json", BinaryData.FromBytes(ReceiptJson.Write(receipt)), "application/json");

        Task WriteAsync(string extension, BinaryData content, string contentType) => Blob(name, receipt.SubmissionId, extension).UploadAsync(
            content,
            new BlobUploadOptions
            {
                HttpHeaders = new BlobHttpHeaders { ContentType = contentType },
                Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { [UploadETag] = upload.ToString() },
            },
            cancel);
    }

    private BlobClient Blob(SubmissionName? name, string submissionId, string extension) => storage.Receipts.GetBlobClient(
        name is null
            ? Places.UnfiledReceipt(submissionId, extension)
            : Places.Receipt(name.Organisation, name.Directorate, name.Period.ToString(), name.ReturnType, submissionId, extension));
}
