using System.Runtime.CompilerServices;

namespace EqualityPipeline.Statistics;

/// <summary>What every statistic demands of its arguments; an argument outside is an error in the program, not in a return.</summary>
internal static class Demand
{
    /// <summary>Beyond this the tails are under 1e-23 and the limits say nothing.</summary>
    private const double LargestQuantile = 10;

    public static void AtLeastZero(double figure, [CallerArgumentExpression(nameof(figure))] string? name = null)
    {
        if (!(figure >= 0) || double.IsInfinity(figure))
            throw new ArgumentOutOfRangeException(name, figure, "A count or a base is 0 or more, and finite.");
    }

    public static void PartOf(
        double count,
        double of,
        [CallerArgumentExpression(nameof(count))] string? countName = null,
        [CallerArgumentExpression(nameof(of))] string? ofName = null)
    {
        AtLeastZero(of, ofName);
        AtLeastZero(count, countName);
        if (count > of)
            throw new ArgumentOutOfRangeException(countName, count, $"A count is not above its base, {ofName}.");
    }

    public static void Share(double share, [CallerArgumentExpression(nameof(share))] string? name = null)
    {
        if (!(share is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(name, share, "A share is a fraction from 0 to 1.");
    }

    public static void Quantile(double z, [CallerArgumentExpression(nameof(z))] string? name = null)
    {
        if (!(z is > 0 and <= LargestQuantile))
            throw new ArgumentOutOfRangeException(name, z, "A normal quantile is above 0 and at most 10.");
    }
}
