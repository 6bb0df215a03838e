using System.Text;
using EqualityPipeline.Indicators;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.SampleData;
using EqualityPipeline.Tests.Sample;

namespace EqualityPipeline.Tests.Indicators;

/// <summary>Small returns written by hand, through the partnership's own policy; every expected number is worked beside it.</summary>
public class Computing_figures
{
    private const double Z = 1.959963984540054;

    internal const string Population = """
        strand,group,measure,count
        race,white-british,population,18000
        race,chinese,population,1000
        gender,female,population,10000
        gender,male,population,9000
        """;

    internal const string Recruitment = """
        service,strand,group,measure,count
        home-safety-visits,race,white-british,applied,940
        home-safety-visits,race,unknown,applied,60
        home-safety-visits,race,white-british,shortlisted,310
        home-safety-visits,race,unknown,shortlisted,20
        home-safety-visits,race,white-british,appointed,115
        home-safety-visits,race,unknown,appointed,8
        home-safety-visits,disability,disabled,applied,200
        home-safety-visits,disability,not-disabled,applied,800
        home-safety-visits,disability,disabled,shortlisted,60
        home-safety-visits,disability,not-disabled,shortlisted,270
        home-safety-visits,disability,disabled,appointed,20
        home-safety-visits,disability,not-disabled,appointed,103
        home-safety-visits,gender,female,applied,400
        home-safety-visits,gender,male,applied,500
        home-safety-visits,gender,prefer-not-to-say,applied,60
        home-safety-visits,gender,unknown,applied,40
        home-safety-visits,gender,female,shortlisted,100
        home-safety-visits,gender,male,shortlisted,200
        home-safety-visits,gender,prefer-not-to-say,shortlisted,20
        home-safety-visits,gender,unknown,shortlisted,10
        home-safety-visits,gender,female,appointed,30
        home-safety-visits,gender,male,appointed,80
        home-safety-visits,gender,prefer-not-to-say,appointed,8
        home-safety-visits,gender,unknown,appointed,5
        """;

    internal const string TakeUp = """
        service,strand,group,measure,count
        home-safety-visits,race,white-british,users,500
        home-safety-visits,race,chinese,users,0
        home-safety-visits,disability,disabled,users,100
        home-safety-visits,disability,not-disabled,users,400
        home-safety-visits,gender,female,users,300
        home-safety-visits,gender,male,users,180
        home-safety-visits,gender,unknown,users,20
        """;

    [Fact]
    public void A_proportion_is_set_against_everyone_else_who_declared()
    {
        var women = Published(Row("REC-01", "gender", "female"), recruitment: Recruitment);

        // 100 of 400 women against 200 of 500 men; the 100 who did not say are in neither.
        Assert.Equal((100m, 400m, "rest"), (women.Numerator, women.Denominator, women.Comparator));
        Near(0.25, women.Value);
        Near(0.4, women.ComparatorValue);
        Near(0.625, women.Ratio);
        Near(-0.15, women.Difference);
        var (lower1, upper1) = Wilson(100, 400);
        var (lower0, upper0) = Wilson(200, 500);
        Near(lower1, women.Lower95);
        Near(upper1, women.Upper95);
        // Katz: the standard error of the logarithm of the ratio.
        var factor = Math.Exp(Z * Math.Sqrt(1 / 100.0 - 1 / 400.0 + 1 / 200.0 - 1 / 500.0));
        Near(0.625 / factor, women.RatioLower95);
        Near(0.625 * factor, women.RatioUpper95);
        // Newcombe: squares of the distances to Wilson's limits.
        Near(-0.15 - Math.Sqrt(Math.Pow(0.25 - lower1, 2) + Math.Pow(upper0 - 0.4, 2)), women.DifferenceLower95);
        Near(-0.15 + Math.Sqrt(Math.Pow(upper1 - 0.25, 2) + Math.Pow(0.4 - lower0, 2)), women.DifferenceUpper95);
        // Pooled share 1/3, standard error 0.0316228, z 4.7434, both tails.
        Assert.InRange(women.PValue!.Value, 2.0e-6, 2.2e-6);
        Assert.Equal("clearly worse", women.Verdict);
    }

