using System.Collections.Immutable;
using System.Globalization;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Registers.Commitments;
using EqualityPipeline.Web.Pages;

namespace EqualityPipeline.Web.RegisterPages;

/// <summary>What serves each commitment, and what every target rests on.</summary>
public static class CommitmentsPages
{
    private const string Heading = "Commitments and targets";

    public static RegisterPageModel All(MonitoringPolicy policy, Organisation organisation, Release? release, PageFrame frame)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        if (release?.Registers.Commitments is not { } report)
            return RegisterPageParts.NotSent(frame, Heading, "targets");
        var words = new RegisterWords(policy, organisation, release);
        return new RegisterPageModel(
            frame, Heading, "What was promised in which plan, and what serves it.",
            [
                new PageSection("commitments", "Commitments")
                {
                    Table = new PageTable(
                        "Each with what serves it", ["Commitment", "Targets", "Actions", "Indicators", "Impact assessments"],
                        [.. report.Commitments.Select(c => (ImmutableArray<PageCell>)[new PageCell(words.Code(CommitmentReport.List, c.Commitment), $"{words.Address}/commitments/{c.Commitment}"), .. Enum.GetValues<CommitmentSort>().Select(s => (PageCell)Ids(c, s))])],
                        "The policy has no commitments."),
                },
                new PageSection("targets", "Targets")
                {
                    Table = new PageTable(
                        "What each rests on and how far it is", ["Target", "For whom", "From and to", "Rests on", "How far"],
                        [.. (release.Registers.Targets?.Targets ?? []).Select(t => TargetRow(t, words, release))], "Nobody has sent the register of targets, or it is empty."),
                },
                new PageSection("method", "How this was worked out")
                {
                    Sentences =
                    [
                        "Targets and actions name the commitments they serve; indicators are those of these targets and actions, and impact assessments those that the targets rest on or the actions answer.",
                        "A target is held against the latest published figure of the shortest period at which its indicator is told.",
                    ],
                },
            ],
            RegisterPageParts.Feeds(organisation, "Commitments", frame.Edition));
    }

    /// <returns>Null where the list has no such commitment, or nothing is known of any.</returns>
    public static RegisterPageModel? One(MonitoringPolicy policy, Organisation organisation, Release? release, PageFrame frame, string commitment)
    {
        if (release?.Registers.Commitments?.Commitments.FirstOrDefault(c => c.Commitment == commitment) is not { } of)
            return null;
        var words = new RegisterWords(policy, organisation, release);
        return new RegisterPageModel(
            frame, words.Code(CommitmentReport.List, commitment), of.Lines.IsEmpty ? "No target and no action serves it." : "What serves this commitment.",
            [
                .. new[] { (CommitmentSort.Target, "Targets"), (CommitmentSort.Action, "Actions"), (CommitmentSort.Indicator, "Indicators"), (CommitmentSort.Assessment, "Impact assessments") }
                    .Select(s => new PageSection(PolicyWords.Of(s.Item1), s.Item2)
                    {
                        Table = new PageTable(
                            $"{s.Item2} of this commitment", ["What", "Line", "Owner", "Stands", "By"],
                            [.. of.Lines.Where(l => l.Sort == s.Item1).Select(l => (ImmutableArray<PageCell>)[new PageCell($"{l.Id} {l.Title}", Address(l, words)), l.Line ?? "–", l.Owner ?? "–", l.State ?? "–", RegisterWords.Month(l.By)])],
                            "None."),
                    }),
            ],
            [new PageLink($"{words.Address}/commitments", "All commitments and targets")]);
    }

    private static string Ids(CommitmentLines commitment, CommitmentSort sort)
        => string.Join(", ", commitment.Lines.Where(l => l.Sort == sort).Select(l => l.Id)) is { Length: > 0 } ids ? ids : "none";

    private static string? Address(CommitmentLine line, RegisterWords words) => line.Sort switch
    {
        CommitmentSort.Action => $"{words.Address}/actions/{line.Id}",
        CommitmentSort.Assessment => $"{words.Address}/impact-assessments/{line.Id}",
        CommitmentSort.Indicator => $"{words.Address}/figures/{line.Id}",
        _ => null,
    };

    private static ImmutableArray<PageCell> TargetRow(TargetRecord target, RegisterWords words, Release release) =>
    [
        $"{target.Id} {words.Indicator(target.Indicator)}",
        $"{words.Group(target.Strand, target.Group, ReportingMonth.Of(release.Manifest.AsOf))}, {words.Directorate(target.Directorate)}{(target.Service is null ? "" : $", {words.Service(target.Directorate, target.Service)}")}",
        string.Create(CultureInfo.InvariantCulture, $"{target.Baseline:#,0.####} in {RegisterWords.Month(target.BaselineMonth)} to {target.Value:#,0.####} by {RegisterWords.Month(target.ByWhen)}"),
        target.Basis switch
        {
            BasisOfTarget.Complete => $"{target.ImpactAssessment} and the return \"{target.Dataset}\"",
            BasisOfTarget.NotComplete => $"{target.ImpactAssessment}, which is not complete, and the return \"{target.Dataset}\"",
            BasisOfTarget.Unknown => $"{target.ImpactAssessment}, which is not in the register",
            _ => "no impact assessment",
        },
        target.Run?.Words ?? "–",
    ];
}
