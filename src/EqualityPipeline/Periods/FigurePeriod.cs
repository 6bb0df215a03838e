using System.Collections.Immutable;
using System.Globalization;

namespace EqualityPipeline.Periods;

/// <summary>What a figure covers: a month, a quarter or a whole council year, or twelve months that end with any one.</summary>
public readonly record struct FigurePeriod(PeriodKind Kind, ReportingMonth LastMonth) : IComparable<FigurePeriod>
{
    public int Length => Kind switch { PeriodKind.Month => 1, PeriodKind.Quarter => 3, _ => 12 };

    public ReportingMonth FirstMonth => LastMonth.Plus(1 - Length);

    /// <summary>The council year in which it ends.</summary>
    public int FinancialYear => LastMonth.FinancialYear;

    /// <summary>The quarter of the council year in which it ends: 1 is April to June.</summary>
    public int Quarter => LastMonth.Month >= 4 ? (LastMonth.Month - 1) / 3 : 4;

    public IEnumerable<ReportingMonth> Months
    {
        get
        {
            var first = FirstMonth;
            return Enumerable.Range(0, Length).Select(first.Plus);
        }
    }

    /// <summary>
    /// <c>2009-04</c>, <c>2009-Q1</c> (April to June 2009), <c>2009-FY</c> (April 2009 to March 2010), <c>2010-01-R12</c> (February 2009 to January 2010).
    /// </summary>
    public string Id => Kind switch
    {
        PeriodKind.Month => LastMonth.ToString(),
        PeriodKind.Quarter => string.Create(CultureInfo.InvariantCulture, $"{FinancialYear:D4}-Q{Quarter}"),
        PeriodKind.Year => string.Create(CultureInfo.InvariantCulture, $"{FinancialYear:D4}-FY"),
        _ => LastMonth + "-R12",
    };

    /// <summary>As a reader of a page says it.</summary>
    public string InWords => Kind switch
    {
        PeriodKind.Month => LastMonth.InWords,
        PeriodKind.Year => string.Create(CultureInfo.InvariantCulture, $"the year {FinancialYear}/{(FinancialYear + 1) % 100:D2}"),
        _ => $"{FirstMonth.InWords} to {LastMonth.InWords}",
    };

    /// <summary>As the feeds name the kind.</summary>
    public string Type => Kind switch
    {
        PeriodKind.Month => "month",
        PeriodKind.Quarter => "quarter",
        PeriodKind.Year => "year",
        _ => "rolling-12",
    };

    public static FigurePeriod OfMonth(ReportingMonth month) => new(PeriodKind.Month, month);

    public static FigurePeriod RollingYear(ReportingMonth last) => new(PeriodKind.Rolling12, last);

    public static FigurePeriod YearOf(int financialYear) => new(PeriodKind.Year, new ReportingMonth(financialYear + 1, 3));

    /// <summary>The shorter periods that make it up, the earliest first. Itself where it is no longer; none where it is made of no whole number of them.</summary>
    public ImmutableArray<FigurePeriod> PartsOf(PeriodKind kind)
    {
        var length = new FigurePeriod(kind, LastMonth).Length;
        var (first, number) = (FirstMonth, Length / length);
        return [.. Enumerable.Range(1, number).Select(n => new FigurePeriod(kind, first.Plus(n * length - 1)))];
    }

    /// <summary>The quarters of a council year that begin and end within it, April to June first.</summary>
    public static ImmutableArray<FigurePeriod> QuartersOf(int financialYear)
        => [.. new[] { (0, 6), (0, 9), (0, 12), (1, 3) }.Select(q => new FigurePeriod(PeriodKind.Quarter, new ReportingMonth(financialYear + q.Item1, q.Item2)))];

    public static bool TryParse(string? id, out FigurePeriod period)
    {
        period = default;
        if (ReportingMonth.TryParse(id, out var month))
        {
            period = OfMonth(month);
            return true;
        }

        if (id is { Length: 11 } && id.EndsWith("-R12", StringComparison.Ordinal) && ReportingMonth.TryParse(id[..7], out month))
        {
            period = RollingYear(month);
            return true;
        }

        if (id is not { Length: 7 } || id[4] != '-' || !ReportingMonth.TryParse(id[..4] + "-04", out var april))
            return false;
        if (id.EndsWith("FY", StringComparison.Ordinal))
            period = YearOf(april.Year);
        else if (id[5] == 'Q' && id[6] is >= '1' and <= '4')
            period = QuartersOf(april.Year)[id[6] - '1'];
        else
            return false;
        return true;
    }

    /// <exception cref="FormatException">The text is no id of a period.</exception>
    public static FigurePeriod Parse(string id)
        => TryParse(id, out var period) ? period : throw new FormatException($"\"{id}\" is not a period as in 2009-04, 2009-Q1, 2009-FY or 2010-01-R12.");

    public int CompareTo(FigurePeriod other) => (Kind, LastMonth).CompareTo((other.Kind, other.LastMonth));

    public static bool operator <(FigurePeriod left, FigurePeriod right) => left.CompareTo(right) < 0;

    public static bool operator >(FigurePeriod left, FigurePeriod right) => left.CompareTo(right) > 0;

    public static bool operator <=(FigurePeriod left, FigurePeriod right) => left.CompareTo(right) <= 0;

    public static bool operator >=(FigurePeriod left, FigurePeriod right) => left.CompareTo(right) >= 0;

    public override string ToString() => Id;
}

public enum PeriodKind { Month, Quarter, Year, Rolling12 }
