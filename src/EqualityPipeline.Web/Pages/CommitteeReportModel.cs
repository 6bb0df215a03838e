using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using EqualityPipeline.Audiences;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Registers.Meetings;
using EqualityPipeline.Registers.Reports;
using EqualityPipeline.Returns;
using EqualityPipeline.Web.OData;

namespace EqualityPipeline.Web.Pages;

/// <summary>What an audience is told, in the form in which committees are written to.</summary>
/// <remarks>The form is that of Leicester City Council's report to its Cabinet of 22 April 2003: recommendations, implications, the trail of consultation, the status of the decision.</remarks>
public sealed record CommitteeReportModel(PageFrame Frame, string Title, ImmutableArray<ReportRow> Head, ImmutableArray<ReportPart> Parts, string TextAddress)
{
    private static readonly int MonthsOfTrail = 24;

    public static CommitteeReportModel From(
        MonitoringPolicy policy, AudienceScope scope, Release? release, PageFrame frame, IReadOnlyList<CompletenessBoard> boards, IReadOnlyList<AlertRow> alerts)
    {
        var facts = PackFacts.Of(policy, scope, release, frame.AsOf, boards, alerts);
        var asked = facts.Asked.Select(a => a.Words).ToImmutableArray();
        return new CommitteeReportModel(
            frame, $"Equality monitoring: {scope.Organisation.Name}",
            [
                new ReportRow("Report to", scope.Part is null ? scope.Audience.Name : $"{scope.Audience.Name}, {scope.Part.Name}"),
                new ReportRow("As of", frame.AsOfInWords),
                new ReportRow("Decision status", asked.IsEmpty ? "To note" : "For decision"),
                new ReportRow("Rests on", release is null ? "nothing released yet" : $"{(frame.Edition == Edition.Approved ? "approved" : "working")} release {release.Manifest.Id[..12]}, in which counts below {policy.Publication.SmallestPublishedCount.ToString(CultureInfo.InvariantCulture)} people are hidden"),
            ],
            [
                new ReportPart("Purpose", [$"{scope.Audience.Purpose} {(facts.Period is { } period ? $"This report says what monitoring up to {period} shows." : "Nothing has been released yet.")}"], []),
                new ReportPart("Recommendations", asked.IsEmpty ? ["To note this report."] : asked, []) { IsNumbered = true },
                new ReportPart("Findings", Findings(facts), []),
                new ReportPart("Implications", [], Implications(policy, frame.AsOf, facts, release?.Registers.Facts)),
                new ReportPart("Consultation trail", [], Trail(policy, frame.AsOf, release)),
            ],
            PackModel.ReportAddressOf(scope) + (scope.Part is null ? "?" : "&") + "format=text");
    }

    /// <summary>The same without any mark-up, to be pasted into a committee's own form.</summary>
    public string Text
    {
        get
        {
            var text = new StringBuilder().Append(Title.ToUpperInvariant()).Append("\n\n");
            foreach (var row in Head)
                text.Append(CultureInfo.InvariantCulture, $"{row.Name}: {row.Words}\n");
            for (var part = 0; part < Parts.Length; part++)
            {
                text.Append(CultureInfo.InvariantCulture, $"\n{part + 1}. {Parts[part].Title.ToUpperInvariant()}\n");
                for (var at = 0; at < Parts[part].Paragraphs.Length; at++)
                    text.Append(CultureInfo.InvariantCulture, $"{part + 1}.{at + 1} {Parts[part].Paragraphs[at]}\n");
                foreach (var row in Parts[part].Rows)
                    text.Append(CultureInfo.InvariantCulture, $"{row.Name}: {row.Words}\n");
            }
            return text.ToString();
        }
    }

    private static ImmutableArray<string> Findings(PackFacts facts)
    {
        ImmutableArray<string> found =
        [
            .. facts.Headlines.Select(l => l.Words),
            .. facts.Changed.Select(l => l.Words),
            .. facts.Drifted.Select(l => l.Words),
            .. facts.Late.Select(l => l.Words),
        ];
        return found.IsEmpty ? ["No group differs clearly from its comparator."] : found;
    }

    private static ImmutableArray<ReportRow> Implications(MonitoringPolicy policy, DateOnly asOf, PackFacts facts, ReportFacts? registers)
    {
        var legal = policy.Reports.Legal.Where(t => t.InForce.Covers(ReportingMonth.Of(asOf))).Select(t => t.Text).ToList();
        var worse = facts.Compared.Count(f => f.Verdict == VerdictStatus.ClearlyWorse);
        return
        [
            new ReportRow("Legal", legal.Count == 0 ? "The policy states none." : string.Join(" ", legal)),
            new ReportRow("Financial", registers?.ActionsUnderWay is { } underWay
                ? string.Create(CultureInfo.InvariantCulture, $"This report asks for no money. Actions of the plan under way: {underWay}; complete: {registers.ActionsComplete}. What each costs is in the action plan.")
                : "This report asks for no money. No action plan has been sent, so what actions cost is not known."),
            new ReportRow("Equality", string.Create(
                CultureInfo.InvariantCulture,
                $"Comparisons of a group with its comparator: {facts.Compared.Length}. Clearly worse: {worse}. Where no clear difference was found there may still be one that the numbers are too few to show.")),
        ];
    }

    private static ImmutableArray<ReportRow> Trail(MonitoringPolicy policy, DateOnly asOf, Release? release)
    {
        var since = asOf.AddMonths(-MonthsOfTrail);
        var consulted = (release?.Registers.Facts?.Consultations ?? [])
            .Where(c => c.Ends >= since)
            .Select(c => (Day: c.Ends, Row: new ReportRow($"{FigureWords.Day(c.Starts)} to {FigureWords.Day(c.Ends)}", $"{c.Title}. {(c.FedBack is { } told ? $"Those who took part were told what came of it on {FigureWords.Day(told)}." : "Those who took part have not been told yet what came of it.")}")));
        var considered = (release?.Registers.Meetings ?? [])
            .Where(m => m.Kind is MinutedLine.Considered or "involvement" && m.Held >= since && m.Held <= asOf)
            .GroupBy(m => (m.Organisation, m.Meeting))
            .Select(m => (Day: m.First().Held, Row: new ReportRow(FigureWords.Day(m.First().Held), $"{MinuteWords.Forum(policy, m.First())}: {string.Join(" ", m.Select(line => line.Words).OfType<string>().DefaultIfEmpty("Monitoring was considered."))}")));
        ImmutableArray<ReportRow> trail = [.. consulted.Concat(considered).OrderBy(r => r.Day).ThenBy(r => r.Row.Words, StringComparer.Ordinal).Select(r => r.Row)];
        return trail.IsEmpty ? [new ReportRow("None", "No consultation and no meeting is recorded of the last two years.")] : trail;
    }
}

/// <summary>A heading with paragraphs, or with a table of two columns.</summary>
public sealed record ReportPart(string Title, ImmutableArray<string> Paragraphs, ImmutableArray<ReportRow> Rows)
{
    public bool IsNumbered { get; init; }
}

public sealed record ReportRow(string Name, string Words);
