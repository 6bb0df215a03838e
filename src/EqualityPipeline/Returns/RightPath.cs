using System.Globalization;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Returns;

/// <summary>The path that one is meant to be which is wrong in case, spaces, hyphens, endings or the spelling of the month alone.</summary>
internal static class RightPath
{
    private static readonly string[] Months =
    [
        "yyyy-M", "yyyy MM", "yyyy M", "yyyyMM", "MM yyyy", "M yyyy", "MMyyyy", "MMMM yyyy", "MMM yyyy", "MMMyyyy", "MMMM yy", "MMM yy", "MMMyy", "yyyy MMMM", "yyyy MMM", "yyyy MM dd", "dd MM yyyy", "d MMMM yyyy",
    ];

    /// <returns>Null where a part may mean several things or nothing.</returns>
    public static string? Of(string path, MonitoringPolicy policy)
    {
        var segments = path.Split('/', '\\').Select(s => s.Trim(' ', '.')).Where(s => s.Length > 0).ToList();
        if (path.Contains("..", StringComparison.Ordinal) || segments.Count is < 4 or > 5)
            return null;
        // A month in two folders.
        if (segments.Count == 5)
        {
            segments[2] = $"{segments[2]}-{segments[3]}";
            segments.RemoveAt(3);
        }
        var organisation = Only(policy.Organisations.Where(o => IsSame(segments[0], o.Id, o.Name)));
        if (organisation is null || MonthOf(segments[2]) is not { } month || FileOf(segments[3], policy) is not { } file)
            return null;
        var directorate = IsSame(segments[1], Organisation.Corporate, Organisation.Corporate) ? Organisation.Corporate
            : Only(organisation.Directorates.Where(d => IsSame(segments[1], d.Id, d.Name)))?.Id;
        return directorate is null ? null : $"{organisation.Id}/{directorate}/{month}/{file}";
    }

    private static T? Only<T>(IEnumerable<T> found)
        where T : class
        => found.Take(2).ToArray() is [var one] ? one : null;

    private static bool IsSame(string segment, string id, string name) => Texts.Plain(segment) is var plain && (plain == Texts.Plain(id) || plain == Texts.Plain(name));

    private static ReportingMonth? MonthOf(string segment)
    {
        if (ReportingMonth.TryParse(segment, out var month))
            return month;
        return DateTime.TryParseExact(Texts.Plain(segment), Months, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && ReportingMonth.TryParse(day.ToString("yyyy-MM", CultureInfo.InvariantCulture), out month)
            ? month
            : null;
    }

    private static string? FileOf(string file, MonitoringPolicy policy)
    {
        var ending = string.Empty;
        while (Path.GetExtension(file) is { Length: > 0 } extension && extension.ToUpperInvariant() is ".CSV" or ".XLSX")
        {
            ending = ending.Length == 0 ? extension : ending;
            file = file[..^extension.Length].TrimEnd(' ', '.');
        }
        if (ending.Length == 0)
            return null;
        var plain = Texts.Plain(file);
        var type = policy.ReturnTypes
            .SelectMany(t => new[] { (Type: t, Words: Texts.Plain(t.Id)), (Type: t, Words: Texts.Plain(t.Name)) })
            .Where(t => plain == t.Words || plain.StartsWith(t.Words + " ", StringComparison.Ordinal))
            .OrderByDescending(t => t.Words.Length)
            .FirstOrDefault();
        if (type.Type is null)
            return null;
        var rest = plain[type.Words.Length..].Trim().Replace(' ', '-');
        return $"{type.Type.Id}{(rest.Length > 0 ? "-" : string.Empty)}{rest}{ending.ToLowerInvariant()}";
    }
}
