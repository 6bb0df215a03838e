namespace EqualityPipeline.Statistics;

/// <summary>How the difference between a group and those it is compared with changed from one time to another: what happened to the group beyond what happened to everyone.</summary>
public static class DifferenceInDifferences
{
    /// <param name="after">Group minus comparator at the later time.</param>
    /// <param name="afterLimits">95% limits of the same.</param>
    /// <param name="before">Group minus comparator at the earlier time, in the same unit and over as long a time.</param>
    /// <param name="beforeLimits">95% limits of the same.</param>
    /// <returns>(group after - comparator after) - (group before - comparator before), with 95% limits, in the unit of the differences.</returns>
    /// <remarks>
    /// Card and Krueger (1994), American Economic Review 84, 772-793, for the comparison; the limits by the method of variance estimates recovery, Zou and Donner
    /// (2008), Statistics in Medicine 27, 1693-1702, as if the two times were independent. People counted at both make the limits too wide, not too narrow, where they answer alike.
    /// It takes for granted that without the action the two groups would have gone the same way; a test cannot show that.
    /// </remarks>
    public static Estimated Of(double after, Interval afterLimits, double before, Interval beforeLimits)
        => new(after - before, RecoveredVariance.Difference(after, afterLimits, before, beforeLimits), null);
}
