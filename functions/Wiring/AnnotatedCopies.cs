using Azure;
using Azure.Storage.Blobs.Models;
using EqualityPipeline.Policy;
using EqualityPipeline.Returns;
using EqualityPipeline.Storage;
using EqualityPipeline.Storage.Receiving;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Functions.Wiring;

/// <summary>Makes the annotated copy of an upload when it is asked for: it is kept nowhere, and goes when the upload goes.</summary>
public sealed class AnnotatedCopies(MonitoringPolicy policy, PipelineStorage storage, SubmissionRegister register, ReceiptStore receipts)
{
    public async Task<IResult> AnswerAsync(
        HttpRequest request, string organisation, string directorate, string period, string returnType, CancellationToken cancel)
    {
        if (ReturnAnswers.NameOf(policy, organisation, directorate, period, returnType) is not { } name)
            return ReturnAnswers.NotAName();
        var submission = request.Query["submission"].ToString() is { Length: > 0 } asked ? asked : (await register.FindAsync(name, cancel))?.LatestSubmission;
        if (submission is null || !ReturnAnswers.IsSubmissionId(submission) || await receipts.FindAsync(name, submission, cancel) is not { } found)
            return Told.NotFound("There is no receipt of this submission, so there is nothing to stand beside its rows.");
        if (found.Receipt.Quarantined)
            return Told.Error(StatusCodes.Status403Forbidden, "The file seems to hold personal details: no copy of it is made. The receipt says in which columns.");

        var isWorkbook = request.Query["format"].ToString() switch
        {
            "csv" => false,
            "xlsx" => true,
            _ => found.Receipt.Path.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase),
        };
        if (await OpenAsync(found.Receipt.Path, found.UploadETag, cancel) is not { } upload)
        {
            return Told.Error(
                StatusCodes.Status410Gone,
                "The file is no longer there: a later upload took its place, or the time for which files are kept is over. The receipt stays.");
        }

        using var content = upload;
        return await CopyAsync(content.Content, name with { Path = found.Receipt.Path }, found.Receipt, isWorkbook, request, cancel);
    }

    private async Task<IResult> CopyAsync(Stream content, SubmissionName name, Receipt receipt, bool isWorkbook, HttpRequest request, CancellationToken cancel)
    {
        // On disk, so that memory does not grow with the file; the system takes it away when it was sent.
        var copy = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16,
            FileOptions.Asynchronous | FileOptions.DeleteOnClose);
        try
        {
            if (!AnnotatedCopy.Write(content, name, policy, receipt, isWorkbook, copy, cancel))
            {
                await copy.DisposeAsync();
                return Told.Error(StatusCodes.Status409Conflict, "The file could not be read as a table, so nothing can stand beside its rows. The receipt says why.");
            }
        }
        catch
        {
            await copy.DisposeAsync();
            throw;
        }

        copy.Position = 0;
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        request.HttpContext.Response.Headers.XContentTypeOptions = "nosniff";
        var (type, ending) = isWorkbook ? (TemplateAnswers.WorkbookType, "xlsx") : ("text/csv; charset=utf-8", "csv");
        return Results.Stream(copy, type, $"{name.ReturnType}-{name.Organisation}-{name.Directorate}-{name.Period}-annotated.{ending}");
    }

    /// <returns>Null where the upload is gone or is another one by now.</returns>
    private async Task<BlobDownloadStreamingResult?> OpenAsync(string path, string uploadETag, CancellationToken cancel)
    {
        try
        {
            var conditions = new BlobDownloadOptions { Conditions = new BlobRequestConditions { IfMatch = new ETag(uploadETag) } };
            return (await storage.Returns.GetBlobClient(path).DownloadStreamingAsync(conditions, cancel)).Value;
        }
        catch (RequestFailedException gone) when (gone.Status is StatusCodes.Status404NotFound or StatusCodes.Status412PreconditionFailed)
        {
            return null;
        }
    }
}
