using EqualityPipeline.Publication;
using EqualityPipeline.Registers;
using EqualityPipeline.Registers.ActionPlans;
using static EqualityPipeline.Tests.Registers.RegisterSample;

namespace EqualityPipeline.Tests.Registers;

/// <summary>Today is 10 April 2011, and the last month March.</summary>
public class Actions_held_against_the_figures
{
    private const string Columns =
        "action | layer | parent | title | directorate | owner | starts | due | completed | status | indicator | strand | group | baseline | baseline_month | target | target_month | "
        + "expected_change | expected_by | expectation_stated | budget_pounds | spent_pounds | carried_from | barriers\n";

    /// <summary>Women are to be shortlisted as often as men: 0.30 by March 2012, from 0.24 in March 2010.</summary>
    private const string Women =
        "A-1 | action | P | Train panels | corporate | Head of HR | 2010-03-01 | 2012-03-31 | | under-way | REC-01 | gender | female | 0.24 | 2010-03 | 0.3 | 2012-03 | 0.06 | 2011-03 | 2010-02-15";

    [Fact]
    public void The_rate_that_is_needed_goes_from_the_latest_figure_to_the_target()
    {
        // March 2011 to March 2012: 12 months for 0.30 - 0.27 = 0.03, that is 0.0025 a month. So far 0.27 - 0.24 = 0.03 in 12 months: as fast as is needed.
        var run = Item(Women, Quarter("2010-Q4", 0.27)).Run!;

        Assert.Equal((TargetState.OnCourse, "2011-03"), (run.State, run.LatestMonth));
        Assert.Equal(0.0025, run.NeededPerMonth!.Value, 1e-12);
        Assert.Equal(0.0025, run.SoFarPerMonth!.Value, 1e-12);
        Assert.Equal("On course: 27.0% in March 2011. +0.25 percentage points a month is needed to be at 30.0% by March 2012; so far it was +0.25 a month.", run.Words);
    }

    [Theory]
    [InlineData("2010-Q4", 0.264, TargetState.Behind)] // 0.036 in 12 months is needed, 0.024 in 12 was made.
    [InlineData("2010-Q4", 0.3, TargetState.Reached)]
    [InlineData("2009-Q4", 0.25, TargetState.Behind)] // It ends in March 2010: no month has passed since the baseline: nothing was measured.
    public void A_target_is_reached_on_course_or_behind(string quarter, double value, TargetState state)
        => Assert.Equal(state, Item(Women, Quarter(quarter, value)).Run!.State);

    [Fact]
    public void A_target_whose_month_has_passed_is_missed_and_one_that_falls_is_read_downwards()
    {
        var passed = Women.Replace("0.3 | 2012-03", "0.3 | 2011-03", StringComparison.Ordinal);
        var falling = Women.Replace("0.24 | 2010-03 | 0.3 | 2012-03", "0.24 | 2010-03 | 0.12 | 2012-03", StringComparison.Ordinal);

        Assert.Equal(TargetState.Missed, Item(passed, Quarter("2010-Q4", 0.29)).Run!.State);
        // 0.24 to 0.18 in 12 months, and 0.18 to 0.12 in 12 months: -0.005 a month, both.
        Assert.Equal((TargetState.OnCourse, -0.005), (Item(falling, Quarter("2010-Q4", 0.18)).Run is var run ? run!.State : default, Math.Round(run!.NeededPerMonth!.Value, 12)));
        Assert.Equal(TargetState.Reached, Item(falling, Quarter("2010-Q4", 0.11)).Run!.State);
    }

    [Fact]
    public void Without_a_figure_nothing_is_said_of_a_target_and_no_zero_is_shown()
    {
        var run = Item(Women, Figure("REC-01", "gender", "female", "2010-Q4", null, marker: "c")).Run!;

        Assert.Equal((TargetState.CannotSay, null, null, null), (run.State, run.Latest, run.NeededPerMonth, run.SoFarPerMonth));
        Assert.Null(Item("A-1 | action | P | T | corporate | Head | 2010-03-01 | 2012-03-31 | | under-way").Run);
    }

