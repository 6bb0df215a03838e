using System.Collections.Immutable;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Frameworks;

/// <summary>The level aimed for, by when it is meant and by when it must be.</summary>
/// <param name="Level">Rank; null where no target is set.</param>
/// <param name="Date">The operating target.</param>
/// <param name="HardDate">The day on which a level that stands lapses, or the last day that the policy allows.</param>
internal sealed record FrameworkTarget(int? Level, DateOnly? Date, DateOnly? HardDate)
{
    /// <summary>What the organisation's register of levels says last goes before what the policy says.</summary>
    public static FrameworkTarget Of(Framework framework, AdoptedFramework? adopted, ImmutableArray<LevelClaim> claims, DateOnly asOf)
    {
        var told = claims.LastOrDefault(c => c.Scheme == framework.Id && c.TargetLevel is not null);
        var (level, date) = told is null ? (adopted?.TargetLevel, adopted?.TargetDate) : (told.TargetLevel, told.TargetDate);
        // The latest assessment under the framework says how long it holds; a level carried over counts where there is none.
        var lapses = claims.LastOrDefault(c => c.Scheme == framework.Id) is { } held && held.Basis != FrameworkScore.Migrated
            ? held.ExpiresOn
            : MigratedScore.ExpiryOf(framework, claims, asOf);
        return new FrameworkTarget(level is null ? null : framework.FindLevel(level)?.Rank, date, adopted?.HardDate ?? lapses);
    }
}
