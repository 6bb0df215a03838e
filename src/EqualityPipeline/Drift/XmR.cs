using System.Collections.Immutable;

namespace EqualityPipeline.Drift;

/// <summary>Individuals and moving range (XmR) charts as the NHS Making Data Count programme draws them.</summary>
/// <remarks>
/// Provost and Murray (2011), The Health Care Data Guide; NHS England, Making Data Count; the R package NHSRplotthedots, whose order of naming
/// (outside the limits, trend, two of three, one side) and whose marking of two of three (the points near the limit, not the third) we follow.
/// <para>
/// A missing point is a gap. No moving range spans it and no pattern runs across it: two points either side of a missing month are not neighbours in time,
/// and a month nobody returned is no evidence that a run went on. (NHSRplotthedots leaves out the moving ranges too.)
/// </para>
/// <para>The chart covers one stretch between rebases: rules restart because each stretch is charted alone.</para>
/// </remarks>
public static class XmR
{
    /// <summary>Limits lie this many average moving ranges from the mean: 3 / 1.128, as it is always rounded.</summary>
    public const double MovingRangesToLimit = 2.66;

    /// <summary>Moving ranges from this many times their average are screened out, where that is asked for.</summary>
    public const double MovingRangesToScreen = 3.267;

    /// <summary>From this many points the limits are no longer trial limits.</summary>
    public const int PointsForLimits = 13;

    private const double NearZone = 2.0 / 3;
    private const int Run = 7;

    /// <summary>Differences smaller than this part of the largest point are rounding, not change: on a line counts as on it.</summary>
    private const double Rounding = 1e-12;

    /// <param name="points">Figures in the order of time at equal steps; null where there was none.</param>
    /// <param name="screenMovingRanges">
    /// False as the NHS spreadsheet; true as the R package: moving ranges of 3.267 times their average or more are left out of it, once, and their points
    /// stay in the mean.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A point that is not a finite number.</exception>
    public static XmRChart Chart(IReadOnlyList<double?> points, bool screenMovingRanges = false)
    {
        foreach (var point in points)
        {
            if (point is { } figure && !double.IsFinite(figure))
                throw new ArgumentOutOfRangeException(nameof(points), figure, "A point is a finite number, or missing.");
        }

        var figures = points.OfType<double>().ToArray();
        if (figures.Length == 0)
            return new(null, null, null, null, null, null, TrialLimits: true, [.. points.Select(_ => new XmRPoint(null, null, XmRRule.None, XmRDirection.None))]);

        var tolerance = figures.Max(Math.Abs) * Rounding;
        var mean = figures.Average();
        var movingRanges = MovingRanges(points, tolerance);
        var average = Average([.. movingRanges.OfType<double>()], screenMovingRanges);
        var toLimit = average * MovingRangesToLimit;

        var signs = new Signs(points, mean, toLimit, tolerance);
        return new(
            mean,
            average,
            mean + toLimit,
            mean - toLimit,
            mean + (toLimit * NearZone),
            mean - (toLimit * NearZone),
            figures.Length < PointsForLimits,
            Mark(points, movingRanges, signs));
    }

    private static double?[] MovingRanges(IReadOnlyList<double?> points, double tolerance)
    {
        var movingRanges = new double?[points.Count];
        for (var at = 1; at < points.Count; at++)
        {
            if (points[at] - points[at - 1] is { } change)
                movingRanges[at] = Math.Abs(change) <= tolerance ? 0 : Math.Abs(change);
        }

        return movingRanges;
    }

    private static double? Average(double[] movingRanges, bool screen)
    {
        if (movingRanges.Length == 0)
            return null;
        var average = movingRanges.Average();
        return screen && average > 0
            ? movingRanges.Where(range => range < MovingRangesToScreen * average).Average()
            : average;
    }

    private static ImmutableArray<XmRPoint> Mark(IReadOnlyList<double?> points, double?[] movingRanges, Signs signs)
    {
        var trend = Trends(signs.Steps);
        var twoOfThree = TwoOfThree(signs);
        var oneSide = Runs(signs.Sides, Run);

        var marked = ImmutableArray.CreateBuilder<XmRPoint>(points.Count);
        for (var at = 0; at < points.Count; at++)
        {
            var (rule, sign) =
                signs.Outside[at] != 0 ? (XmRRule.OutsideLimits, signs.Outside[at])
                : trend[at] != 0 ? (XmRRule.Trend, trend[at])
                : twoOfThree[at] != 0 ? (XmRRule.TwoOfThree, twoOfThree[at])
                : oneSide[at] != 0 ? (XmRRule.OneSide, oneSide[at])
                : (XmRRule.None, 0);
            marked.Add(new(points[at], movingRanges[at], rule, sign switch { > 0 => XmRDirection.Up, < 0 => XmRDirection.Down, _ => XmRDirection.None }));
        }

        return marked.MoveToImmutable();
    }

    /// <summary>Six steps the same way join seven points; where a rise ends and a fall begins on one point, the fall names it.</summary>
    private static int[] Trends(int[] steps)
    {
        var steady = Runs(steps, Run - 1);
        var trend = new int[steps.Length];
        for (var at = 1; at < steps.Length; at++)
        {
            if (steady[at] != 0)
                trend[at - 1] = trend[at] = steady[at];
        }

        return trend;
    }

    private static int[] TwoOfThree(Signs signs)
    {
        var marked = new int[signs.Sides.Length];
        for (var first = 0; first + 2 < marked.Length; first++)
        {
            var side = signs.Sides[first];
            if (side == 0 || signs.Sides[first + 1] != side || signs.Sides[first + 2] != side)
                continue;
            var near = Enumerable.Range(first, 3).Where(at => signs.Near[at] != 0).ToArray();
            if (near.Length < 2)
                continue;
            foreach (var at in near)
                marked[at] = side;
        }

        return marked;
    }

    /// <summary>Keeps each sign that stands in an unbroken run of at least so many; all others become 0.</summary>
    private static int[] Runs(int[] signs, int least)
    {
        var kept = new int[signs.Length];
        for (var start = 0; start < signs.Length;)
        {
            var end = start;
            while (end < signs.Length && signs[end] == signs[start])
                end++;
            if (signs[start] != 0 && end - start >= least)
                Array.Fill(kept, signs[start], start, end - start);
            start = end;
        }

        return kept;
    }

    /// <summary>What each point is to the lines of the chart: 1 above, -1 below, 0 on the line or missing.</summary>
    private sealed class Signs
    {
        public Signs(IReadOnlyList<double?> points, double mean, double? toLimit, double tolerance)
        {
            int Beyond(double? distance, double? line) => distance is { } far && line is { } limit && Math.Abs(far) > limit + tolerance ? Math.Sign(far) : 0;

            var distances = points.Select(point => point - mean).ToArray();
            Sides = [.. distances.Select(distance => Beyond(distance, 0))];
            Outside = [.. distances.Select(distance => Beyond(distance, toLimit))];
            Near = [.. distances.Select((distance, at) => Outside[at] == 0 ? Beyond(distance, toLimit * NearZone) : 0)];
            Steps = [.. points.Select((point, at) => at == 0 ? 0 : Beyond(point - points[at - 1], 0))];
        }

        public int[] Sides { get; }

        public int[] Outside { get; }

        public int[] Near { get; }

        /// <summary>From the point just before to this one.</summary>
        public int[] Steps { get; }
    }
}
