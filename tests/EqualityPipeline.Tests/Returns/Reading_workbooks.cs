using System.Globalization;
using System.Text;
using EqualityPipeline.Returns;

namespace EqualityPipeline.Tests.Returns;

public class Reading_workbooks
{
    private const string Good = Sent.EventHeader + Sent.GoodEventRow;
    private const string Header = "<row r=\"1\">" + Cells + "</row>";

    private const string Cells = "<c t=\"inlineStr\"><is><t>service</t></is></c><c t=\"inlineStr\"><is><t>contact_date</t></is></c><c t=\"inlineStr\"><is><t>ward</t></is></c>"
        + "<c t=\"inlineStr\"><is><t>ethnic_group</t></is></c><c t=\"inlineStr\"><is><t>disability</t></is></c><c t=\"inlineStr\"><is><t>gender</t></is></c>";

    private const string Service = "<c r=\"A2\" t=\"inlineStr\"><is><t>lettings</t></is></c>";
    private const string Day = "<c r=\"B2\" s=\"1\"><v>39904</v></c>";
    private const string Rest = "<c r=\"D2\" t=\"inlineStr\"><is><t>indian</t></is></c><c r=\"E2\" t=\"inlineStr\"><is><t>no</t></is></c><c r=\"F2\" t=\"inlineStr\"><is><t>f</t></is></c>";

    [Fact]
    public void A_workbook_counts_as_the_same_rows_sent_as_CSV()
    {
        var csv = Good + "repairs,2009-04-30,,asian-indian,yes,m\n";
        var asText = Sent.TakeUp(csv);

        var result = Read(Book.Of(csv));

        Assert.Empty(result.Findings);
        Assert.Equal(("xlsx", 2, 2), (result.Encoding, result.RowsRead, result.RowsCounted));
        Assert.Equal(asText.Cells.Lines(), result.Cells.Lines());
    }

    [Fact]
    public void The_sheets_own_rows_and_columns_are_named()
    {
        var result = Read(Book.Of("Northmoor City Council\n\n" + Good + "\nlettings,2009-04-02,harbour,martian,no,f\n"));

        Assert.Equal((6, "D6"), (result.Only("R107").Row, result.Only("R107").Cell));
        Assert.Equal("The headings were found in row 3. Row 1 above them was not read.", result.Only("R039").Message);
        Assert.Equal(2, result.RowsRead);
    }

    [Fact]
    public void Shared_rich_phonetic_and_escaped_texts_are_read_as_they_show()
    {
        var book = new Book()
            .Sharing("<t>martian</t>", "<r><t>whi</t></r><r><rPr><b/></rPr><t>te-british</t></r>", "<t>indian</t><rPh sb=\"0\" eb=\"1\"><t>not read</t></rPh>", "<t xml:space=\"preserve\"> white-irish_x000D_ </t>")
            .Sheet("Return", $"<sheetData>{Header}{Row(2, 1)}{Row(3, 2)}{Row(4, 3)}{Row(5, 0)}</sheetData>");

        var result = Read(book.Bytes());

        Assert.Equal("D5", result.Only("R107").Cell);
        Assert.Equal(1, result.FindingsTotal);

        static string Row(int row, int text) => string.Create(CultureInfo.InvariantCulture,
            $"<row r=\"{row}\"><c r=\"A{row}\" t=\"str\"><v>lettings</v></c><c r=\"B{row}\" s=\"1\"><v>39904</v></c><c r=\"D{row}\" t=\"s\"><v>{text}</v></c><c r=\"E{row}\" t=\"str\"><v>no</v></c><c r=\"F{row}\" t=\"str\"><v>f</v></c></row>");
    }

