using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;

namespace EqualityPipeline.Tests.Sample;

/// <summary>Nobody should have to take an indicator on trust: the sample shows each of them at work.</summary>
public class Figures_of_every_indicator
{
    private static readonly MonthSpan Months = new(new ReportingMonth(2009, 4), new ReportingMonth(2011, 3));

    [Fact]
    public void Each_in_force_publishes_at_least_one_that_can_be_read()
    {
        var readable = SampleRelease.Published.Where(row => row.Value is not null).Select(row => row.Indicator).ToHashSet();
        var without = SampleRelease.Policy.Indicators.Where(i => i.InForce.Overlaps(Months) && !readable.Contains(i.Id)).Select(i => i.Id);

        Assert.Equal(string.Empty, string.Join(' ', without));
    }

    [Fact]
    public void Each_has_a_worked_example()
        => Assert.DoesNotContain(SampleRelease.Policy.Indicators, i => i.Example is null);

    [Theory]
    [InlineData("PAY-02")]
    [InlineData("PAY-10")]
    public void The_pay_headlines_of_the_city_can_be_read(string indicator)
        => Assert.NotNull(SampleRelease.Figure("northmoor", "2010-FY", indicator, "gender", "female").Value);

    /// <summary>Days without the requests they were waited for would stand over a base of 0, marked as of too few.</summary>
    [Theory]
    [InlineData("EXP-07")]
    [InlineData("EXP-08")]
    [InlineData("EXP-12")]
    public void What_people_waited_is_never_told_of_nobody(string indicator)
        => Assert.DoesNotContain(SampleRelease.Published, row => row.Indicator == indicator && row is { Numerator: > 0, Denominator: 0 });

    /// <summary>A survey has values of wards, which no return of counts makes known.</summary>
    [Fact]
    public void What_a_register_holds_of_a_ward_is_told_and_no_more()
    {
        var told = SampleRelease.Published.Where(row => row is { Organisation: "northmoor", Indicator: "COH-01", Period: "2010-FY" } && row.Place != Unit.All).ToList();

        Assert.Equal(SampleRelease.Organisation("northmoor").Wards.Select(w => w.Id).Order(StringComparer.Ordinal), told.Where(row => row.Strand == Unit.All).Select(row => row.Place).Order(StringComparer.Ordinal));
        Assert.All(told, row => Assert.NotNull(row.Value));
    }
}
