using EqualityPipeline.Policy;

namespace EqualityPipeline.Tests.Policy;

public class Rules_of_suppression
{
    private const string Publication = "publication.yaml";

    [Theory]
    [InlineData("hide-1-to-4", 4, null)]
    [InlineData("hide-1-to-7-round-to-5", 7, 5)]
    [InlineData("hide-1-to-9", 9, null)]
    public void A_preset_hides_from_one_to_what_its_name_says(string preset, int largestHidden, int? roundTo)
    {
        var rule = RuleOf($"preset: {preset}");

        Assert.True(rule.IsSmall(1));
        Assert.True(rule.IsSmall(largestHidden));
        Assert.False(rule.IsSmall(largestHidden + 1));
        Assert.False(rule.IsSmall(0));
        Assert.Equal(roundTo, rule.RoundTo);
    }

    [Fact]
    public void A_rule_may_be_written_out()
        => Assert.Equal(new SuppressionRule(6, ZerosDisclose: true, RoundTo: 3), RuleOf("smallest-published-count: 6\nshow-zeros: false\nround-to: 3"));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(8, 10)]
    [InlineData(12, 10)]
    [InlineData(12.5, 15)]
    [InlineData(13, 15)]
    public void Shown_counts_are_rounded_to_the_nearest_step(double people, double shown)
        => Assert.Equal((decimal)shown, new SuppressionRule(8, ZerosDisclose: false, RoundTo: 5).Shown((decimal)people));

    [Fact]
    public void A_part_is_never_shown_above_its_whole()
    {
        var rule = new SuppressionRule(8, ZerosDisclose: false, RoundTo: 5);

        for (var people = 1; people < 100; people++)
            Assert.True(rule.Shown(people - 1) <= rule.Shown(people));
    }

    private static SuppressionRule RuleOf(string text)
    {
        var load = PolicyPack.Load(Packs.With(Publication, "smallest-published-count: 5\nshow-zeros: true", text));
        Assert.Empty(load.Errors);
        return load.Policy!.Publication.Suppression;
    }
}
