using EqualityPipeline.Registers;
using EqualityPipeline.Registers.ActionPlans;
using EqualityPipeline.Registers.Commitments;
using static EqualityPipeline.Tests.Registers.RegisterSample;

namespace EqualityPipeline.Tests.Registers;

public class Commitments_and_targets
{
    private static readonly AcceptedRegister Targets = Register("targets", "corporate",
        """
        target | indicator | directorate | strand | group | baseline | baseline_month | value | by_when | owner | impact_assessment | dataset | commitments | commitment_line
        T-1 | REC-01 | corporate | gender | female | 0.24 | 2010-03 | 0.3 | 2012-03 | Head of HR | E-1 | recruitment | corporate-plan; local-area-agreement | NI 9
        T-2 | TAK-01 | corporate | race | asian | 200 | 2010-03 | 220 | 2012-03 | Head | E-2 | service-take-up | corporate-plan |
        T-3 | TAK-01 | corporate | race | black | 200 | 2010-03 | 220 | 2012-03 | Head | E-9 | service-take-up | |
        T-4 | TAK-01 | corporate | race | white | 200 | 2010-03 | 220 | 2012-03 | Head | | service-take-up | |
        """);

    private static readonly AcceptedRegister Assessments = Register("impact-assessments", "housing",
        """
        assessment | title | subject | depth | delivery | legal_basis | owner | status | due | signed
        E-1 | Recruitment | practice | full | direct | gender-duty | Head | complete | 2010-03-31 | 2010-03-01
        E-2 | Take-up | practice | full | direct | race-duty | Head | planned | 2011-12-31 |
        """);

    private static readonly AcceptedRegister Plan = Register("action-plan", "corporate",
        """
        action | layer | parent | title | directorate | owner | starts | due | status | indicator | commitments | impact_assessments
        A-1 | action | P | Train panels | corporate | Head of HR | 2010-03-01 | 2011-12-31 | under-way | REC-02 | corporate-plan | E-1; E-2
        A-2 | action | P | Other | corporate | Head | 2010-03-01 | 2011-12-31 | under-way | TAK-01 | cabinet-workplan |
        """);

    private static readonly RegisterReport Report = RegisterReport.Of(Inputs([Targets, Assessments, Plan], Figure("REC-01", "gender", "female", "2010-Q4", 0.31)));

    [Fact]
    public void A_target_says_what_it_rests_on_and_how_far_it_is()
    {
        Assert.Equal(
            ["T-1 Complete Reached", "T-2 NotComplete CannotSay", "T-3 Unknown CannotSay", "T-4 None CannotSay"],
            Report.Targets!.Targets.Select(t => $"{t.Id} {t.Basis} {t.Run!.State}"));
        Assert.Equal(["T-1"], Report.ImpactAssessments!.Assessments.Single(a => a.Id == "E-1").Targets);
    }

    [Fact]
    public void A_commitment_lists_its_targets_and_actions_with_their_indicators_and_assessments()
    {
        var plan = Report.Commitments!.Commitments.Single(c => c.Commitment == "corporate-plan");

        Assert.Equal(
            [
                "Target T-1 reached 2012-03", "Target T-2 cannot-say 2012-03", "Action A-1 green 2011-12", "Indicator REC-01  ", "Indicator REC-02  ", "Indicator TAK-01  ",
                "Assessment E-1 complete 2010-03", "Assessment E-2 planned 2011-12",
            ],
            plan.Lines.Select(l => $"{l.Sort} {l.Id} {l.State} {l.By}"));
        Assert.Equal("NI 9", Report.Commitments.Commitments.Single(c => c.Commitment == "local-area-agreement").Lines[0].Line);
    }

    [Fact]
    public void A_commitment_that_nothing_serves_is_listed_without_lines()
    {
        Assert.Equal(10, Report.Commitments!.Commitments.Length);
        Assert.Equal(
            ["cabinet-workplan", "corporate-plan", "local-area-agreement"],
            Report.Commitments.Commitments.Where(c => !c.Lines.IsEmpty).Select(c => c.Commitment).Order(StringComparer.Ordinal));
    }
}
