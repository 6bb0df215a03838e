using MathNet.Numerics;

namespace EqualityPipeline.Statistics;

/// <summary>Limits of a number of events, whose rate per so many the caller makes by dividing them by the base.</summary>
public static class PoissonRate
{
    /// <summary>Below this many events the limits are exact, from it on Byar's.</summary>
    public const double ByarFrom = 10;

    /// <summary>Exact limits are found by search; whole counts at the two usual levels are met all the time and searched for once.</summary>
    private static readonly Interval[] WholeAt95 = ExactOfWhole(NormalQuantile.Z95);

    private static readonly Interval[] WholeAt998 = ExactOfWhole(NormalQuantile.Z998);

    /// <param name="events">Events counted, 0 or more.</param>
    /// <param name="z">Normal quantile, in standard deviations; the exact limits take the two tails beyond it.</param>
    /// <returns>The limits of the count, in events, both 0 or more; divide by the base, multiply by the "per".</returns>
    /// <exception cref="ArgumentOutOfRangeException">A negative count, or a quantile outside (0, 10].</exception>
    /// <remarks>
    /// Exact: Garwood (1936), Biometrika 28, 437-442, half the chi-square quantiles with 2x and 2x + 2 degrees of freedom.
    /// Byar: Breslow and Day (1987), Statistical Methods in Cancer Research II, 69. Both as PHEindicatormethods <c>phe_rate</c> divides them.
    /// Where its Byar limit falls below 0 (z above 9 only) we give 0.
    /// </remarks>
    public static Interval Limits(double events, double z = NormalQuantile.Z95)
    {
        Demand.AtLeastZero(events);
        Demand.Quantile(z);
        if (events >= ByarFrom)
            return Byar(events, z);
        return (double.IsInteger(events), z) switch
        {
            (true, NormalQuantile.Z95) => WholeAt95[(int)events],
            (true, NormalQuantile.Z998) => WholeAt998[(int)events],
            _ => Exact(events, z),
        };
    }

    private static Interval[] ExactOfWhole(double z) => [.. Enumerable.Range(0, (int)ByarFrom).Select(events => Exact(events, z))];

    private static Interval Byar(double events, double z)
    {
        var lower = Cube(1 - (1 / (9 * events)) - (z / (3 * Math.Sqrt(events))));
        var next = events + 1;
        var upper = Cube(1 - (1 / (9 * next)) + (z / (3 * Math.Sqrt(next))));
        return new Interval(Math.Max(0, events * lower), next * upper);
    }

    private static double Cube(double root) => root * root * root;

    private static Interval Exact(double events, double z)
    {
        var tail = NormalQuantile.TwoTails(z) / 2;
        var start = Byar(Math.Max(events, 0.5), z);
        return new Interval(
            events == 0 ? 0 : Root(mean => AtLeast(events, mean) - tail, 0, events),
            Root(mean => tail - SpecialFunctions.GammaUpperRegularized(events + 1, mean), events, 2 * start.Upper));
    }

    /// <summary>The probability of so many events or more, by its series in the mean: the library's is 0 below a mean of 1e-15, where a part of an event has its limit.</summary>
    private static double AtLeast(double events, double mean)
    {
        double term = 1, sum = 1;
        for (var k = 1; term > sum * 1e-17; k++)
            sum += term *= mean / (events + k);
        return sum * Math.Exp((events * Math.Log(mean)) - mean - SpecialFunctions.GammaLn(events + 1));
    }

    /// <summary>Where a rising function of the mean is zero, by halving until two neighbouring doubles are left.</summary>
    private static double Root(Func<double, double> rising, double below, double above)
    {
        while (true)
        {
            var middle = below + ((above - below) / 2);
            if (middle <= below || middle >= above)
                return middle;
            if (rising(middle) < 0)
                below = middle;
            else
                above = middle;
        }
    }
}
