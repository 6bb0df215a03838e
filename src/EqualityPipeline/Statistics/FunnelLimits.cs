using MathNet.Numerics;

namespace EqualityPipeline.Statistics;

/// <summary>Where figures of many places would lie by chance alone if all shared one centre.</summary>
public static class FunnelLimits
{
    /// <param name="centre">The proportion all are supposed to share, in [0, 1].</param>
    /// <param name="of">The place's base.</param>
    /// <param name="z">Normal quantile, in standard deviations.</param>
    /// <returns>Limits of the place's proportion, cut to [0, 1]; null with no base.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A centre, base or quantile outside those ranges.</exception>
    /// <remarks>Spiegelhalter (2005), Statistics in Medicine 24, 1185-1202: p ± z sqrt(p(1 - p)/n).</remarks>
    public static Interval? OfProportion(double centre, double of, double z = NormalQuantile.Z95)
    {
        Demand.Share(centre);
        Demand.AtLeastZero(of);
        Demand.Quantile(z);
        if (of == 0)
            return null;

        var width = z * Math.Sqrt(centre * (1 - centre) / of);
        return new Interval(Math.Max(0, centre - width), Math.Min(1, centre + width));
    }

    /// <param name="expected">The events the place would have at the rate all are supposed to share.</param>
    /// <param name="z">Normal quantile, in standard deviations.</param>
    /// <returns>The least and the greatest whole number of events within the limits; fewer or more is outside.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A negative expectation, or a quantile outside (0, 10].</exception>
    /// <remarks>
    /// Exact Poisson, equal tails: a count is outside where it and everything beyond it have no more than the probability of one tail, which is where its
    /// exact limits (Garwood 1936) leave out the expectation. Whole numbers, not Spiegelhalter's interpolated ones: a count is never between two.
    /// </remarks>
    public static Interval OfCount(double expected, double z = NormalQuantile.Z95)
    {
        Demand.AtLeastZero(expected);
        Demand.Quantile(z);
        if (expected == 0)
            return new Interval(0, 0);

        var tail = NormalQuantile.TwoTails(z) / 2;
        var middle = Math.Floor(expected);
        return new Interval(
            First(count => AtMost(count, expected) > tail, 0, middle),
            First(count => AtLeast(count + 1, expected) <= tail, middle, middle + FarOut(expected)));
    }

    private static double AtMost(double count, double expected) => SpecialFunctions.GammaUpperRegularized(count + 1, expected);

    private static double AtLeast(double count, double expected) => SpecialFunctions.GammaLowerRegularized(count, expected);

    /// <summary>Further above the expectation than ten standard deviations reach, however few events are expected.</summary>
    private static double FarOut(double expected) => Math.Ceiling((12 * Math.Sqrt(expected)) + 60);

    /// <summary>The first whole number from one to another that a condition holds for, which then holds for all after it.</summary>
    private static double First(Func<double, bool> holds, double from, double to)
    {
        while (from < to)
        {
            var middle = Math.Floor((from + to) / 2);
            if (holds(middle))
                to = middle;
            else
                from = middle + 1;
        }

        return from;
    }
}
