using System.Collections.Immutable;
using EqualityPipeline.Indicators;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;

namespace EqualityPipeline.Storage.Publishing;

/// <summary>What a member of a partnership must bear in mind beside its own releases: the totals that were read, and what the other members show.</summary>
internal sealed class PartnersAccounts
{
    private readonly MonitoringPolicy policy;
    private readonly List<(ReleaseManifest Pooled, List<ReleaseManifest> Others)> partnerships = [];

    private PartnersAccounts(MonitoringPolicy policy) => this.policy = policy;

    /// <returns>As the working releases of its partnerships and of their other members stand; a partnership that has none has told nothing.</returns>
    public static async Task<PartnersAccounts> OfAsync(MonitoringPolicy policy, Organisation organisation, ReleaseStore releases, CancellationToken cancel)
    {
        var partners = new PartnersAccounts(policy);
        foreach (var partnership in policy.Organisations.Where(o => o.Members.Contains(organisation.Id)))
        {
            if (await WorkingAsync(partnership.Id) is not { } pooled)
                continue;
            var others = new List<ReleaseManifest>();
            foreach (var member in partnership.Members.Where(m => m != organisation.Id))
            {
                if (await WorkingAsync(member) is { } other)
                    others.Add(other);
            }

            partners.partnerships.Add((pooled, others));
        }

        return partners;

        async Task<ReleaseManifest?> WorkingAsync(string of)
            => await releases.FindPointerAsync(of, Edition.Working, cancel) is { } found ? await releases.FindManifestAsync(of, found.Pointer.Release, cancel) : null;
    }

    /// <returns>None where no total of the family and council year was told.</returns>
    public ImmutableArray<PartAccount> For(IndicatorFamily family, int financialYear)
        => [.. partnerships.Where(p => Of(p.Pooled, family, financialYear).Any()).SelectMany(p => p.Others.Prepend(p.Pooled)).SelectMany(m => Of(m, family, financialYear)).Distinct()];

    private IEnumerable<PartAccount> Of(ReleaseManifest manifest, IndicatorFamily family, int financialYear)
        => new EarlierAccounts(policy, manifest).BearingOn(family, financialYear).Select(a => a with { Organisation = manifest.Organisation });
}
