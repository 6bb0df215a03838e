using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Returns;

/// <summary>The pages of docs/ that say what each return asks and what may be answered; written from the policy.</summary>
public static class ReturnPages
{
    private const string Written = "Written from the policy; a test fails when this page is not.";

    /// <summary>By path within docs/, with forward slashes.</summary>
    public static ImmutableSortedDictionary<string, string> All(MonitoringPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var month = LatestChange(policy);
        var pages = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        pages.Add("returns/README.md", Index(policy));
        pages.Add("code-lists.md", CodeLists(policy));
        foreach (var type in policy.ReturnTypes)
            pages.Add($"returns/{type.Id}.md", OfType(policy, type, type.InForce.Covers(month) ? month : type.InForce.From ?? month));
        return pages.ToImmutable();
    }

    /// <summary>The first month in which everything that the policy dates is in force: the pages tell of that month, and need no clock.</summary>
    private static ReportingMonth LatestChange(MonitoringPolicy policy) => policy.Strands.SelectMany(s => s.CodeLists).Select(d => d.InForce.From)
        .Concat(policy.ReturnTypes.Select(t => t.InForce.From))
        .Concat(policy.ReturnTypes.SelectMany(t => t.LaterEditions).Select(e => (ReportingMonth?)e.From))
        .Concat(policy.Organisations.SelectMany(o => o.StrandSets).Select(s => (ReportingMonth?)s.From))
        .Max() ?? new ReportingMonth(2009, 4);

    private static string Index(MonitoringPolicy policy)
    {
        var page = new StringBuilder();
        Line(page, $"# Returns\n\nEvery return of the policy. {Written}\n");
        Line(page, "| return | sent | by | layouts | why |\n| --- | --- | --- | --- | --- |");
        foreach (var type in policy.ReturnTypes)
            Line(page, $"| [{type.Name}]({type.Id}.md) | {FormWords.HowOften(type.Frequency)} | {SentBy(type)} | {string.Join(", ", ReturnForm.LayoutsOf(type).Select(FormWords.IdOf))} | {Cell(type.Purpose)} |");
        Line(page, "\nWhat may be answered to each strand and category is in [code-lists.md](../code-lists.md), what a receipt can say in [findings.md](../findings.md).");
        return page.ToString();
    }

    private static string OfType(MonitoringPolicy policy, ReturnType type, ReportingMonth month)
    {
        var edition = type.AsOf(month);
        var page = new StringBuilder();
        Line(page, $"# {edition.Name}\n\n{edition.Purpose} {Written} It tells of {month.InWords}.\n");
        Line(page, "| | |\n| --- | --- |");
        Line(page, $"| name of the file | `{type.Id}.csv` or `{type.Id}.xlsx`, with anything after a hyphen |");
        Line(page, $"| sent | {FormWords.HowOften(edition.Frequency)}, by {SentBy(edition)} |");
        Line(page, $"| in force | {InForce(type.InForce)} |");
        foreach (var (organisation, owed) in policy.Organisations.SelectMany(o => o.Expected.Where(e => e.Return == type.Id), (o, e) => (o, e)))
            Line(page, $"| owed by {organisation.Name} | {Owed(organisation, owed)} |");
        Line(page, $"| file kept | {Number(edition.RetentionDays)} days; what was counted from it stays |");
        if (!edition.RequiredStrands.IsEmpty)
            Line(page, $"| refused without | {string.Join(", ", edition.RequiredStrands.Select(s => policy.FindStrand(s)?.Name ?? s))} |");
        Line(page, $"| form | `/api/templates/{type.Id}.xlsx`, `.csv` |");
        AppendMeasures(page, edition);
        foreach (var layout in ReturnForm.LayoutsOf(edition))
            AppendLayout(page, policy, type, month, layout);
        AppendRules(page, edition.Register);
        AppendEditions(page, type);
        return page.ToString();
    }

    private static void AppendMeasures(StringBuilder page, ReturnType type)
    {
        if (type.Measures.IsEmpty)
            return;
        Line(page, "\n## What it counts\n\n| measure | id | unit | counted |\n| --- | --- | --- | --- |");
        foreach (var measure in type.Measures)
        {
            var kind = measure.Kind switch
            {
                MeasureKind.Flow => "in the month; months add up",
                MeasureKind.Stock => "at a moment; months do not add up",
                _ => "each person once in the month; months do not add up",
            };
            Line(page, $"| {Cell(measure.Name)} | `{measure.Id}` | {Words(measure.Unit.ToString())} | {kind} |");
        }
        if (!type.Funnel.IsEmpty)
            Line(page, $"\nStages, widest first; none is larger than the one before it: {string.Join(", ", type.Funnel.Select(s => type.FindMeasure(s)?.Name ?? s))}.");
    }

