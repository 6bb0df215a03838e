using System.Globalization;

namespace EqualityPipeline.Returns;

/// <summary>Reads the year of a day written in figures, however its parts are divided.</summary>
internal static class DayOfYear
{
    /// <returns>The year of a text that begins with a day as 1956-03-12, 12/03/1956, 12.3.1956 or 12-03-56; null where it begins with none.</returns>
    public static int? Year(ReadOnlySpan<char> text)
    {
        Span<int> parts = stackalloc int[3];
        Span<int> lengths = stackalloc int[3];
        var at = 0;
        for (var part = 0; part < 3; part++)
        {
            if (part > 0)
            {
                if (at >= text.Length || text[at] is not ('/' or '-' or '.'))
                    return null;
                at++;
            }
            var from = at;
            while (at < text.Length && at - from < 4 && char.IsAsciiDigit(text[at]))
                at++;
            if (at == from)
                return null;
            lengths[part] = at - from;
            parts[part] = int.Parse(text[from..at], CultureInfo.InvariantCulture);
        }
        if (at < text.Length && char.IsAsciiLetterOrDigit(text[at]))
            return null;
        var (year, month, day, yearLength) = lengths[0] == 4 ? (parts[0], parts[1], parts[2], 4) : (parts[2], parts[1], parts[0], lengths[2]);
        if (yearLength is not (2 or 4) || month is < 1 or > 12 || day is < 1 or > 31)
            return null;
        return yearLength == 4 ? year is >= 1890 and <= 2199 ? year : null : year > 30 ? 1900 + year : 2000 + year;
    }
}
