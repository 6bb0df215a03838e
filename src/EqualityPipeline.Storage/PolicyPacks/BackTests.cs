using System.Collections.Immutable;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Storage.Publishing;
using EqualityPipeline.Storage.Receiving;
using Microsoft.Extensions.Logging;

namespace EqualityPipeline.Storage.PolicyPacks;

/// <summary>Publishes every organisation under the policy in force and under another, by the code that publishes and through the same gate, and writes neither.</summary>
public sealed class BackTests(
    MonitoringPolicy policy, Publisher publisher, PackStore store, PackDecisions decisions, SubmissionRegister register, CellStore cells, ReleaseStore releases,
    TimeProvider clock, ILogger<Publisher> log)
{
    /// <summary>The report that stands where nothing was published or activated since; otherwise a new one.</summary>
    /// <returns>Null where no such pack was uploaded.</returns>
    /// <exception cref="InvalidDataException">The pack has errors.</exception>
    public async Task<BackTest?> OfAsync(string version, string by, CancellationToken cancel)
    {
        var (packs, _) = await store.ReadAsync(cancel);
        if (packs.Find(version) is not { } pack)
            return null;
        var candidate = PolicyPack.Load(await store.ReadFilesAsync(version, cancel)).Policy
            ?? throw new InvalidDataException($"The policy {version} has errors: mend them before it is back-tested.");
        var ids = policy.Organisations.Concat(candidate.Organisations).Select(o => o.Id).Distinct(StringComparer.Ordinal).ToList();
        // Noted before the figures are computed: what is published meanwhile makes the report an old one.
        var shown = await decisions.ShownAsync(ids, cancel);
        if (pack.BackTest?.IsOf(policy.Version, shown) == true && await store.FindBackTestAsync(version, cancel) is { } standing && standing.Against == policy.Version)
            return standing;

        var asOf = LondonTime.DayOf(clock.GetUtcNow());
        var guarded = KeptProtection.In(candidate, policy);
        var tried = new Publisher(guarded, register, cells, releases, clock, log);
        var organisations = ImmutableArray.CreateBuilder<BackTestedOrganisation>(ids.Count);
        foreach (var id in ids)
            organisations.Add(await OfOrganisationAsync(id, shown[id], guarded, tried, asOf, cancel));
        var report = BackTest.Of(policy, candidate, asOf, organisations.ToImmutable());
        await store.WriteBackTestAsync(report, cancel);
        await decisions.KeepBackTestAsync(
            version, new BackTestedOn(clock.GetUtcNow(), policy.Version, shown, report.Added, report.Gone, report.Moved, report.Dropped), by, cancel);
        return report;
    }

    private async Task<BackTestedOrganisation> OfOrganisationAsync(
        string id, string shown, MonitoringPolicy guarded, Publisher tried, DateOnly asOf, CancellationToken cancel)
    {
        var (now, then) = (await TryAsync(policy, publisher), await TryAsync(guarded, tried));
        var change = now is null ? "The policy in force has no such organisation." : then is null ? "The policy that is tried has no such organisation." : null;
        var unjudged = KeptProtection.JudgedAnewIn(guarded, policy);
        var read = new Dictionary<string, ImmutableArray<PublishedFigure>>(StringComparer.Ordinal);
        var isSame = now is not null && then is not null && now.Manifest.Parts.Select(p => p.ContentHash).SequenceEqual(then.Manifest.Parts.Select(p => p.ContentHash));
        return BackTestedOrganisation.Between(
            id, shown.Length > 0 ? shown : null, change, isSame ? [] : await FiguresAsync(now), isSame ? [] : await FiguresAsync(then),
            KeptProtection.ReadAnewIn(guarded, policy),
            now is not null && then is not null ? [.. ChangedScore.Between(now.Manifest, then.Manifest).Where(s => !unjudged.Contains(s.Framework))] : []);

        async Task<TriedRelease?> TryAsync(MonitoringPolicy under, Publisher by)
            => under.FindOrganisation(id) is { } organisation ? await by.TryOutAsync(organisation, asOf, cancel) : null;

        // Also those of the parts that both share: their q values follow from the figures tested beside them, which may be in a part that differs.
        async Task<ImmutableArray<PublishedFigure>> FiguresAsync(TriedRelease? of)
        {
            if (of is null)
                return [];
            var parts = new List<ImmutableArray<PublishedFigure>>();
            foreach (var part in of.Manifest.Parts)
            {
                if (!read.TryGetValue(part.ContentHash, out var figures))
                    read[part.ContentHash] = figures = await of.FiguresOf(part, cancel);
                parts.Add(figures);
            }

            return Release.Of(of.Manifest, parts).Figures;
        }
    }
}
