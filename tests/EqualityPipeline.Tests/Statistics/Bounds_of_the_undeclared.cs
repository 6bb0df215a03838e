using CsCheck;
using EqualityPipeline.Statistics;

namespace EqualityPipeline.Tests.Statistics;

public class Bounds_of_the_undeclared
{
    /// <summary>By hand: 12 of 80 declared, 20 did not; 12/100 if none of them were in the group, 32/100 if all.</summary>
    [Fact]
    public void Of_a_share_run_from_none_to_all()
        => Assert.Equal(new Interval(0.12, 0.32), DeclarationBounds.OfShare(12, 80, 20));

    /// <summary>By hand: 6/50 against (6 + 1)/(50 + 50), so all is the lower end; and 6/50 against (6 + 24)/100.</summary>
    [Fact]
    public void Of_a_rate_come_lower_first()
    {
        Assert.Equal(new Interval(0.07, 0.12), DeclarationBounds.OfRate(6, 50, 1, 50));
        Assert.Equal(new Interval(0.12, 0.30), DeclarationBounds.OfRate(6, 50, 24, 50));
    }

    [Fact]
    public void Are_one_where_everyone_declared()
        => Agreement.Part().Sample(part =>
        {
            var share = (double)part.Count / part.Of;
            Assert.Equal(new Interval(share, share), DeclarationBounds.OfShare(part.Count, part.Of, 0));
            Assert.Equal(new Interval(share, share), DeclarationBounds.OfRate(part.Count, part.Of, 0, 0));
            Assert.False(DeclarationBounds.Cross(new Interval(share, share), share));
        });

    [Fact]
    public void Hold_the_share_among_those_who_declared_and_widen_as_fewer_do()
        => Gen.Select(Agreement.Part(), Gen.Int[0, 300]).Sample((part, undeclared) =>
        {
            var bounds = DeclarationBounds.OfShare(part.Count, part.Of, undeclared)!.Value;
            var wider = DeclarationBounds.OfShare(part.Count, part.Of, undeclared + 1)!.Value;
            return bounds.Contains((double)part.Count / part.Of) && wider.Lower <= bounds.Lower && wider.Upper >= bounds.Upper;
        });

    [Fact]
    public void Are_none_of_nobody()
    {
        Assert.Null(DeclarationBounds.OfShare(0, 0, 0));
        Assert.Null(DeclarationBounds.OfRate(0, 0, 0, 0));
        Assert.Equal(new Interval(0.5, 0.5), DeclarationBounds.OfRate(0, 0, 2, 4));
    }

    [Theory]
    [InlineData(0.11, false)]
    [InlineData(0.12, true)]
    [InlineData(0.20, true)]
    [InlineData(0.32, true)]
    [InlineData(0.33, false)]
    public void Withhold_a_verdict_they_could_level_or_turn(double comparator, bool cross)
        => Assert.Equal(cross, DeclarationBounds.Cross(new Interval(0.12, 0.32), comparator));

    [Fact]
    public void Are_refused_to_a_caller_who_breaks_the_promise()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => DeclarationBounds.OfShare(5, 4, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => DeclarationBounds.OfRate(5, 4, 0, -1));
    }

    /// <summary>100 of 400 against 0.4, with 300 of 320 who did not say: (100 + 300f) / (400 + 320f) = 0.4 at f = 60 / 172.</summary>
    [Fact]
    public void The_turning_point_is_the_part_of_the_undeclared_that_brings_the_group_level()
    {
        var part = DeclarationBounds.TurningPoint(100, 400, 300, 320, 0.4)!.Value;

        Assert.Equal(60 / 172.0, part, 1e-12);
        Assert.Equal(0.4, (100 + (300 * part)) / (400 + (320 * part)), 1e-12);
        // Of a census base nobody is undeclared: 8 more of 40 make 20 of 100 against 0.2.
        Assert.Equal(0.2, DeclarationBounds.TurningPoint(12, 100, 40, 0, 0.2)!.Value, 1e-12);
        // A group above its comparator is turned by those who did not say and have less of the outcome: (50 + 0) / (100 + 100f) = 0.4.
        Assert.Equal(0.25, DeclarationBounds.TurningPoint(50, 100, 0, 100, 0.4)!.Value, 1e-12);
    }

    [Theory]
    [InlineData(100, 400, 30, 100, 0.4)]
    [InlineData(100, 400, 0, 0, 0.4)]
    [InlineData(100, 400, 100, 120, 0.4)]
    [InlineData(50, 100, 40, 0, 0.4)]
    public void There_is_none_where_not_even_all_of_them_could(double count, double of, double undeclaredCount, double undeclaredOf, double comparator)
    {
        Assert.Null(DeclarationBounds.TurningPoint(count, of, undeclaredCount, undeclaredOf, comparator));
        Assert.False(DeclarationBounds.Cross(DeclarationBounds.OfRate(count, of, undeclaredCount, undeclaredOf)!.Value, comparator));
    }
}
