using System.Buffers;
using System.Globalization;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Returns;

/// <summary>What a number is a number of, and which are taken.</summary>
/// <param name="A">As in "is not …", for example "a number of people".</param>
/// <param name="The">As in "Write …", for example "the number of people".</param>
/// <param name="Decimals">Taken at most. Numbers are held as whole ones, scaled by ten to their power.</param>
/// <param name="Least">Null where only 0 is the least.</param>
internal sealed record NumberKind(string A, string The, int Decimals, decimal? Least = null, decimal? Most = null)
{
    public static NumberKind People { get; } = Of(MeasureUnit.People);

    public decimal Scale { get; } = Scales[Decimals];

    private static ReadOnlySpan<int> Scales => [1, 10, 100, 1_000, 10_000];

    public static NumberKind Of(MeasureUnit unit) => unit switch
    {
        MeasureUnit.People => new("a number of people", "the number of people", unit.Decimals()),
        MeasureUnit.Cases => new("a number of cases", "the number of cases", unit.Decimals()),
        MeasureUnit.FullTimeEquivalents => new("a number of full-time equivalents", "the full-time equivalents", unit.Decimals()),
        MeasureUnit.Hours => new("a number of hours", "the hours", unit.Decimals()),
        MeasureUnit.Days => new("a number of days", "the days", unit.Decimals()),
        MeasureUnit.Pounds => new("an amount in pounds", "the amount in pounds", unit.Decimals()),
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "A unit has no words yet."),
    };

    public static NumberKind Of(ReturnColumn column) => new("a number", "the number", column.Decimals, column.Least, column.Most);

    /// <summary>The number that is held as a whole one.</summary>
    public decimal Unscaled(long number) => number / Scale;
}

/// <summary>Reads a number of an event or tally layout. A mark that hides a number is never a number, and no number is below 0.</summary>
internal static class CountText
{
    private const int MostDigits = 12;

    private static readonly SearchValues<char> InNumbers = SearchValues.Create("0123456789.,");

    /// <summary>The number, scaled.</summary>
    public static Reading Read(string text, At at, NumberKind kind)
    {
        var (plain, fault) = WithoutSeparators(text, at, kind);
        if (Parts(plain) is not var (whole, fraction))
            return Reading.Wrong(Wrong(text, at, kind));
        if (fraction.Length > kind.Decimals)
        {
            return Reading.Wrong(kind.Decimals > 0
                ? Faults.TooManyDecimals(at, text, kind.Decimals)
                : Faults.NotWhole(at, text, "is not a whole number", NotWholeFix(kind)));
        }
        if (whole.Length > MostDigits)
            return Reading.Wrong(Faults.TooLarge(at, text, kind));
        var number = long.Parse($"{whole}{fraction.PadRight(kind.Decimals, '0')}0", CultureInfo.InvariantCulture) / 10;
        return kind.Least > kind.Unscaled(number) || kind.Most < kind.Unscaled(number)
            ? Reading.Wrong(Faults.NumberOutOfBounds(at, text, kind.Least, kind.Most))
            : new Reading(number, fault);
    }

    /// <summary>The number, scaled, of a cell of digits with at most one point; false for any other, which <see cref="Read"/> must look at.</summary>
    public static bool TryReadPlain(ReadOnlySpan<byte> cell, int decimals, out long number)
    {
        number = 0;
        if (cell.IsEmpty || cell.Length > MostDigits)
            return false;
        var after = -1;
        foreach (var one in cell)
        {
            if (one is >= (byte)'0' and <= (byte)'9')
            {
                number = number * 10 + (one - '0');
                after += after >= 0 ? 1 : 0;
            }
            else if (one == '.' && after < 0)
            {
                after = 0;
            }
            else
            {
                return false;
            }
        }
        // A point at the end or the beginning is looked at more closely.
        if (after == 0 || after > decimals || cell[0] == '.')
            return false;
        for (var missing = decimals - Math.Max(after, 0); missing > 0; missing--)
            number *= 10;
        return true;
    }

    private static (string Plain, Finding? Fault) WithoutSeparators(string text, At at, NumberKind kind)
    {
        var plain = kind.The == NumberKind.Of(MeasureUnit.Pounds).The && text.StartsWith('£') ? text[1..].TrimStart() : text;
        var point = plain.IndexOf('.', StringComparison.Ordinal);
        if (HasThousands(point < 0 ? plain : plain[..point]))
            plain = plain.Replace(",", "", StringComparison.Ordinal);
        return plain.Length == text.Length ? (text, null) : (plain, Faults.Thousands(at, text, plain));
    }

    /// <summary>The significant digits before the point and the digits after it; null where the text is no such number.</summary>
    private static (string Whole, string Fraction)? Parts(string text)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var (whole, fraction) = point < 0 ? (text, string.Empty) : (text[..point], text[(point + 1)..]);
        if (whole.Length == 0 || (point >= 0 && fraction.Length == 0) || !(whole + fraction).All(char.IsAsciiDigit))
            return null;
        return (whole.TrimStart('0'), fraction);
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

    private static string NotWholeFix(NumberKind kind) => kind.The == NumberKind.People.The
        ? "People are counted whole: write the number without decimals and without separators."
        : "Write the number without decimals and without separators.";

    private static Finding Wrong(string text, At at, NumberKind kind)
    {
        Finding Not(string because, string fix)
            => kind.Decimals > 0 ? Faults.NoNumber(at, text, because, fix) : Faults.NotWhole(at, text, because, fix);

        if (text.Length == 0 || IsNoFigure(text))
            return Faults.NoFigure(at, text);
        if (IsSuppressed(text))
            return Faults.Suppressed(at, text);
        if (text[^1] == '%')
            return Not($"is a percentage, not {kind.A}", $"Write {kind.The}.");
        if (text[0] is '-' or '\u2212' or '(' && text.AsSpan(1).TrimEnd(')').IndexOfAnyExcept(InNumbers) < 0)
            return Faults.Negative(at, text, kind);
        if (text.All(c => char.IsDigit(c)))
            return Not("is not written in plain digits", "Write it in the digits 0 to 9.");
        if (text[0] is '=' or '+' or '@')
            return Not("is a formula, not a number", "Send the value and not the formula.");
        if (!double.TryParse(text, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            return Not("is not a number", $"Write {kind.The} in digits.");
        if (text.Contains('e', StringComparison.OrdinalIgnoreCase))
            return Not("is in scientific notation, in which spreadsheets drop digits", "Format the column as a number and save again.");
        return kind.Decimals > 0
            ? Faults.NoNumber(at, text, "has a comma or a point where none belongs", "Write decimals after a point, as 12.5, and no other separators.")
            : Faults.NotWhole(at, text, "is not a whole number", NotWholeFix(kind));
    }

    public static bool IsNoFigure(string text) => Texts.Plain(text) is "" or "n a" or "na" or "nil" or "none" or "null" or "not available" or "not known" or "tbc" or "x";

    public static bool IsSuppressed(string text)
        => text.AsSpan().IndexOfAnyExcept('*') < 0 || text[0] is '<' or '~' or '\u2264'
            || Texts.Plain(text) is "c" or "[c]" or "suppressed" or "fewer than 5" or "less than 5" or "under 5";
}
