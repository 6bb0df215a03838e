using CsCheck;
using EqualityPipeline.Statistics;

namespace EqualityPipeline.Tests.Statistics;

public class Funnel_of_many_places
{
    /// <summary>By hand: 0.5 ± 1.959964 × 0.05 and ± 3.090232 × 0.05.</summary>
    [Fact]
    public void Of_proportions_narrows_with_the_root_of_the_base()
    {
        Agreement.AsPrinted(new Interval(0.4020, 0.5980), FunnelLimits.OfProportion(0.5, 100), 4);
        Agreement.AsPrinted(new Interval(0.3455, 0.6545), FunnelLimits.OfProportion(0.5, 100, NormalQuantile.Z998), 4);
        Agreement.AsPrinted(new Interval(0.4510, 0.5490), FunnelLimits.OfProportion(0.5, 400), 4);
    }

    [Fact]
    public void Of_proportions_is_cut_at_nought_and_one_and_is_nothing_without_a_base()
    {
        Assert.Equal(0, FunnelLimits.OfProportion(0.02, 10)!.Value.Lower);
        Assert.Equal(1, FunnelLimits.OfProportion(0.98, 10)!.Value.Upper);
        Assert.Null(FunnelLimits.OfProportion(0.5, 0));
    }

    /// <summary>Tables of the Poisson distribution with mean 10: P(X ≤ 3) 0.0103, ≤ 4 0.0293, ≤ 16 0.9730, ≤ 17 0.9857; ≤ 1 0.0005, ≤ 2 0.0028, ≤ 20 0.9984, ≤ 21 0.9993.</summary>
    [Fact]
    public void Of_counts_ends_where_one_tail_is_left()
    {
        Assert.Equal(new Interval(4, 17), FunnelLimits.OfCount(10));
        Assert.Equal(new Interval(2, 21), FunnelLimits.OfCount(10, NormalQuantile.Z998));
        Assert.Equal(new Interval(0, 0), FunnelLimits.OfCount(0));
    }

    /// <summary>Second method: the terms of the distribution added up from none.</summary>
    [Fact]
    public void Of_counts_is_that_of_the_terms_added_up()
        => Gen.Double[0.01, 300].Sample(expected =>
        {
            double term = Math.Exp(-expected), atMost = term;
            double lower = 0, upper = 0;
            for (var count = 0; 1 - atMost > 0.025 || count < Math.Floor(expected);)
            {
                if (atMost <= 0.025)
                    lower = count + 1;
                count++;
                term *= expected / count;
                atMost += term;
                upper = count;
            }

            Assert.Equal(new Interval(lower, upper), FunnelLimits.OfCount(expected));
        });

    /// <summary>Second method: among a million the normal curve, within a few events.</summary>
    [Fact]
    public void Of_a_million_events_is_the_normal_one()
    {
        var limits = FunnelLimits.OfCount(1_000_000);
        Assert.Equal(1_000_000 - 1_960, limits.Lower, 3.0);
        Assert.Equal(1_000_000 + 1_960, limits.Upper, 3.0);
    }

    [Fact]
    public void Holds_exactly_the_counts_whose_own_limits_hold_the_expectation()
        => Gen.Select(Gen.Double[0.01, 12], Gen.Int[0, 9]).Sample((expected, count) =>
            FunnelLimits.OfCount(expected).Contains(count) == PoissonRate.Limits(count).Contains(expected));

    [Fact]
    public void Is_refused_to_a_caller_who_breaks_the_promise()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => FunnelLimits.OfProportion(1.2, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => FunnelLimits.OfProportion(0.2, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => FunnelLimits.OfCount(double.NaN));
    }
}
