using System.Globalization;
using EqualityPipeline.Drift;
using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Publication;
using EqualityPipeline.Returns;
using EqualityPipeline.SampleData;
using EqualityPipeline.Tests.SampleData;

namespace EqualityPipeline.Tests.Sample;

/// <summary>Every truth of sample-data/TRUTHS.md found through the product, with the numbers written there.</summary>
public class Planted_truths
{
    private static readonly DateTimeOffset LastDay = new(2011, 4, 10, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(2009, 91, 502, 1138, 3651)]
    [InlineData(2010, 88, 495, 1117, 3616)]
    public void T01_Black_people_are_appointed_less_often_in_the_counts_of_a_year(int year, int black, int blackOf, int rest, int restOf)
    {
        var ofYear = SampleRelease.Years
            .Where(y => y.Computed.Organisation.Id == "northmoor" && y.Computed.FinancialYear == year)
            .SelectMany(y => y.Computed.Periods)
            .Single(p => p.Period.Kind == PeriodKind.Year && p.Figures.Any(f => f.Indicator.Id == "REC-02"));
        var figure = ofYear.Figures.Single(f => f is { Indicator.Id: "REC-02", Strand: "race", Group: "black" } && f.Unit == Unit.Organisation);

        Assert.Equal((black, blackOf), ((int)figure.Numerator!.Value, (int)figure.Denominator!.Value));
        Assert.Equal((rest, restOf), (Declared("appointed") - black, Declared("shortlisted") - blackOf));
        Assert.Equal(0.58, (double)black / blackOf / ((double)rest / restOf), 0.005);

        int Declared(string measure)
            => (int)ofYear.Tally.Find(new CountKey(CountedPart.Of("recruitment", measure), Unit.Organisation, "race", GroupTree.Declared))!.Value;
    }

    [Fact]
    public void T01_Black_people_are_behind_in_every_quarter()
    {
        var shown = Quarters("northmoor", "REC-02", "race", "black").Where(r => r.Value is not null).ToList();

        Assert.NotEmpty(shown);
        Assert.All(shown, row =>
        {
            // 6 to 10 in a month.
            Assert.InRange(row.Numerator!.Value, 18, 30);
            Assert.True(row.Ratio < 0.8);
            Assert.Contains(row.Verdict, new[] { "possible", "clearly worse" });
        });
    }

    [Fact]
    public void T01_Pakistani_residents_and_Muslims_of_northmoor_use_libraries_less_in_every_month()
    {
        // Of a service headings are told and not their categories: Pakistani residents show in "asian" there, and by themselves in the whole city.
        Assert.Null(SampleRelease.Find("northmoor", "2011-03", "TAK-01", "race", "asian-pakistani", "leisure", "libraries"));
        AlwaysClearlyWorse(Rows("northmoor", "TAK-01", "race", "asian-pakistani"));
        AlwaysClearlyWorse(Rows("northmoor", "TAK-02", "race", "asian-pakistani"));
        AlwaysClearlyWorse(Rows("northmoor", "TAK-01", "race", "asian", "leisure", "libraries"));
        AlwaysClearlyWorse(Rows("northmoor", "TAK-01", "religion-or-belief", "muslim", "leisure", "libraries"));

        static void AlwaysClearlyWorse(List<PublishedFigure> rows)
        {
            Assert.Equal(24, rows.Count);
            Assert.All(rows, row => Assert.Equal("clearly worse", row.Verdict));
        }
    }

    /// <summary>By quarter, the sums of three months as the returns hold them: the gap narrows from March 2010, and there is none from June.</summary>
    [Fact]
    public void T02_the_gap_between_women_and_men_shortlisted_in_westvale_closes()
    {
        var (women, men) = (Quarters("westvale", "REC-01", "gender", "female"), Quarters("westvale", "REC-01", "gender", "male"));

        foreach (var row in women.Concat(men))
        {
            Assert.Equal(
                (Shortlisted(row, "shortlisted"), Shortlisted(row, "applied")), ((int)row.Numerator!.Value, (int)row.Denominator!.Value));
        }

        Assert.Equal(["2009-Q1", "2009-Q2", "2009-Q3", "2009-Q4", "2010-Q1"], women.Where(r => r.Verdict != "no clear difference").Select(r => r.Period));
        Assert.All(women.Take(3), r => Assert.Equal("clearly worse", r.Verdict));
        Assert.All(women.Skip(5), r => Assert.Equal("no clear difference", r.Verdict));

        static int Shortlisted(PublishedFigure row, string measure) => FigurePeriod.Parse(row.Period).Months
            .Sum(m => PlainCounts.People("westvale", m.ToString(), measure, "gender", group => group == row.Group));
    }

