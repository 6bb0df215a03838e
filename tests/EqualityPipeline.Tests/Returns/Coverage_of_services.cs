using System.Collections.Immutable;
using EqualityPipeline.Cells;
using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Returns;
using EqualityPipeline.Tests.Sample;

namespace EqualityPipeline.Tests.Returns;

public class Coverage_of_services
{
    private static readonly ReportingMonth March = new(2010, 3);

    [Fact]
    public void Says_of_every_service_and_strand_what_came_back()
    {
        var map = Map(
            Cell("lettings", "race", "white-british"), Cell("lettings", "disability", "not-collected"), Cell("lettings", "gender", "unknown"), Cell("lettings", "age", "not-collected"));

        Assert.Equal(
            [
                "lettings race Returned", "lettings disability NotCollected", "lettings gender Returned", "lettings age NotCollected",
                "repairs race NothingOfTheService", "repairs disability NothingOfTheService", "repairs gender NothingOfTheService", "repairs age NothingOfTheService",
                "libraries race NeverReturned", "libraries disability NeverReturned", "libraries gender NeverReturned", "libraries age NeverReturned",
            ],
            map.Services.Where(s => s.ReturnType == "service-take-up").SelectMany(s => s.Strands, (s, strand) => $"{s.Service} {strand.Strand} {strand.State}"));
    }

    [Fact]
    public void Says_nothing_of_one_service_where_its_counts_are_published_for_longer_than_a_month()
    {
        var map = Map([], Cell("lettings", "race", "white-british"), Cell("lettings", "age", "not-collected"));

        // Month after month, "no row" of repairs would tell in how many of the twelve months somebody was counted there.
        Assert.Equal(
            ["lettings race Returned", "lettings age NotCollected", "repairs race Returned", "repairs age NotCollected"],
            map.Services.Where(s => s is { ReturnType: "service-take-up", Directorate: "housing" })
                .SelectMany(s => s.Strands.Where(t => t.Strand is "race" or "age"), (s, strand) => $"{s.Service} {strand.Strand} {strand.State}"));
    }

    [Fact]
    public void Tells_the_months_that_were_owed_and_are_not_counted()
    {
        var map = Map();

        var housing = map.Services.First(s => s is { Service: "lettings", ReturnType: "service-take-up" });
        var libraries = map.Services.First(s => s is { Service: "libraries", ReturnType: "service-take-up" });
        Assert.Equal(11, housing.Missing.Length);
        Assert.DoesNotContain(March, housing.Missing);
        Assert.Equal(CoverageMap.MonthsLookedBack, libraries.Missing.Length);
        Assert.Null(libraries.Latest);
    }

    [Fact]
    public void Counts_the_fields_that_another_return_of_the_directorate_asks_too()
    {
        var burden = Map().Burden.Single(b => b is { Directorate: "housing", ReturnType: "service-take-up" });

        // service, contact_date, ward and four strands; recruitment asks service and the strands as well.
        Assert.Equal((7, 5, "500 to 1,999"), (burden.FieldsAsked, burden.FieldsReused, burden.RowsTyped));
    }

    private static CoverageMap Map(params ImmutableArray<Cell> cells) => Map([UsersByServiceAndMonth], cells);

    private static CoverageMap Map(ImmutableArray<Indicator> indicators, params ImmutableArray<Cell> cells)
    {
        var expected = TestPolicy.Policy.Organisations[0] with
        {
            Expected =
            [
                new ExpectedReturn("service-take-up", ["housing", "leisure"], new MonthSpan(new ReportingMonth(2009, 4), null), [], 5),
                new ExpectedReturn("recruitment", ["housing"], new MonthSpan(new ReportingMonth(2009, 4), null), [], 5),
            ],
        };
        var entry = new RegisterEntry(
            "northmoor", "housing", March, "service-take-up", ReceiptStatus.Accepted, "id", DateTimeOffset.UnixEpoch, "id", DateTimeOffset.UnixEpoch);
        return CoverageMap.For(
            TestPolicy.Policy with { Indicators = indicators }, expected, March, [entry],
            [new LatestReturn("housing", "service-take-up", March, new SubmissionCells("id", "housing", March, "service-take-up", cells), RowsTyped: 731)]);
    }

    private static Indicator UsersByServiceAndMonth { get; } = SampleRelease.Policy.FindIndicator("TAK-01")! with { By = [Breakdown.Service] };

    private static Cell Cell(string service, string strand, string group)
        => new(service, EqualityPipeline.Cells.Cell.Unspecified, "users", Attributes: "", strand, group, Bucket: null, 3);
}
