using EqualityPipeline.Indicators.Scorecards;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Tests.Sample;
using EqualityPipeline.Tests.Web;

namespace EqualityPipeline.Tests.Indicators;

public class Scorecard_of_priorities
{
    [Fact]
    public void The_sample_covers_all_four_critical_outcomes_and_at_least_seven_priorities()
    {
        var card = Scorecard.Of(SampleRelease.Policy, SampleRelease.Published.Where(f => f.Organisation == "northmoor"));

        Assert.Equal(10, card.Rows.Length);
        Assert.Equal(["early-years-and-education", "employment", "health", "crime"], card.CoveredOutcomes);
        Assert.True(card.CoveredPriorities.Count() >= 7, string.Join(", ", card.CoveredPriorities));
    }

    [Fact]
    public void The_sample_shows_the_gaps_in_health_and_education_that_the_statistics_of_others_tell()
    {
        var card = Scorecard.Of(SampleRelease.Policy, SampleRelease.Published.Where(f => f.Organisation == "northmoor"));

        // Written down in outcome-statistics.csv: 41.2 per cent (36.7 to 45.7) of 452 disabled people against 75.8 (74.0 to 77.6) of 2,140; 46.4 of 1,670 boys against 50.7 of 3,310.
        Assert.Equal(("disabled", 41.2, 75.8), Gap("health", "health"));
        Assert.Equal(("male", 46.4, 50.7), Gap("education", "early-years-and-education"));
        // Life expectancy is given without the people it is of, so that the two count as apart: 2.1 ± sqrt(0.7² + 0.5²) = 0.86 at 95%, and 1.36 at 99.8%.
        var life = SampleRelease.Figure("northmoor", "2010-FY", "OUT-01", "gender", "male");
        Assert.Equal(("clearly worse", -2.1 - 0.8602), (life.Verdict, Math.Round(life.DifferenceLower95!.Value, 4)));
        // Of spending nobody is compared with anybody.
        Assert.Equal(0, Assert.Single(card.Rows, r => r.Priority == "health").Cells.Single(c => c.Outcome == "other").Compared);

        (string Group, double? Value, double? Comparator) Gap(string priority, string outcome)
        {
            var gap = Assert.Single(card.Rows, r => r.Priority == priority).Cells.Single(c => c.Outcome == outcome).Gap!;
            // One survey that is told of two council years has not persisted for two.
            Assert.Equal((1, EqualityPipeline.Indicators.Scorecards.Gap.CarriedOver), (gap.YearsPersisted, gap.Reason));
            return (gap.Now.Group, gap.Now.Value, gap.Now.ComparatorValue);
        }
    }

    [Fact]
    public void A_statistic_told_of_two_years_is_one_of_a_year_and_not_two()
    {
        static PublishedFigure Survey(int year, double value) => Year(year, value - 75.8, value - 80, value - 70) with
        {
            Numerator = null, Denominator = 452, Value = value, Lower95 = value - 4.5, Upper95 = value + 4.5, ComparatorValue = 75.8,
        };

        var again = GapOf(Survey(2009, 41.2), Survey(2010, 41.2));
        Assert.Equal((1, GapDirection.CannotSay, Gap.CarriedOver), (again.YearsPersisted, again.Direction, again.Reason));
        var anew = GapOf(Survey(2009, 41.3), Survey(2010, 41.2));
        Assert.Equal((2, GapDirection.Steady), (anew.YearsPersisted, anew.Direction));
    }

    [Fact]
    public void A_gap_that_grew_by_more_than_both_limits_allow_is_widening()
    {
        // By hand: 0.20 - 0.10 = 0.10; limits 0.10 ± sqrt(0.02² + 0.02²) = 0.10 ± 0.0283.
        var gap = GapOf(Year(2009, -0.10, -0.12, -0.08), Year(2010, -0.20, -0.22, -0.18));

        Assert.Equal((GapDirection.Widening, 2), (gap.Direction, gap.YearsPersisted));
        Assert.Equal(0.10, gap.Change!.Value, 12);
        Assert.Equal(0.0717, gap.ChangeLimits!.Value.Lower, 4);
        Assert.Equal(0.1283, gap.ChangeLimits!.Value.Upper, 4);
    }

