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

    [Fact]
    public void Where_too_few_periods_are_known_the_wards_are_set_beside_one_another()
    {
        // Eight wards, 1 to 8 by the leader; by the follower three months later the last two have changed places: 1 - 6·(1 + 1) / (8·63).
        var found = Assert.Single(PairAssociation.OfAll(WithWards(PolicyOf(3)), OfWards(8)));

        Assert.Equal((true, 8, "all", "all", null), (found.IsAcrossWards, found.Pairs, found.Strand, found.Group, found.Undefined));
        Assert.Equal(1 - 12 / 504d, found.Rho!.Value, 12);
        Assert.Equal(new PairedFigures("2010-01", 1, "2010-04", 1, "ward-1"), found.Points[0]);
        Assert.Contains("need not hold of the people in them. n is 8 wards", found.Caution, StringComparison.Ordinal);
    }

    [Fact]
    public void Seven_wards_are_too_few_and_an_area_of_several_is_no_ward()
    {
        var found = Assert.Single(PairAssociation.OfAll(WithWards(PolicyOf(3)), [.. OfWards(7), OfPlace("REC-03", "city", First, 9), OfPlace("REC-02", "city", First.Plus(3), 9)]));

        Assert.Equal((false, "REC-03 has no published figure of a month"), (found.IsAcrossWards, found.Undefined));
    }

    private static IEnumerable<PublishedFigure> OfWards(int wards) => Enumerable.Range(1, wards).SelectMany(ward => new[]
    {
        OfPlace("REC-03", $"ward-{ward}", First, ward),
        OfPlace("REC-02", $"ward-{ward}", First.Plus(3), ward == wards ? ward - 1 : ward == wards - 1 ? ward + 1 : ward),
    });

    private static PublishedFigure OfPlace(string indicator, string place, ReportingMonth month, double value) => Everyone(indicator, month, value) with { Place = place };

    private static MonitoringPolicy WithWards(MonitoringPolicy policy) => policy with
    {
        Organisations = [policy.Organisations[0] with { Wards = [.. Enumerable.Range(1, 8).Select(ward => new Ward($"ward-{ward}", $"Ward {ward}"))] }],
    };

    private static PublishedFigure Everyone(string indicator, ReportingMonth month, double? value)
        => WebSample.Figure(indicator: indicator, strand: "all", group: "all", month: month, value: value, marker: value is null ? "c" : null);

    private static MonitoringPolicy PolicyOf(int months, PublishedPeriod publish = PublishedPeriod.Month) => WebSample.Policy with
    {
        Indicators = [.. WebSample.Policy.Indicators.Select(i => i with { Publish = publish })],
        Chain = new IndicatorChain([], [new LeadLagPair("REC-03", "REC-02", months, "Invented.", IsCohesion: false)]),
    };
}
