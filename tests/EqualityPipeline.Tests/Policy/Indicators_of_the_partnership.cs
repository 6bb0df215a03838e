using EqualityPipeline.Policy;

namespace EqualityPipeline.Tests.Policy;

public class Indicators_of_the_partnership
{
    /// <summary>What was asked for, with the indicators that answer it.</summary>
    public static TheoryData<string, string[]> Asked { get; } = new()
    {
        { "take-up index against the right one of four populations", ["TAK-01", "TAK-02", "TAK-03", "TAK-04", "TAK-05"] },
        { "experience, complaints and compliments per 1,000 users, upheld share", ["EXP-01", "EXP-02", "EXP-03", "EXP-04"] },
        { "five types of harassment per 100,000", ["HAR-01", "HAR-02", "HAR-03", "HAR-04", "HAR-05"] },
        { "further action and days to act", ["HAR-07", "HAR-09"] },
        { "recruitment funnel by stage and whole", ["REC-01", "REC-02", "REC-03"] },
        { "likelihoods in employment", ["EMP-01", "EMP-02", "EMP-03", "EMP-04", "EMP-07", "EMP-08"] },
        { "representation in post and by grade band", ["REP-01", "REP-02", "REP-03", "REP-04"] },
        { "top 5% of earners", ["PAY-10", "PAY-11", "PAY-12"] },
        { "BV16, BV17, BV156, BV174, BV175", ["REP-05", "REP-06", "GOV-10", "HAR-01", "HAR-08"] },
        { "six measures of the gender pay gap", ["PAY-01", "PAY-02", "PAY-03", "PAY-04", "PAY-05", "PAY-06", "PAY-07", "PAY-08", "PAY-09"] },
        { "WRES and SC-WRES", ["REC-06", "REC-07", "EMP-10", "EMP-11", "EMP-12", "EMP-14", "REP-02", "SUR-01", "SUR-02", "SUR-03", "SUR-04"] },
        { "NI 1 to 5, 23 and 140", ["COH-01", "COH-02", "COH-03", "COH-04", "COH-05", "COH-06", "COH-07"] },
        { "translation and interpretation met, waits by language", ["EXP-05", "EXP-06", "EXP-07", "EXP-08", "EXP-09", "EXP-10", "EXP-11", "EXP-12"] },
        { "inputs by priority", ["INP-01", "INP-02", "INP-03", "INP-04", "INP-05", "INP-06", "INP-07", "INP-08", "INP-09", "INP-10"] },
        { "outcome statistics by priority", ["OUT-01", "OUT-02", "OUT-03", "OUT-04", "OUT-05", "OUT-06", "OUT-07", "OUT-08", "OUT-09", "OUT-10", "OUT-11", "OUT-12"] },
        { "coverage of impact assessments and reach of consultation", ["GOV-01", "GOV-02", "GOV-03", "GOV-04"] },
    };

    [Theory]
    [MemberData(nameof(Asked))]
    public void Answer_what_was_asked_for(string asked, string[] ids)
        => Assert.All(ids, id => Assert.True(Packs.Policy.FindIndicator(id) is not null, $"{asked}: {id}"));

    [Fact]
    public void Are_sixty_at_least_each_with_a_question_a_source_and_an_example()
    {
        Assert.True(Packs.Policy.Indicators.Length >= 60);
        Assert.All(Packs.Policy.Indicators, i => Assert.True(i.Question.EndsWith('?') || i.Question.EndsWith('.'), i.Id));
        Assert.All(Packs.Policy.Indicators, i => Assert.NotNull(i.Example));
    }

    [Fact]
    public void Pages_open_on_twenty_at_most_of_every_critical_outcome_and_seven_priorities()
    {
        var headlines = Packs.Policy.Indicators.Where(i => i.Headline).ToList();

        Assert.InRange(headlines.Count, 1, Packs.Policy.Publication.HeadlineBudget);
        Assert.Equal(Packs.Policy.CodeLists["critical-outcome"].Codes.Select(c => c.Id).Order(), headlines.Select(i => i.CriticalOutcome).OfType<string>().Distinct().Order());
        Assert.True(headlines.Select(i => i.Priority).OfType<string>().Distinct().Count() >= 7);
    }

    [Fact]
    public void Speak_of_all_ten_priorities_at_the_level_of_impact()
        => Assert.Equal(
            Packs.Policy.CodeLists["priority"].Codes.Select(c => c.Id).Order(),
            Packs.Policy.Indicators.Where(i => i.Level is ChainLevel.Impact).Select(i => i.Priority).OfType<string>().Distinct().Order());
}
