using System.Text;
using System.Text.Json;
using CsCheck;
using EqualityPipeline.Periods;
using EqualityPipeline.Returns;

namespace EqualityPipeline.Tests.Returns;

public class Receipts
{
    private static readonly DateTimeOffset Received = new(2009, 5, 5, 9, 30, 0, TimeSpan.Zero);

    private static readonly Arrival Arrival = SubmissionIds.WithoutKey.Arrival("northmoor/housing/2009-04/service-take-up.csv", new string('a', 64), attempt: 1, Received);

    [Fact]
    public void The_receipt_is_the_contract_s_JSON()
    {
        var receipt = Of("service,contact_date,ward,ethnic_group,disability,gender\nlettings,2009-04-01,,Asian<,no,f\n");

        Assert.Equal(
            """
            {
              "submissionId": "ID",
              "attempt": 1,
              "path": "northmoor/housing/2009-04/service-take-up.csv",
              "sha256": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
              "receivedAt": "2009-05-05T09:30:00Z",
              "checkedAt": "2009-05-05T09:30:00.25Z",
              "policyVersion": "0123456789abcdef",
              "returnType": "service-take-up",
              "status": "rejected",
              "quarantined": false,
              "encoding": "utf-8",
              "rowsRead": 1,
              "rowsCounted": 0,
              "findingsTotal": 1,
              "supersedes": null,
              "findings": [
                {
                  "code": "R107",
                  "severity": "error",
                  "confirm": false,
                  "row": 2,
                  "column": "ethnic_group",
                  "cell": "D2",
                  "count": 1,
                  "found": "Asian\u003C",
                  "nearest": "NEAREST",
                  "message": "MESSAGE",
                  "fix": "FIX"
                }
              ]
            }

            """.ReplaceLineEndings("\n")
                .Replace("\"ID\"", Json(receipt.SubmissionId), StringComparison.Ordinal)
                .Replace("\"NEAREST\"", Json(receipt.Findings[0].Nearest!), StringComparison.Ordinal)
                .Replace("\"MESSAGE\"", Json(receipt.Findings[0].Message), StringComparison.Ordinal)
                .Replace("\"FIX\"", Json(receipt.Findings[0].Fix), StringComparison.Ordinal),
            Encoding.UTF8.GetString(ReceiptJson.Write(receipt)));

        static string Json(string text) => $"\"{JsonEncodedText.Encode(text, System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All))}\"";
    }

    [Theory]
    [InlineData(ReceiptStatus.Accepted, "accepted")]
    [InlineData(ReceiptStatus.AcceptedWithWarnings, "accepted-with-warnings")]
    [InlineData(ReceiptStatus.Held, "held")]
    [InlineData(ReceiptStatus.Rejected, "rejected")]
    public void Every_status_is_written_and_read(ReceiptStatus status, string text)
    {
        var json = ReceiptJson.Write(Of(Sent.EventHeader + Sent.GoodEventRow) with { Status = status, Supersedes = "0123" });

        Assert.Contains($"\"status\": \"{text}\"", Encoding.UTF8.GetString(json), StringComparison.Ordinal);
        Assert.Equal(status, ReceiptJson.Read(json).Status);
    }

