using System.Collections.Immutable;
using EqualityPipeline.Frameworks;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Returns;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Web.Feeds;

/// <summary>One edition of one organisation's release, as the list of releases shows it.</summary>
public sealed record ListedRelease(string Organisation, Edition Edition, string Release, DateTimeOffset MovedAt)
{
    public string Address => $"/api/releases/{Organisation}/{PolicyWords.Of(Edition)}";

    public static ListedRelease From(ReleasePointer pointer) => new(pointer.Organisation, pointer.Edition, pointer.Release, pointer.MovedAt);
}

/// <summary>A release in short.</summary>
/// <param name="LatestPeriod">Null where nothing is released yet.</param>
/// <param name="Headlines">Headline indicators over the whole organisation in the latest period at which each is published, by strand and group.</param>
public sealed record ReleaseSummary(
    string Organisation, Edition Edition, string Release, DateOnly AsOf, string? Previous, int Figures, int Hidden,
    ImmutableArray<PartSummary> Parts, ImmutableArray<PeriodOfPart> Periods, string? LatestPeriod, ImmutableArray<HeadlineFigure> Headlines,
    ImmutableArray<FrameworkScore> FrameworkScores, ImmutableArray<CompletenessSummary> Completeness)
{
    public static ReleaseSummary From(MonitoringPolicy policy, Release release, Edition edition, IReadOnlyList<CompletenessBoard> boards)
    {
        var manifest = release.Manifest;
        var latest = HeadlineFigures.LatestMonth(release);
        var periods = PeriodOfPart.OfAll(manifest).ToImmutableArray();
        return new ReleaseSummary(
            manifest.Organisation, edition, manifest.Id, manifest.AsOf, manifest.Previous,
            periods.Sum(p => p.Figures), periods.Sum(p => p.Hidden),
            [.. manifest.Parts.Select(p => new PartSummary(p.Family, p.FinancialYear, p.Quarter, p.Figures, p.Periods.Sum(x => x.Hidden), p.ContentHash) { Lengths = p.Lengths, Share = p.Share })],
            periods,
            latest?.ToString(),
            [.. HeadlineFigures.In(policy, release).Select(f => HeadlineFigure.From(f, edition))],
            manifest.FrameworkScores,
            [.. boards.OrderBy(b => b.Period).Select(b => new CompletenessSummary(b.Period.ToString(), b.Expected, b.Received, b.Counted, b.Late, b.Missing))])
        {
            FrameworkPlans = manifest.Frameworks?.Plans ?? [],
            FrameworkDisagreements = [.. manifest.Frameworks?.Disagreements.Where(d => d.State == Disagreement.Open) ?? []],
        };
    }

    /// <summary>What stands before the next level of each framework, and whether its dates will be met.</summary>
    public ImmutableArray<FrameworkPlan> FrameworkPlans { get; init; } = [];

    /// <summary>Those that nobody has settled.</summary>
    public ImmutableArray<Disagreement> FrameworkDisagreements { get; init; } = [];
}

/// <summary>The figures of one family of indicators of which the period is of some lengths and ends in one quarter of a council year.</summary>
public sealed record PartSummary(string Family, int FinancialYear, int Quarter, int Figures, int Hidden, string ContentHash)
{
    /// <summary>Null of a part that holds all that end in the quarter.</summary>
    public PartLengths? Lengths { get; init; }

    /// <summary>Of twelve months of a large organisation: 1 and on for a share of its directorates. Otherwise 0.</summary>
    public int Share { get; init; }
}

public sealed record HeadlineFigure(
    string Indicator, string Period, string Strand, string Group, decimal? Numerator, decimal? Denominator, double? Value, double? Lower95, double? Upper95,
    string? Comparator, double? ComparatorValue, double? Ratio, string? Verdict, string? Marker, string? MarkerReason)
{
    public static HeadlineFigure From(PublishedFigure figure, Edition edition) => new(
        figure.Indicator, figure.Period, figure.Strand, figure.Group, figure.Numerator, figure.Denominator, figure.Value, figure.Lower95, figure.Upper95,
        figure.Comparator, figure.ComparatorValue, figure.Ratio, figure.Verdict,
        Markers.In(edition, figure.Marker), figure.MarkerReason);
}

public sealed record CompletenessSummary(string Period, int Expected, int Received, int Counted, int Late, int Missing);

public static class ReleasesFeed
{
    public static IResult List(IEnumerable<ReleasePointer> pointers)
        => FeedJson.Answer(pointers
            .Select(ListedRelease.From)
            .OrderBy(r => r.Organisation, StringComparer.Ordinal)
            .ThenBy(r => PolicyWords.Of(r.Edition), StringComparer.Ordinal)
            .ToArray());

    /// <remarks>The tag names the release, the edition and how complete the returns are: all that the answer is made of.</remarks>
    public static IResult Summary(HttpRequest request, ReleaseSummary summary)
    {
        var returns = string.Join('.', summary.Completeness.Select(c => $"{c.Period}:{c.Expected}-{c.Received}-{c.Counted}-{c.Late}"));
        var tag = $"{summary.Release}-{PolicyWords.Of(summary.Edition)}";
        return FeedJson.Answer(request, summary, returns.Length == 0 ? tag : $"{tag}-{OData.SkipToken.Digest(returns)}");
    }
}
