using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Returns;
using EqualityPipeline.Tests.Returns;

namespace EqualityPipeline.Tests.Policy;

/// <summary>A reporting year changes a return type as a delta over the last.</summary>
public class Editions_of_a_return
{
    private const string Changed = SmallReturns.Staff + """
        later:
          - from: 2010-04
            why: The grades of 2010 were asked for by name.
            required-strands: [race, gender]
            retention-days: 60
            measures:
              remove: [paid]
              change: [{ id: leavers, name: Leavers of the month }]
              add: [{ id: apprentices, name: Apprentices, kind: stock, public: false, where: { grade: one } }]
            columns:
              remove: [hourly_pay_pence]
              change: [{ name: grade, required: true, question: Which grade of 2010? }]
              add: [{ name: contact_date, type: date, required: false }]
          - from: 2011-04
            why: Part-time work is asked by hours.
            columns: { remove: [contact_date] }

        """;

    private static readonly MonitoringPolicy Policy = Packs.Load(SmallReturns.Pack(Changed));
    private static readonly ReturnType Staff = Policy.FindReturnType("staff")!;

    [Fact]
    public void An_edition_is_the_one_before_it_with_its_changes_made()
    {
        var (first, second, third) = (Staff.AsOf(new ReportingMonth(2010, 3)), Staff.AsOf(new ReportingMonth(2010, 4)), Staff.AsOf(new ReportingMonth(2012, 1)));

        Assert.Equal(["service", "status", "grade", "fte", "hourly_pay_pence"], first.Event!.Columns.Select(c => c.Name));
        Assert.Equal(["service", "status", "grade", "fte", "contact_date"], second.Event!.Columns.Select(c => c.Name));
        Assert.Equal(["service", "status", "grade", "fte"], third.Event!.Columns.Select(c => c.Name));
        Assert.Equal(["in-post", "fte", "leavers", "apprentices"], third.Measures.Select(m => m.Id));
        Assert.Equal((90, 60, 60), (first.RetentionDays, second.RetentionDays, third.RetentionDays));
        Assert.Equal(["race", "gender"], third.RequiredStrands);
        Assert.Equal(("Leavers of the month", MeasureKind.Flow), (third.FindMeasure("leavers")!.Name, third.FindMeasure("leavers")!.Kind));
        Assert.Equal(("Which grade of 2010?", "grade"), (third.Event.Columns[2].Question, third.Event.Columns[2].CodeList));
        Assert.Equal("Part-time work is asked by hours.", Staff.LaterEditions[1].Why);
    }

    [Fact]
    public void A_month_is_checked_under_the_rules_of_its_own_year()
    {
        const string Csv = "service,status,grade,fte,hourly_pay_pence,ethnic_group,gender\nlettings,in-post,,1,1250,other,f\n";

        Assert.Equal(ReceiptStatus.Accepted, SmallReturns.Send(Policy, Changed, Csv, "2010-03").Status);
        var later = SmallReturns.Send(Policy, Changed, Csv, "2010-04");
        Assert.Equal("There is no grade in this row, and the row cannot be counted without it.", later.Only("R101").Message);
        Assert.Equal("hourly_pay_pence", later.Only("R018").Found);
    }

    [Fact]
    public void A_measure_is_looked_for_in_the_edition_of_its_month_first()
    {
        Assert.Equal("Leavers", Staff.FindMeasure("leavers", new ReportingMonth(2010, 3))!.Name);
        Assert.Equal("Leavers of the month", Staff.FindMeasure("leavers", new ReportingMonth(2010, 4))!.Name);
        // A later month may use the counts of an earlier one.
        Assert.NotNull(Staff.FindMeasure("paid", new ReportingMonth(2010, 4)));
    }

    public static TheoryData<string, string, int, string> Faults { get; } = new()
    {
        { "remove: [paid]", "remove: [pay]", 28, "There is no measure \"pay\" in the edition before. There are: in-post, fte, paid, leavers." },
        { "change: [{ name: grade,", "change: [{ name: grad,", 33, "There is no column \"grad\" in the edition before. Did you mean \"grade\"? There are: service, status, grade, fte." },
        { "add: [{ name: contact_date,", "add: [{ name: fte,", 34, "The column \"fte\" is there already; it must be changed and not added." },
        { "type: date, required: false", "type: date, required: no", 34, "\"required\" must be true or false; \"no\" was found." },
        { "remove: [contact_date] }", "remove: [contact_date, fte] }", 10, "\"sum-of\" must name a number column; \"fte\" was found." },
        { "from: 2011-04", "from: 2010-04", 35, "Editions must follow one another; 2010-04 is not after 2010-04." },
        { "    why: Part-time work is asked by hours.\n", "", 35, "\"why\" is missing: a later edition of a return must have it." },
        { "retention-days: 60", "scope: organisation", 26, "\"scope\" is not a key of a later edition of a return. Its keys are: from, why, name, purpose, frequency, retention-days, funnel, rules, required-strands, layouts, measures, columns, further-strands, attributes, not-comparable." },
        { "retention-days: 60", "attributes: { remove: [grade] }", 26, "\"attributes\" must change a layout that the return has; there is no tally layout." },
        { "where: { grade: one }", "where: { grade: three }", 30, "The code list \"grade\" has no code \"three\". There are: one, two." },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_of_an_edition_is_told_where_it_was_written(string found, string instead, int line, string message)
    {
        var pack = Packs.Change(SmallReturns.Pack(Changed), "returns/more-0.yaml", found, instead);

        Assert.Contains(new PolicyProblem("returns/more-0.yaml", line, message), PolicyPack.Load(pack).Errors);
    }
}
