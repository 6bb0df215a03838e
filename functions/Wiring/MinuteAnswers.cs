using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using EqualityPipeline.Policy;
using EqualityPipeline.Registers.Meetings;
using EqualityPipeline.Storage.Receiving;
using EqualityPipeline.Web.Feeds;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace EqualityPipeline.Functions.Wiring;

/// <summary>Takes lines of minutes, as JSON or as a form, into the register of meetings.</summary>
public sealed class MinuteAnswers(MonitoringPolicy policy, MinuteBook book, Actors actors)
{
    private const string Organisation = "organisation";
    private const string Lines = "lines";
    private const int MostLines = 100;
    private const int LargestBody = 256 * 1024;

    private static readonly FormOptions Limits = new() { BufferBodyLengthLimit = LargestBody, MultipartBodyLengthLimit = LargestBody, ValueCountLimit = 40 };

    public async Task<IResult> WriteAsync(HttpRequest request, CancellationToken cancel)
    {
        var columns = policy.FindReturnType(MeetingsRegister.ReturnType)?.Register?.Columns.Select(c => c.Name).ToHashSet(StringComparer.Ordinal) ?? [];
        if (await GivenAsync(request, cancel) is not { Lines: { Length: > 0 and <= MostLines } lines } given || given.Organisation is not { Length: > 0 } organisation)
            return Told.Error(StatusCodes.Status400BadRequest, string.Create(CultureInfo.InvariantCulture, $"Send {{ \"organisation\": \"…\", \"lines\": [ {{ \"meeting\": \"…\", \"forum\": \"…\", \"held\": \"yyyy-MM-dd\", \"kind\": \"…\", … }} ] }} with 1 to {MostLines} lines, or one line as a form. A line has the columns of the register of meetings."));
        if (lines.SelectMany(l => l.Keys).FirstOrDefault(key => !columns.Contains(key)) is { } unknown)
            return Told.Error(StatusCodes.Status400BadRequest, $"A line of minutes has no \"{unknown}\". It has: {string.Join(", ", columns.Order(StringComparer.Ordinal))}.");
        return await book.WriteAsync(organisation, lines, actors.Of(request), cancel) switch
        {
            MinuteOutcome.WrittenOutcome written => FeedJson.Answer(new
            {
                organisation, lines = written.Lines, submissionId = written.SubmissionId, receipt = Addresses.Receipt(written.Name, written.SubmissionId),
            }),
            MinuteOutcome.RefusedOutcome refused => FeedJson.Answer(
                new { error = refused.Why, findings = refused.Findings.Select(f => new { f.Code, f.Column, f.Found, f.Message, f.Fix }) },
                refused.Findings.IsEmpty ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest),
            MinuteOutcome.UnknownOutcome unknownOrganisation => Told.NotFound(unknownOrganisation.Why),
            _ => throw new InvalidOperationException("There are three outcomes."),
        };
    }

    private static async Task<Given?> GivenAsync(HttpRequest request, CancellationToken cancel)
    {
        if (!request.HasFormContentType)
            return await JsonAsync(request, cancel);
        var form = await request.ReadFormAsync(Limits, cancel);
        return new Given(form[Organisation], [form.Where(f => f.Key != Organisation).Select(f => (f.Key, Text: f.Value.ToString().Trim())).Where(f => f.Text.Length > 0).ToImmutableSortedDictionary(f => f.Key, f => f.Text, StringComparer.Ordinal)]);
    }

    /// <returns>Null where the body is no such JSON.</returns>
    private static async Task<Given?> JsonAsync(HttpRequest request, CancellationToken cancel)
    {
        var body = new byte[LargestBody];
        var length = await request.Body.ReadAtLeastAsync(body, LargestBody, throwOnEndOfStream: false, cancel);
        if (length == LargestBody)
            return null;
        try
        {
            using var json = JsonDocument.Parse(body.AsMemory(0, length));
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                return null;
            var lines = root.TryGetProperty(Lines, out var several) && several.ValueKind == JsonValueKind.Array ? several.EnumerateArray() : Enumerable.Repeat(root, 1);
            return new Given(root.TryGetProperty(Organisation, out var organisation) ? organisation.GetString() : null, [.. lines.Select(LineOf)]);
        }
        catch (Exception notText) when (notText is JsonException or InvalidOperationException)
        {
            // The second is what a number or a list in place of a text throws.
            return null;
        }
    }

    private static ImmutableSortedDictionary<string, string> LineOf(JsonElement line)
        => line.EnumerateObject()
            .Where(p => p.Name != Organisation && p.Value.ValueKind != JsonValueKind.Null)
            .Select(p => (p.Name, Text: (p.Value.GetString() ?? "").Trim()))
            .Where(p => p.Text.Length > 0)
            .GroupBy(p => p.Name, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(p => p.Key, p => p.Last().Text, StringComparer.Ordinal);

    private sealed record Given(string? Organisation, ImmutableArray<ImmutableSortedDictionary<string, string>> Lines);
}
