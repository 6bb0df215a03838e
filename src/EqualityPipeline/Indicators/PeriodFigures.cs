using System.Collections.Immutable;
using EqualityPipeline.Periods;

namespace EqualityPipeline.Indicators;

/// <summary>Every figure of one period, with the counts they rest on: each worked out when it is asked for, since of most periods of a release nothing has changed.</summary>
public sealed class PeriodFigures
{
    private readonly Lazy<PeriodTally> tally;
    private readonly Lazy<ImmutableArray<Figure>> figures;
    private readonly Func<Func<Unit, bool>?, PeriodTally> count;
    private readonly Func<PeriodTally, Func<Unit, bool>?, IEnumerable<Figure>> compute;

    /// <param name="count">The tally of some units beside the organisation as a whole, or of all.</param>
    /// <param name="compute">The figures of some units, or of all.</param>
    internal PeriodFigures(
        FigurePeriod period, ImmutableArray<PartUse> uses, Func<Func<Unit, bool>?, PeriodTally> count, Func<PeriodTally, Func<Unit, bool>?, IEnumerable<Figure>> compute)
    {
        (Period, Uses, this.count, this.compute) = (period, uses, count, compute);
        tally = new Lazy<PeriodTally>(() => count(null));
        figures = new Lazy<ImmutableArray<Figure>>(() => [.. compute(Tally, null)]);
    }

    public FigurePeriod Period { get; }

    /// <summary>The parts of its tally.</summary>
    public ImmutableArray<PartUse> Uses { get; }

    public PeriodTally Tally => tally.Value;

    public ImmutableArray<Figure> Figures => figures.Value;

    /// <summary>The same figures for one reading: what nobody has kept yet is not kept for it.</summary>
    /// <param name="of">Of which units; null for all.</param>
    internal IEnumerable<Figure> FiguresOnce(Func<Unit, bool>? of)
        => figures.IsValueCreated ? figures.Value.Where(f => of is null || of(f.Unit)) : compute(tally.IsValueCreated ? tally.Value : count(of), of);
}
