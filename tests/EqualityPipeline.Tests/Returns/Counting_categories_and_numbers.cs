using System.Globalization;
using CsCheck;
using EqualityPipeline.Returns;
using EqualityPipeline.Tests.Policy;

namespace EqualityPipeline.Tests.Returns;

/// <summary>Event rows that feed several measures at once.</summary>
public class Counting_categories_and_numbers
{
    private const string Header = "service,status,grade,fte,hourly_pay_pence,ethnic_group,gender\n";

    [Fact]
    public void One_row_feeds_every_measure_whose_condition_it_meets()
    {
        var result = SmallReturns.Send(SmallReturns.Staff, Header + """
            lettings,In post,1,1,1250,chinese,f
            lettings,in-post,Grade 1,0.5,1250,chinese,m
            lettings,in-post,2,0.25,,other,f
            lettings,resigned,2,,,other,f
            repairs,in-post,,0.33,1400,other,m
            """);

        Assert.Equal(ReceiptStatus.Accepted, result.Status);
        Assert.Empty(result.Findings);
        // By hand: rows 2 and 3 share grade one (1 + 0.5 = 1.5), row 4 has no pay, row 5 left, row 6 has no grade; repairs had no leaver, which is a zero and not a gap.
        Assert.Equal(
            [
                "lettings unspecified fte grade=one gender female 1",
                "lettings unspecified fte grade=one gender male 0.5",
                "lettings unspecified fte grade=one race chinese 1.5",
                "lettings unspecified fte grade=two gender female 0.25",
                "lettings unspecified fte grade=two race other 0.25",
                "lettings unspecified in-post grade=one gender female 1",
                "lettings unspecified in-post grade=one gender male 1",
                "lettings unspecified in-post grade=one race chinese 2",
                "lettings unspecified in-post grade=two gender female 1",
                "lettings unspecified in-post grade=two race other 1",
                "lettings unspecified leavers grade=two gender female 1",
                "lettings unspecified leavers grade=two race other 1",
                "lettings unspecified paid grade=one gender female @1250 1",
                "lettings unspecified paid grade=one gender male @1250 1",
                "lettings unspecified paid grade=one race chinese @1250 2",
                "repairs unspecified fte gender male 0.33",
                "repairs unspecified fte race other 0.33",
                "repairs unspecified in-post gender male 1",
                "repairs unspecified in-post race other 1",
                "repairs unspecified leavers gender blank 0",
                "repairs unspecified leavers race blank 0",
                "repairs unspecified paid gender male @1400 1",
                "repairs unspecified paid race other @1400 1",
            ],
            result.Cells.Full());
    }

