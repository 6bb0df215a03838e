using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Returns;
using EqualityPipeline.Storage.Receiving;
using EqualityPipeline.Web.Feeds;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace EqualityPipeline.Functions.Wiring;

/// <summary>The completeness board and the receipts.</summary>
public sealed class ReturnAnswers(
    MonitoringPolicy policy, CompletenessBoards boards, SubmissionRegister register, ReceiptStore receipts, ReturnHistory history, UploadAnswers upload)
{
    public async Task<IResult> BoardAsync(string organisation, string period, CancellationToken cancel)
        => policy.FindOrganisation(organisation) is { } known && ReportingMonth.TryParse(period, out var month)
            ? ReturnsFeed.Board(await boards.OfMonthAsync(known, month, cancel))
            : Told.NotFound($"There is no board for {organisation} and {period}: give an organisation's id and a month as yyyy-MM.");

    public async Task<IResult> ReceiptAsync(
        HttpRequest request, string organisation, string directorate, string period, string returnType, CancellationToken cancel)
    {
        if (NameOf(organisation, directorate, period, returnType) is not { Period: var month })
            return NotAName();
        if (request.Query["submission"].ToString() is { Length: > 0 } submission)
        {
            return IsSubmissionId(submission)
                ? await ReceiptAsync(request, new SubmissionName(organisation, directorate, month, returnType, ""), submission, cancel)
                : NotASubmissionId();
        }

        if (await register.FindAsync(new SubmissionName(organisation, directorate, month, returnType, ""), cancel) is not { } slot)
            return Told.NotFound("Nothing was received under this name yet.");
        var name = new SubmissionName(organisation, directorate, month, returnType, slot.LatestUpload.Path);
        return await ReceiptAsync(request, name, slot.LatestSubmission, cancel);
    }

    public async Task<IResult> HistoryAsync(string organisation, string directorate, string period, string returnType, CancellationToken cancel)
        => NameOf(organisation, directorate, period, returnType) is { } name ? ReturnsFeed.History(await history.OfAsync(name, cancel)) : NotAName();

    /// <returns>Null where the policy knows no such slot.</returns>
    internal SubmissionName? NameOf(string organisation, string directorate, string period, string returnType)
        => NameOf(policy, organisation, directorate, period, returnType);

    /// <inheritdoc cref="NameOf(string, string, string, string)"/>
    internal static SubmissionName? NameOf(MonitoringPolicy policy, string organisation, string directorate, string period, string returnType)
        => policy.FindOrganisation(organisation) is not { } known || (directorate != Organisation.Corporate && known.FindDirectorate(directorate) is null)
            || policy.FindReturnType(returnType) is null || !ReportingMonth.TryParse(period, out var month)
                ? null
                : new SubmissionName(organisation, directorate, month, returnType, "");

    internal static IResult NotAName() => Told.NotFound("Give an organisation's id, a directorate's id, a month as yyyy-MM and a return type's id.");

    public Task<IResult> UnfiledReceiptAsync(HttpRequest request, string submission, CancellationToken cancel)
        => IsSubmissionId(submission) ? ReceiptAsync(request, null, submission, cancel) : Task.FromResult(NotASubmissionId());

    internal static bool IsSubmissionId(string text) => text.Length == SubmissionIds.Digits && text.All(char.IsAsciiHexDigitLower);

    internal static IResult NotASubmissionId() => Told.NotFound("A submission's id is made of 32 of the digits 0-9 and a-f.");

    private async Task<IResult> ReceiptAsync(HttpRequest request, SubmissionName? name, string submission, CancellationToken cancel)
    {
        var wantsPage = MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted)
            && accepted.OrderByDescending(a => a.Quality ?? 1).FirstOrDefault()?.MediaType == "text/html";
        request.HttpContext.Response.Headers.Vary = "Accept";
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        if (wantsPage)
        {
            return await receipts.FindAsync(name, submission, cancel) is { } found
                ? await upload.ReceiptAsync(name, found.Receipt, cancel)
                : await upload.WaitingAsync("It is made within a minute of the upload.", request.Path + request.QueryString);
        }

        if (await receipts.ReadAsync(name, submission, "json", cancel) is not { } content)
            return Told.NotFound("The receipt is not there yet.");
        return Told.Receipt(request, content);
    }
}