    [Theory]
    [InlineData("39904", 1, "2009-04-01")]
    [InlineData("39904.75", 1, "2009-04-01")]
    [InlineData("39904.75", 3, "2009-04-01 18:00:00")]
    [InlineData("39904", 3, "2009-04-01")]
    [InlineData("39904", 4, "2009-04")]
    [InlineData("39904", 0, "39904")]
    [InlineData("1", 1, "1900-01-01")]
    [InlineData("59", 1, "1900-02-28")]
    [InlineData("60", 1, "1900-02-29")]
    [InlineData("61", 1, "1900-03-01")]
    [InlineData("-1", 1, "-1")]
    [InlineData("2958465", 1, "9999-12-31")]
    [InlineData("1e300", 1, "1E+300")]
    [InlineData("0.5", 6, "12:00:00")]
    [InlineData("0.12", 2, "12%")]
    [InlineData("0.30000000000000004", 0, "0.3")]
    [InlineData("12.5", 0, "12.5")]
    [InlineData("1234", 5, "1234")]
    [InlineData("007", 0, "7")]
    [InlineData("1.5E3", 0, "1500")]
    [InlineData("1E-05", 0, "0.00001")]
    [InlineData("12345678901234567890", 0, "12345678901234600000")]
    [InlineData("nonsense", 0, "nonsense")]
    public void A_number_is_read_as_its_format_shows_it(string number, int style, string read)
        => Assert.Equal(read, InWard($"<c r=\"C2\" s=\"{style}\"><v>{number}</v></c>"));

    [Fact]
    public void Days_are_counted_from_1904_where_the_workbook_says_so()
        => Assert.Equal("2009-04-01", InWard("<c r=\"C2\" s=\"1\"><v>38442</v></c>", b => b.Counting1904()));

    [Theory]
    [InlineData("<c r=\"C2\" t=\"b\"><v>1</v></c>", "TRUE")]
    [InlineData("<c r=\"C2\" t=\"d\"><v>2009-04-01T00:00:00</v></c>", "2009-04-01")]
    [InlineData("<c r=\"C2\" t=\"str\"><f>A2&amp;B2</f><v>Harbour Hill</v></c>", "Harbour Hill")]
    [InlineData("<c r=\"C2\" t=\"inlineStr\"><is><t><![CDATA[a<b]]></t></is></c>", "a<b")]
    [InlineData("<c r=\"C2\" t=\"str\"><v>&#x202E;x&#9;</v></c>", "\\u202Ex")]
    public void Other_values_are_read_as_they_show(string cell, string read) => Assert.Equal(read, InWard(cell));

    [Theory]
    [InlineData("<c r=\"C2\" t=\"e\"><v>#REF!</v></c>", "R044", "\"#REF!\" is what a spreadsheet shows when a formula fails.")]
    [InlineData("<c r=\"C2\"><f>A2&amp;\"x\"</f></c>", "R043", "\"=A2&\"x\"\" is a formula, and its result is not in the file.")]
    public void A_cell_without_a_value_of_its_own_is_an_error(string cell, string code, string message)
    {
        var finding = Sheet($"<sheetData>{Header}<row r=\"2\">{Service}{Day}{cell}{Rest}</row></sheetData>").Only(code);

        Assert.Equal(("C2", message), (finding.Cell, finding.Message));
    }

    [Fact]
    public void Values_of_formulas_are_read_and_said_once()
    {
        var result = Sheet($"<sheetData>{Header}<row r=\"2\"><c r=\"A2\" t=\"str\"><f>LOWER(\"X\")</f><v>lettings</v></c><c r=\"B2\" s=\"1\"><f>TODAY()</f><v>39904</v></c>{Rest}</row></sheetData>");

        Assert.Equal("2 cells hold formulas. The values that were saved with the workbook were read.", result.Only("R042").Message);
        Assert.Equal(ReceiptStatus.Accepted, result.Status);
    }

