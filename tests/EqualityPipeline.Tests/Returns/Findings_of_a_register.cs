using System.Collections.Immutable;
using System.Diagnostics;
using CsCheck;
using EqualityPipeline.Policy;
using EqualityPipeline.Returns;

namespace EqualityPipeline.Tests.Returns;

public class Findings_of_a_register
{
    [Theory]
    [InlineData("R151", "thing", "T 1", "hyphens")]
    [InlineData("R151", "parent", "-T", "beginning")]
    [InlineData("R152", "amount", "ten", "digits")]
    [InlineData("R152", "amount", "1.234,5", "full stop")]
    [InlineData("R152", "amount", "12%", "percent")]
    [InlineData("R152", "amount", "£12", "currency")]
    [InlineData("R152", "amount", "12k", "currency")]
    [InlineData("R152", "amount", "n/a", "blank")]
    [InlineData("R043", "amount", "=1+1", "formula")]
    [InlineData("R152", "amount", "１２", "plain digits")]
    [InlineData("R152", "amount", "1e3", "digits")]
    [InlineData("R152", "amount", "NaN", "digits")]
    [InlineData("R152", "amount", "--5", "digits")]
    [InlineData("R152", "amount", "5.", "digits")]
    [InlineData("R124", "amount", "<5", "number itself")]
    [InlineData("R124", "amount", "*", "number itself")]
    [InlineData("R153", "amount", "-5.01", "from -5 to 1000000")]
    [InlineData("R153", "amount", "1000000.01", "from -5 to 1000000")]
    [InlineData("R153", "amount", "99999999999999999999999999999999", "from -5 to 1000000")]
    [InlineData("R153", "low", "1234567890123456", "15 digits")]
    [InlineData("R154", "amount", "1.234", "2 decimals")]
    [InlineData("R155", "title", "A title that is longer than the forty characters that it may have", "at most 40")]
    [InlineData("R156", "title", "abc\u202Ecba", "U+202E")]
    [InlineData("R156", "title", "bell\u0007", "U+0007")]
    [InlineData("R044", "title", "#REF!", "formula")]
    [InlineData("R045", "owner", "#####", "narrow")]
    [InlineData("R158", "owner", "Cllr Example", "title of the post")]
    [InlineData("R158", "owner", "Dr. A. Example, Director", "title of the post")]
    [InlineData("R159", "title", "=HYPERLINK(1)", "never calculated")]
    [InlineData("R160", "month", "June 2010", "2010-06")]
    [InlineData("R160", "month", "2010-13", "2009-04")]
    [InlineData("R161", "link", "http://www.northmoor.example.org", "https://www.northmoor.example.org")]
    [InlineData("R161", "link", "javascript:alert(1)", "https://")]
    [InlineData("R161", "link", "https://", "https://")]
    [InlineData("R161", "link", "https://a b.org", "https://")]
    [InlineData("R161", "link", "www.northmoor.example.org", "https://")]
    [InlineData("R162", "link", "https://reader:open@www.northmoor.example.org", "password")]
    [InlineData("R162", "link", "https://northmoor.blob.example.org/x?sv=2009&sig=abc", "password")]
    [InlineData("R178", "link", "https://10.0.0.1/plan", "domain")]
    [InlineData("R178", "link", "https://localhost/plan", "domain")]
    [InlineData("R178", "link", "https://[::1]/plan", "domain")]
    [InlineData("R163", "colour", "Gren", "Green")]
    [InlineData("R163", "colours", "red;pink", "Dark blue")]
    [InlineData("R164", "directorate", "Housng", "Housing")]
    [InlineData("R165", "indicator", "REC-1", "REC-01")]
    [InlineData("R166", "return", "payroll", "recruitment")]
    [InlineData("R167", "framework", "large", "small")]
    [InlineData("R168", "group", "white", "strand")]
    [InlineData("R168", "criterion", "work-1", "framework")]
    [InlineData("R102", "service", "Heating", "Repairs")]
    [InlineData("R104", "ward", "Moor", "Harbour")]
    [InlineData("R105", "day", "yesterday", "2009-04-30")]
    [InlineData("R111", "day", "39933", "number")]
    [InlineData("R112", "day", "2010-02-30", "no day")]
    [InlineData("R115", "strand", "shoe size", "Race")]
    [InlineData("R173", "colour", "red; green", "one value")]
    [InlineData("R177", "day", "0210-06-01", "1970")]
    [InlineData("R177", "day", "2100-01-01", "2099")]
    public void A_cell_that_cannot_be_taken_says_why_and_what_to_write(string code, string column, string text, string says)
    {
        var result = column is "thing" or "title"
            ? TestRegister.Rows("thing|title", column is "thing" ? $"{text}|A thing" : $"T-1|{text}")
            : TestRegister.One(column, text);
        var finding = Assert.Single(result.Findings, f => f.Code == code);

        Assert.Contains(says, $"{finding.Message} {finding.Fix}", StringComparison.Ordinal);
        Assert.Equal(2, finding.Row);
        Assert.Equal(column, finding.Column);
        Assert.NotNull(finding.Cell);
        Assert.Equal(finding.Severity is Severity.Error ? ReceiptStatus.Rejected : finding.Confirm ? ReceiptStatus.Held : ReceiptStatus.Accepted, result.Status);
        Assert.Single(result.Findings);
    }

