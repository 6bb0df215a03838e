using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Publication;
using EqualityPipeline.Tests.Sample;

namespace EqualityPipeline.Tests.Publication;

/// <summary>A year is settled as a whole, and its figures pass by the quarter in which their period ends: months and the quarter, the year, and twelve months apart.</summary>
public sealed class Passing_the_gate_by_quarters
{
    private static (YearFigures Computed, PublishedYear Published) TakeUp { get; } = Of(2010);

    [Fact]
    public void The_parts_of_a_year_hold_each_of_its_figures_once()
    {
        var byPart = TakeUp.Published.Parts.SelectMany(p => TakeUp.Published.FiguresOf(p)).ToList();

        Assert.Equal(
            "1 MonthsAndQuarter, 1 TwelveMonths, 2 MonthsAndQuarter, 2 TwelveMonths, 3 MonthsAndQuarter, 3 TwelveMonths, 4 MonthsAndQuarter, 4 Year, 4 TwelveMonths",
            string.Join(", ", TakeUp.Published.Parts.Select(p => $"{p.Quarter} {p.Lengths}")));
        Assert.Equal(TakeUp.Published.Figures, byPart.OrderBy(f => f.Id, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(1, PartLengths.MonthsAndQuarter, "2010-04 2010-05 2010-06 2010-Q1")]
    [InlineData(1, PartLengths.TwelveMonths, "2010-04-R12 2010-05-R12 2010-06-R12")]
    [InlineData(4, PartLengths.Year, "2010-FY")]
    [InlineData(4, PartLengths.TwelveMonths, "2011-01-R12 2011-02-R12 2011-03-R12")]
    public void A_part_holds_the_periods_of_its_lengths_that_end_in_its_quarter(int quarter, PartLengths lengths, string periods)
        => Assert.Equal(periods, string.Join(' ', TakeUp.Published.FiguresOf(new YearPart(quarter, lengths)).Select(f => f.Period).Distinct().Order(StringComparer.Ordinal)));

    /// <summary>A month moves its own quarter, its year, and the twelve pieces of twelve months that hold it: those that end from it on until eleven months later.</summary>
    [Theory]
    [InlineData("service-take-up", "2009-04", "")]
    [InlineData("service-take-up", "2010-06", "1 1r 2r 3r 4y 4r")]
    [InlineData("service-take-up", "2010-07", "2 2r 3r 4y 4r")]
    [InlineData("service-take-up", "2011-03", "4 4y 4r")]
    [InlineData("service-take-up", "2011-04", "")]
    // Twelve months to April 2010 begin with May 2009, to July with August, to October with November, to January 2011 with February 2010.
    [InlineData("recruitment", "2009-05", "1r")]
    [InlineData("recruitment", "2009-07", "1r")]
    [InlineData("recruitment", "2009-08", "1r 2r")]
    [InlineData("recruitment", "2009-11", "1r 2r 3r")]
    [InlineData("recruitment", "2010-02", "1r 2r 3r 4r")]
    public void A_return_moves_the_parts_of_whose_periods_one_holds_its_month(string returnType, string month, string parts)
    {
        var year = YearOf(returnType);

        Assert.Equal(parts, string.Join(' ', TakeUp.Published.Parts
            .Where(part => TakeUp.Published.PeriodsOf(part).Any(period => year.IsMovedBy(returnType, ReportingMonth.Parse(month), period)))
            .Select(part => $"{part.Quarter}{part.Lengths switch { PartLengths.Year => "y", PartLengths.TwelveMonths => "r", _ => "" }}")));
    }

    [Theory]
    [InlineData("2010-03", false)]
    [InlineData("2010-04", true)]
    [InlineData("2011-03", true)]
    [InlineData("2011-04", false)]
    public void What_is_hidden_in_a_year_is_settled_by_its_own_months(string month, bool isSettledBy)
        => Assert.Equal(isSettledBy, YearOf("recruitment").IsSettledBy("recruitment", ReportingMonth.Parse(month)));

    /// <summary>Of a year of which nothing changed the account alone says what the whole table says.</summary>
    [Fact]
    public void A_year_passed_again_by_its_account_shows_the_same_figures()
    {
        var again = DisclosureControl.PublishAgain(TakeUp.Computed, TakeUp.Published.Audit, Of(2009).Published.Audit);

        Assert.Equal(TakeUp.Published.Figures, again.Figures);
        Assert.All(TakeUp.Published.Parts, part => Assert.Equal(TakeUp.Published.SettledOf(part), again.SettledOf(part)));
        Assert.Equal(TakeUp.Published.ToldToNextYear, again.ToldToNextYear);
    }

    /// <summary>No twelve months that end in the year hold April 2009; those to April 2010 begin with May 2009, those to July with August.</summary>
    [Theory]
    [InlineData("2009-04", "")]
    [InlineData("2009-06", "1r")]
    [InlineData("2009-07", "1r")]
    [InlineData("2009-08", "1r 2r")]
    [InlineData("2010-03", "1r 2r 3r 4r")]
    public void What_is_told_of_a_month_of_the_year_before_is_settled_for_the_twelve_months_that_begin_with_it_or_before(string month, string parts)
    {
        var before = Of(2009).Published.Audit;
        var toldOtherwise = before with { Counts = [.. before.Counts.Select(c => c.Period == month ? c with { Fate = c.IsHidden ? CountFate.Shown : CountFate.Protecting } : c)] };
        Assert.Contains(before.Counts, c => c.Period == month);

        var other = DisclosureControl.PublishAgain(TakeUp.Computed, TakeUp.Published.Audit, toldOtherwise);

        Assert.Equal(parts, string.Join(' ', TakeUp.Published.Parts.Where(p => TakeUp.Published.SettledOf(p) != other.SettledOf(p)).Select(p => $"{p.Quarter}r")));
    }

    private static (YearFigures Computed, PublishedYear Published) Of(int financialYear) => SampleRelease.Years
        .Single(y => y.Computed.Organisation.Id == "northmoor" && y.Computed.FinancialYear == financialYear && y.Computed.Family.Indicators.Any(i => i.Id == "TAK-01"));

    private static FamilyYear YearOf(string returnType)
    {
        var family = IndicatorFamily.Of(SampleRelease.Policy).Single(f => f.Counts(returnType));
        return FamilyYear.Of(SampleRelease.Policy, SampleRelease.Organisation("northmoor"), [(returnType, new ReportingMonth(2009, 4)), (returnType, new ReportingMonth(2011, 3))])
            .Single(y => y.Family.Id == family.Id && y.FinancialYear == 2010);
    }
}
