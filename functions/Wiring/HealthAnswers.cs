using System.Collections.Immutable;
using Azure;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Storage.Publishing;
using EqualityPipeline.Web.Feeds;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Functions.Wiring;

/// <summary>Looks whether storage answers, and at which releases are shown.</summary>
public sealed class HealthAnswers(MonitoringPolicy policy, ReleaseStore releases, TimeProvider clock, Presentation presentation)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<IResult> AnswerAsync(CancellationToken cancel)
    {
        var current = ImmutableSortedDictionary.CreateBuilder<string, CurrentReleases>(StringComparer.Ordinal);
        var storage = new HealthCheck("storage", true, "Storage answers.");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        try
        {
            foreach (var organisation in policy.Organisations)
            {
                var working = await releases.FindPointerAsync(organisation.Id, Edition.Working, limit.Token);
                var approved = await releases.FindPointerAsync(organisation.Id, Edition.Approved, limit.Token);
                current[organisation.Id] = new CurrentReleases(working?.Pointer.Release, approved?.Pointer.Release);
            }
        }
        catch (Exception failure) when (failure is RequestFailedException or AggregateException or OperationCanceledException && !cancel.IsCancellationRequested)
        {
            storage = new HealthCheck("storage", false, "Storage does not answer.");
        }

        return HealthFeed.Answer(new HealthReport(
            policy.Version, LondonTime.DayOf(clock.GetUtcNow()), presentation.IsDemonstration, current.ToImmutable(),
            [storage, new HealthCheck("policy", true, "The policy was loaded without an error.")]));
    }
}
