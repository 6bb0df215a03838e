using System.Collections.Immutable;
using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;

namespace EqualityPipeline.Exchange;

/// <summary>Of an approved release what the sharing protocol lets a partner hand on.</summary>
public static class SharedFigures
{
    private const string Rest = "rest";
    private const string Population = "population";

    /// <summary>Figures of the whole organisation, of months all of which an agreement covers, as finely as it allows, and above the smallest count it asks for.</summary>
    /// <param name="figures">Of an approved release.</param>
    public static ImmutableArray<PublishedFigure> Of(MonitoringPolicy policy, Organisation organisation, IEnumerable<PublishedFigure> figures)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(organisation);
        ArgumentNullException.ThrowIfNull(figures);
        var tables = figures
            .Where(f => f is { Directorate: Unit.All, Service: Unit.All, Place: Unit.All })
            .GroupBy(f => (f.Indicator, f.Period, f.Strand))
            .Select(table => SharedTable.Of(policy, organisation, [.. table])).OfType<SharedTable>().ToList();
        // A year less the quarters that are told is the one that is not: what adds up the months of a table that stays, stays too.
        var staying = tables.SelectMany(t => t.SmallSums).ToHashSet();
        return
        [
            .. tables.Where(t => !t.HasSmall && !t.Sums.Any(staying.Contains))
                .SelectMany(t => t.Figures.Where(f => Tells(policy, f, t.Detail, f.Group) && (f.Comparator is null or Rest or Population || Tells(policy, f, t.Detail, f.Comparator))))
                .OrderBy(f => f.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>The agreements of a partner that something of a package rests on.</summary>
    public static ImmutableArray<SharingAgreement> AgreementsOf(MonitoringPolicy policy, Organisation organisation)
        => [.. policy.Sharing.Agreements.Where(a => a.Partner == organisation.Id)];

    /// <returns>One for each month and return that the figure is made of; none where one of them is not shared.</returns>
    private static ImmutableArray<SharingAgreement> Agreements(MonitoringPolicy policy, Organisation organisation, Indicator indicator, FigurePeriod period)
    {
        var found = ImmutableArray.CreateBuilder<SharingAgreement>();
        foreach (var part in new[] { indicator.Count, indicator.Of }.Where(p => !p.IsNone).DistinctBy(p => p.Return))
        {
            foreach (var month in period.Months)
            {
                if (policy.Sharing.DetailOf(organisation.Id, indicator, part.Return, month) is not { } detail)
                    return [];
                found.Add(policy.Sharing.Allows(organisation.Id, indicator, part.Return, detail, SharedPlace.Organisation, month)!);
            }
        }
        return found.ToImmutable();
    }

    private static bool Tells(MonitoringPolicy policy, PublishedFigure figure, SharedDetail detail, string group)
    {
        if (figure.Strand == Unit.All)
            return true;
        if (detail == SharedDetail.Total)
            return false;
        if (detail == SharedDetail.Categories || policy.FindStrand(figure.Strand) is not { } strand)
            return true;
        var list = policy.CodeListFor(strand, ReportingMonth.Of(figure.PeriodEnd));
        return list is null || !list.RollUps.Any() || list.Find(group) is not { } code || code.IsRollUp || code.RollUp is null;
    }

    /// <summary>The figures of one indicator, period and strand that agreements cover.</summary>
    /// <param name="Sums">What is added up over the months of the period.</param>
    /// <param name="SmallSums">Those of which a count lies between the policy's threshold and the agreement's.</param>
    /// <param name="HasSmall">There is such a count, of a sum or not: it could be worked out from the others of the table, if they were told.</param>
    private sealed record SharedTable(
        IReadOnlyList<PublishedFigure> Figures, SharedDetail Detail, ImmutableArray<MonthOfSum> Sums, ImmutableArray<MonthOfSum> SmallSums, bool HasSmall)
    {
        /// <returns>Null where it is not the partner's to share, or no agreement covers all of it.</returns>
        public static SharedTable? Of(MonitoringPolicy policy, Organisation organisation, IReadOnlyList<PublishedFigure> table)
        {
            if (policy.FindIndicator(table[0].Indicator) is not { Recorded: null } indicator)
                return null;
            var period = FigurePeriod.Parse(table[0].Period);
            var agreements = Agreements(policy, organisation, indicator, period);
            if (agreements.IsDefaultOrEmpty)
                return null;
            var smallest = agreements.Max(a => a.SmallestCount);
            var (isCountSmall, isBaseSmall) = (table.Any(f => IsBelow(f.Numerator, smallest)), table.Any(f => IsBelow(f.Denominator, smallest)));
            var (counts, bases) = (MonthsOf(indicator.Count), MonthsOf(indicator.Of));
            return new SharedTable(
                table, agreements.Min(a => a.Detail), [.. counts, .. bases], [.. isCountSmall ? counts : [], .. isBaseSmall ? bases : []], isCountSmall || isBaseSmall);

            ImmutableArray<MonthOfSum> MonthsOf(MeasureReference part)
                => policy.FindReturnType(part.Return)?.FindMeasure(part.Measure)?.Kind == MeasureKind.Flow
                    ? [.. period.Months.Select(month => new MonthOfSum(CountedPart.Of(part), table[0].Strand, month))]
                    : [];
        }

        private static bool IsBelow(decimal? count, int smallest) => count > 0 && count < smallest;
    }

    private readonly record struct MonthOfSum(CountedPart Part, string Strand, ReportingMonth Month);
}
