using System.Collections.Immutable;
using System.Text.Json;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Storage.Receiving;
using EqualityPipeline.Web.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace EqualityPipeline.Functions.Wiring;

/// <summary>Shows the labels that wait for the equality lead, and takes what is decided of them.</summary>
public sealed class LabelAnswers(
    MonitoringPolicy policy, LabelBook book, LabelDecisions decisions, LeadRights rights, Actors actors, TimeProvider clock, Presentation presentation)
{
    private const int LongestReason = 1000;
    private const string Approve = "approve";
    private const string Refuse = "refuse";

    private static readonly FormOptions Limits = new() { MultipartBodyLengthLimit = 64 * 1024, ValueCountLimit = 20 };

    public async Task<IResult> OpenAsync(HttpRequest request, string organisation, CancellationToken cancel)
    {
        if (policy.FindOrganisation(organisation) is null)
            return Told.NotFound("There is no organisation of that id.");
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        request.HttpContext.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Json((await book.OpenAsync(organisation, cancel)).Select(l => new
        {
            l.Id, l.Strand, l.CodeList, l.Label, l.Nearest, Rows = l.Waiting.Sum(w => w.Rows), l.Waiting,
        }));
    }

    public async Task<IResult> DecideAsync(HttpRequest request, string organisation, string id, string decision, CancellationToken cancel)
    {
        if (decision is not (Approve or Refuse))
            return Told.NotFound("A label can be approved or refused: …/approve, …/refuse.");
        if (await BodyAsync(request, cancel) is not { } body)
        {
            return Told.Error(
                StatusCodes.Status400BadRequest,
                $"Say in the body what it stands for and why, as {{ \"code\": \"…\", \"reason\": \"…\" }}, with a reason of 1 to {LongestReason} characters. To refuse, only why.");
        }
        return await DecideAsync(request, organisation, id, decision, body.Code, body.Reason, cancel) switch
        {
            null => Told.NotFound("No return of this organisation gave such a label."),
            { Fault: { } fault } => Told.Error(StatusCodes.Status409Conflict, fault),
            var done => Results.Ok(new { done.ReceivedAgain, done.Gone }),
        };
    }

    /// <summary>Before a key is given it shows nothing but the field for it.</summary>
    public Task<IResult> PageAsync(string organisation, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return policy.FindOrganisation(organisation) is { } known ? ShowAsync(known, null, null) : WebPages.NotFoundAsync(Frame(null));
    }

    public async Task<IResult> SendAsync(HttpRequest request, string organisation, CancellationToken cancel)
    {
        if (!SenderRights.IsFromHere(request))
            return Told.Error(StatusCodes.Status403Forbidden, "Labels are settled from the page of this service itself.");
        if (policy.FindOrganisation(organisation) is not { } known)
            return await WebPages.NotFoundAsync(Frame(null));
        var form = request.HasFormContentType ? await request.ReadFormAsync(Limits, cancel) : FormCollection.Empty;
        if (!rights.MayDecide(form["key"].ToString().Trim()))
            return await ShowAsync(known, null, "This key does not open the labels: look whether all of it was copied.", StatusCodes.Status403Forbidden);

        var (id, decision, reason) = (form["id"].ToString(), form["decision"].ToString(), form["reason"].ToString().Trim());
        var told = decision is not (Approve or Refuse) ? null
            : reason.Length is 0 or > LongestReason ? $"Say why, in 1 to {LongestReason} characters."
            : await DecideAsync(request, organisation, id, decision, form["code"].ToString(), reason, cancel) switch
            {
                null => "No return of this organisation gave such a label.",
                { Fault: { } fault } => fault,
                var done => Done(done, decision),
            };
        return await ShowAsync(known, await LinesAsync(organisation, cancel), told);
    }

    private static string Done(LabelDecision done, string decision)
    {
        var gone = done.Gone.IsEmpty ? "" : $" Their files are deleted, so these have to be sent again: {string.Join(", ", done.Gone)}.";
        return decision == Refuse ? "Refused. Returns that give it are mended by their senders."
            : done.ReceivedAgain.IsEmpty ? $"Approved for files to come.{gone}"
            : $"Approved. Received again: {string.Join(", ", done.ReceivedAgain)}.{gone}";
    }

    private Task<LabelDecision?> DecideAsync(HttpRequest request, string organisation, string id, string decision, string code, string reason, CancellationToken cancel)
        => !IsId(id) || policy.FindOrganisation(organisation) is null ? Task.FromResult<LabelDecision?>(null)
            : decision == Approve ? decisions.ApproveAsync(organisation, id, code, reason, actors.Of(request), cancel)
            : decisions.RefuseAsync(organisation, id, reason, actors.Of(request), cancel);

    private static bool IsId(string id) => id.Length == 16 && id.All(char.IsAsciiHexDigitLower);

    private async Task<ImmutableArray<LabelLine>> LinesAsync(string organisation, CancellationToken cancel) =>
    [
        .. (await book.OpenAsync(organisation, cancel)).Select(l => new LabelLine(
            l.Id, policy.FindStrand(l.Strand)?.Name ?? l.Strand, policy.CodeLists.GetValueOrDefault(l.CodeList)?.Name ?? l.CodeList, l.Label, l.Nearest,
            l.Waiting.Sum(w => w.Rows), [.. l.Waiting.Select(w => w.Path)], [.. decisions.Choices(l).Select(c => new PageLink(c.Code, c.Name))])),
    ];

    private Task<IResult> ShowAsync(Organisation organisation, ImmutableArray<LabelLine>? lines, string? told, int status = StatusCodes.Status200OK)
        => WebPages.LabelsAsync(new LabelsModel(Frame(organisation), organisation.Name, $"/{organisation.Id}/labels", lines, told, presentation.WhereTheKeyIs), status);

    private PageFrame Frame(Organisation? current) => PageFrame.For(
        policy.Organisations, current, null, Edition.Approved, LondonTime.DayOf(clock.GetUtcNow()), presentation.IsDemonstration);

    private static async Task<(string Code, string Reason)?> BodyAsync(HttpRequest request, CancellationToken cancel)
    {
        try
        {
            using var body = await JsonDocument.ParseAsync(request.Body, cancellationToken: cancel);
            return body.RootElement.ValueKind == JsonValueKind.Object && Text("reason") is { Length: > 0 and <= LongestReason } reason && !string.IsNullOrWhiteSpace(reason)
                ? (Text("code") ?? string.Empty, reason)
                : null;

            string? Text(string name) => body.RootElement.TryGetProperty(name, out var given) && given.ValueKind == JsonValueKind.String ? given.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
