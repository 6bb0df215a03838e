using System.Numerics;

namespace EqualityPipeline.Statistics;

/// <summary>Where a rate lies beside its comparator's; a screen, never a finding.</summary>
public enum ScreenResult
{
    /// <summary>No base, or the comparator is zero.</summary>
    Undefined,

    /// <summary>From 0.80 to 1.25 of the comparator, both ends included.</summary>
    Within,

    /// <summary>Under 0.80 of the comparator.</summary>
    Below,

    /// <summary>Over 1.25 of the comparator.</summary>
    Above,
}

/// <summary>The four-fifths screen of one rate against another's.</summary>
public static class Screen
{
    /// <param name="count1">The group's count, or events: those may be more than the base.</param>
    /// <param name="of1">The group's base.</param>
    /// <param name="count0">The comparator's count.</param>
    /// <param name="of0">The comparator's base.</param>
    /// <returns>Where count1 / of1 lies beside count0 / of0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A negative count or base.</exception>
    /// <remarks>
    /// Uniform Guidelines on Employee Selection Procedures (1978), section 4D, which has the lower end only; 1.25 is its mirror.
    /// Compared as whole-number products: 8 of 100 against 10 of 100 is 0.7999… in doubles and within the screen.
    /// </remarks>
    public static ScreenResult Of(decimal count1, decimal of1, decimal count0, decimal of0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count1, 0);
        ArgumentOutOfRangeException.ThrowIfLessThan(of1, 0);
        ArgumentOutOfRangeException.ThrowIfLessThan(count0, 0);
        ArgumentOutOfRangeException.ThrowIfLessThan(of0, 0);
        if (of1 == 0 || of0 == 0 || count0 == 0)
            return ScreenResult.Undefined;

        var group = Exact(count1) * Exact(of0);
        var comparator = Exact(count0) * Exact(of1);
        if (5 * group < 4 * comparator)
            return ScreenResult.Below;
        return 4 * group > 5 * comparator ? ScreenResult.Above : ScreenResult.Within;
    }

    /// <summary>Units of the last place a decimal can have, so every decimal is a whole number of them.</summary>
    private static BigInteger Exact(decimal count)
    {
        const int LastPlace = 28;
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(count, parts);
        var digits = ((BigInteger)(uint)parts[2] << 64) | ((BigInteger)(uint)parts[1] << 32) | (uint)parts[0];
        return digits * BigInteger.Pow(10, LastPlace - count.Scale);
    }
}
