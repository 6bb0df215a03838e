using CsCheck;
using EqualityPipeline.Statistics;

namespace EqualityPipeline.Tests.Statistics;

public class Verdict_on_a_difference
{
    [Theory]
    [InlineData(0.02, 0.06, 0.01, 0.07, Polarity.Higher, Verdict.ClearlyBetter)]
    [InlineData(0.02, 0.06, 0.01, 0.07, Polarity.Lower, Verdict.ClearlyWorse)]
    [InlineData(-0.06, -0.02, -0.07, -0.01, Polarity.Higher, Verdict.ClearlyWorse)]
    [InlineData(-0.06, -0.02, -0.07, -0.01, Polarity.Lower, Verdict.ClearlyBetter)]
    [InlineData(0.02, 0.06, 0.01, 0.07, Polarity.NoJudgement, Verdict.Possible)]
    [InlineData(0.01, 0.06, -0.01, 0.08, Polarity.Higher, Verdict.Possible)]
    [InlineData(-0.06, -0.01, -0.08, 0.01, Polarity.NoJudgement, Verdict.Possible)]
    [InlineData(-0.01, 0.06, -0.03, 0.08, Polarity.Higher, Verdict.NoClearDifference)]
    [InlineData(0, 0.06, -0.03, 0.08, Polarity.Lower, Verdict.NoClearDifference)]
    [InlineData(0.01, 0.06, 0, 0.08, Polarity.Lower, Verdict.Possible)]
    [InlineData(0, 0, 0, 0, Polarity.Higher, Verdict.NoClearDifference)]
    public void Follows_the_interval_and_the_polarity(
        double lower95, double upper95, double lower998, double upper998, Polarity better, Verdict expected)
        => Assert.Equal(expected, Verdicts.From(new Interval(lower95, upper95), new Interval(lower998, upper998), better, enough: true));

    [Fact]
    public void Is_too_few_to_say_below_the_minimum_base_or_without_an_interval()
    {
        var clear = new Interval(0.2, 0.4);
        Assert.Equal(Verdict.TooFewToSay, Verdicts.From(clear, clear, Polarity.Higher, enough: false));
        Assert.Equal(Verdict.TooFewToSay, Verdicts.From(null, clear, Polarity.Higher, enough: true));
        Assert.Equal(Verdict.TooFewToSay, Verdicts.From(clear, null, Polarity.Higher, enough: true));
    }

    [Fact]
    public void Has_five_words()
        => Assert.Equal(
            ["clearly better", "clearly worse", "possible", "no clear difference", "too few to say"],
            Enum.GetValues<Verdict>().Select(Verdicts.InWords));

    /// <summary>The same gap of ten points, among more and more people.</summary>
    [Theory]
    [InlineData(50, "no clear difference")]
    [InlineData(250, "possible")]
    [InlineData(1_000, "clearly worse")]
    public void Is_never_from_the_point(int people, string expected)
        => Assert.Equal(expected, Verdicts.InWords(Verdicts.From(
            Newcombe.Difference(0.4 * people, people, 0.5 * people, people),
            Newcombe.Difference(0.4 * people, people, 0.5 * people, people, NormalQuantile.Z998),
            Polarity.Higher,
            enough: true)));

    [Fact]
    public void Turns_over_when_the_groups_change_places()
        => Gen.Select(Agreement.Part(), Agreement.Part()).Sample((group, comparator) =>
        {
            var verdict = Of(group, comparator);
            var turned = Of(comparator, group);
            Assert.Equal(
                verdict switch { Verdict.ClearlyBetter => Verdict.ClearlyWorse, Verdict.ClearlyWorse => Verdict.ClearlyBetter, _ => verdict },
                turned);
        });

    [Fact]
    public void Is_refused_for_an_interval_that_is_none()
    {
        var sound = new Interval(0.1, 0.2);
        Assert.Throws<ArgumentOutOfRangeException>(() => Verdicts.From(new Interval(0.2, 0.1), sound, Polarity.Higher, enough: true));
        Assert.Throws<ArgumentOutOfRangeException>(() => Verdicts.From(sound, new Interval(double.NaN, 1), Polarity.Higher, enough: true));
        Assert.Throws<ArgumentOutOfRangeException>(() => Verdicts.InWords((Verdict)9));
    }

    private static Verdict Of((int Count, int Of) group, (int Count, int Of) comparator) => Verdicts.From(
        Newcombe.Difference(group.Count, group.Of, comparator.Count, comparator.Of),
        Newcombe.Difference(group.Count, group.Of, comparator.Count, comparator.Of, NormalQuantile.Z998),
        Polarity.Higher,
        enough: true);
}
