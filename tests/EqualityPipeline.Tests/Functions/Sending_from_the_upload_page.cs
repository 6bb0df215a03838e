using System.Text;
using EqualityPipeline.Storage.Receiving;
using EqualityPipeline.Functions.Wiring;
using EqualityPipeline.Periods;
using EqualityPipeline.Returns;
using EqualityPipeline.Tests.Policy;
using EqualityPipeline.Tests.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace EqualityPipeline.Tests.Functions;

public class Sending_from_the_upload_page(SharedAzurite azurite)
{
    private const string Key = "a key";

    private static readonly SubmissionName Name = new(
        "northmoor-fire", "community-safety", new ReportingMonth(2009, 8), "recruitment", "northmoor-fire/community-safety/2009-08/recruitment.csv");

    private const string Good = "service,strand,group,measure,count\nhome-safety-visits,race,White: British,applied,9\nhome-safety-visits,gender,Female,applied,9\nhome-safety-visits,disability,Disabled,applied,9\n";

    [Fact]
    public async Task A_return_is_stored_and_its_receipt_is_there_when_the_browser_looks()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite);

        var answer = await SendAsync(pipeline, Good);

        Assert.Equal(StatusCodes.Status303SeeOther, answer.Status);
        var submission = SubmissionIds.WithoutKey.For(Name.Path, Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(Good))));
        Assert.Equal($"/api/returns/northmoor-fire/community-safety/2009-08/recruitment/receipt?submission={submission}", answer.Location);
        Assert.DoesNotContain(Key, answer.Location, StringComparison.Ordinal);
        Assert.True((await pipeline.ReceiptAsync(Name, submission)).IsCounted);

        // The upload's own event comes too, and changes nothing.
        await pipeline.ReceiveAsync(Name.Path);
        Assert.Equal((1, submission), ((await pipeline.ReceiptAsync(Name, submission)).Attempt, (await pipeline.SlotAsync(Name))!.CountedSubmission));
    }

    [Fact]
    public async Task Where_reading_takes_a_key_the_receipt_is_the_answer()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite);

        var answer = await SendAsync(pipeline, Good, isDemonstration: false);

        Assert.Equal(StatusCodes.Status200OK, answer.Status);
        Assert.Contains("3 rows read, 3 counted.", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_keeps_nothing()
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite);

        var answer = await SendAsync(pipeline, Good.Replace("White: British", "Martian", StringComparison.Ordinal), "check");

        Assert.Equal(StatusCodes.Status200OK, answer.Status);
        Assert.Contains(">NOT ACCEPTED</h1>", answer.Text, StringComparison.Ordinal);
        Assert.Contains("This was a check only: nothing was kept", answer.Text, StringComparison.Ordinal);
        Assert.Null(await pipeline.SlotAsync(Name));
        Assert.False(await pipeline.Storage.Returns.GetBlobClient(Name.Path).ExistsAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("key", "wrong", "key", "This key does not open the upload: look whether all of it was copied.")]
    [InlineData("key", "", "key", "Give your key for sending.")]
    [InlineData("sender", "northmoor-fire/nowhere", "sender", "Choose who sends the return.")]
    [InlineData("returnType", "population", "sender", "Population is sent once for the whole organisation: choose that.")]
    [InlineData("period", "last month", "period", "Choose the month that the return covers.")]
    [InlineData("period", "2001-01", "period", "Recruitment is not collected for January 2001.")]
    public async Task What_is_wrong_with_the_form_is_told_above_it_and_at_its_field(string field, string given, string at, string message)
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite);

        var answer = await SendAsync(pipeline, Good, change: (field, given));

        Assert.Equal(StatusCodes.Status400BadRequest, answer.Status);
        Assert.Contains($"<li><a href=\"#{at}\">{message}</a></li>", answer.Text, StringComparison.Ordinal);
        Assert.Contains($"<p id=\"{at}-fault\" class=\"fault\"><b>Problem:</b> {message}</p>", answer.Text, StringComparison.Ordinal);
        Assert.Matches($"<(select|input) id=\"{at}\"[^>]* aria-invalid=\"true\" aria-describedby=\"[^\"]*{at}-fault\"", answer.Text);
        Assert.DoesNotContain("value=\"wrong\"", answer.Text, StringComparison.Ordinal);
        Assert.False(await pipeline.Storage.Returns.GetBlobClient(Name.Path).ExistsAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site", 403)]
    [InlineData("Origin", "https://elsewhere.example", 403)]
    [InlineData("Origin", "null", 403)]
    [InlineData("Origin", "https://monitoring.example", 303)]
    [InlineData("Sec-Fetch-Site", "same-origin", 303)]
    public async Task A_page_elsewhere_cannot_send(string header, string text, int status)
    {
        using var pipeline = await PipelineUnderTest.NewAsync(azurite);

        Assert.Equal(status, (await SendAsync(pipeline, Good, header: (header, text))).Status);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public void A_sign_in_counts_only_where_the_platform_signs_people_in(string platform, bool maySend)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers["X-MS-CLIENT-PRINCIPAL-ID"] = "someone";
        var rights = new SenderRights(_ => false, new ConfigurationBuilder().AddInMemoryCollection([new("WEBSITE_AUTH_ENABLED", platform)]).Build());

        Assert.Equal(maySend, rights.MaySend(request, null));
    }

    private static async Task<(int Status, string? Location, string Text)> SendAsync(
        PipelineUnderTest pipeline, string csv, string action = "send", bool isDemonstration = true, (string Field, string Given)? change = null, (string Name, string Text)? header = null)
    {
        var cancel = TestContext.Current.CancellationToken;
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["sender"] = "northmoor-fire/community-safety", ["period"] = "2009-08", ["returnType"] = "recruitment", ["key"] = Key, ["action"] = action,
        };
        if (change is { } changed)
            fields[changed.Field] = changed.Given;
        using var form = new MultipartFormDataContent();
        foreach (var (field, given) in fields)
            form.Add(new StringContent(given), field);
        form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(csv)), "file", "My return (final).csv");

        var context = new DefaultHttpContext { RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider() };
        context.Request.Method = "POST";
        context.Request.Scheme = "https";
        context.Request.Host = new HostString("monitoring.example");
        context.Request.ContentType = form.Headers.ContentType!.ToString();
        context.Request.Body = await form.ReadAsStreamAsync(cancel);
        if (header is { } sent)
            context.Request.Headers[sent.Name] = sent.Text;
        using var body = new MemoryStream();
        context.Response.Body = body;

        var policy = Packs.Policy;
        var upload = new UploadAnswers(
            policy, pipeline.Storage, pipeline.Intake, pipeline.Receipts, new ReturnChecks(policy, pipeline.Previews, new EarlierReturns(policy, pipeline.Register, pipeline.Cells), pipeline.Labels, SubmissionIds.WithoutKey, pipeline.Clock),
            SubmissionIds.WithoutKey, new SenderRights(key => key == Key, new ConfigurationBuilder().Build()), pipeline.Clock, new Presentation(isDemonstration));
        await (await upload.SendAsync(context.Request, cancel)).ExecuteAsync(context);
        return (context.Response.StatusCode, context.Response.Headers.Location, System.Net.WebUtility.HtmlDecode(Encoding.UTF8.GetString(body.ToArray())));
    }
}
