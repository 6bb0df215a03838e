using System.Diagnostics;

namespace EqualityPipeline.Tests.LocalHost;

/// <summary>A clock that stands still until it is set forward.</summary>
public sealed class FakeClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<Waiting> _waiting = [];
    private DateTimeOffset _now = start;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return _now;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var waiting = new Waiting(this, () => callback(state));
        waiting.Change(dueTime, period);
        return waiting;
    }

    public void SetForward(TimeSpan by)
    {
        List<Waiting> due;
        lock (_gate)
        {
            _now += by;
            due = [.. _waiting.Where(waiting => waiting.Due <= _now)];
            _waiting.RemoveAll(due.Contains);
        }

        foreach (var waiting in due)
            waiting.Fire();
    }

    /// <summary>Waits until somebody waits for this clock.</summary>
    public async Task WhenWaitedForAsync()
    {
        var started = Stopwatch.StartNew();
        while (true)
        {
            lock (_gate)
            {
                if (_waiting.Count > 0)
                    return;
            }

            Assert.True(started.Elapsed.TotalSeconds < 10, "Nobody waits for the clock.");
            await Task.Delay(10);
        }
    }

    private sealed class Waiting(FakeClock clock, Action fire) : ITimer
    {
        public DateTimeOffset Due { get; private set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                clock._waiting.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan)
                    return true;
                Due = clock._now + dueTime;
                clock._waiting.Add(this);
                return true;
            }
        }

        public void Dispose()
        {
            lock (clock._gate)
                clock._waiting.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
