using System.Collections.Immutable;
using System.Globalization;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Registers.ImpactAssessments;
using EqualityPipeline.Web.Pages;

namespace EqualityPipeline.Web.RegisterPages;

/// <summary>The timetable of impact assessments, and each of them.</summary>
public static class ImpactAssessmentsPages
{
    private const string Heading = "Impact assessments";

    public static RegisterPageModel All(MonitoringPolicy policy, Organisation organisation, Release? release, PageFrame frame)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        if (release?.Registers.ImpactAssessments is not { } report)
            return RegisterPageParts.NotSent(frame, Heading, "impact-assessments");
        var words = new RegisterWords(policy, organisation, release);
        return new RegisterPageModel(
            frame, Heading, "What was assessed for its impact on each group, what is late, and what does not agree with the figures.",
            [
                new PageSection("timetable", "The timetable")
                {
                    Sentences =
                    [
                        string.Create(CultureInfo.InvariantCulture, $"{report.Timetable.Complete} of {report.Timetable.Agreed} are complete; {report.Timetable.Overdue} {(report.Timetable.Overdue == 1 ? "is" : "are")} overdue."),
                        report.Timetable.Forecast,
                    ],
                },
                new PageSection("contradictions", "What cannot be right")
                {
                    Table = new PageTable(
                        "Assessments beside figures, dates and strands", ["Assessment", "What", "The figure"],
                        [.. report.Assessments.SelectMany(a => a.Contradictions.Select(c => (ImmutableArray<PageCell>)[Link(words, a), c.Words, words.Figure(c.Figure)]))],
                        "No assessment contradicts a figure, a date or itself."),
                },
                new PageSection("reopened", "To be opened again")
                {
                    Table = new PageTable(
                        "Assessments that a later gap has overtaken", ["Assessment", "Why", "The figure"],
                        [.. report.Assessments.SelectMany(a => a.Reopenings.Select(r => (ImmutableArray<PageCell>)[Link(words, a), r.Words, words.Figure(r.Figure)]))],
                        "No assessment needs to be opened again."),
                },
                new PageSection("all", "Every assessment")
                {
                    Table = new PageTable(
                        "In the order of directorate and id", ["Assessment", "Directorate", "Of", "Depth", "Delivered", "Owner", "Status", "Due", "Signed", "Read it"],
                        [.. report.Assessments.Select(a => Row(words, a))], "The register is empty."),
                },
                new PageSection("services", "Services")
                {
                    Sentences = [Uncovered(report, words)],
                    Table = new PageTable(
                        "Which services have been assessed", ["Service", "Directorate", "How far", "Assessments"],
                        [.. report.Services.Select(s => (ImmutableArray<PageCell>)[words.Service(s.Directorate, s.Service), words.Directorate(s.Directorate), s.State is null ? "no assessment" : words.Code("impact-status", s.State), RegisterWords.Listed(s.Assessments)])],
                        "The organisation has no services."),
                },
                Method(policy),
            ],
            RegisterPageParts.Feeds(organisation, "ImpactAssessments", frame.Edition));
    }

    /// <returns>Null where the register holds no such assessment.</returns>
    public static RegisterPageModel? One(MonitoringPolicy policy, Organisation organisation, Release? release, PageFrame frame, string assessment)
    {
        ArgumentNullException.ThrowIfNull(frame);
        if (release?.Registers.ImpactAssessments?.Assessments.FirstOrDefault(a => a.Id == assessment) is not { } a)
            return null;
        var words = new RegisterWords(policy, organisation, release);
        var remarks = a.Contradictions.Select(c => $"{c.Words} {words.Figure(c.Figure)}".TrimEnd())
            .Concat(a.Reopenings.Select(r => $"{r.Words} {words.Figure(r.Figure)}"))
            .Concat(a.DutiesNotInForce.Select(d => $"{words.Code("legal-basis", d)} was not in force {(a.Signed is { } day ? $"when it was signed on {RegisterWords.Day(day)}" : "any more, or not yet, today")}."))
            .Concat(a.IsOverdue ? [$"It was due on {RegisterWords.Day(a.Due)} and is not complete."] : [])
            .Concat(a.IsReviewOverdue ? [$"It was to be looked at again on {RegisterWords.Day(a.Review)}."] : []);
        return new RegisterPageModel(
            frame, $"{a.Id} {a.Title}", $"{words.Code("impact-depth", a.Depth)} of a {words.Code("impact-subject", a.Subject).ToLowerInvariant()}; {words.Code("impact-status", a.Status).ToLowerInvariant()}. {a.Owner} answers for it.",
            [
                new PageSection("remarks", "What is to be said of it") { Sentences = [.. remarks.DefaultIfEmpty("Nothing: it agrees with the figures, its dates and the law.")] },
                new PageSection("findings", "What it found")
                {
                    Table = new PageTable("By strand", ["Strand", "Finding"], [.. a.Findings.Select(f => (ImmutableArray<PageCell>)[words.Strand(f.Strand), words.Code("impact-finding", f.Finding)])], "It says nothing of any strand yet."),
                },
                new PageSection("particulars", "Particulars") { Table = new PageTable("Dates, law and what it is tied to", ["What", "In the register"], Particulars(a, words), "") },
                new PageSection("pack", "Data pack")
                {
                    Sentences = [.. a.DataPack.Where(e => e.Missing is not null).Select(e => $"{words.Indicator(e.Indicator)}, {words.Strand(e.Strand).ToLowerInvariant()}: {e.Missing}.").DefaultIfEmpty(a.Indicators.IsEmpty ? "It names no indicator, so there is nothing to fill a pack with." : "The latest published figures of its indicators, with 95% intervals.")],
                    Figures =
                    [
                        .. a.DataPack.Where(e => !e.Figures.IsEmpty).GroupBy(e => (e.Indicator, e.Directorate, e.Service)).Select(of => (
                            $"{words.Indicator(of.Key.Indicator)} ({policy.FindIndicator(of.Key.Indicator)?.Unit}): {words.Directorate(of.Key.Directorate)}{(of.Key.Service == "all" ? "" : $", {words.Service(of.Key.Directorate, of.Key.Service)}")}",
                            words.Lines(of.SelectMany(e => e.Figures), frame.Edition))),
                    ],
                },
                Method(policy),
            ],
            [new PageLink($"{words.Address}/impact-assessments", "All impact assessments"), .. a.Link is null ? ImmutableArray<PageLink>.Empty : [new PageLink(a.Link, "Read the assessment")]]);
    }

    private static PageCell Link(RegisterWords words, ImpactAssessment a) => new($"{a.Id} {a.Title}", $"{words.Address}/impact-assessments/{a.Id}");

    private static ImmutableArray<PageCell> Row(RegisterWords words, ImpactAssessment a) =>
    [
        Link(words, a), words.Directorate(a.Directorate), $"{words.Code("impact-subject", a.Subject)}{(a.Service is null ? "" : $": {words.Service(a.Directorate, a.Service)}")}",
        words.Code("impact-depth", a.Depth), words.Code("impact-delivery", a.Delivery), a.Owner,
        $"{words.Code("impact-status", a.Status)}{(a.IsOverdue ? ", overdue" : a.IsReviewOverdue ? ", review overdue" : "")}",
        RegisterWords.Day(a.Due), RegisterWords.Day(a.Signed), a.Link is null ? "–" : new PageCell("the assessment", a.Link),
    ];

    private static ImmutableArray<ImmutableArray<PageCell>> Particulars(ImpactAssessment a, RegisterWords words) =>
    [
        ["Directorate", words.Directorate(a.Directorate)],
        ["Service", words.Service(a.Directorate, a.Service)],
        ["Delivered", $"{words.Code("impact-delivery", a.Delivery)}{(a.Contract is null ? "" : $" ({a.Contract})")}{(a.Partners.IsEmpty ? "" : $" with {RegisterWords.Listed(a.Partners)}")}"],
        ["Asked for by", words.Codes("legal-basis", a.LegalBasis)],
        ["Due", RegisterWords.Day(a.Due)],
        ["Begun", RegisterWords.Day(a.Started)],
        ["Signed", RegisterWords.Day(a.Signed)],
        ["Decision taken", RegisterWords.Day(a.Decided)],
        ["Published", RegisterWords.Day(a.Published)],
        ["To be looked at again", RegisterWords.Day(a.Review)],
        ["Newest evidence", RegisterWords.Month(a.EvidenceTo)],
        ["Discrimination", words.Code("impact-discrimination", a.Discrimination)],
        ["Decision", words.Code("impact-decision", a.Decision)],
        ["Consultations", RegisterWords.Listed(a.Consultations)],
        ["Actions", RegisterWords.Listed(a.Actions)],
        ["Targets that rest on it", RegisterWords.Listed(a.Targets)],
    ];

    private static string Uncovered(ImpactAssessmentReport report, RegisterWords words)
    {
        var none = report.Services.Where(s => s.State is null).Select(s => $"{words.Service(s.Directorate, s.Service)} ({words.Directorate(s.Directorate)})").ToList();
        return none.Count == 0 ? "Every service has an assessment." : $"Without any assessment: {string.Join(", ", none)}.";
    }

    private static PageSection Method(MonitoringPolicy policy) => new("method", "How this was worked out")
    {
        Sentences =
        [
            "An assessment is held against the published figures of the indicators it names: those of its service where an indicator is told by service, otherwise of its directorate or of the whole organisation.",
            "The figure that speaks is the longest of the last twelve months that can be shown, and of these the latest. A gap is clear where its verdict is \"clearly worse\"; a hidden figure says nothing.",
            "It is to be opened again when a gap is clear in figures of the time after its signing, of a strand for which it found no disadvantage.",
            string.Create(CultureInfo.InvariantCulture, $"Evidence is old when it ends more than {policy.Registers.EvidenceMonths} months before the signing. The forecast goes on at the rate of the last {policy.Registers.ForecastMonths} months."),
        ],
    };
}
