using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;

namespace EqualityPipeline.Returns;

/// <summary>The receipt as one page to read: no script, nothing loaded from elsewhere.</summary>
public static class ReceiptPage
{
    /// <summary>Of what stands within <c>main</c>; the pages of the service use it too.</summary>
    /// <remarks>The roles in the tables keep them tables for screen readers where narrow screens show them as lists.</remarks>
    public const string ContentStyle = """
        .receipt h1 { margin: .5rem 0; padding: .75rem 1rem; border-left: .5rem solid; font-size: 1.5rem; line-height: 1.25; }
        .receipt h1.accepted { color: #004d26; background: #e6f4ec; }
        .receipt h1.accepted-with-warnings, .receipt h1.held { color: #5c3a00; background: #fff4d6; }
        .receipt h1.rejected { color: #7a0010; background: #fdecee; }
        .receipt h2 { font-size: 1.25rem; margin: 1.5rem 0 .5rem; }
        .receipt dl { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: .25rem 1rem; margin: 0; }
        .receipt dt { font-weight: 600; }
        .receipt dd { margin: 0; overflow-wrap: anywhere; }
        .receipt .path { overflow-wrap: anywhere; }
        .receipt table { border-collapse: collapse; width: 100%; }
        .receipt caption { text-align: left; font-weight: 600; padding: .25rem 0; }
        .receipt th, .receipt td { border-top: 1px solid #6b6b6b; padding: .5rem .5rem .5rem 0; text-align: left; vertical-align: top; }
        .receipt td { overflow-wrap: anywhere; }
        .receipt td:nth-of-type(2), .receipt td:nth-of-type(3) { min-width: 6rem; }
        .receipt .fix { min-width: 14rem; }
        .receipt .code { display: block; font-weight: 400; font-size: .875rem; }
        @media (max-width: 40rem) {
          .receipt caption { display: block; }
          .receipt dl { grid-template-columns: 1fr; }
          .receipt dd { margin-bottom: .5rem; }
          .receipt thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
          .receipt table, .receipt tbody, .receipt tr, .receipt th, .receipt td { display: block; }
          .receipt tr { border-top: 2px solid #6b6b6b; padding: .5rem 0; }
          .receipt th, .receipt td, .receipt td:nth-of-type(n), .receipt .fix { border: 0; padding: .125rem 0; min-width: 0; overflow-wrap: anywhere; }
          .receipt td[data-label]::before { content: attr(data-label) ": "; font-weight: 600; }
        }
        @media print {
          .receipt tr { break-inside: avoid; }
          .receipt h1, .receipt h2 { break-after: avoid; background: none; color: #000; }
          .receipt .links { display: none; }
        }
        """;

    private const string PageStyle = """
        :root { color-scheme: light; }
        body { margin: 0 auto; max-width: 60rem; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; color: #1a1a1a; background: #fff; }
        """;

    /// <summary>The whole page, which needs nothing beside it: it is kept in storage next to the receipt.</summary>
    public static string Write(Receipt receipt)
    {
        var page = new StringBuilder();
        page.Append("<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.Append("<title>").Append(Escaped(Title(receipt))).Append("</title>\n<style>\n").Append($"{PageStyle}\n{ContentStyle}".ReplaceLineEndings("\n")).Append("\n</style>\n</head>\n<body>\n<main>\n");
        page.Append(Content(receipt, ReceiptLinks.None)).Append("</main>\n</body>\n</html>\n");
        return page.ToString();
    }

    /// <summary>"NOT ACCEPTED: northmoor/housing/…".</summary>
    public static string Title(Receipt receipt)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        return $"{InWords(receipt.Status)}: {receipt.Path}";
    }

    /// <summary>What stands within <c>main</c>, with the ways on from it.</summary>
    public static string Content(Receipt receipt, ReceiptLinks links)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        ArgumentNullException.ThrowIfNull(links);
        var page = new StringBuilder();
        page.Append("<div class=\"receipt\">\n<h1 class=\"").Append(ReceiptJson.StatusText(receipt.Status)).Append("\">").Append(InWords(receipt.Status)).Append("</h1>\n");
        page.Append("<p class=\"path\">").Append(Escaped(receipt.Path)).Append("</p>\n");
        page.Append("<p>").Append(Escaped(RowsSentence(receipt))).Append("</p>\n");
        page.Append("<h2>What happens next</h2>\n<p>").Append(Escaped(NextSentence(receipt))).Append("</p>\n");
        AppendLinks(page, links);
        AppendFindings(page, receipt, links);
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
        page.Append("</dl>\n</div>\n");
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

    private static void AppendLinks(StringBuilder page, ReceiptLinks links)
    {
        if (links.Onward.IsEmpty)
            return;
        page.Append("<ul class=\"links\">\n");
        foreach (var (address, text) in links.Onward)
            page.Append("<li><a href=\"").Append(Escaped(address)).Append("\">").Append(Escaped(text)).Append("</a></li>\n");
        page.Append("</ul>\n");
    }

