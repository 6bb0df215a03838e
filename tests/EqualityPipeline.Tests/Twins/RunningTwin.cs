using System.Collections.Concurrent;
using System.Collections.Immutable;
using EqualityPipeline.Functions;
using EqualityPipeline.Functions.Wiring;
using EqualityPipeline.LocalHost;
using EqualityPipeline.Policy;
using EqualityPipeline.Storage;
using EqualityPipeline.Storage.Alerting;
using EqualityPipeline.Storage.Publishing;
using EqualityPipeline.Storage.Receiving;
using EqualityPipeline.Tests.Functions;
using EqualityPipeline.Tests.LocalHost;
using EqualityPipeline.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EqualityPipeline.Tests.Twins;

/// <summary>One of two truths on storage of its own, received and published by the product's own services and read over HTTP through all of its functions.</summary>
internal sealed class RunningTwin : IAsyncDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), "equality-pipeline-" + Guid.NewGuid().ToString("N"));
    private readonly PipelineUnderTest pipeline;
    private readonly LocalFunctionsHost host;
    private readonly HttpClient client = new(new HttpClientHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromMinutes(5) };
    private readonly ConcurrentQueue<string> logs = new();

    private RunningTwin(SharedAzurite azurite, PipelineUnderTest pipeline, ArrivalTime arrival, IEnumerable<Type> furtherFunctions)
    {
        this.pipeline = pipeline;
        // Nothing runs by itself: not the timers, and not the trigger, which looks into a container that others use.
        var functions = typeof(GetOData).Assembly.GetTypes().Where(t => t.Namespace == typeof(GetOData).Namespace && t != typeof(ReceiveReturn)
            && t.GetMethods().Any(m => m.GetParameters().Any(p => p.GetCustomAttributes(typeof(HttpTriggerAttribute), inherit: false).Length > 0)));
        var builder = LocalFunctionsHost.CreateBuilder(
            [
                "--port", "0", "--data-folder", folder, "--Host:Keys:Function", HostUnderTest.FunctionKey, "--Host:Keys:Admin", HostUnderTest.AdminKey,
                "--AzureWebJobsStorage", azurite.ConnectionString, "--ReturnsStorage", azurite.ConnectionString,
            ],
            [.. functions, .. furtherFunctions]);
        builder.Logging.ClearProviders().AddFilter("EqualityPipeline", LogLevel.Trace).AddProvider(new KeptLogs(logs));
        builder.Options.HostId = SharedAzurite.NewPrefix();
        builder.Options.TimeProvider = TimeProvider.System;
        builder.Services.AddSingleton<TimeProvider>(pipeline.Clock);
        builder.Services.AddSingleton(arrival);
        builder.Services.AddSingleton<SenderKeyCheck>(key => key == HostUnderTest.FunctionKey);
        builder.Services.AddSingleton<LeadKeyCheck>(key => key == HostUnderTest.FunctionKey);
        builder.Services.AddEqualityPipeline(builder.Configuration);
        builder.Services.AddSingleton(pipeline.Storage);
        host = builder.Build();
    }

    public MonitoringPolicy Policy => host.Services.GetRequiredService<MonitoringPolicy>();

    /// <param name="now">What the clock says; it stands still.</param>
    public static async Task<RunningTwin> StartAsync(SharedAzurite azurite, DateTimeOffset now, ArrivalTime arrival, params Type[] furtherFunctions)
    {
        var storage = await PipelineUnderTest.NewAsync(azurite, arrival);
        storage.Clock.SetForward(now - storage.Clock.GetUtcNow());
        var twin = new RunningTwin(azurite, storage, arrival, furtherFunctions);
        await twin.host.StartAsync();
        twin.client.BaseAddress = new Uri(twin.host.Url);
        twin.client.DefaultRequestHeaders.Add("x-functions-key", HostUnderTest.FunctionKey);
        return twin;
    }

    /// <summary>One after another, in the order in which they arrived.</summary>
    public async Task ReceiveAsync(IEnumerable<(string Path, byte[] Bytes)> returns)
    {
        var intake = host.Services.GetRequiredService<Intake>();
        foreach (var (path, bytes) in returns)
        {
            await pipeline.UploadAsync(path, bytes);
            await intake.ReceiveAsync(pipeline.Storage.Returns.GetBlobClient(path), CancellationToken.None);
        }
    }

    /// <summary>A partnership shows sums of its members' counts, also where each of them is hidden: of it the two truths are alike only where these sums are.</summary>
    public bool PublishesPartnerships { get; set; }

    private IEnumerable<Organisation> Publishing => Policy.Organisations.Where(o => PublishesPartnerships || !o.IsPartnership).OrderBy(o => o.IsPartnership);

    public async Task PublishAsync()
    {
        foreach (var organisation in Publishing)
            await host.Services.GetRequiredService<Publisher>().PublishAsync(organisation, DateOnly.FromDateTime(pipeline.Clock.GetUtcNow().DateTime), CancellationToken.None);
    }

    public async Task ApproveAsync()
    {
        foreach (var organisation in Publishing)
            await host.Services.GetRequiredService<Approval>().ApproveAsync(organisation.Id, "officer", CancellationToken.None);
    }

    /// <summary>What goes out by itself: alerts, and reminders of what is owed.</summary>
    public async Task WatchAsync()
    {
        await host.Services.GetRequiredService<DriftWatch>().WatchAsync(CancellationToken.None);
        await host.Services.GetRequiredService<ReturnNotices>().ChaseAsync(CancellationToken.None);
    }

    public async Task<Answer> AskAsync(string address)
    {
        using var answer = await client.GetAsync(address);
        return new Answer(
            address, (int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType ?? "",
            string.Join('\n', answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key is not ("Date" or "Server"))
                .OrderBy(h => h.Key, StringComparer.Ordinal).Select(h => $"{h.Key}: {string.Join(", ", h.Value)}")),
            await answer.Content.ReadAsByteArrayAsync());
    }

    /// <summary>What leaves otherwise than by being asked for, as if it had been: what is logged, and what is raised and sent.</summary>
    public async Task<ImmutableArray<Answer>> SentAsync() =>
    [
        Text("the log", logs),
        Text("the alerts", await PipelineUnderTest.RowsAsync(pipeline.Storage.Alerts)),
        Text("the outbox", await PipelineUnderTest.RowsAsync(pipeline.Storage.Outbox)),
    ];

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await host.DisposeAsync();
        pipeline.Dispose();
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    private static Answer Text(string name, IEnumerable<string> lines) => new(name, 200, "text/plain", "", System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines)));
}

/// <param name="Address">That was asked for.</param>
/// <param name="Headers">A line each, without those of the web server.</param>
internal sealed record Answer(string Address, int Status, string MediaType, string Headers, byte[] Body);
