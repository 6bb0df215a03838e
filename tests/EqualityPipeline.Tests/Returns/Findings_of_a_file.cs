using System.Text;
using CsCheck;
using EqualityPipeline.Returns;

namespace EqualityPipeline.Tests.Returns;

public class Findings_of_a_file
{
    private const string Good = Sent.EventHeader + Sent.GoodEventRow;

    [Theory]
    [InlineData("", "R001", "The file is empty.")]
    [InlineData("\r\n \n\n", "R001", "The file is empty.")]
    [InlineData("\0\0\0\0", "R001", "The file is empty.")]
    [InlineData("PK\u0003\u0004 and so on", "R030", "The workbook cannot be read: its end is missing, as when a copy or download was broken off.")]
    [InlineData("%PDF-1.4", "R003", "The file is a PDF document and not a table of text.")]
    [InlineData("\u0001\u0002\u0003name,Mrs Jones\u0004\u0005\u0006\u0007\u0010", "R003", "The file is made of bytes that are no letters, as a picture, a program or a packed file is, and not a table of text.")]
    [InlineData("<!DOCTYPE html><html><body>Sign in</body></html>", "R050", "The file is a web page (HTML) and not a table, as when a download failed or a page was saved in its place.")]
    [InlineData("\n<?xml version=\"1.0\"?>\n<Error><Code>AccessDenied</Code></Error>", "R050", "The file is an XML file and not a table, as when a download failed or a page was saved in its place.")]
    [InlineData("{ \"error\": \"not found\" }", "R050", "The file is a JSON file and not a table, as when a download failed or a page was saved in its place.")]
    [InlineData(Good + "lettings,2009-04-02,harb", "R052", "The file breaks off in row 3, after 3 of 6 cells: rows beneath it may be missing.")]
    [InlineData(Good + "lettings,2009-04-02,#####,indian,no,f\n", "R045", "The cell holds ######, which a spreadsheet shows when a column is too narrow: the value itself is not in the file.")]
    [InlineData(Good + "lettings,2009-04-02,#N/A,indian,no,f\n", "R044", "\"#N/A\" is what a spreadsheet shows when a formula fails.")]
    [InlineData(Good + "#REF!,2009-04-02,,indian,no,f\n", "R044", "\"#REF!\" is what a spreadsheet shows when a formula fails.")]
    [InlineData(Good + "lettings,2009-04-02,=C2,indian,no,f\n", "R043", "\"=C2\" is a formula, and its result is not in the file.")]
    [InlineData(Sent.EventHeader, "R015", "There is a header and no rows beneath it. An empty return is not taken for \"nobody\".")]
    [InlineData("name\n1\n", "R019", "The heading of this column says that it identifies people. Nothing of the file is counted and none of its content is shown.")]
    [InlineData("one,two\n1,2\n", "R025", "The first row with text has none of the headings of this return: service, contact_date, ward, ethnic_group, disability, gender, age_band, religion_or_belief.")]
    [InlineData("contact_date,ethnic_group,disability,gender\n2009-04-01,indian,no,f\n", "R016", "The column service is missing.")]
    [InlineData("service,contact_date,disability,gender\nlettings,2009-04-01,no,f\n", "R020", "The column ethnic_group is missing: Race must be monitored.")]
    [InlineData("service,contact_date,ethnic_group,disability,gender,Sex\nlettings,2009-04-01,indian,no,f,f\n", "R017", "The columns E and F both hold gender.")]
    [InlineData(Good + "lettings,2009-04-02,harbour,\"indian,no,f\n", "R009", "Row 3 has a quotation mark without its partner, so its cells cannot be told apart and rows beneath it may be missing.")]
    [InlineData(Good + "lettings,2009-04-02,harbour,indian,no\n", "R014", "Row 3 has 5 cells, but the header has 6: its cells may stand in the wrong columns.")]
    [InlineData(Good + "lettings,2009-04-02,harbour,Black, Caribbean,no,f\n", "R013", "Row 3 has text in 7 cells, but the header has 6: its cells may stand in the wrong columns.")]
    [InlineData(Good + "# extract of 1 May\n", "R026", "Row 3 looks like a comment and not like a row of the return.")]
    [InlineData(Good + "Source: case system,,,,,\n", "R026", "Row 3 looks like a comment and not like a row of the return.")]
    [InlineData(Good + "Grand Total,,,,,12\n", "R027", "Row 3 is a total. Totals are made from the rows; adding this one would count people twice.")]
    public void Each_fault_of_a_file_is_told_in_a_sentence(string csv, string code, string message)
    {
        var result = Sent.TakeUp(csv);

        Assert.Equal(message, result.Only(code).Message);
        Assert.Equal(ReceiptStatus.Rejected, result.Status);
        Assert.Empty(result.Cells);
    }

