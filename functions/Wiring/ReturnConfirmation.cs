using System.Text.Json;
using EqualityPipeline.Periods;
using EqualityPipeline.Returns;
using EqualityPipeline.Storage;
using EqualityPipeline.Storage.Receiving;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Functions.Wiring;

/// <summary>Takes the confirmation of the held return of a slot and has it received again.</summary>
public sealed class ReturnConfirmation(PipelineStorage storage, SubmissionRegister register, Confirmations confirmations, Intake intake)
{
    private const string ConfirmedBy = "function key";
    private const int LongestReason = 1000;

    public async Task<IResult> ConfirmAsync(
        HttpRequest request, string organisation, string directorate, string period, string returnType, CancellationToken cancel)
    {
        if (!ReportingMonth.TryParse(period, out var month)
            || await register.FindAsync(new SubmissionName(organisation, directorate, month, returnType, ""), cancel) is not { } slot)
            return Told.NotFound("Nothing was received under this name yet.");
        if (await ReasonAsync(request, cancel) is not { } reason)
            return Told.Error(StatusCodes.Status400BadRequest, $"Say why in the body, as {{ \"reason\": \"…\" }}, with 1 to {LongestReason} characters.");
        if (slot.LatestStatus != ReceiptStatus.Held)
            return Told.Error(StatusCodes.Status409Conflict, "The latest return of this name is not held: there is nothing to confirm.");

        await confirmations.ConfirmAsync(organisation, slot.LatestSubmission, reason, ConfirmedBy, cancel);
        await intake.ReceiveAsync(storage.Returns.GetBlobClient(slot.LatestUpload.Path), cancel);
        var address = Addresses.Receipt(new SubmissionName(organisation, directorate, month, returnType, slot.LatestUpload.Path), slot.LatestSubmission);
        return Results.Ok(new { submissionId = slot.LatestSubmission, receipt = address });
    }

    private static async Task<string?> ReasonAsync(HttpRequest request, CancellationToken cancel)
    {
        try
        {
            var body = await JsonDocument.ParseAsync(request.Body, cancellationToken: cancel);
            return body.RootElement.ValueKind == JsonValueKind.Object && body.RootElement.TryGetProperty("reason", out var given)
                && given.ValueKind == JsonValueKind.String && given.GetString() is { Length: > 0 and <= LongestReason } reason && !string.IsNullOrWhiteSpace(reason)
                ? reason
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
