using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using EqualityPipeline.Functions;
using EqualityPipeline.Functions.Wiring;
using EqualityPipeline.LocalHost;
using EqualityPipeline.Storage;
using EqualityPipeline.Tests.LocalHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EqualityPipeline.Tests.Functions;

/// <summary>The functions of the intake on the local host, asked over HTTP, with everything they log.</summary>
/// <remarks>It alone uses the shared Azurite under the product's own names: every other test puts a prefix before them.</remarks>
public sealed class RunningIntake : IAsyncLifetime
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "equality-pipeline-" + Guid.NewGuid().ToString("N"));
    private readonly LocalFunctionsHost _host;
    private readonly HttpClient _client = new(new HttpClientHandler { AllowAutoRedirect = false });

    public RunningIntake(SharedAzurite azurite)
    {
        var builder = LocalFunctionsHost.CreateBuilder(
            [
                "--port", "0", "--data-folder", _folder, "--Host:Keys:Function", HostUnderTest.FunctionKey, "--Host:Keys:Admin", HostUnderTest.AdminKey,
                "--AzureWebJobsStorage", azurite.ConnectionString, "--ReturnsStorage", azurite.ConnectionString,
            ],
            typeof(ReceiveReturn), typeof(UploadReturn), typeof(CheckReturn), typeof(ActOnReturn), typeof(GetReturns), typeof(GetAnnotatedCopy),
            typeof(GetTemplates), typeof(Upload), typeof(Minutes));
        builder.Logging.ClearProviders().AddFilter("EqualityPipeline", LogLevel.Trace).AddProvider(new KeptLogs(Logs));
        builder.Options.HostId = SharedAzurite.NewPrefix();
        builder.Options.PollEvery = TimeSpan.FromMilliseconds(100);
        builder.Services.AddSingleton<SenderKeyCheck>(key => key == HostUnderTest.FunctionKey);
        builder.Services.AddEqualityPipeline(builder.Configuration);
        _host = builder.Build();
    }

    public ConcurrentQueue<string> Logs { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await _host.Services.GetRequiredService<PipelineStorage>().EnsureCreatedAsync(CancellationToken.None);
        await _host.StartAsync();
        _client.BaseAddress = new Uri(_host.Url);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    public async Task<Told> AskAsync(HttpMethod method, string address, HttpContent? body = null, string? key = HostUnderTest.FunctionKey, string? accept = null)
    {
        using var request = new HttpRequestMessage(method, address) { Content = body };
        if (key is not null)
            request.Headers.Add("x-functions-key", key);
        if (accept is not null)
            request.Headers.Add("Accept", accept);
        using var answer = await _client.SendAsync(request);
        return new Told(
            answer.StatusCode, await answer.Content.ReadAsByteArrayAsync(),
            answer.Headers.Concat(answer.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase));
    }

    public Task<Told> GetAsync(string address) => AskAsync(HttpMethod.Get, address);

    public async Task<Told> PostAsync(string address, string? body)
    {
        using var content = body is null ? null : new StringContent(body);
        return await AskAsync(HttpMethod.Post, address, content);
    }

    /// <summary>Uploads over HTTP and waits for the receipt that the answer names.</summary>
    public async Task<JsonElement> SendAsync(string path, string content)
    {
        using var body = new StringContent(content);
        var taken = await AskAsync(HttpMethod.Put, "/api/returns/" + path, body);
        Assert.Equal(HttpStatusCode.Accepted, taken.Status);
        var receipt = taken.Json.GetProperty("receipt").GetString()!;
        Assert.Equal(receipt, taken.Headers["Location"]);
        await _host.WhenBlobsSettleAsync(CancellationToken.None, Places.Returns).WaitAsync(TimeSpan.FromSeconds(20));
        return (await GetAsync(receipt)).Json;
    }

    /// <param name="Status">Of an answer over HTTP.</param>
    public sealed record Told(HttpStatusCode Status, byte[] Body, IReadOnlyDictionary<string, string> Headers)
    {
        public string Text => Encoding.UTF8.GetString(Body);

        public JsonElement Json => JsonDocument.Parse(Body).RootElement;

        /// <summary>What an answer says that did not do what was asked: it has an error in words, and nothing else.</summary>
        public string Error
        {
            get
            {
                var only = Assert.Single(Json.EnumerateObject());
                Assert.Equal("error", only.Name);
                return only.Value.GetString()!;
            }
        }
    }
}
