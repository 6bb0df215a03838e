using System.Collections.Immutable;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Returns;
using EqualityPipeline.Storage;
using EqualityPipeline.Storage.Receiving;
using EqualityPipeline.Web.Feeds;
using EqualityPipeline.Web.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace EqualityPipeline.Functions.Wiring;

/// <summary>Takes a return from a form of the upload page, and answers with its receipt.</summary>
public sealed class UploadAnswers(
    MonitoringPolicy policy, PipelineStorage storage, Intake intake, ReceiptStore receipts, ReturnChecks checks, SubmissionIds ids, SenderRights rights, TimeProvider clock, Presentation presentation)
{
    private const int LargestMegabytes = 50;
    private const string LargestInWords = "50 MB";

    /// <summary>For the other fields and the borders between them.</summary>
    private const int SmallChange = 64 * 1024;

    private static readonly FormOptions Limits = new() { MultipartBodyLengthLimit = LargestMegabytes * 1024L * 1024 + SmallChange, ValueCountLimit = 20 };

    private ReportingMonth Current => ReportingMonth.Of(LondonTime.DayOf(clock.GetUtcNow()));

    public Task<IResult> PageAsync(HttpRequest request, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var (organisation, directorate) = (request.Query["organisation"].ToString(), request.Query["directorate"].ToString());
        var choice = new UploadChoice(
            organisation.Length > 0 ? $"{organisation}/{directorate}" : null,
            ReportingMonth.TryParse(request.Query["period"], out var month) ? month.ToString() : null, request.Query["returnType"]);
        return ShowAsync(request, choice, []);
    }

    public Task<IResult> FindingsAsync(HttpRequest request, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return WebPages.FindingsAsync(Frame());
    }

    public Task<IResult> GuideAsync(HttpRequest request, string returnType, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return policy.FindReturnType(returnType) is { } type && FormChoice.Read(request.Query, policy, type, Current).Form is { } form
            ? WebPages.GuideAsync(GuideModel.From(Frame(), form))
            : WebPages.NotFoundAsync(Frame());
    }

    public async Task<IResult> SendAsync(HttpRequest request, CancellationToken cancel)
    {
        if (!SenderRights.IsFromHere(request))
            return Told.Error(StatusCodes.Status403Forbidden, "A return is sent from the upload page of this service itself.");
        var (given, fault, status) = await FormAsync(request, cancel);
        if (given is not { } form)
            return await ShowAsync(request, new UploadChoice(null, null, null), [fault!], status);

        var choice = new UploadChoice(Given(form, "sender"), Given(form, "period"), Given(form, "returnType"));
        var action = form["action"].ToString();
        var faults = FaultsOf(request, form, choice, needsFile: action != "guide");
        if (faults.Length > 0)
            return await ShowAsync(request, choice, faults, StatusCodes.Status400BadRequest);

        var (sender, file) = (choice.Sender!.Split('/'), form.Files["file"]);
        if (action == "guide")
            return new SeeOtherResult(UploadAddresses.Guide(choice.ReturnType!, UploadAddresses.Choice(sender[0], sender[1], ReportingMonth.Parse(choice.Period!))));
        var path = $"{choice.Sender}/{choice.Period}/{choice.ReturnType}{Extension(file!)}";
        return action == "check" ? await CheckAsync(path, file!, cancel) : await StoreAsync(path, file!, cancel);
    }

    /// <summary>The receipt as a page, with the ways on from it.</summary>
    /// <param name="name">Null where the upload could not be filed.</param>
    public async Task<IResult> ReceiptAsync(SubmissionName? name, Receipt receipt, CancellationToken cancel, bool isCheckOnly = false)
    {
        cancel.ThrowIfCancellationRequested();
        return await WebPages.ReceiptAsync(new ReceiptModel(Frame(), receipt, LinksOf(name, receipt, isCheckOnly), isCheckOnly));
    }

    public Task<IResult> WaitingAsync(string why, string address) => WebPages.WaitingAsync(new WaitingModel(Frame(), why, address));

    /// <returns>The form; or what is wrong with it as a whole, with the status of the answer.</returns>
    private static async Task<(IFormCollection? Form, UploadFault? Fault, int Status)> FormAsync(HttpRequest request, CancellationToken cancel)
    {
        var tooLarge = (default(IFormCollection), TooLarge(), StatusCodes.Status413PayloadTooLarge);
        if (request.ContentLength > Limits.MultipartBodyLengthLimit)
            return tooLarge;
        if (!request.HasFormContentType)
            return (FormCollection.Empty, null, StatusCodes.Status200OK);
        try
        {
            return (await request.ReadFormAsync(Limits, cancel), null, StatusCodes.Status200OK);
        }
        catch (BadHttpRequestException fault) when (fault.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return tooLarge;
        }
        catch (InvalidDataException) when (request.ContentLength is null)
        {
            // Without its length known before, nearly always a file beyond the limit.
            return tooLarge;
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException and not BadHttpRequestException && !cancel.IsCancellationRequested)
        {
            return (null, new UploadFault("file", "The form did not arrive whole. Choose the file and send it again."), StatusCodes.Status400BadRequest);
        }
    }

    private async Task<IResult> CheckAsync(string path, IFormFile file, CancellationToken cancel)
    {
        await using var content = file.OpenReadStream();
        var (name, receipt) = await checks.CheckAsync(path, content, cancel);
        return await ReceiptAsync(name, receipt, cancel, isCheckOnly: true);
    }

    private async Task<IResult> StoreAsync(string path, IFormFile file, CancellationToken cancel)
    {
        var blob = storage.Returns.GetBlobClient(path);
        await using (var content = file.OpenReadStream())
        {
            using var hashing = new HashingStream(content);
            await blob.UploadAsync(hashing, overwrite: true, cancel);
            path = blob.Name;
        }

        // The upload announces itself as any other does. Receiving it here too answers at once; both leave what one of them would.
        await intake.ReceiveAsync(blob, cancel);
        await using var again = file.OpenReadStream();
        using var sent = new HashingStream(again);
        var submissionId = ids.For(path, await sent.FinishAsync(cancel));
        var name = SubmissionNames.Read(path, policy, Current).Name;
        var address = name is null ? Addresses.UnfiledReceipt(submissionId) : Addresses.Receipt(name, submissionId);
        if (presentation.ReadingIsOpen)
            return new SeeOtherResult(address);

        // Where reading takes a key, a browser has none to show at the next address: the receipt is answered here.
        return await receipts.FindAsync(name, submissionId, cancel) is { } found
            ? await ReceiptAsync(name, found.Receipt, cancel)
            : await WaitingAsync("The file was stored. Its receipt is made within a minute.", address);
    }

    private ImmutableArray<UploadFault> FaultsOf(HttpRequest request, IFormCollection form, UploadChoice choice, bool needsFile)
    {
        var faults = ImmutableArray.CreateBuilder<UploadFault>();
        var type = choice.ReturnType is { } id ? policy.FindReturnType(id) : null;
        var sender = choice.Sender?.Split('/') is [var organisation, var directorate] && policy.FindOrganisation(organisation) is { } known
            && (directorate == Organisation.Corporate || known.FindDirectorate(directorate) is not null) ? directorate : null;
        if (sender is null)
            faults.Add(new UploadFault("sender", "Choose who sends the return."));
        else if (type is not null && type.Scope is ReturnScope.Organisation != (sender == Organisation.Corporate))
            faults.Add(new UploadFault("sender", type.Scope is ReturnScope.Organisation
                ? $"{type.Name} is sent once for the whole organisation: choose that."
                : $"{type.Name} is sent by a directorate: choose which."));
        if (type is null)
            faults.Add(new UploadFault("returnType", "Choose which return it is."));
        if (!ReportingMonth.TryParse(choice.Period, out var month))
            faults.Add(new UploadFault("period", "Choose the month that the return covers."));
        else if (type is not null && !type.InForce.Covers(month))
            faults.Add(new UploadFault("period", $"{type.Name} is not collected for {month.InWords}."));
        if (needsFile)
            AddFileFaults(request, form, faults);
        return faults.ToImmutable();
    }

    private void AddFileFaults(HttpRequest request, IFormCollection form, ImmutableArray<UploadFault>.Builder faults)
    {
        var file = form.Files["file"];
        if (file is null || (file.Length == 0 && file.FileName.Length == 0))
            faults.Add(new UploadFault("file", "Choose the file to send."));
        else if (file.Length == 0)
            faults.Add(new UploadFault("file", "The file is empty: save the return again and choose it then."));
        else if (file.Length > LargestMegabytes * 1024L * 1024)
            faults.Add(TooLarge());
        if (!rights.MaySend(request, Given(form, "key")))
            faults.Add(new UploadFault("key", Given(form, "key") is null ? "Give your key for sending." : "This key does not open the upload: look whether all of it was copied."));
    }

    private static UploadFault TooLarge()
        => new("file", $"The file is larger than {LargestInWords}, the most this page takes. Upload it to the folder of the return instead.");

    private static string? Given(IFormCollection form, string field) => form[field].ToString().Trim() is { Length: > 0 } text ? text : null;

    private static string Extension(IFormFile file) => file.FileName.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase) ? ".xlsx" : ".csv";

    private Task<IResult> ShowAsync(HttpRequest request, UploadChoice choice, ImmutableArray<UploadFault> faults, int status = StatusCodes.Status200OK)
        => WebPages.UploadAsync(UploadModel.From(
            policy, Frame(), Current, choice, faults, asksForKey: !rights.IsSignedIn(request), presentation.WhereTheKeyIs, LargestInWords), status);

    private ReceiptLinks LinksOf(SubmissionName? name, Receipt receipt, bool isCheckOnly)
    {
        if (name is null)
            return new ReceiptLinks(UploadAddresses.Findings, [(UploadAddresses.UploadPage, "Send it on the upload page")]);
        var choice = UploadAddresses.Choice(name.Organisation, name.Directorate, name.Period);
        var links = ImmutableArray.CreateBuilder<(string Address, string Text)>();
        links.Add((UploadAddresses.Upload(name.ReturnType, choice), isCheckOnly ? "Send this return" : "Send a corrected file"));
        links.Add((UploadAddresses.Guide(name.ReturnType, choice), "What this return asks, and the categories it takes"));
        links.Add((UploadAddresses.Form(name.ReturnType, "xlsx", choice), "The form of this return (Excel workbook)"));
        if (!isCheckOnly && presentation.ReadingIsOpen && !receipt.Quarantined && !receipt.Findings.IsEmpty)
        {
            var copy = $"{ReturnsFeed.AnnotatedAddress(name.Organisation, name.Directorate, name.Period, name.ReturnType)}?submission={receipt.SubmissionId}&format=";
            links.Add(($"{copy}xlsx", "Your file with the findings beside its rows (Excel workbook)"));
            links.Add(($"{copy}csv", "Your file with the findings beside its rows (CSV)"));
        }
        return new ReceiptLinks(UploadAddresses.Findings, links.ToImmutable());
    }

    private PageFrame Frame() => PageFrame.For(
        policy.Organisations, null, null, Edition.Approved, LondonTime.DayOf(clock.GetUtcNow()), presentation.IsDemonstration);

    /// <summary>The form was taken: its answer is read elsewhere, so that reading it again sends nothing again.</summary>
    private sealed class SeeOtherResult(string address) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = address;
            return Task.CompletedTask;
        }
    }
}
