using CsCheck;
using EqualityPipeline.Statistics;

namespace EqualityPipeline.Tests.Statistics;

public class Representation_in_the_population
{
    /// <summary>15 of 148 has limits 0.0624 and 0.1605 (Newcombe 1998, table I); the population has one in five.</summary>
    [Fact]
    public void Moves_and_divides_the_limits_of_the_share()
    {
        var result = ShareOfPopulation.Of(15, 148, 40_000, 200_000);
        Agreement.Relative(15 / 148.0, result.Share);
        Agreement.Relative(0.2, result.PopulationShare);
        Agreement.AsPrinted(new Interval(-0.1376, -0.0395), result.DifferenceLimits, 4);
        Agreement.Relative(15 / 148.0 / 0.2, result.Ratio.Value);
        Assert.Equal(0.3120, result.Ratio.Lower!.Value, 0.0003);
        Assert.Equal(0.8025, result.Ratio.Upper!.Value, 0.0003);
        Agreement.Relative(Counting.Draws(15, 148, 1, 5), result.PValue);
        Assert.Null(result.Undefined);
    }

    [Fact]
    public void Has_no_ratio_to_nobody_but_still_a_difference()
    {
        var result = ShareOfPopulation.Of(3, 30, 0, 1_000);
        Assert.Equal("the comparator is zero", result.Undefined);
        Assert.Null(result.Ratio.Value);
        Agreement.Relative(0.1, result.Difference);
        Assert.Equal(0, result.PValue);
    }

    [Theory]
    [InlineData(0, 0, 5, 10)]
    [InlineData(1, 10, 0, 0)]
    public void Without_a_base_is_only_a_reason(int count, int of, int populationCount, int populationOf)
    {
        var result = ShareOfPopulation.Of(count, of, populationCount, populationOf);
        Assert.Equal("no base", result.Undefined);
        Assert.Equal("no base", result.Ratio.Undefined);
        Assert.Null(result.Share);
        Assert.Null(result.DifferenceLimits);
        Assert.Null(result.PValue);
    }

    [Fact]
    public void Has_no_exact_test_where_a_count_is_not_whole()
        => Assert.Null(ShareOfPopulation.Of(1.5, 10, 20, 100).PValue);

    [Fact]
    public void Lies_within_its_limits()
        => Gen.Select(Agreement.Part(), Agreement.Part().Where(part => part.Count > 0)).Sample((users, population) =>
        {
            var result = ShareOfPopulation.Of(users.Count, users.Of, population.Count, population.Of);
            Assert.True(result.DifferenceLimits!.Value.Contains(result.Difference!.Value));
            Assert.InRange(result.Ratio.Value!.Value, result.Ratio.Lower!.Value, result.Ratio.Upper!.Value);
            Assert.InRange(result.PValue!.Value, 0, 1);
        });
}