    [Fact]
    public void T03_T10_and_T11_two_returns_are_late_by_the_clock_of_London_and_no_other()
    {
        var late = from month in SampleCalendar.Months
                   from organisation in SampleRelease.Policy.Organisations
                   from slot in Board(organisation.Id, month).Slots
                   where slot is { Late: true, SubmissionId: not null, State: not SlotState.Rejected }
                   select slot.SubmissionId;

        Assert.Equal(
            ["northmoor/leisure/2009-06/service-take-up.csv", "westvale/libraries-and-heritage/2010-02/service-take-up.csv"],
            late.Order(StringComparer.Ordinal));
        var latest = Slot("westvale", "2010-02", "libraries-and-heritage", "service-take-up");
        Assert.Equal((SlotState.Accepted, new DateOnly(2010, 3, 5)), (latest.State, latest.Due.LastDay));
        Assert.Equal(10, DateOnly.FromDateTime(latest.ReceivedAt!.Value.UtcDateTime).DayNumber - latest.Due.LastDay.DayNumber);
        Assert.False(Slot("northmoor", "2009-12", "customer-services", "service-take-up").Late);
    }

    [Fact]
    public void T04_a_misspelt_return_is_rejected_and_its_directorate_is_not_counted()
    {
        var rejected = Assert.Single(SampleRelease.Returns, r => r.Checked.Status == ReceiptStatus.Rejected);

        Assert.Equal("northmoor/adult-care/2010-08/service-take-up.csv", rejected.Name.Path);
        Assert.Contains(rejected.Checked.Findings, f => f.Found?.StartsWith("Asain", StringComparison.Ordinal) == true && f is { Row: 10, Cell: "C10" });
        Assert.Contains(rejected.Checked.Findings, f => f is { Found: "<5", Row: 75, Cell: "E75" });
        Assert.Equal(SlotState.Rejected, Slot("northmoor", "2010-08", "adult-care", "service-take-up").State);
        Assert.Equal(SlotState.Accepted, Slot("northmoor", "2010-08", "adult-care", "recruitment").State);
        var users = SampleRelease.Figure("northmoor", "2010-08", "TAK-01", Unit.All, Unit.All);
        Assert.Equal((65_438m, "p"), (users.Numerator!.Value, users.Marker));
        Assert.Contains("partial: 1 of 5 returns not received", users.MarkerReason, StringComparison.Ordinal);
        Assert.Equal("x", SampleRelease.Figure("northmoor", "2010-08", "TAK-01", Unit.All, Unit.All, "adult-care").Marker);
    }

    [Fact]
    public void T05_one_directorate_never_sends_one_return_and_every_other_came()
    {
        var missing = SampleCalendar.Months
            .SelectMany(month => SampleRelease.Policy.Organisations.SelectMany(o => Board(o.Id, month).Slots))
            .Where(slot => slot.SubmissionId is null)
            .ToList();

        Assert.Equal(24, missing.Count);
        Assert.All(missing, slot => Assert.Equal(
            ("northmoor", "environment", "recruitment", SlotState.Overdue), (slot.Organisation, slot.Directorate, slot.ReturnType, slot.State)));
        Assert.Equal("x", SampleRelease.Figure("northmoor", "2010-Q4", "REC-01", Unit.All, Unit.All, "environment").Marker);
    }

    [Fact]
    public void T06_the_few_Chinese_people_of_a_service_are_told_only_within_their_heading()
    {
        var month = SampleRelease.Computed.Single(m => m.Organisation.Id == "northmoor" && m.Month == new ReportingMonth(2011, 3));
        Assert.Equal(4, Users("home-care", "chinese"));
        Assert.Equal(12, Users("home-care", "other-ethnic-group"));
        Assert.Equal(1, Users("day-services", "chinese"));

        foreach (var service in new[] { "home-care", "day-services" })
        {
            Assert.Null(SampleRelease.Find("northmoor", "2011-03", "TAK-01", "race", "chinese", "adult-care", service));
            Assert.Null(SampleRelease.Find("northmoor", "2011-03", "TAK-01", "race", "other-ethnic-group", "adult-care", service));
        }

        decimal? Users(string service, string group)
            => month.Find("service-take-up", "users", new Unit("adult-care", service), "race", group);
    }

    [Fact]
    public void T06_the_few_Chinese_people_whom_the_fire_service_meets_are_told_only_within_their_heading()
    {
        Assert.All(SampleRelease.Computed.Where(m => m.Organisation.Id == "northmoor-fire"), month =>
        {
            Assert.InRange(month.Find("service-take-up", "users", Unit.Organisation, "race", "chinese") ?? 0, 0, 4);
            Assert.Null(SampleRelease.Find("northmoor-fire", month.Month.ToString(), "TAK-01", "race", "chinese"));
        });
        Assert.Equal(24, Rows("northmoor-fire", "TAK-01", "race", "chinese-or-other").Count);
    }

