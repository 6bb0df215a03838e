using CsCheck;
using EqualityPipeline.Statistics;
using EqualityPipeline.Statistics.Distributions;

namespace EqualityPipeline.Tests.Statistics.Distributions;

public class Distribution_of_pay
{
    /// <summary>By hand: 10,030 among six; the middle two are 1,350 and 1,480. Variance by R <c>var</c>.</summary>
    [Fact]
    public void Has_a_mean_a_median_and_a_variance()
    {
        Assert.Equal(6, Pay.Men.Count);
        Assert.Equal(10_030m / 6, Pay.Men.Mean);
        Assert.Equal(1_415m, Pay.Men.Median);
        Agreement.Relative(336_216.666666667, Pay.Men.Variance, 1e-12);
    }

    [Fact]
    public void Of_nobody_has_none_of_them_and_of_one_person_no_variance()
    {
        Assert.Null(Distribution.Empty.Mean);
        Assert.Null(Distribution.Empty.Median);
        Assert.Null(Distribution.Empty.Variance);
        Assert.Null(Pay.Each(1_200).Variance);
        Assert.Null(MedianLimits.Of(Distribution.Empty));
        Assert.Null(MeanLimits.Of(Pay.Each(1_200)));
    }

    /// <summary>By hand: of 2.5 full-time equivalents 1.25 are the half, passed at 1,100; of 3 equal parts up to a boundary, the mean of its two sides.</summary>
    [Fact]
    public void Of_full_time_equivalents_has_its_median_where_half_the_weight_is_passed()
    {
        Assert.Equal(1_100m, Pay.At((1_000, 0.5m), (1_100, 1), (1_900, 1)).Median);
        Assert.Equal(1_500m, Pay.At((1_000, 0.5m), (1_100, 1), (1_900, 1.5m)).Median);
    }

    [Fact]
    public void Is_that_of_the_people_one_by_one()
        => Pay.Any().Sample(pay =>
        {
            var people = Pay.OneByOne(pay);
            Assert.Equal(people.Count, pay.Count);
            Assert.Equal(people.Average(), pay.Mean!.Value, 20);
            Assert.Equal((people[(people.Count - 1) / 2] + people[people.Count / 2]) / 2, pay.Median);
            if (people.Count > 1)
                Agreement.Relative((double)people.Sum(one => (one - people.Average()) * (one - people.Average())) / (people.Count - 1), pay.Variance, 1e-9);
        });

    [Fact]
    public void Merged_with_another_and_less_it_again_is_what_it_was()
        => Gen.Select(Pay.Any(), Pay.Any()).Sample((one, other) =>
        {
            var both = one.Merge(other);
            Assert.Equal(both.Steps, other.Merge(one).Steps);
            Assert.Equal(both.Steps, Distribution.Of([other, Distribution.Empty, one]).Steps);
            Assert.Equal(one.Count + other.Count, both.Count);
            Assert.Equal(one.Sum + other.Sum, both.Sum);
            Assert.Equal(one.Steps, both.Minus(other).Steps);
            Assert.True(both.Minus(both).IsEmpty);
        });

    [Fact]
    public void Cannot_lose_who_is_not_in_it()
    {
        Assert.Throws<ArgumentException>(() => Pay.Each(1_000, 1_200).Minus(Pay.Each(1_000, 1_000)));
        Assert.Throws<ArgumentException>(() => Pay.Each(1_000, 1_200).Minus(Pay.Each(1_300)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Pay.At((1_000, -1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Pay.At((-1, 1)));
    }

    /// <summary>Ranks from the cumulative binomial with one half, as R <c>qbinom</c>: at 95% 1 of 6, 2 of 9, 6 of 20, 40 of 100, 470 of 1,001; at 99.8% 1 of 10, 3 of 20, 452 of 1,001.</summary>
    [Theory]
    [InlineData(6, NormalQuantile.Z95, 1)]
    [InlineData(9, NormalQuantile.Z95, 2)]
    [InlineData(20, NormalQuantile.Z95, 6)]
    [InlineData(100, NormalQuantile.Z95, 40)]
    [InlineData(1_001, NormalQuantile.Z95, 470)]
    [InlineData(10, NormalQuantile.Z998, 1)]
    [InlineData(20, NormalQuantile.Z998, 3)]
    [InlineData(1_001, NormalQuantile.Z998, 452)]
    public void Has_limits_of_its_median_at_the_ranks_of_the_binomial(int people, double z, int rank)
        => Assert.Equal(new Interval(rank, people - rank + 1), MedianLimits.Of(Pay.Each([.. Enumerable.Range(1, people)]), z));

    /// <summary>Second method: half of a million less 1.96 standard deviations of 500.</summary>
    [Fact]
    public void Of_a_million_people_has_limits_of_its_median_too()
    {
        var limits = MedianLimits.Of(Pay.At((1, 499_000), (2, 500), (3, 500), (4, 1_000), (5, 499_000)));
        Assert.Equal(new Interval(2, 4), limits);
    }

    [Fact]
    public void Has_no_limits_of_its_median_among_five_or_among_parts_of_people()
    {
        Assert.Null(MedianLimits.Of(Pay.Each(1, 2, 3, 4, 5)));
        Assert.Null(MedianLimits.Of(Pay.Each(1, 2, 3, 4, 5, 6, 7, 8, 9), NormalQuantile.Z998));
        Assert.Null(MedianLimits.Of(Pay.At((1_000, 20.5m), (1_100, 20))));
    }

    [Fact]
    public void Lies_with_its_median_and_mean_within_their_limits()
        => Pay.Any(6).Sample(pay =>
        {
            Assert.True(MedianLimits.Of(pay)!.Value.Contains((double)pay.Median!.Value));
            Assert.True(MeanLimits.Of(pay)!.Value.Contains((double)pay.Mean!.Value));
            if (MedianLimits.Of(pay, NormalQuantile.Z998) is { } wider)
                Assert.True(wider.Contains(MedianLimits.Of(pay)!.Value.Lower) && wider.Contains(MedianLimits.Of(pay)!.Value.Upper));
        });

    /// <summary>statsmodels <c>DescrStatsW([1200, 1350, 1480, 1900], weights = [1.5, 2.25, 0.5, 3], ddof = 1)</c>.</summary>
    [Fact]
    public void Of_full_time_equivalents_has_the_mean_variance_and_limits_of_statsmodels()
    {
        var pay = Pay.At((1_200, 1.5m), (1_350, 2.25m), (1_480, 0.5m), (1_900, 3));
        Agreement.Relative(1_555.5172413793102, (double)pay.Mean!.Value);
        Agreement.Relative(102_956.68965517242, pay.Variance);
        Agreement.Relative(1_266.7286811087226, MeanLimits.Of(pay)?.Lower);
        Agreement.Relative(1_844.3058016498978, MeanLimits.Of(pay)?.Upper);
    }

    /// <summary>R <c>t.test</c> of the six men.</summary>
    [Fact]
    public void Has_limits_of_its_mean_by_Students_t()
    {
        var limits = MeanLimits.Of(Pay.Men);
        Agreement.Relative(1_063.159877211898, limits?.Lower);
        Agreement.Relative(2_280.173456121435, limits?.Upper);
    }
}
