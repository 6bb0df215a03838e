using System.Collections.Immutable;
using EqualityPipeline.Frameworks;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Registers;
using EqualityPipeline.Returns;
using EqualityPipeline.Tests.Sample;
using static EqualityPipeline.Tests.Frameworks.FullEvidence;

namespace EqualityPipeline.Tests.Frameworks;

/// <summary>Each kind of rule over the registers: what it counts, what it says, and what it keeps to itself. Northmoor has five directorates and nine services.</summary>
public class Rules_over_registers
{
    [Fact]
    public void Functional_areas_are_the_services_and_whatever_else_is_assessed_as_a_function()
    {
        var ruling = On(
            new EvidenceRule.ImpactAssessed(AssessmentStage.Published, 36, 0.9),
            Register("housing", "impact-assessments",
            [
                Assessment("lettings", "complete", published: "2011-02-01"),
                // Complete and not published; a policy of a service that is already assessed; a function by itself; one that was withdrawn.
                Assessment("repairs", "complete"),
                Record(("assessment", "E3"), ("title", "Allocations policy"), ("subject", "policy"), ("status", "planned")),
                Record(("assessment", "E4"), ("title", "Emergency planning"), ("subject", "function"), ("status", "planned")),
                Record(("assessment", "E5"), ("title", "Old function"), ("subject", "function"), ("status", "withdrawn")),
            ]));

        Assert.Equal(
            "1 of 10 functional areas have an impact assessment that is complete and published and was signed in the last 36 months; at least 90% is asked for. "
            + "Missing: Repairs; Homelessness advice; Home care and 6 more.",
            ruling.Words);
        Assert.Equal((false, EvidenceState.Fresh, 0.1, 0.9), (ruling.IsMet, ruling.State, ruling.Progress!.Value, ruling.Needed));
    }

    [Fact]
    public void A_target_counts_while_it_runs_and_only_if_it_says_what_it_rests_on()
    {
        var ruling = On(
            new EvidenceRule.TargetsWithBasis(TargetBasis.ImpactAssessment, TargetHolder.Directorates, 24, 0.4),
            Register("corporate", "targets",
            [
                Target("housing", "EIA-1", byWhen: "2012-03"),
                Target("leisure", "EIA-2", byWhen: "2011-03"),
                Target("environment", null, byWhen: "2012-03"),
            ]));

        Assert.StartsWith("1 of 5 directorates have a running target that rests on an impact assessment; at least 40% is asked for.", ruling.Words, StringComparison.Ordinal);
        Assert.False(ruling.IsMet);
    }

    [Fact]
    public void Which_forum_saw_the_monitoring_is_told_with_the_day()
    {
        var rule = new EvidenceRule.MonitoringSeen(["equal-opportunities-forum", "cabinet"], "considered", 6);
        var meetings = Register("corporate", "meetings",
        [
            Meeting("equal-opportunities-forum", "2010-11-02", "considered"), Meeting("equal-opportunities-forum", "2011-02-15", "considered"),
            Meeting("cabinet", "2010-10-10", "considered"), Meeting("cabinet", "2011-03-01", "decision"),
        ]);

        // Six months before 10 April 2011 is 10 October 2010: that day's meeting is just too old.
        Assert.Equal("Minutes \"Monitoring was considered\" in the last 6 months: Equal Opportunities Forum on 15 February 2011. Too old: Cabinet.", On(rule, meetings).Words);
        Assert.Equal((false, EvidenceState.Stale), (On(rule, meetings).IsMet, On(rule, meetings).State));

        var later = Register("corporate", "meetings", [Meeting("cabinet", "2010-10-11", "considered")]) with { Period = new ReportingMonth(2011, 2) };
        Assert.Equal((true, EvidenceState.Ageing), (On(rule, meetings, later).IsMet, On(rule, meetings, later).State));
    }

