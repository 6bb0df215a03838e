using System.Collections.Immutable;
using EqualityPipeline.Indicators;
using EqualityPipeline.Publication;
using EqualityPipeline.Tests.Sample;

namespace EqualityPipeline.Tests.Indicators;

/// <summary>The list of ethnic groups changes in April 2011: "other ethnic group" is gone, Arab and "any other ethnic group" are new, Chinese moves to Asian.</summary>
public class Over_a_change_of_list
{
    private const string Fire = "northmoor-fire";

    private const string Residents = """
        strand,group,measure,count
        race,white-british,population,8000
        race,asian-indian,population,900
        race,chinese,population,700
        race,other-ethnic-group,population,400
        gender,female,population,5000
        gender,male,population,5000
        """;

    private const string March = """
        service,strand,group,measure,count
        home-safety-visits,race,white-british,users,500
        home-safety-visits,race,chinese,users,60
        home-safety-visits,race,other-ethnic-group,users,40
        home-safety-visits,disability,disabled,users,100
        home-safety-visits,disability,not-disabled,users,500
        home-safety-visits,gender,female,users,300
        home-safety-visits,gender,male,users,300
        """;

    private const string April = """
        service,strand,group,measure,count
        home-safety-visits,race,white-british,users,500
        home-safety-visits,race,chinese,users,60
        home-safety-visits,race,arab,users,25
        home-safety-visits,race,any-other-ethnic-group,users,15
        home-safety-visits,disability,disabled,users,100
        home-safety-visits,disability,not-disabled,users,500
        home-safety-visits,gender,female,users,300
        home-safety-visits,gender,male,users,300
        """;

    private static readonly ImmutableArray<PublishedFigure> Figures =
    [
        .. WholePublication.Of(SampleRelease.Policy, SampleRelease.Organisation(Fire),
        [
            HandWrittenReturn.Read(Fire, "corporate", "2010-04", "population", Residents), HandWrittenReturn.Read(Fire, "community-safety", "2011-03", "service-take-up", March),
            HandWrittenReturn.Read(Fire, "community-safety", "2011-04", "service-take-up", April),
        ]).SelectMany(y => y.Published.Figures),
    ];

    [Theory]
    [InlineData("2011-03")]
    [InlineData("2011-04")]
    public void Nobody_falls_out_of_the_residents(string month)
    {
        Assert.Equal(10_000m, Figure(month, "TAK-01", "all").Denominator);
        // 400 of 10,000 residents were of another group, and whoever is not white is 2,000.
        Assert.Equal(8_000m, Figure(month, "TAK-01", "white").Denominator);
        Assert.Equal(1000 * 100 / 2000.0, Figure(month, "TAK-01", "white").ComparatorValue!.Value, 9);
    }

    [Fact]
    public void A_group_of_the_later_list_is_set_against_whom_the_former_counted_as_it()
    {
        // Arab people among them: "other" is of 15 + 25 users, and of the 400 residents whom the former list called other.
        var other = Figure("2011-04", "TAK-02", "other");

        Assert.Equal((40m, 600m), (other.Numerator, other.Denominator));
        Assert.Equal(0.04, other.ComparatorValue!.Value, 9);
        Assert.Contains("b", other.Marker!.Split(','));
    }

    [Fact]
    public void Twelve_months_over_the_change_are_the_sum_of_their_months()
        => Assert.Equal(600m + 600m, Figure("2011-04-R12", "TAK-01", "all").Numerator);

    [Fact]
    public void A_heading_over_the_change_does_not_give_away_who_moved_under_it()
    {
        // Of the whole, the 60 Chinese users of March are told, and so is Asian of both months: 60 who were under another heading, and 60. Of the directorate only headings
        // are told, so that Asian of both months, less Asian of March (nobody), would tell of the Chinese users of March.
        Assert.Equal(120m, Figure("2011-04-R12", "TAK-01", "asian").Numerator);
        Assert.Equal("c", Figures.Single(f => f is { Period: "2011-04-R12", Indicator: "TAK-01", Strand: "race", Group: "asian", Directorate: "community-safety", Service: Unit.All }).Marker![..1]);
        Assert.Equal(60m, Figures.Single(f => f is { Period: "2011-04", Indicator: "TAK-01", Strand: "race", Group: "asian", Directorate: "community-safety", Service: Unit.All }).Numerator);
    }

    private static PublishedFigure Figure(string period, string indicator, string group)
        => Figures.Single(f => f.Period == period && f.Indicator == indicator && f.Strand == "race" && f.Group == group && f is { Directorate: Unit.All, Service: Unit.All, Place: Unit.All });
}
