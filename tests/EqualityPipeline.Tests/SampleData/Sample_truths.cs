using System.Globalization;

namespace EqualityPipeline.Tests.SampleData;

/// <summary>Every number is added up from the rows of the returns here and then looked for in TRUTHS.md, word for word.</summary>
public class Sample_truths
{
    private static readonly string[] BeforeTheAction = [.. PlainCounts.Months.TakeWhile(month => string.CompareOrdinal(month, "2010-02") <= 0)];

    private static readonly string[] AfterTheAction = [.. PlainCounts.Months.SkipWhile(month => string.CompareOrdinal(month, "2010-06") < 0)];

    [Fact]
    public void Are_listed_by_id()
        => Assert.Equal(
            Enumerable.Range(1, 12).Concat(Enumerable.Range(30, 16)).Concat(Enumerable.Range(50, 10)).Select(n => $"T{n:D2}"),
            SampleFolder.Truths.Split('\n').Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line[3..6]));

    [Theory]
    [InlineData("2009/10", 0)]
    [InlineData("2010/11", 12)]
    public void T01_shortlisted_Black_people_of_northmoor_are_appointed_about_six_tenths_as_often(string year, int firstMonth)
    {
        var months = PlainCounts.Months.Skip(firstMonth).Take(12).ToList();
        var black = Year("appointed", IsBlack);
        var blackOf = Year("shortlisted", IsBlack);
        var rest = Year("appointed", group => PlainCounts.IsDeclared(group) && !IsBlack(group));
        var restOf = Year("shortlisted", group => PlainCounts.IsDeclared(group) && !IsBlack(group));

        Assert.InRange((decimal)black / blackOf / ((decimal)rest / restOf), 0.5m, 0.7m);
        Assert.All(months, month => Assert.InRange(PlainCounts.People("northmoor", month, "appointed", "race", IsBlack), 6, 10));
        Says("In a month 6 to 10 of about 41 are appointed");
        Says($"{year}: {black} of {blackOf} against {rest} of {restOf}, ratio {(decimal)black / blackOf / ((decimal)rest / restOf):F2}");

        int Year(string measure, Func<string, bool> group) => months.Sum(month => PlainCounts.People("northmoor", month, measure, "race", group));

        bool IsBlack(string group) => PlainCounts.RollUp("race", group) == "black";
    }

    [Fact]
    public void T01_Pakistani_residents_of_northmoor_use_libraries_less_than_half_as_much_in_every_month()
    {
        var rates = PlainCounts.Months.Select(month =>
        {
            var year = string.CompareOrdinal(month, "2010-04") < 0 ? "2009-04" : "2010-04";
            return (Pakistani: Rate(group => group == "asian-pakistani"), Others: Rate(group => PlainCounts.IsDeclared(group) && group != "asian-pakistani"));

            decimal Rate(Func<string, bool> group) => 1000m
                * PlainCounts.All.Where(count => count is { Organisation: "northmoor", Service: "libraries", Strand: "race" } && count.Month == month && group(count.Group)).Sum(count => count.People)
                / PlainCounts.People("northmoor", year, "population", "race", group);
        }).ToList();

        Assert.All(rates, rate => Assert.InRange(rate.Pakistani / rate.Others, 0.3m, 0.5m));
        Says($"{rates.Min(rate => rate.Pakistani):F1} to {rates.Max(rate => rate.Pakistani):F1} of every 1,000 Pakistani residents against {rates.Min(rate => rate.Others):F1} to {rates.Max(rate => rate.Others):F1} of the rest");
    }

    [Fact]
    public void T02_the_gap_between_men_and_women_shortlisted_in_westvale_closes()
    {
        var (womenBefore, menBefore) = Shortlisted(BeforeTheAction);
        var (womenAfter, menAfter) = Shortlisted(AfterTheAction);

        Assert.InRange(womenBefore / menBefore, 0.78m, 0.88m);
        Assert.InRange(womenAfter / menAfter, 0.97m, 1.03m);
        Says($"women {womenBefore:F3} against men {menBefore:F3} to February 2010, women {womenAfter:F3} against men {menAfter:F3} from June 2010");

        static (decimal Women, decimal Men) Shortlisted(string[] months) => (Rate(months, "female"), Rate(months, "male"));

        static decimal Rate(string[] months, string gender) => (decimal)Sum(months, "shortlisted", gender) / Sum(months, "applied", gender);

        static int Sum(string[] months, string measure, string gender)
            => months.Sum(month => PlainCounts.People("westvale", month, measure, "gender", group => group == gender));
    }

    [Fact]
    public void T03_T10_and_T11_two_returns_are_late_and_no_other()
    {
        var london = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
        var late = PlainCounts.Arrivals.Where(arrival => !arrival.Key.EndsWith("-corrected.csv", StringComparison.Ordinal)).Where(arrival =>
        {
            var month = DateOnly.ParseExact(arrival.Key.Split('/')[2], "yyyy-MM", CultureInfo.InvariantCulture);
            var due = month.AddMonths(1).AddDays(arrival.Key.EndsWith("population.csv", StringComparison.Ordinal) ? 29 : 4);
            return DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(arrival.Value, london).DateTime) > due;
        });

        Assert.Equal(
            ["northmoor/leisure/2009-06/service-take-up.csv", "westvale/libraries-and-heritage/2010-02/service-take-up.csv"],
            late.Select(arrival => arrival.Key));
        Arrived("westvale/libraries-and-heritage/2010-02/service-take-up.csv", "2010-03-15T10:42:07Z");
        Arrived("northmoor/leisure/2009-06/service-take-up.csv", "2009-07-05T23:20:00Z");
        Arrived("northmoor/customer-services/2009-12/service-take-up.csv", "2010-01-05T23:20:00Z");
    }

    [Fact]
    public void T12_one_return_is_the_months_before_and_was_sent_again_with_its_own_figures()
    {
        const string Copy = "westvale/childrens-services/2010-07/service-take-up.csv";
        const string Own = "westvale/childrens-services/2010-07/service-take-up-corrected.csv";

        Assert.Equal(Bytes("westvale/childrens-services/2010-06/service-take-up.csv"), Bytes(Copy));
        Assert.NotEqual(Bytes(Copy), Bytes(Own));
        Arrived(Copy, "2010-08-02T09:14:26Z");
        Arrived(Own, "2010-08-04T15:31:08Z");

        static byte[] Bytes(string path) => File.ReadAllBytes(Path.Combine([SampleFolder.Returns, .. path.Split('/')]));
    }

    [Fact]
    public void T04_one_return_has_categories_that_no_list_has_and_a_count_that_is_no_number()
    {
        const string Path = "northmoor/adult-care/2010-08/service-take-up.csv";
        var rows = SampleFolder.Return(Path);

        Assert.Equal(8, rows.Count(row => row["group"].StartsWith("Asain", StringComparison.Ordinal)));
        var hidden = Assert.Single(rows, row => row["count"] == "<5");
        Assert.Equal("day-services", hidden["service"]);
        Says($"row {rows.ToList().IndexOf(hidden) + 2}, column E");
        Assert.Equal(rows.First(row => row["group"].StartsWith("Asain", StringComparison.Ordinal)), rows[8]);
        Says("first in row 10, column C");
        Says($"`{Path}`");
    }

    [Fact]
    public void T05_every_expected_return_came_but_the_recruitment_of_environment()
    {
        string[] directorates =
        [
            "northmoor/adult-care", "northmoor/customer-services", "northmoor/environment", "northmoor/housing", "northmoor/leisure",
            "northmoor-fire/community-safety", "northmoor-police/neighbourhood-policing", "northmoor-police/operations",
            "westvale/adult-services", "westvale/childrens-services", "westvale/libraries-and-heritage",
        ];
        var expected = from directorate in directorates from month in PlainCounts.Months from type in new[] { "service-take-up", "recruitment" } select $"{directorate}/{month}/{type}.csv";

        var missing = expected.Except(SampleFolder.Arrivals.Select(arrival => arrival.Key));

        Assert.Equal(PlainCounts.Months.Select(month => $"northmoor/environment/{month}/recruitment.csv"), missing.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void T06_a_few_Chinese_people_stand_alone_among_those_who_have_care_at_home()
    {
        const string Month = "2011-03";
        var small = PlainCounts.Codes["race"].Values.Where(row => row["roll_up"] != "*")
            .Select(row => (Code: row["code"], People: HomeCare(row["code"]))).Where(group => group.People < 5).ToList();

        var chinese = Assert.Single(small);
        Assert.Equal("chinese", chinese.Code);
        Assert.InRange(chinese.People, 1, 4);
        Says($"{chinese.People} Chinese people and {HomeCare("other-ethnic-group")} of other ethnic groups");
        Assert.All(["prefer-not-to-say", "unknown"], group => Assert.True(HomeCare(group) >= 5));

        static int HomeCare(string group)
            => PlainCounts.All.Single(count => count is { Organisation: "northmoor", Service: "home-care", Month: Month, Measure: "users", Strand: "race" } && count.Group == group).People;
    }

    [Fact]
    public void T06_the_fire_service_meets_one_to_four_Chinese_people_in_every_month()
    {
        var chinese = PlainCounts.Months.Select(month => PlainCounts.People("northmoor-fire", month, "users", "race", group => group == "chinese")).ToList();

        Assert.All(chinese, people => Assert.InRange(people, 1, 4));
        Says($"{chinese.Min()} to {chinese.Max()} Chinese people");
    }

    [Fact]
    public void T07_the_correction_halves_the_users_of_repairs()
    {
        const string First = "northmoor/housing/2009-11/service-take-up.csv";
        const string Corrected = "northmoor/housing/2009-11/service-take-up-corrected.csv";
        var before = Repairs(First);
        var after = Repairs(Corrected);
        var organisation = PlainCounts.People("northmoor", "2009-11", "users", "gender", _ => true);

        Assert.Equal(before, 2 * after);
        Arrived(Corrected, "2009-12-16T14:05:31Z");
        Says($"users of repairs fall from {before:N0} to {after:N0}");
        Says($"from {organisation + after:N0} to {organisation:N0} users, {(organisation + after) / 280m:F2} to {organisation / 280m:F2} per 1,000 residents");

        static int Repairs(string path) => PlainCounts.Read(path).Where(count => count is { Service: "repairs", Strand: "gender" }).Sum(count => count.People);
    }

    [Fact]
    public void T08_nine_rows_of_one_event_return_have_no_ethnic_group()
    {
        var blank = PlainCounts.Arrivals
            .Where(arrival => SampleFolder.Return(arrival.Key)[0].ContainsKey("ethnic_group"))
            .Select(arrival => (arrival.Key, Rows: SampleFolder.Return(arrival.Key).Count(row => row["ethnic_group"].Length == 0)))
            .Where(file => file.Rows > 0);

        Assert.Equal([("northmoor/environment/2010-10/service-take-up.csv", 9)], blank);
        Says($"9 of {SampleFolder.Return("northmoor/environment/2010-10/service-take-up.csv").Count} rows");
    }

    [Fact]
    public void T09_the_gap_by_disability_of_the_police_is_all_that_leaves_its_limits_in_the_last_three_months()
        => Assert.Equal(["northmoor-police TAK-01 disability 2011-03", "northmoor-police TAK-02 disability 2011-03"], RunCharts.LateSignals());

    [Fact]
    public void T09_disabled_people_reach_the_police_far_less_in_March_2011()
    {
        var disabled = PlainCounts.Months.Select(month => Rate(month, "disabled")).ToList();
        var others = PlainCounts.Months.Select(month => Rate(month, "not-disabled")).ToList();
        var gaps = others.Zip(disabled, (other, rate) => other - rate).ToList();

        Assert.True(gaps[^1] > 2 * gaps.Take(23).Max());
        Says($"{disabled[^1]:F1} per 1,000 disabled residents against {others[^1]:F1} of the others");
        Says($"a gap of {gaps[^1]:F1}, which was {gaps.Take(23).Min():F1} to {gaps.Take(23).Max():F1} before");

        static decimal Rate(string month, string group) => 1000m
            * PlainCounts.People("northmoor-police", month, "users", "disability", g => g == group)
            / PlainCounts.People("northmoor-police", string.CompareOrdinal(month, "2010-04") < 0 ? "2009-04" : "2010-04", "population", "disability", g => g == group);
    }

    [Fact]
    public void The_limits_of_a_run_chart_are_those_of_the_published_rule()
    {
        // By hand: mean 3, moving ranges 0, 0, 8: mean 8/3; limits 3 ± 7.09, which 9 does not pass. Then 24 points, the last one off.
        Assert.False(RunCharts.IsOutside([1m, 1m, 1m, 9m], 3));
        Assert.True(RunCharts.IsOutside([.. Enumerable.Repeat(1m, 23), 9m], 23));
    }

    private static void Arrived(string path, string when)
    {
        Assert.Equal(DateTimeOffset.Parse(when, CultureInfo.InvariantCulture), SampleFolder.ArrivalOf(path));
        Says(path);
        Says(when);
    }

    private static void Says(FormattableString sentence) => Says(sentence.ToString(CultureInfo.InvariantCulture));

    private static void Says(string sentence) => Assert.Contains(sentence, SampleFolder.Truths, StringComparison.Ordinal);
}
