using EqualityPipeline.Registers.Meetings;
using EqualityPipeline.Returns;

namespace EqualityPipeline.Tests.Registers;

public class Adding_to_the_minutes
{
    private const string Columns = "meeting | line | kind | words | answers\n";

    private static readonly MinutesAdded Standing = MinutesAdded.To([], Lines("M-1 | 1 | question | Why? |\nM-1 | 7 | decision | To look. |"));

    [Fact]
    public void A_line_without_a_number_gets_the_next_of_its_meeting()
        => Assert.Equal(
            ["M-1/8", "M-1/9", "M-2/1"],
            Add("M-1 | NEW-0 | decision | To act. |\nM-1 | NEW-1 | decision | To act again. |\nM-2 | NEW-2 | answer | So. | M-1/1").Lines.Select(l => $"{l.Meeting}/{l.Line}"));

    [Theory]
    [InlineData("M-1 | 7 | decision | To look. |")]
    [InlineData("M-1 | NEW-0 | decision | To look. |")]
    public void The_same_line_twice_is_one(string line)
    {
        var added = Add(line);

        Assert.Equal(new AddedLine("M-1", "7", IsNew: false), Assert.Single(added.Lines));
        Assert.Equal(2, added.Records.Length);
    }

    [Fact]
    public void Two_unnumbered_lines_that_say_the_same_are_one()
        => Assert.Equal([true, false], Add("M-1 | NEW-0 | decision | To act. |\nM-1 | NEW-1 | decision | To act. |").Lines.Select(l => l.IsNew));

    [Fact]
    public void A_line_that_stands_is_not_overwritten()
        => Assert.StartsWith("Line 7 of M-1 is minuted already and says something else.", Add("M-1 | 7 | decision | To look away. |").Conflict, StringComparison.Ordinal);

    [Fact]
    public void An_answer_needs_its_question()
    {
        Assert.Equal("The question M-1/7 that is answered is in no minutes. Write the meeting, a slash and the line of a question or a challenge.", Add("M-2 | 1 | answer | So. | M-1/7").Conflict);
        Assert.Null(Add("M-2 | 1 | question | And? |\nM-2 | 2 | answer | So. | M-2/1").Conflict);
    }

    private static MinutesAdded Add(string lines) => MinutesAdded.To(Standing.Records, Lines(lines));

    private static System.Collections.Immutable.ImmutableArray<RegisterRecord> Lines(string lines) => TabledRegister.Of("meetings", "2010-01", Columns + lines).Records;
}
