using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Returns;
using EqualityPipeline.Tests.Policy;

namespace EqualityPipeline.Tests.Returns;

public class Forms_of_returns
{
    private static readonly MonitoringPolicy Policy = Packs.Policy;

    private static readonly Organisation Northmoor = Policy.FindOrganisation("northmoor")!;

    /// <summary>Each return of the policy in each layout, before and after the lists of 2011 came into force.</summary>
    public static TheoryData<string, string, string> EveryForm { get; } = [.. Policy.ReturnTypes
        .SelectMany(t => new[] { "2009-04", "2011-04" }.Select(m => (Type: t, Month: m)))
        .Where(f => f.Type.InForce.Covers(ReportingMonth.Parse(f.Month)))
        .SelectMany(f => ReturnForm.LayoutsOf(f.Type.AsOf(ReportingMonth.Parse(f.Month))).Select(l => (f.Type.Id, f.Month, FormWords.IdOf(l))))];

    [Theory]
    [MemberData(nameof(EveryForm))]
    public void Filled_in_as_text_every_form_is_accepted(string type, string month, string layout)
    {
        var form = Form(type, month, layout);
        var csv = new StringBuilder(Encoding.UTF8.GetString(FormFiles.Csv(form)));
        foreach (var row in FormExample.Rows(form))
            csv.Append(string.Join(',', row.Select(text => $"\"{text}\""))).Append("\r\n");

        var result = ReturnCheck.Check(new MemoryStream(Encoding.UTF8.GetBytes(csv.ToString())), NameOf(form, "csv"), Policy);

        Assert.DoesNotContain(result.Findings, f => f.Severity is Severity.Error);
        Assert.DoesNotContain(result.Findings, f => f.Code is "R018" or "R022");
        Assert.NotEqual(0, result.RowsCounted);
    }

    [Theory]
    [MemberData(nameof(EveryForm))]
    public void Filled_in_as_a_workbook_every_form_is_accepted(string type, string month, string layout)
    {
        var form = Form(type, month, layout);

        var result = ReturnCheck.Check(new MemoryStream(FilledIn(form, FormExample.Rows(form))), NameOf(form, "xlsx"), Policy);

        Assert.DoesNotContain(result.Findings, f => f.Severity is Severity.Error);
        Assert.NotEqual(0, result.RowsCounted);
    }

    [Theory]
    [MemberData(nameof(EveryForm))]
    public void Every_workbook_keeps_to_the_schema_of_spreadsheets(string type, string month, string layout)
    {
        using var bytes = new MemoryStream(FormFiles.Workbook(Form(type, month, layout)));
        using var workbook = SpreadsheetDocument.Open(bytes, isEditable: false);

        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(workbook, TestContext.Current.CancellationToken)
            .Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"));
        Assert.Equal(["Return", "Notes", "Categories"], workbook.WorkbookPart!.Workbook!.Sheets!.Elements<Sheet>().Select(s => s.Name!.Value));
    }

    [Fact]
    public void The_form_of_a_directorate_offers_its_services_its_wards_and_the_strands_of_its_month()
    {
        var form = Form("service-take-up", "2009-04", "event");

        Assert.Equal(
            ["service", "contact_date", "ward", "ethnic_group", "disability", "gender", "age_band", "religion_or_belief", "sexual_orientation"],
            form.Columns.Select(c => c.Name).Where(n => n is not ("care_status" or "socio_economic_background")));
        Assert.Equal(["Lettings", "Repairs", "Homelessness advice"], form.Columns[0].Choices);
        Assert.Contains("St Oswald's", form.Columns[2].Choices);
        var race = form.Columns.Single(c => c.Strand == "race");
        Assert.StartsWith("What is your ethnic group?", race.Question, StringComparison.Ordinal);
        Assert.Contains("Chinese or other ethnic group: Chinese", race.Choices);
        Assert.Equal(["Prefer not to say", "Unknown", "Left blank", "Not collected", "Not applicable"], race.Choices[^5..]);
    }

    [Fact]
    public void A_month_has_the_lists_of_its_own_day()
        => Assert.Contains("Other ethnic group: Arab", Form("service-take-up", "2011-04", "event").Columns.Single(c => c.Strand == "race").Choices);