    [Theory]
    [InlineData("title", "Dr Example of Harbour Street")]
    [InlineData("link", "https://reader:open@www.northmoor.example.org")]
    [InlineData("link", "https://northmoor.example.org/x?token=s3cret")]
    [InlineData("title", "write to someone@example.org")]
    [InlineData("owner", "Head of Housing; Mrs Example")]
    [InlineData("thing", "AB123456C")]
    [InlineData("colour", "someone@example.org")]
    [InlineData("link", "https://northmoor.example.org/x?who=someone@example.org")]
    public void What_may_name_a_person_or_open_a_door_is_never_shown(string column, string text)
    {
        var result = column is "title" ? TestRegister.Rows("thing|title", $"T-1|{text}") : column is "thing" ? TestRegister.Rows("thing|title", $"{text}|A thing") : TestRegister.One(column, text);

        Assert.Null(Assert.Single(result.Findings).Found);
        Assert.DoesNotContain(text, string.Concat(result.Findings), StringComparison.Ordinal);
        Assert.Empty(result.Records);
    }

    [Fact]
    public void A_confirmed_register_is_accepted_with_what_looked_like_a_name()
    {
        var result = TestRegister.One("owner", "Dr Example School", CheckBasis.Empty with { IsConfirmed = true });

        Assert.Equal(ReceiptStatus.AcceptedWithWarnings, result.Status);
        Assert.Equal("Dr Example School", result.Records[0].Find("owner"));
    }

    [Fact]
    public void Two_rows_of_one_key_are_refused_and_the_first_is_named()
    {
        var finding = TestRegister.Rows("thing|title", "T-1|A", "T-2|B", "t-1|C").Only("R150");

        Assert.Equal("Rows 2 and 4 are both the record \"T-1\".", finding.Message);
        Assert.Equal("A4", finding.Cell);
    }

    [Theory]
    [InlineData("A red thing has an amount.", "D2", "colour|amount", "red|", "red|1")]
    [InlineData("A green thing has a day or a month.", "D2", "colour|day|month", "green||", "green||2010-06")]
    [InlineData("The day comes first.", "D2", "day|later_day", "2010-05-02|2010-05-01", "2010-05-01|2010-05-01")]
    [InlineData("The amount is not below the lowest.", "D2", "low|amount", "9.5|9", "9|10.5")]
    [InlineData("A blue thing has no parent.", "D2", "colour|parent", "navy|T-1", "green|T-1")]
    [InlineData("What has a link is not red.", "C2", "colour|link|amount", "red|https://a.example.org|1", "green|https://a.example.org|1")]
    [InlineData("It cannot have happened yet.", "C2", "later_day", "2010-07-01", "2010-06-30")]
    public void A_rule_between_cells_says_its_own_sentence_at_the_cell(string message, string cell, string columns, string wrong, string right)
    {
        var finding = Assert.Single(TestRegister.Rows($"thing|title|{columns}", $"T-1|A|{wrong}").Findings, f => f.Code == "R170" && f.Message == message);
        var held = TestRegister.Rows($"thing|title|{columns}", $"T-1|A|{right}");

        Assert.Equal(cell, finding.Cell);
        Assert.DoesNotContain(held.Findings, f => f.Message == message);
    }

