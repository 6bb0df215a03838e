using CsCheck;
using EqualityPipeline.Statistics;

namespace EqualityPipeline.Tests.Statistics;

public class Exact_tests
{
    /// <summary>Fisher (1935), The Design of Experiments: three of four cups told right; (1 + 16 + 16 + 1) of 70 ways.</summary>
    [Fact]
    public void Fishers_of_the_lady_tasting_tea()
        => Agreement.Relative(34 / 70.0, FisherExact.TwoSided(3, 1, 1, 3));

    /// <summary>Convictions of twins, in the examples of R <c>fisher.test</c>: 0.0005367.</summary>
    [Fact]
    public void Fishers_of_convicted_twins()
        => Agreement.AsPrinted(0.0005367, FisherExact.TwoSided(2, 10, 15, 3), 7);

    [Fact]
    public void Fishers_counts_tables()
        => Gen.Select(Gen.Int[0, 40], Gen.Int[0, 40], Gen.Int[0, 40], Gen.Int[0, 40])
            .Sample((a, b, c, d) => Agreement.Relative(Counting.Tables(a, b, c, d), FisherExact.TwoSided(a, b, c, d)), iter: 300);

    [Theory]
    [InlineData(4, 1_496, 12, 988)]
    [InlineData(1_200, 1_300, 900, 1_400)]
    [InlineData(3, 27, 40, 4_930)]
    public void Fishers_counts_tables_of_thousands_of_people(int a, int b, int c, int d)
        => Agreement.Relative(Counting.Tables(a, b, c, d), FisherExact.TwoSided(a, b, c, d));

    /// <summary>Far apart among two million: the probability is below the smallest double, and no step of the way is not a number.</summary>
    [Fact]
    public void Fishers_of_a_whole_city_is_a_number()
    {
        Assert.Equal(0, FisherExact.TwoSided(900_000, 100_000, 100_000, 900_000));
        Agreement.Relative(1, FisherExact.TwoSided(500_000, 500_000, 500_000, 500_000));
    }

