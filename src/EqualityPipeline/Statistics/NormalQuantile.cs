using MathNet.Numerics;

namespace EqualityPipeline.Statistics;

/// <summary>The two levels every figure is given at, in standard deviations of the normal distribution.</summary>
public static class NormalQuantile
{
    /// <summary>95%: 2.5% in each tail.</summary>
    public const double Z95 = 1.959963984540054;

    /// <summary>99.8%: 0.1% in each tail.</summary>
    public const double Z998 = 3.090232306167813;

    /// <param name="z">Distance from the middle, in standard deviations, of either sign.</param>
    /// <returns>The probability of being at least that far out, both tails together, in [0, 1].</returns>
    /// <remarks>By the complementary error function: 1 minus the distribution loses every digit from about z = 8.</remarks>
    public static double TwoTails(double z) => SpecialFunctions.Erfc(Math.Abs(z) / Math.Sqrt(2));
}
