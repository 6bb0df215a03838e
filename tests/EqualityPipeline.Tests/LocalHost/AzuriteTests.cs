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
    public async Task A_record_of_a_process_that_is_not_Azurite_is_put_aside_the_process_left_alone_and_a_second_host_told_so()
    {
        Directory.CreateDirectory(_folder);
        var own = Environment.ProcessId;
        await File.WriteAllTextAsync(Path.Combine(_folder, "azurite.json"), $$"""{"ProcessId":{{own}},"Blob":1,"Queue":2,"Table":3}""");

        await using var azurite = await Azurite.StartAsync(_folder, inMemory: true);

        Assert.False(azurite.TakenOver);
        Assert.NotEqual(own, azurite.ProcessId);

        var told = await Assert.ThrowsAsync<LocalHostException>(() => Azurite.StartAsync(_folder, inMemory: true));
        Assert.StartsWith($"Another host is using {_folder}", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_left_running_by_a_killed_host_is_taken_over_and_an_unexpected_end_told()
    {
        // The record of a running Azurite in an unlocked folder: what a killed host leaves.
        var abandoned = Path.Combine(_folder, "abandoned");
        await using var left = await Azurite.StartAsync(Path.Combine(_folder, "left"), inMemory: true);
        Directory.CreateDirectory(abandoned);
        File.Copy(Path.Combine(_folder, "left", "azurite.json"), Path.Combine(abandoned, "azurite.json"));

        var taken = await Azurite.StartAsync(abandoned, inMemory: true);

        Assert.True(taken.TakenOver);
        Assert.Equal((left.ProcessId, left.ConnectionString), (taken.ProcessId, taken.ConnectionString));

        await taken.StopAsync();
        var told = await left.Died.WaitAsync(TimeSpan.FromSeconds(5));
        Assert.StartsWith("Azurite, the storage emulator, ended unexpectedly", told, StringComparison.Ordinal);
    }
}