    [Fact]
    public void Rows_and_cells_without_addresses_or_out_of_order_are_placed()
    {
        Assert.Empty(Sheet($"<sheetData><row>{Cells}</row><row>{Service.Replace(" r=\"A2\"", "", StringComparison.Ordinal)}{Day.Replace(" r=\"B2\"", "", StringComparison.Ordinal)}{Rest}</row></sheetData>").Findings);
        Assert.Empty(Sheet($"<sheetData>{Header}<row r=\"2\">{Rest}{Day}{Service}</row></sheetData>").Findings);
    }

    [Fact]
    public void Cells_merged_within_the_return_are_an_error_and_above_it_are_not()
    {
        var above = "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>Service take-up</v></c></row>";
        var rows = Book.Rows(Good + "lettings,2009-04-02,harbour,,no,f\n", first: 3).Replace("<sheetData>", "<sheetData>" + above, StringComparison.Ordinal);

        var within = Sheet(rows + "<mergeCells><mergeCell ref=\"A1:F1\"/><mergeCell ref=\"D4:D5\"/></mergeCells>");
        var outside = Sheet(rows + "<mergeCells><mergeCell ref=\"A1:F1\"/><mergeCell ref=\"H4:H5\"/><mergeCell ref=\"A40:B41\"/></mergeCells>");

        Assert.Equal(("D4", "The cells D4:D5 are merged: only the first of them has the value, the others are empty."), (within.Only("R046").Cell, within.Only("R046").Message));
        Assert.DoesNotContain(outside.Findings, f => f.Code == "R046");
    }

    [Fact]
    public void Hidden_rows_and_columns_are_read_and_said()
    {
        var result = Sheet("<cols><col min=\"4\" max=\"5\" hidden=\"1\"/><col min=\"9\" max=\"16384\" hidden=\"1\"/></cols>"
            + $"<sheetData>{Header}<row r=\"2\" hidden=\"1\">{Service}{Day}{Rest}</row></sheetData>");

        Assert.Equal("1 row is hidden in the sheet, perhaps by a filter. It was read and counted like the others.", result.Only("R047").Message);
        Assert.Equal("Columns D, E are hidden in the sheet. They were read like the others.", result.Only("R048").Message);
        Assert.Equal((ReceiptStatus.AcceptedWithWarnings, 1), (result.Status, result.RowsCounted));
    }

    [Fact]
    public void Of_several_sheets_the_one_with_the_headings_is_read()
    {
        var book = new Book().Sheet("Notes", Book.Rows("How to fill this in\n")).Sheet("April", Book.Rows(Good)).Sheet("Lists", Book.Rows("harbour\n"), "veryHidden").Sheet("Old", Book.Rows(Good), "hidden");

        var result = Read(book.Bytes());

        Assert.Equal("The sheet \"April\" was read; these were not: \"Notes\", \"Old\".", result.Only("R037").Message);
        Assert.Equal(1, result.RowsCounted);
    }

    [Fact]
    public void The_form_filled_in_is_read_without_a_word_about_its_other_sheets()
    {
        // As the form lays them out: its list of categories has the headings too.
        var book = new Book().Sheet("Return", Book.Rows(Good)).Sheet("Notes", Book.Rows("service,yes,which one\n")).Sheet("Categories", Book.Rows(Sent.EventHeader + "Lettings,,Harbour,Indian,No,Female\n"));

        Assert.Empty(Read(book.Bytes()).Findings);
    }

    [Fact]
    public void A_return_on_two_sheets_is_refused()
        => Assert.Equal(
            "2 sheets have the headings of this return: \"April\", \"May\". A return is one sheet for one month.",
            Read(new Book().Sheet("April", Book.Rows(Good)).Sheet("May", Book.Rows(Good)).Bytes()).Only("R038").Message);

    [Fact]
    public void The_strict_form_is_read() => Assert.Empty(Read(new Book().InStrictForm().Sheet("Return", Book.Rows(Good)).Bytes()).Findings);

