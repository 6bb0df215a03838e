using EqualityPipeline.Storage.Publishing;

namespace EqualityPipeline.Functions;

/// <summary>Makes the working release of every organisation; nightly and on request.</summary>
public sealed class PublishRelease(Publisher publisher)
{
    [Function(nameof(PublishRelease))]
    public Task RunAsync([TimerTrigger("%PublishSchedule%")] TimerInfo timer, CancellationToken cancel)
        => publisher.PublishAllAsync(cancel);
}
