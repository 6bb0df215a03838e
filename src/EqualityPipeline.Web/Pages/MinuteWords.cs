using System.Globalization;
using EqualityPipeline.Policy;
using EqualityPipeline.Registers.Meetings;

namespace EqualityPipeline.Web.Pages;

/// <summary>Minutes in words.</summary>
internal static class MinuteWords
{
    public static string Forum(MonitoringPolicy policy, MinutedLine line) => PolicyWords.CodeName(policy, MeetingsRegister.Forums, line.Forum);

    public static string Decision(MonitoringPolicy policy, MinutedLine line)
        => $"{Forum(policy, line)}, {FigureWords.Day(line.Held)}: {Sentence(line.Words)}{(line.Action is { } action ? $" Action: {action}." : "")}";

    /// <summary>Who asked what of which figure, and who owes the answer or gave it.</summary>
    public static string Question(MonitoringPolicy policy, MemberQuestion question, DateOnly asOf)
    {
        var asked = question.Asked;
        var days = question.DaysUntil(asOf);
        var verb = asked.Kind == MinutedLine.Challenge ? "challenged" : "asked";
        var head = $"{asked.Reference}, {verb} by {Forum(policy, asked)} on {FigureWords.Day(asked.Held)}{About(policy, asked)}: {Sentence(asked.Words)}";
        var tail = question.Answer is { } answer
            ? string.Create(CultureInfo.InvariantCulture, $" Answered after {days} days, on {FigureWords.Day(answer.Held)}: {Sentence(answer.Words)}")
            : string.Create(CultureInfo.InvariantCulture, $" Open for {days} days; the answer is owed by: {asked.Owner ?? "nobody named"}.");
        return head + tail;
    }

    /// <summary>" about REC-02, Black (race)"; empty where it names no figure.</summary>
    public static string About(MonitoringPolicy policy, MinutedLine line)
    {
        var group = line is { Strand: { } strand, Group: { } code } && code != HeadlineFigures.All ? GroupName(policy, strand, code) : null;
        var of = string.Join(", ", new[] { line.Indicator, group, line.Criterion }.OfType<string>());
        return of.Length == 0 ? "" : $" about {of}";
    }

    private static string GroupName(MonitoringPolicy policy, string strand, string code)
    {
        var known = policy.FindStrand(strand);
        var name = known?.CodeLists.Select(d => policy.CodeLists[d.List].Find(code)?.Name).FirstOrDefault(n => n is not null) ?? code;
        return $"{name} ({(known?.Name ?? strand).ToLowerInvariant()})";
    }

    private static string Sentence(string? words) => words is not { Length: > 0 } ? "nothing is minuted." : words[^1] is '.' or '?' or '!' ? words : words + ".";
}
