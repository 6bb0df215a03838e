using EqualityPipeline.Frameworks;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Tests.Sample;

namespace EqualityPipeline.Tests.Frameworks;

public class Scoring_frameworks
{
    private static readonly Framework Framework = SampleRelease.Policy.Frameworks.Single(f => f.Id == "eflg-2009");

    private static readonly FrameworkEvidence Everything = FullEvidence.For(Framework);

    [Fact]
    public void Without_any_evidence_no_level_is_reached_and_the_first_criterion_is_named()
    {
        var assessment = Assess(new FrameworkEvidence(SampleRelease.AsOf, FullEvidence.LastMonth, [], [], []));

        Assert.All(assessment.Criteria, c => Assert.Equal((false, "missing"), (c.Met, c.EvidenceState)));
        Assert.Equal(["all", .. Framework.Areas.Select(a => a.Id)], assessment.Scores.Select(s => s.Area));
        Assert.All(assessment.Scores, s => Assert.Equal((0, "None yet", "computed"), (s.Level, s.LevelName, s.Basis)));
        Assert.Equal("knowing-1", Score(assessment, "all").Weakest);
    }

    [Fact]
    public void The_whole_is_as_good_as_its_weakest_area()
    {
        var assessment = Assess(Without(Without(Everything, "leadership-3"), "workforce-2"));

        Assert.Equal(2, Score(assessment, "leadership").Level);
        Assert.Equal(1, Score(assessment, "workforce").Level);
        Assert.Equal((1, "workforce-2", "workforce"), (Score(assessment, "all").Level, Score(assessment, "all").Weakest, Score(assessment, "all").WeakestArea));
    }

    [Fact]
    public void A_higher_level_is_not_reached_over_a_gap_below_it()
        => Assert.Equal(0, Score(Assess(Without(Everything, "knowing-1")), "knowing-your-community").Level);

    [Fact]
    public void Old_evidence_does_not_count()
    {
        var old = Everything with { Mapped = [.. Everything.Mapped.Select(m => m with { Period = FullEvidence.LastMonth.Plus(-13) })] };
        var lastThatCounts = Everything with { Mapped = [.. Everything.Mapped.Select(m => m with { Period = FullEvidence.LastMonth.Plus(-12) })] };

        Assert.Equal(0, Score(Assess(old), "knowing-your-community").Level);
        Assert.Equal("stale", Criterion(Assess(old), "knowing-1").EvidenceState);
        Assert.Equal(3, Score(Assess(lastThatCounts), "knowing-your-community").Level);
        Assert.Equal("ageing", Criterion(Assess(lastThatCounts), "knowing-1").EvidenceState);
    }

    [Fact]
    public void A_gap_in_as_many_months_as_are_borne_is_borne()
    {
        // services-2 bears two months, workforce-4 none.
        Assert.Equal(3, Score(Assess(Worse("TAK-02", "gender", months: 2)), "services").Level);
        Assert.Equal(1, Score(Assess(Worse("TAK-02", "gender", months: 3)), "services").Level);
        Assert.Equal(2, Score(Assess(Worse("REC-02", "race", months: 1)), "workforce").Level);
    }

    [Fact]
    public void The_levels_are_those_of_2009_and_the_lowest_is_also_known_as_emerging()
    {
        Assert.Equal(["Developing", "Achieving", "Excellent"], Framework.Levels.Select(l => l.Name));
        Assert.Contains(Framework.Levels[0].AlsoKnownAs, name => name.StartsWith("Emerging", StringComparison.Ordinal));
    }

    /// <summary>Only the areas that an organisation has chosen of a modular framework are scored, and the whole is the weakest of those.</summary>
    [Fact]
    public void A_module_that_was_not_chosen_is_not_scored()
    {
        var modular = SampleRelease.Policy.Frameworks.Single(f => f.Id == "eflg-2021");
        var chosen = FullEvidence.Northmoor with { Frameworks = [new AdoptedFramework("eflg-2021", MonthSpan.Always, ["workforce"], null, null, null)] };
        var evidence = FullEvidence.Without(FullEvidence.For(modular), modular.FindCriterion("m2-1")!.Rule!);

        var assessment = FrameworkAssessment.Assess(modular, chosen, evidence, SampleRelease.Policy);

        Assert.Equal(["all 3", "workforce 3"], assessment.Scores.Where(s => s.Basis == "computed").Select(s => $"{s.Area} {s.Level}"));
        Assert.All(assessment.Criteria, c => Assert.Equal("workforce", c.Area));
    }

