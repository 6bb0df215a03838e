using EqualityPipeline.Publication;
using EqualityPipeline.Registers;
using EqualityPipeline.Registers.ImpactAssessments;
using static EqualityPipeline.Tests.Registers.RegisterSample;

namespace EqualityPipeline.Tests.Registers;

public class Impact_assessments_held_against_the_figures
{
    private const string Columns =
        "assessment | title | subject | depth | delivery | service | legal_basis | owner | status | due | signed | decided | review | evidence_to | "
        + "finding_race | finding_disability | finding_gender | finding_age | finding_religion_or_belief | finding_sexual_orientation | indicators\n";

    /// <summary>Nothing to be said of it, whatever the figures of other strands.</summary>
    private const string Sound =
        "EIA-1 | Lettings | service | full | direct | lettings | race-duty | Head of Lettings | complete | 2010-06-30 | 2010-06-15 | 2010-06-20 | 2012-06-30 | 2010-05 | "
        + "no-impact | no-impact | no-impact | no-impact | no-impact | no-impact | TAK-01";

    [Fact]
    public void Nothing_is_said_of_an_assessment_that_agrees_with_everything()
    {
        var assessment = Assess(Sound, Take("race", "asian", "no clear difference"), Take("gender", "female", "clearly better"), Take("age", "65-plus", "possible"));

        Assert.Empty(assessment.Contradictions);
        Assert.Empty(assessment.Reopenings);
        Assert.Empty(assessment.DutiesNotInForce);
        Assert.False(assessment.IsOverdue || assessment.IsReviewOverdue);
    }

    [Fact]
    public void No_impact_beside_a_clear_gap_names_the_figure_that_is_furthest_behind()
    {
        // Of the two that are clearly worse 0.5 is further from 1 than 0.8.
        var assessment = Assess(Sound, Take("race", "asian", "clearly worse", 0.8), Take("race", "black", "clearly worse", 0.5), Take("race", "white", "clearly better", 1.3));

        var contradiction = Assert.Single(assessment.Contradictions);
        Assert.Equal(
            (ContradictionKind.NoImpactBesideGap, "race", "TAK-01", "northmoor|housing|lettings|all|2010-FY|TAK-01|race|black", "It found no impact by race, and TAK-01 shows a clear gap."),
            (contradiction.Kind, contradiction.Strand, contradiction.Indicator, contradiction.Figure, contradiction.Words));
    }

    [Theory]
    [InlineData("positive")]
    [InlineData("negative-to-mend")]
    [InlineData("negative-justified")]
    [InlineData("no-evidence")]
    public void Any_other_finding_beside_a_clear_gap_is_no_contradiction(string finding)
        => Assert.Empty(Assess(Sound.Replace("2010-05 | no-impact", $"2010-05 | {finding}", StringComparison.Ordinal), Take("race", "asian", "clearly worse")).Contradictions);

    [Fact]
    public void The_gap_of_another_service_is_not_this_ones()
        => Assert.Empty(Assess(Sound, Figure("TAK-01", "race", "asian", "2010-FY", 20, "clearly worse", "housing/repairs"), Figure("TAK-01", "race", "asian", "2010-FY", 20, "clearly worse")).Contradictions);

    [Fact]
    public void A_hidden_figure_says_nothing()
        => Assert.Empty(Assess(Sound, Figure("TAK-01", "race", "asian", "2010-FY", null, null, "housing/lettings", marker: "c")).Contradictions);

    [Fact]
    public void The_year_speaks_before_a_month_and_an_old_year_does_not()
    {
        // The month says clearly worse and the year that holds it does not: the longer is the surer.
        Assert.Empty(Assess(Sound, Take("race", "asian", "no clear difference"), Take("race", "asian", "clearly worse", period: "2011-03")).Contradictions);
        // A year that ended before April 2010 does not speak for March 2011 where a later month does.
        Assert.Single(Assess(Sound, Take("race", "asian", "no clear difference", period: "2008-FY"), Take("race", "asian", "clearly worse", period: "2011-03")).Contradictions);
    }

    [Fact]
    public void A_strand_in_force_at_the_signing_and_left_blank_is_named()
    {
        // Six strands since April 2009; of the three before it neither age, belief nor orientation.
        var later = Assess(Sound.Replace("| no-impact | no-impact | TAK-01", "| no-impact |  | TAK-01", StringComparison.Ordinal));
        var earlier = Assess(Sound.Replace("2010-06-15 | 2010-06-20", "2009-03-15 | 2009-03-20", StringComparison.Ordinal)
            .Replace("2010-05 |", "2009-02 |", StringComparison.Ordinal).Replace("| no-impact | no-impact | TAK-01", "| no-impact |  | TAK-01", StringComparison.Ordinal));

        Assert.Equal([(ContradictionKind.BlankStrand, "sexual-orientation", "It is signed and says nothing of sexual orientation.")], later.Contradictions.Select(c => (c.Kind, c.Strand!, c.Words)));
        Assert.Empty(earlier.Contradictions);
    }

