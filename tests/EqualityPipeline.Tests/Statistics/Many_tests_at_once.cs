using System.Collections.Immutable;
using CsCheck;
using EqualityPipeline.Statistics;

namespace EqualityPipeline.Tests.Statistics;

public class Many_tests_at_once
{
    /// <summary>Benjamini and Hochberg (1995), section 4.2: fifteen comparisons of treatments after a heart attack.</summary>
    private static readonly double?[] Thrombolysis =
        [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000];

    [Fact]
    public void Keep_four_findings_by_false_discovery_and_three_by_Holm()
    {
        Assert.Equal(4, BenjaminiHochberg.Adjust(Thrombolysis).Count(q => q <= 0.05));
        Assert.Equal(3, Holm.Adjust(Thrombolysis).Count(p => p <= 0.05));
    }

    /// <summary>By hand: p × 15 / rank, and the least of those above.</summary>
    [Fact]
    public void Are_adjusted_by_their_rank()
    {
        double[] expected =
        [
            0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.0298 * 15 / 7, 0.0298 * 15 / 7, 0.0645, 0.0765,
            0.486, 0.4262 * 15 / 11, 0.714875, 0.6528 * 15 / 13, 0.7590 * 15 / 14, 1,
        ];
        foreach (var (q, adjusted) in expected.Zip(BenjaminiHochberg.Adjust(Thrombolysis)))
            Agreement.Relative(q, adjusted, 1e-12);
    }

    /// <summary>By hand: 4 × 0.005, 3 × 0.01, 2 × 0.03, and 0.04 drawn up to 0.06.</summary>
    [Fact]
    public void Are_adjusted_by_Holm_by_how_many_are_left()
    {
        double[] expected = [0.03, 0.06, 0.06, 0.02];
        foreach (var (p, adjusted) in expected.Zip(Holm.Adjust([0.01, 0.04, 0.03, 0.005])))
            Agreement.Relative(p, adjusted, 1e-12);
    }

    [Fact]
    public void Do_not_count_the_missing()
    {
        Assert.Equal([null, 0.02, null, 0.03], BenjaminiHochberg.Adjust([null, 0.01, null, 0.03]));
        Assert.Equal([null, 0.02, null, 0.03], Holm.Adjust([null, 0.01, null, 0.03]));
        Assert.Equal([null, null], BenjaminiHochberg.Adjust([null, null]));
        Assert.Empty(Holm.Adjust([]));
    }

    [Fact]
    public void Are_the_same_in_any_order_and_never_smaller()
        => Gen.Select(Gen.Int[0, 50].Select(step => step / 50.0).Array[1, 20], Gen.Int[0, 19]).Sample((p, turn) =>
        {
            foreach (var adjust in new Func<IReadOnlyList<double?>, ImmutableArray<double?>>[] { BenjaminiHochberg.Adjust, Holm.Adjust })
            {
                var straight = adjust([.. p]);
                var turned = adjust([.. p.Select((_, at) => (double?)p[(at + turn) % p.Length])]);
                for (var at = 0; at < p.Length; at++)
                {
                    Assert.Equal(straight[(at + turn) % p.Length], turned[at]);
                    Assert.InRange(straight[at]!.Value, p[at], 1);
                }
            }
        });

    [Fact]
    public void Control_of_any_false_finding_is_never_laxer_than_of_their_rate()
        => Gen.Double[0, 1].Array[1, 20].Sample(p =>
        {
            var q = BenjaminiHochberg.Adjust([.. p]);
            var holm = Holm.Adjust([.. p]);
            for (var at = 0; at < p.Length; at++)
                Assert.True(q[at] <= holm[at] + 1e-12);
        });

    [Theory]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void Are_refused_to_a_caller_who_breaks_the_promise(double p)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => BenjaminiHochberg.Adjust([0.5, p]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Holm.Adjust([p]));
    }
}
