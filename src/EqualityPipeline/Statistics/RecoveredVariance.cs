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

    /// <param name="part">Of the whole: 0 &lt; part &lt; 1. The part's people over the whole's.</param>
    /// <returns>Limits of the part's figure less that of the whole it is in.</returns>
    /// <remarks>
    /// Zou and Donner's equation for two that go together. A whole is the part and the rest, each by its people, so that the covariance of part and whole is
    /// the part's variance times <paramref name="part"/>. Limits of a whole that are narrower than the part alone would make them are taken as
    /// wide as that: the rest would then be known without error.
    /// </remarks>
    public static Interval PartLessWhole(double figure, Interval limits, double whole, Interval wholeLimits, double part)
    {
        var difference = figure - whole;
        return new Interval(
            difference - Apart(figure - limits.Lower, wholeLimits.Upper - whole),
            difference + Apart(limits.Upper - figure, whole - wholeLimits.Lower));

        double Apart(double ofPart, double ofWhole)
        {
            ofWhole = Math.Max(ofWhole, part * ofPart);
            return Math.Sqrt((ofPart * ofPart) + (ofWhole * ofWhole) - (2 * part * ofPart * ofPart));
        }
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
