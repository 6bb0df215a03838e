using System.Collections.Immutable;

namespace EqualityPipeline.Drift;

/// <summary>What a point is marked with; in this order, the first that fits names it.</summary>
public enum XmRRule
{
    None,

    /// <summary>Above the upper or below the lower limit.</summary>
    OutsideLimits,

    /// <summary>One of seven points or more that only rise, or only fall.</summary>
    Trend,

    /// <summary>Near a limit, as is one more of three neighbours that all lie on that side of the mean.</summary>
    TwoOfThree,

    /// <summary>One of seven points or more on one side of the mean.</summary>
    OneSide,
}

/// <summary>Which way a signal points; whether that is improvement is for the indicator's polarity.</summary>
public enum XmRDirection { None, Up, Down }

/// <param name="Figure">As given; null where there was none.</param>
/// <param name="MovingRange">Distance from the point just before; null at the start and beside a gap.</param>
/// <param name="Direction">Up for a point above, or in a rise; down for one below, or in a fall; none where nothing is marked.</param>
public readonly record struct XmRPoint(double? Figure, double? MovingRange, XmRRule Rule, XmRDirection Direction);

/// <summary>An individuals and moving range chart; every number is in the unit of the points.</summary>
/// <param name="Mean">Null with no point at all.</param>
/// <param name="AverageMovingRange">Null with no two neighbouring points; then there are no limits either.</param>
/// <param name="Upper">Mean plus 2.66 average moving ranges.</param>
/// <param name="Lower">Mean minus as much. Not cut at zero: a proportion's limit can lie where no proportion does.</param>
/// <param name="UpperNear">Two thirds of the way from mean to upper limit: beyond it a point is near the limit.</param>
/// <param name="LowerNear">The same below.</param>
/// <param name="TrialLimits">Fewer than 13 points: the limits will move yet, and whoever shows them says so.</param>
/// <param name="Points">One for each given, in their order.</param>
public sealed record XmRChart(
    double? Mean,
    double? AverageMovingRange,
    double? Upper,
    double? Lower,
    double? UpperNear,
    double? LowerNear,
    bool TrialLimits,
    ImmutableArray<XmRPoint> Points);
