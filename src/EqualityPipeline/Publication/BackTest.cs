using System.Collections.Immutable;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Publication;

/// <summary>What a policy would have published otherwise from the returns that are counted now. Made of published figures only, from before and after.</summary>
/// <param name="Policy">The version that was tried.</param>
/// <param name="Against">The version in force.</param>
/// <param name="Moved">Figures that both publish, and not alike.</param>
/// <param name="Adjusted">Figures of which nothing moves but the q value, because others that are tested beside them move.</param>
/// <param name="ReturnTypes">Whose columns, measures or checks differ. Returns stay counted as they were at intake: to count them anew they have to be sent again.</param>
/// <param name="CodeLists">Code lists and strands that differ: the same holds for returns that name them.</param>
/// <param name="Dropped">What the policy leaves out that the one in force has; it cannot be approved while there is any.</param>
/// <param name="Note">What the numbers leave out, in words.</param>
public sealed record BackTest(
    string Policy, string Against, DateOnly AsOf, int Added, int Gone, int Moved, int Adjusted, ImmutableArray<BackTestedOrganisation> Organisations,
    ImmutableArray<string> ReturnTypes, ImmutableArray<string> CodeLists, ImmutableArray<string> Dropped, string Note)
{
    /// <summary>Of all organisations together.</summary>
    public const int MostFiguresListed = 500;

    private const string AsCounted = "Returns stay as they were counted when they came.";

    private static string Unjudged(ImmutableHashSet<string> frameworks)
        => frameworks.Count == 0 ? "" : $" No score is told of what asks otherwise how many posts were trained: {string.Join(", ", frameworks.Order(StringComparer.Ordinal))}.";

    internal static BackTest Of(MonitoringPolicy now, MonitoringPolicy then, DateOnly asOf, ImmutableArray<BackTestedOrganisation> organisations)
    {
        var differing = PolicyDifference.Between(now, then);
        // What moves of any organisation comes before what is only adjusted.
        var listed = organisations.SelectMany(o => o.Figures).OrderBy(f => f.Change == FigureChange.Adjusted).Take(MostFiguresListed).Select(f => f.Id)
            .ToHashSet(StringComparer.Ordinal);
        var again = differing.ReturnTypes.Length + differing.CodeLists.Length == 0
            ? $"{AsCounted} Nothing that this policy asks of a return differs, so none has to be sent again."
            : $"{AsCounted} What differs in the return types and code lists listed here moves a past figure only when the returns are sent again.";
        return new BackTest(
            then.Version, now.Version, asOf, organisations.Sum(o => o.Added), organisations.Sum(o => o.Gone), organisations.Sum(o => o.Moved),
            organisations.Sum(o => o.Adjusted), [.. organisations.Select(o => o with { Figures = [.. o.Figures.Where(f => listed.Contains(f.Id))] })],
            differing.ReturnTypes, differing.CodeLists, differing.Dropped, again + Unjudged(KeptProtection.JudgedAnewIn(then, now)));
    }
}

/// <param name="Release">The working release that was shown when it was tried; null where there was none.</param>
/// <param name="Change">In words, where only one of the two policies has the organisation; otherwise null.</param>
/// <param name="Periods">How many figures by indicator and period.</param>
/// <param name="Figures">At most <see cref="BackTest.MostFiguresListed"/>, by id, those that are only adjusted last; the counts count them all.</param>
public sealed record BackTestedOrganisation(
    string Organisation, string? Release, string? Change, int Added, int Gone, int Moved, int Adjusted,
    ImmutableArray<BackTestedPeriod> Periods, ImmutableArray<BackTestedFigure> Figures, ImmutableArray<ChangedScore> Scores)
{
    /// <param name="now">Figures of the parts that differ, under the policy in force; those of parts that both share may be left out.</param>
    /// <param name="then">The same under the policy that is tried.</param>
    /// <param name="untold">Ids of indicators of which no number is shown: they pass no gate, and nobody has agreed yet to tell them.</param>
    internal static BackTestedOrganisation Between(
        string organisation, string? release, string? change, IEnumerable<PublishedFigure> now, IEnumerable<PublishedFigure> then, IReadOnlySet<string> untold,
        ImmutableArray<ChangedScore> scores)
    {
        var before = now.ToDictionary(f => f.Id, StringComparer.Ordinal);
        var after = then.ToDictionary(f => f.Id, StringComparer.Ordinal);
        var moved = before.Keys.Union(after.Keys).Order(StringComparer.Ordinal)
            .Select(id => BackTestedFigure.Between(before.GetValueOrDefault(id), after.GetValueOrDefault(id), untold))
            .OfType<BackTestedFigure>().ToList();
        var periods = moved.GroupBy(f => (f.Indicator, f.Period))
            .Select(g => new BackTestedPeriod(g.Key.Indicator, g.Key.Period, Count(g, FigureChange.Added), Count(g, FigureChange.Gone), Count(g, FigureChange.Moved), Count(g, FigureChange.Adjusted)))
            .OrderBy(p => p.Indicator, StringComparer.Ordinal).ThenBy(p => p.Period, StringComparer.Ordinal);
        return new BackTestedOrganisation(
            organisation, release, change, Count(moved, FigureChange.Added), Count(moved, FigureChange.Gone), Count(moved, FigureChange.Moved),
            Count(moved, FigureChange.Adjusted), [.. periods], [.. moved.OrderBy(f => f.Change == FigureChange.Adjusted).Take(BackTest.MostFiguresListed)], scores);
    }

    private static int Count(IEnumerable<BackTestedFigure> figures, FigureChange change) => figures.Count(f => f.Change == change);
}

