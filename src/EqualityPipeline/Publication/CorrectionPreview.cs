using System.Collections.Immutable;
using EqualityPipeline.Drift;
using EqualityPipeline.Frameworks;
using EqualityPipeline.Policy;
using EqualityPipeline.Returns;

namespace EqualityPipeline.Publication;

/// <summary>What a publication would show otherwise if a submission were counted. Made of published figures only, from before and after.</summary>
/// <param name="SubmissionId">The one that is not counted yet.</param>
/// <param name="Supersedes">The one counted now; null where none is.</param>
/// <param name="Changes">Of the return itself, against the one counted now; null where none is.</param>
/// <param name="FiguresChanged">How many figures; at most <see cref="MostFiguresListed"/> are listed.</param>
/// <param name="AlertsRaised">Alerts that the publication would raise and now does not, in words; made of figures that neither side hides.</param>
/// <param name="AlertsGone">Alerts that it would no longer raise.</param>
public sealed record CorrectionPreview(
    string SubmissionId, string? Supersedes, ReturnChanges? Changes, int FiguresChanged, ImmutableArray<ChangedFigure> Figures,
    ImmutableArray<ChangedScore> Scores, ImmutableArray<string> AlertsRaised, ImmutableArray<string> AlertsGone)
{
    public const int MostFiguresListed = 500;

    /// <param name="now">As things stand.</param>
    /// <param name="then">With the submission counted.</param>
    public static CorrectionPreview Between(
        Release now, Release then, string submissionId, string? supersedes, ReturnChanges? changes, Organisation organisation, MonitoringPolicy policy)
    {
        var figures = ChangedFigures(now, then).ToList();
        // An alert says what a figure is: of one that either side hides it would say it of the other.
        var hidden = now.Figures.Concat(then.Figures).Where(ChangedFigure.IsHidden).Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
        var (alertsNow, alertsThen) = (Alerts(now), Alerts(then));
        return new CorrectionPreview(
            submissionId, supersedes, changes, figures.Count, [.. figures.Take(MostFiguresListed)], ChangedScore.Between(now.Manifest, then.Manifest),
            [.. alertsThen.Where(a => !alertsNow.ContainsKey(a.Key)).Select(a => a.Value)],
            [.. alertsNow.Where(a => !alertsThen.ContainsKey(a.Key)).Select(a => a.Value)]);

        ImmutableSortedDictionary<string, string> Alerts(Release release)
            => DriftAlert.From(organisation, policy, [.. release.Figures.Select(f => hidden.Contains(f.Id) ? f with { Value = null, Ratio = null } : f)]).ToImmutableSortedDictionary(a => a.Id, a => a.Message, StringComparer.Ordinal);
    }

    private static IEnumerable<ChangedFigure> ChangedFigures(Release now, Release then)
    {
        var (before, after) = (Of(now), Of(then));
        foreach (var id in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal))
        {
            if (ChangedFigure.Between(before.GetValueOrDefault(id), after.GetValueOrDefault(id)) is { } changed)
                yield return changed;
        }

        Dictionary<string, PublishedFigure> Of(Release release)
            => release.Figures.ToDictionary(f => f.Id, StringComparer.Ordinal);
    }
}

/// <summary>A published figure that would change.</summary>
/// <param name="Id">Of the figure, with all its parts.</param>
/// <param name="Before">Null where there is no such figure now.</param>
/// <param name="After">Null where there would be none.</param>
public sealed record ChangedFigure(string Id, string Indicator, string Period, ShownFigure? Before, ShownFigure? After)
{
    /// <returns>Null where a reader would see no difference.</returns>
    internal static ChangedFigure? Between(PublishedFigure? before, PublishedFigure? after)
    {
        // Where one side is hidden, the other's numbers beside it would be a step towards what is hidden: then neither shows any.
        var isHidden = IsHidden(before) || IsHidden(after);
        var (was, willBe) = (ShownFigure.Of(before, isHidden), ShownFigure.Of(after, isHidden));
        var of = before ?? after!;
        return was == willBe ? null : new ChangedFigure(of.Id, of.Indicator, of.Period, was, willBe);
    }

    internal static bool IsHidden(PublishedFigure? figure) => figure?.Marker?.StartsWith('c') == true;
}

/// <param name="Marker">As published; <c>c</c> says that the figure is hidden, and no more is said of it on either side.</param>
public sealed record ShownFigure(double? Value, decimal? Numerator, decimal? Denominator, string? Verdict, string? Marker)
{
    internal static ShownFigure? Of(PublishedFigure? figure, bool isHidden) => figure switch
    {
        null => null,
        _ when isHidden => new ShownFigure(null, null, null, null, figure.Marker),
        _ => new ShownFigure(figure.Value, figure.Numerator, figure.Denominator, figure.Verdict, figure.Marker),
    };
}

/// <param name="Before">The name of the level; null where the area is not scored.</param>
public sealed record ChangedScore(string Framework, string Area, string? Before, string? After)
{
    internal static ImmutableArray<ChangedScore> Between(ReleaseManifest now, ReleaseManifest then)
    {
        var before = now.FrameworkScores.Where(s => s.Basis == FrameworkScore.Computed).ToDictionary(s => (s.Framework, s.Area));
        var after = then.FrameworkScores.Where(s => s.Basis == FrameworkScore.Computed).ToDictionary(s => (s.Framework, s.Area));
        return
        [
            .. before.Keys.Union(after.Keys)
                .Select(key => new ChangedScore(key.Framework, key.Area, before.GetValueOrDefault(key)?.LevelName, after.GetValueOrDefault(key)?.LevelName))
                .Where(score => score.Before != score.After)
                .OrderBy(score => score.Framework, StringComparer.Ordinal).ThenBy(score => score.Area, StringComparer.Ordinal),
        ];
    }
}
