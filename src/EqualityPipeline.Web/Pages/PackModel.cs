using System.Collections.Immutable;
using System.Globalization;
using EqualityPipeline.Audiences;
using EqualityPipeline.Indicators;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Registers.Meetings;
using EqualityPipeline.Returns;
using EqualityPipeline.Web.OData;

namespace EqualityPipeline.Web.Pages;

/// <summary>The pack of one audience: as long as the policy lets it be, and what is new since it last met.</summary>
public sealed record PackModel
{
    public required PageFrame Frame { get; init; }

    public required string Title { get; init; }

    public required string Lead { get; init; }

    public required ImmutableArray<PackSection> Sections { get; init; }

    /// <summary>Other packs of the same audience; none where it has one.</summary>
    public required ImmutableArray<PageLink> Parts { get; init; }

    public required ImmutableArray<PageLink> More { get; init; }

    public required ImmutableArray<string> Method { get; init; }

    /// <param name="boards">Of this organisation, every month.</param>
    /// <param name="alerts">Open ones, of any organisation.</param>
    public static PackModel From(
        MonitoringPolicy policy, AudienceScope scope, Release? release, PageFrame frame, IReadOnlyList<CompletenessBoard> boards, IReadOnlyList<AlertRow> alerts)
    {
        var facts = PackFacts.Of(policy, scope, release, frame.AsOf, boards, alerts);
        var title = $"{scope.Audience.Name}{(scope.Part is null ? "" : $", {scope.Part.Name}")}: {scope.Organisation.Name}";
        var lead = $"{scope.Audience.Purpose} {(facts.Period is { } period ? $"Figures up to {period}." : "Nothing has been released yet.")} {Since(scope, facts)}";
        return new PackModel
        {
            Frame = frame,
            Title = title,
            Lead = lead,
            Sections = PackLength.Fit(SectionsOf(scope, facts), scope.Audience.LengthCap - PackLength.Words(title) - PackLength.Words(lead)),
            Parts = [.. AudienceScope.Of(scope.Audience, scope.Organisation).Where(s => s.Part is not null).Select(s => new PageLink(AddressOf(s), s.Part!.Name))],
            More =
            [
                new PageLink(ReportAddressOf(scope), "The same as a committee report"),
                new PageLink($"/{scope.Organisation.Id}/questions", "Questions and their answers"),
                new PageLink($"/{scope.Organisation.Id}", $"Forum briefing: {scope.Organisation.Name}"),
                .. policy.Audiences.Where(a => a.Id != scope.Audience.Id).SelectMany(a => AudienceScope.Of(a, scope.Organisation).Take(1)).Select(s => new PageLink(AddressOf(s), $"Pack: {s.Audience.Name}")),
            ],
            Method = BriefingModel.MethodOf(policy),
        };
    }

    internal static string AddressOf(AudienceScope scope) => $"/{scope.Organisation.Id}/audiences/{scope.Audience.Id}{(scope.Part is null ? "" : $"?part={scope.Part.Id}")}";

    internal static string ReportAddressOf(AudienceScope scope) => $"/{scope.Organisation.Id}/audiences/{scope.Audience.Id}/report{(scope.Part is null ? "" : $"?part={scope.Part.Id}")}";

    private static string Since(AudienceScope scope, PackFacts facts) => facts.Since is { } since
        ? $"Your last minuted meeting was on {FigureWords.Day(since.Met)}, when figures up to {since.MonthThen.InWords} could be before you."
        : scope.Audience.Forum is null ? "" : "No meeting of yours is minuted yet, so nothing is said of what is new since the last.";

    private static ImmutableArray<PackSection> SectionsOf(AudienceScope scope, PackFacts facts) =>
    [
        new PackSection("headlines", "Headlines", facts.Headlines, facts.Period is null ? "There are no figures to report." : "No group differs clearly from its comparator."),
        .. facts.Since is null
            ? Array.Empty<PackSection>()
            :
            [
                new PackSection("changed", "Changed since you met", facts.Changed, "No verdict has become clear, or ceased to be."),
                new PackSection("late", "Late", facts.Late, "No return has been late."),
                new PackSection("drifted", "Drifted", facts.Drifted, "Nothing has left the range of its own variation."),
                new PackSection("decided", "Decided", facts.Decided, "No decision is minuted."),
            ],
        new PackSection("questions", "Questions that wait for an answer", facts.Questions, scope.Audience.Forum is null ? "" : "None."),
        new PackSection("asked", "What is asked of you", facts.Asked, "Nothing: these figures are for you to note."),
    ];
}

