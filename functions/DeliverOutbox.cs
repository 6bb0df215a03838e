using EqualityPipeline.Storage.Alerting;

namespace EqualityPipeline.Functions;

/// <summary>Delivers the messages whose time has come.</summary>
public sealed class DeliverOutbox(Outbox outbox)
{
    [Function(nameof(DeliverOutbox))]
    public Task RunAsync([TimerTrigger("%OutboxSchedule%")] TimerInfo timer, CancellationToken cancel)
        => outbox.DeliverAsync(cancel);
}
