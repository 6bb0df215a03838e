using EqualityPipeline.Storage.Alerting;

namespace EqualityPipeline.Functions;

/// <summary>Raises an alert, once, for every published figure or gap that its own variation does not explain.</summary>
public sealed class WatchForDrift(DriftWatch watch)
{
    [Function(nameof(WatchForDrift))]
    public Task RunAsync([TimerTrigger("%DriftSchedule%")] TimerInfo timer, CancellationToken cancel)
        => watch.WatchAsync(cancel);
}
