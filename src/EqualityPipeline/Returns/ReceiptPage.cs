using System.Globalization;
using System.Net;
using System.Text;

namespace EqualityPipeline.Returns;

/// <summary>The receipt as one page to read: no script, nothing loaded from elsewhere.</summary>
public static class ReceiptPage
{
    // The roles in the table keep it a table for screen readers where narrow screens show it as a list.
    private const string Style = """
        :root { color-scheme: light; }
        body { margin: 0 auto; max-width: 60rem; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; color: #1a1a1a; background: #fff; overflow-wrap: anywhere; }
        h1 { margin: 0 0 .5rem; padding: .75rem 1rem; border-left: .5rem solid; font-size: 1.5rem; line-height: 1.25; }
        h1.accepted { color: #004d26; background: #e6f4ec; }
        h1.accepted-with-warnings, h1.held { color: #5c3a00; background: #fff4d6; }
        h1.rejected { color: #7a0010; background: #fdecee; }
        h2 { font-size: 1.25rem; margin: 1.5rem 0 .5rem; }
        dl { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: .25rem 1rem; margin: 0; }
        dt { font-weight: 600; }
        dd { margin: 0; }
        table { border-collapse: collapse; width: 100%; }
        caption { text-align: left; font-weight: 600; padding: .25rem 0; }
        th, td { border-top: 1px solid #6b6b6b; padding: .5rem .5rem .5rem 0; text-align: left; vertical-align: top; overflow-wrap: normal; }
        td:nth-child(3), td:nth-child(4) { overflow-wrap: anywhere; }
        td:nth-child(4) { min-width: 16rem; }
        @media (max-width: 40rem) {
          dl { grid-template-columns: 1fr; }
          dd { margin-bottom: .5rem; }
          thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
          table, tbody, tr, th, td { display: block; }
          tr { border-top: 2px solid #6b6b6b; padding: .5rem 0; }
          th, td, td:nth-child(4) { border: 0; padding: .125rem 0; min-width: 0; overflow-wrap: anywhere; }
          td::before { content: attr(data-label) ": "; font-weight: 600; }
        }
        """;

