using System.Collections.Immutable;
using EqualityPipeline.Indicators;
using EqualityPipeline.Publication;
using EqualityPipeline.Tests.Sample;

namespace EqualityPipeline.Tests.Indicators;

/// <summary>A directorate that counts the days waited for translation, and not the requests that they were waited for.</summary>
public class Amounts_of_nobody
{
    private const string Returned = """
        service,strand,group,measure,count
        libraries,race,white-british,requests-met,40
        libraries,race,black-caribbean,requests-met,0
        libraries,disability,disabled,requests-met,20
        libraries,disability,not-disabled,requests-met,20
        libraries,gender,female,requests-met,20
        libraries,gender,male,requests-met,20
        libraries,race,white-british,days-waited,120
        libraries,race,black-caribbean,days-waited,4
        libraries,disability,disabled,days-waited,64
        libraries,disability,not-disabled,days-waited,60
        libraries,gender,female,days-waited,62
        libraries,gender,male,days-waited,62
        """;

    private static readonly ImmutableArray<PublishedFigure> Figures =
    [
        .. WholePublication.Of(SampleRelease.Policy, SampleRelease.Organisation("northmoor"), [HandWrittenReturn.Read("northmoor", "leisure", "2009-06", "service-experience", Returned)]).SelectMany(y => y.Published.Figures)
            .Where(f => f is { Indicator: "EXP-07", PeriodType: "quarter", Directorate: Unit.All }),
    ];

    /// <summary>The four days are one person's wait, who stands nowhere among the requests.</summary>
    [Fact]
    public void Are_told_of_no_group()
    {
        var row = Figures.Single(f => f is { Strand: "race", Group: "black-caribbean" });

        Assert.Equal(("x", "returned for nobody: its base is 0", null, null, null), (row.Marker?[..1], row.MarkerReason?.Split("; ")[^1], row.Numerator, row.Denominator, row.Value));
    }

    /// <summary>120 days of 40 requests.</summary>
    [Fact]
    public void Leave_the_other_groups_as_they_are()
        => Assert.Equal(3.0, Figures.Single(f => f is { Strand: "race", Group: "white-british" }).Value!.Value, 1e-9);
}
