using EqualityPipeline.Drift;

namespace EqualityPipeline.Tests.Drift;

/// <summary>
/// Marks worked by hand: O outside the limits, T trend, N near (two of three), S one side; capitals above or rising, small letters below or falling.
/// Each series is also read upside down, where capitals and small letters change places.
/// </summary>
public class XmR_rules
{
    /// <summary>Sixteen points: 12 and 10 by turns, the last a 10. Mean moving range and mean are given with each series.</summary>
    private static readonly double?[] Before = [.. Enumerable.Repeat<double?[]>([12, 10], 8).SelectMany(pair => pair)];

    /// <summary>The same after it, the first a 10.</summary>
    private static readonly double?[] After = [.. Enumerable.Repeat<double?[]>([10, 12], 8).SelectMany(pair => pair)];

    private const string Sixteen = "................";

    /// <summary>Mean 12.08, average moving range 50/12: limits 1.0 and 23.2, near 4.7 and 19.5.</summary>
    [Fact]
    public void A_point_beyond_a_limit_is_outside()
        => Marked("......O......", [10, 11, 10, 11, 10, 11, 31, 11, 10, 11, 10, 11, 10]);

    /// <summary>
    /// Fifty points one unit off the mean, by turns above and below, each between two on it, then on it to the 267th: the average moving range is 100/266
    /// units and the limit 2.66 of those, one unit. In tenths neither is a double.
    /// </summary>
    [Theory]
    [InlineData(1, 0)]
    [InlineData(0.1, 0)]
    [InlineData(0.1, 0.3)]
    [InlineData(1e-7, 1)]
    [InlineData(1e7 / 3, -1e8 / 3)]
    public void A_point_on_the_limit_is_within(double unit, double mean)
        => Marked(
            new string('.', 267),
            [.. Enumerable.Range(0, 267).Select(at => (double?)(mean + (at % 2 == 0 || at > 100 ? 0 : at % 4 == 1 ? unit : -unit)))]);

    /// <summary>Mean 4.53, average moving range 53/14: limits 10.1 from the mean, near 6.7.</summary>
    [Fact]
    public void Seven_points_that_only_rise_are_a_trend()
        => Marked("....TTTTTTT....", [4, 8, 2, 8, 1, 2, 3, 4, 5, 6, 7, 2, 8, 1, 7]);

    [Fact]
    public void All_points_of_a_longer_trend_are_marked()
        => Marked("....TTTTTTTT....", [4, 8, 2, 9, 1, 2, 3, 4, 5, 6, 7, 8, 2, 8, 1, 7]);

    [Fact]
    public void Six_points_that_only_rise_are_none()
        => Marked("..............", [4, 8, 2, 8, 2, 3, 4, 5, 6, 7, 2, 8, 1, 7]);

    [Fact]
    public void Two_equal_points_break_a_trend()
        => Marked("................", [4, 8, 2, 8, 1, 2, 3, 4, 4, 5, 6, 7, 2, 8, 1, 7]);

    [Fact]
    public void A_gap_breaks_a_trend()
        => Marked("................", [4, 8, 2, 8, 1, 2, 3, 4, null, 5, 6, 7, 2, 8, 1, 7]);

    /// <summary>0.1 + 0.2 and 0.3 are a last place apart; that is not a rise.</summary>
    [Fact]
    public void Rounding_is_no_trend()
        => Marked("................", [0.4, 0.8, 0.2, 0.8, 0.1, 0.2, 0.25, 0.3, 0.1 + 0.2, 0.5, 0.6, 0.7, 0.2, 0.8, 0.1, 0.7]);

    /// <summary>Mean 3.77, average moving range 1: limits 1.1 and 6.4, so both ends and the top are outside.</summary>
    [Fact]
    public void Outside_the_limits_names_a_point_before_a_trend_does()
        => Marked("oTTTTTOttttto", [1, 2, 3, 4, 5, 6, 7, 6, 5, 4, 3, 2, 1]);

    /// <summary>Mean 11.4, average moving range 82/34: upper limit 17.8, near from 15.7.</summary>
    [Fact]
    public void Two_near_the_limit_of_three_above_the_mean_are_marked_and_the_third_is_not()
        => Marked(Sixteen + "N.N" + Sixteen, [.. Before, 17, 13, 17, .. After]);

