using EqualityPipeline.Frameworks;
using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Tests.Sample;

namespace EqualityPipeline.Tests.Frameworks;

public class Scoring_frameworks
{
    private static readonly ReportingMonth LastMonth = new(2011, 3);

    private static readonly Framework Framework = SampleRelease.Policy.Frameworks.Single(f => f.Id == "eflg-2009");

    private static readonly Organisation Northmoor = SampleRelease.Organisation("northmoor");

    /// <summary>Criterion, its area, and the level that its area falls to without it: the one below its own.</summary>
    public static TheoryData<string, string, int> Criteria => new()
    {
        { "knowing-1", "knowing-your-community", 0 },
        { "knowing-2", "knowing-your-community", 1 },
        { "knowing-3", "knowing-your-community", 2 },
        { "leadership-1", "leadership", 0 },
        { "leadership-2", "leadership", 1 },
        { "leadership-3", "leadership", 2 },
        { "engagement-1", "engagement", 0 },
        { "engagement-2", "engagement", 1 },
        { "engagement-3", "engagement", 2 },
        { "services-1", "services", 0 },
        { "services-2", "services", 1 },
        { "services-3", "services", 2 },
        { "workforce-1", "workforce", 0 },
        { "workforce-2", "workforce", 1 },
        { "workforce-3", "workforce", 1 },
        { "workforce-4", "workforce", 2 },
    };

    private static readonly string[] LevelNames = ["None yet", "Developing", "Achieving", "Excellent"];

    [Fact]
    public void Every_criterion_has_its_row_here()
        => Assert.Equal(Framework.Criteria.Select(c => c.Id), Criteria.Select(row => row.Data.Item1));

    [Fact]
    public void With_all_its_evidence_an_organisation_is_excellent_in_everything()
    {
        var assessment = Assess(Everything());

        Assert.All(assessment.Criteria, c => Assert.True(c.Met, $"{c.Criterion}: {c.Evidence}"));
        Assert.Equal(["all", .. Framework.Areas.Select(a => a.Id)], assessment.Scores.Select(s => s.Area));
        Assert.All(assessment.Scores, s => Assert.Equal((3, "Excellent", null), (s.Level, s.LevelName, s.Weakest)));
    }

    [Theory]
    [MemberData(nameof(Criteria))]
    public void One_piece_of_evidence_taken_away_lowers_its_own_area_and_no_other(string criterion, string area, int level)
    {
        var assessment = Assess(Without(Everything(), criterion));

        Assert.Equal([criterion], assessment.Criteria.Where(c => !c.Met).Select(c => c.Criterion));
        Assert.All(assessment.Scores, score => Assert.Equal(
            score.Area == area || score.Area == "all" ? (level, LevelNames[level], criterion) : (3, "Excellent", null),
            (score.Level, score.LevelName, score.Weakest)));
    }

    [Theory]
    [MemberData(nameof(Criteria))]
    public void Evidence_given_back_restores_the_score(string criterion, string area, int level)
    {
        var without = Without(Everything(), criterion);
        var everything = Everything();
        var restored = without with { Returns = everything.Returns, Mapped = everything.Mapped, Figures = everything.Figures };

        Assert.Equal(level, Score(Assess(without), area).Level);
        Assert.Equal(3, Score(Assess(restored), area).Level);
        Assert.Equal(3, Score(Assess(restored), "all").Level);
    }

    [Fact]
    public void Without_any_evidence_no_level_is_reached_and_the_first_criterion_is_named()
    {
        var assessment = Assess(new FrameworkEvidence(SampleRelease.AsOf, LastMonth, [], [], []));

        Assert.All(assessment.Criteria, c => Assert.Equal((false, "missing"), (c.Met, c.EvidenceState)));
        Assert.All(assessment.Scores, s => Assert.Equal((0, "None yet"), (s.Level, s.LevelName)));
        Assert.Equal("knowing-1", Score(assessment, "all").Weakest);
    }

    [Fact]
    public void The_whole_is_as_good_as_its_weakest_area()
    {
        var assessment = Assess(Without(Without(Everything(), "leadership-3"), "workforce-2"));

        Assert.Equal(2, Score(assessment, "leadership").Level);
        Assert.Equal(1, Score(assessment, "workforce").Level);
        Assert.Equal((1, "workforce-2"), (Score(assessment, "all").Level, Score(assessment, "all").Weakest));
    }

