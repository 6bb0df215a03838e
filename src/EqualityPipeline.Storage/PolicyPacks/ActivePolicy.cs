using Azure;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using Microsoft.Extensions.Logging;

namespace EqualityPipeline.Storage.PolicyPacks;

/// <summary>The pack that ships with the code; in force where storage names no other.</summary>
public sealed record ShippedPolicy(MonitoringPolicy Policy);

/// <param name="Every">How long a host goes by what it last saw of the register of packs.</param>
public sealed record PolicyLook(TimeSpan Every)
{
    public static PolicyLook Standard { get; } = new(TimeSpan.FromSeconds(15));
}

/// <summary>The policy in force now. A host sees within <see cref="PolicyLook.Every"/> that another was activated; by the calendar it changes at midnight in London.</summary>
public sealed class ActivePolicy(ShippedPolicy shipped, PackStore store, PolicyLook look, TimeProvider clock, ILogger<ActivePolicy> log)
{
    private readonly Lock gate = new();
    private PackRegister? register;
    private MonitoringPolicy? loaded;
    private long? lookedAt;

    /// <summary>Told each time what is asked of storage at most once in a while. Without storage what was in force stays.</summary>
    /// <exception cref="RequestFailedException">Storage never answered yet: which policy is in force is not known, and another must not be taken for it.</exception>
    /// <exception cref="InvalidDataException">The policy in force cannot be used by this version of the code.</exception>
    public MonitoringPolicy Current
    {
        get
        {
            lock (gate)
            {
                if (register is null || lookedAt is not { } at || clock.GetElapsedTime(at) >= look.Every)
                    Look();
                return Load(VersionIn(register!));
            }
        }
    }

    /// <summary>The one last known to be in force, for those who tell how things are when storage does not answer.</summary>
    public MonitoringPolicy LastKnown
    {
        get
        {
            lock (gate)
                return loaded ?? shipped.Policy;
        }
    }

    /// <summary>The version in force today by a register.</summary>
    public string VersionIn(PackRegister packs) => packs.InForceOn(LondonTime.DayOf(clock.GetUtcNow())) ?? shipped.Policy.Version;

    public string ShippedVersion => shipped.Policy.Version;

    /// <summary>The next one to ask reads the register anew.</summary>
    public void LookAgain()
    {
        lock (gate)
            lookedAt = null;
    }

    private void Look()
    {
        try
        {
            register = store.Read();
        }
        catch (Exception failure) when (failure is RequestFailedException or AggregateException && register is not null)
        {
            log.PolicyUnknown(VersionIn(register));
        }

        lookedAt = clock.GetTimestamp();
    }

    private MonitoringPolicy Load(string version)
    {
        if (loaded?.Version == version)
            return loaded;
        var load = version == shipped.Policy.Version ? new PolicyLoad(shipped.Policy, [], []) : PolicyPack.Load(store.ReadFiles(version));
        loaded = load.Policy ?? throw new InvalidDataException($"The policy in force, {version}, cannot be used by this version of the code: {string.Join(" ", load.Errors)}");
        log.PolicyInForce(version);
        return loaded;
    }
}
