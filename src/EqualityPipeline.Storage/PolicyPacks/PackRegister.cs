using System.Collections.Immutable;

namespace EqualityPipeline.Storage.PolicyPacks;

/// <summary>The packs that were uploaded, and which of them is in force from which day: one blob, whose ETag is the commit of every decision.</summary>
/// <param name="Packs">In the order they were first uploaded.</param>
/// <param name="Activations">In the order they were decided.</param>
public sealed record PackRegister(ImmutableArray<UploadedPack> Packs, ImmutableArray<PackActivation> Activations)
{
    public static PackRegister Empty { get; } = new([], []);

    public UploadedPack? Find(string version) => Packs.FirstOrDefault(p => p.Version == version);

    /// <summary>The version in force on a day in Europe/London; null where that is the pack that ships with the code.</summary>
    public string? InForceOn(DateOnly day) => Activations.Where(a => a.From <= day).OrderBy(a => a.From).LastOrDefault()?.Version;

    public PackState StateOf(UploadedPack pack, DateOnly today)
        => pack.Withdrawn is not null ? PackState.Withdrawn
            : InForceOn(today) == pack.Version ? PackState.Active
            : Activations.Any(a => a.Version == pack.Version && a.From > today) ? PackState.Scheduled
            : Activations.Any(a => a.Version == pack.Version) ? PackState.Replaced
            : pack.Approved is not null ? PackState.Approved
            : pack.BackTest is not null ? PackState.BackTested
            : pack.Errors > 0 ? PackState.HasErrors
            : PackState.Checked;

    internal PackRegister With(UploadedPack pack)
        => this with { Packs = Find(pack.Version) is { } old ? Packs.Replace(old, pack) : Packs.Add(pack) };
}

public enum PackState { HasErrors, Checked, BackTested, Approved, Scheduled, Active, Replaced, Withdrawn }

/// <param name="Version">Hash of what the files say: the same files in another zip are the same pack.</param>
/// <param name="Errors">How many were found when it was uploaded.</param>
/// <param name="BackTest">The latest one.</param>
/// <param name="Approved">Together with the back-test it rests on.</param>
/// <param name="Acts">How often something was decided of it; it names the next decision in the audit.</param>
public sealed record UploadedPack(
    string Version, DateTimeOffset UploadedAt, string UploadedBy, int Files, int Errors, int Warnings,
    BackTestedOn? BackTest = null, PackApproval? Approved = null, PackDecision? Withdrawn = null, int Acts = 0);

/// <summary>What a pack was back-tested on.</summary>
/// <param name="Against">The version that was in force.</param>
/// <param name="Dropped">What it leaves out that the policy in force has.</param>
/// <param name="Releases">By organisation, the working release shown then; empty text where there was none.</param>
public sealed record BackTestedOn(DateTimeOffset At, string Against, ImmutableSortedDictionary<string, string> Releases, int Added, int Gone, int Moved, ImmutableArray<string> Dropped)
{
    internal bool IsOf(string against, IReadOnlyDictionary<string, string> releases)
        => Against == against && Releases.Count == releases.Count && Releases.All(r => releases.TryGetValue(r.Key, out var shown) && shown == r.Value);
}

/// <param name="By">Who asked: a name or a kind of key.</param>
public sealed record PackDecision(DateTimeOffset At, string By, string Reason);

/// <param name="Role">In whose name.</param>
/// <param name="Against">The version in force, against which it was back-tested.</param>
public sealed record PackApproval(DateTimeOffset At, string By, string Role, string Reason, string Against);

/// <param name="From">The day in Europe/London from whose midnight on it is in force.</param>
public sealed record PackActivation(string Version, DateOnly From, DateTimeOffset At, string By, string Reason);
