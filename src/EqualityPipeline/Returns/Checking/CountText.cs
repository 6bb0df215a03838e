using System.Buffers;
using System.Globalization;

namespace EqualityPipeline.Returns;

/// <summary>Reads a whole number of people. A mark that hides a number is never a number.</summary>
internal static class CountText
{
    private const int MostDigits = 12;

    private static readonly SearchValues<char> InNumbers = SearchValues.Create("0123456789.,");

    public static Reading Read(string text, At at)
    {
        if (text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0 && text.Length > 0)
            return Whole(text, at, fault: null);
        if (HasThousands(text))
            return Whole(text.Replace(",", "", StringComparison.Ordinal), at, Faults.Thousands(at, text));
        return Reading.Wrong(Wrong(text, at));
    }

    private static Reading Whole(string digits, At at, Finding? fault)
    {
        var significant = digits.TrimStart('0');
        return significant.Length > MostDigits
            ? Reading.Wrong(Faults.TooLarge(at, digits))
            : new Reading(significant.Length == 0 ? 0 : long.Parse(significant, CultureInfo.InvariantCulture), fault);
    }

    /// <summary>Exactly as 1,234 or 12,345,678.</summary>
    private static bool HasThousands(string text)
    {
        if (text.Length < 5 || text.Length % 4 == 0 || text[0] == ',')
            return false;
        for (var i = 1; i <= text.Length; i++)
        {
            var one = text[^i];
            if (i % 4 == 0 ? one != ',' : !char.IsAsciiDigit(one))
                return false;
        }
        return true;
    }

    private static Finding Wrong(string text, At at)
    {
        if (text.Length == 0 || IsNoFigure(text))
            return Faults.NoFigure(at, text);
        if (IsSuppressed(text))
            return Faults.Suppressed(at, text);
        if (text[^1] == '%')
            return Faults.NotWhole(at, text, "is a percentage, not a number of people", "Write the number of people.");
        if (text[0] is '-' or '\u2212' or '(' && text.AsSpan(1).TrimEnd(')').IndexOfAnyExcept(InNumbers) < 0)
            return Faults.Negative(at, text);
        if (text.All(c => char.IsDigit(c)))
            return Faults.NotWhole(at, text, "is not written in plain digits", "Write it in the digits 0 to 9.");
        if (text[0] is '=' or '+' or '@')
            return Faults.NotWhole(at, text, "is a formula, not a number", "Send the value and not the formula.");
        if (!double.TryParse(text, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            return Faults.NotWhole(at, text, "is not a number", "Write the number of people in digits.");
        return text.Contains('e', StringComparison.OrdinalIgnoreCase)
            ? Faults.NotWhole(at, text, "is in scientific notation, in which spreadsheets drop digits", "Format the column as a number and save again.")
            : Faults.NotWhole(at, text, "is not a whole number", "People are counted whole: write the number without decimals and without separators.");
    }

    public static bool IsNoFigure(string text) => Texts.Plain(text) is "" or "n a" or "na" or "nil" or "none" or "null" or "not available" or "not known" or "tbc" or "x";

    public static bool IsSuppressed(string text)
        => text.AsSpan().IndexOfAnyExcept('*') < 0 || text[0] is '<' or '~' or '\u2264'
            || Texts.Plain(text) is "c" or "[c]" or "suppressed" or "fewer than 5" or "less than 5" or "under 5";
}
