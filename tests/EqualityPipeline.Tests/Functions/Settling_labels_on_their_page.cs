using System.Text;
using EqualityPipeline.Functions.Wiring;
using EqualityPipeline.Tests.Policy;
using EqualityPipeline.Tests.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace EqualityPipeline.Tests.Functions;

public class Settling_labels_on_their_page(SharedAzurite azurite)
{
    private const string Key = "the key of the lead";
    private const string Path = "northmoor-fire/community-safety/2009-05/recruitment.csv";

    private const string Asain = "service,strand,group,measure,count\nhome-safety-visits,race,Asain,applied,9\nhome-safety-visits,gender,Female,applied,9\nhome-safety-visits,disability,Disabled,applied,9\n";

    [Fact]
    public async Task Nothing_is_shown_before_the_key_is_given()
    {
        using var pipeline = await SentAsync();

        var (status, page) = await AnswerAsync(pipeline, (labels, _) => labels.PageAsync("northmoor-fire", CancellationToken.None), "");
        var refused = await PostAsync(pipeline, "key=wrong");
        var shown = await PostAsync(pipeline, $"key={Key}");

        Assert.Equal(200, status);
        Assert.Contains("The key of the equality lead", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Asain", page, StringComparison.Ordinal);
        Assert.Equal(403, refused.Status);
        Assert.DoesNotContain("Asain", refused.Text, StringComparison.Ordinal);
        Assert.Contains("“Asain” (Race)", shown.Text, StringComparison.Ordinal);
        Assert.Contains(Path, shown.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, shown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_approval_says_what_was_received_again()
    {
        using var pipeline = await SentAsync();
        var id = (await pipeline.Labels.OpenAsync("northmoor-fire", CancellationToken.None)).Single().Id;

        Assert.Contains("Say why", (await PostAsync(pipeline, $"key={Key}&id={id}&decision=approve&code=asian-other")).Text, StringComparison.Ordinal);
        Assert.Contains("is no category", (await PostAsync(pipeline, $"key={Key}&id={id}&decision=approve&code=&reason=A+slip")).Text, StringComparison.Ordinal);
        var done = await PostAsync(pipeline, $"key={Key}&id={id}&decision=approve&code=asian-other&reason=A+slip");

        Assert.Contains($"Approved. Received again: {Path}.", done.Text, StringComparison.Ordinal);
        Assert.Contains("No label waits for a decision.", done.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_elsewhere_cannot_decide()
    {
        using var pipeline = await SentAsync();

        Assert.Equal(403, (await PostAsync(pipeline, $"key={Key}", site: "cross-site")).Status);
    }

    [Theory]
    [InlineData("asian-other", "approve", """{ "code": "asian-other", "reason": "A slip" }""", 200)]
    [InlineData("", "refuse", """{ "reason": "Nobody knows" }""", 200)]
    [InlineData("", "approve", """{ "code": "martian", "reason": "A slip" }""", 409)]
    [InlineData("", "approve", """{ "code": "asian-other" }""", 400)]
    [InlineData("", "approve", "asian-other", 400)]
    [InlineData("", "forget", """{ "reason": "A slip" }""", 404)]
    public async Task Over_HTTP_a_decision_needs_its_code_and_reason(string code, string decision, string body, int status)
    {
        using var pipeline = await SentAsync();
        var label = (await pipeline.Labels.OpenAsync("northmoor-fire", CancellationToken.None)).Single();

        var listed = await AnswerAsync(pipeline, (labels, request) => labels.OpenAsync(request, "northmoor-fire", CancellationToken.None), "");
        var answer = await AnswerAsync(pipeline, (labels, request) => labels.DecideAsync(request, "northmoor-fire", label.Id, decision, CancellationToken.None), body);

        Assert.Contains($"\"id\":\"{label.Id}\",\"strand\":\"race\",\"codeList\":\"ethnic-group-2001\",\"label\":\"Asain\"", listed.Text, StringComparison.Ordinal);
        Assert.Equal(status, answer.Status);
        Assert.Equal(code.Length > 0, answer.Text.Contains($"\"receivedAgain\":[\"{Path}\"]", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null, "", false)]
    [InlineData(null, "guess", false)]
    [InlineData("lead", "guess", false)]
    [InlineData("lead", "lead", true)]
    public void The_setting_holds_the_key(string? setting, string given, bool mayDecide)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(LeadRights.KeySetting, setting)]).Build();

        Assert.Equal(mayDecide, new LeadRights(LeadRights.Configured(configuration)).MayDecide(given));
    }

    private async Task<PipelineUnderTest> SentAsync()
    {
        var pipeline = await PipelineUnderTest.NewAsync(azurite);
        await pipeline.SendAsync(Path, Encoding.UTF8.GetBytes(Asain));
        return pipeline;
    }

    private static Task<(int Status, string Text)> PostAsync(PipelineUnderTest pipeline, string form, string site = "same-origin")
        => AnswerAsync(
            pipeline,
            (labels, request) =>
            {
                request.ContentType = "application/x-www-form-urlencoded";
                request.Headers["Sec-Fetch-Site"] = site;
                return labels.SendAsync(request, "northmoor-fire", CancellationToken.None);
            },
            form);

    private static async Task<(int Status, string Text)> AnswerAsync(PipelineUnderTest pipeline, Func<LabelAnswers, HttpRequest, Task<IResult>> ask, string body)
    {
        var labels = new LabelAnswers(
            Packs.Policy, pipeline.Labels, pipeline.LabelDecisions, new LeadRights(key => key == Key), new Actors(new ConfigurationBuilder().Build()),
            pipeline.Clock, new Presentation(IsDemonstration: true));
        var context = new DefaultHttpContext { RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider() };
        context.Request.Method = "POST";
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        using var answer = new MemoryStream();
        context.Response.Body = answer;
        await (await ask(labels, context.Request)).ExecuteAsync(context);
        return (context.Response.StatusCode, System.Net.WebUtility.HtmlDecode(Encoding.UTF8.GetString(answer.ToArray())));
    }
}