    [Fact]
    public void The_workbook_has_a_drop_down_for_every_list_and_keeps_codes_as_text()
    {
        using var bytes = new MemoryStream(FormFiles.Workbook(Form("service-take-up", "2009-04", "tally")));
        using var workbook = SpreadsheetDocument.Open(bytes, isEditable: false);
        var sheet = workbook.WorkbookPart!.WorksheetParts.Single(p => p.Uri.ToString().EndsWith("sheet1.xml", StringComparison.Ordinal)).Worksheet!;

        var rules = sheet.Descendants<DataValidation>().ToDictionary(d => d.SequenceOfReferences!.InnerText![..1], d => d.Formula1!.Text!, StringComparer.Ordinal);

        Assert.Equal("Categories!$A$2:$A$4", rules["A"]);
        Assert.Equal("Categories!$B$2:$B$9", rules["B"]);
        Assert.Equal("Categories!$C$2:$C$7", rules["C"]);
        Assert.StartsWith("OFFSET(Categories!$E$2,MATCH($C2,Categories!$D$2:$D$", rules["D"], StringComparison.Ordinal);
        Assert.Equal("0", rules["F"]);
    }

    [Fact]
    public void Equal_forms_are_equal_bytes()
        => Assert.Equal(FormFiles.Workbook(Form("recruitment", "2010-03", "event")), FormFiles.Workbook(Form("recruitment", "2010-03", "event")));

    /// <summary>The form with rows typed in: days and numbers as a spreadsheet keeps them.</summary>
    internal static byte[] FilledIn(ReturnForm form, IReadOnlyList<System.Collections.Immutable.ImmutableArray<string>> rows)
    {
        using var bytes = new MemoryStream();
        bytes.Write(FormFiles.Workbook(form));
        using (var workbook = SpreadsheetDocument.Open(bytes, isEditable: true))
        {
            var sheet = workbook.WorkbookPart!.WorksheetParts.Single(p => p.Uri.ToString().EndsWith("sheet1.xml", StringComparison.Ordinal)).Worksheet!;
            var styles = sheet.Descendants<Column>().Select(c => c.Style!.Value).ToList();
            foreach (var (index, texts) in rows.Index())
            {
                var row = new Row { RowIndex = (uint)index + 2 };
                foreach (var (at, text) in texts.Index().Where(t => t.Item.Length > 0))
                {
                    var cell = new Cell { CellReference = string.Create(CultureInfo.InvariantCulture, $"{Letters(at)}{index + 2}"), StyleIndex = styles[at] };
                    switch (form.Columns[at].Entry)
                    {
                        case FormEntry.Date:
                            var day = DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
                            cell.CellValue = new CellValue(day.DayNumber - new DateOnly(1899, 12, 30).DayNumber);
                            break;
                        case FormEntry.Number:
                            cell.CellValue = new CellValue(text);
                            break;
                        default:
                            cell.DataType = CellValues.InlineString;
                            cell.InlineString = new InlineString(new Text(text));
                            break;
                    }
                    row.AppendChild(cell);
                }
                sheet.GetFirstChild<SheetData>()!.AppendChild(row);
            }
        }
        return bytes.ToArray();
    }

    internal static ReturnForm Form(string type, string month, string layout)
    {
        var found = Policy.FindReturnType(type)!;
        var directorate = found.Scope is ReturnScope.Organisation ? null : Northmoor.Directorates[0];
        return ReturnForm.For(Policy, found, ReportingMonth.Parse(month), FormWords.LayoutOf(layout)!.Value, Northmoor, directorate);
    }

    private static string Letters(int column) => (column < 26 ? "" : $"{(char)('A' + column / 26 - 1)}") + (char)('A' + column % 26);

    internal static SubmissionName NameOf(ReturnForm form, string extension)
    {
        var directorate = form.Directorate?.Id ?? Organisation.Corporate;
        return new SubmissionName("northmoor", directorate, form.Month, form.Type.Id, string.Create(
            CultureInfo.InvariantCulture, $"northmoor/{directorate}/{form.Month}/{form.Type.Id}.{extension}"));
    }
}