    /// <summary>By hand: at £12.50 one and a half, and half a post of the same grade by a man; a row without pay or without a part of a post has neither.</summary>
    [Fact]
    public void A_number_is_added_up_within_each_bucket()
    {
        var staff = SmallReturns.Staff.Replace(
            "  - { id: leavers,",
            "  - { id: fte-by-pay, name: Full-time equivalents by pay, kind: stock, public: false, unit: full-time-equivalents, bucket-of: hourly_pay_pence, sum-of: fte, where: { status: in-post } }\n  - { id: leavers,",
            StringComparison.Ordinal);

        var result = SmallReturns.Send(staff, Header + """
            lettings,in-post,1,1,1250,other,f
            lettings,in-post,1,0.5,1250,other,f
            lettings,in-post,1,0.5,1250,other,m
            lettings,in-post,1,0.75,1400,other,m
            lettings,in-post,1,0.4,,other,f
            lettings,in-post,1,,1400,other,f
            """);

        Assert.Equal(ReceiptStatus.Accepted, result.Status);
        Assert.Equal(
            [
                "lettings unspecified fte-by-pay grade=one gender female @1250 1.5",
                "lettings unspecified fte-by-pay grade=one gender male @1250 0.5",
                "lettings unspecified fte-by-pay grade=one gender male @1400 0.75",
                "lettings unspecified fte-by-pay grade=one race other @1250 2",
                "lettings unspecified fte-by-pay grade=one race other @1400 0.75",
            ],
            result.Cells.Where(c => c.Measure == "fte-by-pay").Full());
        Assert.Equal(
            ["fte female 1.9", "fte male 1.25", "paid @1250 female 2", "paid @1250 male 1", "paid @1400 female 1", "paid @1400 male 1"],
            result.Cells.Where(c => c.Strand == "gender" && c.Measure is "fte" or "paid" && c.Strand == "gender")
                .Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Measure}{(c.Bucket is { } pence ? $" @{pence}" : "")} {c.Group} {c.Count}")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_measure_whose_column_was_not_sent_is_not_returned_and_not_zero()
    {
        var result = SmallReturns.Send(SmallReturns.Staff, "service,status,ethnic_group,gender\nlettings,in-post,chinese,f\n");

        Assert.Equal(["in-post", "leavers"], result.Cells.Select(c => c.Measure).Distinct());
    }

    [Fact]
    public void A_condition_on_a_heading_holds_for_every_answer_beneath_it()
    {
        var type = SmallReturns.Staff.Replace("where: { status: [left, retired] }", "where: { status: gone }", StringComparison.Ordinal);

        var result = SmallReturns.Send(type, Header + "lettings,left,1,,,chinese,f\nlettings,retired,1,,,chinese,f\n");

        Assert.Contains("lettings unspecified leavers grade=one race chinese 2", result.Cells.Full());
    }

    [Theory]
    [InlineData("on leave,1,1,1250", "R163", "B2", "\"on leave\" is not in the list \"A list\". Use one of: In post, Left, Retired.")]
    [InlineData("Gone,1,1,1250", "R126", "B2", "\"Gone\" is a heading and not an answer of status. Use one of: Left, Retired.")]
    [InlineData(",1,1,1250", "R101", "B2", "There is no status in this row, and the row cannot be counted without it.")]
    [InlineData("in-post,1,50%,1250", "R152", "D2", "\"50%\" is a percentage, not a number.")]
    [InlineData("in-post,1,1e0,1250", "R152", "D2", "\"1e0\" is in scientific notation, in which spreadsheets drop digits.")]
    [InlineData("in-post,1,half,1250", "R152", "D2", "\"half\" is not a number.")]
    [InlineData("in-post,1,+1,1250", "R152", "D2", "\"+1\" is a formula, not a number.")]
    [InlineData("in-post,1,\"0,5\",1250", "R152", "D2", "\"0,5\" has a comma or a point where none belongs.")]
    [InlineData("in-post,1,.5,1250", "R152", "D2", "\".5\" has a comma or a point where none belongs.")]
    [InlineData("in-post,1,１,1250", "R152", "D2", "\"１\" is not written in plain digits.")]
    [InlineData("in-post,1,0.333,1250", "R154", "D2", "\"0.333\" has more than 2 decimals.")]
    [InlineData("in-post,1,37,1250", "R153", "D2", "\"37\" is not from 0 to 1.")]
    [InlineData("in-post,1,-0.5,1250", "R123", "D2", "\"-0.5\" is below 0.")]
    [InlineData("in-post,1,n/a,1250", "R120", "D2", "\"n/a\" is not a figure, and is not taken for 0.")]
    [InlineData("in-post,1,<5,1250", "R124", "D2", "\"<5\" hides a small number. It is not read as 0 and cannot be counted.")]
    [InlineData("in-post,1,1,12", "R153", "E2", "\"12\" is not from 100 to 100000.")]
    [InlineData("in-post,1,1,12.50", "R122", "E2", "\"12.50\" is not a whole number.")]
    [InlineData("in-post,1,1,1234567890123", "R125", "E2", "\"1234567890123\" is too large to be a number.")]
    public void Each_wrong_answer_or_number_is_told_in_a_sentence(string cells, string code, string cell, string message)
    {
        var result = SmallReturns.Send(SmallReturns.Staff, $"{Header}lettings,{cells},chinese,f\n");
        var finding = result.Only(code);

        Assert.Equal((cell, message), (finding.Cell, finding.Message));
        Assert.Equal(ReceiptStatus.Rejected, result.Status);
    }

    [Fact]
    public void Thousands_separators_and_zeros_before_a_number_are_read()
    {
        var result = SmallReturns.Send(SmallReturns.Staff, Header + "lettings,in-post,1,0001.00,\"1,250\",chinese,f\n");

        Assert.Equal(ReceiptStatus.Accepted, result.Status);
        Assert.Equal("\"1,250\" has thousands separators. It was read as 1250.", result.Only("R121").Message);
        Assert.Contains("lettings unspecified fte grade=one race chinese 1", result.Cells.Full());
        Assert.Contains("lettings unspecified paid grade=one race chinese @1250 1", result.Cells.Full());
    }

    [Fact]
    public void Sums_are_exact_where_floating_numbers_are_not()
    {
        // A tenth a thousand times is 99.9999999999986 in floating numbers.
        var rows = string.Concat(Enumerable.Repeat("lettings,in-post,1,0.10,1250,chinese,f\n", 1000));

        Assert.Contains("lettings unspecified fte grade=one race chinese 100", SmallReturns.Send(SmallReturns.Staff, Header + rows).Cells.Full());
    }

    /// <summary>The second method walks the rows once for each measure, strand and group.</summary>
    [Fact]
    public void Rows_are_counted_as_a_plain_second_method_counts_them()
    {
        var row =
            from service in OneOf("lettings", "repairs")
            from status in OneOf("in-post", "left", "retired")
            from grade in OneOf("", "one", "two")
            from hundredths in Gen.Int[0, 100]
            from pay in OneOf(0, 700, 850)
            from race in OneOf("white-british", "chinese", "unknown")
            from gender in OneOf("female", "male")
            select (service, status, grade, hundredths, pay, race, gender);

        row.Array[1, 60].Sample(rows =>
        {
            var csv = Header + string.Concat(rows.Select(r => string.Create(CultureInfo.InvariantCulture,
                $"{r.service},{r.status},{r.grade},{r.hundredths / 100m},{(r.pay == 0 ? "" : r.pay)},{r.race},{r.gender}\n")));
            var expected = new Dictionary<string, decimal>();
            void Add(string key, decimal count) => expected[key] = expected.GetValueOrDefault(key) + count;
            foreach (var r in rows)
            {
                var grade = r.grade.Length == 0 ? "" : $"grade={r.grade} ";
                foreach (var group in new[] { $"race {r.race}", $"gender {r.gender}" })
                {
                    if (r.status != "in-post")
                    {
                        Add($"{r.service} unspecified leavers {grade}{group}", 1);
                        continue;
                    }
                    Add($"{r.service} unspecified in-post {grade}{group}", 1);
                    Add($"{r.service} unspecified fte {grade}{group}", r.hundredths / 100m);
                    if (r.pay > 0)
                        Add($"{r.service} unspecified paid {grade}{group} @{r.pay}", 1);
                }
            }

            var counted = SmallReturns.Send(Policy, SmallReturns.Staff, csv).Cells.Where(c => c.Count > 0).Full();
            Assert.Equal(
                expected.Where(e => e.Value > 0).Select(e => $"{e.Key} {(e.Value / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture)}").Order(StringComparer.Ordinal),
                counted.Order(StringComparer.Ordinal));
        }, iter: 300);
    }

    private static Gen<T> OneOf<T>(params T[] these) => Gen.Int[0, these.Length - 1].Select(i => these[i]);

    private static readonly EqualityPipeline.Policy.MonitoringPolicy Policy = Packs.Load(SmallReturns.Pack(SmallReturns.Staff));
}
