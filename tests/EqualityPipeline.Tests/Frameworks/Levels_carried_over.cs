using System.Collections.Immutable;
using EqualityPipeline.Frameworks;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Registers;
using EqualityPipeline.Tests.Sample;
using static EqualityPipeline.Tests.Frameworks.FullEvidence;

namespace EqualityPipeline.Tests.Frameworks;

/// <summary>From the Equality Standard to the Framework, as the source documents tell it: carried over on 1 April 2009, lapsing on 1 April 2011.</summary>
public class Levels_carried_over
{
    private static readonly Framework Framework = SampleRelease.Policy.Frameworks.Single(f => f.Id == "eflg-2009");

    /// <summary>The table of the policy; each pair is told by its source there. Level 0 gave none.</summary>
    [Theory]
    [InlineData("level-0", null)]
    [InlineData("level-1", "Developing")]
    [InlineData("level-2", "Developing")]
    [InlineData("level-3", "Achieving")]
    [InlineData("level-4", "Achieving")]
    [InlineData("level-5", "Excellent")]
    public void A_level_of_the_Standard_becomes_a_level_of_the_Framework(string level, string? becomes)
        => Assert.Equal(becomes, Migrated(Framework, new DateOnly(2010, 1, 1), Claim("equality-standard", level, "self", "2008-11-28"))?.LevelName);

    [Fact]
    public void Every_pair_of_the_table_says_who_says_so()
        => Assert.All(Framework.Migrations.Single().Levels, l => Assert.NotEmpty(l.Source));

    [Theory]
    [InlineData("2009-03-31", null, null)]
    [InlineData("2009-04-01", "Developing", "stands")]
    [InlineData("2011-03-31", "Developing", "stands")]
    [InlineData("2011-04-01", "Lapsed", "lapsed")]
    public void The_clock_lets_it_stand_from_the_day_of_the_change_to_the_day_it_lapses(string asOf, string? level, string? state)
    {
        var score = Migrated(Framework, DateOnly.Parse(asOf, System.Globalization.CultureInfo.InvariantCulture), Claim("equality-standard", "level-2", "self", "2008-11-28"));

        Assert.Equal((level, state), (score?.LevelName, score?.State));
        Assert.Equal(score is null ? null : new DateOnly(2011, 4, 1), score?.ExpiresOn);
        Assert.Equal(level == "Lapsed" ? 0 : score is null ? null : (int?)1, score?.Level);
    }

    /// <summary>South Gloucestershire assessed itself at level 4 of the Standard in December 2009: a level of the Standard and no more.</summary>
    [Fact]
    public void A_level_of_the_Standard_reached_after_the_change_is_not_carried_over()
    {
        var late = Claim("equality-standard", "level-4", "self", "2009-12-10");

        Assert.Null(Migrated(Framework, new DateOnly(2010, 1, 1), late));
        var standard = Scores(SampleRelease.Policy.Frameworks.Single(f => f.Id == "equality-standard"), new DateOnly(2010, 1, 1), late).Single(s => s.Basis == "self");
        Assert.Equal(("all", 4, "Level 4"), (standard.Area, standard.Level, standard.LevelName));
    }

    [Fact]
    public void Assessed_again_in_time_the_level_is_replaced_and_does_not_lapse()
    {
        var scores = Scores(
            Framework, new DateOnly(2011, 5, 1), Claim("equality-standard", "level-2", "self", "2008-11-28"), Claim("eflg-2009", "achieving", "validated", "2010-12-06"));

        Assert.Equal(["peer Achieving stands", "migrated Developing replaced"], scores.Where(s => s.Basis is "peer" or "migrated").Select(s => $"{s.Basis} {s.LevelName} {s.State}"));
    }

    /// <summary>The hard date is that of the level that stands: an assessment without an end has none.</summary>
    [Fact]
    public void Assessed_again_the_hard_date_of_the_level_carried_over_is_gone()
    {
        var carried = Claim("equality-standard", "level-2", "self", "2008-11-28");

        Assert.Equal(new DateOnly(2011, 4, 1), Plan(carried).HardDate);
        Assert.Null(Plan(carried, Claim("eflg-2009", "achieving", "validated", "2010-12-06")).HardDate);

        static FrameworkPlan Plan(params AcceptedRegister[] registers) => FrameworkAssessment.Assess(
            Framework, Northmoor, new FrameworkEvidence(new DateOnly(2011, 1, 1), LastMonth, [], [], []) { Registers = new HeldRegisters(registers) }, SampleRelease.Policy).Plan;
    }

