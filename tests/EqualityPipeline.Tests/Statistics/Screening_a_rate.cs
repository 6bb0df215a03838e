using CsCheck;
using EqualityPipeline.Statistics;

namespace EqualityPipeline.Tests.Statistics;

public class Screening_a_rate
{
    [Theory]
    [InlineData(8, 100, 10, 100, ScreenResult.Within)] // 0.08 / 0.1 is 0.7999… in doubles
    [InlineData(799, 10_000, 10, 100, ScreenResult.Below)]
    [InlineData(125, 1_000, 10, 100, ScreenResult.Within)]
    [InlineData(1_251, 10_000, 10, 100, ScreenResult.Above)]
    [InlineData(0, 100, 10, 100, ScreenResult.Below)]
    [InlineData(3, 7, 3, 7, ScreenResult.Within)]
    [InlineData(150, 100, 100, 100, ScreenResult.Above)] // events may be more than people
    [InlineData(1, 0, 10, 100, ScreenResult.Undefined)]
    [InlineData(1, 10, 10, 0, ScreenResult.Undefined)]
    [InlineData(1, 10, 0, 100, ScreenResult.Undefined)]
    public void From_four_fifths_to_five_quarters_is_within(int count1, int of1, int count0, int of0, ScreenResult expected)
        => Assert.Equal(expected, Screen.Of(count1, of1, count0, of0));

    [Fact]
    public void Is_exact_to_the_last_place_of_a_decimal()
    {
        Assert.Equal(ScreenResult.Within, Screen.Of(0.8m, 1, 1, 1));
        Assert.Equal(ScreenResult.Below, Screen.Of(0.7999999999999999999999999999m, 1, 1, 1));
        Assert.Equal(ScreenResult.Above, Screen.Of(1.2500000000000000000000000001m, 1, 1, 1));
        Assert.Equal(ScreenResult.Within, Screen.Of(decimal.MaxValue, decimal.MaxValue, decimal.MaxValue, decimal.MaxValue));
    }

    /// <summary>Second method: how many hundredths of the comparator's rate, in whole numbers.</summary>
    [Fact]
    public void Agrees_with_whole_hundredths()
        => Gen.Select(Agreement.Part(), Agreement.Part().Where(part => part.Count > 0)).Sample((group, comparator) =>
        {
            var hundredths = 100L * group.Count * comparator.Of;
            var one = (long)group.Of * comparator.Count;
            var expected = hundredths < 80 * one ? ScreenResult.Below : hundredths > 125 * one ? ScreenResult.Above : ScreenResult.Within;
            Assert.Equal(expected, Screen.Of(group.Count, group.Of, comparator.Count, comparator.Of));
        });

    [Fact]
    public void Is_refused_to_a_caller_who_breaks_the_promise()
        => Assert.Throws<ArgumentOutOfRangeException>(() => Screen.Of(1, 10, -1, 10));
}
