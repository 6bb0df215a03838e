using CsCheck;
using EqualityPipeline.Statistics.Distributions;

namespace EqualityPipeline.Tests.Statistics.Distributions;

public class Highest_earners
{
    /// <summary>
    /// The example of the definition of BV11c: 12,000 staff, 4,000 of them half-time, are 10,000 full-time equivalents and their 5% is 500. 480 full-timers,
    /// 100 disabled, and 40 half-timers, 30 disabled: (100 + 30/2) / 500 = 23%.
    /// </summary>
    [Fact]
    public void Are_counted_by_full_time_equivalents()
    {
        var everyone = Pay.At((40_000, 480), (35_000, 40 * 0.5m), (20_000, 10_000 - 500));
        var disabled = Pay.At((40_000, 100), (35_000, 30 * 0.5m), (20_000, 300));
        var top = TopEarners.Of(disabled, everyone);
        Assert.Equal(new TopEarners(new BandPart(115, 500), 35_000), top);
        Agreement.Relative(0.23, top.Band.Share, 1e-15);
        Assert.Equal(top, TopEarners.OfExactly(disabled, everyone));
    }

    /// <summary>The example's sequel: with 490 above and 20 on exactly £30,000, all 20 are in, and the denominator is 510.</summary>
    [Fact]
    public void Are_all_who_have_the_salary_of_the_last_one_in()
    {
        var everyone = Pay.At((40_000, 490), (30_000, 20), (20_000, 9_490));
        var women = Pay.At((40_000, 98), (30_000, 8), (20_000, 5_000));
        Assert.Equal(new TopEarners(new BandPart(106, 510), 30_000), TopEarners.Of(women, everyone));
    }

    /// <summary>By hand: room for 10 of the 20 at £30,000, of whom 8 are women: 4 women.</summary>
    [Fact]
    public void Are_exactly_the_share_where_the_room_at_the_boundary_is_shared()
    {
        var everyone = Pay.At((40_000, 490), (30_000, 20), (20_000, 9_490));
        var women = Pay.At((40_000, 98), (30_000, 8), (20_000, 5_000));
        Assert.Equal(new TopEarners(new BandPart(102, 500), 30_000), TopEarners.OfExactly(women, everyone));
    }

    [Fact]
    public void Of_nobody_are_nobody()
    {
        Assert.Equal(default, TopEarners.Of(Distribution.Empty, Distribution.Empty));
        Assert.Null(TopEarners.OfExactly(Distribution.Empty, Distribution.Empty).Band.Share);
        Assert.Throws<ArgumentOutOfRangeException>(() => TopEarners.Of(Distribution.Empty, Pay.Men, 0));
    }

    [Fact]
    public void Are_at_least_the_share_and_add_up_over_the_groups()
        => Gen.Select(Pay.Any(), Pay.Any(), Gen.Int[1, 100]).Sample((men, women, percent) =>
        {
            var (everyone, share) = (men.Merge(women), percent / 100m);
            var (all, exactly) = (TopEarners.Of(men, everyone, share), TopEarners.OfExactly(men, everyone, share));
            Assert.Equal(share * everyone.Count, exactly.Band.Of);
            Assert.True(all.Band.Of >= exactly.Band.Of && all.Band.Count >= exactly.Band.Count);
            Assert.Equal(all.Band.Of, all.Band.Count + TopEarners.Of(women, everyone, share).Band.Count);
            Assert.Equal(exactly.Band.Of, exactly.Band.Count + TopEarners.OfExactly(women, everyone, share).Band.Count, 20);
        });
}
