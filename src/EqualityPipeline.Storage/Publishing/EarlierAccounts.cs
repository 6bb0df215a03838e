using System.Collections.Immutable;
using EqualityPipeline.Indicators;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;

namespace EqualityPipeline.Storage.Publishing;

/// <summary>The accounts that a release hands on to the next: of its parts, and of parts that it has no more.</summary>
internal sealed class EarlierAccounts(MonitoringPolicy policy, ReleaseManifest? previous)
{
    private readonly ImmutableArray<PartAccount> accounts = [.. previous?.Accounts ?? []];
    private readonly HashSet<string> families = [.. IndicatorFamily.Of(policy).Select(f => f.Id)];

    /// <summary>Its own; those of families that a changed policy has not; and where it has none of its own, all of the year, in one of which its indicators may have been.</summary>
    public ImmutableArray<PartAccount> For(IndicatorFamily family, int financialYear)
    {
        ImmutableArray<PartAccount> bearing = [.. BearingOn(family, financialYear)];
        return bearing.Any(a => a.Family == family.Id) ? bearing : [.. accounts.Where(a => a.FinancialYear == financialYear)];
    }

    /// <summary>Those of the family, and of families that the policy has no more.</summary>
    public IEnumerable<PartAccount> BearingOn(IndicatorFamily family, int financialYear)
        => accounts.Where(a => a.FinancialYear == financialYear && (a.Family == family.Id || !families.Contains(a.Family)));

    /// <summary>Those of parts that the new release has not; null where it has all.</summary>
    public ImmutableArray<PartAccount>? NotOf(IEnumerable<ReleasePart> parts)
    {
        var there = parts.Select(p => (p.Family, p.FinancialYear)).ToHashSet();
        ImmutableArray<PartAccount> gone = [.. accounts.Where(a => !there.Contains((a.Family, a.FinancialYear)))];
        return gone.IsEmpty ? null : gone;
    }
}
