using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using EqualityPipeline.Tests.LocalHost;
using EqualityPipeline.Tests.Policy;

namespace EqualityPipeline.Tests.Functions;

/// <summary>What somebody sees who holds the addresses of the contract and nothing else.</summary>
public class Intake_over_HTTP(RunningIntake intake) : IClassFixture<RunningIntake>
{
    private const string Safety = "northmoor-fire/community-safety";
    private const string Because = """{ "reason": "Asked by the team." }""";
    private const string Header = "service,strand,group,measure,count\n";
    private const string Good = $"{Header}home-safety-visits,race,White: British,applied,9\nhome-safety-visits,gender,Female,applied,9\nhome-safety-visits,disability,Disabled,applied,9\n";

    private static readonly string Held = Good.Replace(",9\n", ",20000000\n", StringComparison.Ordinal);
    private static readonly string Wrong = Good.Replace("White: British", "Zanzibarian", StringComparison.Ordinal);

    // A further column of e-mail addresses.
    private static readonly string Personal = "service,strand,group,measure,count,contact\n" + string.Concat(Enumerable.Range(1, 5).Select(
        n => string.Create(CultureInfo.InvariantCulture, $"home-safety-visits,race,White: British,applied,9,quillfeather{n}@example.org\n")));

    private static readonly string[] ReceiptFields =
    [
        "submissionId", "attempt", "path", "sha256", "receivedAt", "checkedAt", "policyVersion", "returnType", "status", "quarantined", "encoding", "rowsRead",
        "rowsCounted", "findingsTotal", "supersedes", "findings",
    ];

    private static readonly string[] FindingFields = ["code", "severity", "confirm", "row", "column", "cell", "count", "found", "nearest", "message", "fix"];

    [Theory]
    [InlineData("PUT", $"/api/returns/{Safety}/2010-01/recruitment.csv")]
    [InlineData("POST", "/api/returns/check")]
    [InlineData("POST", $"/api/returns/{Safety}/2010-01/recruitment/confirm")]
    [InlineData("POST", "/api/periods/northmoor-fire/2010-01/lock")]
    [InlineData("GET", "/api/returns/northmoor-fire/2010-01")]
    [InlineData("GET", $"/api/returns/{Safety}/2010-01/recruitment/receipt")]
    [InlineData("GET", $"/api/returns/{Safety}/2010-01/recruitment/history")]
    [InlineData("GET", $"/api/returns/{Safety}/2010-01/recruitment/preview")]
    [InlineData("GET", $"/api/returns/{Safety}/2010-01/recruitment/annotated")]
    [InlineData("GET", "/api/receipts/unfiled/00000000000000000000000000000000")]
    public async Task Nothing_of_a_sender_is_had_without_the_key_and_the_answer_says_so(string method, string address)
    {
        foreach (var key in new[] { null, "wrong" })
        {
            var answer = await intake.AskAsync(new HttpMethod(method), address, key: key);

            Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
            Assert.StartsWith("This address needs a key", answer.Error, StringComparison.Ordinal);
        }
    }

    public static TheoryData<string, string?, int, string> FaultyActs { get; } = FaultsOfActs();

    [Theory]
    [MemberData(nameof(FaultyActs))]
    public async Task What_is_wrong_with_an_act_is_told(string address, string? body, int status, string words)
    {
        var answer = await intake.PostAsync(address, body);

        Assert.Equal(status, (int)answer.Status);
        Assert.Contains(words, answer.Error, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers["X-Content-Type-Options"]);
    }

