using Azure.Storage.Blobs;
using EqualityPipeline.LocalHost;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Tests.LocalHost;

public sealed class Shapes_that_both_hosts_share
{
    [Fact]
    public void Well_shaped_functions_have_nothing_said_of_them() =>
        Assert.Empty(FunctionShapes.Check([typeof(SampleBlob), typeof(SampleQueue), typeof(SampleTimer), typeof(SampleHttp)]));

    [Fact]
    public void Every_breach_is_a_sentence() =>
        Assert.Equal(
            [
                "BadAuth: authorization is Anonymous, Function or Admin, not System.",
                "BadBlob: \"returns\" names no blob; write container/{name}.",
                "BadBlob: the blob trigger binds BlobClient, not Stream.",
                "BadParameters: CancellationToken is the last parameter.",
                "BadParameters: a parameter of type DateTime (since) is not shared by both hosts.",
                "BadParameters: the parameter path matches no placeholder.",
                "BadResult: an HTTP function returns IResult or Task<IResult>.",
                "BadResult: an empty Route is not served by Azure; the root is {ignored:maxlength(0)?}.",
                "BadRetry: FixedDelayRetryAttribute is for timers only.",
                "BadRoute: \"a/{\" is not a route template.",
                "BadSchedule: \"0 2 * * *\" is not a schedule of six fields.",
                "Hidden: a function is a public instance method of a public class.",
                "NoTrigger: a function has one trigger, not 0.",
                "Twice: 2 functions have this name.",
                "TwoTriggers: a function has one trigger, not 2.",
            ],
            FunctionShapes.Check([typeof(BadShapes)]));

    [Fact]
    public void Badly_shaped_functions_are_not_hosted()
    {
        var told = Assert.Throws<LocalHostException>(() => LocalFunctionsHost.CreateBuilder([], typeof(BadShapes)).Build());
        Assert.Contains("TwoTriggers: a function has one trigger, not 2.", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Metadata_are_one_sorted_text() =>
        Assert.Equal(
            """
            [
              {
                "name": "Period",
                "trigger": "http",
                "route": "api/returns/{organisation}/{year:int}",
                "methods": [
                  "GET",
                  "PUT"
                ],
                "auth": "Function"
              },
              {
                "name": "SampleBlob",
                "trigger": "blob",
                "path": "%Prefix%returns/{name}",
                "connection": "ReturnsStorage",
                "source": "EventGrid"
              },
              {
                "name": "SampleQueue",
                "trigger": "queue",
                "queue": "%Prefix%letters",
                "connection": "AzureWebJobsStorage"
              },
              {
                "name": "SampleTimer",
                "trigger": "timer",
                "schedule": "%NightlySchedule%",
                "runOnStartup": false,
                "useMonitor": true
              }
            ]

            """,
            FunctionsMetadata.Of([typeof(SampleTimer), typeof(SampleQueue), typeof(OnlyPeriod), typeof(SampleBlob)]));

    public sealed class OnlyPeriod
    {
        [Function("Period")]
        public IResult Period(
            [HttpTrigger(AuthorizationLevel.Function, "put", "get", Route = "api/returns/{organisation}/{year:int}")] HttpRequest request,
            string organisation, int year) => Results.Text(request.Method + organisation + year);
    }

    [AttributeUsage(AttributeTargets.Method)]
    public sealed class FixedDelayRetryAttribute : Attribute;

    public sealed class BadShapes
    {
        [Function("NoTrigger")]
        public void NoTrigger(string text) => _ = text;

        [Function("TwoTriggers")]
        public void TwoTriggers([TimerTrigger("0 0 2 * * *")] TimerInfo timer, [QueueTrigger("letters")] string message) => _ = (timer, message);

        [Function("Twice")]
        public void TwiceA([TimerTrigger("0 0 2 * * *")] TimerInfo timer) => _ = timer;

        [Function("Twice")]
        public void TwiceB([TimerTrigger("0 0 2 * * *")] TimerInfo timer) => _ = timer;

        [Function("BadSchedule")]
        public void BadSchedule([TimerTrigger("0 2 * * *")] TimerInfo timer) => _ = timer;

        [Function("BadBlob")]
        public void BadBlob([BlobTrigger("returns")] Stream blob) => _ = blob;

        [Function("BadRetry"), FixedDelayRetry]
        public void BadRetry([BlobTrigger("returns/{name}")] BlobClient blob) => _ = blob;

#pragma warning disable CA1068 // Wrong on purpose.
        [Function("BadParameters")]
        public void BadParameters(CancellationToken cancel, [BlobTrigger("returns/{name}")] BlobClient blob, string path, DateTime since) => _ = (cancel, blob, path, since);
#pragma warning restore CA1068

        [Function("BadResult")]
        public string BadResult([HttpTrigger(AuthorizationLevel.Anonymous, Route = "")] HttpRequest request) => request.Method;

        [Function("BadRoute")]
        public IResult BadRoute([HttpTrigger(AuthorizationLevel.Anonymous, Route = "a/{")] HttpRequest request) => Results.Text(request.Method);

        [Function("BadAuth")]
        public IResult BadAuth([HttpTrigger(AuthorizationLevel.System)] HttpRequest request) => Results.Text(request.Method);

        [Function("Hidden")]
        internal static void Hidden([TimerTrigger("0 0 2 * * *")] TimerInfo timer) => _ = timer;
    }
}
