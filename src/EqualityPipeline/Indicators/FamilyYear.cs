using System.Collections.Immutable;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Indicators;

/// <summary>One family of indicators in one council year: what is computed, hidden and published together.</summary>
/// <param name="Covered">The months that the organisation's returns cover for the family.</param>
public sealed record FamilyYear(IndicatorFamily Family, int FinancialYear, MonthSpan Covered)
{
    private Dictionary<string, int> MaxAges { get; init; } = [];

    /// <param name="returned">The return type and month of every accepted return of the organisation.</param>
    /// <returns>Family by family, the years of each oldest first: a year may lean on the one before.</returns>
    public static IEnumerable<FamilyYear> Of(MonitoringPolicy policy, Organisation organisation, IEnumerable<(string ReturnType, ReportingMonth Month)> returned)
    {
        var families = IndicatorFamily.Of(policy);
        // A return that no indicator names moves no figure.
        var named = families.SelectMany(f => f.Returns).ToHashSet(StringComparer.Ordinal);
        var all = returned.Where(r => named.Contains(r.ReturnType)).Distinct().ToList();
        if (all.Count == 0)
            yield break;
        var (first, last) = (all.Min(r => r.Month), all.Max(r => r.Month));
        foreach (var family in families)
        {
            var maxAges = ReturnedCounts.MaxAges(policy, family);
            var ofFamily = all.Where(r => family.Returns.Contains(r.ReturnType)).ToList();
            // Bases alone make no figure, unless what is missing beside them is owed.
            if (ofFamily.Count == 0 || !(ofFamily.Exists(r => family.Counts(r.ReturnType)) || organisation.Expected.Any(e => family.Counts(e.Return))))
                continue;
            // What stands until the next is sent is known as long as anything is.
            var end = ofFamily.Where(r => !maxAges.ContainsKey(r.ReturnType)).Select(r => r.Month).DefaultIfEmpty(last).Max();
            for (var year = ofFamily.Min(r => r.Month).FinancialYear; year <= end.FinancialYear; year++)
                yield return new FamilyYear(family, year, new MonthSpan(first, end)) { MaxAges = maxAges };
        }
    }

    /// <summary>Whether a return can move a figure of the year, or of twelve months that end in it.</summary>
    public bool IsMovedBy(string returnType, ReportingMonth month)
    {
        var (first, last) = (FirstMonth, new ReportingMonth(FinancialYear + 1, 3));
        return Family.Returns.Contains(returnType) && month <= last && month >= first.Plus(-MaxAges.GetValueOrDefault(returnType));
    }

    /// <summary>Whether a return can move a figure of a period of the year.</summary>
    public bool IsMovedBy(string returnType, ReportingMonth month, FigurePeriod period)
        => Family.Returns.Contains(returnType) && month <= period.LastMonth && month >= period.FirstMonth.Plus(-MaxAges.GetValueOrDefault(returnType));

    /// <summary>Whether a return can move what is hidden in the year: that is settled by its own months, which twelve months only add up.</summary>
    public bool IsSettledBy(string returnType, ReportingMonth month) => IsMovedBy(returnType, month, FigurePeriod.YearOf(FinancialYear));

    /// <summary>Whether a return stands until the next is sent, so that one of a month may count in later ones.</summary>
    public bool Stands(string returnType) => MaxAges.ContainsKey(returnType);

    /// <summary>Whether a return of one directorate can move figures of another: what stands, and what is the base of the whole organisation.</summary>
    public bool MovesOthers(string returnType)
        => Stands(returnType) || Family.Indicators.SelectMany(i => i.Earlier.Select(e => e.Definition).Append(i)).Any(i => i.Of.WholeOrganisation && i.Of.Return == returnType);

    /// <summary>The months of the year itself that the returns cover.</summary>
    public MonthSpan CoveredOfItself => new(
        Covered.From < FigurePeriod.YearOf(FinancialYear).FirstMonth ? FigurePeriod.YearOf(FinancialYear).FirstMonth : Covered.From, CoveredOfYear.To);

    /// <summary>The months of the year, and of twelve months that end in it, that the returns cover: what more they cover moves nothing.</summary>
    public MonthSpan CoveredOfYear => new(
        Covered.From < FirstMonth ? FirstMonth : Covered.From,
        Covered.To > new ReportingMonth(FinancialYear + 1, 3) ? new ReportingMonth(FinancialYear + 1, 3) : Covered.To);

    /// <summary>Of the twelve months that end with April.</summary>
    private ReportingMonth FirstMonth => new(FinancialYear - 1, 5);
}