    public static string Write(Receipt receipt)
    {
        var page = new StringBuilder();
        var status = ReceiptJson.StatusText(receipt.Status);
        page.Append("<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.Append("<title>").Append(Escaped($"{InWords(receipt.Status)}: {receipt.Path}")).Append("</title>\n<style>\n").Append(Style.ReplaceLineEndings("\n")).Append("\n</style>\n</head>\n<body>\n<main>\n");
        page.Append("<h1 class=\"").Append(status).Append("\">").Append(InWords(receipt.Status)).Append("</h1>\n");
        page.Append("<p>").Append(Escaped(receipt.Path)).Append("</p>\n");
        page.Append("<p>").Append(Escaped(RowsSentence(receipt))).Append("</p>\n");
        page.Append("<h2>What happens next</h2>\n<p>").Append(Escaped(NextSentence(receipt))).Append("</p>\n");
        page.Append("<h2>Findings</h2>\n");
        AppendFindings(page, receipt);
        if (receipt.Changes is { } changes)
            AppendChanges(page, changes);
        page.Append("<h2>This submission</h2>\n<dl>\n");
        AppendFact(page, "Return type", receipt.ReturnType ?? "not known");
        AppendFact(page, "Received", Instant(receipt.ReceivedAt));
        AppendFact(page, "Checked", Instant(receipt.CheckedAt));
        if (receipt.PurgedAt is { } purged)
            AppendFact(page, "File deleted", $"{Instant(purged)}, because the time it may be kept had passed. This receipt stays.");
        AppendFact(page, "Sent", receipt.Attempt == 1 ? "once" : string.Create(CultureInfo.InvariantCulture, $"{receipt.Attempt} times with the same content"));
        AppendFact(page, "Encoding", receipt.Encoding);
        AppendFact(page, "Submission", receipt.SubmissionId);
        if (receipt.Supersedes is { } earlier)
            AppendFact(page, "Takes the place of", earlier);
        AppendFact(page, "Policy version", receipt.PolicyVersion);
        AppendFact(page, "SHA-256", receipt.Sha256);
        page.Append("</dl>\n</main>\n</body>\n</html>\n");
        return page.ToString();
    }

    private static string InWords(ReceiptStatus status) => status switch
    {
        ReceiptStatus.Accepted => "ACCEPTED",
        ReceiptStatus.AcceptedWithWarnings => "ACCEPTED WITH WARNINGS",
        ReceiptStatus.Held => "HELD",
        ReceiptStatus.Rejected => "NOT ACCEPTED",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    private static string RowsSentence(Receipt receipt)
    {
        var read = $"{Texts.Number(receipt.RowsRead)} {(receipt.RowsRead == 1 ? "row" : "rows")} read";
        return receipt.IsCounted ? $"{read}, {Texts.Number(receipt.RowsCounted)} counted." : $"{read}, none counted.";
    }

    private static string NextSentence(Receipt receipt) => receipt.Status switch
    {
        ReceiptStatus.Accepted => "The return is counted in the next release. There is nothing you need to do.",
        ReceiptStatus.AcceptedWithWarnings => "The return is counted in the next release as it is. Please read the warnings; a corrected file sent to the same folder takes its place.",
        ReceiptStatus.Held when receipt.IsHeldByLock => "The return is not counted, because its month is locked. Have the month reopened as the finding says; the return need not be sent again.",
        ReceiptStatus.Held => "The return is not counted until someone confirms it. Confirm it if it is right, or send a corrected file to the same folder.",
        _ when receipt.Quarantined => "The file seems to hold personal details and is refused: nothing of it is counted or shown. Delete it where you uploaded it. Remove the personal details and send the return again.",
        _ when receipt.ReturnType is null => "The file could not be filed, and was not read. Mend the path as the findings say and send it again.",
        _ => "Nothing of the return is counted, so that no figure rests on part of it. Mend what the findings say and send the whole file again to the same folder.",
    };

    private static void AppendChanges(StringBuilder page, ReturnChanges changes)
    {
        page.Append("<h2>What changed against the return before it</h2>\n");
        if (changes.IsEmpty)
            page.Append("<p>No total by service and measure, and no strand.</p>\n");
        if (!changes.StrandsAdded.IsEmpty)
            page.Append("<p>Strands added: ").Append(Escaped(string.Join(", ", changes.StrandsAdded))).Append(".</p>\n");
        if (!changes.StrandsLost.IsEmpty)
            page.Append("<p>Strands no longer given: ").Append(Escaped(string.Join(", ", changes.StrandsLost))).Append(".</p>\n");
        if (changes.Totals.IsEmpty)
            return;
        page.Append("<table role=\"table\">\n<caption>Totals that changed</caption>\n<thead role=\"rowgroup\"><tr role=\"row\">");
        foreach (var heading in (ReadOnlySpan<string>)["Service", "Measure", "Before", "Now"])
            page.Append("<th role=\"columnheader\" scope=\"col\">").Append(heading).Append("</th>");
        page.Append("</tr></thead>\n<tbody role=\"rowgroup\">\n");
        foreach (var total in changes.Totals)
        {
            page.Append("<tr role=\"row\"><th role=\"rowheader\" scope=\"row\">").Append(Escaped(total.Service)).Append("</th>");
            AppendCell(page, "Measure", total.Measure);
            AppendCell(page, "Before", total.Before.ToString("#,0.##", CultureInfo.InvariantCulture));
            AppendCell(page, "Now", total.After.ToString("#,0.##", CultureInfo.InvariantCulture));
            page.Append("</tr>\n");
        }
        page.Append("</tbody>\n</table>\n");
    }

    private static void AppendFindings(StringBuilder page, Receipt receipt)
    {
        if (receipt.Findings.IsEmpty)
        {
            page.Append("<p>None.</p>\n");
            return;
        }
        var caption = receipt.FindingsTotal > receipt.Findings.Length
            ? $"The {Texts.Number(receipt.Findings.Length)} worst of {Texts.Number(receipt.FindingsTotal)} findings"
            : receipt.FindingsTotal == 1 ? "1 finding" : $"{Texts.Number(receipt.FindingsTotal)} findings, the worst first";
        page.Append("<table role=\"table\">\n<caption>").Append(caption).Append("</caption>\n<thead role=\"rowgroup\"><tr role=\"row\">");
        foreach (var heading in (ReadOnlySpan<string>)["Where", "What", "Finding", "To mend it", "Rows"])
            page.Append("<th role=\"columnheader\" scope=\"col\">").Append(heading).Append("</th>");
        page.Append("</tr></thead>\n<tbody role=\"rowgroup\">\n");
        foreach (var finding in receipt.Findings)
        {
            page.Append("<tr role=\"row\"><th role=\"rowheader\" scope=\"row\">").Append(Escaped(Where(finding))).Append("</th>");
            AppendCell(page, "What", $"{SeverityInWords(finding)} {finding.Code}");
            AppendCell(page, "Finding", finding.Message);
            AppendCell(page, "To mend it", finding.Fix);
            AppendCell(page, "Rows", Texts.Number(finding.Count));
            page.Append("</tr>\n");
        }
        page.Append("</tbody>\n</table>\n");
    }

    private static string Where(Finding finding) => (finding.Cell, finding.Column, finding.Row) switch
    {
        ({ } cell, { } column, _) => $"{cell} ({column})",
        ({ } cell, null, _) => cell,
        (null, { } column, _) => $"Column {column}",
        (null, null, { } row) => string.Create(CultureInfo.InvariantCulture, $"Row {row}"),
        _ => "Whole file",
    };

    private static string SeverityInWords(Finding finding) => finding.Severity switch
    {
        Severity.Error => "Error",
        Severity.Note => "Note",
        _ when finding.Confirm => "Warning, to be confirmed",
        _ => "Warning",
    };

    private static void AppendCell(StringBuilder page, string label, string text)
        => page.Append("<td role=\"cell\" data-label=\"").Append(label).Append("\">").Append(Escaped(text)).Append("</td>");

    private static void AppendFact(StringBuilder page, string name, string text)
        => page.Append("<dt>").Append(name).Append("</dt><dd>").Append(Escaped(text)).Append("</dd>\n");

    private static string Instant(DateTimeOffset instant)
        => instant.UtcDateTime.ToString("d MMMM yyyy, HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    private static string Escaped(string text) => WebUtility.HtmlEncode(Texts.Visible(text));
}
