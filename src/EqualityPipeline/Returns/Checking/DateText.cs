using System.Buffers;
using System.Globalization;
using EqualityPipeline.Periods;

namespace EqualityPipeline.Returns;

/// <summary>Reads a day as <c>yyyy-MM-dd</c> or <c>dd/MM/yyyy</c>; nothing is guessed.</summary>
internal static class DateText
{
    private const int LongestSerial = 12;

    private static readonly SearchValues<char> InSerials = SearchValues.Create("0123456789.");

    public static Reading Read(string text, At at, ReportingMonth period, bool required)
    {
        if (text.Length == 0)
            return required ? Reading.Wrong(Faults.Blank(at)) : Reading.Of(0);
        var (day, fault) = ReadDay(text, at);
        if (day is not { } read)
            return Reading.Wrong(fault!);
        return ReportingMonth.Of(read) == period ? Reading.Of(read.Day) : Reading.Wrong(Faults.OutsidePeriod(at, text, period));
    }

    /// <summary>Any day; the fault where the text is none.</summary>
    public static (DateOnly? Day, Finding? Fault) ReadDay(string text, At at)
    {
        if (Parts(text) is not var (year, month, day))
        {
            var isNumber = text.Length <= LongestSerial && text.AsSpan().IndexOfAnyExcept(InSerials) < 0 && char.IsAsciiDigit(text[0]) && text.Count('.') < 2;
            return (null, isNumber ? Faults.SerialDate(at, text) : Faults.NotADate(at, text));
        }
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return (null, Faults.NoSuchDay(at, text));
        return (new DateOnly(year, month, day), null);
    }

    private static (int Year, int Month, int Day)? Parts(string text)
    {
        if (text.Length != 10)
            return null;
        if (text[4] == '-' && text[7] == '-')
            return Parts(text.AsSpan(0, 4), text.AsSpan(5, 2), text.AsSpan(8, 2));
        return text[2] == '/' && text[5] == '/' ? Parts(text.AsSpan(6, 4), text.AsSpan(3, 2), text.AsSpan(0, 2)) : null;
    }

    private static (int Year, int Month, int Day)? Parts(ReadOnlySpan<char> year, ReadOnlySpan<char> month, ReadOnlySpan<char> day)
        => int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var y)
            && int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out var m)
            && int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out var d)
            ? (y, m, d)
            : null;
}
