using System.Collections.Immutable;
using EqualityPipeline.Policy;
using EqualityPipeline.Registers;

namespace EqualityPipeline.Frameworks;

/// <summary>A level that an organisation says it holds under a scheme, from its own register of levels.</summary>
/// <param name="Basis">self, peer (a peer challenge or a validation) or migrated.</param>
/// <param name="TargetLevel">Id of the level aimed for next; null where none is.</param>
public sealed record LevelClaim(string Scheme, string Level, string Basis, DateOnly Assessed, DateOnly? ExpiresOn, string? TargetLevel, DateOnly? TargetDate)
{
    /// <summary>What the organisation says of itself; rows of other authorities in the same register are the survey of a region. Oldest first, each once.</summary>
    /// <remarks>Earlier registers are looked at too: a level that was held is not undone when the next register names the next scheme.</remarks>
    public static ImmutableArray<LevelClaim> Of(Organisation organisation, HeldRegisters registers, DateOnly asOf) =>
    [
        .. registers.HistoryOf("standard-levels")
            .SelectMany(r => r.Records, (r, record) => new HeldRecord(r, record))
            .Where(r => string.Equals(r.Find("authority"), organisation.Id, StringComparison.OrdinalIgnoreCase)
                && r.Find("response") == "answered" && r.FindDay("assessed") <= asOf)
            .Select(r => new LevelClaim(
                r.Find("scheme")!, r.Find("level")!, BasisOf(r.Find("basis")!), r.FindDay("assessed")!.Value, r.FindDay("expires"),
                r.Find("target_level"), r.FindDay("target_date")))
            .GroupBy(c => (c.Scheme, c.Basis, c.Assessed))
            // Told again, a level is told anew: its target or its end may have been set since.
            .Select(same => same.Last())
            .OrderBy(c => c.Assessed),
    ];

    private static string BasisOf(string code) => code switch { "validated" => "peer", _ => code };
}
