using System.Collections.Immutable;
using System.Globalization;
using Azure.Data.Tables;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Storage.Publishing;
using Microsoft.Extensions.Logging;

namespace EqualityPipeline.Storage.PolicyPacks;

/// <summary>What became of a decision. Done again it is done once, and comes to the same.</summary>
/// <param name="Register">As it stands afterwards.</param>
/// <param name="Pack">Null where no such pack was uploaded.</param>
/// <param name="Refusal">Why it was not done, in words; null where it was.</param>
public sealed record PackOutcome(PackRegister Register, UploadedPack? Pack, string? Refusal);

/// <summary>Uploading, back-testing, approving, activating and withdrawing packs: the audit is written first, then the register moves by its ETag.</summary>
public sealed class PackDecisions(PackStore store, ActivePolicy active, ReleaseStore releases, PipelineStorage storage, TimeProvider clock, ILogger<PackDecisions> log)
{
    private const int MostNamed = 20;

    private DateOnly Today => LondonTime.DayOf(clock.GetUtcNow());

    /// <summary>Keeps and checks a pack; a withdrawn one that is sent again starts anew.</summary>
    public async Task<PackOutcome> UploadAsync(ImmutableArray<PolicyFile> files, string by, CancellationToken cancel)
    {
        var (version, load) = (PolicyPack.VersionOf(files), PolicyPack.Load(files));
        var sent = new UploadedPack(version, clock.GetUtcNow(), by, files.Length, load.Errors.Length, load.Warnings.Length);
        await store.WriteFilesAsync(version, files, cancel);
        return await DecideAsync(
            version, "upload", by, "", null,
            (register, standing) => standing is null ? register.With(sent)
                : standing.Withdrawn is not null ? register.With(sent with { Acts = standing.Acts })
                : register,
            cancel);
    }

    public Task<PackOutcome> KeepBackTestAsync(string version, BackTestedOn backTest, string by, CancellationToken cancel)
        => DecideAsync(
            version, "back-test", by, $"Against {backTest.Against}: {backTest.Added} added, {backTest.Gone} gone, {backTest.Moved} moved.", null,
            (register, pack) => pack is null ? register : register.With(pack with { BackTest = backTest }), cancel);

    /// <param name="role">In whose name it is approved.</param>
    public async Task<PackOutcome> ApproveAsync(string version, string role, string reason, string by, CancellationToken cancel)
    {
        var (register, _) = await store.ReadAsync(cancel);
        var shown = await ShownAsync(register.Find(version)?.BackTest?.Releases.Keys ?? [], cancel);
        return await DecideAsync(
            version, "approve", by, reason, role,
            (standing, pack) => Same(pack!.Approved, role, reason, standing) ? standing
                : standing.With(pack with { Approved = new PackApproval(clock.GetUtcNow(), by, role, reason, active.VersionIn(standing)) }),
            cancel,
            (standing, pack) => pack.Withdrawn is not null ? "This policy was withdrawn. Upload it again first."
                : pack.Errors > 0 ? $"This policy has {pack.Errors} errors: GET /api/policy/{version} lists them. Mend them and upload it again."
                : pack.BackTest is null ? $"This policy was not back-tested: GET /api/policy/{version}/back-test tells what it would change."
                : !pack.BackTest.IsOf(active.VersionIn(standing), shown)
                    ? $"This policy was back-tested before the current release or against another policy: GET /api/policy/{version}/back-test tells what it would change now."
                : !pack.BackTest.Dropped.IsEmpty
                    ? $"This policy leaves out what the one in force has: {string.Join(", ", pack.BackTest.Dropped.Take(MostNamed))}. What was published is still read by its id: give it a last month with \"to\" and leave it in. What was hidden stays hidden: a measure stays protected."
                : null);
    }

    /// <param name="from">The day it is in force from; not before today.</param>
    public Task<PackOutcome> ActivateAsync(string version, DateOnly from, string reason, string by, CancellationToken cancel)
    {
        return DecideAsync(
            version, "activate", by, $"From {from:yyyy-MM-dd}. {reason}", null,
            (register, _) => IsDone(register) ? register
                : register with { Activations = register.Activations.Add(new PackActivation(version, from, clock.GetUtcNow(), by, reason)) },
            cancel,
            (register, pack) => IsDone(register) ? null
                : pack.Withdrawn is not null ? "This policy was withdrawn. Upload it again first."
                : pack.Approved is null ? "This policy was not approved: POST …/approve, with a role and a reason."
                : pack.Approved.Against != active.VersionIn(register) ? "Another policy has come into force since this one was approved: back-test and approve it again."
                : from < Today ? $"A policy takes effect today ({Today:yyyy-MM-dd}) at the earliest. For which months an entry holds is said in the entry itself."
                : null);

        // The same order given again; or the policy is in force on that day already.
        bool IsDone(PackRegister register) => register.InForceOn(from) == version && (from <= Today || register.Activations.Any(a => a.Version == version && a.From == from));
    }

