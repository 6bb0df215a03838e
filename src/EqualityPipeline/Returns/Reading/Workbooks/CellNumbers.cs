using System.Globalization;
using System.Text;

namespace EqualityPipeline.Returns;

/// <summary>Numbers of a sheet as the text that a person would have typed.</summary>
internal static class CellNumbers
{
    private const double LastSerial = 2_958_466;
    private const int ExactDigits = 15;

    /// <summary>Excel counts a 29 February 1900 that never was as day 60, so that days before it are one off.</summary>
    private const int LeapDayThatNeverWas = 60;

    private static readonly DateTime Epoch1900 = new(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified);
    private static readonly DateTime Epoch1904 = new(1904, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    /// <summary>Appends a number as it stands in the file, shown by its format.</summary>
    public static string Text(ReadOnlySpan<char> number, CellFormat format, bool counts1904)
    {
        if (!double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
            return number.ToString();
        return format switch
        {
            CellFormat.Plain => Plain(value),
            CellFormat.Percent => Plain(value * 100) + "%",
            CellFormat.TimeOfDay when value is >= 0 and < 1 => Time(value),
            CellFormat.TimeOfDay => Plain(value),
            _ => value is >= 0 and < LastSerial ? Date(value, format, counts1904) : Plain(value),
        };
    }

    /// <summary>Whole numbers in digits alone are what nearly every cell holds; they need no arithmetic.</summary>
    public static bool IsPlainDigits(ReadOnlySpan<char> number)
        => number.Length is > 0 and <= ExactDigits && number.IndexOfAnyExceptInRange('0', '9') < 0 && (number[0] != '0' || number.Length == 1);

    /// <summary>With the fifteen digits that a spreadsheet shows, so that 0.1 + 0.2 is 0.3.</summary>
    private static string Plain(double value)
    {
        // Conversion to decimal rounds to fifteen significant digits.
        return Math.Abs(value) is 0 or (> 1e-9 and < 1e20)
            ? ((decimal)value).ToString(CultureInfo.InvariantCulture)
            : value.ToString("G15", CultureInfo.InvariantCulture);
    }

    private static string Date(double serial, CellFormat format, bool counts1904)
    {
        var day = (int)Math.Floor(serial);
        var time = format is CellFormat.Moment ? TimeOfDay(serial - day) : TimeSpan.Zero;
        if (time == TimeSpan.FromDays(1))
            (day, time) = (day + 1, TimeSpan.Zero);
        string date;
        if (!counts1904 && day is LeapDayThatNeverWas)
            date = "1900-02-29";
        else if (!counts1904 && day == 0)
            date = "1900-01-00";
        else
        {
            var epoch = counts1904 ? Epoch1904 : Epoch1900;
            // The last days of the 1904 count lie beyond the last that can be written.
            if ((DateTime.MaxValue - epoch).Days < day)
                return Plain(serial);
            var moment = epoch.AddDays(!counts1904 && day < LeapDayThatNeverWas ? day + 1 : day);
            date = moment.ToString(format is CellFormat.Month ? "yyyy-MM" : "yyyy-MM-dd", CultureInfo.InvariantCulture);
        }
        return time == TimeSpan.Zero ? date : $"{date} {time.ToString("hh\\:mm\\:ss", CultureInfo.InvariantCulture)}";
    }

    private static string Time(double part) => TimeOfDay(part) is var time && time < TimeSpan.FromDays(1)
        ? time.ToString("hh\\:mm\\:ss", CultureInfo.InvariantCulture)
        : "00:00:00";

    private static TimeSpan TimeOfDay(double part) => TimeSpan.FromSeconds(Math.Round(part * 86_400));

    /// <summary>A date written out (t="d") without a time of midnight.</summary>
    public static string WrittenDate(string text)
    {
        var midnight = text.IndexOf("T00:00:00", StringComparison.Ordinal);
        return midnight == 10 ? text[..10] : text.Replace('T', ' ');
    }

    /// <summary>Excel writes characters that XML cannot hold as _x000D_.</summary>
    public static string Unescaped(string text)
    {
        if (!text.Contains("_x", StringComparison.Ordinal))
            return text;
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 7 <= text.Length && text[i] == '_' && text[i + 1] == 'x' && text[i + 6] == '_'
                && ushort.TryParse(text.AsSpan(i + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                plain.Append((char)code);
                i += 6;
            }
            else
            {
                plain.Append(text[i]);
            }
        }
        return plain.ToString();
    }
}
