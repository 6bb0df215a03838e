using EqualityPipeline.Frameworks;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Tests.Sample;

namespace EqualityPipeline.Tests.Frameworks;

/// <summary>Every criterion of every framework of the partnership, one piece of evidence at a time.</summary>
public class Taking_evidence_away
{
    public static TheoryData<string> Frameworks { get; } = [.. SampleRelease.Policy.Frameworks.Select(f => f.Id)];

    public static TheoryData<string, string> OnData { get; } =
    [
        .. SampleRelease.Policy.Frameworks.SelectMany(f => f.Criteria.Where(c => c.Rule is not null), (f, c) => (f.Id, c.Id)),
    ];

    public static TheoryData<string, string> OnJudgement { get; } =
    [
        .. SampleRelease.Policy.Frameworks.SelectMany(f => f.Criteria.Where(c => c.Judgement is not null), (f, c) => (f.Id, c.Id)),
    ];

    [Theory]
    [MemberData(nameof(Frameworks))]
    public void With_all_its_evidence_every_framework_is_reached_to_its_highest_level(string id)
    {
        var framework = Framework(id);
        var assessment = Assess(framework, FullEvidence.For(framework));

        Assert.All(assessment.Criteria, c => Assert.True(c.Met && c.EvidenceState == "fresh", $"{c.Criterion} {c.EvidenceState}: {c.Evidence}"));
        Assert.All(assessment.Scores.Where(s => s.Basis == "computed"), s => Assert.Equal((framework.Levels.Length, null), (s.Level, s.Weakest)));
    }

    [Theory]
    [MemberData(nameof(OnData))]
    public void A_piece_of_data_taken_away_fails_the_criterion_it_supports_and_no_other(string id, string criterion)
    {
        var framework = Framework(id);
        FailsAlone(framework, framework.FindCriterion(criterion)!, FullEvidence.Without(FullEvidence.For(framework), framework.FindCriterion(criterion)!.Rule!));
    }

    [Theory]
    [MemberData(nameof(OnJudgement))]
    public void A_judgement_taken_away_fails_the_criterion_it_supports_and_no_other(string id, string criterion)
    {
        var framework = Framework(id);
        FailsAlone(framework, framework.FindCriterion(criterion)!, FullEvidence.WithoutJudgement(FullEvidence.For(framework), criterion));
    }

    /// <summary>No new evidence comes and the clock moves on: the day before its time is over a criterion is met and ageing, and on the day it is not met.</summary>
    [Theory]
    [MemberData(nameof(OnData))]
    [MemberData(nameof(OnJudgement))]
    public void A_criterion_falls_by_itself_when_the_time_of_its_evidence_is_over(string id, string criterion)
    {
        var framework = Framework(id);
        var evidence = FullEvidence.For(framework);
        // Of training no day is told, and no age: it would be when somebody was trained.
        var trained = framework.Criteria.Single(c => c.Id == criterion).Rule as EvidenceRule.Trained;
        var told = Of(Assess(framework, evidence), criterion).StaleOn;
        Assert.Equal(trained is null, told is not null);
        var falls = told ?? FullEvidence.TrainedOn.AddMonths(trained!.MaxAgeMonths);

        var before = Of(Assess(framework, At(evidence, falls.AddDays(-1))), criterion);
        var after = Of(Assess(framework, At(evidence, falls)), criterion);

        Assert.Equal((true, trained is null ? "ageing" : "fresh"), (before.Met, before.EvidenceState));
        Assert.Equal((false, trained is null ? "stale" : "missing"), (after.Met, after.EvidenceState));
    }

    private static void FailsAlone(Framework framework, Criterion criterion, FrameworkEvidence without)
    {
        var rank = framework.FindLevel(criterion.Level)!.Rank;
        var assessment = Assess(framework, without);

        Assert.Equal([criterion.Id], assessment.Criteria.Where(c => !c.Met).Select(c => c.Criterion));
        Assert.All(assessment.Scores.Where(s => s.Basis == "computed"), score => Assert.Equal(
            score.Area == criterion.Area || score.Area == "all" ? (rank - 1, criterion.Id) : (framework.Levels.Length, null), (score.Level, score.Weakest)));

        var given = FullEvidence.For(framework);
        var restored = without with { Returns = given.Returns, Mapped = given.Mapped, Figures = given.Figures, Registers = given.Registers };
        Assert.All(Assess(framework, restored).Criteria, c => Assert.True(c.Met, c.Criterion));
    }

    private static FrameworkEvidence At(FrameworkEvidence evidence, DateOnly asOf) => evidence with { AsOf = asOf, LastMonth = ReportingMonth.Of(asOf).Plus(-1) };

    private static Framework Framework(string id) => SampleRelease.Policy.Frameworks.Single(f => f.Id == id);

    private static CriterionResult Of(FrameworkAssessment assessment, string criterion) => assessment.Criteria.Single(c => c.Criterion == criterion);

    private static FrameworkAssessment Assess(Framework framework, FrameworkEvidence evidence)
        => FrameworkAssessment.Assess(framework, FullEvidence.Northmoor, evidence, SampleRelease.Policy);
}
