using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Publication;
using EqualityPipeline.Tests.Sample;

namespace EqualityPipeline.Tests.Publication;

/// <summary>A year is settled as a whole, and its figures pass quarter by quarter.</summary>
public sealed class Passing_the_gate_by_quarters
{
    private static (YearFigures Computed, PublishedYear Published) TakeUp { get; } = SampleRelease.Years
        .Single(y => y.Computed.Organisation.Id == "northmoor" && y.Computed.FinancialYear == 2010 && y.Computed.Family.Indicators.Any(i => i.Id == "TAK-01"));

    [Fact]
    public void The_quarters_of_a_year_hold_each_of_its_figures_once()
    {
        var byQuarter = TakeUp.Published.Quarters.SelectMany(q => TakeUp.Published.FiguresOf(q)).ToList();

        Assert.Equal([1, 2, 3, 4], TakeUp.Published.Quarters);
        Assert.Equal(TakeUp.Published.Figures, byQuarter.OrderBy(f => f.Id, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(1, "2010-04 2010-04-R12 2010-05 2010-05-R12 2010-06 2010-06-R12 2010-Q1")]
    [InlineData(4, "2010-FY 2010-Q4 2011-01 2011-01-R12 2011-02 2011-02-R12 2011-03 2011-03-R12")]
    public void A_quarter_holds_what_ends_in_it(int quarter, string periods)
        => Assert.Equal(periods, string.Join(' ', TakeUp.Published.FiguresOf(quarter).Select(f => f.Period).Distinct().Order(StringComparer.Ordinal)));

    [Theory]
    [InlineData("2009-04", "")]
    [InlineData("2010-06", "1 2 3 4")]
    [InlineData("2010-07", "2 3 4")]
    [InlineData("2011-03", "4")]
    [InlineData("2011-04", "")]
    public void A_return_moves_the_quarters_in_which_a_period_ends_that_holds_its_month(string month, string quarters)
        => Assert.Equal(quarters, QuartersMoved("service-take-up", month));

    [Theory]
    // Twelve months to April 2010 begin with May 2009, to July with August, to October with November, to January 2011 with February 2010.
    [InlineData("2009-05", "1")]
    [InlineData("2009-07", "1")]
    [InlineData("2009-08", "1 2")]
    [InlineData("2009-11", "1 2 3")]
    [InlineData("2010-02", "1 2 3 4")]
    public void A_return_of_the_year_before_moves_twelve_months_that_begin_there(string month, string quarters)
        => Assert.Equal(quarters, QuartersMoved("recruitment", month));

    private static string QuartersMoved(string returnType, string month)
    {
        var family = IndicatorFamily.Of(SampleRelease.Policy).Single(f => f.Counts(returnType));
        var year = FamilyYear.Of(SampleRelease.Policy, SampleRelease.Organisation("northmoor"), [(returnType, new ReportingMonth(2009, 4)), (returnType, new ReportingMonth(2011, 3))])
            .Single(y => y.Family.Id == family.Id && y.FinancialYear == 2010);
        return string.Join(' ', Enumerable.Range(1, 4).Where(q => year.IsMovedBy(returnType, ReportingMonth.Parse(month), q)));
    }
}
