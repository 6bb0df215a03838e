using System.Collections.Immutable;

namespace EqualityPipeline.Publication;

/// <summary>Figures that a release shows with other numbers than the approved release before it.</summary>
public static class Revision
{
    /// <param name="before">Figures of the approved release; those that are the same by their part may be left out.</param>
    /// <param name="after">Of the release that follows it.</param>
    /// <returns>As they were, those that both show and not with the same numbers; by id.</returns>
    public static ImmutableArray<PublishedFigure> Between(IEnumerable<PublishedFigure> before, IEnumerable<PublishedFigure> after)
    {
        var now = after.ToDictionary(f => f.Id, StringComparer.Ordinal);
        return
        [
            .. before.Select(f => (f.Id, Was: f))
                .Where(f => now.TryGetValue(f.Id, out var figure) && Numbers(f.Was) != Numbers(figure))
                .OrderBy(f => f.Id, StringComparer.Ordinal)
                .Select(f => f.Was),
        ];
    }

    /// <summary>The figure with the marker <c>r</c>.</summary>
    public static PublishedFigure Marked(PublishedFigure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return figure with { Marker = Markers.Revised(figure.Marker) };
    }

    /// <summary>Words follow the numbers, and the q value the other figures that are tested beside this one.</summary>
    private static ComparedFigure Numbers(PublishedFigure figure)
        => ComparedFigure.Of(figure, isHidden: false)! with { Comparator = null, QValue = null, Verdict = null, Marker = null, MarkerReason = null };
}

/// <summary>What a release corrects of the one that was approved before it.</summary>
/// <param name="Corrects">Id of that release; null where none was approved.</param>
/// <param name="Superseded">Submissions that the release before rested on and this one does not.</param>
/// <param name="FiguresCorrected">How many figures; at most <see cref="MostFiguresListed"/> are listed, by id.</param>
public sealed record Corrections(
    string Organisation, string Release, string? Corrects, ImmutableArray<SupersededSubmission> Superseded,
    int FiguresCorrected, ImmutableArray<CorrectedFigure> Figures)
{
    public const int MostFiguresListed = 5_000;

    /// <param name="corrected">Null where none was approved before.</param>
    /// <param name="before">The revised figures as they were.</param>
    public static Corrections Of(Release release, ReleaseManifest? corrected, ImmutableArray<PublishedFigure> before)
    {
        ArgumentNullException.ThrowIfNull(release);
        var listed = before.Take(MostFiguresListed).Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
        var after = release.Figures.Where(f => Markers.Has(f.Marker, 'r') && listed.Contains(f.Id))
            .ToDictionary(f => f.Id, StringComparer.Ordinal);
        return new Corrections(
            release.Manifest.Organisation, release.Manifest.Id, corrected?.Id,
            corrected is null ? [] : SupersededSubmission.Between(corrected, release.Manifest),
            before.Length, [.. before.Where(f => after.ContainsKey(f.Id)).Select(f => CorrectedFigure.Between(f, after[f.Id]))]);
    }
}

/// <param name="Before">Id of the submission that was counted.</param>
/// <param name="After">Id of the one that took its place; null where it was withdrawn.</param>
public sealed record SupersededSubmission(string Period, string Directorate, string ReturnType, string Before, string? After)
{
    internal static ImmutableArray<SupersededSubmission> Between(ReleaseManifest before, ReleaseManifest after)
    {
        var now = after.Submissions.ToDictionary(s => (s.Period, s.Directorate, s.ReturnType), s => s.SubmissionId);
        return
        [
            .. before.Submissions
                .Select(s => new SupersededSubmission(s.Period, s.Directorate, s.ReturnType, s.SubmissionId, now.GetValueOrDefault((s.Period, s.Directorate, s.ReturnType))))
                .Where(s => s.Before != s.After),
        ];
    }
}

/// <param name="Before">As the release corrected shows it; where either side is hidden neither shows a number.</param>
public sealed record CorrectedFigure(string Id, string Indicator, string Period, ComparedFigure Before, ComparedFigure After)
{
    internal static CorrectedFigure Between(PublishedFigure before, PublishedFigure after)
    {
        var isHidden = IsHidden(before) || IsHidden(after);
        return new CorrectedFigure(before.Id, before.Indicator, before.Period, Side(before, isHidden), Side(after, isHidden));
    }

    // The q value follows from the other figures of each release, and the parts of a release hold none.
    private static ComparedFigure Side(PublishedFigure figure, bool isHidden) => ComparedFigure.Of(figure, isHidden)! with { QValue = null };

    private static bool IsHidden(PublishedFigure figure) => figure.Marker?.StartsWith('c') == true;
}
