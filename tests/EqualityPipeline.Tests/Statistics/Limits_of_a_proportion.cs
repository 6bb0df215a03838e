using CsCheck;
using EqualityPipeline.Statistics;

namespace EqualityPipeline.Tests.Statistics;

public class Limits_of_a_proportion
{
    /// <summary>Newcombe (1998), Statistics in Medicine 17, 857-872, table I, method 3.</summary>
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Are_those_Newcombe_prints(int count, int of, double lower, double upper)
        => Agreement.AsPrinted(new Interval(lower, upper), Wilson.Limits(count, of), 4);

    /// <summary>Second method: a limit is the proportion that lies z of its own standard errors from the one seen.</summary>
    [Theory]
    [InlineData(NormalQuantile.Z95)]
    [InlineData(NormalQuantile.Z998)]
    public void Solve_the_equation_that_defines_them(double z)
        => Agreement.Part(100_000).Sample(part =>
        {
            var (count, of) = part;
            var limits = Wilson.Limits(count, of, z);
            var share = (double)count / of;
            foreach (var limit in new[] { limits.Lower, limits.Upper })
                Assert.Equal(Math.Pow(share - limit, 2), z * z * limit * (1 - limit) / of, 1e-14);
        });

    [Fact]
    public void Contain_the_proportion_and_stay_between_none_and_all()
        => Agreement.Part().Sample(part =>
        {
            var limits = Wilson.Limits(part.Count, part.Of);
            return limits.Lower >= 0 && limits.Upper <= 1 && limits.Contains((double)part.Count / part.Of);
        });

    [Fact]
    public void Of_those_without_mirror_those_with()
        => Agreement.Part().Sample(part =>
        {
            var with = Wilson.Limits(part.Count, part.Of);
            var without = Wilson.Limits(part.Of - part.Count, part.Of);
            Assert.Equal(1 - with.Upper, without.Lower, 1e-14);
            Assert.Equal(1 - with.Lower, without.Upper, 1e-14);
        });

    [Fact]
    public void Rise_with_the_count_and_widen_with_z()
        => Agreement.Part().Where(part => part.Count < part.Of).Sample(part =>
        {
            var fewer = Wilson.Limits(part.Count, part.Of);
            var more = Wilson.Limits(part.Count + 1, part.Of);
            var wider = Wilson.Limits(part.Count, part.Of, NormalQuantile.Z998);
            return more.Lower > fewer.Lower && more.Upper > fewer.Upper && wider.Lower <= fewer.Lower && wider.Upper > fewer.Upper;
        });

    [Fact]
    public void Of_nobody_and_of_everybody_end_at_nought_and_one()
    {
        Assert.Equal(0, Wilson.Limits(0, 12).Lower);
        Assert.Equal(1, Wilson.Limits(12, 12).Upper);
    }

    [Theory]
    [InlineData(0, 0, 2)]
    [InlineData(-1, 5, 2)]
    [InlineData(6, 5, 2)]
    [InlineData(double.NaN, 5, 2)]
    [InlineData(1, double.PositiveInfinity, 2)]
    [InlineData(1, 5, 0)]
    [InlineData(1, 5, -1.96)]
    [InlineData(1, 5, double.NaN)]
    public void Are_refused_to_a_caller_who_breaks_the_promise(double count, double of, double z)
        => Assert.Throws<ArgumentOutOfRangeException>(() => Wilson.Limits(count, of, z));
}