    /// <summary>
    /// Difference after 0.01 (-0.02 to 0.05), before -0.07 (-0.11 to -0.03): change 0.08. Below √(0.03² + 0.04²) = 0.05, above √(0.04² + 0.04²) = 0.0566:
    /// 0.03 to 0.1366. It leaves out zero and reaches 0.06.
    /// </summary>
    [Fact]
    public void An_action_worked_where_the_group_moved_against_everyone_else_as_was_expected()
    {
        var outcome = Item(Women, Gap("2009-Q3", -0.07, -0.11, -0.03), Gap("2010-Q4", 0.01, -0.02, 0.05)).Outcome!;

        Assert.Equal(OutcomeState.AsExpected, outcome.State);
        Assert.Equal((0.08, 0.03, 0.1366), (Round(outcome.Change), Round(outcome.Lower), Round(outcome.Upper)));
        Assert.Equal(("northmoor|all|all|all|2009-Q3|REC-01|gender|female", "northmoor|all|all|all|2010-Q4|REC-01|gender|female"), (outcome.Before, outcome.After));
        Assert.Equal(
            "It worked: against everyone else the group moved by +8.0 percentage points (+3.0 to +13.7); +6.0 was expected. Before: October 2009 to December 2009; after: January 2011 to March 2011.", outcome.Words);
    }

    [Theory]
    [InlineData("0.06", -0.06, -0.10, -0.02, OutcomeState.NoClearChange)] // 0.01, and half a width of 0.05.
    [InlineData("0.06", -0.20, -0.22, -0.18, OutcomeState.Worse)] // -0.13, and half a width of 0.045.
    [InlineData("-0.06", -0.20, -0.22, -0.18, OutcomeState.AsExpected)] // The same where it was to fall.
    [InlineData("0.30", 0.01, -0.02, 0.05, OutcomeState.LessThanExpected)] // At most 0.1366.
    public void What_may_be_said_follows_the_interval(string expected, double after, double lower, double upper, OutcomeState state)
        => Assert.Equal(state, Item(
            Women.Replace("| 0.06 |", $"| {expected} |", StringComparison.Ordinal), Gap("2009-Q3", -0.07, -0.11, -0.03), Gap("2010-Q4", after, lower, upper)).Outcome!.State);

    [Fact]
    public void Before_ends_before_the_start_and_after_begins_after_the_end_and_both_are_equally_long()
    {
        // Started in March 2010: the year 2009/10 holds a month of it. Of quarters one ends in December and one begins in July, after the action was done in May.
        var done = Women.Replace("| | under-way", "| 2010-05-31 | complete", StringComparison.Ordinal);
        var figures = new[] { Gap("2009-FY", -0.06, -0.07, -0.05), Gap("2010-FY", 0, -0.01, 0.01), Gap("2009-Q2", -0.07, -0.1, -0.04), Gap("2009-Q3", -0.06, -0.1, -0.02), Gap("2010-Q1", -0.03, -0.06, 0), Gap("2010-Q2", 0, -0.03, 0.03) };

        var outcome = Item(done, figures).Outcome!;

        Assert.Equal(("2009-Q3", "2010-Q2"), (outcome.Before!.Split('|')[4], outcome.After!.Split('|')[4]));
    }

    [Theory]
    [InlineData("2010-02-15", "2010-03-01", OutcomeState.AsExpected)] // On the day of the start at the latest.
    [InlineData("2010-02-15", "2010-03-02", OutcomeState.NotStatedBefore)]
    [InlineData("0.06 | 2011-03 | 2010-02-15", " | | ", OutcomeState.NoExpectation)]
    [InlineData("0.06 | 2011-03", "0.06 | 2011-04", OutcomeState.TooEarly)]
    [InlineData("gender | female", "gender | all", OutcomeState.CannotSay)]
    public void Nothing_is_said_where_nothing_can_be(string found, string instead, OutcomeState state)
        => Assert.Equal(state, Item(Women.Replace(found, instead, StringComparison.Ordinal), Gap("2009-Q3", -0.07, -0.11, -0.03), Gap("2010-Q4", 0.01, -0.02, 0.05)).Outcome!.State);

    [Fact]
    public void Without_a_pair_of_figures_or_across_a_break_it_cannot_be_said()
    {
        Assert.Equal(OutcomeState.CannotSay, Item(Women, Gap("2009-Q3", -0.07, -0.11, -0.03), Gap("2010-FY", 0.01, -0.02, 0.05)).Outcome!.State);
        Assert.Equal(OutcomeState.CannotSay, Item(Women, Gap("2009-Q3", -0.07, -0.11, -0.03), Gap("2010-Q4", 0.01, -0.02, 0.05) with { Marker = "b" }).Outcome!.State);
    }

