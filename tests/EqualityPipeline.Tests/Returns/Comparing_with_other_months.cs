using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Returns;

namespace EqualityPipeline.Tests.Returns;

public class Comparing_with_other_months
{
    private const string Now = "2010-04";

    private static readonly string[] Groups =
    [
        "race,white-british", "race,white-irish", "race,asian-indian", "race,asian-pakistani", "race,black-caribbean", "race,chinese",
        "gender,female", "gender,male", "disability,disabled", "disability,not-disabled", "age,16-24", "age,25-64", "age,65-plus",
    ];

    private static readonly int[] March = [211, 37, 23, 14, 19, 11, 160, 155, 48, 267, 61, 190, 64];

    // 96, 98, 100, 100, 102, 104: the middle is 100, the middle distance from it 2, so 1.4826 · 2 = 3 people are a robust standard deviation.
    // The limit is the largest of 20 people, 5 · 3 = 15 and 5 · √100 = 50.
    [Theory]
    [InlineData(149, null)]
    [InlineData(150, null)]
    [InlineData(151, "R221")]
    [InlineData(200, "R221")]
    [InlineData(201, "R220")]
    [InlineData(51, null)]
    [InlineData(49, "R220")]
    public void A_count_far_from_the_middle_of_six_months_is_warned_of_and_a_farther_one_held(int people, string? code)
    {
        var months = new[] { 100, 104, 98, 102, 96, 100 }.Select((count, i) => Everyone(At(i - 6), count)).ToArray();
        var result = Check(Everyone(Now, people).Csv, months);

        Assert.Equal(code is null ? [] : [code], Codes(result));
        Assert.Equal(code switch { null => ReceiptStatus.Accepted, "R221" => ReceiptStatus.AcceptedWithWarnings, _ => ReceiptStatus.Held }, result.Status);
        if (people == 201)
        {
            Assert.Equal(
                "Lettings, People who used the service: 201 in April 2010. In the middle of the 6 months sent from October 2009 to March 2010 it was 100.",
                result.Only("R220").Message);
        }
    }

    [Theory]
    [InlineData(10, 25)]
    [InlineData(1, 15)]
    [InlineData(30, 49)]
    public void Small_counts_and_constant_months_raise_nothing(int before, int people)
        => Assert.Empty(Codes(Check(Everyone(Now, people).Csv, [.. Enumerable.Range(-6, 6).Select(i => Everyone(At(i), before))])));

    [Fact]
    public void Five_months_are_too_few_to_say()
        => Assert.Empty(Codes(Check(Everyone(Now, 900).Csv, [.. Enumerable.Range(-5, 5).Select(i => Everyone(At(i), 100 + i))])));

    [Fact]
    public void Where_every_count_jumps_there_is_one_finding()
    {
        var result = Check(Recruits(Now, 303, 242, 181).Csv, [.. Enumerable.Range(-6, 6).Select(i => Recruits(At(i), 101, 81, 61))]);

        Assert.Equal(
            "All 6 counts of services are far above what they were: 1,452 together in April 2010, and 486 in a usual month.",
            result.Only("R220").Message);
    }

    [Fact]
    public void A_return_sent_again_for_another_month_is_held_with_that_months_name()
    {
        var result = Check(Tally(Now, March).Csv, Tally("2010-02", [.. March.Select(c => c + 3)]), Tally("2010-03", March));

        Assert.Equal((ReceiptStatus.Held, "All 13 figures are those of March 2010. It looks as if that return was sent again."), (result.Status, result.Only("R225").Message));
        Assert.Empty(result.Cells);
    }

    [Fact]
    public void A_later_month_that_was_sent_first_is_looked_at_too()
        => Assert.Equal("All 13 figures are those of June 2010. It looks as if that return was sent again.", Check(Tally(Now, March).Csv, Tally("2010-06", March)).Only("R225").Message);

    [Fact]
    public void One_figure_changed_is_nearly_the_same()
        => Assert.Equal(
            "12 of 13 figures are those of March 2010. It looks as if that return was sent again with a few changes.",
            Check(Tally(Now, [.. March[..1], 38, .. March[2..]]).Csv, Tally("2010-03", March)).Only("R226").Message);

    [Fact]
    public void Every_figure_doubled_is_a_multiple()
        => Assert.Equal(
            "13 of 13 figures are those of March 2010 times 2. It looks as if that return was scaled.",
            Check(Tally(Now, [.. March.Select(c => c * 2)]).Csv, Tally("2010-03", March)).Only("R228").Message);

