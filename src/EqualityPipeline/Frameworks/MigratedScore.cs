using System.Collections.Immutable;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Frameworks;

/// <summary>A level carried over from another scheme: it stands from the day of the change and lapses by itself unless the organisation is assessed again.</summary>
internal static class MigratedScore
{
    /// <param name="reassessed">The latest day on which the whole organisation was assessed under this framework; null where it never was.</param>
    /// <returns>Null where nothing was carried over by then.</returns>
    public static FrameworkScore? Of(Framework framework, Organisation organisation, ImmutableArray<LevelClaim> claims, DateOnly? reassessed, DateOnly asOf)
    {
        if (Find(framework, claims, asOf) is not { } carried)
            return null;
        var state = reassessed > carried.On ? "replaced" : carried.ExpiresOn <= asOf ? "lapsed" : "stands";
        var rank = state == "lapsed" ? 0 : carried.Level?.Rank ?? 0;
        return new FrameworkScore(
            organisation.Id, framework.Id, FrameworkScore.Whole, asOf, rank, state == "lapsed" ? "Lapsed" : framework.LevelName(rank), FrameworkScore.Migrated, null,
            carried.ExpiresOn, null, null) { AssessedOn = carried.On, State = state };
    }

    public static DateOnly? ExpiryOf(Framework framework, ImmutableArray<LevelClaim> claims, DateOnly asOf) => Find(framework, claims, asOf)?.ExpiresOn;

    private static Carried? Find(Framework framework, ImmutableArray<LevelClaim> claims, DateOnly asOf)
        => (Told(framework, claims) ?? Worked(framework, claims)) is { } carried && carried.On <= asOf ? carried : null;

    /// <summary>The organisation's own register of levels says that the level was carried over.</summary>
    private static Carried? Told(Framework framework, ImmutableArray<LevelClaim> claims)
        => claims.LastOrDefault(c => c.Scheme == framework.Id && c.Basis == FrameworkScore.Migrated) is { } claim
            ? new Carried(framework.FindLevel(claim.Level), claim.Assessed, claim.ExpiresOn ?? framework.Migrations.FirstOrDefault()?.LapsesOn)
            : null;

    /// <summary>The table of the policy says what became of the level that was held on that day; one assessed later is a level of the old scheme and no more.</summary>
    private static Carried? Worked(Framework framework, ImmutableArray<LevelClaim> claims)
    {
        foreach (var migration in framework.Migrations)
        {
            if (claims.LastOrDefault(c => c.Scheme == migration.From && c.Assessed <= migration.On && !(c.ExpiresOn <= migration.On)) is { } held
                && migration.Levels.FirstOrDefault(l => l.From == held.Level) is { To: { } to })
                return new Carried(framework.FindLevel(to), migration.On, migration.LapsesOn);
        }
        return null;
    }

    private sealed record Carried(FrameworkLevel? Level, DateOnly On, DateOnly? ExpiresOn);
}
