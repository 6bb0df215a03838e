using System.Text.Json;
using EqualityPipeline.Registers;
using EqualityPipeline.Registers.ActionPlans;
using EqualityPipeline.Registers.Commissioning;
using EqualityPipeline.Registers.ImpactAssessments;

namespace EqualityPipeline.Tests.Sample;

/// <summary>Every truth that sample-data/TRUTHS.md plants in the registers, with the numbers written there; and nothing else is said.</summary>
public class Planted_registers
{
    private static readonly Lazy<RegisterReport> OfNorthmoor = new(() => SampleRegisters.Of("northmoor"));
    private static readonly Lazy<RegisterReport> OfWestvale = new(() => SampleRegisters.Of("westvale"));

    private static RegisterReport Northmoor => OfNorthmoor.Value;

    private static RegisterReport Westvale => OfWestvale.Value;

    [Fact]
    public void T30_and_T32_to_T34_Each_contradiction_is_found_and_no_other()
        => Assert.Equal(
            [
                "EIA-ADC-01 SignedAfterDecision   ",
                "EIA-CUS-01 NoImpactBesideGap gender TAK-01 northmoor|customer-services|contact-centre|all|2010-FY|TAK-01|gender|male",
                "EIA-ENV-01 BlankStrand religion-or-belief  ",
                "EIA-HOU-02 OldEvidence   ",
            ],
            Northmoor.ImpactAssessments!.Assessments.SelectMany(a => a.Contradictions.Select(c => $"{a.Id} {c.Kind} {c.Strand} {c.Indicator} {c.Figure}")));

    [Fact]
    public void T30_The_figure_is_the_one_written_down()
    {
        var figure = SampleRelease.Figure("northmoor", "2010-FY", "TAK-01", "gender", "male", "customer-services", "contact-centre");

        Assert.Equal(0.92, figure.Ratio!.Value, 0.005);
    }

    [Fact]
    public void T31_One_assessment_is_overdue_and_rests_on_laws_that_were_replaced()
    {
        Assert.Equal(["EIA-HOU-03"], Northmoor.ImpactAssessments!.Assessments.Where(a => a.IsOverdue).Select(a => a.Id));
        Assert.Equal(
            ["EIA-HOU-03 race-duty,disability-duty,gender-duty"],
            Northmoor.ImpactAssessments.Assessments.Where(a => !a.DutiesNotInForce.IsEmpty).Select(a => $"{a.Id} {string.Join(',', a.DutiesNotInForce)}"));
        Assert.DoesNotContain(Northmoor.ImpactAssessments.Assessments, a => a.IsReviewOverdue);
    }

    [Fact]
    public void T35_One_service_has_no_assessment_and_the_timetable_ends_in_April_2012()
    {
        Assert.Equal(["day-services"], Northmoor.ImpactAssessments!.Services.Where(s => s.State is null).Select(s => s.Service));
        Assert.Equal(9, Northmoor.ImpactAssessments.Services.Length);
        Assert.Equal((8, 6, 1, 2, "2012-04"), Northmoor.ImpactAssessments.Timetable is var t ? (t.Agreed, t.Complete, t.Overdue, t.CompletedLately, t.Finish) : default);
    }

    [Fact]
    public void T30_and_T36_Two_assessments_are_to_be_opened_again()
    {
        Assert.Equal(
            [
                "EIA-CUS-01 gender northmoor|customer-services|contact-centre|all|2010-Q4|TAK-01|gender|male",
                "EIA-LEI-02 gender northmoor|leisure|sports-centres|all|2010-FY|TAK-01|gender|female",
            ],
            Northmoor.ImpactAssessments!.Assessments.SelectMany(a => a.Reopenings.Select(r => $"{a.Id} {r.Strand} {r.Figure}")));
        Assert.Equal(0.88, SampleRelease.Figure("northmoor", "2010-FY", "TAK-01", "gender", "female", "leisure", "sports-centres").Ratio!.Value, 0.005);
    }