    [Fact]
    public void Last_months_shares_laid_over_this_months_total_are_seen()
    {
        // 400 people by race, then 600 of them: each group times 1.5.
        int[] before = [220, 40, 30, 20, 50, 40, 170, 230, 91, 309, 77, 211, 112];
        int[] now = [330, 60, 45, 30, 75, 60, 301, 299, 117, 483, 99, 366, 135];
        var result = Check(Tally(Now, now).Csv, Tally("2010-03", before));

        Assert.Equal(
            "Race: people are divided among the groups exactly as in March 2010 (Lettings, People who used the service). It looks as if that month's shares were laid over this month's total.",
            result.Only("R227").Message);
    }

    [Fact]
    public void A_few_people_are_no_scaled_copy_of_many()
    {
        // 8 people by race beside 6,300: a group of 1 rounds to a thousandth of anything from 500 to 1,500.
        int[] many = [3000, 700, 650, 600, 800, 550, 2700, 3900, 1300, 5200, 1500, 3400, 2100];
        int[] few = [3, 1, 1, 1, 1, 1, 3, 4, 1, 5, 2, 4, 2];

        Assert.DoesNotContain("R228", Codes(Check(Tally(Now, few).Csv, Tally("2010-03", many))));
    }

    [Fact]
    public void A_service_that_nobody_used_is_not_divided_as_it_was()
    {
        int[] before = [220, 40, 30, 20, 50, 40, 170, 230, 91, 309, 77, 211, 112];
        int[] now = [310, 71, 38, 42, 69, 70, 301, 299, 117, 483, 99, 366, 135];
        var both = Month("northmoor/housing", "service-take-up", "2010-03", [.. Rows("users", before), .. Rows("users", before, "repairs")]);

        Assert.DoesNotContain("R227", Codes(Check(Tally(Now, now).Csv, both)));
    }

    [Fact]
    public void Few_people_may_be_as_many_as_last_month()
    {
        int[] few = [4, 1, 1, 1, 1, 1, 5, 4, 2, 7, 3, 3, 3];
        Assert.Empty(Codes(Check(Tally(Now, few).Csv, Tally("2010-03", few))));
    }

    [Fact]
    public void A_stock_may_be_what_it_was()
    {
        var population = Month("northmoor/corporate", "population", "2010-03", Rows("population", March));
        var again = Month("northmoor/corporate", "population", Now, Rows("population", March));
        Assert.Empty(Codes(Check(again, population)));
    }

    [Fact]
    public void Round_counts_and_counts_that_end_in_0_or_5_are_seen_without_any_other_month()
    {
        int[] tens = [210, 40, 20, 10, 20, 10, 160, 150, 50, 260, 60, 190, 60];
        int[] fives = [215, 45, 25, 20, 35, 25, 160, 205, 55, 310, 65, 190, 110];
        var two = Tally(Now, fives, "lettings").Csv + string.Concat(Rows("users", fives, "repairs"));

        Assert.Equal("All 13 counts end in 0. They look rounded.", Check(Tally(Now, tens).Csv).Only("R230").Message);
        Assert.Equal("26 of 26 counts end in 0 or 5. Of counted numbers one in five does, so many of these look estimated.", Check(two).Only("R229").Message);
    }

    [Fact]
    public void A_service_that_was_sent_every_month_is_missed()
    {
        var months = Enumerable.Range(-3, 3).Select(i => Two(At(i), 90 + i, 40 - i)).ToArray();

        Assert.Equal(
            "Repairs, People who used the service: nothing was sent. It was there in each of the 3 months before, with 42 in the middle of them.",
            Check(Everyone(Now, 91).Csv, months).Only("R231").Message);
        Assert.Empty(Codes(Check(Two(Now, 91, 0).Csv, months)));
    }

    [Fact]
    public void A_group_that_vanishes_and_one_that_appears_are_seen_together()
    {
        var months = Enumerable.Range(-3, 3).Select(i => Tally(At(i), [211 + i, 37, 43 + i, 14 - i, 0, 11, 160, 155 + i, 48 - i, 267, 61, 190 + i, 64])).ToArray();
        var result = Check(Tally(Now, [218, 33, 0, 19, 44, 9, 163, 160, 51, 272, 66, 187, 70]).Csv, months);

        Assert.Equal(
            "People who used the service, Race: nobody of Asian or Asian British: Indian (0, usually 41), and people of a group that had none: "
            + "Black or Black British: Caribbean (44, before 0). It was otherwise in each of the 3 months before.",
            result.Only("R223").Message);
    }

