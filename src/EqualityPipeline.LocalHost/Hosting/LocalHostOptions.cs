using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.LocalHost;

/// <summary>What the program can set before it builds the host. host.json and the command line have been read into it.</summary>
public sealed class LocalHostOptions
{
    /// <summary>On 127.0.0.1; 0 takes a free one. <c>--port</c> on the command line.</summary>
    public int Port { get; set; } = 7071;

    /// <summary>Where keys and the emulator's data are kept. <c>--data-folder</c> on the command line.</summary>
    public string DataFolder { get; set; } = ".azurite";

    /// <summary>First part of the names of receipts, leases and timer states: lower-case letters, digits and dashes, at most 32.</summary>
    public string HostId { get; set; } = "local";

    /// <summary>Requests for which a function key is not asked; the admin key always is. None when null.</summary>
    public Func<HttpRequest, bool>? OpenReading { get; set; }

    /// <summary>What timers go by; null takes the registered one, or the machine's.</summary>
    public TimeProvider? TimeProvider { get; set; }

    /// <summary>host.json: extensions.http.routePrefix.</summary>
    public string RoutePrefix { get; set; } = "api";

    /// <summary>host.json: extensions.blobs.maxDegreeOfParallelism; blobs at a time per function.</summary>
    public int MaxDegreeOfParallelism { get; set; } = 8 * Environment.ProcessorCount;

    /// <summary>host.json: extensions.blobs.poisonBlobThreshold; tries in all.</summary>
    public int PoisonBlobThreshold { get; set; } = 5;

    /// <summary>host.json: extensions.queues.maxDequeueCount; tries in all.</summary>
    public int MaxDequeueCount { get; set; } = 5;

    /// <summary>host.json: extensions.queues.visibilityTimeout; between two tries of a message.</summary>
    public TimeSpan QueueVisibilityTimeout { get; set; }

    /// <summary>How often containers and queues are looked at.</summary>
    public TimeSpan PollEvery { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Wait after the first failed try of a blob; after the second twice as long, and so on.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long running calls may take to end when the host stops, before they are told to give up.</summary>
    public TimeSpan DrainPatience { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Bytes; a larger request is refused with 413.</summary>
    public long LargestRequest { get; set; } = 100 * 1024 * 1024;

    /// <summary>Configuration keys of storage connections besides those the triggers name, to be filled when the emulator is started.</summary>
    public IList<string> Connections { get; } = [];

    internal static string HostIdOf(Assembly functions)
    {
        var name = (functions.GetName().Name ?? "local").ToLowerInvariant();
        var id = new string([.. name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')]).Trim('-');
        return id.Length > 32 ? id[..32].Trim('-') : id;
    }

    internal void ReadHostJson(string file)
    {
        if (!File.Exists(file))
            return;
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(file), new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            RoutePrefix = Find(json, "http", "routePrefix")?.GetString() ?? RoutePrefix;
            MaxDegreeOfParallelism = Find(json, "blobs", "maxDegreeOfParallelism")?.GetInt32() ?? MaxDegreeOfParallelism;
            PoisonBlobThreshold = Find(json, "blobs", "poisonBlobThreshold")?.GetInt32() ?? PoisonBlobThreshold;
            MaxDequeueCount = Find(json, "queues", "maxDequeueCount")?.GetInt32() ?? MaxDequeueCount;
            if (Find(json, "queues", "visibilityTimeout")?.GetString() is { } visibility)
                QueueVisibilityTimeout = TimeSpan.Parse(visibility, CultureInfo.InvariantCulture);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or FormatException)
        {
            throw new LocalHostException($"{file} cannot be read: {wrong.Message}", wrong);
        }
    }

    private static JsonElement? Find(JsonDocument json, string extension, string name) =>
        json.RootElement.TryGetProperty("extensions", out var extensions)
        && extensions.TryGetProperty(extension, out var section)
        && section.TryGetProperty(name, out var found)
            ? found
            : null;
}
