using EqualityPipeline.Statistics;

namespace EqualityPipeline.Tests.Statistics;

public class Change_of_a_difference
{
    /// <summary>0.10 - (-0.20) = 0.30. Below: √((0.10 - 0.07)² + (-0.16 - -0.20)²) = √(0.0009 + 0.0016) = 0.05. Above: √((0.16 - 0.10)² + (-0.20 - -0.28)²) = √(0.0036 + 0.0064) = 0.10.</summary>
    [Fact]
    public void Has_the_limits_of_the_two_differences_in_it()
    {
        var change = DifferenceInDifferences.Of(0.10, new Interval(0.07, 0.16), -0.20, new Interval(-0.28, -0.16));

        Assert.Equal(0.30, change.Value!.Value, 1e-12);
        Assert.Equal(0.25, change.Limits!.Value.Lower, 1e-12);
        Assert.Equal(0.40, change.Limits!.Value.Upper, 1e-12);
        Assert.Null(change.Undefined);
    }

    [Fact]
    public void Turns_its_sign_with_the_order_of_the_times()
    {
        var there = DifferenceInDifferences.Of(3, new Interval(1, 4), 8, new Interval(7, 12));
        var back = DifferenceInDifferences.Of(8, new Interval(7, 12), 3, new Interval(1, 4));

        Assert.Equal(-there.Value!.Value, back.Value!.Value, 1e-12);
        Assert.Equal((-there.Limits!.Value.Upper, -there.Limits.Value.Lower), (back.Limits!.Value.Lower, back.Limits.Value.Upper));
    }
}
