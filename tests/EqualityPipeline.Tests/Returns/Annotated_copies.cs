using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using EqualityPipeline.Returns;

namespace EqualityPipeline.Tests.Returns;

[Collection(nameof(Alone))]
public class Annotated_copies
{
    private const string Faulty = "service,contact_date,ward,ethnic_group,disability,gender,weather\n"
        + "lettings,2009-04-01,harbour,white-british,no,f,fine\n"
        + "\n"
        + "lettings,2009-04-02,harbour,martian,no,f,fine\n"
        + "lettings,2009-04-03,harbour,martian,no,m,\"fine, then rain\"\n";

    [Fact]
    public void Each_finding_stands_beside_its_row_and_no_row_moves()
    {
        var lines = Csv(Faulty).Split("\r\n");

        Assert.Equal("service,contact_date,ward,ethnic_group,disability,gender,weather,finding,to mend it", lines[0]);
        Assert.Equal("lettings,2009-04-01,harbour,white-british,no,f,fine,,", lines[1]);
        Assert.Equal("", lines[2]);
        Assert.StartsWith("lettings,2009-04-02,harbour,martian,no,f,fine,\"D4: \"\"martian\"\" is not a category of Race.", lines[3], StringComparison.Ordinal);
        Assert.StartsWith("lettings,2009-04-03,harbour,martian,no,m,\"fine, then rain\",\"D5: \"\"martian\"\" is not a category of Race.", lines[4], StringComparison.Ordinal);
    }

    [Fact]
    public void What_holds_for_the_whole_file_stands_in_a_heading_of_its_own()
    {
        var header = Csv("service,contact_date,ward,ethnic_group,disability\nlettings,2009-04-01,harbour,white-british,no\n").Split("\r\n")[0];

        Assert.StartsWith("service,contact_date,ward,ethnic_group,disability,finding,to mend it,", header, StringComparison.Ordinal);
        Assert.Contains("Gender", header, StringComparison.Ordinal);
    }

    [Fact]
    public void Mended_it_can_be_sent_back_as_it_is()
    {
        var mended = Csv(Faulty).Replace(",martian,", ",white-irish,", StringComparison.Ordinal);

        var result = ReturnCheck.Check(new MemoryStream(Encoding.UTF8.GetBytes(mended)), Sent.Name("northmoor/housing", "2009-04", "service-take-up"), TestPolicy.Policy);

        Assert.Equal((ReceiptStatus.Accepted, 3), (result.Status, result.RowsCounted));
    }

