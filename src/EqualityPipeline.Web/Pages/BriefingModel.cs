using System.Collections.Immutable;
using System.Globalization;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Returns;
using EqualityPipeline.Web.Feeds;
using EqualityPipeline.Web.OData;

namespace EqualityPipeline.Web.Pages;

/// <summary>Everything the Forum briefing says of one organisation, in words, before any HTML.</summary>
public sealed record BriefingModel
{
    public const int MostHeadlines = 3;
    public const int MostExceptions = 6;

    public required PageFrame Frame { get; init; }

    public required string Organisation { get; init; }

    /// <summary>"March 2011", the latest month that any figure covers; null where nothing is released.</summary>
    public required string? Period { get; init; }

    /// <summary>At most <see cref="MostHeadlines"/> sentences, the worst gaps first.</summary>
    public required ImmutableArray<BriefingHeadline> Headlines { get; init; }

    /// <summary>Figures that are clearly worse, then those that may differ, then clearly better ones.</summary>
    public required ImmutableArray<FigureLine> Exceptions { get; init; }

    /// <summary>What the exceptions leave out, in one sentence.</summary>
    public required string BesideExceptions { get; init; }

    public required ImmutableArray<FrameworkLine> Framework { get; init; }

    /// <summary>The board of each framework that is scored.</summary>
    public required ImmutableArray<PageLink> Boards { get; init; }

    public required ImmutableArray<string> Unknown { get; init; }

    public required ImmutableArray<string> Alerts { get; init; }

    public required ImmutableArray<ActionLine> Actions { get; init; }

    public required string Decision { get; init; }

    public required ImmutableArray<string> Method { get; init; }

    /// <summary>One table a headline indicator.</summary>
    public required ImmutableArray<FigureTable> Tables { get; init; }

    /// <summary>Every indicator in the release, with the page of its figures.</summary>
    public required ImmutableArray<PageLink> FigurePages { get; init; }

    /// <summary>The same figures for a spreadsheet or Power BI.</summary>
    public required ImmutableArray<PageLink> Feeds { get; init; }

    /// <param name="release">Null where nothing is released in this edition yet.</param>
    /// <param name="boards">Of this organisation; the one of the latest period is told.</param>
    /// <param name="alerts">Open ones, of any organisation.</param>
    public static BriefingModel From(
        MonitoringPolicy policy, Organisation organisation, Release? release, PageFrame frame,
        IReadOnlyList<CompletenessBoard> boards, IReadOnlyList<AlertRow> alerts)
    {
        var words = new FigureWords(policy);
        var period = release is null ? null : HeadlineFigures.LatestMonth(release);
        var figures = release is null ? [] : HeadlineFigures.In(policy, release);
        var compared = figures.Where(f => f.Verdict is not null).ToList();
        var exceptions = Exceptional(compared).ToList();
        var framework = release is null ? [] : FrameworkLine.From(policy, release.Manifest);
        var board = boards.FirstOrDefault(b => b.Period == period) ?? boards.MaxBy(b => b.Period);
        var ownAlerts = alerts.Where(a => a.Organisation == organisation.Id).OrderBy(a => a.RaisedAt).ThenBy(a => a.Id, StringComparer.Ordinal).ToList();
        return new BriefingModel
        {
            Frame = frame,
            Organisation = organisation.Name,
            Period = period?.InWords,
            Headlines = [.. Gaps(compared).Take(MostHeadlines).Select(f => new BriefingHeadline(VerdictStatus.Of(f), words.Sentence(f)))],
            Exceptions = [.. exceptions.Take(MostExceptions).Select(f => words.Line(f, frame.Edition))],
            BesideExceptions = Beside(compared, exceptions.Count),
            Framework = framework,
            Boards = release is null ? [] : BoardsOf(policy, organisation, release, frame.Edition),
            Unknown = [.. Unknowns.Of(policy, organisation, release, period, figures, board, frame, words)],
            Alerts = [.. ownAlerts.Select(a => a.Artefact is null ? a.Message : $"{a.Message} It may be an artefact: {a.Artefact}.")],
            Actions = [.. ActionLine.From(policy, organisation, board, framework, ownAlerts, frame.AsOf)],
            Decision = DecisionAsked(policy, compared, board, organisation, words),
            Method = MethodOf(policy),
            Tables = [.. figures.GroupBy(f => f.Indicator).Select(g => FigureTable.From(policy.FindIndicator(g.Key)!, g, words, frame.Edition))],
            FigurePages = release is null ? [] : FigurePagesOf(policy, organisation, release),
            Feeds = FeedsOf(organisation, period, frame.Edition),
        };
    }

    internal static ImmutableArray<PageLink> FeedsOf(Organisation organisation, ReportingMonth? period, Edition edition)
    {
        var rest = edition == Edition.Working ? "&edition=working" : "";
        var ofPeriod = period is null ? "" : $"%20and%20PeriodEnd%20eq%20{period.Value.LastDay:yyyy-MM-dd}";
        return
        [
            new PageLink($"/api/odata/Figures?$filter=Organisation%20eq%20%27{organisation.Id}%27{ofPeriod}{rest}", $"Every figure {(period is { } last ? $"of the periods that end with {last.InWords}" : "of this organisation")} as a table of data (OData, JSON)"),
            .. FilesOf(organisation, edition),
            new PageLink("/api/odata/", "The feed for Power BI and Excel"),
        ];
    }