public sealed record BackTestedPeriod(string Indicator, string Period, int Added, int Gone, int Moved, int Adjusted);

public enum FigureChange
{
    Added,
    Gone,
    Moved,

    /// <summary>Only its q value, which depends on the other figures tested beside it.</summary>
    Adjusted,
}

/// <summary>A published figure that a policy would add, take away or move.</summary>
/// <param name="Before">Null where there is no such figure now.</param>
/// <param name="After">Null where there would be none.</param>
public sealed record BackTestedFigure(string Id, string Indicator, string Period, FigureChange Change, ComparedFigure? Before, ComparedFigure? After)
{
    /// <returns>Null where a reader would see no difference.</returns>
    internal static BackTestedFigure? Between(PublishedFigure? before, PublishedFigure? after, IReadOnlySet<string> untold)
    {
        var of = before ?? after!;
        // Where one side is hidden, the other's numbers beside it would be a step towards what is hidden: then neither shows any.
        var isHidden = IsHidden(before) || IsHidden(after) || untold.Contains(of.Indicator);
        var (was, willBe) = (ComparedFigure.Of(before, isHidden), ComparedFigure.Of(after, isHidden));
        var change = was is null ? FigureChange.Added
            : willBe is null ? FigureChange.Gone
            : was with { QValue = null } == willBe with { QValue = null } ? FigureChange.Adjusted
            : FigureChange.Moved;
        return was == willBe ? null : new BackTestedFigure(of.Id, of.Indicator, of.Period, change, was, willBe);
    }

    private static bool IsHidden(PublishedFigure? figure) => figure?.Marker?.StartsWith('c') == true;
}

/// <summary>All that a figure says, its comparison included: a changed comparator moves no value, and yet what is read.</summary>
/// <param name="Marker">Without <c>r</c> and <c>p</c>: that a figure was computed again is no change of it.</param>
public sealed record ComparedFigure(
    double? Value, decimal? Numerator, decimal? Denominator, double? Lower95, double? Upper95, double? Lower998, double? Upper998,
    string? Comparator, double? ComparatorValue, double? Ratio, double? RatioLower95, double? RatioUpper95,
    double? Difference, double? DifferenceLower95, double? DifferenceUpper95, double? PValue, double? QValue,
    string? Verdict, double? DeclarationRate, string? Marker, string? MarkerReason)
{
    private static readonly string[] OfTheEdition = ["r", "p"];

    internal static ComparedFigure? Of(PublishedFigure? figure, bool isHidden) => figure switch
    {
        null => null,
        _ when isHidden => new ComparedFigure(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, MarkerOf(figure), null),
        _ => new ComparedFigure(
            figure.Value, figure.Numerator, figure.Denominator, figure.Lower95, figure.Upper95, figure.Lower998, figure.Upper998,
            figure.Comparator, figure.ComparatorValue, figure.Ratio, figure.RatioLower95, figure.RatioUpper95,
            figure.Difference, figure.DifferenceLower95, figure.DifferenceUpper95, figure.PValue, figure.QValue,
            figure.Verdict, figure.DeclarationRate, MarkerOf(figure), figure.MarkerReason),
    };

    private static string? MarkerOf(PublishedFigure figure)
        => figure.Marker?.Split(',').Except(OfTheEdition, StringComparer.Ordinal).ToList() is { Count: > 0 } left ? string.Join(',', left) : null;
}