    [Theory]
    [InlineData("2010-03-01 | 2011-04-10 | | under-way", Rating.Green, "")]
    [InlineData("2010-03-01 | 2011-04-09 | | under-way", Rating.Amber, "1 day late.")]
    [InlineData("2010-03-01 | 2011-03-11 | | under-way", Rating.Amber, "30 days late.")]
    [InlineData("2010-03-01 | 2011-03-10 | | under-way", Rating.Red, "31 days late.")]
    [InlineData("2010-03-01 | 2011-12-31 | | late", Rating.Amber, "Its owner says that it is late.")]
    [InlineData("2011-04-09 | 2011-12-31 | | not-started", Rating.Amber, "It is not begun, though its start has passed.")]
    [InlineData("2011-04-10 | 2011-12-31 | | not-started", Rating.Green, "")]
    [InlineData("2010-03-01 | 2010-12-31 | 2010-12-31 | complete", Rating.Done, "")]
    [InlineData("2010-03-01 | 2010-12-30 | 2010-12-31 | complete", Rating.Done, "Completed 1 day late.")]
    [InlineData("2010-03-01 | 2010-12-31 | | stopped", Rating.Stopped, "")]
    [InlineData("2010-03-01 | 2010-12-31 | | carried-over", Rating.Red, "It is said to be carried over, and no action goes on with it.")]
    public void The_rating_follows_the_calendar(string dates, Rating rating, string why)
    {
        var item = Item($"A-1 | action | P | T | corporate | Head | {dates}");

        Assert.Equal((rating, why), (item.Rating, string.Join(' ', item.Why)));
    }

    [Fact]
    public void The_rating_follows_target_money_and_milestones_and_plans_their_worst_action()
    {
        var plan = Plan(
            """
            S   | strategy    |     | Strategy | corporate | Chief | 2009-04-01 | 2012-03-31 | | under-way
            P   | yearly-plan | S   | Plan     | corporate | Lead  | 2010-04-01 | 2011-03-31 | | under-way
            A-1 | action      | P   | Behind   | corporate | Head  | 2010-03-01 | 2012-03-31 | | under-way | REC-01 | gender | female | 0.24 | 2010-03 | 0.3 | 2012-03
            A-2 | action      | P   | Money    | corporate | Head  | 2010-03-01 | 2012-03-31 | | under-way | | | | | | | | | | | 1000 | 1001
            A-3 | action      | P   | Stone    | corporate | Head  | 2010-03-01 | 2012-03-31 | | under-way
            M-1 | milestone   | A-3 | First    | corporate | Head  | 2010-03-01 | 2010-12-31 | | under-way
            M-2 | milestone   | A-3 | Second   | corporate | Head  | 2010-03-01 | 2010-12-31 | 2010-11-30 | complete
            A-4 | action      | P   | Old      | corporate | Head  | 2009-04-01 | 2010-03-31 | | carried-over
            A-5 | action      | P   | New      | corporate | Head  | 2010-04-01 | 2012-03-31 | | under-way | | | | | | | | | | | | | A-4
            P-9 | yearly-plan | S   | Done     | corporate | Lead  | 2009-04-01 | 2010-03-31 | 2010-03-31 | complete
            A-6 | action      | P-9 | Done     | corporate | Head  | 2009-04-01 | 2010-03-31 | 2010-03-01 | complete
            """, Quarter("2010-Q4", 0.25));

        Assert.Equal(
            [
                "A-1 Amber", "A-2 Amber More is spent than was set aside.", "A-3 Red Its milestone M-1 is red.", "A-4 CarriedOver", "A-5 Green", "A-6 Done", "M-1 Red 100 days late.", "M-2 Done",
                "P Red", "P-9 Done", "S Red",
            ],
            plan.Items.Select(i => $"{i.Id} {i.Rating} {(i.Run is null ? string.Join(' ', i.Why) : "")}".TrimEnd()));
        Assert.Equal(["A-5"], plan.Items.Single(i => i.Id == "A-4").CarriedTo);
        Assert.Equal("money set aside, 100% of it spent; no days of staff set aside", plan.Items.Single(i => i.Id == "A-2").Resource);
    }

    [Fact]
    public void An_unfinished_action_that_the_latest_plan_leaves_out_is_named()
    {
        var earlier = Register("action-plan", "corporate", Columns +
            """
            A-1 | action | P | Left out | housing   | Head | 2009-04-01 | 2010-03-31 | | under-way
            A-2 | action | P | Finished | corporate | Head | 2009-04-01 | 2010-03-31 | 2010-03-01 | complete
            A-3 | action | P | Kept     | corporate | Head | 2009-04-01 | 2010-03-31 | | under-way
            """, "2009-04");
        var latest = Register("action-plan", "corporate", Columns + "A-3 | action | P | Kept | corporate | Head | 2009-04-01 | 2012-03-31 | | under-way", "2010-04");

        Assert.Equal([new DroppedAction("A-1", "Left out", "housing", "Head", "2009-04")], RegisterReport.Of(Inputs([latest, earlier])).ActionPlan!.Dropped);
    }

