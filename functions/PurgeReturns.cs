using EqualityPipeline.Storage.Receiving;

namespace EqualityPipeline.Functions;

/// <summary>Deletes raw returns whose time has come; their receipts stay.</summary>
public sealed class PurgeReturns(Retention retention)
{
    [Function(nameof(PurgeReturns))]
    public Task RunAsync([TimerTrigger("%PurgeSchedule%")] TimerInfo timer, CancellationToken cancel)
        => retention.PurgeAsync(cancel);
}
