using System.Collections.Immutable;
using System.Globalization;
using EqualityPipeline.Indicators.Chains;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Tests.Sample;
using EqualityPipeline.Tests.SampleData;
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
        var figures = Enumerable.Range(0, 10).SelectMany(m => new[]
        {
            Everyone("REC-03", First.Plus(m), m == 4 || m == 5 ? null : m),
            Everyone("REC-02", First.Plus(m), m),
        });

        var found = Assert.Single(PairAssociation.OfAll(PolicyOf(3), figures));

        Assert.Equal((null, "5 pairs of months are fewer than 6", "Nothing is said: 5 pairs of months are fewer than 6."), (found.Rho, found.Undefined, found.Caution));
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

    /// <summary>Five months are too few to pair, but each has six wards; three months later they rank contrarily. By hand: two of 720 orders are as far from none.</summary>
    [Fact]
    public void Where_periods_are_too_few_wards_are_paired_one_each()
    {
        string[] wards = ["a", "b", "c", "d", "e", "f"];
        var northmoor = WebSample.Policy.Organisations[0];
        var policy = PolicyOf(3) with { Organisations = [northmoor with { Wards = [.. wards.Select(w => new Ward(w, w))] }] };
        var figures = Enumerable.Range(0, 5).SelectMany(m => wards.Append("waterside").SelectMany((ward, at) => new[]
        {
            Everyone("REC-03", First.Plus(m), at) with { Place = ward },
            Everyone("REC-02", First.Plus(m), -at * (m + 1)) with { Place = ward },
        }));

        var found = Assert.Single(PairAssociation.OfAll(policy, figures));

        Assert.True(found.IsAcrossWards);
        Assert.Equal((6, -1d), (found.Pairs, found.Rho!.Value));
        Assert.Equal(2 / 720d, found.PValue!.Value, 12);
        // The latest month that has a leader three months before; an area is made of wards and would count them again.
        Assert.Equal(("2010-02", "2010-05"), (found.Points[0].LeadingPeriod, found.Points[0].LaggingPeriod));
        Assert.DoesNotContain(found.Points, p => p.Place == "waterside");
        Assert.EndsWith("n is 6 wards, which is small, and neighbouring wards are alike, so that p is too small.", found.Caution, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OUT-05", "COH-01", "CHILD-POVERTY", "NI-1")]
    [InlineData("OUT-06", "COH-02", "EMP-RATE", "NI-2")]
    public void Two_pairs_from_equality_to_cohesion_are_told_of_the_sample(string equality, string cohesion, string statistic, string question)
    {
        var found = OfSample("northmoor").Single(a => a.Pair.Lead == equality && a.Pair.Lag == cohesion);

        // Spearman's from the rows as they were sent: Pearson's of the ranks, wards that are level sharing the mean of theirs.
        var leading = Wards("2010-02/outcome-statistics.csv", "statistic", statistic);
        var lagging = Wards("2010-11/survey.csv", "question", question);
        double Sum(Dictionary<string, decimal> one, Dictionary<string, decimal> other) => leading.Keys.Sum(ward => (Rank(one, ward) - 4.5) * (Rank(other, ward) - 4.5));
        Assert.Equal((true, true, 8), (found.Pair.IsCohesion, found.IsAcrossWards, found.Pairs));
        Assert.Equal(Sum(leading, lagging) / Math.Sqrt(Sum(leading, leading) * Sum(lagging, lagging)), found.Rho!.Value, 9);
        Assert.Contains("n is 8 wards", found.Caution, StringComparison.Ordinal);

        static double Rank(Dictionary<string, decimal> values, string ward) => values.Values.Count(v => v < values[ward]) + ((values.Values.Count(v => v == values[ward]) + 1) / 2.0);
    }

    [Fact]
    public void Leaders_and_followers_of_the_sample_are_told_with_their_number_and_a_caution()
    {
        var told = OfSample("northmoor").Concat(OfSample("westvale")).Where(a => a is { Undefined: null, Pair.IsCohesion: false }).ToList();

        // Eight quarters: seven pairs one quarter apart, six two quarters apart.
        Assert.Contains(told, a => (a.Pair.Lead, a.Pair.Lag, a.Pairs) == ("REC-01", "REC-03", 7));
        Assert.Contains(told, a => (a.Pair.Lead, a.Pair.Lag, a.Pairs) == ("EXP-06", "EXP-01", 6));
        Assert.All(told, a => Assert.StartsWith("That two go together is not that one causes the other", a.Caution, StringComparison.Ordinal));
    }

    private static ImmutableArray<PairAssociation> OfSample(string organisation)
        => PairAssociation.OfAll(SampleRelease.Policy, SampleRelease.Published.Where(f => f.Organisation == organisation));

    private static Dictionary<string, decimal> Wards(string file, string column, string code)
        => SampleFolder.Return("northmoor/corporate/" + file)
            .Where(row => row[column] == code && row["ward"] != "all")
            .ToDictionary(row => row["ward"], row => decimal.Parse(row["value"], CultureInfo.InvariantCulture));

    private static PublishedFigure Everyone(string indicator, ReportingMonth month, double? value)
        => WebSample.Figure(indicator: indicator, strand: "all", group: "all", month: month, value: value, marker: value is null ? "c" : null);

    private static MonitoringPolicy PolicyOf(int months, PublishedPeriod publish = PublishedPeriod.Month) => WebSample.Policy with
    {
        Indicators = [.. WebSample.Policy.Indicators.Select(i => i with { Publish = publish })],
        Chain = new IndicatorChain([], [new LeadLagPair("REC-03", "REC-02", months, "Invented.", IsCohesion: false)]),
    };
}