    [Fact]
    public void A_headline_that_is_clearly_worse_is_an_open_item_until_an_action_answers_it()
    {
        PublishedFigure[] figures =
        [
            Worse("TAK-01", "race", "asian"), Worse("TAK-01", "race", "asian-pakistani"), Worse("TAK-01", "race", "black"), Worse("TAK-01", "gender", "male"),
            Worse("TAK-01", "age", "under-25"), Worse("TAK-02", "race", "black"), // TAK-02 is no headline.
            Worse("TAK-01", "disability", "disabled") with { Verdict = "possible" },
            Worse("REC-02", "race", "black", "2009-FY"), // Ended more than twelve months before March 2011.
        ];
        var plan = Plan(
            """
            A-1 | action | P | For one category | leisure   | Head | 2010-03-01 | 2012-03-31 | | under-way | TAK-01 | race   | asian-pakistani
            A-2 | action | P | Stopped          | leisure   | Head | 2010-03-01 | 2012-03-31 | | stopped   | TAK-01 | gender | male
            A-3 | action | P | For the strand   | corporate | Head | 2010-03-01 | 2012-03-31 | | under-way | TAK-01 | age    |
            A-4 | action | P | Another          | corporate | Head | 2010-03-01 | 2012-03-31 | | under-way | REC-02 | race   | black
            """, figures);

        Assert.Equal(
            ["TAK-01 race asian 2 A-1", "TAK-01 race black 1 open", "TAK-01 gender male 1 open", "TAK-01 age under-25 1 A-3"],
            plan.Findings.Select(f => $"{f.Indicator} {f.Strand} {f.Heading} {f.Figures.Length} {(f.IsOpen ? "open" : string.Join(',', f.Actions))}"));
    }

    [Fact]
    public void Barriers_are_counted_the_most_frequent_first_and_successes_stand_with_the_barrier_they_beat()
    {
        var plan = Register("action-plan", "corporate", Columns +
            $"""
            {Women.Replace("2010-02-15", "2010-02-15 | | | | data; resources", StringComparison.Ordinal)}
            A-2 | action    | P   | T | housing | Head | 2010-03-01 | 2012-03-31 | | under-way | | | | | | | | | | | | | | resources
            A-3 | action    | P   | T | housing | Head | 2010-03-01 | 2012-03-31 | | under-way | | | | | | | | | | | | | | attitudes; resources
            M-1 | milestone | A-3 | T | housing | Head | 2010-03-01 | 2012-03-31 | | under-way | | | | | | | | | | | | | | leadership
            """);
        var levels = Register("standard-levels", "corporate", "authority | authority_name | scheme | barriers | success | success_beat\n THORNLEY | Thornley | equality-standard | systems; data | One form | data");

        var report = RegisterReport.Of(Inputs([plan, levels], Gap("2009-Q3", -0.07, -0.11, -0.03), Gap("2010-Q4", 0.01, -0.02, 0.05))).Barriers!;

        // Five namings: three of resources, one each of attitudes and data.
        Assert.Equal(
            ["all resources 3 0.6", "all attitudes 1 0.8", "all data 1 1", "corporate data 1 0.5", "corporate resources 1 1", "housing resources 2 0.67", "housing attitudes 1 1"],
            report.Counts.Select(c => FormattableString.Invariant($"{c.Directorate} {c.Barrier} {c.Actions} {c.UpToHere:0.##}")));
        Assert.Equal(["data One form", "data A-1 Train panels", "resources A-1 Train panels"], report.Successes.Select(s => $"{s.Barrier} {s.What}"));
        Assert.Equal(["data", "systems"], report.Authorities.Select(a => a.Barrier));
    }

    private static ActionPlanReport Plan(string rows, params IEnumerable<PublishedFigure> figures)
        => RegisterReport.Of(Inputs([Register("action-plan", "corporate", Columns + rows)], figures)).ActionPlan!;

    private static PlanItem Item(string row, params IEnumerable<PublishedFigure> figures) => Plan(row, figures).Items.Single();

    /// <summary>The indicator is told by quarter at the shortest; the last ends in March 2011.</summary>
    private static PublishedFigure Quarter(string quarter, double value) => Figure("REC-01", "gender", "female", quarter, value);

    private static PublishedFigure Gap(string period, double difference, double lower, double upper)
        => Figure("REC-01", "gender", "female", period, 0.25, "possible", difference: difference, lower: lower, upper: upper);

    private static PublishedFigure Worse(string indicator, string strand, string group, string period = "2010-FY") => Figure(indicator, strand, group, period, 1, "clearly worse", ratio: 0.5);

    private static double Round(double? number) => Math.Round(number!.Value, 4);
}