    [Fact]
    public void A_higher_level_is_not_reached_over_a_gap_below_it()
        => Assert.Equal(0, Score(Assess(Without(Everything(), "knowing-1")), "knowing-your-community").Level);

    [Fact]
    public void Old_evidence_does_not_count()
    {
        var everything = Everything();
        var old = everything with { Mapped = [.. everything.Mapped.Select(m => m with { Period = LastMonth.Plus(-13) })] };
        var lastThatCounts = everything with { Mapped = [.. everything.Mapped.Select(m => m with { Period = LastMonth.Plus(-12) })] };

        Assert.Equal(0, Score(Assess(old), "knowing-your-community").Level);
        Assert.Equal(3, Score(Assess(lastThatCounts), "knowing-your-community").Level);
    }

    [Fact]
    public void A_gap_in_as_many_months_as_are_borne_is_borne()
    {
        // services-2 bears two months, workforce-4 none.
        Assert.Equal(3, Score(Assess(Worse(Everything(), "TAK-02", "gender", months: 2)), "services").Level);
        Assert.Equal(1, Score(Assess(Worse(Everything(), "TAK-02", "gender", months: 3)), "services").Level);
        Assert.Equal(2, Score(Assess(Worse(Everything(), "REC-02", "race", months: 1)), "workforce").Level);
    }

    [Fact]
    public void The_levels_are_those_of_2009_and_the_lowest_is_also_known_as_emerging()
    {
        Assert.Equal(["Developing", "Achieving", "Excellent"], Framework.Levels.Select(l => l.Name));
        Assert.Contains(Framework.Levels[0].AlsoKnownAs, name => name.StartsWith("Emerging", StringComparison.Ordinal));
    }

    /// <summary>Worked from the returns: sexual orientation is asked by nobody; men and, in the city, Asian residents use services less; in the city shortlisted Black people are appointed less often (T01).</summary>
    [Theory]
    [InlineData("northmoor", "all 1 services-2", "knowing-your-community 2 knowing-3", "leadership 3 ", "engagement 2 engagement-3", "services 1 services-2", "workforce 2 workforce-4")]
    [InlineData("westvale", "all 1 services-2", "knowing-your-community 2 knowing-3", "leadership 3 ", "engagement 2 engagement-3", "services 1 services-2", "workforce 3 ")]
    [InlineData("northmoor-police", "all 2 knowing-3", "knowing-your-community 2 knowing-3", "leadership 3 ", "engagement 2 engagement-3", "services 3 ", "workforce 3 ")]
    public void The_sample_scores_as_its_evidence_says(string organisation, params string[] scores)
        => Assert.Equal(scores, SampleRelease.Assess(organisation).Scores.Select(s => $"{s.Area} {s.Level} {s.Weakest}"));

    [Fact]
    public void The_fire_service_appoints_too_few_to_reach_more_than_the_first_level_of_workforce()
    {
        var assessment = SampleRelease.Assess("northmoor-fire");

        Assert.Equal((1, "workforce-2"), (Score(assessment, "workforce").Level, Score(assessment, "workforce").Weakest));
        Assert.Equal(1, Score(assessment, "all").Level);
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
    }

    private static FrameworkAssessment Assess(FrameworkEvidence evidence)
        => FrameworkAssessment.Assess(Framework, Northmoor, evidence, SampleRelease.Policy);

    private static FrameworkScore Score(FrameworkAssessment assessment, string area) => assessment.Scores.Single(s => s.Area == area);

