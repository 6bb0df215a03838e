using CsCheck;
using EqualityPipeline.Statistics;

namespace EqualityPipeline.Tests.Statistics;

public class Difference_of_two_groups
{
    /// <summary>Newcombe (1998), Statistics in Medicine 17, 873-890, table II, method 10.</summary>
    [Theory]
    [InlineData(56, 70, 48, 80, 0.0524, 0.3339)]
    [InlineData(9, 10, 3, 10, 0.1705, 0.8090)]
    [InlineData(6, 7, 2, 7, 0.0582, 0.8062)]
    [InlineData(5, 56, 0, 29, -0.0381, 0.1926)]
    [InlineData(0, 10, 0, 20, -0.1611, 0.2775)]
    [InlineData(0, 10, 0, 10, -0.2775, 0.2775)]
    [InlineData(10, 10, 0, 20, 0.6791, 1.0000)]
    [InlineData(10, 10, 0, 10, 0.6075, 1.0000)]
    public void Of_proportions_has_the_limits_Newcombe_prints(int count1, int of1, int count0, int of0, double lower, double upper)
        => Agreement.AsPrinted(new Interval(lower, upper), Newcombe.Difference(count1, of1, count0, of0), 4);

    /// <summary>
    /// By hand from the tabled exact limits of 9 (4.115, 17.085) and 5 (1.623, 11.668) events: 0.04 - √(0.04885² + 0.06668²) and 0.04 + √(0.08085² + 0.03377²).
    /// </summary>
    [Fact]
    public void Of_rates_recovers_its_limits_from_those_of_the_two()
    {
        var limits = Assert.NotNull(RateDifference.Limits(9, 100, 5, 100));
        Assert.Equal(-0.04266, limits.Lower, 1e-5);
        Assert.Equal(0.12762, limits.Upper, 1e-5);
    }

    [Fact]
    public void Of_rates_is_that_of_proportions_where_events_are_rare_among_many()
    {
        var rates = Assert.NotNull(RateDifference.Limits(300, 1e6, 200, 1e6));
        var proportions = Assert.NotNull(Newcombe.Difference(300, 1e6, 200, 1e6));
        Agreement.Relative(proportions.Lower, rates.Lower, 0.02);
        Agreement.Relative(proportions.Upper, rates.Upper, 0.02);
    }

    [Fact]
    public void Lies_within_its_limits_and_changes_sign_when_the_groups_change_places()
        => Gen.Select(Agreement.Part(), Agreement.Part()).Sample((group, comparator) =>
        {
            var ((count1, of1), (count0, of0)) = (group, comparator);
            var difference = ((double)count1 / of1) - ((double)count0 / of0);
            foreach (var (one, other) in new[]
            {
                (Newcombe.Difference(count1, of1, count0, of0), Newcombe.Difference(count0, of0, count1, of1)),
                (RateDifference.Limits(count1, of1, count0, of0), RateDifference.Limits(count0, of0, count1, of1)),
            })
            {
                Assert.True(one!.Value.Contains(difference));
                Assert.Equal(-one.Value.Lower, other!.Value.Upper, 1e-12);
                Assert.Equal(-one.Value.Upper, other.Value.Lower, 1e-12);
            }

            Assert.InRange(Newcombe.Difference(count1, of1, count0, of0)!.Value.Lower, -1 - 1e-12, 1);
        });

    [Fact]
    public void Has_no_limits_without_a_base()
    {
        Assert.Null(Newcombe.Difference(0, 0, 3, 10));
        Assert.Null(Newcombe.Difference(3, 10, 0, 0));
        Assert.Null(RateDifference.Limits(0, 0, 3, 10));
        Assert.Null(RateDifference.Limits(3, 10, 3, 0));
    }
}