    /// <summary>Mean 11.3, average moving range 88/34: upper limit 18.2, near from 15.9.</summary>
    [Fact]
    public void Two_near_the_limit_with_one_below_the_mean_between_are_none()
        => Marked(Sixteen + "..." + Sixteen, [.. Before, 17, 10, 17, .. After]);

    [Fact]
    public void Two_near_the_limit_with_a_gap_between_are_none()
        => Marked(Sixteen + "..." + Sixteen, [.. Before, 17, null, 17, .. After]);

    /// <summary>Mean 11.6, average moving range 98/34: upper limit 19.3, near from 16.7; 25 is outside, so one only is near.</summary>
    [Fact]
    public void A_point_outside_is_not_near()
        => Marked(Sixteen + "..O" + Sixteen, [.. Before, 17, 13, 25, .. After]);

    /// <summary>Mean 11.7, average moving range 90/34: upper limit 18.8, near from 16.4.</summary>
    [Fact]
    public void A_point_outside_can_be_the_third()
        => Marked(Sixteen + "NON" + Sixteen, [.. Before, 17, 25, 17, .. After]);

    /// <summary>Mean 0, average moving range 16/13: limits 3.3 from it, near 2.2.</summary>
    [Fact]
    public void Seven_points_on_one_side_of_the_mean_are_marked()
        => Marked("SSSSSSSsssssss", [2, 1, 2, 1, 2, 1, 2, -2, -1, -2, -1, -2, -1, -2]);

    [Fact]
    public void All_points_of_a_longer_run_are_marked()
        => Marked("SSSSSSSSssssssss", [2, 1, 2, 1, 2, 1, 2, 1, -2, -1, -2, -1, -2, -1, -2, -1]);

    [Fact]
    public void Six_points_on_one_side_are_none()
        => Marked("............", [2, 1, 2, 1, 2, 1, -2, -1, -2, -1, -2, -1]);

    [Fact]
    public void A_point_on_the_mean_breaks_a_run()
        => Marked("..............", [2, 1, 2, 0, 2, 1, 2, -2, -1, -2, 0, -2, -1, -2]);

    /// <summary>The same in tenths about 0.3, whose average is not 0.3 in doubles.</summary>
    [Fact]
    public void A_point_on_the_mean_but_for_rounding_breaks_a_run()
        => Marked("..............", [0.5, 0.4, 0.5, 0.3, 0.5, 0.4, 0.5, 0.1, 0.2, 0.1, 0.1 + 0.2, 0.1, 0.2, 0.1]);

    [Fact]
    public void A_gap_breaks_a_run()
        => Marked("..............", [2, 1, 2, null, 2, 1, 2, -2, -1, -2, null, -2, -1, -2]);

    /// <summary>Mean 11.6, average moving range 82/38: upper limit 17.4, near from 15.4; seven between two tens are above the mean.</summary>
    [Fact]
    public void Two_of_three_names_a_point_before_one_side_does()
        => Marked(Sixteen + "SSNSNSS" + Sixteen, [.. Before, 13, 14, 17, 13, 17, 14, 13, .. After]);

    /// <summary>Mean 11.4, average moving range 70/38: upper limit 16.3, near from 14.7, one point alone. The rise begins at the ten before.</summary>
    [Fact]
    public void A_trend_names_a_point_before_one_side_does()
        => Marked(Sixteen[1..] + "TTTTTTTT" + Sixteen, [.. Before, 12, 12.5, 13, 13.5, 14, 14.5, 15, .. After]);

    private static void Marked(string expected, double?[] points)
    {
        Assert.Equal(expected, Marks(points));
        Assert.Equal(
            string.Concat(expected.Select(mark => char.IsUpper(mark) ? char.ToLowerInvariant(mark) : char.ToUpperInvariant(mark))),
            Marks([.. points.Select(point => -point)]));
    }

    private static string Marks(double?[] points) => string.Concat(XmR.Chart(points).Points.Select(point =>
    {
        var mark = point.Rule switch
        {
            XmRRule.OutsideLimits => 'O',
            XmRRule.Trend => 'T',
            XmRRule.TwoOfThree => 'N',
            XmRRule.OneSide => 'S',
            _ => '.',
        };
        return point.Direction == XmRDirection.Down ? char.ToLowerInvariant(mark) : mark;
    }));
}
