using System.Net;
using System.Text.Json;

namespace EqualityPipeline.Tests.Functions;

public class Minuting_over_HTTP(RunningIntake intake) : IClassFixture<RunningIntake>
{
    private const string Address = "/api/minutes";

    [Fact]
    public async Task Minutes_need_the_key_of_an_officer()
        => Assert.Equal(HttpStatusCode.Unauthorized, (await intake.AskAsync(HttpMethod.Post, Address, key: "wrong")).Status);

    [Fact]
    public async Task Lines_come_as_json_or_as_a_form_and_the_answer_names_the_receipt()
    {
        var first = await intake.PostAsync(Address, """{ "organisation": "northmoor-fire", "lines": [ { "meeting": "HTTP-1", "forum": "Cabinet", "held": "2010-05-04", "kind": "question", "words": "Why?", "owner": "Head of Prevention", "link": null } ] }""");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["organisation"] = "northmoor-fire", ["meeting"] = "HTTP-1", ["forum"] = "cabinet", ["held"] = "2010-05-04", ["kind"] = "answer", ["words"] = "Because.", ["answers"] = "HTTP-1/1",
        });
        var second = await intake.AskAsync(HttpMethod.Post, Address, form);

        Assert.Equal(HttpStatusCode.OK, first.Status);
        Assert.Equal(("HTTP-1", "1", true), Line(first.Json));
        Assert.Equal(("HTTP-1", "2", true), Line(second.Json));
        var receipt = await intake.GetAsync(second.Json.GetProperty("receipt").GetString()!);
        Assert.Equal(("meetings", "accepted", 2), (
            receipt.Json.GetProperty("returnType").GetString(), receipt.Json.GetProperty("status").GetString(), receipt.Json.GetProperty("rowsCounted").GetInt32()));
    }

    [Theory]
    [InlineData("""{ "organisation": "nowhere", "lines": [ { "meeting": "M", "forum": "cabinet", "held": "2010-05-04", "kind": "considered" } ] }""", 404, "There is no organisation of that id")]
    [InlineData("""{ "organisation": "northmoor-fire", "lines": [] }""", 400, "Send { ")]
    [InlineData("""[ 1 ]""", 400, "Send { ")]
    [InlineData("""{ "organisation": "northmoor-fire", "lines": [ 7 ] }""", 400, "Send { ")]
    [InlineData("""{ "organisation": "northmoor-fire", "meeting": "M", "colour": "red" }""", 400, "A line of minutes has no \"colour\".")]
    [InlineData("""{ "organisation": "northmoor-fire", "meeting": "M", "forum": "cabinet", "held": "2010-05-04", "kind": "decision" }""", 400, "The lines are not taken.")]
    public async Task What_is_wrong_is_told(string body, int status, string words)
    {
        var answer = await intake.PostAsync(Address, body);

        Assert.Equal(status, (int)answer.Status);
        Assert.StartsWith(words, answer.Json.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    private static (string?, string?, bool) Line(JsonElement answer)
    {
        var line = answer.GetProperty("lines")[0];
        return (line.GetProperty("meeting").GetString(), line.GetProperty("line").GetString(), line.GetProperty("isNew").GetBoolean());
    }
}