    [Fact]
    public void The_same_two_years_the_other_way_round_narrow_by_as_much()
    {
        var gap = GapOf(Year(2009, 0.20, 0.18, 0.22), Year(2010, 0.10, 0.08, 0.12));

        Assert.Equal(GapDirection.Narrowing, gap.Direction);
        Assert.Equal(-0.10, gap.Change!.Value, 12);
        Assert.Equal(-0.0717, gap.ChangeLimits!.Value.Upper, 4);
    }

    [Fact]
    public void A_change_within_the_limits_is_no_change()
        => Assert.Equal(GapDirection.Steady, GapOf(Year(2009, -0.10, -0.20, -0.01), Year(2010, -0.15, -0.25, -0.05)).Direction);

    [Fact]
    public void Years_are_counted_back_as_long_as_the_group_stands_on_the_same_side()
    {
        Assert.Equal(2, GapOf(Year(2008, 0.1, 0, 0.2), Year(2009, -0.1, -0.2, 0), Year(2010, -0.1, -0.2, 0)).YearsPersisted);
        // A hidden year, which has no number, ends the count, and so does one that is missing.
        Assert.Equal(1, GapOf(Year(2008, -0.1, -0.2, 0), Year(2009, null, null, null), Year(2010, -0.1, -0.2, 0)).YearsPersisted);
        Assert.Equal(1, GapOf(Year(2008, -0.1, -0.2, 0), Year(2010, -0.1, -0.2, 0)).YearsPersisted);
    }

    [Fact]
    public void Where_no_direction_can_be_said_the_reason_is()
    {
        Assert.Equal(Gap.NoYearBefore, GapOf(Year(2010, -0.1, -0.2, 0)).Reason);
        Assert.Equal(Gap.NoLimits, GapOf(Year(2009, -0.1, null, null), Year(2010, -0.1, -0.2, 0)).Reason);
        var broken = GapOf(Year(2009, -0.1, -0.2, 0), Year(2010, -0.1, -0.2, 0) with { Marker = "b,p" });
        Assert.Equal((Gap.Broken, GapDirection.CannotSay, 1), (broken.Reason, broken.Direction, broken.YearsPersisted));
    }

    [Fact]
    public void A_cell_shows_the_largest_clear_gap_and_no_unclear_one()
    {
        var policy = PolicyOf(("REC-02", "health"), ("REC-03", null));
        var card = Scorecard.Of(policy,
        [
            Year(2010, -0.05, -0.06, -0.04) with { Group = "asian", Ratio = 0.8, Verdict = "clearly worse" },
            Year(2010, -0.30, -0.31, -0.29) with { Group = "white", Ratio = 0.5, Verdict = "clearly worse" },
            Year(2010, -0.90, -0.99, 0.2) with { Group = "asian-indian", Ratio = 0.1, Verdict = "possible" },
            Year(2010, -0.90, -0.99, -0.8) with { Group = "asian", Ratio = 0.1, Verdict = "clearly worse", Directorate = "housing" },
        ]);

        var row = Assert.Single(card.Rows);
        Assert.Equal(["health"], card.CoveredOutcomes);
        Assert.Equal("white", row.Cells[0].Gap!.Now.Group);
        Assert.Equal((false, new MeasuredIndicator("REC-03", false)), (row.Cells[^1].IsCovered, row.Cells[^1].Indicators[0]));
    }

    private static Gap GapOf(params PublishedFigure[] years) => Gap.Of(years, years[^1]);

    private static PublishedFigure Year(int financialYear, double? difference, double? lower, double? upper)
        => WebSample.Figure(value: difference is null ? null : 0.5) with
        {
            Period = $"{financialYear}-FY", PeriodType = "year", PeriodStart = new DateOnly(financialYear, 4, 1), PeriodEnd = new DateOnly(financialYear + 1, 3, 31),
            Numerator = 50, Denominator = 100, Difference = difference, DifferenceLower95 = lower, DifferenceUpper95 = upper,
        };

    private static MonitoringPolicy PolicyOf(params (string Indicator, string? Outcome)[] indicators) => WebSample.Policy with
    {
        Indicators = [.. indicators.Select(i => WebSample.Policy.FindIndicator(i.Indicator)! with { Priority = "health", CriticalOutcome = i.Outcome })],
        CodeLists = WebSample.Policy.CodeLists
            .Add("priority", new CodeList("priority", "Priorities", "invented", [new Code("health", "Health", false, null, [])]))
            .Add("critical-outcome", new CodeList("critical-outcome", "Outcomes", "invented", [new Code("health", "Health", false, null, [])])),
    };
}
