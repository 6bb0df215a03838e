using EqualityPipeline.Frameworks;
using EqualityPipeline.Tests.SampleData;

namespace EqualityPipeline.Tests.Sample;

/// <summary>The truths F01 to F06 of sample-data/TRUTHS.md, found through the product on the days that are written there.</summary>
public class Planted_frameworks
{
    [Fact]
    public void Are_listed_by_id()
        => Assert.Equal(
            Enumerable.Range(1, 6).Select(n => $"F{n:D2}"),
            SampleFolder.Truths.Split('\n').Where(line => line.StartsWith("### F", StringComparison.Ordinal)).Select(line => line[4..7]));

    [Theory]
    [InlineData(3, 31, "Developing")]
    [InlineData(4, 1, "Lapsed")]
    public void F01_the_score_of_the_city_lapses(int month, int day, string level)
    {
        Says("on 31 March 2011 it stands, on 1 April 2011 it has lapsed");
        Assert.Equal(level, Score("northmoor", "eflg-2009", "migrated", new DateOnly(2011, month, day)).LevelName);
    }

    [Fact]
    public void F01_the_operating_target_of_the_city_lies_before_the_hard_date_and_has_passed()
    {
        var plan = SampleLevels.Assess("northmoor", "eflg-2009", SampleRelease.AsOf).Plan;
        Says($"the operating target passed {-plan.SlackToTarget!.Value} days ago and the hard date {-plan.SlackToHardDate!.Value}.");
        Says($"by 31 December 2010, {plan.ReserveDays} days before that");
    }

    [Fact]
    public void F02_the_county_is_late_for_level_3_under_two_schemes_at_once()
    {
        var then = SampleLevels.Assess("westvale", "equality-standard", new DateOnly(2009, 5, 31)).Plan;
        Says($"on 31 May 2009 level 2 and a target that passed {-then.SlackToTarget!.Value} days ago");
        Assert.Equal("Level 2", Score("westvale", "equality-standard", "self", new DateOnly(2009, 5, 31)).LevelName);
        Assert.Equal("Level 3", Score("westvale", "equality-standard", "self", new DateOnly(2010, 5, 31)).LevelName);
        Assert.Equal("Developing", Score("westvale", "eflg-2009", "migrated", new DateOnly(2010, 5, 31)).LevelName);
    }

    [Fact]
    public void F03_the_partners_work_to_other_frameworks_and_the_police_will_be_late()
    {
        Assert.Equal(("Level 2", 3), (Score("northmoor-fire", "fire-standard", "self", SampleRelease.AsOf).LevelName, Score("northmoor-fire", "fire-standard", "self", SampleRelease.AsOf).TargetLevel!.Value));

        var police = SampleLevels.Assess("northmoor-police", "police-standard", SampleRelease.AsOf);
        var assessed = police.Criteria.Single(c => c.Criterion == "police-processes-2");
        Says($"`police-processes-2` will be met by {assessed.Forecast:d MMMM yyyy} at this pace, {assessed.Forecast!.Value.DayNumber - police.Plan.TargetDate!.Value.DayNumber} days after the target.");
    }

    /// <summary>By the registers alone: what the data say of the first two is in the release (Three_scores_side_by_side).</summary>
    [Fact]
    public void F04_one_disagreement_is_settled_and_says_by_whom_and_why()
    {
        var settled = SampleLevels.Assess("northmoor", "eflg-2009", SampleRelease.AsOf).Disagreements.Single(d => d is { Criterion: not null, State: "settled" });

        Assert.Equal("engagement-1", settled.Criterion);
        Says($"the {settled.SettledBy} settled it on {settled.SettledOn:d MMMM yyyy} as met, because all forms were changed in April 2010");
    }

    [Fact]
    public void F05_a_consultation_becomes_too_old_by_itself()
    {
        Says("`engagement-4` is met and ageing on 18 February 2012 and not met, its evidence stale, on 19 February 2012");
        Assert.Equal((true, "ageing"), State(new DateOnly(2012, 2, 18)));
        Assert.Equal((false, "stale"), State(new DateOnly(2012, 2, 19)));

        static (bool, string) State(DateOnly asOf)
        {
            var criterion = SampleLevels.Assess("northmoor", "eflg-2009", asOf).Criteria.Single(c => c.Criterion == "engagement-4");
            return (criterion.Met, criterion.EvidenceState);
        }
    }

    [Fact]
    public void F06_a_directorate_has_no_Diversity_Leader()
    {
        Says("`leadership-11` is not met and names Environment");
        var criterion = SampleLevels.Assess("northmoor", "eflg-2009", SampleRelease.AsOf).Criteria.Single(c => c.Criterion == "leadership-11");

        Assert.False(criterion.Met);
        Assert.EndsWith("Missing: Environment.", criterion.Evidence, StringComparison.Ordinal);
    }

    private static FrameworkScore Score(string organisation, string framework, string basis, DateOnly asOf)
        => SampleLevels.Assess(organisation, framework, asOf).Scores.Single(s => s.Area == "all" && s.Basis == basis);

    private static void Says(string words) => Assert.Contains(words, SampleFolder.Truths.ReplaceLineEndings("\n"), StringComparison.Ordinal);
}
