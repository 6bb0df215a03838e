using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Tests.Sample;
using EqualityPipeline.Web.Pages;

namespace EqualityPipeline.Tests.Web;

/// <summary>The row of a table, under the partnership's own policy: what a reader sees beside each kind of figure.</summary>
public class Words_beside_a_figure
{
    [Theory]
    [InlineData("TAK-02", "10.0%, its share of residents")]
    [InlineData("TAK-03", "10.0%, its share of people who could use the organisation's services")]
    [InlineData("TAK-04", "10.0%, its share of people who use the organisation's services")]
    [InlineData("TAK-05", "10.0%, its share of staff")]
    [InlineData("REP-02", "10.0%, its share of staff in post on the last day of the month")]
    [InlineData("REP-05", "10.0%, its share of residents in work or looking for it")]
    public void A_share_names_the_people_it_is_set_against(string indicator, string words)
        => Assert.Equal(words, Line(Figure(indicator, "disability", "disabled", 8, 100, 0.08) with { Comparator = "population", ComparatorValue = 0.1 }).ComparedWith);

    [Fact]
    public void A_gap_in_pay_does_not_read_as_if_men_were_paid_nothing()
    {
        var line = Line(Figure("PAY-02", "gender", "female", null, 1032, 0.58) with { Comparator = "male", ComparatorValue = 0, Difference = 0.58, Verdict = "no clear difference" });

        Assert.Equal(("0.6", "Male", "1,032"), (line.Value, line.ComparedWith, line.People));
    }

    [Fact]
    public void What_others_worked_out_is_shown_with_the_people_it_rests_on()
        => Assert.Equal("452", Line(Figure("OUT-03", "disability", "disabled", null, 452, 41.2)).People);

    [Fact]
    public void Hours_are_not_counted_as_people()
        // 1,125.75 hours of 126 people.
        => Assert.Equal("126", Line(Figure("EMP-09", "gender", "female", 1125.75m, 126, 8.934524)).People);

    [Fact]
    public void Compared_without_a_verdict_is_not_the_same_as_not_compared()
    {
        var compared = Figure("EMP-09", "gender", "female", 1125.75m, 126, 8.9) with { Comparator = "rest", ComparatorValue = 9.3 };

        Assert.Equal(("Cannot say", "no verdict"), (Line(compared).Status.Word, Line(compared).Status.Verdict));
        Assert.Equal(("", "not compared"), (Line(compared with { Comparator = null, ComparatorValue = null }).Status.Word, Line(compared with { Comparator = null }).Status.Verdict));
    }

    [Fact]
    public void What_others_call_an_indicator_and_where_their_series_breaks_is_said()
    {
        // crosswalk.yaml: NI 119 goes on in OUT-03, near and broken in April 2011; BV38 in NI 75, which is another measure since April 2008, and NI 75 in OUT-04.
        var health = Model(Figure("OUT-03", "disability", "disabled", null, 452, 41.2)).About;
        Assert.Contains("Also known as NI 119.", health);
        Assert.Contains(health, line => line.StartsWith("NI 119 \"Self-reported health\" goes on in OUT-03: near, with a break in the series since April 2011.", StringComparison.Ordinal));
        var education = Model(Figure("OUT-04", "gender", "male", null, 1670, 46.4)).About;
        Assert.Contains(education, line => line.StartsWith("BV38 \"Pupils with five or more GCSEs at A* to C\" goes on in NI 75 \"Five good GCSEs with English and mathematics\": another measure since April 2008", StringComparison.Ordinal));
        Assert.Contains(
            "BV11a \"Women among the top 5% of earners\" goes on in PAY-10: the same (read the figure of Gender: female). Same rule, kept on after 2008: full-time equivalents, ties at the line come in.",
            Model(Figure("PAY-10", "gender", "female", 40, 100, 40)).About);
    }

    [Fact]
    public void Everyone_comes_first_and_the_groups_that_the_policy_declares_after_its_strands()
    {
        PublishedFigure[] figures = [.. new[] { "white-working-class-boys", "gender", "looked-after-children", "race", "all" }.Select(s => Figure("TAK-01", s, "all", 10, 100, 100))];

        Assert.Equal(["Everyone", "Race", "Gender", "Looked-after children", "White working-class boys"], Model(figures).Strands.Select(s => s.Strand));
    }

    private static FigureLine Line(PublishedFigure figure) => Assert.Single(Assert.Single(Model(figure).Strands).Lines);

    private static FiguresModel Model(params PublishedFigure[] figures)
    {
        var policy = SampleRelease.Policy;
        return FiguresModel.From(policy, policy.FindOrganisation("northmoor")!, policy.FindIndicator(figures[0].Indicator)!, WebSample.Release("northmoor", 'a', figures), PageSample.Frame);
    }

    /// <summary>Of March 2011, or of the quarter or the year that ends with it, as the indicator is published.</summary>
    private static PublishedFigure Figure(string indicator, string strand, string group, decimal? count, decimal of, double value)
    {
        var figure = WebSample.Figure(indicator: indicator, strand: strand, group: group, numerator: count, denominator: of, value: value);
        return SampleRelease.Policy.FindIndicator(indicator)!.Publish switch
        {
            PublishedPeriod.Quarter => figure with { Period = "2010-Q4", PeriodType = "quarter", PeriodStart = new DateOnly(2011, 1, 1) },
            PublishedPeriod.Year => figure with { Period = "2010-FY", PeriodType = "year", PeriodStart = new DateOnly(2010, 4, 1) },
            _ => figure,
        };
    }
}
