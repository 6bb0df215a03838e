using System.Globalization;

namespace EqualityPipeline.Periods;

/// <summary>The calendar month a return covers. A whole month: no day, no time zone.</summary>
public readonly record struct ReportingMonth(int Year, int Month) : IComparable<ReportingMonth>
{
    private const int FirstYear = 1990;
    private const int LastYear = 2199;

    public DateOnly FirstDay => new(Year, Month, 1);

    public DateOnly LastDay => FirstDay.AddMonths(1).AddDays(-1);

    /// <summary>The council year, 1 April to 31 March, named by the calendar year it starts in.</summary>
    public int FinancialYear => Month >= 4 ? Year : Year - 1;

    public static ReportingMonth Of(DateOnly day) => new(day.Year, day.Month);

    /// <summary>Reads <c>yyyy-MM</c>, and nothing looser: a month is part of a path.</summary>
    public static bool TryParse(string? text, out ReportingMonth month)
    {
        month = default;
        if (text is not { Length: 7 } || text[4] != '-'
            || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || !int.TryParse(text.AsSpan(5, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || year is < FirstYear or > LastYear || number is < 1 or > 12)
            return false;
        month = new ReportingMonth(year, number);
        return true;
    }

    /// <exception cref="FormatException">The text is not <c>yyyy-MM</c>.</exception>
    public static ReportingMonth Parse(string text)
        => TryParse(text, out var month) ? month : throw new FormatException($"\"{text}\" is not a month written as yyyy-MM.");

    public ReportingMonth Plus(int months) => Of(FirstDay.AddMonths(months));

    /// <summary>Whole months from another month to this one; negative when this one is earlier.</summary>
    public int MonthsSince(ReportingMonth other) => (Year - other.Year) * 12 + Month - other.Month;

    public int CompareTo(ReportingMonth other) => (Year, Month).CompareTo((other.Year, other.Month));

    public static bool operator <(ReportingMonth left, ReportingMonth right) => left.CompareTo(right) < 0;

    public static bool operator >(ReportingMonth left, ReportingMonth right) => left.CompareTo(right) > 0;

    public static bool operator <=(ReportingMonth left, ReportingMonth right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ReportingMonth left, ReportingMonth right) => left.CompareTo(right) >= 0;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{Month:D2}");

    /// <summary>"March 2010", as it is said.</summary>
    public string InWords => FirstDay.ToString("MMMM yyyy", CultureInfo.InvariantCulture);
}
