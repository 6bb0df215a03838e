using System.Collections.Immutable;
using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Web.Pages;

namespace EqualityPipeline.Web.RegisterPages;

/// <summary>The codes of registers and the figures beside them, as a page or a feed says them.</summary>
internal sealed class RegisterWords(MonitoringPolicy policy, Organisation organisation, Release release)
{
    private readonly FigureWords figures = new(policy);

    public string Address => "/" + organisation.Id;

    /// <summary>The name of a code of a list; a dash where there is none.</summary>
    public string Code(string list, string? code) => code is null ? "–" : PolicyWords.CodeName(policy, list, code);

    public string Codes(string list, ImmutableArray<string> codes) => codes.IsEmpty ? "–" : string.Join(", ", codes.Select(c => Code(list, c)));

    public static string Listed(ImmutableArray<string> texts) => texts.IsEmpty ? "–" : string.Join(", ", texts);

    public static string Day(DateOnly? day) => day is { } known ? FigureWords.Day(known) : "–";

    public static string Month(string? month) => month is null ? "–" : ReportingMonth.Parse(month).InWords;

    public string Directorate(string directorate) => directorate == Unit.All ? "The whole organisation" : ActionLine.DirectorateName(organisation, directorate);

    public string Service(string directorate, string? service)
        => service is null ? "–" : organisation.FindDirectorate(directorate)?.Services.FirstOrDefault(s => s.Id == service)?.Name ?? service;

    public string Strand(string strand) => figures.StrandName(strand);

    public string Indicator(string indicator) => policy.FindIndicator(indicator) is { } known ? $"{known.Id} {known.Name}" : indicator;

    /// <summary>The group's name in the list of the last month; everyone where there is none.</summary>
    public string Group(string? strand, string? group, ReportingMonth month)
    {
        if (strand is null or Unit.All)
            return "Everyone";
        if (group is null or Unit.All)
            return $"{Strand(strand)}, all groups";
        var list = policy.FindStrand(strand) is { } known ? policy.CodeListFor(known, month) : null;
        return list?.Find(group)?.Name ?? group;
    }

    /// <summary>A figure of the release in one sentence, with whose it is and what it covers; empty where the release has it no longer.</summary>
    public string Figure(string? id)
    {
        if (id is null || ReleaseFigures.Find(release, id) is not { } figure)
            return "";
        var where = figure.Directorate == Unit.All ? "" : figure.Service == Unit.All
            ? $"{Directorate(figure.Directorate)}: " : $"{Directorate(figure.Directorate)}, {Service(figure.Directorate, figure.Service)}: ";
        var period = FigurePeriod.Parse(figure.Period);
        return $"{where}{figures.Sentence(figure)}{(period.Kind == PeriodKind.Month ? $" {period.InWords}." : "")}";
    }

    public ImmutableArray<FigureLine> Lines(IEnumerable<string> ids, Edition edition)
        => [.. ids.Select(id => ReleaseFigures.Find(release, id)).OfType<PublishedFigure>().Select(f => figures.Line(f, edition))];
}
