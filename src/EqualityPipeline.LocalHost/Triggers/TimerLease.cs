using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace EqualityPipeline.LocalHost;

/// <summary>The right to run one timer, across processes: a blob lease, renewed until it is given back.</summary>
internal sealed class TimerLease : IAsyncDisposable
{
    // Short, so that a killed host's timer is not held for long; renewed four times within it.
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AskAgain = TimeSpan.FromMilliseconds(250);

    private readonly BlobLeaseClient _lease;
    private readonly CancellationTokenSource _ended = new();
    private readonly CancellationTokenSource _lost = new();
    private readonly Task _renewal;

    private TimerLease(BlobLeaseClient lease)
    {
        _lease = lease;
        _renewal = RenewAsync();
    }

    /// <summary>Cancelled when the lease could not be kept: another host may run the timer now.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>Waits until nobody else holds it.</summary>
    public static async Task<TimerLease> TakeAsync(BlobClient blob, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                var lease = blob.GetBlobLeaseClient();
                await lease.AcquireAsync(Length, cancellationToken: cancel);
                return new(lease);
            }
            catch (RequestFailedException missing) when (missing.Status == 404)
            {
                await MakeAsync(blob, cancel);
            }
            catch (RequestFailedException held) when (held.ErrorCode == BlobErrorCode.LeaseAlreadyPresent)
            {
                await Task.Delay(AskAgain, cancel);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _renewal;
        try
        {
            await _lease.ReleaseAsync(cancellationToken: CancellationToken.None);
        }
        catch (RequestFailedException)
        {
            // Lost or unreachable: it runs out by itself.
        }

        _ended.Dispose();
        _lost.Dispose();
    }

    private static async Task MakeAsync(BlobClient blob, CancellationToken cancel)
    {
        try
        {
            await blob.GetParentBlobContainerClient().CreateIfNotExistsAsync(cancellationToken: cancel);
            await blob.UploadAsync(BinaryData.Empty, new BlobUploadOptions { Conditions = new() { IfNoneMatch = ETag.All } }, cancel);
        }
        catch (RequestFailedException made) when (made.Status is 409 or 412)
        {
            // Another host made it, and may hold it already.
        }
    }

    private async Task RenewAsync()
    {
        var good = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                await Task.Delay(RenewEvery, _ended.Token);
                await _lease.RenewAsync(cancellationToken: _ended.Token);
                good = TimeProvider.System.GetTimestamp();
            }
            catch (OperationCanceledException) when (_ended.IsCancellationRequested)
            {
                return;
            }
            catch (Exception unreachable) when (HostStorage.IsPassing(unreachable))
            {
                if (unreachable is RequestFailedException { Status: 409 or 412 } || TimeProvider.System.GetElapsedTime(good) > Length)
                {
                    await _lost.CancelAsync();
                    return;
                }
            }
        }
    }
}
