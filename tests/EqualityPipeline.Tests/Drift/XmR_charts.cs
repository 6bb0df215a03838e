using CsCheck;
using EqualityPipeline.Drift;

namespace EqualityPipeline.Tests.Drift;

public class XmR_charts
{
    /// <summary>By hand: mean 49/8; moving ranges 2, 3, 4, 1, 2, 3, 3, mean 18/7; limits 6.84 from the mean, near 4.56.</summary>
    [Fact]
    public void Have_limits_from_the_mean_moving_range()
    {
        var chart = XmR.Chart([5, 7, 4, 8, 7, 5, 8, 5]);
        Assert.Equal(6.125, chart.Mean!.Value, 1e-12);
        Assert.Equal(18 / 7.0, chart.AverageMovingRange!.Value, 1e-12);
        Assert.Equal(6.125 + 6.84, chart.Upper!.Value, 1e-12);
        Assert.Equal(6.125 - 6.84, chart.Lower!.Value, 1e-12);
        Assert.Equal(6.125 + 4.56, chart.UpperNear!.Value, 1e-12);
        Assert.Equal(6.125 - 4.56, chart.LowerNear!.Value, 1e-12);
        Assert.Equal([null, 2, 3, 4, 1, 2, 3, 3], chart.Points.Select(point => point.MovingRange));
    }

    /// <summary>By hand: moving ranges 2, 3, 3 and 5, none beside the gap; six points, 36 in all.</summary>
    [Fact]
    public void Leave_a_gap_out_of_mean_and_moving_ranges()
    {
        var chart = XmR.Chart([5, 7, 4, null, 7, 4, 9]);
        Assert.Equal(6, chart.Mean!.Value, 1e-12);
        Assert.Equal((2 + 3 + 3 + 5) / 4.0, chart.AverageMovingRange!.Value, 1e-12);
        Assert.Equal([null, 2, 3, null, null, 3, 5], chart.Points.Select(point => point.MovingRange));
        Assert.Null(chart.Points[3].Figure);
    }

    [Fact]
    public void Say_the_limits_are_trial_limits_under_thirteen_points()
    {
        Assert.True(XmR.Chart(Repeat(5, 12)).TrialLimits);
        Assert.False(XmR.Chart(Repeat(5, 13)).TrialLimits);
        Assert.True(XmR.Chart([.. Repeat(5, 12), null, null]).TrialLimits);
    }

    /// <summary>0.1 and 0.3 are not doubles: their sums and averages differ in the last place.</summary>
    [Theory]
    [InlineData(0.1)]
    [InlineData(0.3)]
    [InlineData(0)]
    [InlineData(-1e9 / 3)]
    public void Of_a_constant_series_have_limits_equal_to_its_mean_and_no_signal(double figure)
    {
        var chart = XmR.Chart(Repeat(figure, 30));
        Assert.Equal(0, chart.AverageMovingRange);
        Assert.Equal(chart.Mean, chart.Upper);
        Assert.Equal(chart.Mean, chart.Lower);
        Assert.Equal(chart.Mean, chart.UpperNear);
        Assert.All(chart.Points, point => Assert.Equal(XmRRule.None, point.Rule));
    }

    [Fact]
    public void Of_a_series_constant_but_for_rounding_have_no_signal()
        => Assert.DoesNotContain(
            XmR.Chart([.. Enumerable.Range(0, 30).Select(at => (double?)(at % 2 == 0 ? 0.1 + 0.2 : 0.3))]).Points,
            point => point.Rule != XmRRule.None);

    [Fact]
    public void Of_nothing_are_empty_and_of_one_point_have_no_limits()
    {
        Assert.Null(XmR.Chart([]).Mean);
        Assert.Empty(XmR.Chart([]).Points);
        Assert.Equal(2, XmR.Chart([null, null]).Points.Length);

        var lone = XmR.Chart([4, null, 6]);
        Assert.Equal(5, lone.Mean);
        Assert.Null(lone.AverageMovingRange);
        Assert.Null(lone.Upper);
        Assert.All(lone.Points, point => Assert.Equal(XmRRule.None, point.Rule));
    }

    /// <summary>
    /// By hand: twelve moving ranges, ten of 1 and two of 20, mean 50/12; those of 20 are above 3.267 × 50/12 = 13.6, and the mean of the others is 1.
    /// The points are 157 in all, the lone high one among them.
    /// </summary>
    [Fact]
    public void Screen_moving_ranges_only_when_asked_and_keep_the_point_in_the_mean()
    {
        double?[] points = [10, 11, 10, 11, 10, 11, 31, 11, 10, 11, 10, 11, 10];
        var plain = XmR.Chart(points);
        var screened = XmR.Chart(points, screenMovingRanges: true);
        Assert.Equal(50 / 12.0, plain.AverageMovingRange!.Value, 1e-12);
        Assert.Equal(1, screened.AverageMovingRange!.Value, 1e-12);
        Assert.Equal(157 / 13.0, plain.Mean!.Value, 1e-12);
        Assert.Equal(plain.Mean, screened.Mean);
        Assert.Equal(0, XmR.Chart(Repeat(2, 9), screenMovingRanges: true).AverageMovingRange);
    }

    [Fact]
    public void Are_the_same_whatever_the_unit()
        => Gen.Select(Gen.Int[0, 40].Array[1, 40], Gen.Int[1, 6]).Sample((figures, power) =>
        {
            var scale = Math.Pow(10, power);
            var ones = XmR.Chart([.. figures.Select(figure => (double?)figure)]);
            var scaled = XmR.Chart([.. figures.Select(figure => (double?)(figure / scale))]);
            Assert.Equal(ones.Points.Select(point => (point.Rule, point.Direction)), scaled.Points.Select(point => (point.Rule, point.Direction)));
        });

    [Fact]
    public void Turned_upside_down_signal_the_other_way()
        => Gen.Int[0, 12].Array[1, 40].Sample(figures =>
        {
            var up = XmR.Chart([.. figures.Select(figure => (double?)figure)]);
            var down = XmR.Chart([.. figures.Select(figure => (double?)-figure)]);
            foreach (var (one, other) in up.Points.Zip(down.Points))
            {
                Assert.Equal(one.Rule, other.Rule);
                Assert.Equal(one.Direction switch { XmRDirection.Up => XmRDirection.Down, XmRDirection.Down => XmRDirection.Up, _ => XmRDirection.None }, other.Direction);
                Assert.Equal(one.Rule == XmRRule.None, one.Direction == XmRDirection.None);
            }
        });

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void Are_refused_for_what_is_no_figure(double figure)
        => Assert.Throws<ArgumentOutOfRangeException>(() => XmR.Chart([1, figure]));

    private static double?[] Repeat(double figure, int times) => [.. Enumerable.Repeat<double?>(figure, times)];
}
