using System.Collections.Immutable;

namespace EqualityPipeline.Registers.Region;

/// <summary>Authorities at the same level of a scheme. Within a band nobody is before anybody.</summary>
/// <param name="Level">Null for those that did not answer: they have no place.</param>
/// <param name="BestPlace">1 is the highest; null for those without a place.</param>
/// <param name="WorstPlace">Those that did not answer may all stand above.</param>
/// <param name="Authorities">By name.</param>
/// <param name="Asked">Authorities of the scheme in the survey.</param>
/// <param name="Answered">Of those, the ones that did.</param>
public sealed record LeagueBand(string Scheme, string? Level, int? BestPlace, int? WorstPlace, ImmutableArray<string> Authorities, int Asked, int Answered)
{
    /// <summary>By scheme, the highest level first, those without an answer last.</summary>
    internal static ImmutableArray<LeagueBand> Of(ImmutableArray<AuthorityLevel> levels) =>
    [
        .. levels.GroupBy(l => l.Scheme, StringComparer.Ordinal).OrderBy(of => of.Key, StringComparer.Ordinal).SelectMany(of => OfScheme(of.Key, [.. of])),
    ];

    private static IEnumerable<LeagueBand> OfScheme(string scheme, List<AuthorityLevel> levels)
    {
        var answered = levels.Count(l => l.Rank is not null);
        var silent = levels.Count - answered;
        var above = 0;
        foreach (var band in levels.Where(l => l.Rank is not null).GroupBy(l => (Rank: l.Rank!.Value, l.Level)).OrderByDescending(b => b.Key.Rank))
        {
            var tied = band.Count();
            yield return new LeagueBand(scheme, band.Key.Level, above + 1, above + tied + silent, [.. band.Select(l => l.Authority)], levels.Count, answered);
            above += tied;
        }
        if (silent > 0)
            yield return new LeagueBand(scheme, null, null, null, [.. levels.Where(l => l.Rank is null).Select(l => l.Authority)], levels.Count, answered);
    }
}
