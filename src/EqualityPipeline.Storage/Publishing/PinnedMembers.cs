using System.Collections.Immutable;
using EqualityPipeline.Indicators;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Registers;
using EqualityPipeline.Storage.Receiving;

namespace EqualityPipeline.Storage.Publishing;

/// <summary>The releases of its members that one of a partnership is made of: what they count, and what they hide.</summary>
internal sealed class PinnedMembers
{
    private readonly ReleaseStore releases;
    private readonly ImmutableArray<ReleaseManifest> manifests;

    private PinnedMembers(MonitoringPolicy policy, Organisation partnership, ReleaseStore releases, ImmutableArray<ReleaseManifest> manifests)
    {
        (this.releases, this.manifests) = (releases, manifests);
        var pooling = new Pooling(policy, partnership);
        Slots =
        [
            .. manifests.SelectMany(m => m.Submissions.Select(s => CountedSlots.Of(m.Organisation, s)))
                .Where(s => pooling.Takes(s.Organisation, s.ReturnType, s.Period)),
        ];
    }

    public ImmutableArray<PinnedRelease> Pins => [.. manifests.Select(m => new PinnedRelease(m.Organisation, m.Id))];

    /// <summary>What is counted in the members' releases and shared, member by member.</summary>
    public ImmutableArray<SubmissionSlot> Slots { get; }

    /// <returns>As the members' working releases stand; null where the organisation is no partnership.</returns>
    public static async Task<PinnedMembers?> WorkingAsync(MonitoringPolicy policy, Organisation organisation, ReleaseStore releases, CancellationToken cancel)
    {
        if (!organisation.IsPartnership)
            return null;
        var pins = new List<PinnedRelease>();
        foreach (var member in organisation.Members)
        {
            if (await releases.FindPointerAsync(member, Edition.Working, cancel) is { } pointer)
                pins.Add(new PinnedRelease(member, pointer.Pointer.Release));
        }

        return await OfAsync(policy, organisation, [.. pins], releases, cancel);
    }

    /// <returns>Null where the manifest pins nothing.</returns>
    /// <exception cref="InvalidDataException">A release that it pins is missing from storage.</exception>
    public static async Task<PinnedMembers?> OfAsync(
        MonitoringPolicy policy, Organisation partnership, ImmutableArray<PinnedRelease>? pins, ReleaseStore releases, CancellationToken cancel)
    {
        if (pins is not { } known)
            return null;
        var pinned = ImmutableArray.CreateBuilder<ReleaseManifest>(known.Length);
        foreach (var pin in known)
        {
            pinned.Add(await releases.FindManifestAsync(pin.Organisation, pin.Release, cancel)
                ?? throw new InvalidDataException($"The release {pin.Release} of {pin.Organisation}, which {partnership.Id} rests on, is missing from storage."));
        }

        return new PinnedMembers(policy, partnership, releases, pinned.MoveToImmutable());
    }

    /// <summary>By member the hash of its account of what was hidden: another account may hide other totals.</summary>
    public ImmutableArray<string> AuditHashesOf(FamilyYear year)
        => [.. PartsOf(year).Select(p => $"{p.Member} {p.Part.AuditHash}")];

    public async Task<ImmutableArray<OrganisationAudit>> AuditsOfAsync(FamilyYear year, CancellationToken cancel)
    {
        var audits = ImmutableArray.CreateBuilder<OrganisationAudit>();
        foreach (var (member, part) in PartsOf(year))
            audits.Add(new OrganisationAudit(member, await releases.ReadAuditAsync(member, part.AuditHash, cancel)));
        return audits.ToImmutable();
    }

    /// <summary>What the members' releases say of their registers, in the partnership's own order.</summary>
    public async Task<ImmutableArray<RegisterReport>> RegistersAsync(CancellationToken cancel)
    {
        var reports = ImmutableArray.CreateBuilder<RegisterReport>(manifests.Length);
        foreach (var manifest in manifests)
            reports.Add(await releases.ReadRegistersAsync(manifest, cancel));
        return reports.MoveToImmutable();
    }

    private IEnumerable<(string Member, ReleasePart Part)> PartsOf(FamilyYear year)
        // The quarters of a year share one account.
        => manifests.SelectMany(m => m.Parts.Where(p => p.Family == year.Family.Id && p.FinancialYear == year.FinancialYear).Take(1).Select(p => (m.Organisation, p)));
}