    /// <summary>
    /// 100 of 400 women against 200 of 500 men, and 300 of 340 who did not say: 60 in 164 of these, 37%, would bring the women level, and 33% of the declared who were shortlisted are women.
    /// </summary>
    [Fact]
    public void Where_those_who_did_not_say_could_turn_it_there_is_no_verdict()
    {
        var many = Recruitment.Replace("gender,unknown,applied,40", "gender,unknown,applied,280", StringComparison.Ordinal)
            .Replace("gender,unknown,shortlisted,10", "gender,unknown,shortlisted,280", StringComparison.Ordinal)
            .Replace("white-british,applied,940", "white-british,applied,1180", StringComparison.Ordinal)
            .Replace("white-british,shortlisted,310", "white-british,shortlisted,580", StringComparison.Ordinal)
            .Replace("not-disabled,applied,800", "not-disabled,applied,1040", StringComparison.Ordinal)
            .Replace("not-disabled,shortlisted,270", "not-disabled,shortlisted,540", StringComparison.Ordinal);

        var women = Published(Row("REC-01", "gender", "female"), recruitment: many);

        Assert.Equal((100m, 400m, "rest", null), (women.Numerator, women.Denominator, women.Comparator, women.Verdict));
        Near(0.625, women.Ratio);
        Assert.EndsWith("no verdict: those who did not say could turn it", women.MarkerReason, StringComparison.Ordinal);
    }