    /// <summary>R <c>fisher.test</c> and <c>binom.test</c>: 0.803372819205717, 3.94280650535163e-281 and 0.527109914754669. Thousands of millions take no longer than a page does.</summary>
    [Fact]
    public void Of_very_many_people_and_of_very_small_probabilities_agree_with_R()
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Agreement.Relative(0.803372819205717, FisherExact.TwoSided(1_000_500, 1_000_000, 1_000_000, 1_000_000));
        Agreement.Relative(3.94280650535163e-281, FisherExact.TwoSided(495, 5, 3, 497));
        Agreement.Relative(0.527109914754669, ExactBinomial.TwoSided(500_010_000, 1_000_000_000, 0.5));
        Assert.Equal(0, FisherExact.TwoSided(1_000_000_000, 0, 0, 3_000_000_000));
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 5);
    }

    /// <summary>Second method: every outcome that a double can tell from nothing is added, to the last. What the sums leave out was lost in rounding, so that no bit is another.</summary>
    [Fact]
    public void No_bit_is_another_than_where_every_outcome_is_added()
        => Gen.Select(Gen.Long[0, 4_000], Gen.Long[0, 4_000], Gen.Double[0.0001, 0.9999]).Sample((one, other, share) =>
        {
            var (count, of) = (Math.Min(one, other), Math.Max(one, other));
            Assert.Equal(BitConverter.DoubleToInt64Bits(OfEveryOutcome(count, of, share)), BitConverter.DoubleToInt64Bits(ExactBinomial.TwoSided(count, of, share)));
        });

    private static double OfEveryOutcome(long observed, long of, double share)
    {
        double Step(long outcome) => (double)(of - outcome) / (outcome + 1) * share / (1 - share);

        var hump = Math.Clamp((long)((of + 1) * share), 0, of);
        var weights = new List<(long Outcome, double Weight)> { (hump, 1.0) };
        for (var (outcome, weight) = (hump, 1.0); outcome < of && weight > 1e-305; outcome++)
            weights.Add((outcome + 1, weight *= Step(outcome)));
        for (var (outcome, weight) = (hump, 1.0); outcome > 0 && weight > 1e-305; outcome--)
            weights.Add((outcome - 1, weight /= Step(outcome - 1)));
        var seen = weights.Where(w => w.Outcome == observed && w.Weight > 1e-305).Select(w => w.Weight).FirstOrDefault();
        var (all, tails) = (0.0, 0.0);
        foreach (var (_, weight) in weights)
        {
            all += weight;
            tails += weight <= seen * (1 + 1e-7) ? weight : 0;
        }

        return Math.Min(1, tails / all);
    }

    [Fact]
    public void Fishers_is_the_same_whichever_way_the_table_is_turned()
        => Gen.Select(Gen.Long[0, 300], Gen.Long[0, 300], Gen.Long[0, 300], Gen.Long[0, 300]).Sample((a, b, c, d) =>
        {
            var p = FisherExact.TwoSided(a, b, c, d);
            Assert.InRange(p, 0, 1);
            Agreement.Relative(p, FisherExact.TwoSided(c, d, a, b));
            Agreement.Relative(p, FisherExact.TwoSided(b, a, d, c));
            Agreement.Relative(p, FisherExact.TwoSided(a, c, b, d));
        });

    [Fact]
    public void Of_nobody_have_one_outcome()
    {
        Assert.Equal(1, FisherExact.TwoSided(0, 0, 0, 0));
        Assert.Equal(1, FisherExact.TwoSided(0, 9, 0, 4));
        Assert.Equal(1, ExactBinomial.TwoSided(0, 0, 0.3));
        Assert.Equal(1, ExactBinomial.TwoSided(0, 8, 0));
        Assert.Equal(0, ExactBinomial.TwoSided(1, 8, 0));
        Assert.Equal(1, ExactBinomial.TwoSided(8, 8, 1));
    }

    /// <summary>Conover (1971), in the examples of R <c>binom.test</c>: 682 of 925 against three quarters, 0.3825.</summary>
    [Fact]
    public void Binomial_of_Mendels_giant_plants()
        => Agreement.AsPrinted(0.3825, ExactBinomial.TwoSided(682, 925, 0.75), 4);

    [Fact]
    public void Binomial_counts_draws()
        => Gen.Select(Agreement.Part(120), Gen.Int[1, 63])
            .Sample((part, chances) => Agreement.Relative(
                Counting.Draws(part.Count, part.Of, chances, 64),
                ExactBinomial.TwoSided(part.Count, part.Of, chances / 64.0)), iter: 300);

    [Fact]
    public void Binomial_is_the_same_for_those_without()
        => Gen.Select(Agreement.Part(), Gen.Int[1, 63])
            .Sample((part, chances) => Agreement.Relative(
                ExactBinomial.TwoSided(part.Count, part.Of, chances / 64.0),
                ExactBinomial.TwoSided(part.Of - part.Count, part.Of, 1 - (chances / 64.0))));

    /// <summary>Second method: at a million people the normal curve with continuity correction, P(|Z| &gt; 1499.5/500).</summary>
    [Fact]
    public void Binomial_of_a_million_people_nears_the_normal()
        => Agreement.Relative(NormalQuantile.TwoTails(1_499.5 / 500), ExactBinomial.TwoSided(501_500, 1_000_000, 0.5), 1e-4);

    [Fact]
    public void Are_refused_to_a_caller_who_breaks_the_promise()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => FisherExact.TwoSided(1, -1, 2, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => ExactBinomial.TwoSided(3, 2, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => ExactBinomial.TwoSided(1, 2, 1.01));
        Assert.Throws<ArgumentOutOfRangeException>(() => ExactBinomial.TwoSided(1, 2, double.NaN));
    }
}
