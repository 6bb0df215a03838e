using System.Buffers;
using System.Text;
using EqualityPipeline.Policy;
using EqualityPipeline.Workbooks;

namespace EqualityPipeline.Returns;

/// <summary>The sender's own file again, with what the receipt found beside the rows. It can be mended and sent back as it is.</summary>
/// <remarks>
/// Rows stay where they were, so the addresses of the receipt are right in it. What holds for a whole column or file stands in the heading of a column
/// of its own. Only the sheet that was checked is in it, as text: no formula, no macro, no link, nothing hidden. Rows are written as they are read.
/// </remarks>
public static class AnnotatedCopy
{
    /// <summary>The headings of the columns that are added at the end.</summary>
    public const string FindingColumn = "finding";

    public const string FixColumn = "to mend it";

    private const string ReturnSheet = "Return";
    private const string FindingsSheet = "Findings";

    /// <summary>What a spreadsheet takes for the start of a formula, a command or a link to another program.</summary>
    private const string StartsOfFormulas = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private static readonly SearchValues<char> MustBeQuoted = SearchValues.Create(",;\"\r\n\t");

    /// <param name="content">The upload that the receipt was made for; read once, forwards.</param>
    /// <param name="target">Left open.</param>
    /// <returns>False, with nothing written, where the file could not be read as a table: there is then nothing to stand beside.</returns>
    /// <exception cref="ArgumentException">The return is put aside for personal details: no copy of it is made.</exception>
    public static bool Write(Stream content, SubmissionName name, MonitoringPolicy policy, Receipt receipt, bool asWorkbook, Stream target, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        if (receipt.Quarantined)
            throw new ArgumentException("Of a return that holds personal details no copy is made.", nameof(receipt));
        using var input = new Utf8Input(content);
        if (Open(input, new ReturnContext(name, policy, CheckBasis.Empty)) is not { } place)
            return false;
        using var rows = place.Rows as IDisposable;
        var notes = new FindingsByRow(receipt);
        if (asWorkbook)
            WriteWorkbook(place, notes, receipt, target, cancel);
        else
            WriteCsv(place, notes, target, cancel);
        return true;
    }

    private static HeaderPlace? Open(Utf8Input input, ReturnContext context)
    {
        switch (input.Kind)
        {
            case FileKind.Archive:
                try
                {
                    return SheetChoice.Of(new Workbook(new PackedFile(input.Raw())), context, new FindingList(confirmed: false))?.Header;
                }
                catch (Exception fault) when (WorkbookFault.Of(fault) is not null)
                {
                    return null;
                }
            case FileKind.Text:
                return new HeaderSearch(context).Find(new CsvRows(input));
            default:
                return null;
        }
    }

    private static void WriteCsv(HeaderPlace place, FindingsByRow notes, Stream target, CancellationToken cancel)
    {
        using var text = new StreamWriter(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), bufferSize: 1 << 16, leaveOpen: true) { NewLine = "\r\n" };
        var written = 0;
        foreach (var row in Rows(place, notes, cancel))
        {
            // Rows without text were passed over in reading; they keep the rows beneath them at their numbers.
            for (; written < row.Number - 1; written++)
                text.WriteLine();
            string[] added = row.IsHeader && notes.OfWholeFile.Length > 0 ? [row.Finding, row.Fix, notes.OfWholeFile] : [row.Finding, row.Fix];
            text.WriteLine(string.Join(',', row.Texts.Concat(added).Select(Quoted)));
            written++;
        }
    }

    private static string Quoted(string cell)
    {
        var harmless = Harmless(cell);
        return harmless.AsSpan().IndexOfAny(MustBeQuoted) < 0 ? harmless : $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static void WriteWorkbook(HeaderPlace place, FindingsByRow notes, Receipt receipt, Stream target, CancellationToken cancel)
    {
        using var workbook = new WorkbookWriter(target);
        var sheet = workbook.Sheet(ReturnSheet, [], frozenRows: place.Above.IsEmpty ? place.Rows.Row : 0);
        foreach (var row in Rows(place, notes, cancel))
        {
            sheet.Row(row.Number);
            for (var i = 0; i < row.Texts.Length; i++)
                sheet.Text(Harmless(row.Texts[i]), notes.Colour(row.Number, i, row.Texts[i]) ?? (row.IsHeader ? CellStyle.Heading : CellStyle.Text));
            var colour = row.IsHeader ? CellStyle.Heading : row.Colour ?? CellStyle.Text;
            sheet.Text(Harmless(row.Finding), colour);
            sheet.Text(Harmless(row.Fix), row.IsHeader ? CellStyle.Heading : row.Finding.Length > 0 ? CellStyle.Wrapped : CellStyle.Text);
            if (row.IsHeader && notes.OfWholeFile.Length > 0)
                sheet.Text(Harmless(notes.OfWholeFile), CellStyle.Warning);
        }

        var summary = workbook.Sheet(
            FindingsSheet,
            [new(CellStyle.Wrapped, 12), new(CellStyle.Wrapped, 12), new(CellStyle.Wrapped, 20), new(CellStyle.Wrapped, 70), new(CellStyle.Wrapped, 70), new(CellStyle.Wrapped, 8)], frozenRows: 1);
        summary.Row(1, ["Where", "What", "Column", "Finding", "To mend it", "Rows"], CellStyle.Heading);
        foreach (var (index, finding) in receipt.Findings.Index())
        {
            summary.Row(index + 2, [FindingsByRow.Where(finding), $"{finding.Severity} {finding.Code}", finding.Column ?? "", finding.Message, finding.Fix], CellStyle.Wrapped);
            summary.Number(finding.Count);
        }
    }

    /// <summary>The rows above the headings, the headings, and what is beneath them, each with what was found in it.</summary>
    private static IEnumerable<AnnotatedRow> Rows(HeaderPlace place, FindingsByRow notes, CancellationToken cancel)
    {
        var width = WidthOf(place.Rows);
        var header = place.Rows.Row;
        foreach (var above in place.Above)
            yield return Of(above.AsRows());
        yield return Of(place.Rows);
        while (place.Rows.Read())
        {
            if (place.Rows.Row % 1024 == 0)
                cancel.ThrowIfCancellationRequested();
            yield return Of(place.Rows);
        }

        AnnotatedRow Of(IReturnRows rows)
        {
            // A row that is wider than its headings keeps all its cells: what is too many must be seen.
            var texts = new string[Math.Max(width, rows.FieldCount)];
            for (var i = 0; i < texts.Length; i++)
                texts[i] = i < rows.FieldCount ? Encoding.UTF8.GetString(rows.Field(i)) : "";
            return rows.Row == header
                ? new AnnotatedRow(rows.Row, texts, IsHeader: true, FindingColumn, FixColumn, null)
                : notes.Annotate(rows.Row, texts);
        }
    }

    private static int WidthOf(IReturnRows rows)
    {
        var width = rows.FieldCount;
        while (width > 0 && Texts.IsBlank(rows.Field(width - 1)))
            width--;
        return width;
    }

    /// <summary>A text that no spreadsheet takes for a formula.</summary>
    private static string Harmless(string text)
    {
        var start = text.AsSpan().TrimStart();
        return (text.Length > 0 && StartsOfFormulas.Contains(text[0])) || (start.Length > 0 && StartsOfFormulas.Contains(start[0])) ? "'" + text : text;
    }
}