/// <summary>What a pack and a report say, as lines; the weightiest first.</summary>
internal sealed record PackFacts(
    string? Period, SinceLastMeeting? Since, ImmutableArray<PackLine> Headlines, ImmutableArray<PackLine> Changed, ImmutableArray<PackLine> Late,
    ImmutableArray<PackLine> Drifted, ImmutableArray<PackLine> Decided, ImmutableArray<PackLine> Questions, ImmutableArray<PackLine> Asked)
{
    public required ImmutableArray<PublishedFigure> Compared { get; init; }

    public static PackFacts Of(
        MonitoringPolicy policy, AudienceScope scope, Release? release, DateOnly asOf, IReadOnlyList<CompletenessBoard> boards, IReadOnlyList<AlertRow> alerts)
    {
        var words = new FigureWords(policy);
        var headlines = policy.Indicators.Where(i => i.Headline).Select(i => i.Id).ToHashSet(StringComparer.Ordinal);
        // One portfolio or service is shown by every indicator it has; a whole organisation by those that pages open on.
        var figures = release is null ? [] : release.Figures.Where(f => scope.Part is not null || headlines.Contains(f.Indicator)).ToList();
        var minutes = release?.Registers.Meetings ?? [];
        var since = SinceLastMeeting.Of(scope, minutes, figures, asOf);
        var compared = scope.Latest(figures, asOf).Where(f => f.Verdict is not null).ToImmutableArray();
        var gaps = compared.GroupBy(f => (f.Directorate, f.Service)).SelectMany(of => BriefingModel.Gaps(of)).ToList();
        var worst = BriefingModel.Ordered(gaps).ToList();
        var open = MemberQuestion.Of(minutes).Where(q => q.IsOpen && scope.IsAbout(q.Asked)).ToList();
        return new PackFacts(
            release is null ? null : HeadlineFigures.LatestMonth(release)?.InWords, since,
            [.. worst.Take(scope.Audience.HeadlineCap).Select(f => Line(f, words.Sentence(f)))],
            since is null ? [] : [.. since.Changed.Select(c => Line(c.Now, $"Was \"{c.Then.Verdict}\", is now: {words.Sentence(c.Now)}"))],
            since is null ? [] : [.. LateSince(policy, scope, boards, since.Met, asOf)],
            since is null ? [] : [.. alerts.Where(a => a.Organisation == scope.Organisation.Id && DateOnly.FromDateTime(a.RaisedAt.UtcDateTime) > since.Met && (scope.Part is null || scope.Part.Strand == a.Strand)).OrderBy(a => a.Id, StringComparer.Ordinal).Select(a => new PackLine(a.Message, FiguresAddress(scope, a.Indicator)))],
            since is null ? [] : [.. since.Decided.Select(d => new PackLine(MinuteWords.Decision(policy, d), d.Link))],
            [.. open.Select(q => new PackLine(MinuteWords.Question(policy, q, asOf), q.Asked.Indicator is { } about ? FiguresAddress(scope, about) : null))],
            [.. AskedOf(policy, scope, worst, boards, asOf, open)])
        {
            Compared = compared,
        };

        PackLine Line(PublishedFigure figure, string sentence) => new(UnitWords(scope.Organisation, figure) + sentence, FiguresAddress(scope, figure.Indicator));
    }

    /// <summary>"Housing, Lettings: "; empty for the whole organisation.</summary>
    private static string UnitWords(Organisation organisation, PublishedFigure figure)
    {
        if (figure.Directorate == Unit.All && figure.Service == Unit.All)
            return "";
        var directorate = organisation.FindDirectorate(figure.Directorate);
        var service = figure.Service == Unit.All ? null : organisation.Directorates.SelectMany(d => d.Services).FirstOrDefault(s => s.Id == figure.Service)?.Name;
        return string.Join(", ", new[] { directorate?.Name, service }.OfType<string>()) + ": ";
    }

    private static string FiguresAddress(AudienceScope scope, string indicator) => $"/{scope.Organisation.Id}/figures/{indicator}";

    /// <summary>Returns that fell due since, and came late or not at all.</summary>
    private static IEnumerable<PackLine> LateSince(MonitoringPolicy policy, AudienceScope scope, IEnumerable<CompletenessBoard> boards, DateOnly met, DateOnly asOf)
        => boards.SelectMany(b => b.Slots)
            .Where(s => s.Exemption is null && s.Due.LastDay >= met && s.Due.LastDay < asOf && scope.IsAbout(s.Directorate) && (s.Late || !s.Counted))
            .GroupBy(s => (s.Directorate, s.ReturnType, s.Counted))
            .OrderBy(of => of.Key.Counted).ThenBy(of => of.Key.Directorate, StringComparer.Ordinal).ThenBy(of => of.Key.ReturnType, StringComparer.Ordinal)
            .Select(of => new PackLine(
                $"{ActionLine.ReturnName(policy, of.Key.ReturnType)} from {ActionLine.DirectorateName(scope.Organisation, of.Key.Directorate)}: {(of.Key.Counted ? "came late" : "not counted")} for {Months([.. of.Select(s => s.Period.InWords)])}."));

    private static string Months(List<string> months) => months.Count <= 3
        ? string.Join(", ", months)
        : string.Create(CultureInfo.InvariantCulture, $"{months.Count} months, {months[0]} to {months[^1]}");

    private static IEnumerable<PackLine> AskedOf(
        MonitoringPolicy policy, AudienceScope scope, List<PublishedFigure> worst, IReadOnlyList<CompletenessBoard> boards, DateOnly asOf, List<MemberQuestion> open)
    {
        var words = new FigureWords(policy);
        if (scope.Audience.Forum is null)
            yield break;
        if (worst.FirstOrDefault(f => f.Verdict == VerdictStatus.ClearlyWorse) is { } gap)
            yield return new PackLine($"To agree who explains the gap for \"{words.GroupName(gap)}\" in {UnitWords(scope.Organisation, gap)}{policy.FindIndicator(gap.Indicator)!.Name} ({gap.Indicator}), and by when.");
        var overdue = boards.Where(b => b.Slots.Any(s => s.Due.LastDay < asOf)).MaxBy(b => b.Period)?.Slots
            .Where(s => s.State == SlotState.Overdue && scope.IsAbout(s.Directorate)).Select(s => s.Directorate).Distinct(StringComparer.Ordinal).ToList() ?? [];
        if (overdue.Count > 0)
            yield return new PackLine($"To ask for the overdue returns of {string.Join(", ", overdue.Select(d => ActionLine.DirectorateName(scope.Organisation, d)))}.");
        foreach (var question in open)
            yield return new PackLine($"To press for the answer to question {question.Asked.Reference}, owed by: {question.Asked.Owner ?? "nobody named"}.");
    }
}