    [Fact]
    public void Macros_and_links_are_said_and_left_alone()
    {
        var book = new Book().Sheet("Return", Book.Rows(Good)).With("xl/vbaProject.bin", "x").Related("r9", "externalLink", "file:///etc/passwd");

        Assert.Equal("The workbook holds macros and links to other workbooks. Macros were not run and links not followed; the saved values were read.", Read(book.Bytes()).Only("R049").Message);
    }

    [Fact]
    public void A_workbook_under_the_name_of_a_CSV_file_is_read_and_told()
    {
        var result = Sent.TakeUp(Book.Of(Good));

        Assert.Equal(("The file is named .csv and is an Excel workbook. It was read as a workbook.", 1), (result.Only("R036").Message, result.RowsCounted));
    }

    public static TheoryData<string, byte[], string, string> Refused { get; } = new()
    {
        { "cut off", Book.Of(Good)[..600], "R030", "its end is missing, as when a copy or download was broken off" },
        { "a changed byte", Changed(Book.Of(Good)), "R030", "" },
        { "without its sheet", new Book().Sheet("Return", Book.Rows(Good)).Without("xl/worksheets/sheet1.xml").Bytes(), "R030", "the sheet \"Return\" is missing in it" },
        { "without its workbook", new Book().Sheet("Return", Book.Rows(Good)).Without("xl/workbook.xml").Bytes(), "R030", "the list of its sheets is missing" },
        { "no sheets", new Book().Bytes(), "R030", "it has no sheet with cells" },
        { "texts that are missing", new Book().Sheet("Return", "<sheetData><row><c t=\"s\"><v>7</v></c></row></sheetData>").Bytes(), "R030", "a cell of it names a text that it does not have" },
        { "rows out of order", new Book().Sheet("Return", $"<sheetData>{Header}<row r=\"3\">{Rest.Replace("2\"", "3\"", StringComparison.Ordinal)}</row><row r=\"2\"/></sheetData>").Bytes(), "R030", "its rows are out of order after row 3" },
        { "one cell twice", new Book().Sheet("Return", $"<sheetData>{Header}<row r=\"2\">{Service}{Service}</row></sheetData>").Bytes(), "R030", "it has two cells A2" },
        { "no address", new Book().Sheet("Return", "<sheetData><row r=\"1\"><c r=\"ZZZZ1\"><v>1</v></c></row></sheetData>").Bytes(), "R030", "a cell in row 1 has no address that a sheet has" },
        { "not XML", new Book().Sheet("Return", "<sheetData><row>").Bytes(), "R030", "a part of it breaks off or is not written as it should be" },
        { "an entity bomb", new Book().Sheet("Return", "<!DOCTYPE x [<!ENTITY a \"aaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><worksheet>&b;</worksheet>").Bytes(), "R035", "it declares entities, which can stand for anything" },
        { "a file of the machine", new Book().Sheet("Return", "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><worksheet><sheetData><row><c><v>&a;</v></c></row></sheetData></worksheet>").Bytes(), "R035", "it declares entities, which can stand for anything" },
        { "two parts of one name", new Book().Sheet("Return", Book.Rows(Good)).With("XL/worksheets/sheet1.xml", "<worksheet/>").Bytes(), "R035", "two of its files have the same name" },
        { "a zip bomb", new Book().Sheet("Return", Book.Rows(Good)).With("xl/sharedStrings.xml", new byte[64 * 1024 * 1024]).Related("rz", "sharedStrings", "sharedStrings.xml").Bytes(), "R030", "" },
        { "a bomb of blanks", new Book().Sheet("Return", new string(' ', 64 * 1024 * 1024)).Bytes(), "R034", "" },
        { "nesting", new Book().Sheet("Return", string.Concat(Enumerable.Repeat("<a>", 5_000))).Bytes(), "R034", "its parts are nested too deeply" },
        { "names", new Book().Sheet("Return", string.Concat(Enumerable.Range(0, 5_000).Select(i => $"<a{i}/>"))).Bytes(), "R034", "it has more kinds of tags than a workbook" },
        { "a long attribute", new Book().Sheet("Return", $"<row r=\"{string.Concat(Enumerable.Range(0, 900_000).Select(i => i.ToString(CultureInfo.InvariantCulture)))}\"/>").Bytes(), "R034", "a single entry in it is longer than 1 MiB" },
        { "many parts", Book.Zip(Enumerable.Range(0, 2_100).Select(i => ($"p{i}", Array.Empty<byte>()))), "R034", "it consists of more than 2,000 files" },
        { "another archive", Book.Zip(("return.csv", Encoding.UTF8.GetBytes(Good)), ("../../../etc/passwd", [])), "R033", "" },
        { "OpenDocument", Book.Zip(("mimetype", "application/vnd.oasis.opendocument.spreadsheet"u8.ToArray()), ("content.xml", "<office/>"u8.ToArray())), "R032", "a LibreOffice or OpenDocument file (.ods)" },
        { "a protected workbook", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[2000], .. Encoding.Unicode.GetBytes("EncryptedPackage"), .. new byte[500]], "R031", "protected by a password" },
        { "an old workbook", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[100_000], .. Encoding.Unicode.GetBytes("Workbook"), .. new byte[500]], "R032", "The file is an old Excel workbook (.xls), which is not read." },
        { "nothing on its sheets", new Book().Sheet("Return", "<sheetData><row r=\"1\"/></sheetData>").Bytes(), "R001", "The file is empty." },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void What_cannot_be_read_is_refused_in_words(string what, byte[] bytes, string code, string message)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var result = Read(bytes);

        Assert.True(result.Findings.Any(f => f.Code == code && f.Message.Contains(message, StringComparison.Ordinal)), $"{what}: {string.Join(" ", result.Findings.Select(f => f.Code + " " + f.Message))}");
        Assert.Equal(ReceiptStatus.Rejected, result.Status);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100 * 1024 * 1024);
    }

    [Fact]
    public void A_stream_that_cannot_seek_and_gives_little_at_a_time_is_read()
    {
        using var content = new Trickle(Book.Of(Good));

        Assert.Equal(1, ReturnCheck.Check(content, Sent.Name("northmoor/housing", "2009-04", "service-take-up", "xlsx"), TestPolicy.Policy).RowsCounted);
    }

    [Fact]
    public void The_checksum_is_that_of_zip_archives()
    {
        // The check value of the algorithm's catalogue: "123456789".
        Assert.Equal(0xCBF43926u, Crc32.Add(0, "123456789"u8));
        Assert.Equal(0xCBF43926u, Crc32.Add(Crc32.Add(0, "1234"u8), "56789"u8));
    }

    private static CheckedReturn Read(byte[] bytes) => Sent.Check(bytes, "northmoor/housing", "2009-04", "service-take-up", "xlsx");

    private static CheckedReturn Sheet(string data) => Read(new Book().Sheet("Return", data).Bytes());

    /// <summary>What a cell of the column ward is read as, which is no ward.</summary>
    private static string? InWard(string cell, Func<Book, Book>? change = null)
        => Read((change ?? (b => b))(new Book()).Sheet("Return", $"<sheetData>{Header}<row r=\"2\">{Service}{Day}{cell}{Rest}</row></sheetData>").Bytes()).Only("R104").Found;

    private static byte[] Changed(byte[] bytes)
    {
        // The sheet is the last part; a byte in the middle of its packed rows.
        bytes[bytes.AsSpan().IndexOf("sheet1.xml"u8) + 200] ^= 0x10;
        return bytes;
    }

    private sealed class Trickle(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override int Read(Span<byte> buffer)
        {
            var few = new byte[Math.Min(buffer.Length, 7)];
            var read = base.Read(few, 0, few.Length);
            few.AsSpan(0, read).CopyTo(buffer);
            return read;
        }

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 7));
    }
}
