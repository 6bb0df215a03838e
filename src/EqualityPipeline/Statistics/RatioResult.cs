namespace EqualityPipeline.Statistics;

/// <summary>A ratio of one group to its comparator with its limits, or the words why there is none.</summary>
/// <param name="Value">Group over comparator; 1 is parity.</param>
/// <param name="Adjusted">Nobody was in a cell the ratio divides by or takes the logarithm of, so halves were added: value and limits rest on them.</param>
/// <param name="Undefined">Why there is no value, in words; null where there is one. Then value and limits are null.</param>
public readonly record struct RatioResult(double? Value, double? Lower, double? Upper, bool Adjusted, string? Undefined)
{
    public const string NoBase = "no base";

    public const string ComparatorIsZero = "the comparator is zero";

    /// <summary>The same comparison with the other side above the line.</summary>
    public RatioResult Inverted()
        => Value is 0 ? None("the group is zero") : new(1 / Value, Inverse(Upper), Inverse(Lower), Adjusted, Undefined);

    private static double? Inverse(double? limit) => limit is 0 ? null : 1 / limit;

    internal static RatioResult None(string why) => new(null, null, null, Adjusted: false, why);

    /// <summary>Limits a number of standard errors either side on the scale of the logarithm.</summary>
    internal static RatioResult OnLogScale(double ratio, double standardError, double z, bool adjusted)
    {
        var factor = Math.Exp(z * standardError);
        return new(ratio, ratio / factor, ratio * factor, adjusted, null);
    }
}