    [Fact]
    public async Task Acts_done_twice_are_done_once_and_the_history_tells_them()
    {
        const string Slot = $"/api/returns/{Safety}/2009-09/recruitment";
        var held = await intake.SendAsync($"{Safety}/2009-09/recruitment.csv", Held);
        Assert.Equal("held", Text(held, "status"));
        Assert.Contains("nothing to sign off", (await intake.PostAsync($"{Slot}/sign-off", Because)).Error, StringComparison.Ordinal);

        var preview = (await intake.GetAsync($"{Slot}/preview")).Json;
        Assert.Equal(Text(held, "submissionId"), Text(preview, "submissionId"));
        Assert.True(preview.GetProperty("figuresChanged").GetInt32() > 0);

        foreach (var act in new[] { "confirm", "confirm", "sign-off", "sign-off", "withdraw", "withdraw" })
        {
            var done = await intake.PostAsync($"{Slot}/{act}", Because);
            Assert.True(done.Status == HttpStatusCode.OK, $"{act}: {(int)done.Status} {done.Text}");
            Assert.Equal(["submissionId", "receipt", "history"], Names(done.Json));
            Assert.Equal(Text(held, "submissionId"), Text((await intake.GetAsync(Text(done.Json, "receipt"))).Json, "submissionId"));
        }

        Assert.Equal(HttpStatusCode.Conflict, (await intake.GetAsync($"{Slot}/preview")).Status);
        Assert.Contains("nothing to confirm", (await intake.PostAsync($"{Slot}/confirm", Because)).Error, StringComparison.Ordinal);
        var history = (await intake.GetAsync($"{Slot}/history")).Json.EnumerateArray().ToList();
        Assert.All(history, told => Assert.Equal(["at", "state", "submissionId", "actor", "reason"], Names(told)));
        foreach (var once in new[] { "confirmed", "signed-off", "withdrawn" })
            Assert.Equal("Asked by the team.", Text(Assert.Single(history, told => Text(told, "state") == once), "reason"));
    }

    [Fact]
    public async Task A_locked_month_holds_what_comes_until_it_is_reopened()
    {
        const string Slot = $"/api/returns/{Safety}/2009-11/recruitment";
        foreach (var _ in new[] { 1, 2 })
            Assert.True((await intake.PostAsync("/api/periods/northmoor-fire/2009-11/lock", Because)).Json.GetProperty("locked").GetBoolean());
        var held = await intake.SendAsync($"{Safety}/2009-11/recruitment.csv", Good);

        // What it was compared with is told where other months of the sender were accepted, which the other tests may have seen to.
        Assert.Equal([.. ReceiptFields[..^1], "heldByLock", "findings"], Names(held).Where(name => name != "comparedWith"));
        Assert.Equal(HttpStatusCode.Conflict, (await intake.PostAsync($"{Slot}/nil", Because)).Status);
        Assert.Equal("Asked by the team.", Text((await intake.GetAsync("/api/returns/northmoor-fire/2009-11")).Json.GetProperty("locked"), "reason"));

        foreach (var _ in new[] { 1, 2 })
            Assert.False((await intake.PostAsync("/api/periods/northmoor-fire/2009-11/reopen", Because)).Json.GetProperty("locked").GetBoolean());
        Assert.Equal("accepted", Text((await intake.GetAsync($"{Slot}/receipt")).Json, "status"));
    }

    [Fact]
    public async Task A_check_answers_the_receipt_of_the_contract_and_keeps_nothing()
    {
        const string Address = "/api/returns/check?returnType=recruitment&organisation=northmoor-fire&directorate=community-safety&period=2009-12";
        var wrong = await intake.PostAsync(Address, Wrong);

        Assert.Equal(ReceiptFields, Names(wrong.Json));
        var finding = wrong.Json.GetProperty("findings")[0];
        Assert.Equal(FindingFields, Names(finding));
        Assert.Equal(("R107", "C2", "Zanzibarian"), (Text(finding, "code"), Text(finding, "cell"), Text(finding, "found")));
        Assert.Equal(("no-store", "nosniff"), (wrong.Headers["Cache-Control"], wrong.Headers["X-Content-Type-Options"]));

        foreach (var (content, status, changes) in new[] { (Good, "accepted", true), (Held, "held", true), (Wrong, "rejected", false), ("", "rejected", false), ("PK\u0003\u0004", "rejected", false) })
        {
            var answer = (await intake.PostAsync($"{Address}&preview=true", content)).Json;
            Assert.Equal(["receipt", "preview"], Names(answer));
            Assert.Equal((status, changes), (Text(answer.GetProperty("receipt"), "status"), answer.GetProperty("preview").ValueKind is JsonValueKind.Object));
        }

        Assert.Equal("Nothing was received under this name yet.", (await intake.GetAsync($"/api/returns/{Safety}/2009-12/recruitment/receipt")).Error);
    }

