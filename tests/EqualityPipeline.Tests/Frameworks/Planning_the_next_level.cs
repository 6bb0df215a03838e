using EqualityPipeline.Frameworks;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Returns;
using EqualityPipeline.Tests.Sample;
using static EqualityPipeline.Tests.Frameworks.FullEvidence;

namespace EqualityPipeline.Tests.Frameworks;

/// <summary>What stands before the next level, who owes it by when, whether the date will be met, and what would change it.</summary>
public class Planning_the_next_level
{
    private static readonly Framework Framework = SampleRelease.Policy.Frameworks.Single(f => f.Id == "eflg-2009");

    private static readonly AdoptedFramework Adopted = new("eflg-2009", MonthSpan.Always, [], "achieving", new DateOnly(2012, 3, 31), new DateOnly(2012, 6, 30));

    [Fact]
    public void The_gap_is_every_unmet_criterion_up_to_the_next_level_and_no_other()
    {
        var plan = Assess(Without(Without(Without(Full, "leadership-11"), "workforce-6"), "knowing-3")).Plan;

        Assert.Equal((1, "Developing"), (plan.NextLevel!.Value, plan.NextLevelName));
        Assert.Equal(["leadership-11"], plan.Gap);
        Assert.Equal(["leadership-11", "workforce-6"], plan.ToTarget);
    }

    [Fact]
    public void At_the_highest_level_nothing_is_left_to_do()
    {
        var plan = Assess(Full).Plan;

        Assert.Empty(plan.Gap);
        Assert.StartsWith("The highest level is reached. The target, Achieving, is reached.", plan.Words, StringComparison.Ordinal);
        Assert.Equal((null, null), (plan.SlackToTarget, plan.Finish));
    }

    /// <summary>
    /// Two of five directorates' plans carried their monitoring in each of the four quarters before and none a year ago, by one line of least squares:
    /// progress 0.4, 0.4, 0.4, 0, 0 at months 0, -3, -6, -9, -12. Mean month -6, mean progress 0.24; the sum of products is
    /// 6×0.16 + 3×0.16 + 0 + 3×0.24 + 6×0.24 = 3.6, the sum of squares 90, so 0.04 a month. From 0.4 to the 0.8 asked for is 10 months, 304.375 days and so
    /// 305: from 10 April 2011 to 9 February 2012. To 31 March 2012 that leaves 51 days, to 30 June 2012 142.
    /// </summary>
    [Fact]
    public void The_forecast_goes_on_at_the_pace_of_the_last_year_and_its_slack_is_shown()
    {
        var assessment = Assess(Plus(
            FullEvidence.WithoutRegister(Full, "business-plans"),
            Register("corporate", "business-plans", [Plan("housing"), Plan("leisure")]) with { Period = new ReportingMonth(2010, 9) }));
        var criterion = assessment.Criteria.Single(c => c.Criterion == "leadership-14");

        Assert.Equal(new DateOnly(2012, 2, 9), criterion.Forecast);
        Assert.Equal("At the pace of the last year, from 0% to 40% of what is looked for, the 80% asked for will be there by 9 February 2012.", criterion.ForecastReason);
        Assert.Equal(("leadership-14", new DateOnly(2012, 2, 9), 51, 142, 91), (
            assessment.Plan.Critical, assessment.Plan.Finish!.Value, assessment.Plan.SlackToTarget!.Value, assessment.Plan.SlackToHardDate!.Value, assessment.Plan.ReserveDays!.Value));
        Assert.Contains("That leaves 51 days to the operating target, 31 March 2012.", assessment.Plan.Words, StringComparison.Ordinal);
    }

