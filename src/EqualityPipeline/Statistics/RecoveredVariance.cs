namespace EqualityPipeline.Statistics;

/// <summary>Limits of a difference from the limits of its two parts: the method of variance estimates recovery (MOVER).</summary>
/// <remarks>Zou and Donner (2008), Statistics in Medicine 27, 1693-1702; Newcombe's hybrid score interval is its first case.</remarks>
internal static class RecoveredVariance
{
    public static Interval Difference(double figure1, Interval limits1, double figure0, Interval limits0)
    {
        var difference = figure1 - figure0;
        return new Interval(
            difference - Hypotenuse(figure1 - limits1.Lower, limits0.Upper - figure0),
            difference + Hypotenuse(limits1.Upper - figure1, figure0 - limits0.Lower));
    }

    private static double Hypotenuse(double a, double b) => Math.Sqrt((a * a) + (b * b));
}