    [Fact]
    public void A_rule_that_may_have_exceptions_only_warns()
    {
        var result = TestRegister.One("colours", "green; red");

        Assert.Equal("A title is usually red.", result.Only("R171").Message);
        Assert.Equal(ReceiptStatus.AcceptedWithWarnings, result.Status);
    }

    [Fact]
    public void A_rule_is_not_asked_of_a_cell_that_could_not_be_read()
    {
        var result = TestRegister.Rows("thing|title|colour|amount|day|later_day", "T-1|A|red|ten|2010-05-02|soon");

        Assert.Equal(["R152", "R105"], result.Findings.Select(f => f.Code));
    }

    [Fact]
    public void Shares_that_belong_together_must_add_up()
    {
        var result = TestRegister.Rows("thing|title|month|share", "T-1|A|2010-05|60", "T-2|A|2010-05|39.8", "T-3|A|2010-06|60", "T-4|A|2010-06|30");

        var finding = result.Only("R170");
        Assert.Equal("The shares of a month are a hundred. The rows of \"2010-06\" add up to 90.", finding.Message);
        Assert.Equal("D4", finding.Cell);
    }

    [Fact]
    public void Shares_with_one_that_could_not_be_read_are_not_blamed()
        => Assert.Equal(["R152"], TestRegister.Rows("thing|title|month|share", "T-1|A|2010-05|60", "T-2|A|2010-05|forty").Findings.Select(f => f.Code));

    [Fact]
    public void Rows_that_belong_together_must_agree_and_the_first_is_quoted()
    {
        var finding = TestRegister.Rows("thing|title|ward|service", "T-1|A|harbour|lettings", "T-2|A|harbour|repairs", "T-3|A|harbour|lettings").Only("R170");

        Assert.Equal("Things of one ward have one service. Row 2 has \"lettings\".", finding.Message);
        Assert.Equal(("D3", "repairs", "lettings"), (finding.Cell, finding.Found, finding.Nearest));
    }

    [Fact]
    public void A_fault_of_many_rows_is_one_finding_that_names_the_first_of_them()
    {
        var result = TestRegister.Rows("thing|title|colour", Enumerable.Range(1, 40).Select(n => $"T-{n}|A|{(n % 2 == 0 ? "red" : "navy")}"));
        var all = TestRegister.Rows("thing|title|colour", Enumerable.Range(1, 40).Select(n => $"T-{n}|A|red")).Only("R170");

        Assert.Equal(20, result.Findings.Length);
        Assert.Equal(40, all.Count);
        Assert.Equal("A red thing has an amount. So it is in rows 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13 and 28 more.", all.Message);
    }

    [Fact]
    public void A_reference_within_the_register_must_lead_to_a_row()
    {
        var result = TestRegister.Rows("thing|title|parent", "STR|A|", "PLAN|B|str", "ACT|C|PLN");

        var finding = result.Only("R176");
        Assert.Equal(("C4", "PLN", "PLAN"), (finding.Cell, finding.Found, finding.Nearest));
        Assert.Equal(["R151"], TestRegister.Rows("thing|title|parent", "STR 1|A|", "PLAN|B|STR-1").Findings.Select(f => f.Code));
    }

    [Theory]
    [InlineData("O-1", true)]
    [InlineData("o-1; O-2", true)]
    [InlineData("O-3", false)]
    public void A_reference_to_another_register_is_looked_up_where_one_was_accepted(string reference, bool isKnown)
    {
        var known = CheckBasis.Empty with { Registers = [new KnownRecords("others", ["O-1", "O-2"])] };

        Assert.Equal(isKnown ? [] : new[] { "R172" }, TestRegister.One("other", reference, known).Findings.Select(f => f.Code));
        Assert.Empty(TestRegister.One("other", reference).Findings);
    }

    [Fact]
    public void A_strand_that_was_not_in_force_is_kept_with_a_note()
    {
        var name = TestRegister.Name with { Period = new EqualityPipeline.Periods.ReportingMonth(2009, 3) };
        var result = ReturnCheck.Check(new MemoryStream("thing,title,strand,group\nT-1,A,gender,male\n"u8.ToArray()), name, TestRegister.Policy);

        Assert.Equal(["R169"], result.Findings.Select(f => f.Code));
        Assert.Equal("male", result.Records[0].Find("group"));
    }

