using EqualityPipeline.Policy;
using EqualityPipeline.Returns;
using EqualityPipeline.Tests.Policy;

namespace EqualityPipeline.Tests.Returns;

/// <summary>Groups beyond the categories of one strand, and strands beyond those in force.</summary>
public class Counting_declared_groups
{
    private const string Visits = """
        id: visits
        name: Visits
        purpose: Who comes.
        frequency: monthly
        scope: directorate
        from: 2009-04
        retention-days: 90
        measures: [{ id: visits, name: Visits, kind: flow, public: false }]
        required-strands: [race]
        layouts:
          event:
            counts: visits
            further-strands: [care]
            columns: [{ name: service, type: service, required: true }]

        """;

    private const string Groups = """
        groups:
          - id: looked-after-white-boys
            name: Looked-after white boys
            why: Asked for by the Forum.
            from: 2009-04
            minimum-size: 10
            all-of:
              - { strand: gender, groups: [male] }
              - { strand: race, groups: [white] }
              - { strand: care, groups: [looked-after] }
          - id: chinese-women
            name: Chinese women
            why: Asked for by the Chinese community centre.
            from: 2009-05
            minimum-size: 10
            all-of:
              - { strand: gender, groups: [female] }
              - { strand: race, groups: [chinese] }

        """;

    private static readonly MonitoringPolicy Policy = Packs.Load([
        .. Packs.Change(
            SmallReturns.Pack(Visits), "strands.yaml", "sets:",
            "  - { id: care, name: Care status, column: care_status, code-lists: [{ list: care, question: Are you looked after?, source: invented }] }\nsets:"),
        new PolicyFile("groups.yaml", Groups)]);

    [Fact]
    public void A_person_belongs_who_belongs_to_every_part_and_is_undeclared_where_a_part_is_and_none_rules_them_out()
    {
        var cells = SmallReturns.Send(Policy, Visits, """
            service,ethnic_group,gender,care_status
            lettings,white-british,m,looked after
            lettings,white-british,m,not looked after
            lettings,white-british,m,unknown
            lettings,white-british,f,unknown
            lettings,,m,looked after
            lettings,chinese,unknown,looked after
            """).Cells.Full().Where(c => c.Contains("boys", StringComparison.Ordinal));

        // Row 2 in; rows 3, 5 and 7 ruled out by care, gender and race; row 4 unknown by care; row 6 left blank by race.
        Assert.Equal(
            [
                "lettings unspecified visits looked-after-white-boys blank 1",
                "lettings unspecified visits looked-after-white-boys in-group 1",
                "lettings unspecified visits looked-after-white-boys not-in-group 3",
                "lettings unspecified visits looked-after-white-boys unknown 1",
            ],
            cells);
    }

    [Fact]
    public void A_further_strand_is_counted_where_it_is_sent_and_never_missed_where_it_is_not()
    {
        var sent = SmallReturns.Send(Policy, Visits, "service,ethnic_group,gender,care_status\nlettings,chinese,f,looked after\n");
        var unsent = SmallReturns.Send(Policy, Visits, "service,ethnic_group,gender\nlettings,chinese,f\n");

        Assert.Equal((ReceiptStatus.Accepted, 0), (sent.Status, sent.FindingsTotal));
        Assert.Contains("lettings unspecified visits care looked-after 1", sent.Cells.Full());
        Assert.Equal((ReceiptStatus.Accepted, 0), (unsent.Status, unsent.FindingsTotal));
        Assert.Equal(["gender", "race"], unsent.Cells.Select(c => c.Strand));
    }

    [Theory]
    [InlineData("2009-04", false)]
    [InlineData("2009-05", true)]
    public void A_group_is_counted_since_the_month_in_which_it_was_declared(string month, bool counted)
    {
        var result = SmallReturns.Send(Policy, Visits, "service,ethnic_group,gender\nlettings,chinese,f\n", month);

        Assert.Equal(counted, result.Cells.Any(c => c is { Strand: "chinese-women", Group: DeclaredGroup.InGroup, Count: 1 }));
    }

    [Fact]
    public void A_group_that_the_list_of_the_month_does_not_have_is_not_counted()
        // The second edition of ethnic groups, from April 2011, has no Chinese.
        => Assert.DoesNotContain("chinese-women", SmallReturns.Send(Policy, Visits, "service,ethnic_group,gender\nlettings,white,f\n", "2011-04").Cells.Select(c => c.Strand));
}
