using System.Net;
using System.Text;
using System.Text.Json;
using EqualityPipeline.Functions;
using EqualityPipeline.Functions.Wiring;
using EqualityPipeline.LocalHost;
using EqualityPipeline.Policy;
using EqualityPipeline.Storage.PolicyPacks;
using EqualityPipeline.Tests.LocalHost;
using EqualityPipeline.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EqualityPipeline.Tests.Functions;

/// <summary>A host with the functions that the policy concerns, on storage of its own, asked over HTTP.</summary>
internal sealed class RunningPolicy : IAsyncDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "equality-pipeline-" + Guid.NewGuid().ToString("N"));
    private readonly HttpClient _client = new();
    private readonly LocalFunctionsHost _host;

    private RunningPolicy(SharedAzurite azurite, PipelineUnderTest pipeline)
    {
        var builder = LocalFunctionsHost.CreateBuilder(
            [
                "--port", "0", "--data-folder", _folder, "--Host:Keys:Function", HostUnderTest.FunctionKey, "--Host:Keys:Admin", HostUnderTest.AdminKey,
                "--AzureWebJobsStorage", azurite.ConnectionString, "--ReturnsStorage", azurite.ConnectionString, "--PublishSchedule", "0 0 2 * * *",
            ],
            typeof(EqualityPipeline.Functions.PolicyPacks), typeof(GetBackTest), typeof(GetHealth), typeof(GetReleases), typeof(PublishRelease), typeof(ExplainFigure), typeof(CheckReturn), typeof(GetTemplates));
        builder.Logging.ClearProviders();
        builder.Options.HostId = SharedAzurite.NewPrefix();
        builder.Options.TimeProvider = TimeProvider.System;
        builder.Services.AddSingleton<TimeProvider>(pipeline.Clock);
        builder.Services.AddSingleton(new PolicyLook(TimeSpan.FromMilliseconds(200)));
        builder.Services.AddSingleton<SenderKeyCheck>(key => key == HostUnderTest.FunctionKey);
        builder.Services.AddEqualityPipeline(builder.Configuration);
        builder.Services.AddSingleton(pipeline.Storage);
        _host = builder.Build();
    }

    public static async Task<RunningPolicy> StartAsync(SharedAzurite azurite, PipelineUnderTest pipeline)
    {
        var running = new RunningPolicy(azurite, pipeline);
        await running._host.StartAsync();
        running._client.BaseAddress = new Uri(running._host.Url);
        return running;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    public Task<(HttpStatusCode Status, JsonElement Json)> GetAsync(string address) => AskAsync(HttpMethod.Get, address, null);

    public Task<(HttpStatusCode Status, JsonElement Json)> PostAsync(string address, object body)
        => AskAsync(HttpMethod.Post, address, new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"));

    public Task<(HttpStatusCode Status, JsonElement Json)> UploadAsync(byte[] zip) => AskAsync(HttpMethod.Post, "/api/policy", new ByteArrayContent(zip));

    /// <returns>The version.</returns>
    public async Task<string> UploadAsync(IEnumerable<PolicyFile> files)
    {
        var (status, told) = await UploadAsync(PackArchive.Pack(files));
        Assert.Equal(HttpStatusCode.OK, status);
        return told.GetProperty("version").GetString()!;
    }

    public async Task PublishAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/admin/functions/PublishRelease?wait=true") { Content = new StringContent("{}", Encoding.UTF8, "application/json") };
        request.Headers.Add("x-functions-key", HostUnderTest.AdminKey);
        using var answer = await _client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    public async Task<string> VersionInForceAsync() => (await GetAsync("/api/health")).Json.GetProperty("policyVersion").GetString()!;

    private async Task<(HttpStatusCode Status, JsonElement Json)> AskAsync(HttpMethod method, string address, HttpContent? body)
    {
        using var request = new HttpRequestMessage(method, address) { Content = body };
        request.Headers.Add("x-functions-key", HostUnderTest.FunctionKey);
        using var answer = await _client.SendAsync(request);
        return (answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync()).RootElement);
    }
}