    [Fact]
    public void T07_a_correction_moves_a_published_figure()
    {
        var november = new ReportingMonth(2009, 11);
        var correctedAt = new DateTimeOffset(2009, 12, 16, 14, 5, 31, TimeSpan.Zero);
        var before = Whole(SampleRelease.PublishedBefore(correctedAt, "northmoor", november));
        var after = Whole(SampleRelease.PublishedBefore(correctedAt.AddSeconds(1), "northmoor", november));

        Assert.Equal((71_697m, 256.06), (before.Numerator!.Value, Math.Round(before.Value!.Value, 2)));
        Assert.Equal((67_253m, 240.19), (after.Numerator!.Value, Math.Round(after.Value!.Value, 2)));
        Assert.Equal(after, SampleRelease.Figure("northmoor", "2009-11", "TAK-01", Unit.All, Unit.All));
        Assert.Equal(4_444m, SampleRelease.Figure("northmoor", "2009-11", "TAK-01", Unit.All, Unit.All, "housing", "repairs").Numerator);
        Assert.False(Slot("northmoor", "2009-11", "housing", "service-take-up").Late);

        static PublishedFigure Whole(IEnumerable<PublishedFigure> figures)
            => figures.Single(f => f is { Indicator: "TAK-01", Strand: Unit.All, Group: Unit.All, Directorate: Unit.All, Place: Unit.All });
    }

    [Fact]
    public void T08_empty_cells_are_counted_as_blank_and_warned_of()
    {
        // Registers are warned of what is planted in them.
        var warned = Assert.Single(SampleRelease.Returns, r => r.Checked.Status == ReceiptStatus.AcceptedWithWarnings && SampleRelease.Policy.FindReturnType(r.Name.ReturnType)!.Register is null);

        Assert.Equal("northmoor/environment/2010-10/service-take-up.csv", warned.Name.Path);
        Assert.Equal((225, 225), (warned.Checked.RowsRead, warned.Checked.RowsCounted));
        Assert.Equal(9, warned.Checked.Cells.Where(c => c is { Strand: "race", Group: "blank" }).Sum(c => c.Count));
    }

    [Fact]
    public void T09_a_shift_in_the_last_month_raises_two_alerts_and_nothing_else_does()
    {
        var alerts = SampleRelease.Policy.Organisations
            .SelectMany(o => DriftAlert.From(o, SampleRelease.Policy, SampleRelease.Published))
            .ToList();

        Assert.Equal(
            ["northmoor-police TAK-01 disability 2011-03", "northmoor-police TAK-02 disability 2011-03"],
            alerts.Select(a => $"{a.Organisation} {a.Indicator} {a.Strand} {a.Period}"));
        Assert.Equal(["24.8", "9.07", "3.65", "14.49"], [In(alerts[0].Point, "F1"), In(alerts[0].Mean, "F2"), In(alerts[0].Lower, "F2"), In(alerts[0].Upper, "F2")]);
        Assert.Equal(["0.484", "0.069", "0.283"], [In(alerts[1].Point, "F3"), In(alerts[1].Lower, "F3"), In(alerts[1].Upper, "F3")]);
        var disabled = SampleRelease.Figure("northmoor-police", "2011-03", "TAK-01", "disability", "disabled");
        Assert.Equal(["30.9", "55.7"], [In(disabled.Value!.Value, "F1"), In(disabled.ComparatorValue!.Value, "F1")]);

        static string In(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture);
    }

    private static List<PublishedFigure> Rows(string organisation, string indicator, string strand, string group, string directorate = Unit.All, string service = Unit.All)
        => [.. SampleCalendar.Months.Select(m => SampleRelease.Figure(organisation, m.ToString(), indicator, strand, group, directorate, service))];

    private static List<PublishedFigure> Quarters(string organisation, string indicator, string strand, string group)
        => [.. new[] { 2009, 2010 }.SelectMany(year => FigurePeriod.QuartersOf(year)).Select(q => SampleRelease.Figure(organisation, q.Id, indicator, strand, group))];

    private static CompletenessBoard Board(string organisation, ReportingMonth month)
        => CompletenessBoard.For(SampleRelease.Policy, SampleRelease.Organisation(organisation), month, SampleRelease.Register(), LastDay);

    private static ReturnSlot Slot(string organisation, string month, string directorate, string returnType)
        => Board(organisation, ReportingMonth.Parse(month)).Slots.Single(s => s.Directorate == directorate && s.ReturnType == returnType);
}
