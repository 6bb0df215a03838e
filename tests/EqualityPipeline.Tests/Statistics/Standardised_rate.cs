using CsCheck;
using EqualityPipeline.Statistics;

namespace EqualityPipeline.Tests.Statistics;

public class Standardised_rate
{
    /// <summary>
    /// By hand: rate 0.5 × 0.02 + 0.5 × 0.06; variance 0.25 × 20/1000² + 0.25 × 30/500² = 3.5e-5; √(3.5e-5/50) = 8.36660e-4;
    /// Byar's limits of 50 are 37.1081 and 65.9202.
    /// </summary>
    [Fact]
    public void Weighs_each_stratum_by_the_standard()
    {
        var rate = DirectlyStandardisedRate.Of([new(20, 1_000, 500), new(30, 500, 500)]);
        Agreement.Relative(0.04, rate.Value);
        Assert.Equal(0.04 - (8.36660e-4 * 12.8919), rate.Lower!.Value, 1e-7);
        Assert.Equal(0.04 + (8.36660e-4 * 15.9202), rate.Upper!.Value, 1e-7);
        Assert.Null(rate.Undefined);
    }

    /// <summary>Where the standard is the group itself, rate and limits are the crude ones.</summary>
    [Fact]
    public void Is_the_crude_rate_where_the_make_up_is_the_standards()
        => Gen.Select(Gen.Int[5, 60], Gen.Int[100, 900]).Array[2, 8].Sample(bands =>
        {
            var rate = DirectlyStandardisedRate.Of([.. bands.Select(band => new Stratum(band.Item1, band.Item2, band.Item2 * 3))]);
            double events = bands.Sum(band => band.Item1), people = bands.Sum(band => band.Item2);
            var crude = PoissonRate.Limits(events);
            Agreement.Relative(events / people, rate.Value);
            Agreement.Relative(crude.Lower / people, rate.Lower);
            Agreement.Relative(crude.Upper / people, rate.Upper);
        });

    [Fact]
    public void Is_undefined_in_words()
    {
        Assert.Equal(new StandardisedRate(null, null, null, "fewer than 10 events"), DirectlyStandardisedRate.Of([new(4, 100, 1), new(5, 100, 1)]));
        Assert.Equal("no base in a stratum of the standard population", DirectlyStandardisedRate.Of([new(0, 0, 5), new(50, 100, 5)]).Undefined);
        Assert.Equal("no base", DirectlyStandardisedRate.Of([]).Undefined);
        Assert.Equal("no base", DirectlyStandardisedRate.Of([new(50, 100, 0)]).Undefined);
    }

    [Fact]
    public void Passes_over_a_stratum_where_the_standard_has_nobody()
        => Agreement.Relative(0.3, DirectlyStandardisedRate.Of([new(0, 0, 0), new(30, 100, 7)]).Value);

    [Fact]
    public void Is_refused_to_a_caller_who_breaks_the_promise()
        => Assert.Throws<ArgumentOutOfRangeException>(() => DirectlyStandardisedRate.Of([new(1, -1, 1)]));
}
