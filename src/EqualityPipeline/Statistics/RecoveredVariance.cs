namespace EqualityPipeline.Statistics;

/// <summary>Limits of a difference, or a ratio, from the limits of its two parts: the method of variance estimates recovery (MOVER).</summary>
/// <remarks>
/// Zou and Donner (2008), Statistics in Medicine 27, 1693-1702; Newcombe's hybrid score interval is its first case. Ratio: Donner and Zou (2012), Statistical
/// Methods in Medical Research 21, 347-359.
/// </remarks>
internal static class RecoveredVariance
{
    public static Interval Difference(double figure1, Interval limits1, double figure0, Interval limits0)
    {
        var difference = figure1 - figure0;
        return new Interval(
            difference - Hypotenuse(figure1 - limits1.Lower, limits0.Upper - figure0),
            difference + Hypotenuse(limits1.Upper - figure1, figure0 - limits0.Lower));
    }

    /// <returns>Limits of figure1 / figure0; null where figure0 is so uncertain that they would reach round through infinity.</returns>
    public static Interval? Ratio(double figure1, Interval limits1, double figure0, Interval limits0)
    {
        var product = figure1 * figure0;
        var (lower1, upper1) = (Recovered(figure1, limits1.Lower), Recovered(figure1, limits1.Upper));
        var (lower0, upper0) = (Recovered(figure0, limits0.Lower), Recovered(figure0, limits0.Upper));
        return limits0.Lower <= 0 || upper0 <= 0
            ? null
            : new Interval(
                (product - Math.Sqrt(Math.Max(0, (product * product) - (lower1 * upper0)))) / upper0,
                (product + Math.Sqrt(Math.Max(0, (product * product) - (upper1 * lower0)))) / lower0);
    }

    private static double Recovered(double figure, double limit) => limit * ((2 * figure) - limit);

    private static double Hypotenuse(double a, double b) => Math.Sqrt((a * a) + (b * b));
}
