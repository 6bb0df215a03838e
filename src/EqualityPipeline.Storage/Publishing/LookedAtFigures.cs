using System.Collections.Immutable;
using EqualityPipeline.Frameworks;
using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Registers;

namespace EqualityPipeline.Storage.Publishing;

/// <summary>
/// The figures that frameworks and reports on registers look at: a small part of a release, kept for each family and year once they are known, so that a night need not
/// read everything that was ever published.
/// </summary>
internal sealed class LookedAtFigures
{
    private readonly MonitoringPolicy policy;
    private readonly Organisation organisation;
    private readonly ReleaseStore releases;
    private readonly bool isKept;
    private readonly HeldRegisters registers;
    private readonly IReadOnlySet<string> named;
    private readonly string question;
    private readonly ReportingMonth lastMonth;
    private readonly int lookBack;
    private readonly ILookup<(string Family, int FinancialYear), ReleasePart> before;
    private readonly Dictionary<string, ImmutableArray<PublishedFigure>> known = new(StringComparer.Ordinal);

    /// <param name="previous">The release before; null where there is none, or where nothing of it is to be looked at.</param>
    /// <param name="isKept">Whether what is found here is kept for the next run.</param>
    public LookedAtFigures(
        MonitoringPolicy policy, Organisation organisation, DateOnly asOf, ReleaseManifest? previous, HeldRegisters registers, ReleaseStore releases, bool isKept)
    {
        (this.policy, this.organisation, this.registers, this.releases, this.isKept) = (policy, organisation, registers, releases, isKept);
        (lastMonth, lookBack) = (FrameworkInputs.LastMonthDue(organisation, asOf), FrameworkInputs.MonthsLookedBack(policy));
        before = (previous?.Parts ?? []).ToLookup(p => (p.Family, p.FinancialYear));
        named = RegisterInputs.IndicatorsNamed(policy, registers);
        question = ContentHash.Of([policy.Version, FrameworkInputs.WhatIsLookedAt(policy), string.Join(' ', named.Order(StringComparer.Ordinal))]);
    }

    /// <summary>Of a part whose figures are in hand.</summary>
    public void Add(ReleasePart part, ImmutableArray<PublishedFigure> figures)
    {
        if (IsAsked(part.FinancialYear))
            known[part.ContentHash] = Among(figures);
    }

    /// <summary>Each part is read at most once for whoever looks at it: the reports on registers, and the frameworks, which a partnership is not scored by.</summary>
    public async Task<(ImmutableArray<PublishedFigure> ForRegisters, ImmutableArray<PublishedFigure> ForFrameworks)> OfAsync(
        IEnumerable<ReleasePart> parts, CancellationToken cancel)
    {
        var (forRegisters, forFrameworks) = (ImmutableArray.CreateBuilder<PublishedFigure>(), ImmutableArray.CreateBuilder<PublishedFigure>());
        foreach (var year in parts.Where(p => IsAsked(p.FinancialYear)).GroupBy(p => (p.Family, p.FinancialYear)))
        {
            foreach (var figures in await OfYearAsync([.. year], cancel))
            {
                if (!registers.IsEmpty)
                    forRegisters.AddRange(figures.Where(f => RegisterInputs.IsWanted(f, named)));
                if (IsOfFrameworks(year.Key.FinancialYear))
                {
                    forFrameworks.AddRange(FrameworkInputs.LookedAtAmong(policy, figures)
                        .Where(f => FigurePeriod.Parse(f.Period).LastMonth is var month && month <= lastMonth && lastMonth.MonthsSince(month) < lookBack));
                }
            }
        }

        return (forRegisters.ToImmutable(), forFrameworks.ToImmutable());
    }

    /// <returns>Those of each part of a family and year.</returns>
    private async Task<ImmutableArray<PublishedFigure>[]> OfYearAsync(ReleasePart[] parts, CancellationToken cancel)
    {
        bool AreKnown() => parts.All(p => known.ContainsKey(p.ContentHash));

        var isFound = !AreKnown() && await FindAsync(parts, cancel);
        // Where some parts are new, the others are among those of the release before.
        if (!isFound && !AreKnown())
            await FindAsync([.. before[(parts[0].Family, parts[0].FinancialYear)]], cancel);
        foreach (var part in parts.Where(p => !known.ContainsKey(p.ContentHash)))
            known[part.ContentHash] = Among(await releases.ReadPartAsync(organisation.Id, part.ContentHash, cancel));
        ImmutableArray<PublishedFigure>[] figures = [.. parts.Select(p => known[p.ContentHash])];
        if (isKept && !isFound)
            await releases.Workings.WriteAsync(organisation.Id, NameOf(parts), [.. figures.SelectMany(f => f)], cancel);
        return figures;
    }

    private async Task<bool> FindAsync(ReleasePart[] parts, CancellationToken cancel)
    {
        if (parts.Length == 0 || await releases.Workings.FindFiguresAsync(organisation.Id, NameOf(parts), cancel) is not { } kept)
            return false;
        var shares = new DirectorateShares(organisation, isTold: Array.Exists(parts, p => p.Share > 0));
        var byPart = kept.ToLookup(f => (YearPart?)shares.PartOf(f));
        foreach (var part in parts)
            known.TryAdd(part.ContentHash, [.. byPart[part.Of]]);
        return true;
    }

    private ImmutableArray<PublishedFigure> Among(ImmutableArray<PublishedFigure> figures)
    {
        var ofFrameworks = FrameworkInputs.LookedAtAmong(policy, figures).ToHashSet(ReferenceEqualityComparer.Instance);
        return [.. figures.Where(f => ofFrameworks.Contains(f) || RegisterInputs.IsWanted(f, named))];
    }

    private string NameOf(ReleasePart[] parts) => $"{ContentHash.Of(parts.Select(p => p.ContentHash))}-{question}";

    private bool IsAsked(int financialYear) => !registers.IsEmpty || IsOfFrameworks(financialYear);

    private bool IsOfFrameworks(int financialYear)
        => !organisation.IsPartnership && financialYear <= lastMonth.FinancialYear && FigurePeriod.YearOf(financialYear).LastMonth > lastMonth.Plus(-lookBack);
}
