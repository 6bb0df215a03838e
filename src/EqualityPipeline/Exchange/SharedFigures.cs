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
        return
        [
            .. figures
                .Where(f => f is { Directorate: Unit.All, Service: Unit.All, Place: Unit.All })
                .GroupBy(f => (f.Indicator, f.Period, f.Strand))
                .SelectMany(table => OfTable(policy, organisation, [.. table]))
                .OrderBy(f => f.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>The agreements of a partner that something of a package rests on.</summary>
    public static ImmutableArray<SharingAgreement> AgreementsOf(MonitoringPolicy policy, Organisation organisation)
        => [.. policy.Sharing.Agreements.Where(a => a.Partner == organisation.Id)];

    private static IEnumerable<PublishedFigure> OfTable(MonitoringPolicy policy, Organisation organisation, List<PublishedFigure> table)
    {
        if (policy.FindIndicator(table[0].Indicator) is not { Recorded: null } indicator)
            return [];
        var agreements = Agreements(policy, organisation, indicator, FigurePeriod.Parse(table[0].Period));
        if (agreements.IsDefaultOrEmpty)
            return [];
        var (detail, smallest) = (agreements.Min(a => a.Detail), agreements.Max(a => a.SmallestCount));
        // A count between the policy's threshold and the agreement's could be worked out from the others: the whole table stays.
        return table.Exists(f => IsBelow(f.Numerator, smallest) || IsBelow(f.Denominator, smallest))
            ? []
            : table.Where(f => Tells(policy, f, detail, f.Group) && (f.Comparator is null or Rest or Population || Tells(policy, f, detail, f.Comparator)));
    }

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

    private static bool IsBelow(decimal? count, int smallest) => count > 0 && count < smallest;

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
}
