using System.Globalization;
using System.Text;
using System.Text.Json;

namespace EqualityPipeline.Tests.Reference;

/// <summary>
/// Rows of staff uploaded, and the statutory measures read back over the feed; each expected number is worked by hand from the words of SI 2017/353, Schedule 1, and of BV11.
/// </summary>
public class Statutory_pay_measures(SharedAzurite azurite)
{
    private const string Header =
        "service,status,grade_band,contract,working_pattern,fte,hourly_pay_pence,full_pay_relevant,trained,bonus_paid,bonus_pounds,ethnic_group,disability,gender\n";

    /// <summary>
    /// 322 employees, who by the Government's guidance make quarters of 81, 80, 81 and 80. Ranked: 71 at £8 (41 women), 40 at £10 (36 women), 50 at £12 (20), 81 at £15 (36), 80 at £22 (24).
    /// The first 10 of the 40 at £10 are in the lowest quarter and 30 in the next: paragraph 13 has the proportion of women the same in each, 9 of 10 and 27 of 30.
    /// </summary>
    private static readonly string Staff = Rows(
        (41, "female", 800), (30, "male", 800), (36, "female", 1000), (4, "male", 1000), (20, "female", 1200), (30, "male", 1200),
        (36, "female", 1500), (45, "male", 1500), (24, "female", 2200), (56, "male", 2200));

    [Theory]
    // 41 + 9 of 81, 27 + 20 of 80, 36 of 81, 24 of 80.
    [InlineData("RFG-01", "female", 50, 81)]
    [InlineData("RFG-02", "female", 47, 80)]
    [InlineData("RFG-03", "female", 36, 81)]
    [InlineData("RFG-04", "female", 24, 80)]
    [InlineData("RFG-01", "male", 31, 81)]
    [InlineData("RFG-02", "male", 33, 80)]
    public async Task A_rate_on_the_boundary_of_two_quarters_is_divided_in_the_same_proportion(string indicator, string group, double people, double quarter)
    {
        var row = (await ReadAsync(Staff)).Of(indicator, "gender", group);

        Assert.Equal((people, quarter), (row.Number("Numerator"), row.Number("Denominator")));
        Assert.Equal(100 * people / quarter, row.Number("Value")!.Value, 1e-9);
    }

    /// <summary>
    /// Women 41 x 800 + 36 x 1000 + 20 x 1200 + 36 x 1500 + 24 x 2200 = 199,600 for 157, men 24,000 + 4,000 + 36,000 + 67,500 + 123,200 = 254,700 for 165.
    /// The 79th of 157 women is at £12 (97 at £12 or less, 77 at £10 or less), the 83rd of 165 men at £15.
    /// </summary>
    [Fact]
    public async Task Gaps_of_hourly_pay_are_parts_of_the_pay_of_men()
    {
        var rows = await ReadAsync(Staff);

        Assert.Equal(100 * (1 - (199_600 / 157.0 / (254_700 / 165.0))), rows.Of("RFF-01", "gender", "female").Number("Value")!.Value, 1e-9);
        Assert.Equal(100 * 300 / 1500.0, rows.Of("RFF-02", "gender", "female").Number("Value")!.Value, 1e-9);
        Assert.Equal("z", rows.Of("RFF-02", "gender", "male").Text("Marker"));
    }

    /// <summary>Paid a bonus: 40 women £200 and 20 £500, mean 300, median 200; 50 men £400 and 30 £800, mean 550, median 400. 60 of 157 women and 80 of 165 men.</summary>
    [Fact]
    public async Task Bonuses_are_compared_among_those_who_were_paid_one()
    {
        var rows = await ReadAsync(
            Rows((97, "female", 1000), (85, "male", 1000)) + Bonuses((40, "female", 200), (20, "female", 500), (50, "male", 400), (30, "male", 800)));

        Assert.Equal(100 * 250 / 550.0, rows.Of("RFF-03", "gender", "female").Number("Value")!.Value, 1e-9);
        Assert.Equal(50.0, rows.Of("RFF-04", "gender", "female").Number("Value")!.Value, 1e-9);
        var paid = rows.Of("RFF-05", "gender", "female");
        Assert.Equal(100 * 60 / 157.0, paid.Number("Value")!.Value, 1e-9);
        Assert.Equal(100 * 80 / 165.0, paid.Number("ComparatorValue")!.Value, 1e-9);
    }

