using MathNet.Numerics;

namespace EqualityPipeline.Statistics;

/// <summary>Student's t distribution: both tails of a distance, and the distance of a tail.</summary>
internal static class StudentT
{
    /// <param name="t">Distance from the middle, of either sign.</param>
    /// <param name="degreesOfFreedom">Above 0; not always whole.</param>
    /// <returns>The probability of being at least that far out, both tails together, in [0, 1].</returns>
    public static double TwoTails(double t, double degreesOfFreedom)
    {
        var square = t * t;
        return double.IsPositiveInfinity(square)
            ? 0
            : SpecialFunctions.BetaRegularized(degreesOfFreedom / 2, 0.5, degreesOfFreedom / (degreesOfFreedom + square));
    }

    /// <param name="z">A distance of the normal distribution, above 0.</param>
    /// <returns>The distance with the same two tails here; it is never less.</returns>
    public static double Quantile(double z, double degreesOfFreedom)
    {
        var tails = NormalQuantile.TwoTails(z);
        double below = z, above = z + 1;
        while (TwoTails(above, degreesOfFreedom) > tails)
        {
            below = above;
            above *= 2;
        }

        while (true)
        {
            var middle = below + ((above - below) / 2);
            if (middle <= below || middle >= above)
                return middle;
            if (TwoTails(middle, degreesOfFreedom) > tails)
                below = middle;
            else
                above = middle;
        }
    }
}
