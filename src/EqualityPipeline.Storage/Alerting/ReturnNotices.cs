using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Returns;
using EqualityPipeline.Storage.Receiving;

namespace EqualityPipeline.Storage.Alerting;

/// <summary>Tells roles, through the outbox, of returns that are not counted: at once the sender of one that was held or refused, in time those who owe one.</summary>
public sealed class ReturnNotices(MonitoringPolicy policy, Outbox outbox, SubmissionRegister register, TimeProvider clock)
{
    /// <summary>Tells the sender's role of a return that is held, refused or put aside; nothing of one that is counted. Telling again changes nothing.</summary>
    public async Task TellAsync(SubmissionName? name, Receipt receipt, CancellationToken cancel)
    {
        var address = name is null
            ? ReceiptAddresses.Unfiled(receipt.SubmissionId)
            : ReceiptAddresses.Of(name.Organisation, name.Directorate, name.Period, name.ReturnType, receipt.SubmissionId);
        if (ReturnNotice.For(policy, name, receipt, address) is not { } notice)
            return;
        foreach (var channel in policy.Notices.Channels)
            await outbox.PostAsync(channel, AlertMessage.For(notice), cancel);
    }

    /// <summary>Posts the digests of today's rungs of the ladder, each once.</summary>
    public async Task ChaseAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        foreach (var organisation in policy.Organisations)
        {
            var entries = (await register.OfOrganisationAsync(organisation.Id, cancel)).Select(s => s.ToRegisterEntry()).ToList();
            foreach (var digest in ReminderDigest.On(LondonTime.DayOf(now), policy, organisation, entries, now))
            {
                foreach (var channel in policy.Notices.Channels)
                    await outbox.PostAsync(channel, AlertMessage.For(digest), cancel);
            }
        }
    }
}