    /// <summary>
    /// The example of the definition of BV11c: 12,000 staff, 4,000 of them half-time, are 10,000 full-time equivalents, and 5% are 500: 480 full-time (100 disabled) and 40 half-time
    /// (30 disabled), so that (100 + 30/2)/500 = 23%. Women, of the same people: 144 full-time and 36 half-time, (144 + 18)/500; Indian: 30 and 4, (30 + 2)/500.
    /// </summary>
    [Fact]
    public async Task The_top_5_per_cent_are_counted_in_full_time_equivalents()
    {
        var rows = await ReadAsync(string.Concat(
            Top(100, "1", 4000, "white-british", "disabled", "female"), Top(44, "1", 4000, "white-british", "not-disabled", "female"),
            Top(30, "1", 4000, "asian-indian", "not-disabled", "male"), Top(306, "1", 4000, "white-british", "not-disabled", "male"),
            Top(26, "0.5", 3900, "white-british", "disabled", "female"), Top(4, "0.5", 3900, "asian-indian", "disabled", "female"),
            Top(6, "0.5", 3900, "white-british", "not-disabled", "female"), Top(4, "0.5", 3900, "white-british", "not-disabled", "male"),
            Rest(7_520, "1"), Rest(3_960, "0.5")));

        Is(23.0, rows.Of("RFG-05", "disability", "disabled"), 115, 500);
        Is(32.4, rows.Of("RFG-05", "gender", "female"), 162, 500);
        Is(6.4, rows.Of("RFG-05", "race", "asian"), 32, 500);
    }

    /// <summary>The same definition's second example: 490 above the line and 20 on exactly the salary at it, all of whom come in: of 510. Of these 108 are disabled here.</summary>
    [Fact]
    public async Task Everyone_on_the_salary_of_the_last_one_in_is_in()
    {
        var rows = await ReadAsync(string.Concat(
            Top(100, "1", 4000, "white-british", "disabled", "female"), Top(390, "1", 4000, "white-british", "not-disabled", "male"),
            Top(8, "1", 3000, "white-british", "disabled", "male"), Top(12, "1", 3000, "white-british", "not-disabled", "female"),
            Rest(7_490, "1"), Rest(4_000, "0.5")));

        Is(100 * 108 / 510.0, rows.Of("RFG-05", "disability", "disabled"), 108, 510);
        Is(100 * 112 / 510.0, rows.Of("RFG-05", "gender", "female"), 112, 510);
    }

    private static void Is(double value, JsonElement row, double numerator, double denominator)
    {
        Assert.Equal((numerator, denominator), (row.Number("Numerator"), row.Number("Denominator")));
        Assert.Equal(value, row.Number("Value")!.Value, 1e-9);
    }

    private async Task<IReadOnlyDictionary<string, JsonElement>> ReadAsync(string rows)
    {
        using var pipeline = await SmallUploads.SentAsync(azurite, ("north/2009-04/workforce", Header + rows));
        return await SmallUploads.ReleasedAsync(pipeline);
    }

    private static string Rows(params (int People, string Gender, int Pence)[] staff)
        => string.Concat(staff.Select(s => Many(s.People, "1", s.Pence, "no,", "white-british", "not-disabled", s.Gender)));

    private static string Bonuses(params (int People, string Gender, int Pounds)[] staff)
        => string.Concat(staff.Select(s => Many(s.People, "1", 1000, $"yes,{s.Pounds}", "white-british", "not-disabled", s.Gender)));

    private static string Top(int people, string fte, int pence, string race, string disability, string gender)
        => Many(people, fte, pence, "no,", race, disability, gender);

    private static string Rest(int people, string fte)
        => Many(people / 2, fte, 1500, "no,", "white-british", "not-disabled", "female") + Many(people - (people / 2), fte, 1500, "no,", "white-british", "not-disabled", "male");

    private static string Many(int people, string fte, int pence, string bonus, string race, string disability, string gender)
    {
        var row = string.Create(
            CultureInfo.InvariantCulture,
            $"service-north,in-post,band-2,permanent,{(fte == "1" ? "full-time" : "part-time")},{fte},{pence},yes,no,{bonus},{race},{disability},{gender}\n");
        return new StringBuilder().Insert(0, row, people).ToString();
    }
}
