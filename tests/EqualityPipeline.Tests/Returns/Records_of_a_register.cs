using System.Globalization;
using CsCheck;
using EqualityPipeline.Periods;
using EqualityPipeline.Returns;

namespace EqualityPipeline.Tests.Returns;

public class Records_of_a_register
{
    private static readonly string[] Colours = ["red", "green", "dark-blue"];

    [Theory]
    [InlineData("thing", "t-1/a_b.c", "T-1/A_B.C")]
    [InlineData("title", "  Two   words\nand a line ", "Two words and a line")]
    [InlineData("title", "soft\u00ADly, zero\u200Bwidth", "softly, zerowidth")]
    [InlineData("title", "<script>alert(1)</script>", "<script>alert(1)</script>")]
    [InlineData("title", "-5% of what it was", "-5% of what it was")]
    [InlineData("title", "Überprüfung ✓ 👩‍🏫", "Überprüfung ✓ 👩‍🏫")]
    [InlineData("title", "Miss nobody out", "Miss nobody out")]
    [InlineData("colour", "Dark Blue", "dark-blue")]
    [InlineData("colour", "navy", "dark-blue")]
    [InlineData("colours", "Green; navy ;green;", "green;dark-blue")]
    [InlineData("amount", "1,234.50", "1234.5")]
    [InlineData("amount", "-5", "-5")]
    [InlineData("amount", "\u22123.2", "-3.2")]
    [InlineData("amount", "0000", "0")]
    [InlineData("amount", "-0.00", "0")]
    [InlineData("amount", "1000000", "1000000")]
    [InlineData("day", "30/04/2009", "2009-04-30")]
    [InlineData("day", "2031-12-31", "2031-12-31")]
    [InlineData("month", "2012-02", "2012-02")]
    [InlineData("link", "https://www.northmoor.example.org/plans?page=2#3", "https://www.northmoor.example.org/plans?page=2#3")]
    [InlineData("link", "HTTPS://WWW.Northmoor.example.org/\"><script>", "https://www.northmoor.example.org/%22%3E%3Cscript%3E")]
    [InlineData("service", "Lettings", "lettings")]
    [InlineData("ward", "Harbour", "harbour")]
    [InlineData("ward", "All", "all")]
    [InlineData("directorate", "HOUSING", "housing")]
    [InlineData("directorate", "corporate", "corporate")]
    [InlineData("strand", "sex", "gender")]
    [InlineData("strand", "all", "all")]
    [InlineData("indicator", "rec-01; Applicants against residents", "REC-01;REC-02")]
    [InlineData("return", "Recruitment", "recruitment")]
    [InlineData("framework", "A small framework", "small")]
    [InlineData("owner", "Head of Housing; Head of Care", "Head of Housing;Head of Care")]
    public void Hold_the_standard_text_of_what_was_written(string column, string written, string standard)
    {
        var result = column is "thing" or "title"
            ? TestRegister.Rows("thing|title", column is "thing" ? $"{written}|A thing" : $"T-1|{written}")
            : TestRegister.One(column, written);

        Assert.Empty(result.Findings.Where(f => f.Severity is not Severity.Note));
        Assert.Equal(standard, Assert.Single(result.Records).Find(column));
    }

    [Theory]
    [InlineData("race", "White", "white")]
    [InlineData("race", "White: British", "white-british")]
    [InlineData("race", "any other", "other")]
    [InlineData("race", "not stated", "unknown")]
    [InlineData("race", "all", "all")]
    [InlineData("gender", "f", "female")]
    [InlineData("all", "all", "all")]
    public void Hold_a_group_of_the_strand_of_their_row_headings_and_all_among_them(string strand, string written, string group)
    {
        var result = TestRegister.Rows("thing|title|strand|group", $"T-1|A thing|{strand}|{written}");

        Assert.Equal(ReceiptStatus.Accepted, result.Status);
        Assert.Equal(group, result.Records[0].Find("group"));
    }

    [Fact]
    public void Hold_nothing_of_a_cell_that_is_blank()
    {
        var record = Assert.Single(TestRegister.Rows("thing|title|colour|day|group|criterion", "T-1|A thing||||").Records);

        Assert.Equal(["thing", "title"], record.Texts.Keys);
        Assert.Null(record.Find("colour"));
    }

    [Fact]
    public void Are_sorted_by_key_and_remember_their_row()
    {
        var result = TestRegister.Rows("title|thing", "A|T-2", "B|T-10", "C|t-1");

        Assert.Equal(["T-1 4", "T-10 3", "T-2 2"], result.Records.Select(r => $"{r.Find("thing")} {r.Row}"));
        Assert.Equal((3, 3), (result.RowsRead, result.RowsCounted));
        Assert.Empty(result.Cells);
    }

    [Fact]
    public void Are_found_under_headings_in_any_order_case_and_spelling()
    {
        var result = TestRegister.Check("\uFEFFTITLE;Later-Day;Thing Reference\nA;01/06/2010;T-1\n");

        Assert.Equal(["later_day", "thing", "title"], Assert.Single(result.Records).Texts.Keys);
    }

    [Fact]
    public void Do_not_need_a_strand_to_be_in_force()
    {
        var name = TestRegister.Name with { Period = new ReportingMonth(2009, 4), Organisation = "westvale", Directorate = "libraries" };
        var early = TestRegister.Policy with { Organisations = [.. TestRegister.Policy.Organisations.Select(o => o with { StrandSets = [] })] };

        Assert.Equal(ReceiptStatus.Accepted, ReturnCheck.Check(new MemoryStream("thing,title\nT-1,A\n"u8.ToArray()), name, early).Status);
    }

    [Fact]
    public void Are_none_where_the_register_is_not_accepted()
        => Assert.Empty(TestRegister.Rows("thing|title|colour", "T-1|A|red", "T-2|B|green").Records);

    /// <summary>What was written in standard texts is read as it was written, whatever the order of the columns.</summary>
    [Fact]
    public void Are_read_as_they_were_written()
    {
        var texts = Gen.String[Gen.Char["abcÄé \"',;=+-@<>&|#%0123456789"], 1, 39].Select(t => string.Join(' ', $"x{t}".Split(' ', StringSplitOptions.RemoveEmptyEntries)))
            .Where(t => !t.Contains('@', StringComparison.Ordinal) && PersonalText.Find(t) is PersonalDetail.None);
        var numbers = Gen.Int[-500, 100_000_000].Select(n => (n / 100m).ToString("0.##", CultureInfo.InvariantCulture));
        var days = Gen.Int[0, 20_000].Select(d => new DateOnly(1980, 1, 1).AddDays(d).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        var rows = Gen.Select(texts, numbers, days, Gen.Int[0, 2].Select(n => Colours[n]), Gen.Bool).List[1, 30];
        rows.Sample(
            things =>
            {
                string[] columns = ["thing", "title", "amount", "day", "colour"];
                var written = things.Select((t, i) => (string[])[$"T-{i:D2}", t.Item1, t.Item2, t.Item5 ? t.Item3 : "2001-02-03", t.Item4]).ToList();
                var result = TestRegister.Check(string.Concat(written.Prepend(columns).Select(row
                    => string.Join(',', row.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\n")));

                return result.Status is ReceiptStatus.Accepted
                    && result.Records.Select(r => string.Join('|', columns.Select(r.Find))).SequenceEqual(written.Select(row => string.Join('|', row)));
            },
            iter: 300);
    }
}