    [Theory]
    [InlineData("=HYPERLINK(\"\"http://x\"\")")]
    [InlineData("+1")]
    [InlineData("-2+3+cmd|' /C calc'!A0")]
    [InlineData("@SUM(1)")]
    [InlineData("  =1+1")]
    [InlineData("\uFF1D1+1")]
    public void No_text_of_the_file_becomes_a_formula(string cell)
    {
        var faulty = Sent.EventHeader + $"lettings,2009-04-01,harbour,\"{cell}\",no,f\n";
        var text = cell.Replace("\"\"", "\"", StringComparison.Ordinal).Trim();

        var csv = Csv(faulty);
        Assert.True(csv.Contains($"'{cell}", StringComparison.Ordinal) || csv.Contains($"'{cell.Trim()}", StringComparison.Ordinal), csv);
        using var workbook = Workbook(faulty);
        Assert.DoesNotContain(Cells(workbook), c => c.CellFormula is not null);
        Assert.Contains(Cells(workbook), c => c.InnerText.StartsWith('\'') && c.InnerText.EndsWith(text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_workbook_marks_the_cells_and_lists_the_findings_on_a_sheet_of_their_own()
    {
        using var workbook = Workbook(Faulty);

        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(workbook, TestContext.Current.CancellationToken).Select(e => e.Description));
        Assert.Equal(["Return", "Findings"], workbook.WorkbookPart!.Workbook!.Sheets!.Elements<Sheet>().Select(s => s.Name!.Value));
        var cells = Cells(workbook).ToDictionary(c => c.CellReference!.Value!, c => (c.InnerText, Style: c.StyleIndex!.Value));
        Assert.Equal(("martian", 7u), cells["D4"]);
        Assert.Equal(("martian", 7u), cells["D5"]);
        Assert.Equal(("white-british", 1u), cells["D2"]);
        Assert.StartsWith("D5: ", cells["H5"].InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public void A_workbook_comes_back_as_the_sheet_that_was_checked_and_nothing_else()
    {
        var form = Forms_of_returns.Form("service-take-up", "2009-04", "event");
        var bytes = Forms_of_returns.FilledIn(form, FormExample.Rows(form).Select(r => r.SetItem(3, "martian")).ToArray());
        var name = Forms_of_returns.NameOf(form, "xlsx");
        using var copy = new MemoryStream();

        Assert.True(AnnotatedCopy.Write(new MemoryStream(bytes), name, EqualityPipeline.Tests.Policy.Packs.Policy, ReceiptOf(bytes, name, EqualityPipeline.Tests.Policy.Packs.Policy), asWorkbook: false, copy));

        var lines = Encoding.UTF8.GetString(copy.ToArray()).Split("\r\n");
        Assert.Equal(3, lines.Length);
        Assert.Contains(",martian,", lines[1], StringComparison.Ordinal);
        Assert.Contains("D2: ", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void None_is_made_of_what_holds_personal_details_or_is_no_table()
    {
        var name = Sent.Name("northmoor/housing", "2009-04", "service-take-up");
        var personal = Encoding.UTF8.GetBytes("surname,service,contact_date,ethnic_group,disability,gender\nx,lettings,2009-04-01,white-british,no,f\n");
        byte[] pdf = [.. "%PDF-1.4"u8];
        using var copy = new MemoryStream();

        Assert.Throws<ArgumentException>(() => AnnotatedCopy.Write(
            new MemoryStream(personal), name, TestPolicy.Policy, ReceiptOf(personal, name, TestPolicy.Policy), asWorkbook: false, copy));
        Assert.False(AnnotatedCopy.Write(new MemoryStream(pdf), name, TestPolicy.Policy, ReceiptOf(pdf, name, TestPolicy.Policy), asWorkbook: false, copy));
        Assert.Equal(0, copy.Length);
    }

    [Fact]
    public void Memory_does_not_grow_with_the_file()
    {
        var row = Encoding.UTF8.GetBytes("lettings,2009-04-02,harbour,martian,no,f\n");
        var name = Sent.Name("northmoor/housing", "2009-04", "service-take-up");
        Receipt receipt;
        using (var read = Many())
            receipt = ReceiptFor.Return(Arrival(name), name, ReturnCheck.Check(read, name, TestPolicy.Policy), TestPolicy.Policy, DateTimeOffset.UnixEpoch);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var most = 0L;
        using var content = Many();
        using var target = new Watched(() => most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before));

        AnnotatedCopy.Write(content, name, TestPolicy.Policy, receipt, asWorkbook: true, target);

        // 300,000 rows are 12 MB as they are sent, and more than 200 MB as cells; other tests have their part in what is measured.
        Assert.InRange(most, 0, 64 << 20);

        MemoryStream Many()
        {
            var stream = new MemoryStream();
            stream.Write(Encoding.UTF8.GetBytes(Sent.EventHeader));
            for (var i = 0; i < 300_000; i++)
                stream.Write(row);
            stream.Position = 0;
            return stream;
        }
    }

    private static string Csv(string content) => Encoding.UTF8.GetString(Copy(content, asWorkbook: false)).TrimStart('\uFEFF');

    private static SpreadsheetDocument Workbook(string content) => SpreadsheetDocument.Open(new MemoryStream(Copy(content, asWorkbook: true)), isEditable: false);

    private static IEnumerable<Cell> Cells(SpreadsheetDocument workbook)
        => workbook.WorkbookPart!.WorksheetParts.Single(p => p.Uri.ToString().EndsWith("sheet1.xml", StringComparison.Ordinal)).Worksheet!.Descendants<Cell>();

    private static byte[] Copy(string content, bool asWorkbook)
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        var name = Sent.Name("northmoor/housing", "2009-04", "service-take-up");
        using var copy = new MemoryStream();
        Assert.True(AnnotatedCopy.Write(new MemoryStream(bytes), name, TestPolicy.Policy, ReceiptOf(bytes, name, TestPolicy.Policy), asWorkbook, copy));
        return copy.ToArray();
    }

    private static Receipt ReceiptOf(byte[] bytes, SubmissionName name, EqualityPipeline.Policy.MonitoringPolicy policy)
        => ReceiptFor.Return(Arrival(name), name, ReturnCheck.Check(new MemoryStream(bytes), name, policy), policy, DateTimeOffset.UnixEpoch);

    private static Arrival Arrival(SubmissionName name) => SubmissionIds.WithoutKey.Arrival(name.Path, new string('a', 64), 1, DateTimeOffset.UnixEpoch);

    /// <summary>Takes everything and looks around after every so many bytes.</summary>
    private sealed class Watched(Action look) : Stream
    {
        private long written;
        private long next = 1 << 21;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Write(byte[] buffer, int offset, int count)
        {
            written += count;
            if (written < next)
                return;
            next += 1 << 21;
            look();
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
