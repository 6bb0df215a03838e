using EqualityPipeline.Periods;

namespace EqualityPipeline.Publication;

/// <summary>Which figures of a council year a part of a release holds: those of periods of some lengths that end in one of its quarters.</summary>
/// <param name="Quarter">1 is April to June.</param>
/// <param name="Share">Of a large organisation: 1 and on for a share of its directorates, 0 for the organisation itself and its places. Otherwise 0.</param>
public readonly record struct YearPart(int Quarter, PartLengths Lengths, int Share = 0) : IComparable<YearPart>
{
    public static YearPart Of(FigurePeriod period) => new(period.Quarter, period.Kind switch
    {
        PeriodKind.Year => PartLengths.Year,
        PeriodKind.Rolling12 => PartLengths.TwelveMonths,
        _ => PartLengths.MonthsAndQuarter,
    });

    public int CompareTo(YearPart other) => (Quarter, Lengths, Share).CompareTo((other.Quarter, other.Lengths, other.Share));

    public static bool operator <(YearPart left, YearPart right) => left.CompareTo(right) < 0;

    public static bool operator >(YearPart left, YearPart right) => left.CompareTo(right) > 0;

    public static bool operator <=(YearPart left, YearPart right) => left.CompareTo(right) <= 0;

    public static bool operator >=(YearPart left, YearPart right) => left.CompareTo(right) >= 0;
}

/// <summary>Kept apart because a corrected month moves one of the first, one of the second, and a whole year of the third.</summary>
public enum PartLengths { MonthsAndQuarter, Year, TwelveMonths }
