using CsCheck;
using EqualityPipeline.Statistics;

namespace EqualityPipeline.Tests.Statistics;

public class Ratio_of_two_groups
{
    /// <summary>
    /// Heart attacks, placebo and aspirin: 189 of 11,034 and 104 of 11,037, relative risk 1.82 (Agresti 2002, Categorical Data Analysis, section 2.2).
    /// Limits by hand: standard error √(1/189 - 1/11,034 + 1/104 - 1/11,037) = 0.1213473.
    /// </summary>
    [Fact]
    public void Of_risks_is_the_one_Agresti_prints()
    {
        var ratio = RiskRatio.Of(189, 11_034, 104, 11_037);
        Agreement.AsPrinted(1.82, ratio.Value, 2);
        Agreement.AsPrinted(new Interval(1.4330, 2.3059), Limits(ratio), 4);
        Assert.False(ratio.Adjusted);
        Assert.Null(ratio.Undefined);
    }

    /// <summary>The same trial, odds ratio 1.83 from 1.44 to 2.33 (section 3.1).</summary>
    [Fact]
    public void Of_odds_is_the_one_Agresti_prints()
    {
        var ratio = OddsRatio.Of(189, 11_034, 104, 11_037);
        Agreement.AsPrinted(1.83, ratio.Value, 2);
        Agreement.AsPrinted(new Interval(1.44, 2.33), Limits(ratio), 2);
    }

    /// <summary>Breast cancer after fluoroscopy, 41 in 28,010 and 15 in 19,017 woman-years: Rothman's example, worked in epitools <c>rateratio.wald</c>.</summary>
    [Fact]
    public void Of_rates_is_the_one_epitools_prints()
    {
        var ratio = RateRatio.Of(41, 28_010, 15, 19_017);
        Agreement.AsPrinted(1.86, ratio.Value, 2);
        Agreement.AsPrinted(new Interval(1.03, 3.35), Limits(ratio), 2);
    }

    /// <summary>By hand: (0.5/10.5)/(4.5/20.5) = 0.216931; standard error √(2 - 1/10.5 + 1/4.5 - 1/20.5) = 1.441598.</summary>
    [Fact]
    public void Of_risks_with_nobody_in_the_group_adds_halves_and_says_so()
    {
        var ratio = RiskRatio.Of(0, 10, 4, 20);
        Assert.True(ratio.Adjusted);
        Agreement.Relative(0.5 / 10.5 * 20.5 / 4.5, ratio.Value);
        Agreement.Relative(0.2169312 * Math.Exp(-1.959964 * 1.441598), ratio.Lower, 1e-5);
        Agreement.Relative(0.2169312 * Math.Exp(1.959964 * 1.441598), ratio.Upper, 1e-5);

        // statsmodels confint_proportions_2indep(0, 10, 4, 20, compare = "ratio", method = "log-adjusted").
        Agreement.Relative(0.012859732982841855, ratio.Lower);
        Agreement.Relative(3.659419129623262, ratio.Upper);
    }

    /// <summary>By hand: 0.5/7.5 over half a base more; standard error √(1/0.5 + 1/7.5) = 1.460593.</summary>
    [Fact]
    public void Of_rates_with_no_events_adds_halves_to_events_only()
    {
        var ratio = RateRatio.Of(0, 100, 7, 200);
        Assert.True(ratio.Adjusted);
        Agreement.Relative(2 * 0.5 / 7.5, ratio.Value);
        Agreement.Relative(2 * 0.5 / 7.5 * Math.Exp(1.959964 * 1.460593), ratio.Upper, 1e-5);
    }

