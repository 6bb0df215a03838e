using System.Diagnostics;
using System.Security.Cryptography;
using EqualityPipeline.Functions;
using EqualityPipeline.Functions.Wiring;
using EqualityPipeline.LocalHost;
using EqualityPipeline.Returns;
using EqualityPipeline.Storage;
using EqualityPipeline.Storage.Receiving;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EqualityPipeline.Bench;

/// <summary>The local host with the function that receives returns, on a real Azurite with its data on disk and ports of its own.</summary>
internal sealed class RunningPipeline : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly LocalFunctionsHost host;

    private RunningPipeline(LocalFunctionsHost host) => this.host = host;

    private PipelineStorage Storage => host.Services.GetRequiredService<PipelineStorage>();

    private ReceiptStore Receipts => host.Services.GetRequiredService<ReceiptStore>();

    public static async Task<RunningPipeline> StartAsync(string folder)
    {
        var builder = LocalFunctionsHost.CreateBuilder(["--port", "0", "--data-folder", folder], typeof(ReceiveReturn));
        builder.Logging.ClearProviders();
        builder.Services.AddEqualityPipeline(builder.Configuration);
        builder.Services.AddSingleton(BenchPolicy.Load());
        var running = new RunningPipeline(builder.Build());
        await running.host.StartAsync(CancellationToken.None);
        await running.Storage.EnsureCreatedAsync(CancellationToken.None);
        return running;
    }

    /// <summary>From the start of the upload to the moment that its receipt can be read.</summary>
    public async Task<TimeSpan> UploadToReceiptAsync(SubmissionName name, byte[] bytes)
    {
        var watch = Stopwatch.StartNew();
        await UploadAsync(name, bytes);
        await ReceiptAsync(name, bytes, watch);
        return watch.Elapsed;
    }

    public Task UploadAsync(SubmissionName name, byte[] bytes)
        => Storage.Returns.GetBlobClient(name.Path).UploadAsync(BinaryData.FromBytes(bytes), overwrite: true);

    public async Task<Receipt> ReceiptAsync(SubmissionName name, byte[] bytes, Stopwatch? since = null)
    {
        since ??= Stopwatch.StartNew();
        while (since.Elapsed < Patience)
        {
            if (await Receipts.FindAsync(name, IdOf(name, bytes), CancellationToken.None) is { } found)
                return found.Receipt;
            await Task.Delay(20);
        }
        throw new TimeoutException($"{name.Path} has no receipt after a minute.");
    }

    /// <summary>The function's one call, without the trigger.</summary>
    public Task ReceiveAsync(SubmissionName name)
        => host.Services.GetRequiredService<Intake>().ReceiveAsync(Storage.Returns.GetBlobClient(name.Path), CancellationToken.None);

    public Task<SubmissionSlot?> SlotAsync(SubmissionName name) => host.Services.GetRequiredService<SubmissionRegister>().FindAsync(name, CancellationToken.None);

    public Task SettleAsync() => host.WhenBlobsSettleAsync(CancellationToken.None, Places.Returns);

    public static string IdOf(SubmissionName name, byte[] bytes) => SubmissionIds.WithoutKey.For(name.Path, Convert.ToHexStringLower(SHA256.HashData(bytes)));

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
