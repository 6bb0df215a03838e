using System.Collections.Immutable;
using System.Globalization;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Registers;
using EqualityPipeline.Registers.ActionPlans;
using EqualityPipeline.Registers.Barriers;
using EqualityPipeline.Web.Pages;

namespace EqualityPipeline.Web.RegisterPages;

/// <summary>The action plan: what is done by whom, whether it worked, and what was found and has no action.</summary>
public static class ActionsPages
{
    private const string Heading = "Action plan";

    public static RegisterPageModel All(MonitoringPolicy policy, Organisation organisation, Release? release, PageFrame frame)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(organisation);
        if (release?.Registers.ActionPlan is not { } plan)
        {
            var none = RegisterPageParts.NotSent(frame, Heading, "action-plan");
            return release?.Registers.Barriers is { } known ? none with { Sections = [Barriers(known, new RegisterWords(policy, organisation, release))] } : none;
        }

        var words = new RegisterWords(policy, organisation, release);
        return new RegisterPageModel(
            frame, Heading, "Who does what by when, whether it worked, and what the figures show that nobody has taken up.",
            [
                new PageSection("open", "Findings without an action")
                {
                    Table = new PageTable(
                        "Headline figures that are clearly worse, and no action answers", ["Indicator", "Strand", "The figures"],
                        [.. plan.Findings.Where(f => f.IsOpen).Select(f => Finding(f, words))], "Every headline figure that is clearly worse has an action."),
                },
                new PageSection("worked", "Did it work?")
                {
                    Table = new PageTable(
                        "Actions with what was expected and what came of it", ["Action", "Expected", "What may be said"],
                        [.. plan.Items.Where(i => i.Outcome is not null).Select(i => (ImmutableArray<PageCell>)[Link(words, i), i.Expectation ?? "nothing was stated", i.Outcome!.Words])],
                        "The plan has no actions."),
                },
                new PageSection("tree", "Strategy, plans, actions and milestones")
                {
                    Table = new PageTable(
                        "Each below what it is part of", ["What", "Directorate", "Owner", "Starts", "Due", "Stands", "Why", "Resources"],
                        [.. InTree(plan).Select(at => Row(at.Item, at.Depth, words))], "The plan is empty."),
                },
                new PageSection("dropped", "Left out unfinished")
                {
                    Table = new PageTable(
                        "Actions of an earlier plan that the latest no longer holds", ["Action", "Directorate", "Owner", "Last in the plan of"],
                        [.. plan.Dropped.Select(d => (ImmutableArray<PageCell>)[$"{d.Id} {d.Title}", words.Directorate(d.Directorate), d.Owner, RegisterWords.Month(d.LastSeen)])],
                        "No unfinished action was left out."),
                },
                new PageSection("answered", "Findings with an action")
                {
                    Table = new PageTable(
                        "Headline figures that are clearly worse, and what is done about them", ["Indicator", "Strand", "The figures", "Actions"],
                        [.. plan.Findings.Where(f => !f.IsOpen).Select(f => (ImmutableArray<PageCell>)[.. Finding(f, words), RegisterWords.Listed(f.Actions)])],
                        "No headline figure that is clearly worse has an action."),
                },
                .. release.Registers.Barriers is { } barriers ? [Barriers(barriers, words)] : ImmutableArray<PageSection>.Empty,
                Method(policy),
            ],
            RegisterPageParts.Feeds(organisation, "Actions", frame.Edition));
    }

    /// <returns>Null where the plan holds nothing of that id.</returns>
    public static RegisterPageModel? One(MonitoringPolicy policy, Organisation organisation, Release? release, PageFrame frame, string action)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(frame);
        if (release?.Registers.ActionPlan?.Items.FirstOrDefault(i => i.Id == action) is not { } item)
            return null;
        var words = new RegisterWords(policy, organisation, release);
        var parts = release.Registers.ActionPlan.Items.Where(i => i.Parent == item.Id).ToList();
        return new RegisterPageModel(
            frame, $"{item.Id} {item.Title}", $"{words.Code("plan-layer", item.Layer)}; {Stands(item)}. {item.Owner} answers for it.",
            [
                new PageSection("stands", "How it stands") { Sentences = [.. item.Why.DefaultIfEmpty("Nothing is to be said of it.")] },
                .. item.Outcome is { } outcome
                    ? [new PageSection("worked", "Did it work?") { Sentences = [.. new[] { item.Expectation is null ? "" : $"Expected: {item.Expectation}.", outcome.Words, Prefixed("Before: ", words.Figure(outcome.Before)), Prefixed("After: ", words.Figure(outcome.After)) }.Where(s => s.Length > 0)] }]
                    : ImmutableArray<PageSection>.Empty,
                .. item.Run is { } run
                    ? [new PageSection("target", "Its target") { Sentences = [.. new[] { run.Words, words.Figure(run.Figure) }.Where(s => s.Length > 0)] }]
                    : ImmutableArray<PageSection>.Empty,
                new PageSection("particulars", "Particulars") { Table = new PageTable("Dates, targets and what it is tied to", ["What", "In the plan"], Particulars(item, words, release), "") },
                new PageSection("parts", "What it is made of")
                {
                    Table = new PageTable("Plans, actions or milestones", ["What", "Directorate", "Owner", "Starts", "Due", "Stands", "Why", "Resources"], [.. parts.Select(p => Row(p, 0, words))], "It is made of nothing smaller."),
                },
                Method(policy),
            ],
            [new PageLink($"{words.Address}/actions", "The whole plan")]);
    }

    internal static string Stands(PlanItem item) => item.Rating switch
    {
        Rating.Done => "done",
        Rating.Stopped => "stopped",
        Rating.CarriedOver => "carried over",
        Rating.Green => "● green",
        Rating.Amber => "◆ amber",
        _ => "▼ red",
    };

    private static string Prefixed(string before, string text) => text.Length == 0 ? "" : before + text;

    private static PageCell Link(RegisterWords words, PlanItem item, string indent = "") => new($"{indent}{item.Id} {item.Title}", $"{words.Address}/actions/{item.Id}");

    private static ImmutableArray<PageCell> Row(PlanItem item, int depth, RegisterWords words) =>
    [
        Link(words, item, string.Concat(Enumerable.Repeat("– ", depth))), words.Directorate(item.Directorate), item.Owner, RegisterWords.Day(item.Starts), RegisterWords.Day(item.Due),
        Stands(item), item.Why.IsEmpty ? "–" : string.Join(' ', item.Why), item.Layer == PlanLayer.Milestone ? "–" : item.Resource,
    ];

    private static ImmutableArray<PageCell> Finding(AnsweredFinding finding, RegisterWords words)
        => [words.Indicator(finding.Indicator), words.Strand(finding.Strand), string.Join(' ', finding.Figures.Select(words.Figure))];

    /// <summary>Each item after what it is part of; one whose whole is not in the plan stands at the top.</summary>
    private static List<(PlanItem Item, int Depth)> InTree(ActionPlanReport plan)
    {
        var known = plan.Items.Select(i => i.Id).ToHashSet(StringComparer.Ordinal);
        var parts = plan.Items.ToLookup(i => i.Parent is { } parent && known.Contains(parent) ? parent : "", StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. Below("", 0)];

        IEnumerable<(PlanItem, int)> Below(string parent, int depth)
        {
            foreach (var item in parts[parent].Where(i => seen.Add(i.Id)))
            {
                yield return (item, depth);
                foreach (var part in Below(item.Id, depth + 1))
                    yield return part;
            }
        }
    }

    private static ImmutableArray<ImmutableArray<PageCell>> Particulars(PlanItem item, RegisterWords words, Release release) =>
    [
        ["Part of", item.Parent is { } parent ? new PageCell(parent, $"{words.Address}/actions/{parent}") : "–"],
        ["Directorate", words.Directorate(item.Directorate)],
        ["Service", words.Service(item.Directorate, item.Service)],
        ["Together with", RegisterWords.Listed(item.Contributors)],
        ["Status in the plan", words.Code("action-status", item.Status)],
        ["Starts", RegisterWords.Day(item.Starts)],
        ["Due", RegisterWords.Day(item.Due)],
        ["Completed", RegisterWords.Day(item.Completed)],
        ["Carries on", item.CarriedFrom ?? "–"],
        ["Carried on by", RegisterWords.Listed(item.CarriedTo)],
        ["Resources", item.Resource],
        ["Indicator", item.Indicator is { } indicator ? words.Indicator(indicator) : "–"],
        ["For", words.Group(item.Strand, item.Group, Periods.ReportingMonth.Of(release.Manifest.AsOf))],
        ["Baseline", Value(item.Baseline, item.BaselineMonth)],
        ["Target", Value(item.Target, item.TargetMonth)],
        ["Commitments", $"{words.Codes("commitment", item.Commitments)}{(item.CommitmentLine is { } line ? $" ({line})" : "")}"],
        ["Impact assessments", RegisterWords.Listed(item.ImpactAssessments)],
        ["Consultations", RegisterWords.Listed(item.Consultations)],
        ["Framework", item.Framework is { } framework ? $"{framework} {item.Criterion}".Trim() : "–"],
        ["Held back by", words.Codes("barrier", item.Barriers)],
    ];

    private static string Value(decimal? value, string? month)
        => value is { } number ? string.Create(CultureInfo.InvariantCulture, $"{number:#,0.####}{(month is null ? "" : $", {RegisterWords.Month(month)}")}") : "–";

    private static PageSection Barriers(BarrierReport report, RegisterWords words) => new("barriers", "What holds us back, and what has helped")
    {
        Sentences =
        [
            .. report.Counts.Where(c => c.Directorate == "all").Select(c => string.Create(
                CultureInfo.InvariantCulture, $"{words.Code("barrier", c.Barrier)}: named by {c.Actions} {(c.Actions == 1 ? "action" : "actions")}; {c.UpToHere * 100:0}% of all that was named up to here.")),
            .. report.Counts.Where(c => c.Directorate != "all").GroupBy(c => c.Directorate).Select(d => $"{words.Directorate(d.Key)}: {string.Join(", ", d.Select(c => string.Create(CultureInfo.InvariantCulture, $"{words.Code("barrier", c.Barrier).ToLowerInvariant()} {c.Actions}")))}."),
            .. report.Authorities.GroupBy(a => a.AuthorityName).Select(a => $"{a.Key}: {string.Join(", ", a.Select(b => words.Code("barrier", b.Barrier).ToLowerInvariant()).Distinct(StringComparer.Ordinal))}."),
        ],
        Table = new PageTable(
            "What has helped, with the barrier that it beat", ["Barrier", "Where", "What helped"],
            [.. report.Successes.Select(s => (ImmutableArray<PageCell>)[words.Code("barrier", s.Barrier), s.Action is null ? s.Who : words.Directorate(s.Who), s.What])], "No success is told yet."),
    };

    private static PageSection Method(MonitoringPolicy policy) => new("method", "How this was worked out")
    {
        Sentences =
        [
            .. ItemRating.InWords(policy.Registers),
            "A target is held against the latest published figure of the shortest period at which its indicator is told; what is needed a month is the way left over the months left.",
            ActionOutcome.Method,
            "A finding is a headline figure of the whole organisation that is clearly worse and ends within the last twelve months. An action answers it that is to move the same indicator for everyone, for its strand or for its group, and was not stopped.",
        ],
    };
}
