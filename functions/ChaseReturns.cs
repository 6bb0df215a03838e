using EqualityPipeline.Storage.Alerting;

namespace EqualityPipeline.Functions;

/// <summary>Writes one reminder a day to each role whose directorate still owes a return.</summary>
public sealed class ChaseReturns(ReturnNotices notices)
{
    [Function(nameof(ChaseReturns))]
    public Task RunAsync([TimerTrigger("%ChaseSchedule%")] TimerInfo timer, CancellationToken cancel)
        => notices.ChaseAsync(cancel);
}
