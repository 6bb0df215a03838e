using System.Collections.Immutable;
using EqualityPipeline.Audiences;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Tests.Policy;
using EqualityPipeline.Tests.Web;

namespace EqualityPipeline.Tests.Audiences;

public class What_an_audience_reads
{
    private static readonly Organisation Northmoor = Packs.Policy.FindOrganisation("northmoor")!;

    /// <summary>Of whole, directorate and service; a figure of a place is nobody's.</summary>
    private static readonly PublishedFigure[] Figures =
    [
        WebSample.Figure(), WebSample.Figure(directorate: "leisure"), WebSample.Figure(directorate: "leisure") with { Service = "libraries" },
        WebSample.Figure(directorate: "housing"), WebSample.Figure() with { Place = "harbour" },
    ];

    [Fact]
    public void Every_audience_that_the_sources_name_is_there_and_has_a_length()
        => Assert.Equal(
            [
                "equal-opportunities-forum", "cabinet", "lead-members", "qpi-meetings", "customer-and-support-services-scrutiny", "scrutiny", "directors",
                "corporate-equality-and-strategy-group", "partnership-board", "advisory-group", "region", "public", "officers",
            ],
            Packs.Policy.Audiences.Where(a => a.LengthCap > 0).Select(a => a.Id));

    [Theory]
    [InlineData("cabinet", null, "all/all")]
    [InlineData("equal-opportunities-forum", null, "all/all leisure/all housing/all")]
    [InlineData("directors", null, "all/all leisure/all leisure/libraries housing/all")]
    [InlineData("lead-members", "culture-and-leisure", "leisure/all leisure/libraries")]
    [InlineData("lead-members", "housing-and-environment", "housing/all")]
    [InlineData("qpi-meetings", "libraries", "leisure/libraries")]
    public void An_audience_sees_what_it_is_about_and_no_deeper(string audience, string? part, string expected)
        => Assert.Equal(expected, string.Join(' ', Figures.Where(Scope(audience, part).Covers).Select(f => $"{f.Directorate}/{f.Service}")));

    [Fact]
    public void A_service_has_a_meeting_of_its_own_and_a_portfolio_without_directorates_none()
    {
        Assert.Equal(
            Northmoor.Directorates.SelectMany(d => d.Services).Select(s => s.Id),
            PacksOf("qpi-meetings", Northmoor).Select(s => s.Part!.Id));
        Assert.DoesNotContain(PacksOf("lead-members", Northmoor), s => s.Part!.Id == "children");
        Assert.Empty(PacksOf("cabinet", Packs.Policy.FindOrganisation("northmoor-fire")!));
    }

    [Fact]
    public void A_strand_has_a_pack_of_its_own_for_those_who_speak_for_it()
    {
        var race = Scope("advisory-group", "race");

        Assert.Equal(6, PacksOf("advisory-group", Northmoor).Length);
        Assert.True(race.Covers(WebSample.Figure(strand: "race")));
        Assert.False(race.Covers(WebSample.Figure(strand: "gender")));
        // The group reads of the whole organisation, not of a directorate.
        Assert.False(race.Covers(WebSample.Figure(strand: "race", directorate: "leisure")));
    }

    /// <summary>A month and twelve months both end in March: the month is told. Of another indicator only the quarter to December is there.</summary>
    [Fact]
    public void The_latest_period_is_told_and_of_two_that_end_alike_the_shorter()
    {
        PublishedFigure[] figures =
        [
            WebSample.Figure(month: WebSample.February), WebSample.Figure(), Longer("2011-03-R12", new DateOnly(2011, 3, 31)),
            Longer("2010-Q3", new DateOnly(2010, 12, 31)) with { Indicator = "REC-03" },
        ];

        Assert.Equal(
            ["REC-02 2011-03", "REC-03 2010-Q3"],
            Scope("cabinet", null).Latest(figures, new DateOnly(2011, 4, 10)).Select(f => $"{f.Indicator} {f.Period}"));
        Assert.Equal(
            ["REC-02 2011-02", "REC-03 2010-Q3"],
            Scope("cabinet", null).Latest(figures, new DateOnly(2011, 3, 30)).Select(f => $"{f.Indicator} {f.Period}"));
    }

    internal static AudienceScope Scope(string audience, string? part)
        => PacksOf(audience, Northmoor).Single(s => s.Part?.Id == part);

    private static ImmutableArray<AudienceScope> PacksOf(string audience, Organisation organisation)
        => AudienceScope.Of(Packs.Policy.Audiences.Single(a => a.Id == audience), organisation);

    private static PublishedFigure Longer(string period, DateOnly end)
        => WebSample.Figure() with { Period = period, PeriodType = FigurePeriod.Parse(period).Type, PeriodEnd = end };
}
