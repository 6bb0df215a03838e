namespace EqualityPipeline.Statistics.Distributions;

/// <summary>How far a group's pay lies below its comparator's, or the words why that is not known.</summary>
/// <param name="Value">As a part of the comparator's pay, not a percentage; below 0 where the group is paid more.</param>
/// <param name="Undefined">Why there is no value; null where there is one.</param>
public readonly record struct PayGap(double? Value, string? Undefined)
{
    /// <summary>(A - B) / A, A being the comparator's figure and B the group's: with men and women, the statutory formula before its × 100.</summary>
    internal static PayGap Between(decimal? group, decimal? comparator)
    {
        if (group is not { } b || comparator is not { } a)
            return new(null, RatioResult.NoBase);
        return a == 0 ? new(null, RatioResult.ComparatorIsZero) : new((double)((a - b) / a), null);
    }

    internal static Interval? Limits(decimal? group, Interval? groupLimits, decimal? comparator, Interval? comparatorLimits)
    {
        if (groupLimits is not { } limits1 || comparatorLimits is not { } limits0)
            return null;
        return RecoveredVariance.Ratio((double)group!.Value, limits1, (double)comparator!.Value, limits0) is { } ratio
            ? new Interval(1 - ratio.Upper, 1 - ratio.Lower)
            : null;
    }
}
