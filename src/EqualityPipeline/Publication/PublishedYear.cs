using System.Collections.Immutable;
using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;

namespace EqualityPipeline.Publication;

/// <summary>A family and council year at the gate: what is hidden is settled for the whole of it, and figures pass quarter by quarter.</summary>
/// <remarks>q values are added when a release is put together, for they bind families.</remarks>
public sealed class PublishedYear
{
    private readonly YearFigures year;
    private readonly HiddenCounts hidden;
    private readonly Lazy<ImmutableArray<PublishedFigure>> figures;
    private readonly Lazy<ImmutableArray<(string Period, string Hash)>> hashes;
    private readonly Lazy<ImmutableArray<(string Period, string Hash)>> hashesOfYearBefore;

    internal PublishedYear(YearFigures year, HiddenCounts hidden, DisclosureHistory history)
    {
        (this.year, this.hidden, Audit) = (year, hidden, hidden.Audit());
        figures = new Lazy<ImmutableArray<PublishedFigure>>(() => Pass(year.Periods.Concat(year.RollingYears).SelectMany(p => p.Figures)));
        hashes = new Lazy<ImmutableArray<(string Period, string Hash)>>(Audit.HashesByPeriod);
        // Only twelve months that begin in the year before look back at it.
        hashesOfYearBefore = new Lazy<ImmutableArray<(string Period, string Hash)>>(year.RollingYears.IsEmpty ? () => [] : history.YearBefore.HashesByPeriod);
    }

    /// <summary>The restricted account of what is hidden.</summary>
    public DisclosureAudit Audit { get; }

    /// <summary>In the order of their ids.</summary>
    public ImmutableArray<PublishedFigure> Figures => figures.Value;

    /// <summary>Those in which some period of the year ends; the last where none does, so that every year has one.</summary>
    public ImmutableArray<int> Quarters
        => [.. PeriodsTold.Select(p => p.Quarter).Distinct().Order().DefaultIfEmpty(FigurePeriod.YearOf(year.FinancialYear).Quarter)];

    private IEnumerable<FigurePeriod> PeriodsTold => year.Periods.Concat(year.RollingYears).Select(p => p.Period);

    /// <summary>The figures of the periods that end in a quarter of the year, in the order of their ids. They are worked out for this one reading.</summary>
    public ImmutableArray<PublishedFigure> FiguresOf(int quarter)
        => Pass(year.Periods.Concat(year.RollingYears).Where(p => p.Period.Quarter == quarter).SelectMany(p => p.FiguresOnce()));

    /// <summary>
    /// What the gate has settled for a quarter: which groups are told, which periods, and which counts are hidden of the periods that these add up. The returns being
    /// the same and this being the same, so are its figures.
    /// </summary>
    public string SettledOf(int quarter)
    {
        var end = FigurePeriod.QuartersOf(year.FinancialYear)[quarter - 1].LastMonth;
        return TextHash.Of(
        [
            year.Groups.Text,
            .. PeriodsTold.Where(p => p.Quarter == quarter).Select(p => p.Id),
            .. hashesOfYearBefore.Value.Concat(hashes.Value.Where(p => FigurePeriod.Parse(p.Period).LastMonth <= end)).Select(p => $"{p.Period} {p.Hash}"),
        ]);
    }

    private ImmutableArray<PublishedFigure> Pass(IEnumerable<Figure> computed)
    {
        var reader = hidden.ForOneReader();
        return [.. computed.Select(f => DisclosureControl.Pass(f, year.Organisation.Id, reader)).OrderBy(f => f.Id, StringComparer.Ordinal)];
    }
}
