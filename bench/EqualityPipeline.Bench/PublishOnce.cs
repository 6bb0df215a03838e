using System.Diagnostics;
using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using EqualityPipeline.Returns;
using EqualityPipeline.Storage;
using EqualityPipeline.Storage.Publishing;
using EqualityPipeline.Storage.Receiving;
using Microsoft.Extensions.Logging.Abstractions;

namespace EqualityPipeline.Bench;

/// <summary>What it cost to publish one organisation.</summary>
/// <param name="CpuSeconds">All threads of the process; the start of the runtime is not in it, its compiling of the code is.</param>
/// <param name="PeakMiB">Most memory that the process had resident up to the end of it.</param>
internal sealed record PublishedOnce(string Organisation, string Release, int Figures, double WallSeconds, double CpuSeconds, double MiBRead, double PeakMiB);

/// <summary>Publishes organisations one after another, as the nightly run does, on storage that counts what is read from it.</summary>
internal static class PublishOnce
{
    public static async Task RunHereAsync(string connection, ReleaseSize size, IEnumerable<string> organisations)
    {
        var policy = size.Policy();
        var read = new ReadBytes();
        var storage = new PipelineStorage(new BlobServiceClient(connection, Counting(new BlobClientOptions())), new TableServiceClient(connection, Counting(new TableClientOptions())));
        var publisher = new Publisher(
            policy, new SubmissionRegister(storage), new CellStore(storage), new ReleaseStore(storage, SubmissionIds.WithoutKey), TimeProvider.System, NullLogger<Publisher>.Instance);
        using var process = Process.GetCurrentProcess();
        foreach (var organisation in organisations)
        {
            read.Reset();
            var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            var manifest = await publisher.PublishAsync(policy.FindOrganisation(organisation)!, ReleaseSize.AsOf, CancellationToken.None)
                ?? throw new InvalidOperationException("Nothing was accepted.");
            var (wall, cpu) = (watch.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
            process.Refresh();
            Console.WriteLine(JsonSerializer.Serialize(new PublishedOnce(
                organisation, manifest.Id, manifest.Parts.Sum(p => p.Figures), wall, cpu, read.Total / 1048576.0, process.PeakWorkingSet64 / 1048576.0)));
        }

        T Counting<T>(T options)
            where T : ClientOptions
        {
            options.AddPolicy(read, HttpPipelinePosition.PerCall);
            return options;
        }
    }

    public static async Task<PublishedOnce[]> InChildAsync(string connection, ReleaseSize size, string[] organisations)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, UseShellExecute = false };
        // dotnet run starts the program itself; dotnet some.dll needs the name of the library again.
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet")
            start.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        foreach (var argument in organisations.Prepend(size.ToString()).Prepend(connection).Prepend("publish"))
            start.ArgumentList.Add(argument);
        using var child = Process.Start(start)!;
        var output = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        return child.ExitCode == 0
            ? [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<PublishedOnce>(line)!)]
            : throw new InvalidOperationException($"Publishing ended with exit code {child.ExitCode}: {output}");
    }

    private sealed class ReadBytes : HttpPipelineSynchronousPolicy
    {
        private long total;

        public long Total => Interlocked.Read(ref total);

        public void Reset() => Interlocked.Exchange(ref total, 0);

        public override void OnReceivedResponse(HttpMessage message)
        {
            if (message.Request.Method == RequestMethod.Get)
                Interlocked.Add(ref total, message.Response.Headers.ContentLength ?? 0);
        }
    }
}
