using System.Buffers;
using System.Globalization;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Returns;

/// <summary>Reads a number of a register within the bounds of its column; a mark that hides a number is never a number.</summary>
internal static class RegisterNumber
{
    /// <summary>What the columns of a stored register can hold exactly.</summary>
    private const int MostWholeDigits = 15;

    private static readonly SearchValues<char> InNumbers = SearchValues.Create("0123456789.,");

    /// <returns>The number in invariant digits without needless zeros, and the finding it gives.</returns>
    public static (string? Number, Finding? Fault) Read(string text, At at, ReturnColumn column)
    {
        var plain = text[0] == '\u2212' ? $"-{text[1..]}" : text;
        var digits = plain.TrimStart('-');
        var separated = HasThousands(digits);
        if (!Shape(separated ? digits.Replace(",", "", StringComparison.Ordinal) : digits) || plain.Length - digits.Length > 1)
            return (null, Wrong(text, at));
        if (digits.AsSpan().TrimStart('0').IndexOf('.') > MostWholeDigits || digits.Length > MostWholeDigits * 2)
            return (null, Faults.NumberOutOfBounds(at, text, column.Least, column.Most));

        var number = decimal.Parse(plain.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture)
            / 1.0000000000000000000000000000m;
        if (Math.Abs(number) >= 1_000_000_000_000_000m || number < column.Least || number > column.Most)
            return (null, Faults.NumberOutOfBounds(at, text, column.Least, column.Most));
        if (number.Scale > column.Decimals)
            return (null, Faults.TooManyDecimals(at, text, column.Decimals));
        return (number == 0 ? "0" : number.ToString(CultureInfo.InvariantCulture), separated ? Faults.Thousands(at, text) : null);
    }

    /// <summary>Digits with at most one point among them.</summary>
    private static bool Shape(string text)
        => text.Length > 0 && char.IsAsciiDigit(text[0]) && char.IsAsciiDigit(text[^1]) && text.Count('.') < 2
            && text.AsSpan().IndexOfAnyExcept(InNumbers) < 0 && !text.Contains(',', StringComparison.Ordinal);

    /// <summary>Exactly as 1,234 or 12,345,678.50.</summary>
    private static bool HasThousands(string text)
    {
        var whole = text.IndexOf('.', StringComparison.Ordinal) is var point and >= 0 ? text.AsSpan(0, point) : text;
        if (whole.Length < 5 || whole.Length % 4 == 0 || whole[0] == ',')
            return false;
        for (var i = 1; i <= whole.Length; i++)
        {
            if (i % 4 == 0 ? whole[^i] != ',' : !char.IsAsciiDigit(whole[^i]))
                return false;
        }
        return true;
    }

    private static Finding Wrong(string text, At at)
    {
        if (CountText.IsSuppressed(text))
            return Faults.Suppressed(at, text);
        if (CountText.IsNoFigure(text))
            return Faults.NoNumber(at, text, "says that there is no number", "Leave the cell blank where there is none; write 0 only where the number is 0.");
        if (text[^1] == '%')
            return Faults.NoNumber(at, text, "is written with a percent sign", "Write the number alone: 12.5 for 12.5%.");
        if (text[0] is '£' or '$' or '€' || text[^1] is 'k' or 'K' or 'm' or 'M')
            return Faults.NoNumber(at, text, "is written with a currency or a unit", "Write the whole number alone, in the digits 0 to 9: 12500 for £12.5k.");
        if (text[0] is '=' or '+' or '@')
            return Faults.NoNumber(at, text, "is a formula, not a number", "Send the number and not the formula.");
        if (text.All(char.IsDigit))
            return Faults.NoNumber(at, text, "is not written in plain digits", "Write it in the digits 0 to 9.");
        return Faults.NoNumber(at, text, "is not a number", "Write the number in the digits 0 to 9, with a full stop before decimals: 1234.5.");
    }
}
