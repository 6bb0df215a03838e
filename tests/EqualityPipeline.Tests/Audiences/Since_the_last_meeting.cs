using EqualityPipeline.Audiences;
using EqualityPipeline.Periods;
using EqualityPipeline.Publication;
using EqualityPipeline.Registers;
using EqualityPipeline.Registers.Meetings;
using EqualityPipeline.Tests.Registers;
using EqualityPipeline.Tests.Web;

namespace EqualityPipeline.Tests.Audiences;

public class Since_the_last_meeting
{
    private static readonly DateOnly AsOf = new(2011, 4, 10);

    private const string Minutes = """
        meeting | line | forum                     | held       | kind       | directorate | words
        F-1     | 1    | equal-opportunities-forum | 2010-11-16 | decision   |             | An old decision
        F-2     | 1    | equal-opportunities-forum | 2011-01-18 | considered |             |
        F-2     | 2    | equal-opportunities-forum | 2011-01-18 | decision   |             | To ask for the plan
        C-1     | 1    | cabinet                   | 2011-01-18 | decision   |             | Of the same day, elsewhere
        C-2     | 1    | cabinet                   | 2011-02-08 | decision   |             | To open the libraries
        S-1     | 1    | scrutiny                  | 2011-03-01 | decision   | housing     | Of housing alone
        """;

    /// <summary>Returns of December are due on 5 January and those of January on 5 February: on 18 January December could be before the meeting.</summary>
    [Fact]
    public void A_verdict_that_became_clear_or_ceased_to_be_is_told_and_what_wavers_is_not()
    {
        PublishedFigure[] figures =
        [
            .. Pair("asian", "possible", "clearly worse"), .. Pair("white", "clearly better", "possible"),
            .. Pair("black", "possible", "no clear difference"), .. Pair("mixed", "clearly worse", "clearly worse"),
            Figure("other", new ReportingMonth(2011, 3), "clearly worse"),
        ];

        var since = Of("equal-opportunities-forum", null, figures)!;

        Assert.Equal((new DateOnly(2011, 1, 18), new ReportingMonth(2010, 12)), (since.Met, since.MonthThen));
        Assert.Equal(["asian possible > clearly worse", "white clearly better > possible"], since.Changed.Select(c => $"{c.Now.Group} {c.Then.Verdict} > {c.Now.Verdict}"));
    }

    [Fact]
    public void Its_own_decisions_of_that_day_are_told_and_those_of_others_since()
        => Assert.Equal(["To ask for the plan", "To open the libraries", "Of housing alone"], Of("equal-opportunities-forum", null, [])!.Decided.Select(d => d.Words));

    [Fact]
    public void A_portfolio_reads_what_is_decided_of_its_own_directorates_and_of_all()
    {
        Assert.Equal(["Of housing alone"], Of("scrutiny", "sustainable-regeneration", [])!.Decided.Select(d => d.Words));
        // The one meeting of a scrutiny committee was about housing, so that of adult care has not met.
        Assert.Null(Of("scrutiny", "health-and-adults", []));
    }

    [Theory]
    [InlineData("public")]
    [InlineData("directors")]
    public void Of_who_does_not_meet_or_has_no_minutes_nothing_is_said(string audience) => Assert.Null(Of(audience, null, []));

    /// <summary>The Forum meets every quarter and last met on 18 January: on 18 April the quarter is full, on the 19th it is over.</summary>
    [Theory]
    [InlineData("2011-04-18", false)]
    [InlineData("2011-04-19", true)]
    public void A_forum_whose_whole_cycle_has_passed_is_overdue(string day, bool isOverdue)
    {
        var minutes = RegisterReport.Of(TabledRegister.Inputs([TabledRegister.Of("meetings", "2011-03", Minutes)])).Meetings;

        Assert.Equal(
            new LastMeeting(new DateOnly(2011, 1, 18), isOverdue),
            LastMeeting.Of(What_an_audience_reads.Scope("equal-opportunities-forum", null).Audience, minutes, DateOnly.Parse(day)));
    }

    private static SinceLastMeeting? Of(string audience, string? part, PublishedFigure[] figures)
        => SinceLastMeeting.Of(
            What_an_audience_reads.Scope(audience, part),
            RegisterReport.Of(TabledRegister.Inputs([TabledRegister.Of("meetings", "2011-03", Minutes)])).Meetings, figures, AsOf);

    private static IEnumerable<PublishedFigure> Pair(string group, string then, string now)
        => [Figure(group, new ReportingMonth(2010, 12), then), Figure(group, new ReportingMonth(2011, 1), "possible"), Figure(group, new ReportingMonth(2011, 3), now)];

    private static PublishedFigure Figure(string group, ReportingMonth month, string verdict) => WebSample.Figure(group: group, month: month, verdict: verdict, value: 0.5);
}
