using EqualityPipeline.Functions.Wiring;
using EqualityPipeline.Policy;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace EqualityPipeline.Tests.Functions;

public sealed class The_services(SharedAzurite azurite)
{
    [Theory]
    [InlineData(null, false)]
    [InlineData("a-key-of-this-deployment-and-no-other", true)]
    public void Ids_of_submissions_are_keyed_where_the_deployment_has_a_key(string? key, bool isKeyed)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["ReturnsStorage"] = azurite.ConnectionString, ["Submissions:IdKey"] = key }).Build();
        using var all = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddEqualityPipeline(configuration).BuildServiceProvider();

        Assert.Equal(isKeyed, all.GetRequiredService<EqualityPipeline.Returns.SubmissionIds>().HasKey);
    }

    [Fact]
    public void All_of_them_are_made_and_those_of_a_policy_hold_nothing_to_dispose_of()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["ReturnsStorage"] = azurite.ConnectionString }).Build();
        services.AddSingleton<IConfiguration>(configuration).AddEqualityPipeline(configuration);
        using var all = services.BuildServiceProvider();
        var ofPolicy = services.Where(s => s.Lifetime == ServiceLifetime.Transient && s.ServiceType.Namespace!.StartsWith(nameof(EqualityPipeline), StringComparison.Ordinal))
            .Select(s => s.ServiceType).ToList();

        Assert.Contains(typeof(MonitoringPolicy), ofPolicy);
        // The container disposes of what it hands out when the call ends; the next call would get it disposed.
        Assert.DoesNotContain(ofPolicy, type => typeof(IDisposable).IsAssignableFrom(type) || typeof(IAsyncDisposable).IsAssignableFrom(type));
        Assert.All(ofPolicy, type => Assert.Same(all.GetRequiredService(type), all.GetRequiredService(type)));
        // What is shared by all policies must not be made with one of them: it would keep it.
        var shared = services.Where(s => s is { Lifetime: ServiceLifetime.Singleton, ImplementationType: not null } && s.ServiceType.Namespace!.StartsWith(nameof(EqualityPipeline), StringComparison.Ordinal));
        Assert.All(shared, s => Assert.DoesNotContain(
            s.ImplementationType!.GetConstructors().SelectMany(c => c.GetParameters()), p => ofPolicy.Contains(p.ParameterType)));
    }
}