    /// <summary>Three months later nothing more has come: 0.4 at months 0, -3, -6, -9 and 0 at -12; the sum of products is 6×0.08 + 3×0.08 - 3×0.08 + 6×0.32 = 2.4, so 2.4/90 a month and 15 months to go.</summary>
    [Fact]
    public void The_forecast_slips_when_nothing_more_comes()
    {
        var evidence = Plus(
            FullEvidence.WithoutRegister(Full, "business-plans"),
            Register("corporate", "business-plans", [Plan("housing"), Plan("leisure")]) with { Period = new ReportingMonth(2010, 9) });
        // By itself: by then other evidence is too old.
        var alone = Framework with { Criteria = [Framework.FindCriterion("leadership-14")!] };
        var later = FrameworkAssessment.Assess(
            alone, Northmoor with { Frameworks = [Adopted] }, evidence with { AsOf = new DateOnly(2011, 7, 10), LastMonth = new ReportingMonth(2011, 6) }, SampleRelease.Policy);

        // 15 months are 456.5625 days, and so 457: from 10 July 2011 to 9 October 2012, 192 days after 31 March 2012.
        Assert.Equal(new DateOnly(2012, 10, 9), later.Criteria.Single(c => c.Criterion == "leadership-14").Forecast);
        Assert.Equal(-192, later.Plan.SlackToTarget);
        Assert.Contains("That is 192 days after the operating target, 31 March 2012.", later.Plan.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("knowing-7", "No forecast: it rests on a judgement, which is made on a day and not by degrees.")]
    [InlineData("workforce-2", "No forecast: this evidence does not come by degrees that could be counted on.")]
    [InlineData("leadership-6", "No forecast: there is no more of this evidence than a year ago.")]
    [InlineData("leadership-13", "No forecast: there is no evidence yet from which a pace could be told.")]
    public void Where_no_forecast_can_be_made_it_says_why(string criterion, string why)
    {
        var asked = Framework.FindCriterion(criterion)!;
        var without = asked.Rule is null ? FullEvidence.WithoutJudgement(Full, criterion) : FullEvidence.Without(Full, asked.Rule);
        // The Forum's meeting was a year ago too.
        without = criterion == "leadership-6"
            ? Plus(without, Register("corporate", "meetings", [Record(("meeting", "M"), ("line", "1"), ("forum", "equal-opportunities-forum"), ("kind", "considered"), ("held", "2010-03-02"))]) with { Period = new ReportingMonth(2010, 3) })
            : without;

        Assert.Equal((null, why), (Of(Assess(without), criterion).Forecast, Of(Assess(without), criterion).ForecastReason));
    }

    [Fact]
    public void A_criterion_without_a_forecast_is_the_critical_one_and_the_finish_is_not_told()
    {
        var plan = Assess(FullEvidence.WithoutJudgement(Full, "knowing-7")).Plan;

        Assert.Equal(("knowing-7", null), (plan.Critical, plan.Finish));
        Assert.Contains("When that will be cannot be said: 1 of them has no forecast, knowing-7 first of all.", plan.Words, StringComparison.Ordinal);
    }

    /// <summary>An action of the action plan that is to meet a criterion says by when; without one the operating target does.</summary>
    [Fact]
    public void What_is_owed_is_due_with_its_action_or_with_the_target()
    {
        var unmet = Without(Without(Full, "leadership-11"), "knowing-2");
        var planned = FullEvidence.With(unmet, "action-plan", r => r.Find("action") == "ACT-1", r => Set(Set(Set(r, "framework", "eflg-2009"), "criterion", "leadership-11"), "due", "2011-06-30"));

        Assert.Equal((new DateOnly(2011, 6, 30), "ACT-1"), (Of(Assess(planned), "leadership-11").Due!.Value, Of(Assess(planned), "leadership-11").Actions));
        Assert.Equal((new DateOnly(2012, 3, 31), null), (Of(Assess(planned), "knowing-2").Due!.Value, Of(Assess(planned), "knowing-2").Actions));
        Assert.Null(Of(Assess(Without(Full, "knowing-3")), "knowing-3").Due);
    }

    [Fact]
    public void What_if_says_which_levels_would_move()
    {
        var unmet = Without(Without(Full, "leadership-11"), "knowing-2");
        var planned = FullEvidence.With(unmet, "action-plan", r => r.Find("action") == "ACT-1", r => Set(Set(r, "framework", "eflg-2009"), "criterion", "leadership-11"));

        var (answer, unknown) = WhatIf.Of(Framework, Assess(planned).Criteria, ["ACT-1"], AsOf);

        Assert.Empty(unknown);
        Assert.Equal(["leadership-11"], answer!.NowMet);
        Assert.Equal(["all 0 1 knowing-2", "leadership 0 3 "], answer.Levels.Where(l => l.Now != l.Then).Select(l => $"{l.Area} {l.Now} {l.Then} {l.Weakest}"));
        Assert.Equal(["knowing-2"], answer.StillUnmet);
        Assert.Equal(
            "leadership-11 would be met. The whole would go from None yet to Developing. Place shaping, leadership, partnership and organisational commitment would go from None yet to Excellent. "
            + "Before the next level of the whole there would still be: knowing-2.",
            answer.Words);
        Assert.Equal(["ACT-9"], WhatIf.Of(Framework, Assess(planned).Criteria, ["ACT-1", "ACT-9"], AsOf).Unknown);
    }

    /// <summary>
    /// Planted with the police: one of three services was assessed in September 2010, and none before. Progress 1/3, 1/3, 1/3, 0, 0: the sum of products is
    /// 6×0.1333 + 3×0.1333 + 3×0.2 + 6×0.2 = 3, so 1/30 a month; two thirds are to come, 20 months, 608.75 days and so 609, to 9 December 2012.
    /// The operating target is 31 March 2012.
    /// </summary>
    [Fact]
    public void The_sample_police_will_assess_their_services_too_late_and_training_is_an_action_away()
    {
        var assessment = SampleLevels.Assess("northmoor-police", "police-standard", SampleRelease.AsOf);
        var assessed = Of(assessment, "police-processes-2");

        Assert.Equal((new DateOnly(2012, 12, 9), new DateOnly(2011, 12, 31), "ACT-POL-2"), (assessed.Forecast!.Value, assessed.Due!.Value, assessed.Actions));
        Assert.Equal(["police-people-2"], WhatIf.Of(SampleRelease.Policy.Frameworks.Single(f => f.Id == "police-standard"), assessment.Criteria, ["ACT-POL-1"], SampleRelease.AsOf).Answer!.NowMet);
    }

    [Fact]
    public void Todays_evidence_is_held_against_the_frameworks_that_are_not_used_too()
    {
        var northmoor = Northmoor with { Frameworks = [Adopted] };
        var outlook = FrameworkReport.Of(SampleRelease.Policy, northmoor, Full).Outlook;

        Assert.Equal(["eflg-2009"], outlook.Plans.Select(p => p.Framework));
        Assert.Equal(["eflg-2021", "equality-standard", "fire-standard", "housing-standard", "police-standard"], outlook.Trials.Select(t => t.Framework));
        // That evidence has no targets' forum, but every service knows its users: one module stands somewhere.
        var modern = outlook.Trials.Single(t => t.Framework == "eflg-2021");
        Assert.Equal(["all", "communities", "leadership", "services", "workforce"], modern.Levels.Select(l => l.Area));
        Assert.DoesNotContain("m1-2", modern.Unmet);
        Assert.Contains("m1-6", modern.Unmet);
    }

    private static FrameworkEvidence Full { get; } = FullEvidence.For(Framework);

    private static FrameworkEvidence Without(FrameworkEvidence evidence, string criterion) => FullEvidence.Without(evidence, Framework.FindCriterion(criterion)!.Rule!);

    private static FrameworkAssessment Assess(FrameworkEvidence evidence)
        => FrameworkAssessment.Assess(Framework, Northmoor with { Frameworks = [Adopted] }, evidence, SampleRelease.Policy);

    private static CriterionResult Of(FrameworkAssessment assessment, string criterion) => assessment.Criteria.Single(c => c.Criterion == criterion);

    private static RegisterRecord Plan(string directorate) => Record(
        ("plan", $"BP-{directorate}"), ("directorate", directorate), ("assessed", "2010-09-20"), ("monitoring", "yes"));
}
