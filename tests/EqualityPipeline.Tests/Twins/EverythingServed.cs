using System.Collections.Immutable;
using System.Net;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using EqualityPipeline.Functions;
using EqualityPipeline.LocalHost;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Tests.Twins;

/// <summary>Asks for everything that a reader may ask for: what every route of the functions gives, and what the pages link to.</summary>
internal static partial class EverythingServed
{
    /// <summary>Routes that answer only those who know the returns: the senders themselves, and whoever runs the service.</summary>
    public static IReadOnlyDictionary<string, string> NotForReaders { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["api/returns/{organisation}/{directorate}/{period}/{returnType}/annotated"] = "the sender's own file",
        ["api/returns/{organisation}/{directorate}/{period}/{returnType}/receipt"] = "the sender's own receipt, which quotes the file",
        ["api/returns/{organisation}/{directorate}/{period}/{returnType}/preview"] = "what the sender's own return would change",
        ["api/receipts/unfiled/{submission}"] = "the sender's own receipt",
        ["api/labels/{organisation}"] = "of the equality lead; how many rows of a refused return gave an answer that no list has",
        ["api/policy/{version}"] = "nothing of returns; no pack is uploaded here",
        ["api/policy/{version}/back-test"] = "of the equality lead; made of published figures from before and after",
    };

    /// <param name="explained">How many figures of each organisation and edition are explained.</param>
    /// <returns>In an order that follows from what is served.</returns>
    public static async Task<ImmutableArray<Answer>> FetchAsync(RunningTwin twin, IReadOnlyList<Organisation> organisations, int explained)
    {
        var (asked, waiting) = (new Dictionary<string, Answer>(StringComparer.Ordinal), new Queue<string>());
        foreach (var address in Of(twin.Policy, organisations))
            waiting.Enqueue(address);
        var random = new Random(59);
        while (waiting.TryDequeue(out var address))
        {
            if (asked.ContainsKey(address))
                continue;
            var answer = asked[address] = await twin.AskAsync(address);
            foreach (var next in Next(answer, organisations, random, explained))
                waiting.Enqueue(next);
        }

        return [.. asked.Values];
    }

    /// <summary>Every route of the product that is asked with GET, and those of <see cref="NotForReaders"/>.</summary>
    public static IEnumerable<string> Routes
        => JsonDocument.Parse(FunctionsMetadata.Of(typeof(GetOData).Assembly)).RootElement.EnumerateArray()
            .Where(f => f.GetProperty("trigger").GetString() == "http" && f.GetProperty("methods").EnumerateArray().Any(m => m.GetString() == "GET"))
            .Select(f => f.GetProperty("route").GetString()!);

    public static bool IsOf(string route, string address)
    {
        var pattern = string.Join('/', route.Split('/').Select(s => s.StartsWith("{*", StringComparison.Ordinal) ? ".*" : s.StartsWith("{ignored", StringComparison.Ordinal) ? "" : s.StartsWith('{') ? "[^/]+" : Regex.Escape(s)));
        return Regex.IsMatch(address.TrimStart('/').Split('?')[0], $"^{pattern.Replace("/.*", "(/.*)?", StringComparison.Ordinal)}$", RegexOptions.NonBacktracking);
    }

    private static IEnumerable<string> Of(MonitoringPolicy policy, IReadOnlyList<Organisation> organisations)
    {
        foreach (var address in new[] { "/", "/api/health", "/api/releases", "/api/policy", "/upload", "/upload/findings", "/assets/site.css" })
            yield return address;
        foreach (var type in policy.ReturnTypes)
        {
            yield return $"/upload/guide/{type.Id}";
            yield return $"/api/templates/{type.Id}.csv";
        }

        foreach (var edition in new[] { "", "?edition=working" })
        {
            yield return "/api/odata/" + edition;
            yield return "/api/odata/$metadata" + edition;
            foreach (var organisation in organisations.Select(o => o.Id))
            {
                foreach (var of in new[] { "frameworks", "registers", "region", "triangulation", "scorecard", "chain", "exchange", "coverage" })
                    yield return $"/api/{of}/{organisation}{edition}";
                foreach (var of in new[] { "", "/coverage", "/labels", "/questions", "/audiences", "/registers", "/impact-assessments", "/actions", "/commitments", "/business-plans", "/contracts", "/role-holders", "/consultations", "/region", "/triangulation", "/scorecard", "/chain" })
                    yield return $"/{organisation}{of}{edition}";
                foreach (var indicator in policy.Indicators.Where(i => edition.Length == 0 || i.Headline))
                    yield return $"/{organisation}/figures/{indicator.Id}{edition}";
                foreach (var audience in policy.Audiences)
                {
                    yield return $"/{organisation}/audiences/{audience.Id}";
                    yield return $"/{organisation}/audiences/{audience.Id}/report";
                    yield return $"/{organisation}/audiences/{audience.Id}/report?format=text";
                    foreach (var part in audience.Parts)
                        yield return $"/{organisation}/audiences/{audience.Id}?part={part.Id}";
                }

                foreach (var framework in policy.Frameworks)
                {
                    var and = edition.Length == 0 ? "?" : edition + "&";
                    yield return $"/{organisation}/frameworks/{framework.Id}{edition}";
                    yield return $"/api/frameworks/{organisation}/{framework.Id}/history{edition}";
                    yield return $"/api/frameworks/{organisation}/{framework.Id}/changes{edition}";
                    yield return $"/api/frameworks/{organisation}/{framework.Id}/what-if{and}done={framework.Criteria[0].Id}";
                }
            }
        }

        foreach (var organisation in organisations.Select(o => o.Id))
        {
            for (var month = new DateOnly(2009, 4, 1); month < new DateOnly(2011, 4, 1); month = month.AddMonths(1))
                yield return $"/api/returns/{organisation}/{month:yyyy-MM}";
            foreach (var edition in new[] { "approved", "working" })
            {
                foreach (var of in new[] { "", "/corrections", "/figures.csv", "/figures.csv-metadata.json", "/figures.parquet" })
                    yield return $"/api/releases/{organisation}/{edition}{of}";
            }
        }
    }