    /// <summary>How many people took part is personal where they are few: the ruling has no such number.</summary>
    [Fact]
    public void Consultation_counts_where_its_reach_is_written_down_and_the_reach_is_not_told()
    {
        var ruling = On(
            new EvidenceRule.Consulted(["race", "disability"], ConsultationPoint.Reached, 24),
            Register("leisure", "consultation",
            [
                Consultation("race", "closed", "3"), Consultation("disability", "closed", null), Consultation("disability", "planned", null),
            ]));

        Assert.Equal("For 1 of 2 strands a consultation of the last 24 months says which group it reached. Missing: disability.", ruling.Words);
        Assert.DoesNotContain("3", ruling.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void An_action_that_is_done_or_stopped_needs_no_owner_any_more()
    {
        var ruling = On(
            new EvidenceRule.PrioritiesOwned(["indicator"], 14, 0.8),
            Register("corporate", "action-plan",
            [
                Action("A1", "under-way", indicator: "REC-02"), Action("A2", "late", indicator: null), Action("A3", "complete", indicator: null), Action("A4", "stopped", indicator: null),
            ]));

        Assert.Equal("1 of 2 actions to be done name indicator in an action plan of the last 14 months; at least 80% is asked for. Missing: A2.", ruling.Words);
        Assert.Equal("No action plan with actions to be done was accepted.", On(new EvidenceRule.PrioritiesOwned(["indicator"], 14, 0.8)).Words);
    }

    [Fact]
    public void Of_the_actions_due_by_now_enough_must_be_done()
    {
        var plan = Register("corporate", "action-plan",
        [
            Action("A1", "complete", due: "2010-12-31"), Action("A2", "late", due: "2011-03-31"), Action("A3", "under-way", due: "2011-09-30"), Action("A4", "complete", due: "2009-12-31"),
        ]);

        Assert.Equal("1 of 2 actions and milestones due in the last 12 months are done; at least 50% is asked for. Missing: A2.", On(new EvidenceRule.ActionsDone(12, 0.5), plan).Words);
        Assert.True(On(new EvidenceRule.ActionsDone(12, 0.5), plan).IsMet);
        Assert.False(On(new EvidenceRule.ActionsDone(12, 0.8), plan).IsMet);
    }

    /// <summary>The register of role-holders is not public: neither how many posts were trained nor which leaves it, nor a day, which is one person's.</summary>
    [Fact]
    public void Training_is_enough_or_not_and_never_a_number_of_posts()
    {
        AcceptedRegister Holders(params string?[] trained) => Register("corporate", "role-holders", trained.Select((day, n) => Record(
            [("role", "lead-member"), ("directorate", "corporate"), ("post", $"Lead Member {n}"), ("starts", "2009-05-21"), .. day is null ? [] : new[] { ("trained", day) }])));
        var rule = new EvidenceRule.Trained(["lead-member"], 36, 0.75);

        var enough = On(rule, Holders("2010-03-01", "2010-03-01", "2010-03-01", null));
        var tooFew = On(rule, Holders("2010-03-01", "2010-03-01", null, null));

        Assert.Equal((true, "At least 75% of the posts that hold this role took equality training in the last 36 months: Lead Member."), (enough.IsMet, enough.Words));
        Assert.Equal((false, "At least 75% of the posts that hold this role are to have taken equality training in the last 36 months, and that is not so: Lead Member."), (tooFew.IsMet, tooFew.Words));
        Assert.All([enough, tooFew], ruling => Assert.Equal((null, null, null), (ruling.Progress, ruling.NewestOn, ruling.StaleOn)));
        // Trained long ago, or nobody trained: it is not told which.
        Assert.Equal(EvidenceState.Fresh, On(rule, Holders("2008-05-01", "2008-05-01", "2008-05-01", null)).State);
        Assert.All([tooFew, On(rule, Holders("2007-05-01", "2007-05-01", "2007-05-01", null)), On(rule, Holders(null, null, null, null))], ruling => Assert.Equal(EvidenceState.Missing, ruling.State));
        Assert.Equal("No post is recorded as holding this role: Lead Member.", On(rule).Words);
    }

    [Fact]
    public void A_role_that_ended_is_not_held()
    {
        var ruling = On(
            new EvidenceRule.RoleHeld("diversity-leader", EveryDirectorate: true, 26),
            Register("corporate", "role-holders",
            [
                Record(("role", "diversity-leader"), ("directorate", "housing"), ("post", "Head of Lettings"), ("starts", "2009-04-01")),
                Record(("role", "diversity-leader"), ("directorate", "leisure"), ("post", "Head of Libraries"), ("starts", "2009-04-01"), ("ends", "2011-03-31")),
            ]));

        Assert.Equal(
            "1 of 5 directorates have a post that holds the role \"Diversity Leader\", by a register of the last 26 months. Missing: Adult care; Leisure; Environment; Customer services.",
            ruling.Words);
    }

    [Fact]
    public void A_business_plan_counts_for_its_directorate_if_it_carries_what_is_asked()
    {
        var ruling = On(
            new EvidenceRule.PlansCarry("training", 15, 0.4),
            Register("corporate", "business-plans", [Plan("housing", "yes", "2010-04-19"), Plan("leisure", "partly", "2010-04-19"), Plan("adult-care", "yes", "2009-04-19")]));

        Assert.Equal(
            "1 of 5 directorates have a business plan, assessed in the last 15 months, that carries training; at least 40% is asked for. Missing: Leisure; Environment; Customer services. Too old: Adult care.",
            ruling.Words);
    }

    /// <summary>A share of nothing is undefined, and neither 0 nor everything.</summary>
    [Fact]
    public void Where_there_is_nothing_to_ask_it_of_no_share_is_told()
    {
        var empty = new FrameworkEvidence(AsOf, LastMonth, [], [], []) { Organisation = Northmoor with { Directorates = [] } };

        var ruling = EvidenceRuling.On(new EvidenceRule.ImpactAssessed(AssessmentStage.Complete, 36, 0.9), empty, SampleRelease.Policy);

        Assert.Equal((false, EvidenceState.Missing, null, "There is nothing here of which this could be asked."), (ruling.IsMet, ruling.State, ruling.Progress, ruling.Words));
    }

    private static EvidenceRuling On(EvidenceRule rule, params AcceptedRegister[] registers) => EvidenceRuling.On(
        rule, new FrameworkEvidence(AsOf, LastMonth, [], [], []) { Organisation = Northmoor, Registers = new HeldRegisters(registers) }, SampleRelease.Policy);

    private static RegisterRecord Assessment(string service, string status, string? published = null) => Of(
        ("assessment", $"E-{service}"), ("title", service), ("subject", "service"), ("service", service), ("status", status), ("signed", "2011-01-10"), ("published", published));

    private static RegisterRecord Target(string directorate, string? assessment, string byWhen) => Of(
        ("target", $"T-{directorate}"), ("directorate", directorate), ("set_on", "2010-04-19"), ("by_when", byWhen), ("dataset", "service-take-up"), ("impact_assessment", assessment));

    private static RegisterRecord Meeting(string forum, string held, string kind) => Of(("meeting", $"M-{held}"), ("line", "1"), ("forum", forum), ("held", held), ("kind", kind));

    private static RegisterRecord Consultation(string strand, string status, string? reached) => Of(
        ("exercise", "C1"), ("status", status), ("ends", "2010-06-30"), ("strand", strand), ("group", "all"), ("reached", reached));

    private static RegisterRecord Action(string title, string status, string? indicator = "REC-02", string due = "2011-12-31") => Of(
        ("action", title), ("layer", "action"), ("title", title), ("status", status), ("due", due), ("indicator", indicator));

    private static RegisterRecord Plan(string directorate, string training, string assessed) => Of(
        ("plan", $"BP-{directorate}"), ("directorate", directorate), ("training", training), ("assessed", assessed));

    private static RegisterRecord Of(params (string Column, string? Text)[] cells)
        => Record([.. cells.Where(c => c.Text is not null).Select(c => (c.Column, c.Text!))]);
}
