using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Threading.Channels;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;

namespace EqualityPipeline.LocalHost;

/// <summary>
/// Delivers every blob of one container once per ETag, at least once. The receipt, an empty blob, is written after the call
/// succeeded or after the blob was given up; a host that is killed in between delivers again.
/// </summary>
internal sealed class BlobListener : IListener, IDisposable
{
    private const string PoisonQueue = "webjobs-blobtrigger-poison";
    private const int LongestName = 1_024;
    private const int MostSegments = 254;

    private static readonly JsonSerializerOptions PoisonLayout = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ListenerServices _with;
    private readonly BlobPattern _pattern;
    private readonly BlobContainerClient _container;
    private readonly BlobContainerClient _receipts;
    private readonly QueueClient _poison;
    private readonly Channel<Delivery> _waiting = Channel.CreateUnbounded<Delivery>();
    private readonly SemaphoreSlim _nudge = new(0, 1);

    /// <summary>The ETag of each path that is settled or on its way.</summary>
    private readonly ConcurrentDictionary<string, string> _known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Delivery, TaskCompletionSource> _unsettled = new();
    private HashSet<string> _receiptsAtStart = [];
    private TaskCompletionSource _nextListing = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public BlobListener(FunctionMethod function, ListenerServices with, string connectionString, string path)
    {
        (Function, _with, _pattern) = (function, with, new BlobPattern(path));
        var service = new BlobServiceClient(connectionString);
        _container = service.GetBlobContainerClient(_pattern.Container);
        _receipts = service.GetBlobContainerClient(HostStorage.ContainerName);
        _poison = new QueueClient(connectionString, PoisonQueue, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
    }

    public FunctionMethod Function { get; }

    public string Container => _pattern.Container;

    private string ReceiptFolder => $"blobreceipts/{_with.HostId}/{Function.Name}/";

    /// <summary>Looks now rather than at the next turn.</summary>
    public void Nudge()
    {
        if (_nudge.CurrentCount > 0)
            return;
        try
        {
            _nudge.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody else nudged in between: once is enough.
        }
    }

    /// <summary>Completes when every blob that is in the container now was handled, given up, overwritten or deleted.</summary>
    public async Task WhenSettledAsync(CancellationToken cancel)
    {
        // A listing that is under way may have passed a new name already: the one after it has not begun yet.
        for (var listing = 0; listing < 2; listing++)
        {
            var next = Volatile.Read(ref _nextListing).Task;
            Nudge();
            await next.WaitAsync(cancel);
        }

        await Task.WhenAll(_unsettled.Values.Select(settled => settled.Task)).WaitAsync(cancel);
    }

    public async Task ListenAsync()
    {
        var workers = Enumerable.Range(0, _with.Options.MaxDegreeOfParallelism).Select(_ => Task.Run(WorkAsync)).ToArray();
        _receiptsAtStart = await ReadReceiptsAsync();
        while (!_with.Lifetime.Stopping.IsCancellationRequested)
        {
            var started = Stopwatch.GetTimestamp();
            try
            {
                await LookAsync();
            }
            catch (OperationCanceledException) when (_with.Lifetime.Stopping.IsCancellationRequested)
            {
                break;
            }
            catch (Exception unreachable) when (HostStorage.IsPassing(unreachable))
            {
                _with.Log.StorageUnreachable(Function.Name, Fault.Of(unreachable));
            }

            // A container so large that listing it takes long is looked at less often.
            await PauseAsync(TimeSpan.FromTicks(Math.Max(_with.Options.PollEvery.Ticks, 2 * Stopwatch.GetElapsedTime(started).Ticks)));
        }

        _waiting.Writer.Complete();
        await Task.WhenAll(workers);
    }

    /// <summary>Runs the function on one blob now, whatever its receipt says.</summary>
    /// <param name="input">Container and blob name.</param>
    /// <param name="cancel">The caller's patience in finding the blob.</param>
    public async Task<AdminRun> RunNowAsync(string? input, CancellationToken cancel)
    {
        var name = input?.StartsWith(Container + "/", StringComparison.Ordinal) == true ? input[(Container.Length + 1)..] : null;
        if (name is null || _pattern.Match(name) is not { } placeholders)
            return new AdminRun.Refused(400, $"The input is the name of a blob: {{\"input\":\"{Container}/...\"}}.");
        var blob = _container.GetBlobClient(name);
        if (!await blob.ExistsAsync(cancel))
            return new AdminRun.Refused(404, "There is no such blob.");
        return new AdminRun.Started(SucceedsAsync());

        async Task<bool> SucceedsAsync()
        {
            try
            {
                await _with.Invoker.RunAsync(Function, blob, placeholders, _with.Lifetime.Abandoned);
                return true;
            }
#pragma warning disable CA1031 // Whatever a function throws is its failure, not the host's.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                _with.Log.Failed(Function.Name, Fault.Of(failure));
                return false;
            }
        }
    }

