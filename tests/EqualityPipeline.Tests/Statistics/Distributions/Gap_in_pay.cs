using CsCheck;
using EqualityPipeline.Statistics;
using EqualityPipeline.Statistics.Distributions;

namespace EqualityPipeline.Tests.Statistics.Distributions;

/// <summary>SI 2017/353, Schedule 1, paragraphs 8 to 13, in the words of SI 2017/172, regulations 8 to 13.</summary>
public class Gap_in_pay
{
    /// <summary>By hand: men 10,030/6, women 11,420/8; (10,030/6 - 1,427.5) / (10,030/6) = 1,465/10,030.</summary>
    [Fact]
    public void Of_means_is_a_part_of_the_mens_mean()
        => Agreement.Relative(1_465 / 10_030.0, MeanGap.Of(Pay.Women, Pay.Men).Value, 1e-14);

    /// <summary>By hand: both even, so the means of the middle two: 1,415 and (1,100 + 1,350)/2 = 1,225.</summary>
    [Fact]
    public void Of_medians_is_a_part_of_the_mens_median()
        => Agreement.Relative(190 / 1_415.0, MedianGap.Of(Pay.Women, Pay.Men).Value, 1e-14);

    /// <summary>By hand: men who were paid one 500, 1,000 and 3,000, women 400, 600 and 800: means 1,500 and 600, medians 1,000 and 600.</summary>
    [Fact]
    public void In_bonuses_is_among_those_who_were_paid_one()
    {
        var (men, women) = (Pay.Each(0, 500, 1_000, 3_000), Pay.Each(0, 0, 400, 600, 800));
        Agreement.Relative(0.6, MeanGap.OfBonuses(women, men).Value, 1e-14);
        Agreement.Relative(0.4, MedianGap.OfBonuses(women, men).Value, 1e-14);
        Assert.Equal(new BandPart(3, 4), BonusShare.Of(men));
        Assert.Equal(new BandPart(3, 5), BonusShare.Of(women));
        Assert.Null(BonusShare.Of(Distribution.Empty).Share);
    }

    [Fact]
    public void Is_below_nought_where_the_group_is_paid_more()
        => Agreement.Relative(-0.25, MeanGap.Of(Pay.Each(1_250), Pay.Each(1_000)).Value, 1e-14);

    [Fact]
    public void Is_undefined_in_words()
    {
        Assert.Equal(new PayGap(null, "no base"), MeanGap.Of(Distribution.Empty, Pay.Men));
        Assert.Equal(new PayGap(null, "no base"), MedianGap.Of(Pay.Women, Distribution.Empty));
        Assert.Equal(new PayGap(null, "the comparator is zero"), MeanGap.Of(Pay.Women, Pay.Each(0, 0)));
        Assert.Equal(new PayGap(null, "no base"), MeanGap.OfBonuses(Pay.Each(0, 0), Pay.Each(0, 10)));
    }

    /// <summary>
    /// By hand: fourteen, so 4, 3, 4 and 3. Four are paid 1,350, two of them women; two of the four are in the lower middle and two in the upper middle quarter,
    /// so each has one woman and one man of them.
    /// </summary>
    [Fact]
    public void Puts_the_same_proportion_of_those_at_a_boundary_rate_in_each_quarter()
    {
        var everyone = Pay.Men.Merge(Pay.Women);
        Assert.Equal([new(4, 4), new(1, 3), new(2, 4), new(1, 3)], PayQuarters.Of(Pay.Women, everyone));
        Assert.Equal([new(0, 4), new(2, 3), new(2, 4), new(2, 3)], PayQuarters.Of(Pay.Men, everyone));
    }

    /// <summary>By hand: sixteen at one rate, a quarter of them men: one man and three women in every quarter.</summary>
    [Fact]
    public void Divides_those_of_one_rate_alike_over_all_quarters()
        => Assert.Equal(
            Enumerable.Repeat(new BandPart(1, 4), 4),
            PayQuarters.Of(Pay.At((1_000, 4)), Pay.At((1_000, 16))));

    [Theory]
    [InlineData(8, 2, 2, 2, 2)]
    [InlineData(9, 3, 2, 2, 2)]
    [InlineData(10, 3, 2, 3, 2)]
    [InlineData(11, 3, 3, 3, 2)]
    [InlineData(3, 1, 1, 1, 0)]
    public void Has_quarters_as_equal_as_whole_people_can_be(int people, int lower, int lowerMiddle, int upperMiddle, int upper)
        => Assert.Equal(
            [lower, lowerMiddle, upperMiddle, upper],
            PayQuarters.Of(Distribution.Empty, Pay.Each([.. Enumerable.Range(1, people)])).Select(band => (int)band.Of));

    [Fact]
    public void Has_quarters_that_add_up_to_both_groups_and_to_everyone()
        => Gen.Select(Pay.Any(), Pay.Any()).Sample((men, women) =>
        {
            var everyone = men.Merge(women);
            var (menIn, womenIn) = (PayQuarters.Of(men, everyone), PayQuarters.Of(women, everyone));
            Assert.Equal(men.Count, menIn.Sum(band => band.Count), 20);
            Assert.Equal(everyone.Count, menIn.Sum(band => band.Of));
            for (var band = 0; band < 4; band++)
                Assert.Equal(menIn[band].Of, menIn[band].Count + womenIn[band].Count, 20);
        });

