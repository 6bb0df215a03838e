using System.Globalization;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using EqualityPipeline.Periods;
using EqualityPipeline.Returns;

namespace EqualityPipeline.Storage.Receiving;

/// <summary>Receipts, as JSON and as a page, with the upload they were made for.</summary>
public sealed class ReceiptStore(PipelineStorage storage)
{
    // On the receipt's own blob, not in its text: which delivery it answers, so that a repeated event is not a second attempt.
    private const string UploadETag = "uploadetag";

    // What a listing must tell without each receipt being read.
    private const string ReceivedAt = "receivedat";
    private const string Quarantined = "quarantined";
    private const string Purged = "purged";
    private const string JsonEnding = ".json";
    private const string PageEnding = ".html";

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

    /// <summary>Every receipt there is, by name, from the listing alone.</summary>
    public async IAsyncEnumerable<KeptReceipt> AllAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var blob in storage.Receipts.GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, null, cancel))
        {
            if (!blob.Name.EndsWith(JsonEnding, StringComparison.Ordinal) || !blob.Metadata.TryGetValue(ReceivedAt, out var receivedAt))
                continue;
            var parts = blob.Name[..^JsonEnding.Length].Split('/');
            var name = parts.Length == 5 ? new SubmissionName(parts[0], parts[1], ReportingMonth.Parse(parts[2]), parts[3], "") : null;
            yield return new KeptReceipt(
                name, parts[^1], Plain(blob.Metadata[UploadETag]), DateTimeOffset.ParseExact(receivedAt, "O", CultureInfo.InvariantCulture),
                blob.Metadata.ContainsKey(Quarantined), blob.Metadata.ContainsKey(Purged));
        }
    }

    /// <summary>Has the receipt of one delivery say that its file was deleted; one that answers a later delivery is left as it is.</summary>
    public async Task MarkPurgedAsync(SubmissionName? name, string submissionId, string uploadETag, DateTimeOffset purgedAt, CancellationToken cancel)
    {
        var blob = (await Blob(name, submissionId, "json").DownloadContentAsync(cancel)).Value;
        if (Plain(blob.Details.Metadata[UploadETag]) != uploadETag)
            return;
        var marked = ReceiptJson.Read(blob.Content.ToMemory().Span) with { PurgedAt = purgedAt };
        try
        {
            await WriteAsync(name, marked, new ETag(blob.Details.Metadata[UploadETag]), new BlobRequestConditions { IfMatch = blob.Details.ETag }, cancel);
        }
        catch (RequestFailedException failure) when (failure.IsLostRace())
        {
            // The file was sent again meanwhile: the page must say what the receipt of that says.
            if (await FindAsync(name, submissionId, cancel) is { } later)
                await WriteAsync(name, later.Receipt, new ETag(later.UploadETag), null, cancel);
        }
    }

    /// <summary>Deletes what was made of an upload beside its receipt, such as a copy of it with the findings.</summary>
    public async Task DeleteCopiesAsync(SubmissionName? name, string submissionId, CancellationToken cancel)
    {
        var prefix = Blob(name, submissionId, "").Name;
        await foreach (var blob in storage.Receipts.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, cancel))
        {
            if (blob.Name != prefix.TrimEnd('.') + JsonEnding && blob.Name != prefix.TrimEnd('.') + PageEnding)
                await storage.Receipts.DeleteBlobIfExistsAsync(blob.Name, DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: cancel);
        }
    }

    /// <summary>Listings give an ETag without its quotes, answers with them.</summary>
    internal static string Plain(ETag? etag) => Plain(etag?.ToString() ?? "");

    internal static string Plain(string etag) => etag.Trim('"');

    /// <summary>The page first: where the JSON is, the whole receipt is.</summary>
    public Task WriteAsync(SubmissionName? name, Receipt receipt, ETag upload, CancellationToken cancel) => WriteAsync(name, receipt, upload, null, cancel);

    private async Task WriteAsync(SubmissionName? name, Receipt receipt, ETag upload, BlobRequestConditions? conditions, CancellationToken cancel)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [UploadETag] = upload.ToString(),
            [ReceivedAt] = receipt.ReceivedAt.ToString("O", CultureInfo.InvariantCulture),
        };
        if (receipt.Quarantined)
            metadata[Quarantined] = "true";
        if (receipt.PurgedAt is not null)
            metadata[Purged] = "true";
        await UploadAsync("html", BinaryData.FromString(ReceiptPage.Write(receipt)), "text/html; charset=utf-8", null);
        await UploadAsync("json", BinaryData.FromBytes(ReceiptJson.Write(receipt)), "application/json", conditions);

        Task UploadAsync(string extension, BinaryData content, string contentType, BlobRequestConditions? only) => Blob(name, receipt.SubmissionId, extension).UploadAsync(
            content,
            new BlobUploadOptions
            {
                HttpHeaders = new BlobHttpHeaders { ContentType = contentType },
                Metadata = metadata,
                Conditions = only,
            },
            cancel);
    }

    private BlobClient Blob(SubmissionName? name, string submissionId, string extension) => storage.Receipts.GetBlobClient(
        name is null
            ? Places.UnfiledReceipt(submissionId, extension)
            : Places.Receipt(name.Organisation, name.Directorate, name.Period.ToString(), name.ReturnType, submissionId, extension));
}

/// <summary>A receipt as a listing tells of it.</summary>
/// <param name="Name">Without the path of the upload; null for one that could not be filed.</param>
/// <param name="UploadETag">Of the delivery that it answers, without quotes.</param>
public sealed record KeptReceipt(
    SubmissionName? Name, string SubmissionId, string UploadETag, DateTimeOffset ReceivedAt, bool IsQuarantined, bool IsPurged);
