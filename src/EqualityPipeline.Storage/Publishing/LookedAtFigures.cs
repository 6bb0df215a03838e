using System.Collections.Immutable;
using EqualityPipeline.Frameworks;
using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Registers;

namespace EqualityPipeline.Storage.Publishing;

/// <summary>
/// The figures that frameworks and reports on registers look at: a small part of a release, kept beside each part once it is known, so that a night need not read
/// everything that was ever published.
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
    private readonly Dictionary<string, ImmutableArray<PublishedFigure>> known = new(StringComparer.Ordinal);

    /// <param name="isKept">Whether what is found here is kept for the next run.</param>
    public LookedAtFigures(
        MonitoringPolicy policy, Organisation organisation, DateOnly asOf, HeldRegisters registers, ReleaseStore releases, bool isKept)
    {
        (this.policy, this.organisation, this.registers, this.releases, this.isKept) = (policy, organisation, registers, releases, isKept);
        (lastMonth, lookBack) = (FrameworkInputs.LastMonthDue(organisation, asOf), FrameworkInputs.MonthsLookedBack(policy));
        named = RegisterInputs.IndicatorsNamed(policy, registers);
        question = ContentHash.Of([policy.Version, FrameworkInputs.WhatIsLookedAt(policy), string.Join(' ', named.Order(StringComparer.Ordinal))]);
    }

    /// <summary>Of a part whose figures are in hand.</summary>
    public async Task AddAsync(ReleasePart part, ImmutableArray<PublishedFigure> figures, CancellationToken cancel)
    {
        if (!IsAsked(part))
            return;
        known[part.ContentHash] = Among(figures);
        if (isKept)
            await releases.Workings.WriteAsync(organisation.Id, NameOf(part), known[part.ContentHash], cancel);
    }

    /// <summary>Each part is read at most once for whoever looks at it: the reports on registers, and the frameworks, which a partnership is not scored by.</summary>
    public async Task<(ImmutableArray<PublishedFigure> ForRegisters, ImmutableArray<PublishedFigure> ForFrameworks)> OfAsync(
        IEnumerable<ReleasePart> parts, CancellationToken cancel)
    {
        var (forRegisters, forFrameworks) = (ImmutableArray.CreateBuilder<PublishedFigure>(), ImmutableArray.CreateBuilder<PublishedFigure>());
        foreach (var part in parts.Where(IsAsked))
        {
            var figures = await OfAsync(part, cancel);
            if (!registers.IsEmpty)
                forRegisters.AddRange(figures.Where(f => RegisterInputs.IsWanted(f, named)));
            if (IsOfFrameworks(part))
            {
                forFrameworks.AddRange(FrameworkInputs.LookedAtAmong(policy, figures)
                    .Where(f => FigurePeriod.Parse(f.Period).LastMonth is var month && month <= lastMonth && lastMonth.MonthsSince(month) < lookBack));
            }
        }

        return (forRegisters.ToImmutable(), forFrameworks.ToImmutable());
    }

    private async Task<ImmutableArray<PublishedFigure>> OfAsync(ReleasePart part, CancellationToken cancel)
    {
        if (known.TryGetValue(part.ContentHash, out var figures))
            return figures;
        if (await releases.Workings.FindFiguresAsync(organisation.Id, NameOf(part), cancel) is { } kept)
            return known[part.ContentHash] = kept;
        await AddAsync(part, await releases.ReadPartAsync(organisation.Id, part.ContentHash, cancel), cancel);
        return known[part.ContentHash];
    }

    private ImmutableArray<PublishedFigure> Among(ImmutableArray<PublishedFigure> figures)
    {
        var ofFrameworks = FrameworkInputs.LookedAtAmong(policy, figures).ToHashSet(ReferenceEqualityComparer.Instance);
        return [.. figures.Where(f => ofFrameworks.Contains(f) || RegisterInputs.IsWanted(f, named))];
    }

    private string NameOf(ReleasePart part) => $"{part.ContentHash[..32]}-{question}";

    private bool IsAsked(ReleasePart part) => !registers.IsEmpty || IsOfFrameworks(part);

    private bool IsOfFrameworks(ReleasePart part)
        => !organisation.IsPartnership
            && part.FinancialYear <= lastMonth.FinancialYear
            && FigurePeriod.QuartersOf(part.FinancialYear)[part.Quarter - 1].LastMonth > lastMonth.Plus(-lookBack);
}
