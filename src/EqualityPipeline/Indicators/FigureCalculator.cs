using System.Collections.Immutable;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Indicators;

/// <summary>Computes every indicator of one family for one organisation and council year, by period, unit, strand and group.</summary>
public static class FigureCalculator
{
    /// <summary>To be raised with every change after which the same returns make another figure: what was published before is then made again, as after a change of policy.</summary>
    public const string Version = "2026-12-01";

    /// <param name="counts">
    /// What was returned for the family: of the year, of the eleven months before it (for twelve months that begin there), and what bases are taken
    /// <c>as-at: latest</c> from.
    /// </param>
    /// <param name="covered">The first and the last month that the organisation's returns cover: outside of them there are no figures.</param>
    public static YearFigures Compute(
        MonitoringPolicy policy, Organisation organisation, IndicatorFamily family, int financialYear, ReturnedCounts counts, MonthSpan covered)
        => Compute(policy, organisation, family, financialYear, counts, covered, isSettled: false);

    /// <param name="isSettled">Whether what is hidden of the year is settled, so that of most of its periods nobody will ask for a count.</param>
    internal static YearFigures Compute(
        MonitoringPolicy policy, Organisation organisation, IndicatorFamily family, int financialYear, ReturnedCounts counts, MonthSpan covered, bool isSettled)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(family);
        ArgumentNullException.ThrowIfNull(counts);
        var pooling = organisation is { IsPartnership: true } ? new Pooling(policy, organisation) : null;
        var months = FigurePeriod.YearOf(financialYear).Months.Where(covered.Covers).ToList();
        ShownGroups? groups = null;
        ImmutableArray<PeriodFigures> inYear =
        [
            .. months.Select(FigurePeriod.OfMonth)
                .Concat(FigurePeriod.QuartersOf(financialYear).Append(FigurePeriod.YearOf(financialYear)).Where(p => covered.Covers(p.LastMonth)))
                .Where(p => family.Indicators.Any(i => Tells(i.AsOf(p.LastMonth), p)))
                .Select(Of),
        ];
        groups = ShownGroups.Of(inYear, p => isSettled ? counts.TallyOf(p.Period, static _ => false) : p.Tally, policy.Publication.SmallestPublishedCount);
        var rolling = months.Select(FigurePeriod.RollingYear)
            .Where(p => covered.Covers(p.FirstMonth) && family.Indicators.Any(i => Tells(i.AsOf(p.LastMonth), p)))
            .Select(Of);
        return new YearFigures(policy, organisation, family, financialYear, inYear, [.. rolling], groups)
        {
            SmallestPublishedCount = pooling?.SmallestCount(family, financialYear) ?? policy.Publication.SmallestPublishedCount,
        };

        bool Tells(Indicator indicator, FigurePeriod period)
            => IsTold(policy, indicator, period) && pooling?.CanPool(indicator, period.LastMonth) != false;

        PeriodFigures Of(FigurePeriod period) => new(period, counts.UsesOf(period), of => counts.TallyOf(period, of), Figures);

        // What is hidden is settled by the true counts; what is shown is computed from the counts as they are shown.
        IEnumerable<Figure> Figures(PeriodTally tally, Func<Unit, bool>? of)
        {
            var shown = tally.AsShown(policy.Publication.Suppression);
            return family.Indicators.Select(i => i.AsOf(tally.Period.LastMonth)).Where(i => Tells(i, tally.Period))
                .SelectMany(i => new IndicatorFigures(policy, i, organisation, shown, counts, groups!, pooling).All(of));
        }
    }

    /// <summary>Whether an indicator is in force throughout a period, and published at that length.</summary>
    public static bool IsTold(MonitoringPolicy policy, Indicator indicator, FigurePeriod period)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(indicator);
        if (!indicator.InForce.Covers(period.FirstMonth) || !indicator.InForce.Covers(period.LastMonth))
            return false;
        var kind = indicator.Recorded is null ? policy.FindReturnType(indicator.Count.Return)?.FindMeasure(indicator.Count.Measure, period.LastMonth)?.Kind : MeasureKind.Stock;
        return period.Kind switch
        {
            PeriodKind.Month => indicator.Publish == PublishedPeriod.Month,
            // People counted once a month would be counted again in a longer period.
            _ when kind == MeasureKind.DistinctPeople => false,
            PeriodKind.Quarter => indicator.Publish <= PublishedPeriod.Quarter,
            PeriodKind.Year => true,
            // Twelve months of what is counted at a moment are its last month; years that are told alone cannot be taken from one another.
            _ => kind == MeasureKind.Flow && indicator.Publish switch
            {
                PublishedPeriod.Month => true,
                PublishedPeriod.Quarter => period.LastMonth.Month % 3 == 0,
                _ => false,
            },
        };
    }

    /// <summary>Whether groups are told of units of a level, of counts that pass the gate at this length: shorter ones hold too few people.</summary>
    public static bool TellsGroups(MonitoringPolicy policy, UnitLevel level, PublishedPeriod of)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return of >= level switch
        {
            UnitLevel.Organisation => PublishedPeriod.Month,
            UnitLevel.Directorate => policy.Publication.GroupPeriods.Directorate,
            UnitLevel.Service => policy.Publication.GroupPeriods.Service,
            _ => policy.Publication.GroupPeriods.Place,
        };
    }
}