    [Fact]
    public void Signed_after_the_decision_is_said_with_both_days_and_on_the_same_day_is_not()
    {
        var after = Assess(Sound.Replace("2010-06-20", "2010-06-01", StringComparison.Ordinal));
        var same = Assess(Sound.Replace("2010-06-20", "2010-06-15", StringComparison.Ordinal));

        Assert.Equal(["It was signed on 15 June 2010, after the decision of 1 June 2010 that it should inform."], after.Contradictions.Select(c => c.Words));
        Assert.Empty(same.Contradictions);
    }

    [Theory]
    [InlineData("2008-06", null)] // June 2008 to June 2010 are 24 months: as old as it may be.
    [InlineData("2008-05", "Its newest evidence is of May 2008, 25 months before it was signed.")]
    public void Evidence_older_than_two_years_is_said(string evidence, string? words)
        => Assert.Equal(words, Assess(Sound.Replace("2010-05 |", $"{evidence} |", StringComparison.Ordinal)).Contradictions.SingleOrDefault()?.Words);

    [Fact]
    public void A_clear_gap_after_the_signing_reopens_it_unless_it_is_known_already()
    {
        // Signed on 15 June 2010: the year 2010/11 began before, the last quarter after.
        var quarter = Take("race", "asian", "clearly worse", period: "2010-Q4");
        var before = Take("race", "asian", "clearly worse", period: "2010-Q1");

        Assert.Equal(
            [("race", "TAK-01", "northmoor|housing|lettings|all|2010-Q4|TAK-01|race|asian", "To be reopened: since it was signed, TAK-01 shows a clear gap by race.")],
            Assess(With("positive"), quarter).Reopenings.Select(r => (r.Strand, r.Indicator, r.Figure, r.Words)));
        Assert.Single(Assess(With("no-evidence"), quarter).Reopenings);
        Assert.Empty(Assess(With("negative-to-mend"), quarter).Reopenings);
        Assert.Empty(Assess(With("positive"), before).Reopenings);
        Assert.Empty(Assess(With("positive").Replace("complete", "in-progress", StringComparison.Ordinal), quarter).Reopenings);

        static string With(string finding) => Sound.Replace("2010-05 | no-impact", $"2010-05 | {finding}", StringComparison.Ordinal);
    }

    [Fact]
    public void The_data_pack_holds_the_headings_and_the_categories_that_are_behind_and_says_what_is_missing()
    {
        var assessment = Assess(
            Sound, Take("race", "asian", "clearly worse"), Take("race", "asian-pakistani", "clearly worse"), Take("race", "asian-indian", "no clear difference"),
            Take("race", "white", "clearly better"), Figure("TAK-01", "gender", "female", "2010-FY", null, null, "housing/lettings", marker: "c"));

        Assert.Equal(
            ["asian", "asian-pakistani", "white"],
            assessment.DataPack.Single(e => e.Strand == "race").Figures.Select(id => id.Split('|')[^1]));
        Assert.Equal("no figure can be shown: it is hidden, or was not collected", assessment.DataPack.Single(e => e.Strand == "gender").Missing);
        Assert.Equal("no figure is published", assessment.DataPack.Single(e => e.Strand == "age").Missing);
        Assert.Equal(6, assessment.DataPack.Length);
        Assert.All(assessment.DataPack, e => Assert.Equal(("housing", "lettings"), (e.Directorate, e.Service)));
    }

    [Theory]
    [InlineData("race-duty", "complete", "2010-06-15", null)]
    [InlineData("race-duty; equality-duty", "complete", "2010-06-15", "equality-duty")]
    [InlineData("disability-duty", "complete", "2006-11-30", "disability-duty")] // In force on 4 December 2006.
    [InlineData("gender-duty; own-policy", "in-progress", "", "gender-duty")] // Open, and replaced five days ago.
    public void A_duty_that_was_not_in_force_is_named(string basis, string status, string signed, string? notInForce)
    {
        var assessment = Assess(Sound
            .Replace("race-duty", basis, StringComparison.Ordinal).Replace("complete", status, StringComparison.Ordinal).Replace("2010-06-15", signed, StringComparison.Ordinal));

        Assert.Equal(notInForce is null ? [] : [notInForce], assessment.DutiesNotInForce);
    }

    [Fact]
    public void Overdue_is_what_is_open_after_its_day_and_a_review_is_due_of_what_is_complete()
    {
        var report = Report(
            """
            E-1 | T | service | full | direct | lettings | race-duty | Head | planned     | 2011-04-09 |
            E-2 | T | service | full | direct | lettings | race-duty | Head | in-progress | 2011-04-10 |
            E-3 | T | service | full | direct | lettings | race-duty | Head | withdrawn   | 2010-01-31 |
            E-4 | T | service | full | direct | lettings | race-duty | Head | complete    | 2010-01-31 | 2010-02-10 | | 2011-04-09
            """);

        Assert.Equal(["E-1"], report.Assessments.Where(a => a.IsOverdue).Select(a => a.Id));
        Assert.Equal(["E-4"], report.Assessments.Where(a => a.IsReviewOverdue).Select(a => a.Id));
        Assert.Equal((3, 1, 1), (report.Timetable.Agreed, report.Timetable.Complete, report.Timetable.Overdue));
    }

