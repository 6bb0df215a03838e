using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using EqualityPipeline.Indicators.Chains;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Indicators;

/// <summary>The page of docs/ that tells an equality lead what each indicator asks and how it is worked; written from the policy.</summary>
public static class IndicatorPages
{
    public const string Path = "indicators.md";

    /// <param name="month">Of which the chain is told; the page needs no clock.</param>
    public static string Page(MonitoringPolicy policy, ReportingMonth month)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var page = new StringBuilder();
        Line(page, $"# Indicators\n\nEvery indicator of the policy. Written from the policy; a test fails when this page is not.\n");
        Line(page, "| id | indicator | level | priority | published by | opens pages |\n| --- | --- | --- | --- | --- | --- |");
        foreach (var i in policy.Indicators)
            Line(page, $"| [{i.Id}](#{Anchor(i)}) | {Cell(i.Name)} | {Word(i.Level)} | {NameOf(policy, "priority", i.Priority)} | {Word(i.Publish)} | {(i.Headline ? "yes" : "")} |");
        AppendChain(page, ChainReport.Of(policy, month), policy);
        foreach (var i in policy.Indicators)
            AppendIndicator(page, policy, i);
        AppendCrosswalk(page, policy.Crosswalk);
        return page.ToString();
    }

    private static void AppendIndicator(StringBuilder page, MonitoringPolicy policy, Indicator i)
    {
        Line(page, $"\n## {Heading(i)}\n\n{i.Question}\n");
        Line(page, "| | |\n| --- | --- |");
        Line(page, $"| worked as | {Cell(FormulaWords.Of(policy, i))} |");
        Line(page, $"| told in | {Cell(i.Unit)} |");
        Line(page, $"| compared with | {Cell(FormulaWords.OfComparison(i))} |");
        Line(page, $"| told by | {FormulaWords.Breakdowns(policy, i)} |");
        Line(page, $"| better | {i.Better switch { Statistics.Polarity.Higher => "higher", Statistics.Polarity.Lower => "lower", _ => "no judgement" }} |");
        Line(page, string.Create(CultureInfo.InvariantCulture, $"| too few to say under | {i.MinimumBase} in the base |"));
        Line(page, $"| level | {Word(i.Level)}, {(i.Timing is Timing.Leading ? "leading" : "lagging")} |");
        Line(page, $"| domain | {Cell(i.Domain)} |");
        if (i.Priority is not null)
            Line(page, $"| priority | {NameOf(policy, "priority", i.Priority)} |");
        if (i.CriticalOutcome is not null)
            Line(page, $"| critical outcome | {NameOf(policy, "critical-outcome", i.CriticalOutcome)} |");
        if (!i.AlsoKnownAs.IsEmpty)
            Line(page, $"| also known as | {Cell(string.Join(", ", i.AlsoKnownAs))} |");
        Line(page, $"| source | {Cell(i.Source)} |");
        Line(page, $"| in force | {InForce(i.InForce)} |");
        foreach (var broken in i.Breaks)
            Line(page, $"| not comparable before | {broken.From.InWords}: {Cell(broken.Why)} |");
        foreach (var step in policy.Crosswalk.StepsOf(i.Id))
            Line(page, $"| {(step.From == i.Id ? "goes on in" : "goes on from")} | {Cell(Step(step, step.From == i.Id ? step.To : step.From))} |");
        foreach (var link in policy.Chain.Links.Where(l => l.To == i.Id))
            Line(page, $"| brought about by | {link.From}: {Cell(link.Why)} |");
        foreach (var link in policy.Chain.Links.Where(l => l.From == i.Id))
            Line(page, $"| brings about | {link.To}: {Cell(link.Why)} |");
        foreach (var pair in policy.Chain.Pairs.Where(p => p.Lead == i.Id))
            Line(page, string.Create(CultureInfo.InvariantCulture, $"| expected to move | {pair.Months} months before {pair.Lag}: {Cell(pair.Why)} |"));
        if (i.Example is { } example)
            Line(page, $"\nFor example: {example.Working}");
    }

    private static void AppendChain(StringBuilder page, ChainReport report, MonitoringPolicy policy)
    {
        Line(page, $"\n## The chain from inputs to impact\n\nAs the policy has it in {report.Month.InWords}. That one thing brings about another, or moves before it, is expected and not proved.\n");
        Line(page, string.Create(CultureInfo.InvariantCulture, $"* {report.Processes} of {report.Indicators} indicators are of processes (inputs and outputs)."));
        Line(page, $"* Nothing is said to bring about: {List(report.Unled)}.");
        Line(page, $"* Said to bring about nothing: {List(report.LeadingNowhere)}.");
        Line(page, $"* The same measure at two levels: {List(report.ClaimedTwice.Select(c => $"{c.Indicator} ({Word(c.Level)}) and {c.Other} ({Word(c.OtherLevel)})"))}.");
        foreach (var missing in report.MissingLevels)
            Line(page, $"* {NameOf(policy, "priority", missing.Priority)} has no {string.Join(", no ", missing.Levels.Select(Word))}.");
    }

    private static void AppendCrosswalk(StringBuilder page, Crosswalk crosswalk)
    {
        if (crosswalk.Steps.IsEmpty)
            return;
        Line(page, "\n## Crosswalk\n\n| measure | goes on in | how | broken since | why |\n| --- | --- | --- | --- | --- |");
        foreach (var step in crosswalk.Steps)
            Line(page, $"| {Cell(step.From)}{Named(step.From)} | {Cell(step.To)}{Named(step.To)}{Read(step)} | {Word(step.Equivalence)} | {step.Break?.InWords} | {Cell(step.Why)} |");

        string Named(string code) => crosswalk.FindMeasure(code) is { } measure ? $": {Cell(measure.Name)}" : "";
    }

    private static string Step(CrosswalkStep step, string other)
        => $"{other}, {Word(step.Equivalence)}{(step.Break is { } broken ? $" since {broken.InWords}" : "")}{Read(step)}. {step.Why}";

    private static string Read(CrosswalkStep step) => step.Reading is { } r
        ? $" (read the {r.Of switch { ReadingOfFigure.Value => "value", ReadingOfFigure.Complement => "whole less the value", _ => "ratio" }} of {r.Strand} {r.Group})"
        : "";

    private static string NameOf(MonitoringPolicy policy, string list, string? code)
        => code is null ? "" : Cell(policy.CodeLists.TryGetValue(list, out var found) ? found.Find(code)?.Name ?? code : code);

    private static string InForce(MonthSpan span) => span.To is { } to ? $"{span.From?.InWords} to {to.InWords}" : $"from {span.From?.InWords}";

    private static string List(IEnumerable<string> ids) => string.Join(", ", ids) is { Length: > 0 } text ? text : "none";

    private static string Heading(Indicator i) => $"{i.Id} {i.Name}";

    /// <summary>As GitHub makes it of a heading.</summary>
    private static string Anchor(Indicator i)
        => new([.. Heading(i).ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-').Select(c => c == ' ' ? '-' : c)]);

    private static string Word<T>(T value)
        where T : struct, Enum
        => value.ToString().ToLowerInvariant();

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private static void Line(StringBuilder page, string line) => page.Append(line).Append('\n');
}
