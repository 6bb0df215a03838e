using System.Collections.Immutable;
using EqualityPipeline.Registers;
using EqualityPipeline.Registers.BusinessPlans;
using static EqualityPipeline.Tests.Registers.RegisterSample;

namespace EqualityPipeline.Tests.Registers;

public class Business_plans_scored_by_year
{
    private const string Columns = "plan | title | directorate | year_from | monitoring | targets | impact_assessments | training | target_records | impact_assessment_records | assessor_role | remark\n";

    private static readonly AcceptedRegister[] Known =
    [
        Register("targets", "corporate", "target | indicator\n T-1 | TAK-01"),
        Register("impact-assessments", "housing", "assessment | title | status\n E-1 | T | planned"),
    ];

    [Fact]
    public void Each_part_counts_two_one_or_nothing_and_what_is_missing_is_named()
    {
        var year = Years(
            """
            B-1 | Housing | housing | 2010-04 | yes | yes    | yes | yes    | T-1 | E-1 | Lead |
            B-2 | Leisure | leisure | 2010-04 | yes | partly | no  | yes    |     |     | Lead | Assess the pools
            """)[0];

        Assert.Equal(["B-1 8", "B-2 5"], year.Plans.Select(p => $"{p.Id} {p.Points}"));
        Assert.Empty(year.Plans[0].Failures);
        Assert.Equal(["It carries its targets in part only.", "It does not carry its impact assessments."], year.Plans[1].Failures);
        Assert.Equal(["adult-care", "environment", "customer-services"], year.Missing);
    }

    [Fact]
    public void What_a_plan_says_that_it_carries_it_names_and_the_register_holds()
    {
        var plans = Years(
            """
            B-1 | A | housing | 2010-04 | yes | yes | yes | yes |          |     | Lead |
            B-2 | B | leisure | 2010-04 | yes | yes | yes | yes | T-1; T-9 | E-9 | Lead |
            """)[0].Plans;

        Assert.Equal(["It is said to carry its targets, and names none.", "It is said to carry its impact assessments, and names none."], plans[0].Failures);
        Assert.Equal(["It names targets that are not in the register: T-9.", "It names impact assessments that are not in the register: E-9."], plans[1].Failures);
        Assert.Equal(8, plans[0].Points);
    }

    [Fact]
    public void The_audit_report_counts_names_failures_and_compares_with_the_year_before()
    {
        var years = Years(
            """
            B-0 | Housing 2009 | housing | 2009-04 | yes | no     | no  | no  |     |     | Lead | More
            B-1 | Housing 2010 | housing | 2010-04 | yes | partly | yes | yes | T-1 | E-1 | Lead | Targets by June
            """);

        Assert.Equal([2010, 2009], years.Select(y => y.FinancialYear));
        Assert.Equal(
            [
                "1 business plan was assessed for 2010/11; 0 carry all that is asked.",
                "Monitoring findings: carried by 1 of 1, in part by 0.",
                "Targets: carried by 0 of 1, in part by 1.",
                "Impact assessments: carried by 1 of 1, in part by 0.",
                "Training: carried by 1 of 1, in part by 0.",
                "Housing 2010: It carries its targets in part only. Asked for: Targets by June.",
                "No plan was assessed of Adult care, Leisure, Environment, Customer services.",
                "Housing 2010: 7 of 8 points, up from 2 the year before.",
            ],
            years[0].Audit);
    }

    [Fact]
    public void A_plan_sent_again_counts_as_it_was_sent_last()
    {
        var first = Register("business-plans", "corporate", Columns + "B-1 | Housing | housing | 2010-04 | no | no | no | no | | | Lead | All", "2010-04");
        var again = Register("business-plans", "corporate", Columns + "B-1 | Housing | housing | 2010-04 | yes | no | no | no | | | Lead | Most", "2010-06");
        var other = Register("business-plans", "corporate", Columns + "B-2 | Leisure | leisure | 2011-04 | yes | no | no | no | | | Lead | Most", "2011-03");

        var years = RegisterReport.Of(Inputs([again, other, first])).BusinessPlans!.Years;

        // The return of a later year holds none of the year before: it is remembered.
        Assert.Equal(["2011 B-2 2", "2010 B-1 2"], years.SelectMany(y => y.Plans.Select(p => $"{y.FinancialYear} {p.Id} {p.Points}")));
    }

    private static ImmutableArray<BusinessPlanYear> Years(string rows)
        => RegisterReport.Of(Inputs([Register("business-plans", "corporate", Columns + rows), .. Known])).BusinessPlans!.Years;
}
