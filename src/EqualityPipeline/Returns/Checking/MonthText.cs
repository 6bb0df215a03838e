using System.Globalization;
using EqualityPipeline.Periods;

namespace EqualityPipeline.Returns;

/// <summary>Reads a month as <c>yyyy-MM</c>; other spellings get the right one suggested and are not guessed.</summary>
internal static class MonthText
{
    private static readonly string[] OtherSpellings = ["MMM-yy", "MMM yy", "MMM-yyyy", "MMM yyyy", "MMMM yyyy", "MMMM-yyyy", "MM/yyyy", "M/yyyy", "yyyy/MM", "MM-yyyy", "yyyy-MM-dd", "dd/MM/yyyy"];

    public static (string? Month, Finding? Fault) Read(string text, At at)
    {
        if (ReportingMonth.TryParse(text, out var month))
            return (month.ToString(), null);
        var nearest = DateTime.TryParseExact(text, OtherSpellings, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? ReportingMonth.Of(DateOnly.FromDateTime(day)).ToString() : null;
        return (null, Faults.NotAMonth(at, text, nearest));
    }
}
