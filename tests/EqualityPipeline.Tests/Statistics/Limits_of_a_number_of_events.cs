using CsCheck;
using EqualityPipeline.Statistics;

namespace EqualityPipeline.Tests.Statistics;

public class Limits_of_a_number_of_events
{
    /// <summary>Exact limits of a Poisson count, 95%: Pearson and Hartley (1966), Biometrika Tables for Statisticians I, table 40.</summary>
    [Theory]
    [InlineData(0, 0.0000, 3.69)]
    [InlineData(1, 0.0253, 5.57)]
    [InlineData(2, 0.242, 7.22)]
    [InlineData(3, 0.619, 8.77)]
    [InlineData(4, 1.09, 10.24)]
    [InlineData(5, 1.62, 11.67)]
    [InlineData(9, 4.12, 17.08)]
    public void Below_ten_are_those_of_the_tables(int events, double lower, double upper)
    {
        var limits = PoissonRate.Limits(events);
        Assert.Equal(lower, limits.Lower, 0.0051);
        Assert.Equal(upper, limits.Upper, 0.0051);
    }

    /// <summary>Second method: the terms of the Poisson distribution added up.</summary>
    [Theory]
    [InlineData(NormalQuantile.Z95, 0.025)]
    [InlineData(NormalQuantile.Z998, 0.001)]
    public void Below_ten_leave_one_tail_beyond_each(double z, double tail)
    {
        for (var events = 0; events < 10; events++)
        {
            var limits = PoissonRate.Limits(events, z);
            Agreement.Relative(tail, AtMost(events, limits.Upper), 1e-6);
            if (events > 0)
                Agreement.Relative(tail, 1 - AtMost(events - 1, limits.Lower), 1e-6);
        }
    }

    /// <summary>Worked to 30 digits from the formula: 10 (1 - 1/90 - 1.959964/(3 √10))³ and 11 (1 - 1/99 + 1.959964/(3 √11))³.</summary>
    [Fact]
    public void From_ten_are_Byars()
    {
        Agreement.AsPrinted(new Interval(4.7874, 18.3915), PoissonRate.Limits(10), 4);
        // Fifty: the exact limits in the same tables are 37.11 and 65.92 too.
        Agreement.AsPrinted(new Interval(37.11, 65.92), PoissonRate.Limits(50), 2);
    }

    [Fact]
    public void From_ten_are_within_a_two_hundredth_of_exact()
    {
        for (var events = 10; events <= 100; events++)
        {
            var limits = PoissonRate.Limits(events);
            Assert.InRange(AtMost(events, limits.Upper * 0.995), 0.025, 0.04);
            Assert.InRange(AtMost(events, limits.Upper * 1.005), 0.015, 0.025);
            Assert.InRange(1 - AtMost(events - 1, limits.Lower * 0.995), 0.015, 0.025);
            Assert.InRange(1 - AtMost(events - 1, limits.Lower * 1.005), 0.025, 0.04);
        }
    }

    /// <summary>Half the chi-square quantiles with 0.6 and 2.6 degrees of freedom, by R <c>qchisq</c>; and of 0.05 events, (0.025 Γ(1.05))^20.</summary>
    [Fact]
    public void Of_a_part_of_an_event_are_exact_too()
    {
        Agreement.Relative(3.18567903173917e-06, PoissonRate.Limits(0.3).Lower, 1e-9);
        Agreement.Relative(4.29377711086358, PoissonRate.Limits(0.3).Upper, 1e-9);
        Agreement.Relative(Math.Pow(0.025 * 0.973504265562776, 20), PoissonRate.Limits(0.05).Lower, 1e-9);
        Assert.InRange(PoissonRate.Limits(1e-9).Lower, 0, double.Epsilon);
    }

    [Fact]
    public void Contain_the_count_rise_with_it_and_widen_with_z()
        => Gen.Double[0, 500].Sample(events =>
        {
            var limits = PoissonRate.Limits(events);
            var more = PoissonRate.Limits(events + 1);
            var wider = PoissonRate.Limits(events, NormalQuantile.Z998);
            return limits.Contains(events) && limits.Lower >= 0
                && more.Lower > limits.Lower && more.Upper > limits.Upper
                && wider.Lower <= limits.Lower && wider.Upper > limits.Upper;
        });

    [Fact]
    public void Of_ten_events_are_never_below_nought_however_far_out()
        => Assert.Equal(0, PoissonRate.Limits(10, 10).Lower);

    [Theory]
    [InlineData(-1, 2)]
    [InlineData(double.NaN, 2)]
    [InlineData(double.PositiveInfinity, 2)]
    [InlineData(3, 0)]
    [InlineData(3, 11)]
    public void Are_refused_to_a_caller_who_breaks_the_promise(double events, double z)
        => Assert.Throws<ArgumentOutOfRangeException>(() => PoissonRate.Limits(events, z));

    private static double AtMost(int events, double mean)
    {
        double term = Math.Exp(-mean), sum = term;
        for (var k = 1; k <= events; k++)
            sum += term *= mean / k;
        return sum;
    }
}
