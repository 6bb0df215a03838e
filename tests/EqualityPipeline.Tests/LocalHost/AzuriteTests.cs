using System.Diagnostics;
using EqualityPipeline.LocalHost;

namespace EqualityPipeline.Tests.LocalHost;

public sealed class Azurite_as_storage_of_one_folder : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "equality-pipeline-" + Guid.NewGuid().ToString("N"));

    public void Dispose()
    {
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Stopping_it_leaves_no_process_and_the_next_start_uses_the_same_ports()
    {
        var first = await Azurite.StartAsync(_folder);
        var processId = first.ProcessId;
        await first.StopAsync();

        Assert.Throws<ArgumentException>(() => Process.GetProcessById(processId));

        await using var second = await Azurite.StartAsync(_folder);
        Assert.Equal(first.ConnectionString, second.ConnectionString);
        Assert.False(second.TakenOver);
    }

    [Fact]
    public async Task A_second_host_on_the_same_folder_is_told_so()
    {
        await using var first = await Azurite.StartAsync(_folder, inMemory: true);

        var told = await Assert.ThrowsAsync<LocalHostException>(() => Azurite.StartAsync(_folder, inMemory: true));

        Assert.StartsWith($"Another host is using {_folder}", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_of_a_process_that_is_not_Azurite_is_put_aside_and_the_process_left_alone()
    {
        Directory.CreateDirectory(_folder);
        var own = Environment.ProcessId;
        await File.WriteAllTextAsync(Path.Combine(_folder, "azurite.json"), $$"""{"ProcessId":{{own}},"Blob":1,"Queue":2,"Table":3}""");

        await using var azurite = await Azurite.StartAsync(_folder, inMemory: true);

        Assert.False(azurite.TakenOver);
        Assert.NotEqual(own, azurite.ProcessId);
    }

    [Fact]
    public async Task An_unexpected_end_is_told_in_a_sentence()
    {
        await using var azurite = await Azurite.StartAsync(_folder, inMemory: true);
        using (var process = Process.GetProcessById(azurite.ProcessId))
            process.Kill();

        var told = await azurite.Died.WaitAsync(TimeSpan.FromSeconds(10));

        Assert.StartsWith("Azurite, the storage emulator, ended unexpectedly", told, StringComparison.Ordinal);
    }
}
