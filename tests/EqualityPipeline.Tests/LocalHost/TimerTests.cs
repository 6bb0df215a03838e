using System.Text.Json;
using EqualityPipeline.LocalHost;

namespace EqualityPipeline.Tests.LocalHost;

public sealed class Timers_of_the_local_host(SharedAzurite storage)
{
    private static readonly DateTimeOffset Noon = new(2009, 4, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task At_the_first_start_nothing_is_due_and_then_each_occurrence_runs_once()
    {
        var clock = new FakeClock(Noon);
        await using var host = await StartAsync(clock);
        await clock.WhenWaitedForAsync();
        Assert.Empty(host.Calls.Made);

        clock.SetForward(TimeSpan.FromHours(13));
        await clock.WhenWaitedForAsync();
        Assert.Empty(host.Calls.Made);

        clock.SetForward(TimeSpan.FromHours(1));
        await host.Calls.WhenMadeAsync(1);
        await clock.WhenWaitedForAsync();
        for (var hour = 0; hour < 24; hour++)
        {
            clock.SetForward(TimeSpan.FromHours(1));
            await Task.Delay(10);
            await clock.WhenWaitedForAsync();
        }

        await host.Calls.WhenMadeAsync(2);
        Assert.Equal(["last 0001-01-01 00:00 next 2009-04-02 02:00", "last 2009-04-02 02:00 next 2009-04-03 02:00"], host.Calls.Made);
    }

    [Fact]
    public async Task Occurrences_missed_while_no_host_ran_are_made_good_by_one_call()
    {
        var prefix = SharedAzurite.NewPrefix();
        var first = new FakeClock(Noon);
        await using (await StartAsync(first, prefix))
            await first.WhenWaitedForAsync();

        // Three nights later.
        var clock = new FakeClock(Noon.AddDays(3));
        await using (var host = await StartAsync(clock, prefix))
        {
            await host.Calls.WhenMadeAsync(1);
            await clock.WhenWaitedForAsync();
            Assert.Equal(["last 0001-01-01 00:00 next 2009-04-02 02:00 past due"], host.Calls.Made);

            var state = await host.HostContainer.GetBlobClient($"timers/{prefix}/SampleTimer/status").DownloadContentAsync();
            var status = JsonSerializer.Deserialize<ScheduleStatus>(state.Value.Content)!;
            Assert.Equal(new DateTime(2009, 4, 4, 12, 0, 0), status.Last);
            Assert.Equal(new DateTime(2009, 4, 5, 2, 0, 0), status.Next);
        }

        var again = new FakeClock(Noon.AddDays(3).AddMinutes(5));
        await using var next = await StartAsync(again, prefix);
        await again.WhenWaitedForAsync();
        Assert.Empty(next.Calls.Made);
    }

    [Fact]
    public async Task A_changed_schedule_makes_nothing_past_due()
    {
        var prefix = SharedAzurite.NewPrefix();
        var first = new FakeClock(Noon);
        await using (await StartAsync(first, prefix))
            await first.WhenWaitedForAsync();

        var clock = new FakeClock(Noon.AddHours(2));
        await using var host = await HostUnderTest.StartAsync(
            storage, typeof(SampleTimer), set: options => options.TimeProvider = clock, prefix: prefix, args: ["--NightlySchedule", "0 0 13 * * *"]);
        await clock.WhenWaitedForAsync();

        Assert.Empty(host.Calls.Made);
    }

    [Fact]
    public async Task Two_hosts_on_one_storage_run_an_occurrence_once_and_never_side_by_side()
    {
        var prefix = SharedAzurite.NewPrefix();
        var gate = new TaskCompletionSource();
        var clock = new FakeClock(Noon);
        await using var one = await StartAsync(clock, prefix, gate.Task);
        await clock.WhenWaitedForAsync();
        var otherClock = new FakeClock(Noon);
        await using var other = await StartAsync(otherClock, prefix);
        await otherClock.WhenWaitedForAsync();

        clock.SetForward(TimeSpan.FromHours(14));
        await one.Calls.WhenMadeAsync(1);
        otherClock.SetForward(TimeSpan.FromHours(14));
        using var byAdmin = await other.SendAsync(HttpMethod.Post, "/admin/functions/SampleTimer", HostUnderTest.AdminKey);
        await Task.Delay(600);
        Assert.Empty(other.Calls.Made);

        gate.SetResult();
        await other.Calls.WhenMadeAsync(1);
        await otherClock.WhenWaitedForAsync();

        // The one call of the other host is the one asked for by its admin address.
        Assert.Single(one.Calls.Made);
        Assert.Equal(["last 2009-04-02 02:00 next 2009-04-03 02:00"], other.Calls.Made);
    }

    private Task<HostUnderTest> StartAsync(FakeClock clock, string? prefix = null, Task? until = null) => HostUnderTest.StartAsync(
        storage, typeof(SampleTimer), calls => calls.Until = until ?? Task.CompletedTask, options => options.TimeProvider = clock, prefix);
}