    [Fact]
    public void An_opening_is_the_last_closing_with_what_came_and_went()
    {
        var policy = TestPolicy.Policy with { Comparisons = ComparisonRules.Standard with { Openings = [new OpeningRule("recruitment", null, "applied", ["shortlisted"], ["appointed"])] } };
        var march = Stages("2010-03", 100, 12, 5);

        // 100 + 10 − 4 = 106.
        Assert.Equal(
            "Lettings, Applied: 107. March 2010 ended with 100, and 10 came, and 4 left, so 106 should be there now.",
            Check(policy, Stages(Now, 107, 10, 4), march).Only("R222").Message);
        Assert.Empty(Codes(Check(policy, Stages(Now, 106, 10, 4), march)));
        Assert.Empty(Codes(Check(policy, Stages(Now, 107, 10, 4), Stages("2010-02", 100, 12, 5))));
    }

    [Fact]
    public void What_came_need_not_be_asked_for_fewer_to_be_too_few()
    {
        var policy = TestPolicy.Policy with { Comparisons = ComparisonRules.Standard with { Openings = [new OpeningRule("recruitment", null, "applied", [], ["appointed"])] } };
        var march = Stages("2010-03", 100, 12, 5);

        // 100 − 4 = 96.
        Assert.Empty(Codes(Check(policy, Stages(Now, 99, 10, 4), march)));
        Assert.Equal(
            "Lettings, Applied: 95. March 2010 ended with 100, and 4 left, so at least 96 should be there now.",
            Check(policy, Stages(Now, 95, 10, 4), march).Only("R222").Message);
    }

    [Fact]
    public void More_users_of_a_group_than_residents_are_told_of()
    {
        var policy = TestPolicy.Policy with { Comparisons = ComparisonRules.Standard with { Ceilings = [new CeilingRule("service-take-up", "users", "population", "population")] } };
        int[] residents = [5_211, 137, 123, 114, 119, 10, 2_900, 2_814, 700, 5_014, 1_061, 3_190, 1_463];
        var population = Month("northmoor/corporate", "population", "2009-04", Rows("population", residents));

        Assert.Equal(
            "Lettings, People who used the service, Race: more people than the return Population of April 2009 counts in all: Chinese or other ethnic group: Chinese (11 of 10).",
            Check(policy, Tally(Now, March), population).Only("R224").Message);
    }

