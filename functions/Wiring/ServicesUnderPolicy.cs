using System.Collections.Concurrent;
using EqualityPipeline.Policy;
using EqualityPipeline.Storage.PolicyPacks;
using Microsoft.Extensions.DependencyInjection;

namespace EqualityPipeline.Functions.Wiring;

/// <summary>Services that go by the policy: one set of them for each policy that comes into force.</summary>
/// <remarks>Functions are made anew for each invocation, and take the set of that moment: what is under way ends under the policy it began with.</remarks>
internal sealed class ServicesUnderPolicy(ActivePolicy active, IServiceProvider shared)
{
    private readonly Lock gate = new();
    private OfPolicy? current;

    public T Get<T>()
        where T : class
    {
        var policy = active.Current;
        OfPolicy services;
        lock (gate)
            services = current = current?.Policy == policy ? current : new OfPolicy(policy, shared);
        return services.Get<T>();
    }

    /// <summary>What a service under a policy is made of: that policy, services under the same one, and those that all policies share.</summary>
    private sealed class OfPolicy(MonitoringPolicy policy, IServiceProvider shared) : IServiceProvider
    {
        private readonly ConcurrentDictionary<Type, Lazy<object>> made = new();
        private readonly HashSet<Type> underPolicy = [.. shared.GetServices<UnderPolicy>().Select(u => u.Service)];

        public MonitoringPolicy Policy => policy;

        public T Get<T>() => (T)GetService(typeof(T))!;

        public object? GetService(Type serviceType)
            => serviceType == typeof(MonitoringPolicy) ? policy
                : underPolicy.Contains(serviceType)
                    ? made.GetOrAdd(serviceType, type => new Lazy<object>(() => ActivatorUtilities.CreateInstance(this, type))).Value
                : shared.GetService(serviceType);
    }
}

internal sealed record UnderPolicy(Type Service);

internal static class UnderPolicyServices
{
    /// <summary>A service that goes by the policy in force. It holds nothing that would have to be disposed of.</summary>
    public static IServiceCollection AddUnderPolicy<T>(this IServiceCollection services)
        where T : class
        => services.AddSingleton(new UnderPolicy(typeof(T))).AddTransient(all => all.GetRequiredService<ServicesUnderPolicy>().Get<T>());
}
