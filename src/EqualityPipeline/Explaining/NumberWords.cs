using System.Globalization;

namespace EqualityPipeline.Explaining;

/// <summary>Numbers within a sentence: six significant digits below one, and no more than six places.</summary>
internal static class NumberWords
{
    public static string Of(double number)
        => Math.Abs(number) is > 0 and < 0.001 ? number.ToString("G4", CultureInfo.InvariantCulture) : number.ToString("#,0.######", CultureInfo.InvariantCulture);

    public static string Of(decimal? number) => number?.ToString("#,0.######", CultureInfo.InvariantCulture) ?? "-";
}