    [Fact]
    public async Task The_annotated_copy_is_had_as_long_as_the_file_is_kept_and_never_of_personal_details()
    {
        const string Slot = $"/api/returns/{Safety}/2010-02/recruitment";
        var accepted = Text(await intake.SendAsync($"{Safety}/2010-02/recruitment.csv", Good), "submissionId");
        Assert.StartsWith("\uFEFF" + Header.TrimEnd() + ",finding,to mend it", (await intake.GetAsync($"{Slot}/annotated?format=csv")).Text, StringComparison.Ordinal);

        await intake.SendAsync($"{Safety}/2010-02/recruitment.csv", Wrong);
        Assert.Contains("Zanzibarian,applied,9,\"", (await intake.GetAsync($"{Slot}/annotated")).Text, StringComparison.Ordinal);
        var workbook = await intake.GetAsync($"{Slot}/annotated?format=xlsx");
        Assert.Equal(("PK", "no-store"), (workbook.Text[..2], workbook.Headers["Cache-Control"]));
        Assert.Equal("attachment; filename=recruitment-northmoor-fire-community-safety-2010-02-annotated.xlsx", workbook.Headers["Content-Disposition"].Split("; filename*")[0]);

        var gone = await intake.GetAsync($"{Slot}/annotated?submission={accepted}");
        Assert.Equal(HttpStatusCode.Gone, gone.Status);
        Assert.Contains("a later upload took its place", gone.Error, StringComparison.Ordinal);

        await intake.SendAsync($"{Safety}/2010-02/recruitment.csv", Personal);
        foreach (var format in new[] { "csv", "xlsx" })
        {
            var refused = await intake.GetAsync($"{Slot}/annotated?format={format}");
            Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
            Assert.DoesNotContain("quillfeather", refused.Error, StringComparison.Ordinal);
        }

        foreach (var unknown in new[] { $"{Slot}/annotated?submission=x", $"{Slot}/annotated?submission={new string('0', 32)}", $"/api/returns/{Safety}/2010-02/nonsense/annotated" })
            Assert.Equal(HttpStatusCode.NotFound, (await intake.GetAsync(unknown)).Status);
    }