    private static FrameworkEvidence Everything()
    {
        string[] strands = ["race", "disability", "gender", "age", "religion-or-belief", "sexual-orientation"];
        var months = Enumerable.Range(0, 12).Select(back => LastMonth.Plus(-back)).ToList();
        return new FrameworkEvidence(
            SampleRelease.AsOf, LastMonth,
            [
                .. from month in months
                   from returnType in new[] { "recruitment", "service-take-up" }
                   from directorate in Northmoor.Directorates
                   select new OwedReturn(returnType, directorate.Id, month, IsAccepted: true, IsOnTime: true),
            ],
            [.. strands.Select(strand => new MappedStrand("population", "population", strand, new ReportingMonth(2010, 4)))],
            [
                .. from month in months
                   from indicator in new[] { "TAK-01", "TAK-02", "REC-01", "REC-02" }
                   from strand in strands
                   from figure in new[]
                   {
                       Figure(month, indicator, strand, Unit.All) with { DeclarationRate = 0.95 },
                       Figure(month, indicator, strand, "a-group") with { DeclarationRate = 0.95, Verdict = "no clear difference" },
                   }
                   select figure,
            ]);
    }

    private static FrameworkEvidence Without(FrameworkEvidence evidence, string criterion) => criterion switch
    {
        "knowing-1" => Unmapped(evidence, "gender"),
        "knowing-2" => Unmapped(evidence, "age"),
        "knowing-3" => Unmapped(evidence, "sexual-orientation"),
        // One of five directorates owes a fifth of the returns: two of them leave under three quarters, one under nine tenths.
        "leadership-1" => Unsent(evidence, "recruitment", "housing", "leisure"),
        "services-1" => Unsent(evidence, "service-take-up", "housing"),
        "leadership-2" => Late(evidence, "recruitment"),
        "leadership-3" => Late(evidence, "service-take-up"),
        "engagement-1" => Undeclared(evidence, "TAK", "age", 0.89),
        "engagement-2" => Undeclared(evidence, "TAK", "disability", 0.84),
        "engagement-3" => Undeclared(evidence, "TAK", "sexual-orientation", 0.74),
        "workforce-1" => Undeclared(evidence, "REC", "disability", 0.84),
        "services-2" => Worse(evidence, "TAK-02", "gender", 3),
        "services-3" => Worse(evidence, "TAK-02", "race", 3),
        "workforce-2" => Worse(evidence, "REC-01", "gender", 2),
        "workforce-3" => Worse(evidence, "REC-02", "disability", 2),
        "workforce-4" => Worse(evidence, "REC-02", "race", 1),
        _ => throw new ArgumentOutOfRangeException(nameof(criterion), criterion, "No such criterion."),
    };

    private static FrameworkEvidence Unmapped(FrameworkEvidence evidence, string strand)
        => evidence with { Mapped = [.. evidence.Mapped.Where(m => m.Strand != strand)] };

    private static FrameworkEvidence Unsent(FrameworkEvidence evidence, string returnType, params string[] directorates) => evidence with
    {
        Returns =
        [
            .. evidence.Returns.Select(r => r.ReturnType == returnType && directorates.Contains(r.Directorate)
                ? r with { IsAccepted = false, IsOnTime = false } : r),
        ],
    };

    private static FrameworkEvidence Late(FrameworkEvidence evidence, string returnType)
        => evidence with { Returns = [.. evidence.Returns.Select(r => r.ReturnType == returnType && r.Directorate == "housing" ? r with { IsOnTime = false } : r)] };

    private static FrameworkEvidence Undeclared(FrameworkEvidence evidence, string indicators, string strand, double rate) => evidence with
    {
        Figures =
        [
            .. evidence.Figures.Select(f => f.Indicator.StartsWith(indicators, StringComparison.Ordinal) && f.Strand == strand
                ? f with { DeclarationRate = rate } : f),
        ],
    };

    private static FrameworkEvidence Worse(FrameworkEvidence evidence, string indicator, string strand, int months) => evidence with
    {
        Figures =
        [
            .. evidence.Figures.Select(f => f.Indicator == indicator && f.Strand == strand && f.Verdict is not null
                && LastMonth.MonthsSince(ReportingMonth.Parse(f.Period)) < months ? f with { Verdict = "clearly worse" } : f),
        ],
    };

    private static PublishedFigure Figure(ReportingMonth month, string indicator, string strand, string group) => new()
    {
        Organisation = Northmoor.Id, Directorate = Unit.All, Service = Unit.All, Place = Unit.All,
        Period = month.ToString(), PeriodType = "month", PeriodStart = month.FirstDay, PeriodEnd = month.LastDay,
        Indicator = indicator, Strand = strand, Group = group,
    };
}