    /// <summary>30 of 100 women appointed, 80 of 200 men: 8 and 5 of the others; to the nearest 50, half a step up.</summary>
    [Fact]
    public void Where_counts_are_rounded_all_that_stands_beside_them_is_computed_from_rounded_ones()
    {
        var policy = SampleRelease.Policy with { Publication = SampleRelease.Policy.Publication with { RoundTo = 50 } };

        var women = Published(Row("REC-02", "gender", "female"), recruitment: Recruitment, policy: policy);

        // 30 is 50 to the nearest 50; all who declared are 110 appointed of 300, shown as 100 of 300.
        Assert.Equal((50m, 100m, "rest"), (women.Numerator, women.Denominator, women.Comparator));
        Near(0.5, women.Value);
        Near(50 / 200.0, women.ComparatorValue);
        Near(2, women.Ratio);
        var (lower, upper) = Wilson(50, 100);
        Near(lower, women.Lower95);
        Near(upper, women.Upper95);
        // 300 declared of 330 shortlisted, which is 350.
        Near(300 / 350.0, women.DeclarationRate);
        Assert.EndsWith("counts are rounded to 50", women.MarkerReason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_total_holds_those_who_did_not_say_and_has_no_comparator()
    {
        var all = Published(Row("REC-01", "gender", "all"), recruitment: Recruitment);

        Assert.Equal((330m, 1000m), (all.Numerator, all.Denominator));
        Near(0.33, all.Value);
        Near(0.9, all.DeclarationRate);
        Assert.Null(all.Comparator);
        Assert.EndsWith("no comparator: this is the total", all.MarkerReason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rate_is_multiplied_by_its_per_and_its_ratio_and_p_value_are_not()
    {
        var women = Published(Row("TAK-01", "gender", "female"), takeUp: TakeUp);

        // 300 users of 10,000 women against 180 of 9,000 men.
        Near(30, women.Value);
        Near(20, women.ComparatorValue);
        Near(10, women.Difference);
        Near(1.5, women.Ratio);
        Near(0.96, women.DeclarationRate);
        Assert.InRange(women.PValue!.Value, 0, 0.0001);
        // Byar, per 1,000 of 10,000: divided by ten.
        Near(300 * Math.Pow(1 - 1 / 2700.0 - Z / (3 * Math.Sqrt(300)), 3) / 10, women.Lower95);
        Near(301 * Math.Pow(1 - 1 / 2709.0 + Z / (3 * Math.Sqrt(301)), 3) / 10, women.Upper95);
        var whole = Published(Row("TAK-01", "all", "all"), takeUp: TakeUp);
        Assert.Equal((500m, 19_000m), (whole.Numerator, whole.Denominator));
        Near(500 / 19.0, whole.Value);
    }

    [Fact]
    public void A_share_of_users_is_set_against_the_share_of_residents_and_the_whole_has_none()
    {
        var women = Published(Row("TAK-02", "gender", "female"), takeUp: TakeUp);

        Assert.Equal((300m, 480m, "population"), (women.Numerator, women.Denominator, women.Comparator));
        Near(0.625, women.Value);
        Near(10 / 19.0, women.ComparatorValue);
        Near(1.1875, women.Ratio);
        var all = Published(Row("TAK-02", "gender", "all"), takeUp: TakeUp);
        Assert.Equal(("z", null), (all.Marker, all.Numerator));
    }

    [Fact]
    public void Rows_of_events_are_counted_and_empty_answers_are_in_the_total_only()
    {
        var events = new StringBuilder("service,contact_date,ethnic_group,disability,gender\n");
        foreach (var (gender, people) in new[] { ("Female", 30), ("Male", 50), ("", 12), ("Prefer not to say", 8) })
        {
            for (var i = 0; i < people; i++)
                events.Append("home-safety-visits,2009-04-15,White: British,No,").Append(gender).Append('\n');
        }

        var women = Published(Row("TAK-01", "gender", "female"), takeUp: events.ToString());

        Assert.Equal(100m, Published(Row("TAK-01", "gender", "all"), takeUp: events.ToString()).Numerator);
        Assert.Equal(30m, women.Numerator);
        Near(50 / 9.0, women.ComparatorValue);
        Near(0.8, women.DeclarationRate);
    }

    [Fact]
    public void What_was_not_returned_or_not_collected_is_not_available()
    {
        var notReturned = SampleRelease.Figure("northmoor", "2010-Q4", "REC-01", "gender", "female", "environment");
        var notCollected = Published(Row("TAK-01", "age", "all"), takeUp: TakeUp);

        Assert.Equal(("x", "not returned", null), (notReturned.Marker, notReturned.MarkerReason, notReturned.Numerator));
        Assert.Equal(("x", "not collected", null), (notCollected.Marker, notCollected.MarkerReason, notCollected.Numerator));
    }

    [Fact]
    public void Nobody_is_a_zero_and_not_a_gap()
    {
        var chinese = Published(Row("TAK-01", "race", "chinese"), takeUp: TakeUp);

        Assert.Equal((0m, 0.0, null), (chinese.Numerator, chinese.Value, chinese.Marker));
    }

    [Fact]
    public void A_base_under_the_least_has_its_counts_and_no_value()
    {
        // The least base of REC-01 is 20: 19 disabled applicants, of whom 9 were shortlisted and 10 not.
        var few = Recruitment.Replace("disabled,applied,200", "disabled,applied,19", StringComparison.Ordinal)
            .Replace("-disabled,applied,800", "-disabled,applied,981", StringComparison.Ordinal)
            .Replace("visits,disability,disabled,shortlisted,60", "visits,disability,disabled,shortlisted,9", StringComparison.Ordinal)
            .Replace("-disabled,shortlisted,270", "-disabled,shortlisted,321", StringComparison.Ordinal)
            .Replace("visits,disability,disabled,appointed,20", "visits,disability,disabled,appointed,0", StringComparison.Ordinal)
            .Replace("-disabled,appointed,103", "-disabled,appointed,123", StringComparison.Ordinal);
        var disabled = Published(Row("REC-01", "disability", "disabled"), recruitment: few);

        Assert.Equal(("u,p", 9m, 19m, null), (disabled.Marker, disabled.Numerator, disabled.Denominator, disabled.Value));
        Assert.Equal("too few to say", disabled.Verdict);
    }

    [Fact]
    public void What_others_measured_says_when()
    {
        // outcome-statistics.csv of April 2009: GOOD-HEALTH of January to December 2008, told of the council year 2010/11 as well, there being no newer one.
        var disabled = SampleRelease.Figure("northmoor", "2010-FY", "OUT-03", "disability", "disabled");

        Assert.Equal("as it was in December 2008; limits as the register gives them", disabled.MarkerReason);
    }

    [Fact]
    public void A_missing_directorate_makes_the_whole_partial_and_says_so()
    {
        var whole = SampleRelease.Figure("northmoor", "2010-Q4", "REC-01", "all", "all");

        Assert.Equal("p", whole.Marker);
        Assert.StartsWith("partial: 3 of 15 returns not received", whole.MarkerReason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_directorate_that_missed_months_of_a_quarter_has_a_partial_quarter()
    {
        // Of the three months of the quarter June alone was sent.
        var ofDirectorate = Published(
            r => r is { Indicator: "REC-01", Strand: "gender", Group: "female", Directorate: "community-safety", Service: "all" }, recruitment: Recruitment);

        Assert.Equal(("p", 100m), (ofDirectorate.Marker, ofDirectorate.Numerator));
        Assert.StartsWith("partial: 2 of 3 returns not received", ofDirectorate.MarkerReason, StringComparison.Ordinal);
    }

    [Fact]
    public void Twelve_months_of_a_strand_adopted_among_them_are_partial_and_say_so()
    {
        // The police asked nobody about religion or belief before April 2010: of the twelve returns of a directorate up to February 2011 the first says nothing of it.
        var religion = SampleRelease.Find("northmoor-police", "2011-02-R12", "TAK-01", "religion-or-belief", "all", "operations")!;
        var gender = SampleRelease.Find("northmoor-police", "2011-02-R12", "TAK-01", "gender", "all", "operations")!;

        Assert.True(religion.Numerator < gender.Numerator);
        Assert.Equal("p", religion.Marker);
        Assert.StartsWith("partial: 1 of 12 returns say nothing of the strand", religion.MarkerReason, StringComparison.Ordinal);
        Assert.Null(gender.Marker);
    }

    [Fact]
    public void A_strand_that_has_fewer_than_another_in_the_same_return_says_so()
    {
        // 500 users by race and by disability, and 490 by gender.
        var few = TakeUp.Replace("gender,male,users,180", "gender,male,users,170", StringComparison.Ordinal);

        var (gender, race) = (Published(Row("TAK-01", "gender", "all"), takeUp: few), Published(Row("TAK-01", "race", "all"), takeUp: few));

        Assert.Equal((490m, 500m), (gender.Numerator, race.Numerator));
        Assert.Contains("the strand has fewer in all than another has", gender.MarkerReason, StringComparison.Ordinal);
        Assert.DoesNotContain("fewer", race.MarkerReason, StringComparison.Ordinal);
    }

    [Fact]
    public void What_contradicts_a_figure_is_not_told_where_what_it_tells_of_is_hidden()
    {
        // Four users by race and by disability, and nobody by gender: that there is somebody must not be known.
        const string Four = """
            service,strand,group,measure,count
            home-safety-visits,race,white-british,users,4
            home-safety-visits,disability,not-disabled,users,4
            home-safety-visits,gender,female,users,0
            """;

        var (gender, everyone) = (Published(Row("TAK-01", "gender", "all"), takeUp: Four), Published(Row("TAK-01", "all", "all"), takeUp: Four));

        Assert.Equal(("c", 0m), (everyone.Marker, gender.Numerator));
        Assert.DoesNotContain("fewer", gender.MarkerReason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_total_of_a_strand_that_is_not_that_of_everyone_is_marked_partial()
    {
        var totals = SampleRelease.Published.Where(f => f is { Group: "all", Numerator: not null })
            .GroupBy(f => (f.Organisation, f.Directorate, f.Service, f.Place, f.Period, f.Indicator)).ToList();
        var unlike = totals.Where(g => g.Any(f => f.Strand == "all"))
            .SelectMany(g => g.Where(f => f.Numerator != g.Single(all => all.Strand == "all").Numerator)).ToList();

        Assert.NotEmpty(unlike);
        Assert.All(unlike, f => Assert.Contains("p", f.Marker ?? "", StringComparison.Ordinal));
    }

    [Fact]
    public void The_strands_are_those_adopted_by_then()
    {
        Assert.Null(SampleRelease.Find("northmoor-police", "2010-03", "TAK-01", "religion-or-belief", "all"));
        Assert.NotNull(SampleRelease.Find("northmoor-police", "2010-04", "TAK-01", "religion-or-belief", "all"));
        Assert.NotNull(SampleRelease.Find("northmoor", "2009-04", "TAK-01", "religion-or-belief", "all"));
    }

    [Fact]
    public void Residents_are_those_last_counted_by_then()
    {
        Assert.Equal(19_600m, SampleRelease.Figure("northmoor", "2010-03", "TAK-01", "race", "asian-pakistani").Denominator);
        Assert.Equal(19_740m, SampleRelease.Figure("northmoor", "2010-04", "TAK-01", "race", "asian-pakistani").Denominator);
    }

    [Fact]
    public void A_heading_is_the_sum_of_its_categories_and_the_whole_of_its_directorates()
    {
        string[] asian = ["asian-indian", "asian-pakistani", "asian-bangladeshi", "asian-other"];
        foreach (var month in SampleRelease.Computed.Where(m => m.Organisation.Id == "northmoor"))
        {
            var takeUp = month.Figures.Where(f => f.Indicator.Id == "TAK-01").ToDictionary(f => (f.Unit, f.Strand, f.Group), f => f.Numerator);
            Assert.Equal(takeUp[(Unit.Organisation, "race", "asian")], asian.Sum(g => takeUp[(Unit.Organisation, "race", g)]));
            Assert.Equal(
                takeUp[(Unit.Organisation, "race", "asian")],
                takeUp.Where(f => f.Key.Unit.Level == UnitLevel.Directorate && f.Key is { Strand: "race", Group: "asian" }).Sum(f => f.Value ?? 0));
        }
    }

    [Fact]
    public void An_id_names_everything_that_tells_rows_apart()
        => Assert.Equal(
            "northmoor-fire|community-safety|home-safety-visits|all|2009-04|TAK-01|gender|female",
            Published(r => r is { Indicator: "TAK-01", Strand: "gender", Group: "female", Service: "home-safety-visits" }, takeUp: TakeUp).Id);

    private static Func<PublishedFigure, bool> Row(string indicator, string strand, string group)
        => r => r.Indicator == indicator && r.Strand == strand && r.Group == group && r.Directorate == Unit.All;

    /// <summary>One month of take-up, or one quarter of recruitment, of the fire service, which has one directorate, out of the returns given and the residents.</summary>
    private static PublishedFigure Published(Func<PublishedFigure, bool> row, string? recruitment = null, string? takeUp = null, MonitoringPolicy? policy = null)
    {
        var returns = new[]
        {
            ("corporate", "2009-04", "population", (string?)Population), ("community-safety", "2009-06", "recruitment", recruitment), ("community-safety", "2009-04", "service-take-up", takeUp),
        };
        var submissions = returns.Where(r => r.Item4 is not null).Select(r => HandWrittenReturn.Read("northmoor-fire", r.Item1, r.Item2, r.Item3, r.Item4!)).ToList();
        var figures = WholePublication.Of(policy ?? SampleRelease.Policy, SampleRelease.Organisation("northmoor-fire"), submissions)
            .SelectMany(y => y.Published.Figures)
            .Where(f => f.PeriodType == (recruitment is null ? "month" : "quarter"));
        return SampleRelease.InOrder(figures).Single(row);
    }

    /// <summary>Wilson's closed form.</summary>
    private static (double Lower, double Upper) Wilson(double count, double of)
    {
        var middle = (count + Z * Z / 2) / (of + Z * Z);
        var half = Z / (of + Z * Z) * Math.Sqrt(count * (of - count) / of + Z * Z / 4);
        return (middle - half, middle + half);
    }

    private static void Near(double expected, double? actual) => Assert.Equal(expected, actual!.Value, Math.Abs(expected) * 1e-9);
}
