using CsCheck;
using EqualityPipeline.Statistics;

namespace EqualityPipeline.Tests.Statistics;

/// <summary>A group of a survey beside everyone who was asked, the group among them.</summary>
public class Difference_of_a_part_from_the_whole
{
    [Fact]
    public void Leaves_out_what_the_two_have_in_common()
    {
        // By hand: 1640 of 3310 are women, 0.495468. Half widths 2.4 and 1.7; 2.4² + 1.7² - 2 × 0.495468 × 2.4² = 2.942205, whose root is 1.715286.
        var limits = RecoveredVariance.PartLessWhole(55.1, new Interval(52.7, 57.5), 50.7, new Interval(49.0, 52.4), 1640 / 3310.0);

        Assert.Equal(4.4 - 1.715286, limits.Lower, 5);
        Assert.Equal(4.4 + 1.715286, limits.Upper, 5);
    }

    [Fact]
    public void Is_the_part_of_the_rest_times_the_difference_from_the_rest()
        => Gen.Select(Gen.Double[0, 1], Gen.Double[0, 1], Gen.Double[0.01, 0.2], Gen.Double[0.01, 0.2], Gen.Double[0.05, 0.95]).Sample((group, rest, halfOfGroup, halfOfRest, part) =>
        {
            // A second method: a whole made of two samples apart, whose difference has the limits of two groups.
            var whole = (part * group) + ((1 - part) * rest);
            var halfOfWhole = Math.Sqrt((part * part * halfOfGroup * halfOfGroup) + ((1 - part) * (1 - part) * halfOfRest * halfOfRest));
            var fromRest = RecoveredVariance.Difference(group, About(group, halfOfGroup), rest, About(rest, halfOfRest));

            var limits = RecoveredVariance.PartLessWhole(group, About(group, halfOfGroup), whole, About(whole, halfOfWhole), part);

            Assert.Equal((1 - part) * fromRest.Lower, limits.Lower, 9);
            Assert.Equal((1 - part) * fromRest.Upper, limits.Upper, 9);
        });

    [Fact]
    public void Is_never_surer_than_if_the_rest_were_known()
    {
        // Everyone's limits of 0.1 cannot be right where a half of them alone make 0.5 × 2: the group's own 2, less the half of it that is in both, is left.
        var limits = RecoveredVariance.PartLessWhole(10, About(10, 2), 8, About(8, 0.1), 0.5);

        Assert.Equal((1.0, 3.0), (limits.Lower, limits.Upper));
    }

    private static Interval About(double middle, double half) => new(middle - half, middle + half);
}
