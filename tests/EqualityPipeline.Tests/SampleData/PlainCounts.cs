using System.Globalization;

namespace EqualityPipeline.Tests.SampleData;

/// <summary>One count of the sample, added up by hand from the rows of the returns.</summary>
internal readonly record struct PlainCount(
    string Organisation, string Directorate, string Service, string Month, string Measure, string Strand, string Group, int People);

/// <summary>The counts of every return that should be counted: not the rejected one, and the corrected one in place of the mistaken.</summary>
internal static class PlainCounts
{
    private static readonly string[] Types = ["service-take-up", "recruitment", "population"];

    /// <summary>The returns that the truths are planted in; those of other types are in no count here.</summary>
    public static IReadOnlyList<KeyValuePair<string, DateTimeOffset>> Arrivals { get; } = [.. SampleFolder.Arrivals
        .Where(arrival => Types.Any(type => arrival.Key.Split('/')[3].StartsWith(type, StringComparison.Ordinal)))];

    private static readonly string[] Funnel = ["applied", "shortlisted", "appointed"];

    private static readonly Dictionary<string, string> StrandByColumn = new()
    {
        ["ethnic_group"] = "race", ["disability"] = "disability", ["gender"] = "gender", ["age_band"] = "age",
        ["religion_or_belief"] = "religion-or-belief", ["sexual_orientation"] = "sexual-orientation",
    };

    private static readonly Dictionary<string, string> ListByStrand = new()
    {
        ["race"] = "ethnic-group-2001", ["disability"] = "disability-yes-no", ["gender"] = "gender-2001", ["age"] = "age-band",
        ["religion-or-belief"] = "religion-or-belief", ["sexual-orientation"] = "sexual-orientation",
    };

    public static IReadOnlyCollection<string> Strands => ListByStrand.Keys;

    public static IReadOnlyList<string> Months { get; } = [.. Enumerable.Range(0, 24)
        .Select(n => new DateOnly(2009, 4, 1).AddMonths(n).ToString("yyyy-MM", CultureInfo.InvariantCulture))];

    /// <summary>By strand: code of each category and heading to its row of the policy's list.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>> Codes { get; } =
        ListByStrand.ToDictionary(
            list => list.Key,
            IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> (list)
                => SampleFolder.Rows(Path.Combine(SampleFolder.Policy, "code-lists", list.Value + ".csv")).ToDictionary(row => row["code"]));

    public static IReadOnlyList<PlainCount> All { get; } = [.. Counted().SelectMany(Read)
        .GroupBy(count => count with { People = 0 })
        .Select(same => same.Key with { People = same.Sum(count => count.People) })];

    /// <summary>The heading a category belongs to; null where its list has none.</summary>
    public static string? RollUp(string strand, string group)
        => Codes[strand].TryGetValue(group, out var row) && row["roll_up"] is { Length: > 0 } heading && heading != "*" ? heading : null;

    public static bool IsDeclared(string group) => group is not ("prefer-not-to-say" or "unknown" or "blank" or "not-collected");

    public static int People(string organisation, string month, string measure, string strand, Func<string, bool> group)
        => All.Where(count => count.Organisation == organisation && count.Month == month && count.Measure == measure && count.Strand == strand && group(count.Group))
            .Sum(count => count.People);

    public static int People(string organisation, string service, string month, string measure, string strand, string group)
        => All.Where(count => count.Organisation == organisation && count.Service == service && count.Month == month && count.Measure == measure
                && count.Strand == strand && count.Group == group)
            .Sum(count => count.People);

    /// <summary>Reads one return, counted or not.</summary>
    public static IEnumerable<PlainCount> Read(string path)
    {
        var (organisation, directorate, month) = path.Split('/') is [var first, var second, var third, _] ? (first, second, third) : throw new FormatException(path);
        foreach (var row in SampleFolder.Return(path))
        {
            if (row.TryGetValue("count", out var people))
            {
                if (row["group"] != "all")
                    yield return new(organisation, directorate, row.GetValueOrDefault("service", ""), month, row["measure"], StrandId(row["strand"]), Code(StrandId(row["strand"]), row["group"]), int.Parse(people, CultureInfo.InvariantCulture));
                continue;
            }

            var measures = row.TryGetValue("stage_reached", out var stage) ? Funnel[..(Array.IndexOf(Funnel, stage) + 1)] : ["users"];
            foreach (var (column, strand) in StrandByColumn.Where(column => row.ContainsKey(column.Key)))
            {
                foreach (var measure in measures)
                    yield return new(organisation, directorate, row["service"], month, measure, strand, Code(strand, row[column]), 1);
            }
        }
    }

    /// <summary>The code of a code or name, by the policy's own list.</summary>
    public static string Code(string strand, string text) => text switch
    {
        "" => "blank",
        "Prefer not to say" => "prefer-not-to-say",
        "Unknown" => "unknown",
        _ when Codes[strand].ContainsKey(text) => text,
        _ => Codes[strand].Values.FirstOrDefault(row => row["name"] == text)?["code"] ?? text,
    };

    private static string StrandId(string text) => ListByStrand.Keys.Single(id => id == text || id == text.ToLowerInvariant().Replace(' ', '-'));

    private static IEnumerable<string> Counted() => Arrivals
        .Where(arrival => arrival.Key != "northmoor/adult-care/2010-08/service-take-up.csv")
        .GroupBy(arrival => arrival.Key.Replace("-corrected.csv", ".csv", StringComparison.Ordinal))
        .Select(slot => slot.MaxBy(arrival => arrival.Value).Key);
}