    [Fact]
    public void T37_The_action_after_which_women_are_shortlisted_as_often_worked()
    {
        var outcome = Outcome(Westvale, "ACT-SHORT-1");

        Assert.Equal(OutcomeState.AsExpected, outcome.State);
        Assert.Equal((0.0755, 0.0366, 0.1142), Rounded(outcome, 4));
        Assert.Equal(["attitudes ACT-SHORT-1 Train every panel that shortlists"], Westvale.Barriers!.Successes.Where(s => s.Action is not null).Select(s => $"{s.Barrier} {s.What}"));
    }

    [Fact]
    public void T38_Two_actions_did_not()
    {
        Assert.Equal(["ACT-LIB-1", "ACT-REC-1"], Northmoor.ActionPlan!.Items.Where(i => i.Outcome?.State == OutcomeState.NoClearChange).Select(i => i.Id));
        Assert.Equal((-0.0156, -0.1185, 0.0881), Rounded(Outcome(Northmoor, "ACT-REC-1"), 4));
        Assert.Equal((1.96, -1.88, 5.80), Rounded(Outcome(Northmoor, "ACT-LIB-1"), 2));
        Assert.Equal(["TGT-LIB-1 Missed 57.9"], Northmoor.Targets!.Targets.Where(t => t.Run!.State == TargetState.Missed).Select(t => FormattableString.Invariant($"{t.Id} {t.Run!.State} {t.Run.Latest:0.0}")));
        Assert.DoesNotContain(Northmoor.ActionPlan.Items, i => i.Outcome?.State is OutcomeState.AsExpected or OutcomeState.LessThanExpected or OutcomeState.Worse);
    }