    [Theory]
    [InlineData("race", "Whitish", "R107")]
    [InlineData("gender", "white", "R107")]
    [InlineData("all", "white", "R168")]
    public void A_group_is_judged_by_the_strand_of_its_row(string strand, string group, string code)
        => Assert.Equal([code], TestRegister.Rows("thing|title|strand|group", $"T-1|A|{strand}|{group}").Findings.Select(f => f.Code));

    [Fact]
    public void A_group_of_another_edition_of_the_list_is_told_which()
    {
        var name = TestRegister.Name with { Period = new EqualityPipeline.Periods.ReportingMonth(2011, 6) };
        var result = ReturnCheck.Check(new MemoryStream("thing,title,strand,group\nT-1,A,race,chinese\n"u8.ToArray()), name, TestRegister.Policy);

        Assert.Contains("Ethnic group", result.Only("R109").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_criterion_is_one_of_the_framework_of_its_row()
    {
        Assert.Equal("work-2", TestRegister.Rows("thing|title|framework|criterion", "T-1|A|small|WORK-2").Records[0].Find("criterion"));
        Assert.Contains("A small framework", TestRegister.Rows("thing|title|framework|criterion", "T-1|A|small|work-3").Only("R167").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_register_may_not_be_without_bounds()
    {
        var rows = Enumerable.Range(1, 20_001).Select(n => $"T-{n}|A");

        Assert.Equal("R174", Assert.Single(TestRegister.Rows("thing|title", rows).Findings).Code);
        Assert.Equal(20_000, TestRegister.Rows("thing|title", rows.Take(20_000)).Records.Length);
    }

    [Fact]
    public void A_required_column_that_is_missing_is_told_once()
        => Assert.Equal("The column title is missing.", Assert.Single(TestRegister.Rows("thing", "T-1", "T-2").Findings).Message);

    /// <summary>Twenty thousand rows, each with a reference of its own that leads nowhere.</summary>
    [Fact]
    public void Faults_in_every_row_take_no_more_than_moments()
    {
        var watch = Stopwatch.StartNew();
        var result = TestRegister.Rows("thing|title|parent|colour", Enumerable.Range(1, 20_000).Select(n => $"T-{n}|A|P-{n}|shade {n}"));

        Assert.True(result.FindingsTotal > 20_000);
        Assert.Equal(Receipt.MostFindingsListed, result.Findings.Length);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    /// <summary>Any text in any column ends in a record or in a finding, and never in an exception.</summary>
    [Fact]
    public void Any_text_in_any_cell_is_taken_or_told()
    {
        string[] nasty = ["", " ", "\u0000", "\uD800", "=cmd|' /C calc'!A0", "<img src=x onerror=alert(1)>", "..\\..\\", "9999-99-99", "2010-02-29", "-", ";", ";;;", "1;2", "\"", "%00", "https://[", "https://\uFF0E", "https://xn--", "１", "all", "A\u0301\u0301", new string('9', 400), new string('x', 70_000)];
        var columns = TestRegister.Layout.Columns.Select(c => c.Name).ToArray();
        var cells = Gen.Frequency((3, OneOf(nasty)), (1, Gen.String[0, 60]), (1, OneOf("red", "race", "small", "2010-06", "T-1")));
        cells.Array[columns.Length].List[1, 6].Sample(
            rows =>
            {
                var csv = string.Concat(rows.Prepend(columns).Select(row => string.Join(',', row.Select(c => $"\"{c.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\n"));
                var result = TestRegister.Check(csv);
                return result.Status is ReceiptStatus.Rejected or ReceiptStatus.Held ? result.FindingsTotal > 0 && result.Records.IsEmpty : result.Records.Length == result.RowsRead;
            },
            iter: 500);
    }

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(n => texts[n]);

    [Fact]
    public void What_another_row_has_is_shown_without_characters_that_do_not_show()
        => Assert.Equal("Swim\\u202Eming", Faults.RuleBroken(At.File, "Swimming", "Swim\u202Eming", new RegisterRule("Rows agree.", "Correct one.", IsWarning: false)).Nearest);
}
