using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using NCrontab;

namespace EqualityPipeline.LocalHost;

/// <summary>
/// Runs one timer when it is due, by the host's clock in UTC. Last and next occurrence are kept in storage; occurrences missed
/// while no host ran are made good by one call.
/// </summary>
internal sealed class TimerListener : IListener
{
    // A long wait is cut into pieces, so that a changed machine clock is noticed.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    // A running host is this late only when the machine slept.
    private static readonly TimeSpan Punctual = TimeSpan.FromMinutes(1);

    private static readonly Dictionary<string, object?> NoPlaceholders = [];

    private readonly ListenerServices _with;
    private readonly CrontabSchedule _schedule;
    private readonly BlobClient _state;
    private readonly BlobClient _lock;

    public TimerListener(FunctionMethod function, ListenerServices with, string connectionString, string schedule)
    {
        (Function, _with, ScheduleText) = (function, with, schedule);
        _schedule = FunctionShapes.Schedule(schedule)
            ?? throw new LocalHostException($"{function.Name}: \"{schedule}\" is not a schedule of six fields.");
        var container = new BlobContainerClient(connectionString, HostStorage.ContainerName);
        _state = container.GetBlobClient($"timers/{with.HostId}/{function.Name}/status");
        _lock = container.GetBlobClient($"timers/{with.HostId}/{function.Name}/lock");
    }

    public FunctionMethod Function { get; }

    public string ScheduleText { get; }

    public DateTime NextAfter(DateTime time) => DateTime.SpecifyKind(_schedule.GetNextOccurrence(time), DateTimeKind.Utc);

    private TimerTriggerAttribute Trigger => (TimerTriggerAttribute)Function.Trigger;

    private DateTime Now => _with.Clock.GetUtcNow().UtcDateTime;

    public async Task ListenAsync()
    {
        ScheduleStatus? status = null;
        var atStart = true;
        while (!_with.Lifetime.Stopping.IsCancellationRequested)
        {
            try
            {
                status ??= await StatusAtStartAsync();
                if (atStart && Trigger.RunOnStartup)
                    status = await RunAsync(status, isPastDue: Now >= status.Next, evenIfNotDue: true);
                else if (Now >= status.Next)
                    status = await RunAsync(status, isPastDue: atStart || Now - status.Next > Punctual, evenIfNotDue: false);
                atStart = false;
                await WaitUntilAsync(status.Next);
            }
            catch (OperationCanceledException) when (_with.Lifetime.Stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception unreachable) when (HostStorage.IsPassing(unreachable))
            {
                _with.Log.StorageUnreachable(Function.Name, Fault.Of(unreachable));
                await _with.Lifetime.WaitAsync(_with.Options.RetryDelay);
            }
        }
    }

    /// <summary>Runs it now, after a call that is under way; the schedule goes on as if nothing had happened.</summary>
    public AdminRun RunNow()
    {
        return new AdminRun.Started(SucceedsAsync());

        async Task<bool> SucceedsAsync()
        {
            try
            {
                await using var lease = await TimerLease.TakeAsync(_lock, _with.Lifetime.Stopping);
                return await CallAsync(lease, await ReadStatusAsync(), isPastDue: false);
            }
            catch (OperationCanceledException) when (_with.Lifetime.Stopping.IsCancellationRequested)
            {
                return false;
            }
            catch (Exception unreachable) when (HostStorage.IsPassing(unreachable))
            {
                _with.Log.StorageUnreachable(Function.Name, Fault.Of(unreachable));
                return false;
            }
        }
    }

    /// <summary>What is kept, put right where the schedule was changed since; at the very first start the next occurrence is ahead.</summary>
    private async Task<ScheduleStatus> StatusAtStartAsync()
    {
        var now = Now;
        var kept = await ReadStatusAsync();
        if (kept is not null && kept.Next == NextAfter(kept.LastUpdated))
            return kept;

        var status = kept is not null && NextAfter(kept.LastUpdated) > now
            ? new ScheduleStatus { Last = kept.Last, LastUpdated = kept.LastUpdated, Next = NextAfter(kept.LastUpdated) }
            : new ScheduleStatus { Last = kept?.Last ?? default, LastUpdated = now, Next = NextAfter(now) };
        await WriteStatusAsync(status);
        return status;
    }

    private async Task<ScheduleStatus> RunAsync(ScheduleStatus status, bool isPastDue, bool evenIfNotDue)
    {
        await using var lease = await TimerLease.TakeAsync(_lock, _with.Lifetime.Stopping);
        // Another host on the same storage may have run this occurrence while this one waited.
        var before = await ReadStatusAsync() ?? status;
        if (before.Next > Now && !evenIfNotDue)
            return before;

        var began = Now;
        await CallAsync(lease, before, isPastDue);
        var after = new ScheduleStatus { Last = began, LastUpdated = began, Next = NextAfter(began) };
        if (!lease.Lost.IsCancellationRequested)
            await WriteStatusAsync(after);
        return after;
    }

    private async Task<bool> CallAsync(TimerLease lease, ScheduleStatus? status, bool isPastDue)
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(_with.Lifetime.Abandoned, lease.Lost);
        try
        {
            _with.Log.TimerRuns(Function.Name, isPastDue);
            var timer = new TimerInfo { IsPastDue = isPastDue, ScheduleStatus = Trigger.UseMonitor ? status : null };
            await _with.Invoker.RunAsync(Function, timer, NoPlaceholders, cancel.Token);
            return true;
        }
#pragma warning disable CA1031 // Whatever a function throws is its failure: a timer is not tried again before it is due.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            if (lease.Lost.IsCancellationRequested)
                _with.Log.LeaseLost(Function.Name);
            _with.Log.Failed(Function.Name, Fault.Of(failure));
            return false;
        }
    }

    private async Task WaitUntilAsync(DateTime due)
    {
        while (Now is var now && now < due)
            await Task.Delay(due - now < LongestWait ? due - now : LongestWait, _with.Clock, _with.Lifetime.Stopping);
    }

    private async Task<ScheduleStatus?> ReadStatusAsync()
    {
        if (!Trigger.UseMonitor)
            return null;
        try
        {
            var content = await _state.DownloadContentAsync(CancellationToken.None);
            return JsonSerializer.Deserialize<ScheduleStatus>(content.Value.Content);
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
        catch (JsonException)
        {
            // Half a state is no state: the timer waits for its next occurrence, as at a first start.
            return null;
        }
    }

    private async Task WriteStatusAsync(ScheduleStatus status)
    {
        if (!Trigger.UseMonitor)
            return;
        await _state.GetParentBlobContainerClient().CreateIfNotExistsAsync();
        await _state.UploadAsync(BinaryData.FromObjectAsJson(status), overwrite: true, CancellationToken.None);
    }
}