    public void Dispose() => _nudge.Dispose();

    private async Task<HashSet<string>> ReadReceiptsAsync()
    {
        while (!_with.Lifetime.Stopping.IsCancellationRequested)
        {
            try
            {
                await _receipts.CreateIfNotExistsAsync(cancellationToken: _with.Lifetime.Stopping);
                var names = new HashSet<string>(StringComparer.Ordinal);
                await foreach (var receipt in _receipts.GetBlobsAsync(BlobTraits.None, BlobStates.None, ReceiptFolder, _with.Lifetime.Stopping))
                    names.Add(receipt.Name);
                return names;
            }
            catch (OperationCanceledException) when (_with.Lifetime.Stopping.IsCancellationRequested)
            {
                break;
            }
            catch (Exception unreachable) when (HostStorage.IsPassing(unreachable))
            {
                _with.Log.StorageUnreachable(Function.Name, Fault.Of(unreachable));
                await PauseAsync(_with.Options.RetryDelay);
            }
        }

        return [];
    }

    private async Task LookAsync()
    {
        var listed = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            await foreach (var blob in _container.GetBlobsAsync(BlobTraits.None, BlobStates.None, _pattern.Prefix, _with.Lifetime.Stopping))
            {
                if (_pattern.Match(blob.Name) is null)
                    continue;
                listed.Add(blob.Name);
                Consider(new(blob.Name, Unquoted(blob.Properties.ETag)));
            }
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            // Nobody has made the container yet: it holds no blobs.
        }

        foreach (var gone in _known.Keys.Where(path => !listed.Contains(path)))
            _known.TryRemove(gone, out _);
        _receiptsAtStart = [];
        Interlocked.Exchange(ref _nextListing, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
    }

    private void Consider(Delivery delivery)
    {
        if (_known.TryGetValue(delivery.Path, out var known) && known == delivery.ETag)
            return;
        _known[delivery.Path] = delivery.ETag;
        if (_receiptsAtStart.Contains(ReceiptName(delivery)))
            return;
        if (_unsettled.TryAdd(delivery, new(TaskCreationOptions.RunContinuationsAsynchronously)))
            _waiting.Writer.TryWrite(delivery);
    }

    private async Task WorkAsync()
    {
        await foreach (var delivery in _waiting.Reader.ReadAllAsync())
        {
            while (!_with.Lifetime.Stopping.IsCancellationRequested)
            {
                try
                {
                    if (await IsSettledAsync(delivery))
                    {
                        if (_unsettled.TryRemove(delivery, out var settled))
                            settled.TrySetResult();
                        break;
                    }
                }
                catch (OperationCanceledException) when (_with.Lifetime.Stopping.IsCancellationRequested)
                {
                    break;
                }
                catch (Exception unreachable) when (HostStorage.IsPassing(unreachable))
                {
                    _with.Log.StorageUnreachable(Function.Name, Fault.Of(unreachable));
                    await _with.Lifetime.WaitAsync(_with.Options.RetryDelay);
                }
            }
        }
    }

