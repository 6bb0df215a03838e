using System.Collections.Immutable;
using EqualityPipeline.Periods;

namespace EqualityPipeline.Indicators;

/// <summary>Every figure of one period, with the counts they rest on: each worked out when it is asked for, since of most periods of a release nothing has changed.</summary>
public sealed class PeriodFigures
{
    private readonly Lazy<PeriodTally> tally;
    private readonly Lazy<ImmutableArray<Figure>> figures;
    private readonly Func<PeriodTally> count;
    private readonly Func<PeriodTally, IEnumerable<Figure>> compute;

    internal PeriodFigures(FigurePeriod period, ImmutableArray<PartUse> uses, Func<PeriodTally> count, Func<PeriodTally, IEnumerable<Figure>> compute)
    {
        (Period, Uses, this.count, this.compute) = (period, uses, count, compute);
        tally = new Lazy<PeriodTally>(count);
        figures = new Lazy<ImmutableArray<Figure>>(() => [.. compute(Tally)]);
    }

    public FigurePeriod Period { get; }

    /// <summary>The parts of its tally.</summary>
    public ImmutableArray<PartUse> Uses { get; }

    public PeriodTally Tally => tally.Value;

    public ImmutableArray<Figure> Figures => figures.Value;

    /// <summary>The same figures for one reading: what nobody has kept yet is not kept for it.</summary>
    internal IEnumerable<Figure> FiguresOnce() => figures.IsValueCreated ? figures.Value : compute(tally.IsValueCreated ? tally.Value : count());
}