    private static IEnumerable<PageLink> FilesOf(Organisation organisation, Edition edition)
        => new[] { (FigureFiles.Csv, "CSV"), (FigureFiles.Parquet, "Parquet") }
            .Select(f => new PageLink($"/api/releases/{organisation.Id}/{PolicyWords.Of(edition)}/{f.Item1}", $"The whole release as one file ({f.Item2})"));

    internal static ImmutableArray<string> MethodOf(MonitoringPolicy policy) =>
    [
        "Directorates send a return each month. Each is checked on arrival and counts whole or not at all.",
        "A group is compared with the comparator named beside it. Groups, comparators and bases are people who said which group they belong to; totals include those who did not.",
        "A difference is called clear when its 99.8% interval leaves out zero, and possible when only its 95% interval does. Otherwise there is no clear difference, however large the gap looks.",
        "Below an indicator's smallest base nothing is said of the difference: too few to say.",
        string.Create(CultureInfo.InvariantCulture, $"Counts from 1 to {policy.Publication.SmallestPublishedCount - 1} people are hidden, and so are the others from which they could be worked out. Hidden does not mean zero."),
    ];

    private static IEnumerable<PublishedFigure> Exceptional(IEnumerable<PublishedFigure> compared)
        => compared
            .Where(f => f.Verdict is VerdictStatus.ClearlyWorse or VerdictStatus.Possible or VerdictStatus.ClearlyBetter)
            .OrderBy(Severity).ThenByDescending(Gap).ThenBy(f => f.Id, StringComparer.Ordinal);

    /// <summary>The largest clear gap of each indicator and strand: two groups of one strand would tell the same story twice.</summary>
    internal static IEnumerable<PublishedFigure> Gaps(IEnumerable<PublishedFigure> compared)
        => Exceptional(compared.Where(f => f.Verdict != VerdictStatus.Possible)).DistinctBy(f => (f.Indicator, f.Strand));

    /// <summary>Gaps of several units, the worst first.</summary>
    internal static IEnumerable<PublishedFigure> Ordered(IEnumerable<PublishedFigure> gaps) => Exceptional(gaps);

    private static int Severity(PublishedFigure figure) => figure.Verdict switch
    {
        VerdictStatus.ClearlyWorse => 0,
        VerdictStatus.Possible => 1,
        _ => 2,
    };

    /// <summary>How far the ratio is from one, either way; a difference without a ratio comes last.</summary>
    private static double Gap(PublishedFigure figure) => figure.Ratio is { } ratio ? Math.Abs(Math.Log(ratio)) : 0;

    private static string Beside(List<PublishedFigure> compared, int exceptions)
    {
        var steady = compared.Count(f => f.Verdict == VerdictStatus.NoClearDifference);
        var tooFew = compared.Count - steady - exceptions;
        var more = exceptions > MostExceptions ? string.Create(CultureInfo.InvariantCulture, $"{exceptions - MostExceptions} more are in the tables below. ") : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{more}Comparisons made: {compared.Count}. No clear difference: {steady}. Too few people to say: {tooFew}.");
    }

    private static ImmutableArray<PageLink> BoardsOf(MonitoringPolicy policy, Organisation organisation, Release release, Edition edition) =>
    [
        .. policy.Frameworks.Where(f => release.Manifest.FrameworkScores.Any(s => s.Framework == f.Id))
            .Select(f => new PageLink($"/{organisation.Id}/frameworks/{f.Id}{(edition == Edition.Working ? "?edition=working" : "")}", f.Name)),
    ];

    private static ImmutableArray<PageLink> FigurePagesOf(MonitoringPolicy policy, Organisation organisation, Release release)
    {
        var shown = HeadlineFigures.OfWholeOrganisation(policy, release).Select(f => f.Indicator).ToHashSet(StringComparer.Ordinal);
        return [.. policy.Indicators.Where(i => shown.Contains(i.Id)).Select(i => new PageLink($"/{organisation.Id}/figures/{i.Id}", $"{i.Id} {i.Name}"))];
    }

    private static string DecisionAsked(
        MonitoringPolicy policy, List<PublishedFigure> compared, CompletenessBoard? board, Organisation organisation, FigureWords words)
    {
        var asked = new List<string>();
        if (Gaps(compared).FirstOrDefault(f => f.Verdict == VerdictStatus.ClearlyWorse) is { } worst)
            asked.Add($"to agree who explains the gap for \"{words.GroupName(worst)}\" in {policy.FindIndicator(worst.Indicator)!.Name} ({worst.Indicator}), and by when");
        var overdue = board?.Slots.Where(s => s.State == SlotState.Overdue).Select(s => s.Directorate).Distinct(StringComparer.Ordinal).ToList() ?? [];
        if (overdue.Count > 0)
            asked.Add($"to ask for the overdue returns of {string.Join(", ", overdue.Select(d => ActionLine.DirectorateName(organisation, d)))}");
        return asked.Count == 0
            ? "No decision is needed. The Forum is asked to note these figures."
            : $"The Forum is asked {string.Join(", and ", asked)}.";
    }
}

public sealed record BriefingHeadline(VerdictStatus Status, string Sentence);

/// <summary>The figures of one indicator over the whole organisation.</summary>
/// <param name="Period">In words.</param>
public sealed record FigureTable(string Id, string Name, string Question, string Unit, string Period, ImmutableArray<FigureLine> Lines)
{
    internal static FigureTable From(Indicator indicator, IEnumerable<PublishedFigure> figures, FigureWords words, Edition edition)
    {
        var lines = words.Lines(figures, edition);
        return new FigureTable(indicator.Id, indicator.Name, indicator.Question, indicator.Unit, lines[0].Period, lines);
    }
}
