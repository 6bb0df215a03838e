using System.Collections.Immutable;
using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;

namespace EqualityPipeline.Publication;

/// <summary>A family and council year at the gate: what is hidden is settled for the whole of it, and figures pass part by part.</summary>
/// <remarks>q values are added when a release is put together, for they bind families.</remarks>
public sealed class PublishedYear
{
    private const int BasesOfAll = -1;

    private readonly YearFigures year;
    private readonly HiddenCounts hidden;
    private readonly bool isYearBeforeTold;
    private readonly DirectorateShares shares;
    private readonly Lazy<ImmutableArray<PublishedFigure>> figures;
    private readonly Lazy<ImmutableArray<(FigurePeriod Period, int Share, string Hash)>> hashes;
    private readonly Lazy<ImmutableArray<(FigurePeriod Period, int Share, string Hash)>> hashesOfYearBefore;

    internal PublishedYear(YearFigures year, HiddenCounts hidden, DisclosureAudit account, DisclosureAudit yearBefore)
    {
        (this.year, this.hidden, Audit, isYearBeforeTold) = (year, hidden, account, !yearBefore.Counts.IsEmpty);
        shares = new DirectorateShares(year.Organisation, AllPeriods.Any(p => p.Uses.Any(u => u.ByDirectorate || u.ByService)));
        figures = new Lazy<ImmutableArray<PublishedFigure>>(() => Pass(year.Periods.Concat(year.RollingYears).SelectMany(p => p.Figures)));
        hashes = new Lazy<ImmutableArray<(FigurePeriod Period, int Share, string Hash)>>(() => Hashes(account));
        // Only twelve months that begin in the year before look back at it.
        hashesOfYearBefore = new Lazy<ImmutableArray<(FigurePeriod Period, int Share, string Hash)>>(() => year.RollingYears.IsEmpty ? [] : Hashes(yearBefore));
    }

    /// <summary>The restricted account of what is hidden.</summary>
    public DisclosureAudit Audit { get; }

    /// <summary>In the order of their ids.</summary>
    public ImmutableArray<PublishedFigure> Figures => figures.Value;

    /// <summary>Those that some period of the year is in; the last where none is, so that every year has one.</summary>
    public ImmutableArray<YearPart> Parts
        => [.. AllPeriods.Select(p => YearPart.Of(p.Period)).Distinct().SelectMany(Shares).Order().DefaultIfEmpty(YearPart.Of(FigurePeriod.YearOf(year.FinancialYear)))];

    /// <summary>Hash of what is told of the months and quarters that twelve months of the next year begin with: what else was settled does not bear on them.</summary>
    public string ToldToNextYear
    {
        get
        {
            var first = FigurePeriod.RollingYear(new ReportingMonth(year.FinancialYear + 1, 4)).FirstMonth;
            return TextHash.Of(hashes.Value.Where(p => p.Period.FirstMonth >= first).Select(p => $"{p.Period} {p.Share} {p.Hash}").Append($"{!Audit.Counts.IsEmpty}"));
        }
    }

    private IEnumerable<PeriodFigures> AllPeriods => year.Periods.Concat(year.RollingYears);

    /// <summary>Whether figures of a part may rest on a return of a directorate: those of a share do on its own alone.</summary>
    public bool RestsOn(YearPart part, string directorate) => part.Share == 0 || shares.Of(directorate) == 0 || shares.Of(directorate) == part.Share;

    public IEnumerable<FigurePeriod> PeriodsOf(YearPart part) => AllPeriods.Select(p => p.Period).Where(p => YearPart.Of(p) == part with { Share = 0 });

    /// <summary>The figures of a part, in the order of their ids. They are worked out for this one reading.</summary>
    public ImmutableArray<PublishedFigure> FiguresOf(YearPart part)
    {
        Func<Unit, bool>? of = shares.Number > 0 ? unit => shares.Of(unit.Directorate) == part.Share : null;
        return Pass(AllPeriods.Where(p => YearPart.Of(p.Period) == part with { Share = 0 }).SelectMany(p => p.FiguresOnce(of)));
    }

    /// <summary>
    /// What the gate has settled for a part: which groups are told, which periods, and which counts are hidden of the periods that these add up. The returns being
    /// the same and this being the same, so are its figures.
    /// </summary>
    public string SettledOf(YearPart part)
    {
        var periods = PeriodsOf(part).ToList();
        return TextHash.Of(
        [
            year.Groups.Text,
            .. periods.Select(p => p.Id),
            $"year before {isYearBeforeTold}",
            .. hashesOfYearBefore.Value.Concat(hashes.Value)
                .Where(told => told.Share == part.Share || (told.Share == BasesOfAll && part.Share != 0))
                .Where(told => periods.Exists(p => told.Period.FirstMonth >= p.FirstMonth && told.Period.LastMonth <= p.LastMonth))
                .Select(told => $"{told.Period} {told.Share} {told.Hash}"),
        ]);
    }

    /// <summary>
    /// What is told of the counts of each share and, under a share of their own, of those of the whole organisation that figures of a directorate rest on: bases of all that are not published elsewhere.
    /// </summary>
    private ImmutableArray<(FigurePeriod Period, int Share, string Hash)> Hashes(DisclosureAudit account)
    {
        var bases = year.Family.Indicators.SelectMany(i => i.Earlier.Select(e => e.Definition).Append(i)).Where(i => i.Of.WholeOrganisation).Select(CountedPart.BaseOf).ToHashSet();
        var ofAll = AllPeriods.SelectMany(p => p.Uses).Where(u => u.NeedsProtection && bases.Contains(u.Part))
            .Select(u => new CountKey(u.Part, Unit.Organisation, string.Empty, string.Empty).Text.TrimEnd('|') + '|').ToHashSet(StringComparer.Ordinal);
        return
        [
            .. account.HashesByPeriod(key => shares.OfKey(key)),
            .. shares.Number > 0 && ofAll.Count > 0 ? account.HashesByPeriod(key => ofAll.Any(b => key.StartsWith(b, StringComparison.Ordinal)) ? BasesOfAll : null) : [],
        ];
    }

    private IEnumerable<YearPart> Shares(YearPart part) => Enumerable.Range(0, shares.Number + 1).Select(share => part with { Share = share });

    private ImmutableArray<PublishedFigure> Pass(IEnumerable<Figure> computed)
    {
        var reader = hidden.ForOneReader();
        return [.. computed.Select(f => DisclosureControl.Pass(f, year.Organisation.Id, reader)).OrderBy(f => f.Id, StringComparer.Ordinal)];
    }
}
