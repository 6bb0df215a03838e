using System.Collections.Immutable;
using EqualityPipeline.Cells;
using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Tests.Policy;

namespace EqualityPipeline.Tests.Partnerships;

/// <summary>Small counts of four partners, one month; every expected number is worked beside it.</summary>
public class Pooling_the_counts_of_partners
{
    private const string City = "northmoor";
    private const string County = "westvale";
    private const string Police = "northmoor-police";
    private const string Fire = "northmoor-fire";

    private static readonly ReportingMonth April2009 = new(2009, 4);

    [Fact]
    public void Residents_whom_several_partners_serve_are_counted_once()
    {
        // Users 100 + 50 + 30 + 20; residents 10,000 of the city, whom the police and the fire service count too, and 20,000 of the county.
        var row = Publish(All()).Single(f => f is { Indicator: "TAK-01", Strand: "gender", Group: "all", Period: "2009-04" });

        Assert.Equal((200m, 30_000m), (row.Numerator, row.Denominator));
    }

    [Fact]
    public void Where_the_city_sends_no_residents_those_that_another_partner_counts_stand_for_its_area()
    {
        var row = Publish(All().Where(s => (s.Member, s.ReturnType) != (City, "population"))).Single(f => f is { Indicator: "TAK-01", Strand: "gender", Group: "all", Period: "2009-04" });

        Assert.Equal(9_900m + 20_000m, row.Denominator);
    }

    [Fact]
    public void A_base_covers_the_areas_of_the_partners_in_the_count_and_no_others()
    {
        var row = Publish(All().Where(s => (s.Member, s.ReturnType) != (County, "service-take-up"))).Single(f => f is { Indicator: "TAK-01", Strand: "gender", Group: "all", Period: "2009-04" });

        Assert.Equal((150m, 10_000m), (row.Numerator, row.Denominator));
    }