    [Fact]
    public void T39_One_finding_has_no_action_and_three_have()
    {
        // The others are of what others publish, and as clear: health 41.2 per cent (36.7 to 45.7) against 75.8 (74.0 to 77.6), GCSEs 46.4 (44.0 to 48.8)
        // against 50.7 (49.0 to 52.4), work 46.8 (42.2 to 51.4) against 71.2 (69.1 to 73.3).
        Assert.Equal(["OUT-03 disability disabled", "OUT-04 gender male", "OUT-06 disability disabled", "TAK-01 age under-25"], Open(Northmoor));
        Assert.Equal(["asian", "black", "male"], Northmoor.ActionPlan!.Findings.Where(f => !f.IsOpen).Select(f => f.Heading).Order(StringComparer.Ordinal));
        // Its one action is for something else, so that whatever is clearly worse in its year is open.
        Assert.Equal(
            SampleRelease.Published.Where(f => f is { Organisation: "westvale", Directorate: "all", Place: "all", Period: "2010-FY", Indicator: "TAK-01", Verdict: "clearly worse" })
                .Select(f => f.Strand).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
            Westvale.ActionPlan!.Findings.Where(f => f.IsOpen).Select(f => f.Strand).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

        static IEnumerable<string> Open(RegisterReport report) => report.ActionPlan!.Findings.Where(f => f.IsOpen).Select(f => $"{f.Indicator} {f.Strand} {f.Heading}");
    }

    [Fact]
    public void T40_An_expectation_came_too_late_and_an_action_was_left_out_and_one_is_carried_over()
    {
        var plan = Northmoor.ActionPlan!;

        Assert.Equal(["ACT-GEN-1"], plan.Items.Where(i => i.Outcome?.State == OutcomeState.NotStatedBefore).Select(i => i.Id));
        Assert.Equal(["ACT-CUS-1 2009-04"], plan.Dropped.Select(d => $"{d.Id} {d.LastSeen}"));
        Assert.Equal(["ACT-HOU-1 ACT-HOU-2"], plan.Items.Where(i => i.Rating == Rating.CarriedOver).Select(i => $"{i.Id} {string.Join(',', i.CarriedTo)}"));
        // Nothing is red; the one that is amber nears its target too slowly.
        Assert.Equal(["ACT-REC-1 Amber", "PLAN-2009 Amber", "STR-2009 Amber"], plan.Items.Where(i => i.Rating is Rating.Amber or Rating.Red).Select(i => $"{i.Id} {i.Rating}"));
    }

    [Fact]
    public void T41_Business_plans_miss_what_was_planted()
    {
        var year = Assert.Single(Northmoor.BusinessPlans!.Years);

        Assert.Equal(["BP-ENV-10 1", "BP-HOU-10 6", "BP-LEI-10 8"], year.Plans.Select(p => $"{p.Id} {p.Points}"));
        Assert.Equal(["adult-care", "customer-services"], year.Missing);
        Assert.Equal(["It does not carry its targets."], year.Plans[1].Failures);
        Assert.Empty(year.Plans[2].Failures);
    }

    [Fact]
    public void T42_Contracts_miss_what_was_planted()
    {
        var report = Northmoor.Contracts!;

        Assert.Equal(
            ["AC-HOME service-take-up 1 of 12", "AC-MEALS service-take-up 1 of 12", "EN-SWEEP recruitment 12 of 12"],
            report.Contracts.SelectMany(c => c.Returns.Where(r => !r.Missing.IsEmpty).Select(r => $"{c.Id} {r.ReturnType} {r.Missing.Length} of {r.Expected}")));
        Assert.Equal(["EN-SWEEP"], report.Contracts.Where(c => c is { IsInForce: true, Assessment: not (AssessmentDuty.Complete or AssessmentDuty.ToCome) }).Select(c => c.Id));
        Assert.Equal(new SpendCoverage(5, 97, 21, 81), report.Coverage);
    }

    [Fact]
    public void T43_One_directorate_has_no_Diversity_Leader()
    {
        Assert.Equal(["environment"], Northmoor.Roles!.WithoutLeader);
        Assert.Equal([false], Northmoor.Roles.Handovers.Select(h => h.IsOpen));
        Assert.Empty(SampleRegisters.Of("northmoor-police").Roles!.WithoutLeader);
        Assert.Equal(
            ["GOV-05 18 of 24", "GOV-11 7 of 13", "GOV-12 11 of 11"],
            Northmoor.Roles.Training.Select(id => SampleRelease.Published.Single(f => f.Id == id)).Select(f => FormattableString.Invariant($"{f.Indicator} {f.Numerator} of {f.Denominator}")));
    }

    [Fact]
    public void T44_Asian_people_are_not_heard()
    {
        Assert.Equal(["race asian", "race asian-indian", "race asian-pakistani"], Northmoor.Consultations!.NotHeard.Select(u => $"{u.Strand} {u.Group}"));
        var figure = SampleRelease.Figure("northmoor", "2010-FY", "GOV-04", "race", "asian");
        Assert.Equal((41m, 766m), (figure.Numerator!.Value, figure.Denominator!.Value));
        Assert.Equal(36_860.0 / 281_800, figure.ComparatorValue!.Value, 1e-12);
        Assert.DoesNotContain(Northmoor.Consultations.Consultations, c => c.IsFeedbackMissing);
    }

    [Fact]
    public void T45_Two_partners_ask_residents_at_the_same_time()
    {
        var overlap = Assert.Single(SampleRegisters.Of("northmoor-together").Consultations!.Overlaps);

        Assert.Equal(("CON-CUS-11", "CON-POL-11", new DateOnly(2011, 3, 21), new DateOnly(2011, 4, 29)), (overlap.First.Id, overlap.Second.Id, overlap.From, overlap.To));
        Assert.Empty(Northmoor.Consultations!.Overlaps);
    }

    /// <summary>What leaves holds no count of people but those of published figures, which it names by their ids.</summary>
    [Fact]
    public void No_number_of_people_reached_and_no_sum_of_money_leaves()
    {
        var written = JsonSerializer.Serialize(Northmoor);

        Assert.DoesNotContain("reached\"", written, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("1850000", written, StringComparison.Ordinal);
        // The days on which the Heads of Lettings and of the contact centre took their training.
        Assert.DoesNotContain("2009-02-10", written, StringComparison.Ordinal);
        Assert.DoesNotContain("2009-03-17", written, StringComparison.Ordinal);
        Assert.All(Northmoor.Consultations!.NotHeard, u => Assert.NotNull(SampleRelease.Published.FirstOrDefault(f => f.Id == u.Figure)));
    }

    private static ActionOutcome Outcome(RegisterReport report, string action) => report.ActionPlan!.Items.Single(i => i.Id == action).Outcome!;

    private static (double Change, double Lower, double Upper) Rounded(ActionOutcome outcome, int digits)
        => (Math.Round(outcome.Change!.Value, digits), Math.Round(outcome.Lower!.Value, digits), Math.Round(outcome.Upper!.Value, digits));
}