    /// <summary>Two were completed in the last twelve months and three are left: 3 × 12 / 2 = 18 months from April 2011.</summary>
    [Fact]
    public void The_finish_is_forecast_from_the_rate_of_completion()
    {
        var timetable = Report(
            """
            E-1 | T | service | full | direct | lettings | race-duty | Head | complete    | 2010-01-31 | 2010-04-10 |
            E-2 | T | service | full | direct | lettings | race-duty | Head | complete    | 2010-01-31 | 2010-04-11 |
            E-3 | T | service | full | direct | lettings | race-duty | Head | complete    | 2010-01-31 | 2011-03-02 |
            E-4 | T | service | full | direct | lettings | race-duty | Head | planned     | 2011-12-31 |
            E-5 | T | service | full | direct | lettings | race-duty | Head | in-progress | 2011-12-31 |
            E-6 | T | service | full | direct | lettings | race-duty | Head | planned     | 2011-12-31 |
            E-7 | T | service | full | direct | lettings | race-duty | Head | withdrawn   | 2011-12-31 |
            """).Timetable;

        Assert.Equal(("2012-10", 2), (timetable.Finish, timetable.CompletedLately));
        Assert.Equal("3 are left. If they go on as in the last 12 months, in which 2 were completed, the last will be complete by October 2012.", timetable.Forecast);
    }

    [Fact]
    public void Where_nothing_was_completed_no_forecast_is_made_and_where_nothing_is_left_none_is_needed()
    {
        var none = Report("E-1 | T | service | full | direct | lettings | race-duty | Head | planned | 2011-12-31 |").Timetable;
        var all = Report("E-1 | T | service | full | direct | lettings | race-duty | Head | complete | 2009-12-31 | 2009-12-01").Timetable;

        Assert.Equal((null, "No forecast can be made: 1 are left, and none was completed in the last 12 months."), (none.Finish, none.Forecast));
        Assert.Equal((null, "All assessments of the timetable are complete."), (all.Finish, all.Forecast));
    }

    [Fact]
    public void Every_service_is_listed_with_the_furthest_of_its_assessments_and_those_without_one_with_none()
    {
        var report = Report(
            """
            E-1 | T | service | full | direct | lettings            | race-duty | Head | planned   | 2011-12-31 |
            E-2 | T | service | full | direct | lettings            | race-duty | Head | complete  | 2010-12-31 | 2010-12-01
            E-3 | T | service | full | direct | repairs             | race-duty | Head | planned   | 2011-12-31 |
            E-4 | T | service | full | direct | homelessness-advice | race-duty | Head | withdrawn | 2011-12-31 |
            """);

        Assert.Equal(
            ["lettings complete E-1,E-2", "repairs planned E-3", "homelessness-advice none "],
            report.Services.Where(s => s.Directorate == "housing").Select(s => $"{s.Service} {s.State ?? "none"} {string.Join(',', s.Assessments)}"));
        // Nobody else sent a register, and their services have none either.
        Assert.All(report.Services.Where(s => s.Directorate != "housing"), s => Assert.Null(s.State));
    }

    [Fact]
    public void A_register_that_nobody_sent_says_nothing()
        => Assert.Null(RegisterReport.Of(Inputs([])).ImpactAssessments);

    [Fact]
    public void A_target_is_given_to_the_assessment_it_rests_on()
    {
        var targets = Register("targets", "corporate", "target | indicator | impact_assessment\n TGT-2 | TAK-01 | EIA-1\n TGT-1 | TAK-01 | EIA-1\n TGT-3 | TAK-01 | EIA-9");

        var report = RegisterReport.Of(Inputs([Register("impact-assessments", "housing", Columns + Sound), targets])).ImpactAssessments!;

        Assert.Equal(["TGT-2", "TGT-1"], report.Assessments.Single().Targets);
    }

    private static ImpactAssessment Assess(string row, params IEnumerable<PublishedFigure> figures)
        => RegisterReport.Of(Inputs([Register("impact-assessments", "housing", Columns + row)], figures)).ImpactAssessments!.Assessments.Single();

    private static ImpactAssessmentReport Report(string rows)
        => RegisterReport.Of(Inputs([Register("impact-assessments", "housing", Columns + rows)])).ImpactAssessments!;

    private static PublishedFigure Take(string strand, string group, string verdict, double ratio = 0.6, string period = "2010-FY")
        => Figure("TAK-01", strand, group, period, 20, verdict, "housing/lettings", ratio);
}
