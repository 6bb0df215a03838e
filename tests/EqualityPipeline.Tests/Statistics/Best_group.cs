using EqualityPipeline.Statistics;

namespace EqualityPipeline.Tests.Statistics;

public class Best_group
{
    private static readonly (double?, decimal)[] Groups = [(0.4, 200), (0.9, 3), (0.6, 80), (null, 500), (0.6, 90), (0.2, 60)];

    [Theory]
    [InlineData(Polarity.Higher, 50, 4)] // of the two at 0.6 the one with more people
    [InlineData(Polarity.Higher, 1, 1)]
    [InlineData(Polarity.Lower, 50, 5)]
    public void Has_the_best_value_among_those_with_the_minimum_base(Polarity better, int minimumBase, int expected)
        => Assert.Equal(expected, BestGroup.Find(Groups, minimumBase, better));

    [Fact]
    public void Is_none_where_neither_way_is_better_and_of_one_group_alone()
    {
        Assert.Null(BestGroup.Find(Groups, 50, Polarity.NoJudgement));
        Assert.Null(BestGroup.Find(Groups, 150, Polarity.Higher));
        Assert.Null(BestGroup.Find([], 1, Polarity.Higher));
    }
}
