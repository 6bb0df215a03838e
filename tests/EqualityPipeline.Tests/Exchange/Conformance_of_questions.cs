using EqualityPipeline.Exchange;

namespace EqualityPipeline.Tests.Exchange;

public class Conformance_of_questions
{
    private static readonly ExchangeSchema Ours = new(
        "v1", "2011-03",
        [new SharedReturn("recruitment", "Recruitment", "Monthly", [new SharedColumn("grade", "Category", "grade-band"), new SharedColumn("stage", "Stage", null)], [new SharedMeasure("applied", "Flow", "People"), new SharedMeasure("appointed", "Flow", "People")])],
        [new SharedStrand("race", "What is your ethnic group?", "ethnic-group-2001", ["asian", "asian-indian > asian", "chinese > chinese-or-other"])],
        [new SharedIndicator("REC-02", "Appointed from shortlisted", "Proportion", "recruitment/appointed", "recruitment/shortlisted", 1)]);

    [Fact]
    public void What_is_alike_agrees_and_what_we_have_besides_is_no_difference()
        => Assert.All(Conformance.Between(Ours, Ours with { Strands = [] }), c => Assert.True(c.Agrees));

    [Fact]
    public void Each_difference_is_told_with_what_is_ours_and_what_is_theirs()
    {
        var theirs = Ours with
        {
            Returns =
            [
                Ours.Returns[0] with { Frequency = "Quarterly", Columns = [new SharedColumn("grade", "Category", "pay-band")], Measures = [new SharedMeasure("applied", "Stock", "People"), new SharedMeasure("offered", "Flow", "People")] },
                Ours.Returns[0] with { Id = "leavers" },
            ],
            Strands = [Ours.Strands[0] with { Question = "How would you describe yourself?", Codes = ["asian", "asian-indian > asian", "chinese > asian"] }],
            Indicators = [Ours.Indicators[0] with { Base = "recruitment/applied", Per = 100 }],
        };

        Assert.Equal(
            [
                "return recruitment: Not alike: how often it is sent. Ours: \"Monthly\". Theirs: \"Quarterly\".",
                "return recruitment: They have no column \"stage\".",
                "return recruitment: Not alike: what the column grade holds. Ours: \"Category of grade-band\". Theirs: \"Category of pay-band\".",
                "return recruitment: They have no measure \"appointed\".",
                "return recruitment: We have no measure \"offered\".",
                "return recruitment: Not alike: what applied counts. Ours: \"Flow of People\". Theirs: \"Stock of People\".",
                "return leavers: We have no such return.",
                "strand race: Not alike: the question. Ours: \"What is your ethnic group?\". Theirs: \"How would you describe yourself?\".",
                // Chinese is under another heading: the same word, other people.
                "strand race: They have no category \"chinese > chinese-or-other\".",
                "strand race: We have no category \"chinese > asian\".",
                "indicator REC-02: Not alike: what it is counted of. Ours: \"recruitment/shortlisted\". Theirs: \"recruitment/applied\".",
                "indicator REC-02: Not alike: per how many. Ours: \"1\". Theirs: \"100\".",
            ],
            Conformance.Between(Ours, theirs).SelectMany(c => c.Differences, (c, difference) => $"{c.Subject}: {difference}"));
    }
}
