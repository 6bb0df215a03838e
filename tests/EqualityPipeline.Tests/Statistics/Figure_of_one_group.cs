using CsCheck;
using EqualityPipeline.Statistics;

namespace EqualityPipeline.Tests.Statistics;

public class Figure_of_one_group
{
    /// <summary>81 of 263: Newcombe (1998), Statistics in Medicine 17, 857-872, table I, method 3.</summary>
    [Fact]
    public void As_a_proportion_has_Wilsons_limits()
    {
        var figure = Proportion.Of(81, 263);
        Agreement.Relative(81 / 263.0, figure.Value);
        Agreement.AsPrinted(new Interval(0.2553, 0.3662), figure.Limits, 4);
    }

    /// <summary>By hand from the tabled limits of 50 events, 37.11 and 65.92, among 20,000: per 1,000 a twentieth of each.</summary>
    [Fact]
    public void As_a_rate_is_per_so_many()
    {
        var figure = Rate.Of(50, 20_000, 1_000);
        Agreement.Relative(2.5, figure.Value);
        Assert.Equal(37.11 / 20, figure.Limits!.Value.Lower, 0.0005);
        Assert.Equal(65.92 / 20, figure.Limits.Value.Upper, 0.0005);
    }

    [Fact]
    public void Without_a_base_is_a_reason()
    {
        Assert.Equal(new Estimated(null, null, "no base"), Proportion.Of(0, 0));
        Assert.Equal(new Estimated(null, null, "no base"), Rate.Of(3, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Rate.Of(3, 10, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Proportion.Of(3, 0));
    }

    [Fact]
    public void Lies_within_its_limits()
        => Agreement.Part().Sample(part => Proportion.Of(part.Count, part.Of).Limits!.Value.Contains(Proportion.Of(part.Count, part.Of).Value!.Value)
            && Rate.Of(part.Count, part.Of, 1_000).Limits!.Value.Contains(Rate.Of(part.Count, part.Of, 1_000).Value!.Value));
}
