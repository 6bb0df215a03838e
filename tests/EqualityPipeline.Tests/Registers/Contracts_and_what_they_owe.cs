using System.Collections.Immutable;
using EqualityPipeline.Periods;
using EqualityPipeline.Registers;
using EqualityPipeline.Registers.Commissioning;
using static EqualityPipeline.Tests.Registers.RegisterSample;

namespace EqualityPipeline.Tests.Registers;

/// <summary>Today is 10 April 2011, and the last month March.</summary>
public class Contracts_and_what_they_owe
{
    private const string Columns = "contract | title | supplier | service | yearly_spend_pounds | starts | ends | equality_clause | returns_due | impact_assessment_due | impact_assessment | manager\n";

    private static readonly AcceptedRegister Assessments = Register("impact-assessments", "housing",
        "assessment | title | status | due | signed\n E-1 | Done | complete | 2010-03-31 | 2010-03-01\n E-2 | Late | in-progress | 2011-03-31 |\n E-3 | To come | planned | 2011-12-31 |");

    [Fact]
    public void A_contract_owes_its_returns_for_each_month_of_the_last_year_in_which_it_ran()
    {
        // Of the twelve months to March 2011 this contract began in January; of its three months one return came, and the others are named.
        var owed = Contracts("C-1 | T | S | repairs | 100 | 2011-01-15 | 2013-12-31 | yes | service-take-up | 2011-12-31 | | Head", Accepted("service-take-up", "2011-02"))[0].Returns.Single();

        Assert.Equal(("service-take-up", 3), (owed.ReturnType, owed.Expected));
        Assert.Equal(["2011-01", "2011-03"], owed.Missing);
    }

    [Fact]
    public void A_return_of_another_directorate_or_type_is_not_this_ones()
    {
        var contract = Contracts(
            "C-1 | T | S | repairs | 100 | 2011-03-01 | 2013-12-31 | yes | service-take-up | 2011-12-31 | | Head",
            Accepted("recruitment", "2011-03"), Accepted("service-take-up", "2011-03") with { Directorate = "leisure" }, Accepted("service-take-up", "2011-03") with { Organisation = "westvale" })[0];

        Assert.True(contract.IsReturnMissing);
        Assert.False(Contracts("C-1 | T | S | repairs | 100 | 2011-03-01 | 2013-12-31 | yes | service-take-up | 2011-12-31 | | Head", Accepted("service-take-up", "2011-03"))[0].IsReturnMissing);
    }

    [Fact]
    public void A_contract_that_has_ended_or_not_begun_owes_nothing_now()
    {
        var contracts = Contracts(
            """
            C-1 | T | S | repairs | 100 | 2007-01-01 | 2010-02-28 | yes | service-take-up | 2011-12-31 | | Head
            C-2 | T | S | repairs | 100 | 2011-04-11 | 2013-12-31 | yes | service-take-up | 2011-12-31 | | Head
            """);

        Assert.All(contracts, c => Assert.Equal((false, 0, 0), (c.IsInForce, c.Returns[0].Expected, c.Returns[0].Missing.Length)));
    }

    [Fact]
    public void What_is_not_monthly_is_owed_once_in_its_time()
    {
        const string Row = "C-1 | T | S | repairs | 100 | 2009-01-01 | 2013-12-31 | yes | population | 2011-12-31 | | Head";

        Assert.Equal((1, 0), Contracts(Row, Accepted("population", "2010-04"))[0].Returns[0] is var there ? (there.Expected, there.Missing.Length) : default);
        Assert.Equal((1, 1), Contracts(Row, Accepted("population", "2010-03"))[0].Returns[0] is var old ? (old.Expected, old.Missing.Length) : default);
    }

    [Theory]
    [InlineData("2010-01-31 | E-1", AssessmentDuty.Complete)]
    [InlineData("2011-04-09 | E-3", AssessmentDuty.Overdue)]
    [InlineData("2011-04-10 | E-3", AssessmentDuty.ToCome)]
    [InlineData("2011-04-09 | ", AssessmentDuty.Overdue)]
    [InlineData("2011-04-10 | ", AssessmentDuty.ToCome)]
    [InlineData(" | E-2", AssessmentDuty.Overdue)] // The day of the assessment, where the contract has none.
    [InlineData(" | E-3", AssessmentDuty.ToCome)]
    [InlineData("2010-01-31 | E-9", AssessmentDuty.Unknown)]
    public void The_assessment_of_a_contract_is_complete_to_come_or_overdue(string assessment, AssessmentDuty duty)
        => Assert.Equal(duty, Contracts($"C-1 | T | S | repairs | 100 | 2009-01-01 | 2013-12-31 | no | | {assessment} | Head")[0].Assessment);

    /// <summary>In force 800 + 150 + 50 = 1,000: 800 and 150 ask for monitoring (95%), the returns of 150 are there (15%), and 800 is assessed (80%). What has ended does not count.</summary>
    [Fact]
    public void Coverage_is_told_by_what_is_spent_and_no_sum_is()
    {
        var report = Report(
            """
            C-1 | T | S | repairs  | 800  | 2011-02-01 | 2013-12-31 | yes | service-take-up | 2011-12-31 | E-1 | Head
            C-2 | T | S | repairs  | 150  | 2011-03-01 | 2013-12-31 | yes | service-take-up | 2011-12-31 |     | Head
            C-3 | T | S | lettings | 50   | 2009-01-01 | 2013-12-31 | no  |                 | 2010-12-31 |     | Head
            C-4 | T | S | lettings | 9000 | 2009-01-01 | 2010-12-31 | no  |                 | 2010-12-31 |     | Head
            """, Accepted("service-take-up", "2011-03"));

        Assert.Equal(new SpendCoverage(3, 95, 15, 80), report.Coverage);
        Assert.DoesNotContain(typeof(Contract).GetProperties(), p => p.PropertyType == typeof(decimal));
    }

    [Fact]
    public void Without_a_contract_in_force_there_is_no_coverage_rather_than_none_of_it()
        => Assert.Null(Report("C-4 | T | S | lettings | 9000 | 2009-01-01 | 2010-12-31 | no | | 2010-12-31 | | Head").Coverage);

    private static ContractReport Report(string rows, params AcceptedReturn[] returns)
        => RegisterReport.Of(Inputs([Register("contracts", "housing", Columns + rows), Assessments]) with { Returns = [.. returns] }).Contracts!;

    private static ImmutableArray<Contract> Contracts(string rows, params AcceptedReturn[] returns) => Report(rows, returns).Contracts;

    private static AcceptedReturn Accepted(string returnType, string month) => new("northmoor", "housing", ReportingMonth.Parse(month), returnType);
}
