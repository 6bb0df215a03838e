using EqualityPipeline.Indicators.Chains;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Tests.Web;

namespace EqualityPipeline.Tests.Indicators;

public class Leaders_and_followers
{
    private static readonly ReportingMonth First = new(2010, 1);

    [Fact]
    public void A_follower_that_repeats_its_leader_three_months_later_goes_with_it_wholly()
    {
        var figures = Enumerable.Range(0, 12).SelectMany(m => new[]
        {
            Everyone("REC-03", First.Plus(m), m * m),
            Everyone("REC-02", First.Plus(m), m < 3 ? 0 : (m - 3) * (m - 3)),
        });

        var found = Assert.Single(PairAssociation.OfAll(PolicyOf(3), figures));

        Assert.Equal(("all", "month", 9, 1d), (found.Strand, found.PeriodType, found.Pairs, found.Rho));
        // Spearman's exact: two of 9! orders are as far from none as this one.
        Assert.Equal(2 / 362_880d, found.PValue!.Value, 12);
        Assert.Equal(("2010-01", "2010-04"), (found.Points[0].LeadingPeriod, found.Points[0].LaggingPeriod));
        Assert.Equal(
            "That two go together is not that one causes the other: something else may move both. n is 9, which is small, and neighbouring months are alike, so that p is too small.",
            found.Caution);
    }

    [Fact]
    public void A_hidden_month_makes_no_pair_and_too_few_pairs_say_nothing()
    {
        var figures = Enumerable.Range(0, 12).SelectMany(m => new[]
        {
            Everyone("REC-03", First.Plus(m), m == 4 || m == 5 ? null : m),
            Everyone("REC-02", First.Plus(m), m),
        });

        var found = Assert.Single(PairAssociation.OfAll(PolicyOf(3), figures));

        Assert.Equal((null, "7 pairs of months are fewer than 8", "Nothing is said: 7 pairs of months are fewer than 8."), (found.Rho, found.Undefined, found.Caution));
    }

    [Fact]
    public void What_comes_within_a_year_cannot_be_seen_in_years()
    {
        var found = Assert.Single(PairAssociation.OfAll(PolicyOf(6, PublishedPeriod.Year), []));

        Assert.Equal("what is expected after 6 months cannot be seen in figures of a year", found.Undefined);
    }

    [Fact]
    public void Where_everyone_has_no_figure_each_group_that_both_have_is_told()
    {
        var figures = Enumerable.Range(0, 11).SelectMany(m => new[] { "asian", "white" }.SelectMany(group => new[]
        {
            WebSample.Figure(indicator: "REC-03", group: group, month: First.Plus(m), value: m),
            WebSample.Figure(indicator: "REC-02", group: group, month: First.Plus(m), value: group == "asian" ? m : -m),
        }));

        var found = PairAssociation.OfAll(PolicyOf(3), figures);

        Assert.Equal([("asian", 1d), ("white", -1d)], found.Select(a => (a.Group, a.Rho!.Value)));
    }

    private static PublishedFigure Everyone(string indicator, ReportingMonth month, double? value)
        => WebSample.Figure(indicator: indicator, strand: "all", group: "all", month: month, value: value, marker: value is null ? "c" : null);

    private static MonitoringPolicy PolicyOf(int months, PublishedPeriod publish = PublishedPeriod.Month) => WebSample.Policy with
    {
        Indicators = [.. WebSample.Policy.Indicators.Select(i => i with { Publish = publish })],
        Chain = new IndicatorChain([], [new LeadLagPair("REC-03", "REC-02", months, "Invented.", IsCohesion: false)]),
    };
}