    [Fact]
    public void What_is_written_is_read_again()
        => Gen.Select(Gen.String, Gen.Int[0, 3], Gen.Int[0, 2], Gen.Bool).Sample((text, status, severity, none) =>
        {
            // Text that is not valid Unicode cannot be written as JSON and never reaches a receipt.
            var shown = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
            var finding = new Finding("R107", (Severity)severity, none, none ? null : 3, none ? null : shown, none ? null : "D3", 2, none ? null : shown, none ? null : shown, shown, shown);
            var receipt = Of(Sent.EventHeader + Sent.GoodEventRow) with { Status = (ReceiptStatus)status, Path = shown, ReturnType = none ? null : "population", Findings = [finding] };

            var read = ReceiptJson.Read(ReceiptJson.Write(receipt));

            Assert.Equal(receipt.Findings, read.Findings);
            Assert.Equal(receipt with { Findings = [] }, read with { Findings = [] });
        }, iter: 500);

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"submissionId\":null}")]
    [InlineData("not json")]
    public void What_is_not_a_receipt_is_refused(string json)
        => Assert.ThrowsAny<JsonException>(() => ReceiptJson.Read(Encoding.UTF8.GetBytes(json)));

    [Theory]
    [InlineData("lettings,2009-04-01,harbour,white-british,no,f", "ACCEPTED", "1 row read, 1 counted.", "There is nothing you need to do.")]
    [InlineData("lettings,2009-04-01,harbour,,no,f", "ACCEPTED WITH WARNINGS", "1 row read, 1 counted.", "a corrected file sent to the same folder takes its place")]
    [InlineData("lettings,2009-04-01,harbour,martian,no,f", "NOT ACCEPTED", "1 row read, none counted.", "send the whole file again")]
    public void The_page_begins_with_the_answer_and_says_what_happens_next(string row, string answer, string rows, string next)
    {
        var page = ReceiptPage.Write(Of(Sent.EventHeader + row));

        Assert.Contains("<html lang=\"en-GB\">", page, StringComparison.Ordinal);
        Assert.Contains($"<title>{answer}: northmoor/housing/2009-04/service-take-up.csv</title>", page, StringComparison.Ordinal);
        Assert.Matches($"<main>\n<div class=\"receipt\">\n<h1 class=\"[a-z-]+\">{answer}</h1>", page);
        Assert.Contains(rows, page, StringComparison.Ordinal);
        Assert.Contains(next, page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("http", page, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_page_of_a_held_return_asks_for_confirmation()
    {
        var page = ReceiptPage.Write(Of(Sent.EventHeader + Sent.GoodEventRow) with { Status = ReceiptStatus.Held, RowsCounted = 0 });

        Assert.Contains(">HELD</h1>", page, StringComparison.Ordinal);
        Assert.Contains("not counted until someone confirms it", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_of_the_file_is_escaped_on_the_page()
    {
        var page = ReceiptPage.Write(Of(Sent.EventHeader + "lettings,2009-04-01,,<img src=x onerror=alert(1)>\u202E,no,f"));

        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', page);
        Assert.Contains("&lt;img src=x onerror=alert(1)&gt;\\u202E", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_s_table_has_a_caption_and_scoped_headers()
    {
        var page = ReceiptPage.Write(Of(Sent.EventHeader + "lettings,2009-04-01,,martian,no,f\nlettings,2009-04-01,,martian,no,f"));

        Assert.Contains("<caption>1 finding</caption>", page, StringComparison.Ordinal);
        Assert.Equal(6, page.Split("scope=\"col\"").Length - 1);
        Assert.Contains("scope=\"row\">D2 (ethnic_group) <span class=\"code\">R107</span></th>", page, StringComparison.Ordinal);
        Assert.Contains("data-label=\"Rows\">2</td>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Findings_are_told_apart_by_what_they_ask_for()
    {
        var page = ReceiptPage.Write(Of(Sent.EventHeader.TrimEnd() + ",weather\nlettings,2009-04-01,harbour,martian,,f,fine\n"));

        var headings = new[] { "<h2>Mend these</h2>", "<h2>Look at these</h2>", "<h2>Notes</h2>" }.Select(h => page.IndexOf(h, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, headings);
        Assert.Equal(headings.Order(), headings);
        Assert.DoesNotContain("Confirm these", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Within_the_service_a_receipt_leads_on()
    {
        var receipt = Of(Sent.EventHeader + "lettings,2009-04-01,harbour,martian,no,f");

        var content = ReceiptPage.Content(receipt, new ReceiptLinks("/upload/findings", [("/upload?a=1&b=2", "Send it again")]));

        Assert.Contains("<a href=\"/upload/findings#R107\">R107</a>", content, StringComparison.Ordinal);
        Assert.Contains("<li><a href=\"/upload?a=1&amp;b=2\">Send it again</a></li>", content, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_that_cannot_be_filed_has_a_receipt_too()
    {
        var reading = SubmissionNames.Read("nowhere/at/all.csv", TestPolicy.Policy, new ReportingMonth(2009, 5));

        var receipt = ReceiptFor.Unfiled(Arrival with { Path = "nowhere/at/all.csv" }, reading, TestPolicy.Policy, Received);

        Assert.Equal((ReceiptStatus.Rejected, null, 0, 1), (receipt.Status, receipt.ReturnType, receipt.RowsRead, receipt.FindingsTotal));
        Assert.Contains("could not be filed", ReceiptPage.Write(receipt), StringComparison.Ordinal);
    }

    private static Receipt Of(string csv)
    {
        var name = Sent.Name("northmoor/housing", "2009-04", "service-take-up");
        return ReceiptFor.Return(Arrival, name, Sent.TakeUp(csv), TestPolicy.Policy, Received.AddMilliseconds(250));
    }
}