    /// <summary>By hand: (5.5/0.5)/(3.5/2.5) with standard error √(1/5.5 + 1/0.5 + 1/3.5 + 1/2.5).</summary>
    [Fact]
    public void Of_odds_with_everybody_in_the_group_adds_halves_to_all_four()
    {
        var ratio = OddsRatio.Of(5, 5, 3, 5);
        Assert.True(ratio.Adjusted);
        Agreement.Relative(11 / 1.4, ratio.Value);
        Agreement.Relative(11 / 1.4 * Math.Exp(-1.959963984540054 * Math.Sqrt((2 / 11.0) + 2 + (2 / 7.0) + 0.4)), ratio.Lower);
    }

    /// <summary>By hand: ratio 1, standard error √(1/9.5 - 1/10 + 1/19.5 - 1/20) = 0.0888256.</summary>
    [Fact]
    public void Of_risks_with_everybody_on_both_sides_is_one_but_not_certain()
    {
        var ratio = RiskRatio.Of(10, 10, 20, 20);
        Assert.Equal(1, ratio.Value);
        Assert.True(ratio.Adjusted);
        Assert.Equal(Math.Exp(1.959964 * Math.Sqrt((0.5 / 95) + (0.5 / 390))), ratio.Upper!.Value, 1e-7);
        Assert.Equal(1 / ratio.Upper.Value, ratio.Lower!.Value, 1e-12);
    }

    [Fact]
    public void Is_undefined_in_words_and_never_a_number_that_is_none()
    {
        Assert.Equal(new RatioResult(null, null, null, false, "no base"), RiskRatio.Of(0, 0, 3, 10));
        Assert.Equal(new RatioResult(null, null, null, false, "no base"), RateRatio.Of(2, 10, 0, 0));
        Assert.Equal(new RatioResult(null, null, null, false, "no base"), OddsRatio.Of(0, 0, 0, 0));
        Assert.Equal(new RatioResult(null, null, null, false, "the comparator is zero"), RiskRatio.Of(0, 10, 0, 10));
        Assert.Equal(new RatioResult(null, null, null, false, "the comparator is zero"), RateRatio.Of(0, 10, 0, 10));
        Assert.Equal(new RatioResult(null, null, null, false, "the comparator is zero"), OddsRatio.Of(0, 10, 0, 10));
        Assert.Equal(new RatioResult(null, null, null, false, "nobody is without the outcome"), OddsRatio.Of(4, 4, 9, 9));
    }

    [Fact]
    public void Lies_within_its_limits_and_turns_over_when_the_groups_change_places()
        => Gen.Select(Agreement.Part(), Agreement.Part()).Sample((group, comparator) =>
        {
            var ((count1, of1), (count0, of0)) = (group, comparator);
            foreach (var (one, other) in new[]
            {
                (RiskRatio.Of(count1, of1, count0, of0), RiskRatio.Of(count0, of0, count1, of1)),
                (RateRatio.Of(count1, of1, count0, of0), RateRatio.Of(count0, of0, count1, of1)),
                (OddsRatio.Of(count1, of1, count0, of0), OddsRatio.Of(count0, of0, count1, of1)),
            })
            {
                Assert.Equal(one.Value is null, one.Undefined is not null);
                Assert.Equal(one.Undefined, other.Undefined);
                if (one.Value is not { } ratio)
                    continue;
                Assert.True(double.IsFinite(one.Lower!.Value) && double.IsFinite(one.Upper!.Value));
                Assert.InRange(ratio, one.Lower.Value, one.Upper.Value);
                Agreement.Relative(1 / ratio, other.Value);
                Agreement.Relative(1 / one.Lower.Value, other.Upper);
                Agreement.Relative(1 / one.Upper.Value, other.Lower);
            }
        });

    [Fact]
    public void Is_refused_to_a_caller_who_breaks_the_promise()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => RiskRatio.Of(11, 10, 1, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => RiskRatio.Of(1, 10, -1, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => OddsRatio.Of(1, 10, 11, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => RateRatio.Of(1, -10, 1, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => RateRatio.Of(1, 10, 1, 10, z: 0));
    }

    private static Interval Limits(RatioResult ratio) => new(ratio.Lower!.Value, ratio.Upper!.Value);
}
