using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EqualityPipeline.LocalHost;

/// <summary>Configuration, services and options of a host that is about to be built.</summary>
/// <remarks>
/// Configuration, the later the stronger: defaults, host.json's log levels, local.settings.json, environment, command line.
/// Storage connections that are nowhere configured are filled in by <see cref="LocalFunctionsHost.StartAsync"/>: read them in factories.
/// </remarks>
public sealed class LocalFunctionsBuilder
{
    private readonly WebApplicationBuilder _web;
    private readonly IReadOnlyList<Type> _functionClasses;

    internal LocalFunctionsBuilder(IReadOnlyList<string> args, Assembly functions, IReadOnlyList<Type> functionClasses)
    {
        _functionClasses = functionClasses;
        var commandLine = CommandLine.Read(args);
        var root = AzuriteLauncher.RepositoryRoot(AppContext.BaseDirectory);
        var hostJson = Path.Combine(AppContext.BaseDirectory, "host.json");

        _web = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        Add(0, new(StringComparer.OrdinalIgnoreCase)
        {
            // A page elsewhere cannot reach a loopback address under a name of its own.
            ["AllowedHosts"] = "localhost;127.0.0.1;[::1]",
            ["Logging:LogLevel:Microsoft"] = "Warning",
            ["Logging:LogLevel:Azure.Core"] = "Warning",
        });
        Add(1, LocalSettings.LogLevels(hostJson));
        Add(2, LocalSettings.Read([Directory.GetCurrentDirectory(), root]));
        Add(_web.Configuration.Sources.Count, commandLine);
        _web.Logging.ClearProviders().AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "HH:mm:ss ";
        });

        Options.DataFolder = Path.Combine(root ?? Directory.GetCurrentDirectory(), ".azurite");
        Options.HostId = _web.Configuration["AzureFunctionsWebHost:hostid"] ?? LocalHostOptions.HostIdOf(functions);
        Options.ReadHostJson(hostJson);
        if (commandLine.GetValueOrDefault("port") is { } port)
            Options.Port = CommandLine.Port(port);
        if (commandLine.GetValueOrDefault("data-folder") is { } folder)
            Options.DataFolder = folder;
    }

    public IConfigurationManager Configuration => _web.Configuration;

    public IServiceCollection Services => _web.Services;

    public ILoggingBuilder Logging => _web.Logging;

    public LocalHostOptions Options { get; } = new();

    /// <exception cref="LocalHostException">A function that is not of the shape both hosts share, or a setting that is missing.</exception>
    public LocalFunctionsHost Build()
    {
        if (FunctionShapes.Check(_functionClasses) is { Count: > 0 } breaches)
            throw new LocalHostException("These functions cannot be hosted:\n" + string.Join('\n', breaches));

        _web.Services.TryAddSingleton(Options.TimeProvider ?? TimeProvider.System);
        _web.Services.Configure<HostOptions>(host => host.ShutdownTimeout = Options.DrainPatience + TimeSpan.FromSeconds(5));
        _web.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = Options.LargestRequest;
            kestrel.Listen(System.Net.IPAddress.Loopback, Options.Port);
        });
        return new(_web.Build(), FunctionMethod.In(_functionClasses), Options);
    }

    private void Add(int at, Dictionary<string, string?> values) =>
        ((IConfigurationBuilder)_web.Configuration).Sources.Insert(at, new MemoryConfigurationSource { InitialData = values });
}