    [Fact]
    public void A_table_of_text_under_the_name_of_a_workbook_is_read_and_told()
    {
        var result = Sent.Check(Encoding.UTF8.GetBytes(Good), "northmoor/housing", "2009-04", "service-take-up", "xlsx");

        Assert.Equal("The file is named .xlsx and is plain text. It was read as CSV.", result.Only("R036").Message);
        Assert.Equal(1, result.RowsCounted);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Thirty_two_bit_text_is_refused_in_words(bool marked)
        => Assert.Equal("The file is saved as UTF-32, which is not read.", Sent.TakeUp([.. marked ? Encoding.UTF32.Preamble : [], .. Encoding.UTF32.GetBytes(Good)]).Only("R051").Message);

    [Fact]
    public void Titles_above_the_headings_are_passed_over_and_told()
    {
        var result = Sent.TakeUp("Northmoor City Council\nService take-up, April 2009\n\n" + Good + "lettings,2009-04-01,,martian,no,f\n");

        Assert.Equal((1, "The headings were found in row 4. Rows 1 to 2 above them were not read."), (result.Only("R039").Row, result.Only("R039").Message));
        Assert.Equal("D6", result.Only("R107").Cell);
        Assert.Equal(2, result.RowsRead);
    }

    [Fact]
    public void A_first_row_without_headings_is_the_header_where_none_is_found_below()
        => Assert.Equal((1, 2), (Sent.TakeUp("one,two\n1,2\n3,4\n").Only("R025").Row, Sent.TakeUp("one,two\n1,2\n3,4\n").RowsRead));

    [Fact]
    public void A_layout_the_return_is_not_taken_in_is_refused()
        => Assert.Equal(
            "The file does not have the columns strand, group and count, and Population is taken with one row per count.",
            Sent.Population("ward,ethnic_group\nharbour,indian\n").Only("R023").Message);

    [Fact]
    public void Without_strands_in_force_there_is_nothing_to_count_by()
    {
        var result = Sent.Check("service,contact_date\nmuseums,2010-03-01\n"u8.ToArray(), "westvale/libraries", "2010-03", "service-take-up");

        Assert.Equal("Westvale County Council had adopted no strands by March 2010, so there is nothing to count the return by.", result.Only("R024").Message);
    }

    [Fact]
    public void A_column_that_is_not_known_is_only_noted()
    {
        var result = Sent.TakeUp(Good.Replace("gender\n", "gender,Wrad,case_type\n", StringComparison.Ordinal).Replace(",f\n", ",f,x,y\n", StringComparison.Ordinal));

        Assert.Equal(ReceiptStatus.Accepted, result.Status);
        Assert.Equal(
            [("R018", "G1", "The column \"Wrad\" is not part of this return and was not used.", "ward"), ("R018", "H1", "The column \"case_type\" is not part of this return and was not used.", null)],
            result.Findings.Select(f => (f.Code, f.Cell, f.Message, f.Nearest)));
    }

    [Theory]
    [InlineData("Surname")]
    [InlineData("full_name")]
    [InlineData("NINO")]
    [InlineData("NHS number")]
    [InlineData("E-mail")]
    [InlineData("phone no")]
    [InlineData("Post Code")]
    [InlineData("date_of_birth")]
    [InlineData("Home address")]
    [InlineData("employee number")]
    [InlineData("Service user name")]
    [InlineData("Mobile no.")]
    public void A_column_that_identifies_people_puts_the_file_aside(string heading)
    {
        var result = Sent.TakeUp(Good.Replace("gender\n", $"gender,{heading}\n", StringComparison.Ordinal).Replace("white-british,no,f\n", "Doe,no,f,Doe\n", StringComparison.Ordinal));

        Assert.Equal((ReceiptStatus.Rejected, true), (result.Status, result.Quarantined));
        Assert.Equal(("R019", "G1", null, 1), (Assert.Single(result.Findings).Code, result.Findings[0].Cell, result.Findings[0].Found, result.FindingsTotal));
    }

    [Theory]
    [InlineData("service name")]
    [InlineData("Ward Name")]
    [InlineData("case type")]
    [InlineData("number of staff")]
    [InlineData("mobile library")]
    public void A_name_of_a_thing_identifies_nobody(string heading) => Assert.False(PersonalData.IsPersonalHeading(heading));

    [Theory]
    [InlineData("ethnic_group", "Ethnic Grp", "R040", "D1", "Column D, \"Ethnic Grp\", was taken for ethnic_group.")]
    [InlineData("gender", " GENDRE ", "R040", "F1", "Column F, \"GENDRE\", was taken for gender.")]
    [InlineData("ethnic_group", "Ethnicity", "R041", null, "A column was recognised by another name: D \"Ethnicity\" as ethnic_group.")]
    [InlineData("ward", "", "R053", "C1", "Column C has no heading, so nothing in it was read.")]
    public void A_heading_that_is_not_the_columns_own_is_said(string column, string heading, string code, string? cell, string message)
    {
        var result = Sent.TakeUp(Good.Replace(column, heading, StringComparison.Ordinal));

        Assert.Equal((cell, message), (result.Only(code).Cell, result.Only(code).Message));
        Assert.Equal(ReceiptStatus.Accepted, result.Status);
    }

    [Theory]
    [InlineData("Service", "SERVICE", "service ", "Service.")]
    [InlineData("Contact-Date", "contact date", "CONTACT_DATE", "Contact:Date")]
    public void Case_spaces_and_punctuation_of_a_heading_do_not_matter(params string[] spellings)
        => Assert.All(spellings, s => Assert.Empty(Sent.TakeUp(Good.Replace(Texts.Plain(s).Replace(' ', '_'), s, StringComparison.Ordinal)).Findings));

    [Theory]
    [InlineData("gender", "colour", null)]
    [InlineData("ethnic_group", "ethnic", "If the column \"ethnic\" is meant for it, rename that to ethnic_group. If not: Add a column with the heading ethnic_group. Where people were not asked, write \"not collected\".")]
    public void A_heading_that_may_mean_the_missing_column_is_named(string column, string heading, string? fix)
    {
        var finding = Sent.TakeUp(Good.Replace(column, heading, StringComparison.Ordinal)).Only("R020");

        Assert.Equal(fix ?? $"Add a column with the heading {column}. Where people were not asked, write \"not collected\".", finding.Fix);
    }

    [Fact]
    public void A_near_miss_beside_the_right_heading_is_not_taken()
        => Assert.Equal(["R018"], Sent.TakeUp(Good.Replace("gender\n", "gender,gendre\n", StringComparison.Ordinal).Replace(",f\n", ",f,m\n", StringComparison.Ordinal)).Findings.Select(f => f.Code));

    [Fact]
    public void A_tally_without_its_column_of_counts_is_told_so_once()
    {
        var name = new SubmissionName("northmoor", "leisure", new EqualityPipeline.Periods.ReportingMonth(2010, 4), "inputs", "northmoor/leisure/2010-04/inputs.csv");
        using var content = new MemoryStream("service,priority,measure,count#REF!\nlibraries,health,activity,32\n"u8.ToArray());

        Assert.Equal(["R016"], ReturnCheck.Check(content, name, Policy.Packs.Policy).Findings.Where(f => f.Severity is Severity.Error).Select(f => f.Code));
    }

    [Fact]
    public void Columns_may_stand_in_any_order()
        => Assert.Equal(1, Sent.TakeUp("gender,disability,ethnic_group,ward,contact_date,service\nf,no,white-british,harbour,2009-04-01,lettings\n").RowsCounted);

    [Fact]
    public void A_strand_column_before_its_time_is_noted()
    {
        var result = Sent.TakeUp("service,contact_date,ethnic_group,disability,gender,age\nlettings,2009-04-01,indian,no,f,never looked at\n");

        Assert.Equal(("F1", "age_band", "Age was not in force in April 2009. Its answers were not counted."), (result.Only("R022").Cell, result.Only("R022").Column, result.Only("R022").Message));
        Assert.Equal(ReceiptStatus.Accepted, result.Status);
    }

    [Fact]
    public void Rows_and_cells_are_addressed_as_a_spreadsheet_shows_them()
    {
        var result = Sent.TakeUp("""

            service,contact_date,note,ward,ethnic_group,disability,gender
            lettings,2009-04-01,"two
            lines",,indian,no,f

            ,,,,,,
            lettings,2009-04-01,,,martian,no,f
            """);

        // Row 1 is blank, 2 the header, 3 the row of two lines, 4 and 5 are blank.
        Assert.Equal((6, "E6"), (result.Only("R107").Row, result.Only("R107").Cell));
        Assert.Equal(2, result.RowsRead);
    }

    [Fact]
    public void Columns_beyond_Z_have_two_letters() => Assert.Equal(["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"], new[] { 0, 25, 26, 51, 52, 701, 702 }.Select(Texts.ColumnLetters));

    [Fact]
    public void Rows_of_one_wrong_length_are_one_finding()
    {
        var short_ = Sent.TakeUp(Good + "lettings,2009-04-01\nlettings,2009-04-01\nlettings,2009-04-01,harbour\n").Findings;

        Assert.Equal([("R014", 3, 2), ("R014", 5, 1)], short_.Select(f => (f.Code, f.Row!.Value, f.Count)));
    }

    [Fact]
    public void Empty_cells_beyond_the_header_do_no_harm()
        => Assert.Empty(Sent.TakeUp(Good.Replace("\n", ",,\n", StringComparison.Ordinal)).Findings);

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Every_kind_of_line_end_is_read(string lineEnd)
        => Assert.Equal(2, Sent.TakeUp((Good + Sent.GoodEventRow).Replace("\n", lineEnd, StringComparison.Ordinal)).RowsCounted);

    [Theory]
    [InlineData(';', "semicolons")]
    [InlineData('\t', "tabs")]
    [InlineData('|', "bars (|)")]
    public void Other_delimiters_are_found_in_the_header_and_noted(char delimiter, string inWords)
    {
        var result = Sent.TakeUp(Good.Replace(',', delimiter));

        Assert.Equal(1, result.RowsCounted);
        Assert.Equal($"The cells are separated by {inWords}, not commas. They were read as such.", result.Only("R006").Message);
    }

    [Fact]
    public void The_line_by_which_Excel_names_the_delimiter_is_not_a_row()
    {
        var result = Sent.TakeUp("sep=;\r\n" + (Good + "lettings,2009-04-01,,martian,no,f\n").Replace(',', ';'));

        Assert.Equal("D3", result.Only("R107").Cell);
    }

    [Fact]
    public void Byte_order_marks_even_two_are_not_part_of_the_header()
    {
        byte[] mark = [.. Encoding.UTF8.Preamble];

        Assert.Empty(Sent.TakeUp([.. mark, .. mark, .. Encoding.UTF8.GetBytes(Good)]).Findings);
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(true, false)]
    public void Sixteen_bit_text_is_read_with_and_without_its_mark(bool bigEndian, bool marked)
    {
        var encoding = new UnicodeEncoding(bigEndian, marked);

        var result = Sent.TakeUp([.. marked ? encoding.GetPreamble() : [], .. encoding.GetBytes(Good)]);

        Assert.Equal(("utf-16", 1), (result.Encoding, result.RowsCounted));
        Assert.Equal("The file is saved as utf-16, not UTF-8. It was read as utf-16.", result.Only("R004").Message);
    }

    [Fact]
    public void What_is_not_UTF8_is_read_as_Windows_1252()
    {
        // 0xE9 is é in Windows-1252 and begins a character in UTF-8 that never ends.
        var result = Sent.TakeUp([.. Encoding.UTF8.GetBytes(Good + "lettings,2009-04-01,,caf"), 0xE9, .. ",no,f\n"u8]);

        Assert.Equal("windows-1252", result.Encoding);
        Assert.Equal("café", result.Only("R107").Found);
        Assert.Equal(Severity.Note, result.Only("R004").Severity);
    }

    [Fact]
    public void Two_encodings_in_one_file_are_an_error()
        => Assert.Equal(
            "Part of the file is UTF-8 and part is not, so its accented letters cannot be trusted.",
            Sent.TakeUp([.. Encoding.UTF8.GetBytes(Good + "lettings,2009-04-01,,café,no,f\nlettings,2009-04-01,,caf"), 0xE9, .. ",no,f\n"u8]).Only("R005").Message);

    [Fact]
    public void Nul_bytes_are_noted_at_the_end_and_refused_inside()
    {
        var tail = Sent.TakeUp(Good + new string('\0', 200_000));
        var inside = Sent.TakeUp(Good.Replace("white", "wh\0ite", StringComparison.Ordinal));

        Assert.Equal((ReceiptStatus.Accepted, "The file ends in empty (NUL) bytes. They were ignored."), (tail.Status, tail.Only("R007").Message));
        Assert.Equal("There are empty (NUL) bytes inside the file: it was damaged, or is not a text file.", inside.Only("R008").Message);
    }

    [Fact]
    public void A_cell_a_row_and_a_header_may_only_be_so_large()
    {
        var cell = Sent.TakeUp(Good + $"lettings,2009-04-01,,{new string('x', 70_000)},no,f\n");
        var row = Sent.TakeUp(Good + Good + "\"" + new string('x', 3 * 1024 * 1024));
        var columns = Sent.TakeUp(Sent.EventHeader.TrimEnd() + new string(',', 5_000) + "x\n" + Sent.GoodEventRow);
        var longRow = Sent.TakeUp(Good + "x" + new string(',', 5_000) + "x\n");

        Assert.Equal(("D3", "The cell holds more than 64 KiB of text."), (cell.Only("R011").Cell, cell.Only("R011").Message));
        Assert.Equal("Row 5 is longer than 1 MiB. It and the rows beneath it were not read.", row.Only("R010").Message);
        Assert.Equal("Row 1 has more than 500 cells.", columns.Only("R012").Message);
        Assert.Equal("Row 3 has more than 500 cells.", longRow.Only("R012").Message);
    }

    [Fact]
    public void Any_bytes_at_all_end_in_a_checked_return()
    {
        var pieces = new[] { Sent.EventHeader, Sent.TallyHeader, Sent.GoodEventRow, "lettings,,race,all,users,1\n", "\"", ",", "\n", "\0", "é", "sep=;\n", "Total,", ";", "\r" };
        var noise = Gen.Byte.Array[0, 60];
        var piece = Gen.Int[0, pieces.Length - 1].Select(i => Encoding.UTF8.GetBytes(pieces[i]));
        var file = Gen.OneOf(noise, piece, piece).Array[0, 12].Select(parts => parts.SelectMany(p => p).ToArray());

        file.Sample(bytes =>
        {
            var result = Sent.TakeUp(bytes);
            Assert.True(result.Findings.Length <= Receipt.MostFindingsListed && result.FindingsTotal >= result.Findings.Length);
            Assert.Equal(result.Findings.Any(f => f.Severity is Severity.Error), result.Status is ReceiptStatus.Rejected);
            Assert.True(result.Status is not ReceiptStatus.Rejected || (result.Cells.IsEmpty && result.RowsCounted == 0));
        }, iter: 3_000);
    }
}
