using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace EqualityPipeline.Tests.Functions;

public class Running_the_sample
{
    private const string Slot = "northmoor/environment/2010-03/service-take-up";
    private const string Figure =
        "api/odata/Figures?edition=working&$filter=Organisation eq 'northmoor' and Directorate eq 'environment' and Service eq 'all' and Period eq '2010-03' and Indicator eq 'TAK-01' and Strand eq 'all'";

    [Fact]
    public async Task Goes_from_uploads_to_pages_and_from_a_changed_return_to_a_changed_figure_and_survives_a_kill()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM to stop the program with.");
        var folder = Path.Combine(Path.GetTempPath(), "equality-pipeline-" + Guid.NewGuid().ToString("N"));
        string working;
        await using (var program = await SampleProgram.StartAsync(folder))
        {
            Assert.Contains($"{SampleData.SampleFolder.Arrivals.Count} returns received", program.Output, StringComparison.Ordinal);
            await PagesAndFeedsAnswer(program.Client);
            await AChangedReturnChangesItsFigure(program);
            working = await WorkingAsync(program.Client);
            await program.KillAsync();
        }

        await using (var again = await SampleProgram.StartAsync(folder))
        {
            Assert.Equal(working, await WorkingAsync(again.Client));
            Assert.Equal(0, await again.StopAsync());
        }

        Assert.DoesNotContain(folder, await ProcessesAsync(), StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task PagesAndFeedsAnswer(HttpClient client)
    {
        Assert.Contains("Northmoor City Council", await client.GetStringAsync("/"), StringComparison.Ordinal);
        Assert.Contains("Westvale County Council", await client.GetStringAsync("/westvale"), StringComparison.Ordinal);
        Assert.Contains("Appointed", await client.GetStringAsync("/northmoor/figures/REC-02"), StringComparison.Ordinal);
        var health = await client.GetFromJsonAsync<JsonElement>("api/health");
        Assert.Equal("healthy", health.GetProperty("status").GetString());
        Assert.Contains("Ids of submissions have no key: whoever knows nearly all of a return can try the rest against its id. Set Submissions:IdKey.", health.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(5, (await client.GetFromJsonAsync<JsonElement>("api/odata/Figures?$top=5")).GetProperty("value").GetArrayLength());
        var board = await client.GetFromJsonAsync<JsonElement>("api/returns/northmoor/2010-03");
        Assert.Equal((10, 9, 1), (board.GetProperty("expected").GetInt32(), board.GetProperty("received").GetInt32(), board.GetProperty("missing").GetInt32()));
        using var unknown = await client.GetAsync("/nowhere");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);

        using var summary = await client.GetAsync("api/releases/northmoor/approved");
        using var asked = new HttpRequestMessage(HttpMethod.Get, "api/releases/northmoor/approved");
        asked.Headers.IfNoneMatch.Add(summary.Headers.ETag!);
        using var unchanged = await client.SendAsync(asked);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }

    private static async Task AChangedReturnChangesItsFigure(SampleProgram program)
    {
        // 30 people: 20 women and 10 men, of each strand one answer; 280,000 residents make 0.107 per 1,000.
        const string Changed = """
            service,strand,group,measure,count
            street-care,race,White: British,users,30
            street-care,disability,Not disabled,users,30
            street-care,gender,Female,users,20
            street-care,gender,Male,users,10

            """;
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Changed));
        using var upload = await program.Client.PutAsync($"api/returns/{Slot}-changed.csv", content);
        Assert.Equal(HttpStatusCode.Accepted, upload.StatusCode);
        var submission = (await upload.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("submissionId").GetString();

        var waited = Stopwatch.StartNew();
        JsonElement receipt;
        do
        {
            await Task.Delay(100);
            receipt = await program.Client.GetFromJsonAsync<JsonElement>($"api/returns/{Slot}/receipt");
        }
        while (receipt.GetProperty("submissionId").GetString() != submission && waited.Elapsed < TimeSpan.FromSeconds(30));
        Assert.Equal(submission, receipt.GetProperty("submissionId").GetString());
        // So few people after 225 a month: it waits until someone says that it is right.
        Assert.Equal("held", receipt.GetProperty("status").GetString());
        using var confirmed = await program.Client.PostAsync($"api/returns/{Slot}/confirm", JsonContent.Create(new { reason = "The count was in one street only." }));
        Assert.Equal(HttpStatusCode.OK, confirmed.StatusCode);
        receipt = await program.Client.GetFromJsonAsync<JsonElement>($"api/returns/{Slot}/receipt");
        Assert.Equal("accepted-with-warnings", receipt.GetProperty("status").GetString());
        Assert.Equal(4, receipt.GetProperty("rowsCounted").GetInt32());

        using var publish = new HttpRequestMessage(HttpMethod.Post, "admin/functions/PublishRelease?wait=true") { Content = JsonContent.Create(new { }) };
        publish.Headers.Add("x-functions-key", program.AdminKey);
        program.Client.DefaultRequestHeaders.Remove("x-functions-key");
        using var published = await program.Client.SendAsync(publish);
        Assert.Equal(HttpStatusCode.OK, published.StatusCode);

        var row = (await program.Client.GetFromJsonAsync<JsonElement>(Figure)).GetProperty("value")[0];
        Assert.Equal(30, row.GetProperty("Numerator").GetDecimal());
        Assert.Equal(30_000.0 / row.GetProperty("Denominator").GetDouble(), row.GetProperty("Value").GetDouble(), 1e-9);
    }

    private static async Task<string> WorkingAsync(HttpClient client)
        => (await client.GetFromJsonAsync<JsonElement>("api/health")).GetProperty("releases").GetRawText();

    private static async Task<string> ProcessesAsync()
    {
        using var list = Process.Start(new ProcessStartInfo("ps", ["-eo", "args"]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        return await list.StandardOutput.ReadToEndAsync();
    }
}