    private static void AppendLayout(StringBuilder page, MonitoringPolicy policy, ReturnType type, ReportingMonth month, ReturnLayout layout)
    {
        var form = ReturnForm.For(policy, type, month, layout);
        Line(page, $"\n## The layout `{FormWords.IdOf(layout)}`: one row for {FormWords.OneRow(layout)}\n");
        Line(page, "| column | needed | what to write | question to ask | answers |\n| --- | --- | --- | --- | --- |");
        foreach (var column in form.Columns)
        {
            var answers = column.CodeList is { } list ? $"[{list}](../code-lists.md#{list})" : column.Entry is FormEntry.Choice && column.Strand is null ? Few(column.Choices) : "";
            Line(page, $"| `{column.Name}` | {(column.Required ? "yes" : "no")} | {Cell(column.Hint)} | {Cell(column.Question ?? "")} | {answers} |");
        }

        var organisation = policy.Organisations.FirstOrDefault(o => o.Expected.Any(e => e.Return == type.Id)) ?? policy.Organisations[0];
        var example = ReturnForm.For(policy, type, month, layout, organisation, type.Scope is ReturnScope.Organisation ? null : organisation.Directorates[0]);
        Line(page, $"\nFor example, of {example.Sender}:\n\n```csv");
        Line(page, string.Join(',', example.Columns.Select(c => c.Name)));
        Line(page, string.Join(',', FormExample.Row(example).Select(text => text.Contains(',', StringComparison.Ordinal) ? $"\"{text}\"" : text)));
        Line(page, "```");
    }

    private static void AppendRules(StringBuilder page, RegisterLayout? register)
    {
        if (register is null)
            return;
        Line(page, $"\nA record is named by {string.Join(" and ", register.Key.Select(k => $"`{k}`"))}: no two rows have the same. Sending the return again replaces the whole register.");
        if (register.Rules.IsEmpty)
            return;
        Line(page, "\n## Rules\n\n| rule | to mend it | |\n| --- | --- | --- |");
        foreach (var rule in register.Rules)
            Line(page, $"| {Cell(rule.Message)} | {Cell(rule.Fix)} | {(rule.IsWarning ? "warning" : "error")} |");
    }

    private static void AppendEditions(StringBuilder page, ReturnType type)
    {
        if (type.LaterEditions.IsEmpty)
            return;
        Line(page, "\n## Editions\n\nAn old month is checked under the rules of its own time.\n\n| from | why it changed |\n| --- | --- |");
        foreach (var edition in type.LaterEditions)
            Line(page, $"| {edition.From.InWords} | {Cell(edition.Why)} |");
    }

    private static string CodeLists(MonitoringPolicy policy)
    {
        var page = new StringBuilder();
        Line(page, $"# Code lists\n\nWhat may be answered: the code, the name or any of the other spellings. {Written}");
        Line(page, $"\nEvery strand also takes {string.Join(", ", policy.ReservedGroups.Select(g => $"\"{g.Name}\""))}.");
        foreach (var list in policy.CodeLists.Values)
        {
            Line(page, $"\n## {list.Id}\n\n{list.Name}. Source: {list.Source.TrimEnd('.')}.");
            foreach (var (strand, dated) in policy.Strands.SelectMany(s => s.CodeLists.Where(d => d.List == list.Id), (s, d) => (s, d)))
                Line(page, $"\n{strand.Name}, {InForce(dated.InForce)}. Question: \"{dated.Question}\" ({dated.QuestionSource.TrimEnd('.')}.)");
            Line(page, "\n| code | name | under | also taken |\n| --- | --- | --- | --- |");
            foreach (var code in list.Codes)
                Line(page, $"| `{code.Id}` | {Cell(code.Name)} | {(code.IsRollUp ? "a heading: in registers only" : code.RollUp is { } heading ? Cell(list.Find(heading)?.Name ?? heading) : "")} | {Cell(string.Join(", ", code.AlsoKnownAs))} |");
        }
        return page.ToString();
    }

    private static string SentBy(ReturnType type) => type.Scope is ReturnScope.Organisation ? "the organisation, once (directorate `corporate`)" : "each directorate";

    private static string Owed(Organisation organisation, ExpectedReturn owed)
    {
        var who = owed.Directorates.SequenceEqual(organisation.Directorates.Select(d => d.Id)) ? "every directorate"
            : owed.Directorates.SequenceEqual([Organisation.Corporate]) ? "the organisation"
            : string.Join(", ", owed.Directorates.Select(d => organisation.FindDirectorate(d)?.Name ?? d));
        var months = owed.Months.IsEmpty ? "" : $" for {string.Join(", ", owed.Months.Select(m => CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(m)))}";
        return string.Create(CultureInfo.InvariantCulture, $"{who}{months}, by day {owed.DueDay} of the month after, {InForce(owed.InForce)}");
    }

    private static string InForce(MonthSpan span) => (span.From, span.To) switch
    {
        ({ } from, { } to) => $"from {from.InWords} to {to.InWords}",
        ({ } from, null) => $"from {from.InWords}",
        (null, { } to) => $"to {to.InWords}",
        _ => "always",
    };

    private static string Few(ImmutableArray<string> choices)
    {
        const int Most = 12;
        return choices.Length > Most ? $"{Number(choices.Length)} choices, in the form" : Cell(string.Join(", ", choices));
    }

    private static string Words(string name) => string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : char.ToLowerInvariant(c).ToString()));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private static void Line(StringBuilder page, string text) => page.Append(text).Append('\n');
}
