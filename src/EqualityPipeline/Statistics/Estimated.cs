namespace EqualityPipeline.Statistics;

/// <summary>A figure of one group with its limits, in the same unit, or the words why there is none.</summary>
/// <param name="Undefined">Why there is no value; null where there is one. Then value and limits are null.</param>
public readonly record struct Estimated(double? Value, Interval? Limits, string? Undefined)
{
    internal static Estimated NoBase => new(null, null, RatioResult.NoBase);
}
