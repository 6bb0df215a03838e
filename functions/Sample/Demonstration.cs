using System.Diagnostics;
using System.Globalization;
using Azure;
using Azure.Storage.Blobs.Models;
using EqualityPipeline.Functions.Wiring;
using EqualityPipeline.Policy;
using EqualityPipeline.Storage;
using EqualityPipeline.Storage.Alerting;
using EqualityPipeline.Storage.Publishing;
using EqualityPipeline.Storage.Receiving;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace EqualityPipeline.Functions.Sample;

/// <summary>Uploads the sample returns, publishes, approves and watches for drift, on a clock that starts at noon on 10 April 2011.</summary>
/// <remarks>It may be stopped anywhere and started again: what is there already is left as it is, changed or not.</remarks>
internal sealed class Demonstration(LocalFunctionsHost host)
{
    private const int UploadsAtOnce = 4;

    public static void Prepare(LocalFunctionsBuilder builder)
    {
        builder.Options.DataFolder = Path.Combine(builder.Options.DataFolder, "sample");
        builder.Options.TimeProvider = TimeProvider.System;
        builder.Options.OpenReading = request =>
            HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || request.Path == "/api/returns/check";
        builder.Services.AddSingleton<TimeProvider>(new DemonstrationClock());
        builder.Services.AddSingleton(new Presentation(IsDemonstration: true, LocalDefaults.WhereTheKeyIs));
        builder.Services.AddSingleton<ArrivalTime>(_ =>
        {
            var arrivedAt = SampleFolder.Read().ToDictionary(r => (r.Path, r.Sha256), r => r.ArrivedAt);
            return (path, sha256, _) => arrivedAt.TryGetValue((path, sha256), out var arrived) ? arrived : DemonstrationClock.Noon;
        });
    }

    public async Task RunAsync(CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        var returns = SampleFolder.Read();
        await UploadAsync(returns, cancel);
        host.NudgeBlobs();
        await host.WhenBlobsSettleAsync(cancel, Places.Returns);
        var received = watch.Elapsed;

        await host.Services.GetRequiredService<Publisher>().PublishAllAsync(cancel);
        await ApproveFirstReleasesAsync(cancel);
        await host.Services.GetRequiredService<DriftWatch>().WatchAsync(cancel);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Sample: {returns.Count} returns received in {received.TotalSeconds:0.0} s, published and approved in {(watch.Elapsed - received).TotalSeconds:0.0} s, {watch.Elapsed.TotalSeconds:0.0} s in all. Everything in it is invented; the clock starts at noon on 10 April 2011."));
    }

    private async Task UploadAsync(IReadOnlyList<SampleReturn> returns, CancellationToken cancel)
    {
        var container = host.Services.GetRequiredService<PipelineStorage>().Returns;
        await Parallel.ForEachAsync(
            returns, new ParallelOptions { MaxDegreeOfParallelism = UploadsAtOnce, CancellationToken = cancel },
            async (sample, stop) =>
            {
                try
                {
                    await container.GetBlobClient(sample.Path).UploadAsync(
                        sample.File, new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } }, stop);
                }
                catch (RequestFailedException failure) when (failure.Status == StatusCodes.Status409Conflict)
                {
                    // Uploaded by an earlier run.
                }
            });
    }

    private async Task ApproveFirstReleasesAsync(CancellationToken cancel)
    {
        var releases = host.Services.GetRequiredService<ReleaseStore>();
        foreach (var organisation in host.Services.GetRequiredService<MonitoringPolicy>().Organisations)
        {
            if (await releases.FindPointerAsync(organisation.Id, Edition.Approved, cancel) is null)
                await host.Services.GetRequiredService<Approval>().ApproveAsync(organisation.Id, "sample", cancel);
        }
    }
}