    private static void AppendFindings(StringBuilder page, Receipt receipt, ReceiptLinks links)
    {
        if (receipt.Findings.IsEmpty)
        {
            page.Append("<h2>Findings</h2>\n<p>None.</p>\n");
            return;
        }
        if (receipt.FindingsTotal > receipt.Findings.Length)
            page.Append("<p>Of ").Append(Texts.Number(receipt.FindingsTotal)).Append(" findings the ").Append(Texts.Number(receipt.Findings.Length)).Append(" worst are listed.</p>\n");
        foreach (var (kind, heading, lead) in Kinds)
        {
            var findings = receipt.Findings.Where(f => KindOf(f) == kind).ToList();
            if (findings.Count > 0)
                AppendTable(page, findings, heading, lead, links);
        }
    }

    private static void AppendTable(StringBuilder page, List<Finding> findings, string heading, string lead, ReceiptLinks links)
    {
        page.Append("<h2>").Append(heading).Append("</h2>\n<p>").Append(lead).Append("</p>\n");
        var caption = findings.Count == 1 ? "1 finding" : $"{Texts.Number(findings.Count)} findings";
        page.Append("<table role=\"table\">\n<caption>").Append(caption).Append("</caption>\n<thead role=\"rowgroup\"><tr role=\"row\">");
        foreach (var column in (ReadOnlySpan<string>)["Where", "What is wrong", "Found", "Nearest", "To mend it", "Rows"])
            page.Append("<th role=\"columnheader\" scope=\"col\">").Append(column).Append("</th>");
        page.Append("</tr></thead>\n<tbody role=\"rowgroup\">\n");
        foreach (var finding in findings)
        {
            page.Append("<tr role=\"row\"><th role=\"rowheader\" scope=\"row\">").Append(Escaped(Where(finding)));
            AppendCode(page, finding.Code, links);
            page.Append("</th>");
            AppendCell(page, "What is wrong", finding.Message);
            AppendCell(page, "Found", finding.Found ?? "");
            AppendCell(page, "Nearest", finding.Nearest ?? "");
            AppendCell(page, "To mend it", finding.Fix, "fix");
            AppendCell(page, "Rows", Texts.Number(finding.Count));
            page.Append("</tr>\n");
        }
        page.Append("</tbody>\n</table>\n");
    }

    private static void AppendCode(StringBuilder page, string code, ReceiptLinks links)
    {
        page.Append(" <span class=\"code\">");
        if (links.Findings is { } findings)
            page.Append("<a href=\"").Append(Escaped(findings)).Append('#').Append(code).Append("\">").Append(code).Append("</a>");
        else
            page.Append(code);
        page.Append("</span>");
    }

    private enum FindingGroup { Error, ToConfirm, Warning, Note }

    private static readonly (FindingGroup Group, string Heading, string Lead)[] Kinds =
    [
        (FindingGroup.Error, "Mend these", "Each of these keeps the return from being accepted."),
        (FindingGroup.ToConfirm, "Confirm these, or mend them", "Each of these holds the return until someone says that it is right."),
        (FindingGroup.Warning, "Look at these", "These do not keep the return from being accepted."),
        (FindingGroup.Note, "Notes", "These ask for nothing."),
    ];

    private static FindingGroup KindOf(Finding finding) => finding.Severity switch
    {
        Severity.Error => FindingGroup.Error,
        Severity.Note => FindingGroup.Note,
        _ => finding.Confirm ? FindingGroup.ToConfirm : FindingGroup.Warning,
    };

    private static string Where(Finding finding) => (finding.Cell, finding.Column, finding.Row) switch
    {
        ({ } cell, { } column, _) => $"{cell} ({column})",
        ({ } cell, null, _) => cell,
        (null, { } column, _) => $"Column {column}",
        (null, null, { } row) => string.Create(CultureInfo.InvariantCulture, $"Row {row}"),
        _ => "Whole file",
    };

    /// <summary>A cell without content is left out where the table is a list.</summary>
    private static void AppendCell(StringBuilder page, string label, string text, string? style = null)
    {
        page.Append("<td role=\"cell\"");
        if (style is not null)
            page.Append(" class=\"").Append(style).Append('"');
        if (text.Length > 0)
            page.Append(" data-label=\"").Append(label).Append('"');
        page.Append('>').Append(Escaped(text)).Append("</td>");
    }

    private static void AppendFact(StringBuilder page, string name, string text)
        => page.Append("<dt>").Append(name).Append("</dt><dd>").Append(Escaped(text)).Append("</dd>\n");

    private static string Instant(DateTimeOffset instant)
        => instant.UtcDateTime.ToString("d MMMM yyyy, HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    private static string Escaped(string text) => WebUtility.HtmlEncode(Texts.Visible(text));
}

/// <summary>The ways on from a receipt.</summary>
/// <param name="Findings">The page that explains every code, which has the codes as anchors; null where there is none.</param>
/// <param name="Onward">Address and text of what the sender may want next.</param>
public sealed record ReceiptLinks(string? Findings, ImmutableArray<(string Address, string Text)> Onward)
{
    public static ReceiptLinks None { get; } = new(null, []);
}