    /// <summary>Takes a pack back: where it was in force, the one before it is again, and the shipped one where there was none.</summary>
    public Task<PackOutcome> WithdrawAsync(string version, string reason, string by, CancellationToken cancel)
        => DecideAsync(
            version, "withdraw", by, reason, null,
            (register, pack) => pack!.Withdrawn is not null ? register
                : register.With(pack with { Withdrawn = new PackDecision(clock.GetUtcNow(), by, reason), Approved = null, BackTest = null }) with
                {
                    Activations = register.Activations.RemoveAll(a => a.Version == version),
                },
            cancel);

    /// <summary>The working releases that organisations show, as a back-test is kept with them.</summary>
    internal async Task<ImmutableSortedDictionary<string, string>> ShownAsync(IEnumerable<string> organisations, CancellationToken cancel)
    {
        var shown = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var organisation in organisations)
            shown[organisation] = (await releases.FindPointerAsync(organisation, Edition.Working, cancel))?.Pointer.Release ?? "";
        return shown.ToImmutable();
    }

    private bool Same(PackApproval? standing, string role, string reason, PackRegister register)
        => standing is not null && standing.Role == role && standing.Reason == reason && standing.Against == active.VersionIn(register);

    /// <param name="decide">Told the register and the pack in it (null for one that is not there), gives the register as it shall be; the same one where nothing is left to do.</param>
    /// <param name="refuse">Why it must not be done, in words; null where it may.</param>
    private async Task<PackOutcome> DecideAsync(
        string version, string act, string by, string reason, string? role, Func<PackRegister, UploadedPack?, PackRegister> decide, CancellationToken cancel,
        Func<PackRegister, UploadedPack, string?>? refuse = null)
    {
        while (true)
        {
            var (register, etag) = await store.ReadAsync(cancel);
            var pack = register.Find(version);
            if (pack is null && act != "upload")
                return new PackOutcome(register, null, null);
            if (pack is not null && refuse?.Invoke(register, pack) is { } refusal)
                return new PackOutcome(register, pack, refusal);
            var next = decide(register, pack);
            if (ReferenceEquals(next, register))
                return new PackOutcome(register, pack, null);

            next = next.With(next.Find(version)! with { Acts = (pack?.Acts ?? 0) + 1 });
            await AuditAsync(next.Find(version)!, act, by, role, reason, cancel);
            if (await store.TryMoveAsync(next, etag, cancel))
            {
                active.LookAgain();
                log.PolicyDecided(version, act);
                return new PackOutcome(next, next.Find(version), null);
            }
        }
    }

    /// <summary>The audit first: a decision that nobody can see afterwards must not stand.</summary>
    private async Task AuditAsync(UploadedPack pack, string act, string by, string? role, string reason, CancellationToken cancel)
        => await storage.Audit.UpsertEntityAsync(
            new TableEntity(Places.PackHistory, string.Create(CultureInfo.InvariantCulture, $"{pack.Version}~{pack.Acts:D4}~{act}"))
            {
                ["Action"] = act,
                ["Policy"] = pack.Version,
                ["By"] = by,
                ["Role"] = role,
                ["Reason"] = reason,
                ["At"] = clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture),
            },
            TableUpdateMode.Replace, cancel);

    /// <summary>What was decided of a pack, oldest first.</summary>
    public async Task<ImmutableArray<PackEvent>> HistoryAsync(string version, CancellationToken cancel)
    {
        var events = new List<PackEvent>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Places.PackHistory} and RowKey ge {version + "~"} and RowKey lt {version + "~~"}");
        await foreach (var row in storage.Audit.QueryAsync<TableEntity>(filter, cancellationToken: cancel))
        {
            var at = DateTimeOffset.ParseExact(row.GetString("At"), "O", CultureInfo.InvariantCulture);
            events.Add(new PackEvent(at, row.GetString("Action"), row.GetString("By"), row.GetString("Role"), row.GetString("Reason")));
        }

        return [.. events];
    }
}

public sealed record PackEvent(DateTimeOffset At, string Action, string By, string? Role, string Reason);