    [Fact]
    public void Changes_with_every_rate_in_proportion_not_at_all()
        => Gen.Select(Pay.Any(), Pay.Any(), Gen.Int[2, 9]).Sample((group, comparator, times) =>
        {
            Assert.Equal(MeanGap.Of(group, comparator).Undefined, MeanGap.Of(Times(group, times), Times(comparator, times)).Undefined);
            if (MeanGap.Of(group, comparator).Value is { } gap)
                Assert.Equal(gap, MeanGap.Of(Times(group, times), Times(comparator, times)).Value!.Value, 1e-12);
        });

    /// <summary>R <c>t.test</c> of the same men and women: t 0.7116818339267, 11.82829728598 degrees of freedom.</summary>
    [Fact]
    public void As_a_difference_of_means_is_tested_by_Welch()
    {
        var difference = WelchDifference.Of(Pay.Men, Pay.Women);
        Agreement.Relative(244.166666666667, difference.Value, 1e-12);
        Agreement.Relative(-504.554471301687, difference.Limits?.Lower, 1e-9);
        Agreement.Relative(992.887804635020, difference.Limits?.Upper, 1e-9);
        Agreement.Relative(0.490460361486438, difference.PValue, 1e-9);
        var wider = WelchDifference.Of(Pay.Men, Pay.Women, NormalQuantile.Z998).Limits;
        Agreement.Relative(-1_109.15246032547, wider?.Lower, 1e-9);
        Agreement.Relative(1_597.48579365881, wider?.Upper, 1e-9);
    }

    [Fact]
    public void As_a_difference_says_what_it_lacks()
    {
        Assert.Equal(new MeanDifference(null, null, null, "no base"), WelchDifference.Of(Distribution.Empty, Pay.Men));
        Assert.Equal(new MeanDifference(-50, null, null, "one person only"), WelchDifference.Of(Pay.Each(950), Pay.Each(1_000, 1_000)));
        Assert.Equal(
            new MeanDifference(-50, new Interval(-50, -50), null, "nobody's figure differs"),
            WelchDifference.Of(Pay.Each(950, 950), Pay.Each(1_000, 1_000)));
        Assert.Null(MedianDifference.Limits(Pay.Each(1, 2, 3), Pay.Each([.. Enumerable.Range(1, 30)])));
    }

    [Fact]
    public void As_a_difference_lies_within_its_limits_and_changes_sign_when_the_groups_change_places()
        => Gen.Select(Pay.Any(6), Pay.Any(6)).Sample((one, other) =>
        {
            var (there, back) = (WelchDifference.Of(one, other), WelchDifference.Of(other, one));
            Assert.True(there.Limits!.Value.Contains(there.Value!.Value));
            Assert.Equal(-there.Limits.Value.Lower, back.Limits!.Value.Upper, 1e-9);
            Assert.Equal(there.PValue is null, back.PValue is null);
            if (there.PValue is { } p)
            {
                Agreement.Relative(p, back.PValue);
                Assert.Equal(p < 0.05, !there.Limits.Value.Contains(0));
            }

            var medians = MedianDifference.Limits(one, other)!.Value;
            Assert.True(medians.Contains((double)(one.Median! - other.Median!).Value));
            Assert.Equal(-medians.Lower, MedianDifference.Limits(other, one)!.Value.Upper, 1e-9);
        });

    /// <summary>
    /// Second method: among many people the limits of the logarithm of the ratio, by its standard error √(s²/(n mean²) of both). Women half at 900 and half at 1,100,
    /// men half at 1,000 and half at 1,400, five thousand each: standard error √(0.1² + (1/6)²) / √5,000 = 0.00274874.
    /// </summary>
    [Fact]
    public void Of_means_has_limits()
    {
        var limits = MeanGap.Limits(Pay.At((900, 2_500), (1_100, 2_500)), Pay.At((1_000, 2_500), (1_400, 2_500)))!.Value;
        Assert.Equal(1 - (1 / 1.2 * Math.Exp(1.959964 * 0.00274874)), limits.Lower, 1e-5);
        Assert.Equal(1 - (1 / 1.2 * Math.Exp(-1.959964 * 0.00274874)), limits.Upper, 1e-5);
    }

    [Fact]
    public void Lies_within_its_limits_and_has_none_of_too_few()
    {
        Assert.Null(MeanGap.Limits(Pay.Each(900), Pay.Men));
        Assert.Null(MeanGap.Limits(Pay.Men, Pay.Each(0, 3_000)));
        Assert.Null(MedianGap.Limits(Pay.Women, Pay.Each(1, 2, 3)));
        Gen.Select(Pay.Any(6), Pay.Any(6)).Sample((group, comparator) =>
        {
            if (MeanGap.Limits(group, comparator) is { } means)
                Assert.InRange(MeanGap.Of(group, comparator).Value!.Value, means.Lower - 1e-12, means.Upper + 1e-12);
            if (MedianGap.Limits(group, comparator) is { } medians)
                Assert.InRange(MedianGap.Of(group, comparator).Value!.Value, medians.Lower - 1e-12, medians.Upper + 1e-12);
        });
    }

    /// <summary>The limits of a ratio leave out 1 just where those of the difference leave out 0: the same recovered variances.</summary>
    [Fact]
    public void Is_clear_where_the_difference_of_the_medians_is()
        => Gen.Select(Pay.Any(6), Pay.Any(6)).Sample((group, comparator) =>
        {
            if (MedianGap.Limits(group, comparator) is { } gap && MedianDifference.Limits(group, comparator) is { } difference
                && Math.Abs(difference.Lower) > 1e-9 && Math.Abs(difference.Upper) > 1e-9)
                Assert.Equal(difference.Contains(0), gap.Contains(0));
        });

    private static Distribution Times(Distribution pay, int times) => Distribution.Of(pay.Steps.Select(step => step with { Figure = step.Figure * times }));
}
