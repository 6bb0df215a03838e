using Azure;
using EqualityPipeline.Returns;
using EqualityPipeline.Storage;
using EqualityPipeline.Storage.Publishing;
using EqualityPipeline.Storage.Receiving;
using EqualityPipeline.Web.Feeds;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Functions.Wiring;

/// <summary>What a return that was sent and is not counted would change.</summary>
public sealed class ReturnPreviews(
    PipelineStorage storage, SubmissionRegister register, ReceiptStore receipts, Intake intake, CorrectionPreviews previews, ReturnAnswers returns)
{
    /// <summary>Of the submission that <c>?submission=</c> names, or of the latest where it is held.</summary>
    public async Task<IResult> AnswerAsync(
        HttpRequest request, string organisation, string directorate, string period, string returnType, CancellationToken cancel)
    {
        if (returns.NameOf(organisation, directorate, period, returnType) is not { } name)
            return ReturnAnswers.NotAName();
        var submission = request.Query["submission"].ToString();
        if (submission.Length > 0 && !ReturnAnswers.IsSubmissionId(submission))
            return ReturnAnswers.NotASubmissionId();
        if (submission.Length == 0)
        {
            if (await register.FindAsync(name, cancel) is not { } slot)
                return Told.NotFound("Nothing was received under this name yet.");
            if (slot.LatestStatus != ReceiptStatus.Held)
                return Told.Error(StatusCodes.Status409Conflict, "The latest return of this name is not held. Name another with ?submission=, or check a file with POST /api/returns/check?…&preview=true.");
            submission = slot.LatestSubmission;
        }

        if (await receipts.FindAsync(name, submission, cancel) is not { } found)
            return Told.NotFound("There is no receipt of that submission.");
        var sent = name with { Path = found.Receipt.Path };
        var again = await intake.CheckConfirmedAsync(storage.Returns.GetBlobClient(sent.Path), new ETag(found.UploadETag), sent, cancel);
        if (again is null)
            return Told.Error(StatusCodes.Status409Conflict, "The file of that submission is no longer there: it was deleted or overwritten.");
        return again.Status is ReceiptStatus.Accepted or ReceiptStatus.AcceptedWithWarnings
            ? FeedJson.Answer(await previews.OfAsync(sent, submission, again.Cells, cancel))
            : Told.Error(StatusCodes.Status409Conflict, "That return is not accepted, so it would change nothing. Its receipt says what to mend.");
    }
}
