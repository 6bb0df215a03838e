using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using EqualityPipeline.LocalHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EqualityPipeline.Tests.LocalHost;

/// <summary>A host of sample functions on the shared Azurite, with containers, queues and keys of its own.</summary>
public sealed class HostUnderTest : IAsyncDisposable
{
    public const string FunctionKey = "f-key";
    public const string AdminKey = "a-key";

    private readonly string _folder = Path.Combine(Path.GetTempPath(), "equality-pipeline-" + Guid.NewGuid().ToString("N"));

    private HostUnderTest(string prefix, SharedAzurite storage, Type[] functionClasses, Action<LocalHostOptions>? set, string[] args)
    {
        (Prefix, Storage) = (prefix, storage);
        var builder = LocalFunctionsHost.CreateBuilder(
            [
                "--port", "0", "--data-folder", _folder, "--Host:Keys:Function", FunctionKey, "--Host:Keys:Admin", AdminKey,
                "--AzureWebJobsStorage", storage.ConnectionString, "--ReturnsStorage", storage.ConnectionString,
                "--Prefix", prefix, "--NightlySchedule", "0 0 2 * * *", .. args,
            ],
            functionClasses);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(Calls);
        builder.Options.HostId = prefix;
        builder.Options.PollEvery = TimeSpan.FromMilliseconds(200);
        builder.Options.RetryDelay = TimeSpan.FromMilliseconds(20);
        set?.Invoke(builder.Options);
        Host = builder.Build();
    }

    public string Prefix { get; }

    public SharedAzurite Storage { get; }

    public Calls Calls { get; } = new();

    public LocalFunctionsHost Host { get; }

    public HttpClient Client { get; } = new();

    public BlobContainerClient Returns => new(Storage.ConnectionString, Prefix + "returns");

    public BlobContainerClient HostContainer => new(Storage.ConnectionString, "azure-webjobs-hosts");

    public static async Task<HostUnderTest> StartAsync(
        SharedAzurite storage, Type functionClass, Action<Calls>? behave = null, Action<LocalHostOptions>? set = null, string? prefix = null, params string[] args)
    {
        var host = new HostUnderTest(prefix ?? SharedAzurite.NewPrefix(), storage, [functionClass], set, args);
        behave?.Invoke(host.Calls);
        await host.Returns.CreateIfNotExistsAsync();
        await host.Host.StartAsync();
        host.Client.BaseAddress = new Uri(host.Host.Url);
        return host;
    }

    public QueueClient Queue(string name) =>
        new(Storage.ConnectionString, name, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });

    public Task UploadAsync(string name, string content = "x") => Returns.GetBlobClient(name).UploadAsync(BinaryData.FromString(content), overwrite: true);

    public Task SettledAsync() => Host.WhenBlobsSettleAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20));

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? key = null, string? body = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (key is not null)
            request.Headers.Add("x-functions-key", key);
        if (body is not null)
            request.Content = new StringContent(body);
        return await Client.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Host.DisposeAsync();
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }
}
