using CsCheck;
using EqualityPipeline.Statistics;

namespace EqualityPipeline.Tests.Statistics;

public class Leading_and_lagging
{
    private static readonly double?[] Leading = [3, 5, 2, 9, 7, 1, 8, 6, 4, 10, null, 12];

    /// <summary>By hand: the same series two months later ranks alike in all of its 8 pairs without a gap; 2 of 40,320 orders are as far.</summary>
    [Fact]
    public void Are_paired_so_many_months_apart()
    {
        double?[] lagging = [.. new double?[] { 40, null }, .. Leading.Select(figure => 100 + (3 * figure))];
        var association = LaggedAssociation.Of(Leading[..8], lagging, 2);
        Assert.Equal(new Association(1, 8, 2 / 40_320.0, null), association);
        Assert.Equal(11, LaggedAssociation.Of(Leading, lagging, 2).Pairs);
    }

    /// <summary>By hand: eleven rank contrarily; twice one of 11! orders.</summary>
    [Fact]
    public void Are_never_certain()
    {
        double?[] contrary = [.. Leading.Select(figure => -figure)];
        var association = LaggedAssociation.Of(Leading, contrary, 0);
        Assert.Equal(-1, association.Rho);
        Agreement.Relative(2 / 39_916_800.0, association.PValue);
    }

    [Fact]
    public void Say_nothing_under_six_pairs_and_of_what_does_not_change()
    {
        Assert.Equal(new Association(null, 5, null, "fewer than 6 pairs"), LaggedAssociation.Of(Leading[..5], Leading[..5], 0));
        Assert.Equal(new Association(null, 0, null, "fewer than 6 pairs"), LaggedAssociation.Of(Leading, Leading, 40));
        Assert.Equal(
            new Association(null, 11, null, "one of the two does not change"),
            LaggedAssociation.Of(Leading, [.. Leading.Select(_ => (double?)5)], 0));
    }

    [Fact]
    public void Are_the_same_whichever_leads_and_in_whatever_unit()
        => Gen.Select(Gen.Int[0, 9], Gen.Int[0, 9]).Array[8, 40].Sample(pairs =>
        {
            double?[] one = [.. pairs.Select(pair => (double?)pair.Item1)], other = [.. pairs.Select(pair => (double?)pair.Item2)];
            var association = LaggedAssociation.Of(one, other, 0);
            Assert.Equal(association.Rho is null, association.Undefined is not null);
            Assert.Equal(association, LaggedAssociation.Of(other, one, 0));
            Assert.Equal(association, LaggedAssociation.Of([.. one.Select(figure => Math.Exp(figure!.Value))], other, 0));
            if (association.Rho is not { } rho)
                return;
            Assert.InRange(rho, -1, 1);
            Assert.InRange(association.PValue!.Value, double.Epsilon, 1);
            Assert.Equal(-rho, LaggedAssociation.Of([.. one.Select(figure => -figure)], other, 0).Rho!.Value, 1e-14);
        });

    [Fact]
    public void Are_refused_to_a_caller_who_breaks_the_promise()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => LaggedAssociation.Of(Leading, Leading, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => LaggedAssociation.Of([double.NaN], [1], 0));
    }
}