    /// <summary>Calls the function until it succeeds or has failed often enough.</summary>
    /// <returns>False when the host stops first: no receipt, so the next start delivers again.</returns>
    private async Task<bool> IsSettledAsync(Delivery delivery)
    {
        var receipt = _receipts.GetBlobClient(ReceiptName(delivery));
        // Another host on the same storage may have been quicker.
        if (await receipt.ExistsAsync(_with.Lifetime.Stopping))
            return true;

        var blob = _container.GetBlobClient(delivery.Path);
        for (var attempt = 1; ; attempt++)
        {
            if (await PropertiesAsync(blob) is not { } properties || Unquoted(properties.ETag) != delivery.ETag)
                return true;
            if (await SucceedsAsync(blob, delivery, attempt))
                break;
            if (_with.Lifetime.Abandoned.IsCancellationRequested)
                return false;
            if (attempt >= _with.Options.PoisonBlobThreshold)
            {
                await PoisonAsync(delivery, properties.BlobType);
                break;
            }

            if (!await _with.Lifetime.WaitAsync(_with.Options.RetryDelay * attempt))
                return false;
        }

        // The call was made: its receipt is written even while the host stops.
        await receipt.UploadAsync(BinaryData.Empty, overwrite: true, CancellationToken.None);
        return true;
    }

    private async Task<bool> SucceedsAsync(BlobClient blob, Delivery delivery, int attempt)
    {
        try
        {
            await _with.Invoker.RunAsync(Function, blob, _pattern.Match(delivery.Path)!, _with.Lifetime.Abandoned);
            _with.Log.BlobHandled(Function.Name, delivery.Path);
            return true;
        }
#pragma warning disable CA1031 // Whatever a function throws is one failed try.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            _with.Log.BlobFailed(Function.Name, delivery.Path, attempt, _with.Options.PoisonBlobThreshold, Fault.Of(failure));
            return false;
        }
    }

    private async Task PoisonAsync(Delivery delivery, BlobType type)
    {
        var message = JsonSerializer.Serialize(
            new PoisonMessage("BlobTrigger", $"{_with.HostId}.Functions.{Function.Name}", type + "Blob", Container, delivery.Path, delivery.ETag),
            PoisonLayout);
        await _poison.CreateIfNotExistsAsync(cancellationToken: CancellationToken.None);
        await _poison.SendMessageAsync(message, CancellationToken.None);
        _with.Log.BlobPoisoned(Function.Name, delivery.Path, PoisonQueue);
    }

    private async Task<BlobProperties?> PropertiesAsync(BlobClient blob)
    {
        try
        {
            return await blob.GetPropertiesAsync(cancellationToken: _with.Lifetime.Stopping);
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    private async Task PauseAsync(TimeSpan time)
    {
        try
        {
            await _nudge.WaitAsync(time, _with.Lifetime.Stopping);
        }
        catch (OperationCanceledException)
        {
            // The host stops; the caller sees that next.
        }
    }

    /// <summary>The receipt's own name; a blob name too long to be part of it is replaced by its SHA-256.</summary>
    private string ReceiptName(Delivery delivery)
    {
        var folder = $"{ReceiptFolder}{delivery.ETag}/{Container}/";
        var whole = folder + delivery.Path;
        return whole.Length <= LongestName && whole.Count(c => c == '/') < MostSegments
            ? whole
            : folder + "sha256-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(delivery.Path)));
    }

    private static string Unquoted(ETag? eTag) => eTag?.ToString().Trim('"') ?? "";

    private sealed record Delivery(string Path, string ETag);

    private sealed record PoisonMessage(string Type, string FunctionId, string BlobType, string ContainerName, string BlobName, string ETag);
}