    [Fact]
    public void Each_framework_scores_whom_it_was_written_for_unless_others_were_adopted()
    {
        var policy = SampleRelease.Policy;
        string[] Used(string organisation, bool isAdopted = true)
        {
            var of = SampleRelease.Organisation(organisation);
            return [.. FrameworksInUse.Of(policy, isAdopted ? of : of with { Frameworks = [] }, SampleRelease.AsOf, FullEvidence.LastMonth).Select(f => f.Id).Order(StringComparer.Ordinal)];
        }

        Assert.Equal(["eflg-2009"], Used("northmoor"));
        Assert.Equal(["eflg-2009", "equality-standard"], Used("westvale"));
        Assert.Equal(["police-standard"], Used("northmoor-police"));
        Assert.Equal(["fire-standard"], Used("northmoor-fire"));
        Assert.Equal(["eflg-2009", "equality-standard"], Used("northmoor", isAdopted: false));
        Assert.Equal(["fire-standard"], Used("northmoor-fire", isAdopted: false));
    }

    /// <summary>
    /// Worked from the returns: the five areas of the city stand at nothing but the first, where everything up to Achieving is there and sexual
    /// orientation is asked by nobody. Environment has no Diversity Leader; nobody was consulted by gender, age, religion or belief and sexual orientation; harassment is
    /// recorded by two directorates of five; who works there is told by strand in March 2011, and nobody has judged whether there is a strategy for it (workforce-7).
    /// </summary>
    [Theory]
    [InlineData("northmoor", "eflg-2009", "all 0 leadership-11", "knowing-your-community 2 knowing-3", "leadership 0 leadership-11", "engagement 1 engagement-5", "services 0 services-4", "workforce 0 workforce-7")]
    [InlineData("westvale", "eflg-2009", "all 0 leadership-11", "knowing-your-community 1 knowing-7", "leadership 0 leadership-11", "engagement 0 engagement-4", "services 0 services-4", "workforce 0 workforce-11")]
    [InlineData("northmoor-police", "police-standard", "all 1 police-delivery-2", "operational-delivery 1 police-delivery-2", "people-and-culture 1 police-people-2", "organisational-processes 1 police-processes-2")]
    [InlineData("northmoor-fire", "fire-standard", "all 0 fire-leadership-1", "knowing-your-community 3 ", "leadership 0 fire-leadership-1", "engagement 0 fire-engagement-1", "services 1 fire-services-2", "workforce 1 fire-workforce-2")]
    public void The_sample_scores_as_its_evidence_says(string organisation, string framework, params string[] scores)
        => Assert.Equal(scores, SampleRelease.Assess(organisation, framework).Scores.Where(s => s.Basis == "computed").Select(s => $"{s.Area} {s.Level} {s.Weakest}"));

    [Fact]
    public void The_quarters_of_the_fire_service_answer_the_first_question_of_workforce()
    {
        var assessment = SampleRelease.Assess("northmoor-fire");

        Assert.Equal((0, "workforce-11"), (Score(assessment, "workforce").Level, Score(assessment, "workforce").Weakest));
        Assert.True(Criterion(assessment, "workforce-1").Met);
    }

    [Fact]
    public void The_evidence_of_the_sample_is_told_with_its_numbers()
    {
        var criteria = SampleRelease.Assess("northmoor").Criteria.ToDictionary(c => c.Criterion, c => c.Evidence);

        // Five directorates for twelve months; environment sends no recruitment (T05), one return was rejected (T04).
        Assert.Equal("48 of 60 recruitment returns owed in the last 12 months were accepted; at least 75% is asked for.", criteria["leadership-1"]);
        Assert.Equal("59 of 60 service take-up returns owed in the last 12 months were accepted; at least 90% is asked for.", criteria["services-1"]);
        Assert.Equal("59 of 59 service take-up returns accepted in the last 12 months arrived by their deadline; at least 95% is asked for.", criteria["leadership-3"]);
        Assert.Equal("Residents are not known by sexual orientation for any of the last 13 months.", criteria["knowing-3"]);
        // Nine services by two strands.
        Assert.Equal("18 of 18 pairs of a service and a strand are monitored; at least 90% is asked for.", criteria["knowing-4"]);
    }

    private static FrameworkEvidence Without(FrameworkEvidence evidence, string criterion) => FullEvidence.Without(evidence, Framework.FindCriterion(criterion)!.Rule!);

    private static FrameworkEvidence Worse(string indicator, string strand, int months) => FullEvidence.Without(Everything, new EvidenceRule.NoClearGap(indicator, strand, 12, months - 1));

    private static FrameworkAssessment Assess(FrameworkEvidence evidence) => FrameworkAssessment.Assess(Framework, FullEvidence.Northmoor, evidence, SampleRelease.Policy);

    private static FrameworkScore Score(FrameworkAssessment assessment, string area) => assessment.Scores.Single(s => s.Area == area && s.Basis == "computed");

    private static CriterionResult Criterion(FrameworkAssessment assessment, string criterion) => assessment.Criteria.Single(c => c.Criterion == criterion);
}