    [Fact]
    public void A_stage_without_the_one_before_it_is_held_against_the_months_together()
    {
        var result = Check(Stages(Now, null, null, 9), Stages("2010-03", 21, 10, 3));

        Assert.Equal("Lettings, Appointed: 12 since March 2010, but Shortlisted only 10 in the same months.", result.Only("R232").Message);
        Assert.Empty(result.Findings.Where(f => f.Code == "R232" && f.Message.Contains("Applied", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_confirmed_return_is_counted_with_its_warnings()
    {
        var march = Tally("2010-03", March);
        var name = Sent.Name("northmoor/housing", Now, "service-take-up");
        var basis = new CheckBasis { IsConfirmed = true, Earlier = [march.Cells] };
        var result = ReturnCheck.Check(new MemoryStream(Encoding.UTF8.GetBytes(march.Csv)), name, TestPolicy.Policy, basis);

        Assert.Equal((ReceiptStatus.AcceptedWithWarnings, "R225"), (result.Status, result.Findings[0].Code));
    }

    [Fact]
    public void Figures_with_errors_are_not_compared()
        => Assert.Empty(Codes(Check(Tally(Now, March).Csv + "lettings,,race,martian,users,3\n", Tally("2010-03", March))));

    [Fact]
    public void Of_four_hundred_invented_months_that_are_chance_alone_none_raises_anything()
    {
        // Poisson counts about fixed rates: what independent events do. Seeds 0 to 399, each with twelve months before it.
        var raised = Enumerable.Range(0, 400).AsParallel().SelectMany(seed =>
        {
            var random = new Random(seed);
            var usual = 15 * Math.Pow(100, random.NextDouble());
            double[] shares = [0.6, 0.12, 0.1, 0.08, 0.06, 0.04];
            var findings = new FindingList(confirmed: false);
            var earlier = Enumerable.Range(-12, 12).Select(i => new SubmissionCells("x", "housing", ReportingMonth.Parse(At(i)), "service-take-up", Chance(random, usual, shares)));
            var context = new ReturnContext(Sent.Name("northmoor/housing", Now, "service-take-up"), TestPolicy.Policy, new CheckBasis { Earlier = [.. earlier] });
            ReturnComparison.Run(context, Chance(random, usual, shares), findings);
            return findings.Finish().Listed.Select(f => $"{seed} {f.Message}");
        }).ToList();

        Assert.Empty(raised);
    }

    private static ImmutableArray<EqualityPipeline.Cells.Cell> Chance(Random random, double usual, double[] shares)
    {
        var cells = ImmutableArray.CreateBuilder<EqualityPipeline.Cells.Cell>();
        foreach (var (service, size) in new[] { ("lettings", usual), ("repairs", usual * 3) })
        {
            for (var g = 0; g < Groups.Length; g++)
            {
                var share = g < 6 ? shares[g] : g switch { 6 => 0.51, 7 => 0.49, 8 => 0.18, 9 => 0.82, 10 => 0.2, 11 => 0.6, _ => 0.2 };
                var parts = Groups[g].Split(',');
                cells.Add(new EqualityPipeline.Cells.Cell(service, "unspecified", "users", "", parts[0], parts[1], null, Poisson(random, size * share)));
            }
        }
        return cells.ToImmutable();
    }

    /// <summary>By waiting times, which is slow and plainly right.</summary>
    private static int Poisson(Random random, double mean)
    {
        var events = -1;
        for (var time = 0.0; time < mean; events++)
            time -= Math.Log(1 - random.NextDouble());
        return Math.Max(events, 0);
    }

    private sealed record Sheet(string Csv, SubmissionCells Cells, string Sender, string Type);

    private static string At(int months) => ReportingMonth.Parse(Now).Plus(months).ToString();

    private static Sheet Everyone(string month, int count)
        => Month("northmoor/housing", "service-take-up", month, [Row("lettings", "race,white-british", "users", count), Row("lettings", "gender,female", "users", count), Row("lettings", "disability,not-disabled", "users", count)]);

    private static Sheet Two(string month, int lettings, int repairs)
        => Month("northmoor/housing", "service-take-up", month, [.. new[] { ("lettings", lettings), ("repairs", repairs) }.SelectMany(s =>
            new[] { "race,white-british", "gender,female", "disability,not-disabled" }.Select(g => Row(s.Item1, g, "users", s.Item2)))]);

    private static Sheet Recruits(string month, int applied, int shortlisted, int appointed)
        => Month("northmoor/housing", "recruitment", month, [.. new[] { "lettings", "repairs" }.SelectMany(s => StageRows(s, applied, shortlisted, appointed))]);

    private static Sheet Stages(string month, int? applied, int? shortlisted, int? appointed)
        => Month("northmoor/housing", "recruitment", month, [.. StageRows("lettings", applied, shortlisted, appointed)]);

    private static IEnumerable<string> StageRows(string service, int? applied, int? shortlisted, int? appointed)
        => from stage in new[] { ("applied", applied), ("shortlisted", shortlisted), ("appointed", appointed) }
           where stage.Item2 is not null
           from groupOf in new[] { "race,white-british", "gender,female", "disability,not-disabled" }
           select Row(service, groupOf, stage.Item1, stage.Item2!.Value);

    private static Sheet Tally(string month, int[] counts, string service = "lettings") => Month("northmoor/housing", "service-take-up", month, Rows("users", counts, service));

    private static string[] Rows(string measure, int[] counts, string service = "lettings")
        => [.. counts.Select((count, i) => measure == "population" ? $",{Groups[i]},population,{count}\n" : Row(service, Groups[i], measure, count))];

    private static string Row(string service, string groupOf, string measure, int count)
        => string.Create(CultureInfo.InvariantCulture, $"{service},,{groupOf},{measure},{count}\n");

    private static Sheet Month(string sender, string type, string month, string[] rows)
    {
        var csv = (type == "population" ? "ward,strand,group,measure,count\n" : Sent.TallyHeader) + string.Concat(rows);
        var name = Sent.Name(sender, month, type);
        var read = ReturnCheck.Check(new MemoryStream(Encoding.UTF8.GetBytes(csv)), name, TestPolicy.Policy, new CheckBasis { IsConfirmed = true });
        return new Sheet(csv, new SubmissionCells(month, name.Directorate, name.Period, type, read.Cells), sender, type);
    }

    private static CheckedReturn Check(string csv, params Sheet[] earlier)
        => Check(TestPolicy.Policy, new Sheet(csv, null!, "northmoor/housing", earlier.Length > 0 ? earlier[0].Type : "service-take-up"), earlier);

    private static CheckedReturn Check(Sheet sheet, params Sheet[] earlier) => Check(TestPolicy.Policy, sheet, earlier);

    private static CheckedReturn Check(MonitoringPolicy policy, Sheet sheet, params Sheet[] earlier)
        => ReturnCheck.Check(
            new MemoryStream(Encoding.UTF8.GetBytes(sheet.Csv)), Sent.Name(sheet.Sender, Now, sheet.Type), policy, new CheckBasis { Earlier = [.. earlier.Select(e => e.Cells)] });

    private static string[] Codes(CheckedReturn result)
        => [.. result.Findings.Select(f => f.Code).Where(c => string.CompareOrdinal(c, "R220") >= 0 && string.CompareOrdinal(c, "R249") <= 0)];
}
