using CsCheck;
using EqualityPipeline.Statistics;

namespace EqualityPipeline.Tests.Statistics;

internal static class Agreement
{
    /// <summary>As printed: a published figure agrees when it is the rounding of ours.</summary>
    public static void AsPrinted(double printed, double? actual, int decimals)
        => Assert.Equal(printed, Math.Round(Assert.NotNull(actual), decimals, MidpointRounding.AwayFromZero), 1e-12);

    public static void AsPrinted(Interval printed, Interval? actual, int decimals)
    {
        AsPrinted(printed.Lower, actual?.Lower, decimals);
        AsPrinted(printed.Upper, actual?.Upper, decimals);
    }

    public static void Relative(double expected, double? actual, double tolerance = 1e-9)
        => Assert.True(
            Math.Abs(Assert.NotNull(actual) - expected) <= tolerance * Math.Max(Math.Abs(expected), double.Epsilon),
            $"expected {expected:R}, found {actual:R}");

    /// <summary>A count within its base.</summary>
    public static Gen<(int Count, int Of)> Part(int largest = 400)
        => Gen.Int[1, largest].SelectMany(of => Gen.Int[0, of].Select(count => (count, of)));
}
