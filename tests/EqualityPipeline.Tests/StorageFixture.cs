using EqualityPipeline.LocalHost;
using EqualityPipeline.Tests;

[assembly: AssemblyFixture(typeof(SharedAzurite))]

namespace EqualityPipeline.Tests;

/// <summary>
/// One real Azurite for all storage tests, in memory, on ports of its own. A test class takes it as a constructor parameter
/// and names its containers, tables and queues by a prefix of its own.
/// </summary>
public sealed class SharedAzurite : IAsyncLifetime
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "equality-pipeline-tests-" + Guid.NewGuid().ToString("N"));
    private Azurite? _azurite;

    public string ConnectionString => _azurite!.ConnectionString;

    /// <summary>A new prefix that is valid at the start of container, table and queue names: a letter and lower-case hexadecimal digits.</summary>
    public static string NewPrefix() => "t" + Guid.NewGuid().ToString("N")[..12];

    public async ValueTask InitializeAsync() => _azurite = await Azurite.StartAsync(_folder, inMemory: true);

    public async ValueTask DisposeAsync()
    {
        if (_azurite is not null)
            await _azurite.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
