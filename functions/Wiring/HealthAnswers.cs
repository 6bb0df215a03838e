using System.Collections.Immutable;
using Azure;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Returns;
using EqualityPipeline.Storage.PolicyPacks;
using EqualityPipeline.Storage.Publishing;
using EqualityPipeline.Web.Feeds;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Functions.Wiring;

/// <summary>Looks whether storage answers, and at which releases are shown.</summary>
public sealed class HealthAnswers(ActivePolicy active, ReleaseStore releases, SubmissionIds ids, TimeProvider clock, Presentation presentation)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<IResult> AnswerAsync(CancellationToken cancel)
    {
        var (policy, inForce) = Policy();
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
            [storage, inForce, Ids()]));
    }

    private HealthCheck Ids() => new("submission-ids", true, ids.HasKey
        ? "Ids of submissions are keyed: nobody can try contents against them."
        : $"Ids of submissions have no key: whoever knows nearly all of a return can try the rest against its id. Set {SubmissionIds.KeySetting}.");

    /// <summary>It must answer whatever is wrong: then by the policy that was last known to be in force.</summary>
    private (MonitoringPolicy Policy, HealthCheck Check) Policy()
    {
        try
        {
            var policy = active.Current;
            return (policy, new HealthCheck("policy", true, policy.Version == active.ShippedVersion
                ? "The policy that ships with the code is in force; it was loaded without an error."
                : "An uploaded policy is in force; it was loaded without an error."));
        }
        catch (Exception failure) when (failure is RequestFailedException or AggregateException)
        {
            return (active.LastKnown, new HealthCheck("policy", false, "Which policy is in force is not known: storage does not answer."));
        }
        catch (InvalidDataException)
        {
            return (active.LastKnown, new HealthCheck("policy", false, "The policy in force cannot be used by this version of the code, so nothing is received or published: withdraw it, or mend it and activate the mended one."));
        }
    }
}