    [Fact]
    public void A_partner_without_an_agreement_stays_out_and_the_figure_says_so()
    {
        var policy = Without(Police, "service-take-up");

        var row = Publish(All(), policy).Single(f => f is { Indicator: "TAK-01", Strand: "gender", Group: "all", Period: "2009-04" });

        Assert.Equal(170m, row.Numerator);
        Assert.Contains("p", row.Marker!.Split(','));
        Assert.Contains("partial: northmoor-police does not share service-take-up", row.MarkerReason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_agreement_that_has_expired_is_none()
    {
        var expired = With(a => a.Partner == Police && a.Dataset == "service-take-up" ? a with { InForce = new MonthSpan(new ReportingMonth(2008, 4), new ReportingMonth(2009, 3)) } : a);

        Assert.Equal(170m, Publish(All(), expired).Single(f => f is { Indicator: "TAK-01", Strand: "gender", Group: "all", Period: "2009-04" }).Numerator);
    }

    [Theory]
    [InlineData(SharedDetail.Categories, true, true, true)]
    [InlineData(SharedDetail.Headings, true, true, false)]
    [InlineData(SharedDetail.Total, true, false, false)]
    public void Groups_are_told_as_finely_as_every_partner_shares_them(SharedDetail detail, bool total, bool headings, bool categories)
    {
        var rows = Publish(All(), With(a => a.Partner == Police ? a with { Detail = detail } : a with { Detail = SharedDetail.Categories }))
            .Where(f => f is { Indicator: "TAK-01", Period: "2009-04" }).ToList();

        Assert.Equal(total, rows.Exists(f => f.Strand == Unit.All));
        Assert.Equal(headings, rows.Exists(f => f is { Strand: "race", Group: "white" }));
        Assert.Equal(headings, rows.Exists(f => f is { Strand: "gender", Group: "female" }));
        Assert.Equal(categories, rows.Exists(f => f is { Strand: "race", Group: "white-british" }));
    }

    [Fact]
    public void An_agreement_on_one_indicator_serves_no_other()
    {
        var policy = With(a => a.Partner == Police && a.Dataset == "service-take-up" ? a with { Dataset = "TAK-01" } : a);
        var rows = Publish(All(), policy).Where(f => f is { Strand: "gender", Group: "all", Period: "2009-04" }).ToList();

        Assert.Equal(200m, rows.Single(f => f.Indicator == "TAK-01").Numerator);
        var other = rows.First(f => f.Indicator != "TAK-01" && Packs.Policy.FindIndicator(f.Indicator)!.Count.Measure == "users");
        Assert.Equal(("x", null), (other.Marker, other.Numerator));
        Assert.StartsWith("northmoor-police shares these counts for other indicators only", other.MarkerReason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_largest_smallest_count_of_the_agreements_is_kept_by_all()
    {
        // 200 users are no small count where counts from 250 are shown only.
        var policy = With(a => a.Partner == Fire && a.Dataset == "service-take-up" ? a with { SmallestCount = 250 } : a);

        Assert.Equal("c", Publish(All(), policy).Single(f => f is { Indicator: "TAK-01", Strand: "gender", Group: "all", Period: "2009-04" }).Marker!.Split(',')[0]);
    }

    [Fact]
    public void No_row_is_about_a_single_partner_or_a_place()
        => Assert.All(Publish(All()), f => Assert.Equal(("northmoor-together", "all", "all", "all"), (f.Organisation, f.Directorate, f.Service, f.Place)));

    [Fact]
    public void What_a_partner_hides_cannot_be_had_by_taking_the_others_from_the_total()
    {
        // The county alone hides a count, which shows in its account; all others show theirs, so the total must not be shown.
        var hides = Audit(County, April2009, "gender", "female", CountFate.Small);

        var rows = Publish(All(femaleOfCounty: 3), Packs.Policy, (member, _) => member == County ? hides : Audit(member, April2009, "gender", "female", CountFate.Shown));

        Assert.Equal("c", rows.Single(f => f is { Indicator: "TAK-01", Strand: "gender", Group: "female", Period: "2009-04" }).Marker!.Split(',')[0]);
    }

    private static List<PublishedFigure> Publish(
        IEnumerable<SubmissionCells> submissions, MonitoringPolicy? policy = null, Func<string, FamilyYear, DisclosureAudit>? auditOf = null)
        => [.. WholePublication.OfPartnership(
            policy ?? Packs.Policy, (policy ?? Packs.Policy).FindOrganisation("northmoor-together")!, submissions, auditOf ?? ((_, _) => DisclosureAudit.None))
            .SelectMany(y => y.Published.Figures)];

    private static MonitoringPolicy With(Func<SharingAgreement, SharingAgreement> change)
        => Packs.Policy with { Sharing = new SharingProtocol([.. Packs.Policy.Sharing.Agreements.Select(change)]) };

    private static MonitoringPolicy Without(string partner, string dataset)
        => Packs.Policy with { Sharing = new SharingProtocol([.. Packs.Policy.Sharing.Agreements.Where(a => (a.Partner, a.Dataset) != (partner, dataset))]) };

    private static DisclosureAudit Audit(string member, ReportingMonth month, string strand, string group, CountFate fate) => new(
        [new AuditedCount(month.ToString(), $"service-take-up.users|all|all|all|{strand}|{group}", FemaleUsers[member], fate)]);

    private static readonly ImmutableDictionary<string, decimal> FemaleUsers =
        new Dictionary<string, decimal> { [City] = 60, [County] = 3, [Police] = 18, [Fire] = 12 }.ToImmutableDictionary();

    private static IEnumerable<SubmissionCells> All(decimal femaleOfCounty = 30) =>
    [
        TakeUp(City, "housing", 60, 40), TakeUp(County, "family", femaleOfCounty, 50 - femaleOfCounty), TakeUp(Police, "operations", 18, 12), TakeUp(Fire, "safety", 12, 8),
        Residents(City, 10_000), Residents(County, 20_000), Residents(Police, 9_900), Residents(Fire, 10_100),
    ];

    private static SubmissionCells TakeUp(string member, string directorate, decimal female, decimal male) => Submission(
        member, directorate, "service-take-up",
        Cell("users", "gender", "female", female), Cell("users", "gender", "male", male), Cell("users", "race", "white-british", female + male));

    private static SubmissionCells Residents(string member, decimal people) => Submission(
        member, Organisation.Corporate, "population",
        Cell("population", "gender", "female", people / 2), Cell("population", "gender", "male", people / 2), Cell("population", "race", "white-british", people));

    private static SubmissionCells Submission(string member, string directorate, string returnType, params ImmutableArray<Cell> cells)
        => new($"{member}-{returnType}", directorate, April2009, returnType, cells) { Member = member };

    private static Cell Cell(string measure, string strand, string group, decimal count)
        => new(EqualityPipeline.Cells.Cell.Unspecified, EqualityPipeline.Cells.Cell.Unspecified, measure, "", strand, group, null, count);
}
