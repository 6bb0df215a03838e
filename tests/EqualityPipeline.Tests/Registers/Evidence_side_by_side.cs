using System.Collections.Immutable;
using EqualityPipeline.Publication;
using EqualityPipeline.Registers;
using EqualityPipeline.Registers.Triangulation;
using EqualityPipeline.Tests.Web;

namespace EqualityPipeline.Tests.Registers;

/// <summary>Channels under the partnership's own policy: take-up (with its screen), feedback, perceptions, soft evidence, impact assessments.</summary>
public class Evidence_side_by_side
{
    private const int TakeUp = 0;
    private const int Perceptions = 2;
    private const int Soft = 3;

    private const string Accounts = "account | heard | source | theme | ward | strand | group | direction | accounts\n";

    [Theory]
    [InlineData("clearly worse", 0.79, Reading.Worse)]
    [InlineData("clearly worse", 0.81, Reading.Even)]
    [InlineData("clearly better", 1.26, Reading.Better)]
    [InlineData("possible", 0.5, Reading.Possible)]
    [InlineData("no clear difference", 0.5, Reading.Even)]
    public void A_clear_difference_within_the_screen_reads_as_even(string verdict, double ratio, Reading expected)
        => Assert.Equal(expected, Row([Year("TAK-01", "black", verdict, ratio)], Heard("black", "worse", 9))!.Readings[TakeUp].Says);

    /// <summary>Everybody: 60, from 55 to 65; four fifths of 60 is 48 and five fourths 75.</summary>
    [Theory]
    [InlineData(40, 54.9, Reading.Worse)]
    [InlineData(40, 55, Reading.Possible)]
    [InlineData(65.1, 80, Reading.Better)]
    [InlineData(48, 75, Reading.Even)]
    [InlineData(47.9, 75, Reading.Possible)]
    public void A_survey_reads_by_whether_limits_leave_one_another_out(double lower, double upper, Reading expected)
    {
        var group = Year("COH-07", "black", "too few to say", null) with { Value = (lower + upper) / 2, Lower95 = lower, Upper95 = upper };
        var all = group with { Group = "all", Value = 60, Lower95 = 55, Upper95 = 65, Verdict = null };

        Assert.Equal(expected, Row([group, all], Heard("black", "worse", 9))!.Readings[Perceptions].Says);
    }

    /// <summary>The smallest published count of the policy is five.</summary>
    [Theory]
    [InlineData(4, AccountsHeard.AFew, "")]
    [InlineData(5, AccountsHeard.Several, "trust")]
    public void Few_accounts_have_neither_number_nor_theme(int accounts, AccountsHeard amount, string themes)
    {
        var reading = Row([Year("TAK-01", "black", "no clear difference", 1)], Heard("black", "worse", accounts))!.Readings[Soft];

        Assert.Equal((amount, themes), (reading.Amount!.Value, string.Join(',', reading.Rests)));
    }

    [Fact]
    public void Accounts_of_several_quarters_add_up_and_one_sent_again_is_the_same()
    {
        var grid = Of(
            [Year("TAK-01", "black", "no clear difference", 1)],
            TabledRegister.Of("soft-evidence", "2010-06", Accounts + "S-1 | 2010-05 | forum | trust | all | race | black | worse | 3", directorate: "housing"),
            TabledRegister.Of("soft-evidence", "2010-09", Accounts + "S-1 | 2010-05 | forum | trust | all | race | black | worse | 3\nS-2 | 2010-08 | forum | trust | all | race | black | worse | 1", directorate: "housing"),
            // Longer ago than two years: it speaks no more.
            TabledRegister.Of("soft-evidence", "2009-04", Accounts + "S-9 | 2009-03 | forum | trust | all | race | black | worse | 9", directorate: "leisure"));

        Assert.Equal(AccountsHeard.AFew, Assert.Single(grid!.Rows).Readings[Soft].Amount);
    }

    [Fact]
    public void Accounts_both_ways_are_no_contradiction()
    {
        var row = Row([Year("TAK-01", "black", "clearly worse", 0.5)], Heard("black", "worse", 3), Heard("black", "better", 3, "leisure"));

        Assert.Equal((Reading.Mixed, false), (row!.Readings[Soft].Says, row.IsConflict));
    }

    [Theory]
    [InlineData("negative-to-mend", "no clear difference", true)]
    [InlineData("negative-to-mend", "clearly worse", false)]
    [InlineData("no-impact", "clearly worse", true)]
    [InlineData("positive", "no clear difference", false)]
    [InlineData("no-evidence", "clearly worse", null)]
    public void An_assessment_is_set_against_the_strand_as_a_whole(string finding, string verdict, bool? isConflict)
    {
        var assessments = TabledRegister.Of("impact-assessments", "2010-04", $"assessment | status | finding_race\nE-1 | complete | {finding}\nE-2 | planned |", directorate: "housing");
        var row = Of([Year("TAK-01", "black", verdict, verdict == "clearly worse" ? 0.5 : 1)], assessments)?.Rows.SingleOrDefault(r => r.Group == "all");

        Assert.Equal(isConflict, row?.IsConflict);
    }

    [Fact]
    public void A_group_of_which_one_channel_alone_speaks_is_left_out() => Assert.Null(Of([Year("TAK-01", "black", "clearly worse", 0.5)]));

    private static EvidenceRow? Row(ImmutableArray<PublishedFigure> figures, params AcceptedRegister[] registers) => Of(figures, registers)?.Rows.SingleOrDefault(r => r.Group == "black");

    private static EvidenceGrid? Of(ImmutableArray<PublishedFigure> figures, params AcceptedRegister[] registers) => RegisterReport.Of(TabledRegister.Inputs(registers, figures)).Evidence;

    private static AcceptedRegister Heard(string group, string direction, int accounts, string directorate = "housing")
        => TabledRegister.Of("soft-evidence", "2011-03", Accounts + $"S-1 | 2011-02 | forum | trust | all | race | {group} | {direction} | {accounts}", directorate: directorate);

    private static PublishedFigure Year(string indicator, string group, string verdict, double? ratio)
        => WebSample.Figure(indicator: indicator, group: group, verdict: verdict, value: 1) with { Period = "2010-FY", PeriodType = "year", PeriodStart = new DateOnly(2010, 4, 1), Ratio = ratio };
}