    /// <summary>The city's case, entered as a return: level 1 from 1 April 2009, the target Achieving by the end of December 2010, the score gone on 1 April 2011.</summary>
    [Theory]
    [InlineData(2010, 10, 31, "Developing", "stands")]
    [InlineData(2011, 3, 31, "Developing", "stands")]
    [InlineData(2011, 4, 1, "Lapsed", "lapsed")]
    [InlineData(2011, 4, 10, "Lapsed", "lapsed")]
    public void The_city_of_the_sample_loses_its_score_when_nobody_assesses_it_again(int year, int month, int day, string level, string state)
    {
        var score = SampleLevels.Assess("northmoor", "eflg-2009", new DateOnly(year, month, day)).Scores.Single(s => s.Basis == "migrated");

        Assert.Equal((level, state, new DateOnly(2011, 4, 1)), (score.LevelName, score.State, score.ExpiresOn));
        Assert.Equal((2, new DateOnly(2010, 12, 31)), (score.TargetLevel, score.TargetDate));
    }

    /// <summary>31 December 2010 to 1 April 2011 is 91 days. From 31 October 2010 it is 61 to the one and 152 to the other.</summary>
    [Fact]
    public void The_slack_between_the_operating_target_and_the_hard_date_is_shown()
    {
        var before = SampleLevels.Assess("northmoor", "eflg-2009", new DateOnly(2010, 10, 31)).Plan;
        var after = SampleLevels.Assess("northmoor", "eflg-2009", new DateOnly(2011, 4, 10)).Plan;

        Assert.Equal(
            (2, new DateOnly(2010, 12, 31), new DateOnly(2011, 4, 1), 91, 61, 152),
            (before.TargetLevel!.Value, before.TargetDate!.Value, before.HardDate!.Value, before.ReserveDays!.Value, before.SlackToTarget!.Value, before.SlackToHardDate!.Value));
        Assert.Contains("61 days are left to the operating target, 31 December 2010.", before.Words, StringComparison.Ordinal);
        // 31 December 2010 to 10 April 2011 is 100 days.
        Assert.Contains("The operating target, 31 December 2010, passed 100 days ago. The hard date, 1 April 2011, passed 9 days ago.", after.Words, StringComparison.Ordinal);
    }

    /// <summary>The county: level 2 of the Standard by its own account, aiming for 3 by December 2008; it says it got there in March 2010. Both schemes run at once.</summary>
    [Fact]
    public void The_county_of_the_sample_is_late_for_level_3_and_holds_scores_under_both_schemes()
    {
        var may2009 = SampleLevels.Assess("westvale", "equality-standard", new DateOnly(2009, 5, 31));
        var self = may2009.Scores.Single(s => s.Basis == "self");
        Assert.Equal((2, "Level 2", 3, new DateOnly(2008, 12, 31)), (self.Level, self.LevelName, self.TargetLevel, self.TargetDate));
        // 31 December 2008 to 31 May 2009 is 151 days.
        Assert.Contains("The target is Level 3 by 31 December 2008", may2009.Plan.Words, StringComparison.Ordinal);
        Assert.Contains("passed 151 days ago", may2009.Plan.Words, StringComparison.Ordinal);

        Assert.Equal("Level 3", SampleLevels.Assess("westvale", "equality-standard", new DateOnly(2010, 5, 31)).Scores.Single(s => s.Basis == "self").LevelName);
        Assert.Equal("Developing", SampleLevels.Assess("westvale", "eflg-2009", new DateOnly(2010, 5, 31)).Scores.Single(s => s.Basis == "migrated").LevelName);
    }

    [Fact]
    public void A_partner_of_the_sample_works_to_another_framework()
    {
        var fire = SampleLevels.Assess("northmoor-fire", "fire-standard", SampleRelease.AsOf).Scores.Single(s => s.Basis == "self");

        Assert.Equal((2, "Level 2", 3, new DateOnly(2012, 3, 31)), (fire.Level, fire.LevelName, fire.TargetLevel, fire.TargetDate));
    }

    private static FrameworkScore? Migrated(Framework framework, DateOnly asOf, params AcceptedRegister[] registers)
        => Scores(framework, asOf, registers).SingleOrDefault(s => s.Basis == "migrated");

    private static ImmutableArray<FrameworkScore> Scores(Framework framework, DateOnly asOf, params AcceptedRegister[] registers) => FrameworkAssessment.Assess(
        framework, Northmoor, new FrameworkEvidence(asOf, LastMonth, [], [], []) { Registers = new HeldRegisters(registers) }, SampleRelease.Policy).Scores;

    private static AcceptedRegister Claim(string scheme, string level, string basis, string assessed) => Register("corporate", "standard-levels",
    [
        Record(("authority", "NORTHMOOR"), ("scheme", scheme), ("response", "answered"), ("level", level), ("basis", basis), ("assessed", assessed)),
    ]) with { Period = ReportingMonth.Of(DateOnly.Parse(assessed, System.Globalization.CultureInfo.InvariantCulture)) };
}
