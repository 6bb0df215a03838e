using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Storage.PolicyPacks;
using EqualityPipeline.Web.Feeds;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Functions.Wiring;

/// <summary>The packs of the policy and what is decided of them. It needs no policy in force, so that one that cannot be used can be taken back.</summary>
public sealed class PackAnswers(PackStore store, PackDecisions decisions, ActivePolicy active, Actors actors, TimeProvider clock)
{
    private const int LongestReason = 1000;
    private const int LongestRole = 100;
    private const int MostProblems = 500;
    private const int LargestBody = 64 * 1024;

    private DateOnly Today => LondonTime.DayOf(clock.GetUtcNow());

    public async Task<IResult> UploadAsync(HttpRequest request, CancellationToken cancel)
    {
        using var zip = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int read; (read = await request.Body.ReadAsync(buffer, cancel)) > 0;)
        {
            if (zip.Length + read > PackArchive.LargestZip)
                return Told.Error(StatusCodes.Status413PayloadTooLarge, $"A policy is taken as a zip of at most {PackArchive.LargestZip / 1024 / 1024} MB; this one is larger. Nothing was kept.");
            zip.Write(buffer, 0, read);
        }

        zip.Position = 0;
        var archive = PackArchive.Open(zip);
        if (!archive.Faults.IsEmpty)
            return FeedJson.Answer(new { error = "This is no policy that can be kept; nothing was changed.", problems = archive.Faults.Take(MostProblems) }, StatusCodes.Status400BadRequest);
        var outcome = await decisions.UploadAsync(archive.Files, actors.Of(request), cancel);
        return FeedJson.Answer(Detail(outcome.Register, outcome.Pack!, archive.Files, await decisions.HistoryAsync(outcome.Pack!.Version, cancel)));
    }

    public async Task<IResult> ListAsync(CancellationToken cancel)
    {
        var (register, _) = await store.ReadAsync(cancel);
        return FeedJson.Answer(new
        {
            active = active.VersionIn(register),
            shipped = active.ShippedVersion,
            policies = register.Packs.Select(p => Line(register, p)),
            activations = register.Activations.OrderBy(a => a.From),
        });
    }

    public async Task<IResult> OneAsync(string version, CancellationToken cancel)
    {
        var (register, _) = await store.ReadAsync(cancel);
        return register.Find(version) is { } pack
            ? FeedJson.Answer(Detail(register, pack, await store.ReadFilesAsync(version, cancel), await decisions.HistoryAsync(version, cancel)))
            : NoSuch();
    }

    public async Task<IResult> DecideAsync(HttpRequest request, string version, string action, CancellationToken cancel)
    {
        if (action is not ("approve" or "activate" or "withdraw"))
            return Told.NotFound("A policy can be approved, activated or withdrawn: …/approve, …/activate, …/withdraw.");
        if (await BodyAsync(request, cancel) is not { Reason: { } reason } body)
            return Told.Error(StatusCodes.Status400BadRequest, $"Say why in the body, as {{ \"reason\": \"…\" }}, with 1 to {LongestReason} characters.");
        if (action == "approve" && body.Role is null)
            return Told.Error(StatusCodes.Status400BadRequest, $"Say in whose name it is approved, as {{ \"role\": \"Equality lead\", \"reason\": \"…\" }}, with a role of 1 to {LongestRole} characters.");
        if ((body.From is null ? Today : FirstDay(body.From)) is not { } from)
            return Told.Error(StatusCodes.Status400BadRequest, "\"from\" is a day or a month: yyyy-MM-dd or yyyy-MM. Without it the policy takes effect at once.");

        var by = actors.Of(request);
        var outcome = action switch
        {
            "approve" => await decisions.ApproveAsync(version, body.Role!, reason, by, cancel),
            "activate" => await decisions.ActivateAsync(version, from, reason, by, cancel),
            _ => await decisions.WithdrawAsync(version, reason, by, cancel),
        };
        return outcome switch
        {
            { Pack: null } => NoSuch(),
            { Refusal: { } refusal } => Told.Error(StatusCodes.Status409Conflict, refusal),
            _ => FeedJson.Answer(Line(outcome.Register, outcome.Pack)),
        };
    }

    internal static IResult NoSuch() => Told.NotFound("No policy of that version was uploaded. GET /api/policy lists those that were.");

    private object Line(PackRegister register, UploadedPack pack) => new
    {
        pack.Version,
        State = register.StateOf(pack, Today),
        InForceFrom = register.Activations.Where(a => a.Version == pack.Version).Select(a => (DateOnly?)a.From).LastOrDefault(),
        IsShipped = pack.Version == active.ShippedVersion,
        pack.UploadedAt, pack.UploadedBy, pack.Files, pack.Errors, pack.Warnings, pack.BackTest, pack.Approved, pack.Withdrawn,
        BackTestAddress = $"/api/policy/{pack.Version}/back-test",
    };

    /// <summary>Problems are found anew each time: a newer version of the code may see others.</summary>
    private object Detail(PackRegister register, UploadedPack pack, ImmutableArray<PolicyFile> files, ImmutableArray<PackEvent> history)
    {
        var load = PolicyPack.Load(files);
        return new
        {
            pack.Version,
            Policy = Line(register, pack),
            Problems = load.Errors.Take(MostProblems),
            ProblemsTotal = load.Errors.Length,
            Warnings = load.Warnings.Take(MostProblems),
            Files = files.Select(f => f.Path).Order(StringComparer.Ordinal),
            History = history,
        };
    }

    /// <summary>A day as it is; of a month its first day, or today where it has begun already.</summary>
    private DateOnly? FirstDay(string text)
        => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
            : !ReportingMonth.TryParse(text, out var month) ? null
            : month == ReportingMonth.Of(Today) ? Today
            : new DateOnly(month.Year, month.Month, 1);

    private static async Task<Decision?> BodyAsync(HttpRequest request, CancellationToken cancel)
    {
        var body = new byte[LargestBody];
        var length = await request.Body.ReadAtLeastAsync(body, LargestBody, throwOnEndOfStream: false, cancel);
        if (length == LargestBody)
            return null;
        try
        {
            using var json = JsonDocument.Parse(body.AsMemory(0, length));
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? new Decision(Text(json, "reason", LongestReason), Text(json, "role", LongestRole), Given(json, "from"))
                : null;
        }
        catch (Exception notText) when (notText is JsonException or InvalidOperationException)
        {
            // The second is what half of a surrogate pair throws: it is JSON and stands for no text.
            return null;
        }
    }

    private static string? Text(JsonDocument json, string name, int longest)
        => json.RootElement.TryGetProperty(name, out var given) && given.ValueKind == JsonValueKind.String
            && new string([.. given.GetString()!.Where(c => !char.IsControl(c) || c is '\n' or '\t')]).Trim() is { Length: > 0 } text && text.Length <= longest
                ? text
                : null;

    /// <summary>Whatever stands there, so that what is no day is told and not passed over.</summary>
    private static string? Given(JsonDocument json, string name)
        => json.RootElement.TryGetProperty(name, out var given) ? given.ValueKind == JsonValueKind.String ? given.GetString() : given.GetRawText() : null;

    private sealed record Decision(string? Reason, string? Role, string? From);
}
