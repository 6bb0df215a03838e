using Microsoft.Extensions.Logging;

namespace EqualityPipeline.LocalHost;

/// <summary>The two moments of stopping: nothing new begins; then what still runs is told to give up.</summary>
internal sealed class Lifetime : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _abandoned = new();

    /// <summary>No new call begins once this is cancelled.</summary>
    public CancellationToken Stopping => _stopping.Token;

    /// <summary>Every call holds this.</summary>
    public CancellationToken Abandoned => _abandoned.Token;

    public Task StopAsync() => _stopping.CancelAsync();

    public Task AbandonAsync() => _abandoned.CancelAsync();

    /// <summary>Waits; false when stopping began meanwhile.</summary>
    public async Task<bool> WaitAsync(TimeSpan time)
    {
        try
        {
            await Task.Delay(time, Stopping);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _abandoned.Dispose();
    }
}

/// <summary>Something that delivers to one function until the host stops; its task ends when its calls have.</summary>
internal interface IListener
{
    FunctionMethod Function { get; }

    Task ListenAsync();
}

/// <summary>What every listener works with.</summary>
/// <param name="HostId">The first part of the names of receipts, leases and timer states.</param>
internal sealed record ListenerServices(string HostId, Invoker Invoker, Lifetime Lifetime, LocalHostOptions Options, TimeProvider Clock, ILogger Log);
