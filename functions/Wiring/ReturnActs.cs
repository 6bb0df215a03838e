using System.Text.Json;
using EqualityPipeline.Periods;
using EqualityPipeline.Returns;
using EqualityPipeline.Storage.Receiving;
using EqualityPipeline.Web.Feeds;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Functions.Wiring;

/// <summary>Takes what people decide about a return or a month, with the reason they give.</summary>
public sealed class ReturnActs(ReturnLife life, Actors actors)
{
    private const int LongestReason = 1000;

    /// <summary>Bytes: room for the longest reason with every character escaped, and to spare.</summary>
    private const int LargestBody = 64 * 1024;

    private const string NotAMonth = "A month is written as yyyy-MM.";

    public async Task<IResult> OnReturnAsync(
        HttpRequest request, string organisation, string directorate, string period, string returnType, string action, CancellationToken cancel)
    {
        if (ActOnReturn(action) is not { } act)
            return Told.NotFound("A return can be confirmed, withdrawn, signed off or said to be nil: …/confirm, …/withdraw, …/sign-off, …/nil.");
        if (!ReportingMonth.TryParse(period, out var month))
            return Told.NotFound(NotAMonth);
        if (await ReasonAsync(request, cancel) is not { } reason)
            return NoReason();
        var name = new SubmissionName(organisation, directorate, month, returnType, "");
        var outcome = await act(name, reason, actors.Of(request), cancel);
        return Answer(outcome, done => FeedJson.Answer(new
        {
            submissionId = done.SubmissionId,
            receipt = Addresses.Receipt(name, done.SubmissionId!),
            history = ReturnsFeed.HistoryAddress(organisation, directorate, month, returnType),
        }));
    }

    public async Task<IResult> OnPeriodAsync(HttpRequest request, string organisation, string period, string action, CancellationToken cancel)
    {
        if (action is not ("lock" or "reopen"))
            return Told.NotFound("A month can be locked or reopened: …/lock, …/reopen.");
        if (!ReportingMonth.TryParse(period, out var month))
            return Told.NotFound(NotAMonth);
        if (await ReasonAsync(request, cancel) is not { } reason)
            return NoReason();
        var outcome = action == "lock"
            ? await life.LockAsync(organisation, month, reason, actors.Of(request), cancel)
            : await life.ReopenAsync(organisation, month, reason, actors.Of(request), cancel);
        return Answer(outcome, _ => FeedJson.Answer(new { organisation, period = month.ToString(), locked = action == "lock", board = $"/api/returns/{organisation}/{month}" }));
    }

    private Func<SubmissionName, string, string, CancellationToken, Task<ActOutcome>>? ActOnReturn(string action) => action switch
    {
        "confirm" => life.ConfirmAsync,
        "withdraw" => life.WithdrawAsync,
        "sign-off" => life.SignOffAsync,
        "nil" => life.NilAsync,
        _ => null,
    };

    private static IResult Answer(ActOutcome outcome, Func<ActOutcome.DoneOutcome, IResult> done) => outcome switch
    {
        ActOutcome.DoneOutcome finished => done(finished),
        ActOutcome.UnknownOutcome unknown => Told.NotFound(unknown.Why),
        ActOutcome.RefusedOutcome refused => Told.Error(StatusCodes.Status409Conflict, refused.Why),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    private static IResult NoReason()
        => Told.Error(StatusCodes.Status400BadRequest, $"Say why in the body, as {{ \"reason\": \"…\" }}, with 1 to {LongestReason} characters.");

    private static async Task<string?> ReasonAsync(HttpRequest request, CancellationToken cancel)
    {
        var body = new byte[LargestBody];
        var length = await request.Body.ReadAtLeastAsync(body, LargestBody, throwOnEndOfStream: false, cancel);
        if (length == LargestBody)
            return null;
        try
        {
            using var content = new MemoryStream(body, 0, length);
            using var json = await JsonDocument.ParseAsync(content, cancellationToken: cancel);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("reason", out var given)
                && given.ValueKind == JsonValueKind.String && Readable(given.GetString()!) is { Length: > 0 and <= LongestReason } reason
                ? reason
                : null;
        }
        catch (Exception notText) when (notText is JsonException or InvalidOperationException)
        {
            // The second is what half of a surrogate pair throws: it is JSON and stands for no text.
            return null;
        }
    }

    private static string Readable(string text) => new string([.. text.Where(c => !char.IsControl(c) || c is '\n' or '\t')]).Trim();
}
