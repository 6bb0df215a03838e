using EqualityPipeline.Registers;
using EqualityPipeline.Registers.Meetings;

namespace EqualityPipeline.Tests.Registers;

public class Minutes_and_questions
{
    private const string Minutes = """
        meeting   | line | forum                     | held       | kind       | indicator | words               | answers     | owner
        M-2010-01 | 1    | equal-opportunities-forum | 2010-01-19 | considered | REC-02    |                     |             |
        M-2010-01 | 2    | equal-opportunities-forum | 2010-01-19 | question   | REC-02    | Why so few?         |             | Head of Human Resources
        M-2010-01 | 10   | equal-opportunities-forum | 2010-01-19 | challenge  | TAK-01    | This cannot be.     |             | Head of Libraries
        M-2010-04 | 1    | equal-opportunities-forum | 2010-04-20 | answer     |           | Panels were small.  | M-2010-01/2 |
        M-2011-05 | 1    | cabinet                   | 2011-05-03 | decision   |           | Held in the future. |             |
        """;

    private static readonly RegisterReport Report = RegisterReport.Of(TabledRegister.Inputs([TabledRegister.Of("meetings", "2011-03", Minutes)]));

    [Fact]
    public void Lines_come_in_the_order_of_the_meetings_and_of_their_numbers_and_none_from_after_the_day()
        => Assert.Equal(["M-2010-01/1", "M-2010-01/2", "M-2010-01/10", "M-2010-04/1"], Report.Meetings.Select(m => m.Reference));

    /// <summary>19 January to 20 April 2010 is 12 + 28 + 31 + 20 = 91 days; to 10 April 2011 it is 446.</summary>
    [Fact]
    public void A_question_is_open_until_an_answer_names_it()
        => Assert.Equal(
            [("M-2010-01/10", true, 446), ("M-2010-01/2", false, 91)],
            MemberQuestion.Of(Report.Meetings).Select(q => (q.Asked.Reference, q.IsOpen, q.DaysUntil(new DateOnly(2011, 4, 10)))));

    [Fact]
    public void An_answer_of_one_organisation_does_not_answer_the_question_of_another()
    {
        const string Columns = "meeting | line | forum | held | kind | words | answers | owner";
        var report = RegisterReport.Of(TabledRegister.Inputs(
        [
            TabledRegister.Of("meetings", "2010-01", $"{Columns}\nM-1 | 1 | cabinet | 2010-01-19 | question | Why? | | Director", "northmoor"),
            TabledRegister.Of("meetings", "2010-02", $"{Columns}\nM-2 | 1 | cabinet | 2010-02-19 | answer | So. | M-1/1 |", "westvale"),
        ], organisation: "northmoor-together"));

        Assert.True(Assert.Single(MemberQuestion.Of(report.Meetings)).IsOpen);
    }

    [Fact]
    public void What_was_said_before_is_replaced_by_what_is_said_now()
    {
        const string Columns = "meeting | line | forum | held | kind | words";
        var report = RegisterReport.Of(TabledRegister.Inputs(
        [
            TabledRegister.Of("meetings", "2010-01", $"{Columns}\nM-1 | 1 | cabinet | 2010-01-19 | decision | First wording"),
            TabledRegister.Of("meetings", "2010-02", $"{Columns}\nM-1 | 1 | cabinet | 2010-01-19 | decision | Second wording"),
        ]));

        Assert.Equal(["Second wording"], report.Meetings.Select(m => m.Words));
    }

    [Fact]
    public void Without_the_register_nothing_is_said() => Assert.Equal([], RegisterReport.Of(TabledRegister.Inputs([])).Meetings);
}
