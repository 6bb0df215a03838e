using EqualityPipeline.Frameworks;
using EqualityPipeline.Policy;
using EqualityPipeline.Registers;
using EqualityPipeline.Returns;
using EqualityPipeline.Tests.Sample;
using static EqualityPipeline.Tests.Frameworks.FullEvidence;

namespace EqualityPipeline.Tests.Frameworks;

/// <summary>What the data say, what the organisation says of itself, and what its peers say.</summary>
public class Three_scores_side_by_side
{
    private static readonly Framework Framework = SampleRelease.Policy.Frameworks.Single(f => f.Id == "eflg-2009");

    [Fact]
    public void The_three_stand_beside_one_another_for_an_area()
    {
        // Of engagement: four criteria at Developing and Achieving that were judged, and the data of all.
        var scores = Assess(
            Judged("engagement-1", "self", "met"), Judged("engagement-4", "self", "met"), Judged("engagement-2", "self", "met"), Judged("engagement-5", "self", "not-met"),
            Judged("engagement-1", "peer", "not-met")).Scores;

        Assert.Equal(
            ["computed 3 ", "self 1 engagement-5", "peer 0 engagement-1"],
            scores.Where(s => s.Area == "engagement").Select(s => $"{s.Basis} {s.Level} {s.Weakest}"));
        Assert.DoesNotContain(scores, s => s.Area == "all" && s.Basis == "self");
    }

    [Fact]
    public void What_nobody_judged_is_not_failed_and_no_level_is_told_over_it()
        // engagement-4 is at Developing and was not judged: the level may be anything.
        => Assert.DoesNotContain(Assess(Judged("engagement-1", "self", "met"), Judged("engagement-5", "self", "not-met")).Scores, s => s.Basis == "self");

    [Fact]
    public void A_disagreement_stays_open_until_somebody_settles_it_and_says_why()
    {
        var open = Disagreement(Assess(Judged("knowing-1", "self", "met"), Judged("knowing-1", "peer", "partly-met")));
        Assert.Equal(
            ("open", "met", "met", "partly-met", "The data say met, the self-assessment says met, the peers say partly met. Nobody has settled it."),
            (open.State, open.Computed, open.Self, open.Peer, open.Words));

        var settled = Disagreement(Assess(
            Judged("knowing-1", "self", "met"), Judged("knowing-1", "peer", "partly-met"),
            Judged("knowing-1", "external", "met", assessed: "2011-03-20", settles: "peer", reason: "The map was redrawn.")));
        Assert.Equal(("settled", "Head of Policy", "peer", new DateOnly(2011, 3, 20), "The map was redrawn."), (settled.State, settled.SettledBy, settled.SettledFor, settled.SettledOn, settled.Why));
        Assert.EndsWith("Settled by the Head of Policy on 20 March 2011, as met: The map was redrawn.", settled.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_judgement_made_after_it_was_settled_opens_it_again()
        => Assert.Equal("open", Disagreement(Assess(
            Judged("knowing-1", "self", "met"), Judged("knowing-1", "peer", "not-met", assessed: "2011-03-25"),
            Judged("knowing-1", "external", "met", assessed: "2011-03-20", settles: "peer", reason: "The map was redrawn."))).State);

    [Fact]
    public void Where_all_say_the_same_there_is_no_disagreement()
        => Assert.Empty(Assess(Judged("knowing-1", "self", "met"), Judged("knowing-1", "peer", "met")).Disagreements.Where(d => d.Criterion is not null));

    [Fact]
    public void The_level_that_is_claimed_is_set_against_the_one_that_is_computed()
    {
        var claim = Register("corporate", "standard-levels",
        [
            Record(("authority", "northmoor"), ("scheme", "eflg-2009"), ("response", "answered"), ("level", "achieving"), ("basis", "self"), ("assessed", "2010-12-06")),
        ]);

        var disagreement = Assert.Single(Assess(FullEvidence.For(Framework), claim).Disagreements, d => d.Area == "all");

        Assert.Equal(("open", "Excellent", "Achieving", null), (disagreement.State, disagreement.Computed, disagreement.Self, disagreement.Peer));
        Assert.Equal("Overall: computed Excellent, self Achieving. No criterion was judged by both, so that nobody can say which one it turns on.", disagreement.Words);
    }

    /// <summary>A criterion that asks for data and a judgement is met by both together: workforce-8.</summary>
    [Fact]
    public void A_judgement_that_says_no_fails_a_criterion_that_asks_for_both()
    {
        var no = Assess(Judged("workforce-8", "peer", "not-met"), Judged("workforce-8", "self", "met"));
        var criterion = no.Criteria.Single(c => c.Criterion == "workforce-8");

        Assert.Equal((false, true), (criterion.Met, criterion.MetByData!.Value));
        Assert.EndsWith("Peer challenge of 14 March 2011 by the Head of Policy: not met.", criterion.Evidence, StringComparison.Ordinal);
    }

    /// <summary>Planted: the peers of Westvale found the map thin and nobody has settled it; of the forms, an outside assessor has.</summary>
    [Fact]
    public void The_sample_has_a_disagreement_that_is_open_and_one_that_is_settled()
    {
        var disagreements = SampleRelease.Assess("northmoor").Disagreements;

        Assert.Equal(
            ["knowing-1 open ", "engagement-1 settled Lead assessor"],
            disagreements.Where(d => d.Criterion is not null).Select(d => $"{d.Criterion} {d.State} {d.SettledBy}"));
        Assert.Equal("The peers saw the forms of 2009; all were changed in April 2010", disagreements.Single(d => d.Criterion == "engagement-1").Why);
    }

    private static Disagreement Disagreement(FrameworkAssessment assessment) => Assert.Single(assessment.Disagreements, d => d.Criterion == "knowing-1");

    /// <summary>All the data there could be, and these judgements alone.</summary>
    private static FrameworkAssessment Assess(params RegisterRecord[] judgements) => Assess(
        FullEvidence.With(FullEvidence.For(Framework), "framework-evidence", _ => true, _ => null), Register("corporate", "framework-evidence", judgements));

    private static FrameworkAssessment Assess(FrameworkEvidence evidence, AcceptedRegister register)
        => FrameworkAssessment.Assess(Framework, Northmoor, FullEvidence.Plus(evidence, register), SampleRelease.Policy);

    private static RegisterRecord Judged(string criterion, string assessor, string judgement, string assessed = "2011-03-14", string? settles = null, string? reason = null) => Record(
    [
        ("framework", "eflg-2009"), ("criterion", criterion), ("assessor", assessor), ("assessor_role", "Head of Policy"), ("judgement", judgement), ("assessed", assessed),
        .. settles is null ? [] : new[] { ("settles", settles), ("reason", reason!) },
    ]);
}