    [Fact]
    public async Task Every_form_is_had_without_a_key_in_both_formats()
    {
        foreach (var type in Packs.Policy.ReturnTypes)
        {
            foreach (var (ending, begin) in new[] { (".csv", "\uFEFF"), (".xlsx", "PK") })
            {
                var form = await intake.AskAsync(HttpMethod.Get, $"/api/templates/{type.Id}{ending}?organisation=northmoor&period=2011-03", key: null);
                Assert.True(form.Status == HttpStatusCode.OK, $"{type.Id}{ending}: {(int)form.Status} {form.Text}");
                Assert.StartsWith(begin, form.Text, StringComparison.Ordinal);
                Assert.Contains($"filename={type.Id}-northmoor-corporate-2011-03{ending}", form.Headers["Content-Disposition"], StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("recruitment.pdf", 404, "A form is a .csv or an .xlsx file")]
    [InlineData("nonsense.csv", 404, "There is no such return. There are: action-plan,")]
    [InlineData("recruitment.csv?period=soon", 400, "A period is a month, written as yyyy-MM.")]
    [InlineData("recruitment.csv?period=2001-01", 400, "Recruitment is not collected for January 2001.")]
    [InlineData("recruitment.csv?organisation=%00", 400, "There is no organisation of that id.")]
    [InlineData("recruitment.csv?organisation=northmoor&organisation=westvale", 400, "There is no organisation of that id.")]
    [InlineData("recruitment.csv?directorate=housing", 400, "a directorate is given beside its organisation")]
    [InlineData("population.csv?layout=event", 400, "Population is taken in these layouts: tally.")]
    public async Task A_form_that_there_is_not_is_told(string file, int status, string words)
    {
        var answer = await intake.AskAsync(HttpMethod.Get, "/api/templates/" + file, key: null);

        Assert.Equal(status, (int)answer.Status);
        Assert.Contains(words, answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=a", "junk")]
    [InlineData("multipart/form-data; boundary=a", "--a\r\nContent-Disposition: form-data; name=\"sender\"\r\n\r\ncut sho")]
    [InlineData("multipart/form-data", "junk")]
    public async Task A_form_that_did_not_arrive_whole_is_told_on_the_page(string type, string body)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        var answer = await intake.AskAsync(HttpMethod.Post, "/upload", content, key: null);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("The form did not arrive whole. Choose the file and send it again.", answer.Text, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", answer.Headers["Content-Security-Policy"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_logged_of_a_return_holds_no_cell_of_it()
    {
        Assert.Equal("rejected", Text(await intake.SendAsync($"{Safety}/2010-03/recruitment.csv", Wrong), "status"));
        var quarantined = await intake.SendAsync($"{Safety}/2010-04/recruitment.csv", Personal);
        Assert.True(quarantined.GetProperty("quarantined").GetBoolean());
        Assert.DoesNotContain("quillfeather", quarantined.ToString(), StringComparison.OrdinalIgnoreCase);

        Assert.Contains(intake.Logs, line => line.Contains("2010-03/recruitment.csv: Rejected", StringComparison.Ordinal));
        Assert.Contains(intake.Logs, line => line.Contains("2010-04/recruitment.csv: Rejected", StringComparison.Ordinal));
        foreach (var cell in new[] { "Zanzibarian", "quillfeather", "example.org", "White: British", "home-safety-visits", "20000000" })
            Assert.DoesNotContain(intake.Logs, line => line.Contains(cell, StringComparison.OrdinalIgnoreCase));
    }

    private static TheoryData<string, string?, int, string> FaultsOfActs()
    {
        const string Slot = $"/api/returns/{Safety}/2010-05/recruitment";
        var faults = new TheoryData<string, string?, int, string>();
        foreach (var address in new[] { $"{Slot}/withdraw", "/api/periods/northmoor-fire/2010-05/lock" })
        {
            foreach (var body in new[]
            {
                null, "", "{}", "null", "[]", "{", """{ "reason": 5 }""", """{ "reason": "  " }""", """{ "reason": "\u0000" }""", """{ "reason": "\ud800" }""",
                $$"""{ "reason": "{{new string('x', 1_001)}}" }""", $$"""{ "reason": "{{new string('x', 70_000)}}" }""",
            })
                faults.Add(address, body, 400, "Say why in the body, as { \"reason\": \"…\" }, with 1 to 1000 characters.");
        }

        foreach (var act in new[] { "confirm", "withdraw", "sign-off" })
            faults.Add($"{Slot}/{act}", Because, 404, "Nothing was received under this name yet.");
        faults.Add($"{Slot}/explode", Because, 404, "…/confirm, …/withdraw, …/sign-off, …/nil");
        faults.Add($"/api/returns/{Safety}/2010-5/recruitment/nil", Because, 404, "A month is written as yyyy-MM.");
        faults.Add("/api/returns/nowhere/community-safety/2010-05/recruitment/nil", Because, 404, "nowhere");
        faults.Add($"/api/returns/{Safety}/2010-05/nonsense/nil", Because, 404, "nonsense");
        faults.Add($"/api/returns/{Safety}/2010-05/workforce/nil", Because, 409, "there is always something to report");
        faults.Add("/api/returns/a%23b%3Fc/x/2010-05/recruitment/withdraw", Because, 404, "Nothing was received under this name yet.");
        faults.Add("/api/periods/nowhere/2010-05/lock", Because, 404, "There is no organisation nowhere.");
        faults.Add("/api/periods/northmoor-fire/2010-05/explode", Because, 404, "…/lock, …/reopen");
        return faults;
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    private static string[] Names(JsonElement json) => [.. json.EnumerateObject().Select(p => p.Name)];
}
