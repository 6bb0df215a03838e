using EqualityPipeline.Storage.Receiving;

namespace EqualityPipeline.Functions;

/// <summary>Receives uploads that have no receipt, or whose receiving never ended.</summary>
public sealed class ReconcileReturns(Reconciliation reconciliation)
{
    [Function(nameof(ReconcileReturns))]
    public Task RunAsync([TimerTrigger("%ReconcileSchedule%")] TimerInfo timer, CancellationToken cancel)
        => reconciliation.ReconcileAsync(cancel);
}
