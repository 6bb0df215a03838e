using CsCheck;
using EqualityPipeline.Statistics;

namespace EqualityPipeline.Tests.Statistics;

public class Testing_two_groups
{
    /// <summary>Placebo and aspirin (Agresti): by hand chi-square is 22,071 × (189 × 10,933 - 104 × 10,845)² / (293 × 21,778 × 11,034 × 11,037) = 25.01388.</summary>
    [Fact]
    public void With_many_people_uses_the_pooled_z()
        => Agreement.Relative(5.69189697374086e-7, TwoProportions.PValue(189, 11_034, 104, 11_037), 1e-6);

    /// <summary>Seven of 100 with the outcome and a third of all in the group: 2.33 are expected.</summary>
    [Fact]
    public void With_few_expected_uses_Fishers_exact()
        => Assert.Equal(FisherExact.TwoSided(5, 28, 2, 65), TwoProportions.PValue(5, 33, 2, 67));

    /// <summary>Expected counts are 5, 5, 5, 5 exactly: z = 0.4/√(0.25 × 0.2) = 1.788854.</summary>
    [Fact]
    public void With_five_expected_no_longer_does()
        => Agreement.Relative(NormalQuantile.TwoTails(Math.Sqrt(3.2)), TwoProportions.PValue(7, 10, 3, 10));

    [Fact]
    public void Counts_that_are_not_whole_have_no_exact_test()
    {
        Agreement.Relative(NormalQuantile.TwoTails(0.25 / Math.Sqrt(0.25 * 0.75 * 0.5)), TwoProportions.PValue(1.5, 4, 0.5, 4));
        Assert.Equal(1, TwoProportions.PValue(0, 4.5, 0, 3));
    }

    [Fact]
    public void Nobody_and_everybody_on_both_sides_are_no_difference()
    {
        Assert.Equal(1, TwoProportions.PValue(0, 10, 0, 1_000));
        Assert.Equal(1, TwoProportions.PValue(10, 10, 1_000, 1_000));
        Assert.Equal(1, TwoRates.PValue(0, 10, 0, 1_000));
    }

    [Fact]
    public void Without_a_base_has_no_p_value()
    {
        Assert.Null(TwoProportions.PValue(0, 0, 1, 10));
        Assert.Null(TwoProportions.PValue(1, 10, 0, 0));
        Assert.Null(TwoRates.PValue(0, 0, 1, 10));
        Assert.Null(TwoRates.PValue(1, 10, 0, 0));
    }

    /// <summary>Lehmann (1959), in the examples of R <c>poisson.test</c>: 11 in 800 and 21 in 3,011, 0.07967.</summary>
    [Fact]
    public void Rates_with_few_events_are_tested_exactly()
        => Agreement.AsPrinted(0.07967, TwoRates.PValue(11, 800, 6 + 8 + 7, 1083 + 1050 + 878), 5);

    /// <summary>By hand: 60 of 100 events where half are expected, z = 10/5.</summary>
    [Fact]
    public void Rates_with_many_events_are_tested_by_the_normal()
        => Agreement.Relative(0.0455002638963584, TwoRates.PValue(60, 1_000, 40, 1_000), 1e-9);

    /// <summary>Second method: 100 events, 1 in 64 expected in the group; whole-number weights of 5 draws.</summary>
    [Fact]
    public void Rates_with_many_events_but_few_expected_on_one_side_are_tested_exactly()
        => Agreement.Relative(Counting.Draws(5, 100, 1, 64), TwoRates.PValue(5, 10, 95, 630));

    /// <summary>Twice the normal's tail beyond 20, which 1 minus the distribution loses: 5.50724823721e-89.</summary>
    [Fact]
    public void Far_tails_keep_their_digits()
    {
        Agreement.Relative(5.507248237212467e-89, NormalQuantile.TwoTails(-20), 1e-9);
        Agreement.Relative(0.05, NormalQuantile.TwoTails(NormalQuantile.Z95), 1e-12);
        Agreement.Relative(0.002, NormalQuantile.TwoTails(NormalQuantile.Z998), 1e-12);
    }

    [Fact]
    public void Gives_the_same_answer_when_the_groups_change_places()
        => Gen.Select(Agreement.Part(), Agreement.Part()).Sample((group, comparator) =>
        {
            var ((count1, of1), (count0, of0)) = (group, comparator);
            var p = Assert.NotNull(TwoProportions.PValue(count1, of1, count0, of0));
            Assert.InRange(p, 0, 1);
            Agreement.Relative(p, TwoProportions.PValue(count0, of0, count1, of1), 1e-6);
            Agreement.Relative(p, TwoProportions.PValue(of1 - count1, of1, of0 - count0, of0), 1e-6);

            p = Assert.NotNull(TwoRates.PValue(count1, of1, count0, of0));
            Assert.InRange(p, 0, 1);
            Agreement.Relative(p, TwoRates.PValue(count0, of0, count1, of1), 1e-6);
        });
}