    /// <summary>Where an answer leads.</summary>
    private static IEnumerable<string> Next(Answer answer, IReadOnlyList<Organisation> organisations, Random random, int explained)
    {
        var (path, query) = (answer.Address.Split('?')[0], answer.Address.Contains("edition=working", StringComparison.Ordinal) ? "edition=working" : "");
        if (answer.Status != 200)
            return [];
        if (answer.MediaType == "text/html")
        {
            return Links().Matches(Encoding.UTF8.GetString(answer.Body)).Select(m => WebUtility.HtmlDecode(m.Groups["to"].Value).Split('#')[0])
                .Where(to => !Routes.Where(NotForReaders.ContainsKey).Any(r => IsOf(r, to)) && (to.StartsWith("/api/", StringComparison.Ordinal) || to.StartsWith("/upload", StringComparison.Ordinal) || organisations.Any(o => to == $"/{o.Id}" || to.StartsWith($"/{o.Id}/", StringComparison.Ordinal) || to.StartsWith($"/{o.Id}?", StringComparison.Ordinal))));
        }

        if (path.EndsWith("/figures.csv", StringComparison.Ordinal))
            return Explained(Encoding.UTF8.GetString(answer.Body), path.Contains("/working/", StringComparison.Ordinal) ? "?edition=working" : "", random, explained);
        if (path == "/api/odata/")
        {
            return JsonDocument.Parse(answer.Body).RootElement.GetProperty("value").EnumerateArray().Select(s => s.GetProperty("name").GetString()!)
                .SelectMany(set => set == "Figures" ? FiguresAsked : [""], (set, ask) => $"/api/odata/{set}?{string.Join('&', new[] { ask, query }.Where(p => p.Length > 0))}");
        }

        if (path.StartsWith("/api/odata/", StringComparison.Ordinal) && answer.MediaType == "application/json" && !path.StartsWith("/api/odata/Figures", StringComparison.Ordinal))
            return JsonDocument.Parse(answer.Body).RootElement.TryGetProperty("@odata.nextLink", out var next) ? [new Uri(next.GetString()!).PathAndQuery] : [];
        if (path is "/api/releases")
        {
            return JsonDocument.Parse(answer.Body).RootElement.EnumerateArray()
                .Where(r => r.GetProperty("edition").GetString() == "working")
                .Select(r => $"/api/releases/{r.GetProperty("organisation").GetString()}/{r.GetProperty("release").GetString()}/rebuild")
                // Making a release again takes as long as making it: one stands for all.
                .Where(a => a.Contains("/northmoor-fire/", StringComparison.Ordinal));
        }

        if (path.StartsWith("/api/returns/", StringComparison.Ordinal) && path.Count(c => c == '/') == 4)
        {
            return JsonDocument.Parse(answer.Body).RootElement.GetProperty("returns").EnumerateArray().Take(3)
                .Select(r => r.GetProperty("history")).Where(h => h.ValueKind == JsonValueKind.String).Select(h => h.GetString()!);
        }

        return [];
    }

    /// <summary>The files hold every figure; of the feed what it makes of them: filters, orders and counts.</summary>
    private static readonly ImmutableArray<string> FiguresAsked =
    [
        "$top=1000", "$count=true&$top=200&$filter=startswith(Marker,'c')", "$top=500&$orderby=QValue", "$top=500&$orderby=DeclarationRate desc", "$count=true&$top=1&$filter=Numerator gt 0 and Numerator lt 10",
    ];

    private static IEnumerable<string> Explained(string csv, string edition, Random random, int explained)
    {
        string[] ids = [.. csv.Split("\r\n").Skip(1).Where(l => l.Length > 0).Select(l => l.Split(',')[0])];
        random.Shuffle(ids);
        return ids.Take(explained).Select(id => $"/api/explain/{Uri.EscapeDataString(id)}{edition}");
    }

    [GeneratedRegex("(?:href|src|action)=\"(?<to>/[^\"]*)\"", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Links();
}
