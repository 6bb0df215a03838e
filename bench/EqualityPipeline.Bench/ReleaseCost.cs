using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using EqualityPipeline.LocalHost;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Returns;
using EqualityPipeline.Storage;
using EqualityPipeline.Storage.Receiving;

namespace EqualityPipeline.Bench;

/// <summary>What a release costs: the first one, the one after a single changed return, the one after none; each in a process of its own.</summary>
internal sealed class ReleaseCost
{
    private readonly ReleaseSize size;
    private readonly MonitoringPolicy policy;
    private readonly PipelineStorage storage;
    private readonly string connection;

    private ReleaseCost(ReleaseSize size, string connection)
    {
        (this.size, this.connection, policy) = (size, connection, size.Policy());
        storage = new PipelineStorage(new BlobServiceClient(connection), new TableServiceClient(connection));
    }

    /// <param name="folder">Returns that lie in it already are not sent again.</param>
    /// <param name="nights">How many nights after a changed return.</param>
    /// <param name="isAgain">Whether its releases stand and only nights are measured; otherwise they are made anew.</param>
    public static async Task PrintAsync(ReleaseSize size, string folder, int nights, bool isAgain)
    {
        await using var azurite = await Azurite.StartAsync(folder);
        var bench = new ReleaseCost(size, azurite.ConnectionString);
        await bench.storage.EnsureCreatedAsync(CancellationToken.None);
        await bench.SendAllAsync();
        if (!isAgain)
            await bench.ForgetReleasesAsync();
        await bench.MeasureAsync(nights, isAgain);
    }

    private async Task MeasureAsync(int nights, bool isAgain)
    {
        Console.WriteLine($"{size.Organisations} organisations of {size.Directorates} directorates, {size.Directorates * 4} services and {size.Wards} wards; {size.Months} months of {ReleaseSize.MonthlyReturns.Length} returns of each directorate; {policy.Indicators.Length} indicators, nine strands.");
        Console.WriteLine("| release | figures | wall s | CPU s | MiB read from storage | peak MiB of the process |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: |");
        var first = isAgain ? [] : await PublishAsync("the first", [.. policy.Organisations.Select(o => o.Id)]);
        var one = policy.Organisations[0];
        var (changed, releases) = (new List<(string Which, PublishedOnce Once)>(), new HashSet<string>(first.Take(1).Select(f => f.Release), StringComparer.Ordinal));
        for (var night = 1; night <= nights; night++)
        {
            foreach (var (which, month) in size.ChangedMonths)
            {
                await SendTakeUpAsync(month, seed: 98 + night);
                var once = (await PublishAsync($"after one changed return of the {which} month", [one.Id]))[0];
                changed.Add((which, once));
                if (!releases.Add(once.Release))
                    throw new InvalidOperationException("A changed return made no other release.");
            }
        }

        var unchanged = (await PublishAsync("nothing changed", [one.Id]))[0];
        if (releases.Add(unchanged.Release) && nights > 0)
            throw new InvalidOperationException("Where nothing changed another release was made.");
        if (isAgain)
            return;
        foreach (var month in changed.GroupBy(c => c.Which, c => c.Once))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"After one changed return of the {month.Key} month {Statistic.Median(month.Select(c => c.CpuSeconds)) / first[0].CpuSeconds:P1} of the processor's time of the first release (target: under 10%), {Statistic.Median(month.Select(c => c.WallSeconds)) / first[0].WallSeconds:P1} of its wall time."));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"With nothing changed {unchanged.CpuSeconds / first[0].CpuSeconds:P1}."));
    }

    private async Task<PublishedOnce[]> PublishAsync(string what, string[] organisations)
    {
        var published = await PublishOnce.InChildAsync(connection, size, organisations);
        foreach (var once in published)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {once.Organisation}, {what} | {once.Figures:N0} | {once.WallSeconds:F1} | {once.CpuSeconds:F1} | {once.MiBRead:F1} | {once.PeakMiB:F0} |"));
        }

        return published;
    }

    private async Task SendAllAsync()
    {
        var watch = Stopwatch.StartNew();
        var last = policy.Organisations[^1];
        var isSent = await new SubmissionRegister(storage).FindAsync(Name(last, last.Directorates[^1].Id, ReleaseSize.LastMonth, ReleaseSize.MonthlyReturns[^1]), CancellationToken.None) is not null;
        foreach (var organisation in isSent ? [] : policy.Organisations)
        {
            for (var month = size.FirstMonth; month <= ReleaseSize.LastMonth; month = month.Plus(1))
                await SendAsync(organisation, month);
        }

        // What an earlier run changed is as it was.
        foreach (var (_, month) in size.ChangedMonths)
            await SendTakeUpAsync(month, SeedOf(month));
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Returns sent in {watch.Elapsed.TotalSeconds:F0} s."));
    }

    private async Task SendAsync(Organisation organisation, ReportingMonth month)
    {
        var returns = new ReleaseReturns(policy, organisation, month);
        if (month == size.FirstMonth || month.Month == 4)
        {
            await SendAsync(organisation, Organisation.Corporate, month, "population", returns.Population());
            foreach (var directorate in organisation.Directorates)
                await SendAsync(organisation, directorate.Id, month, "buildings", returns.Buildings(directorate));
        }

        await Parallel.ForEachAsync(
            organisation.Directorates.SelectMany(_ => ReleaseSize.MonthlyReturns, (directorate, type) => (directorate, type)),
            async (of, _) => await SendAsync(organisation, of.directorate.Id, month, of.type, returns.Of(of.type, of.directorate, SeedOf(month))));
    }

    /// <summary>Keeps a return as the intake keeps it once it is accepted: its cells, and its row in the register.</summary>
    private async Task SendAsync(Organisation organisation, string directorate, ReportingMonth month, string returnType, string text)
    {
        var name = Name(organisation, directorate, month, returnType);
        var bytes = Encoding.UTF8.GetBytes(text);
        using var content = new MemoryStream(bytes);
        var accepted = ReturnCheck.Check(content, name, policy);
        // One in a thousand looks estimated by chance; somebody confirms it.
        if (accepted.Status == ReceiptStatus.Held)
        {
            content.Position = 0;
            accepted = ReturnCheck.Check(content, name, policy, CheckBasis.Empty with { IsConfirmed = true });
        }

        if (accepted.Status is not (ReceiptStatus.Accepted or ReceiptStatus.AcceptedWithWarnings))
            throw new InvalidOperationException($"{name} is {accepted.Status}: {string.Join(' ', accepted.Findings.Take(3))}");
        var id = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes))[..32];
        await new CellStore(storage).WriteAsync(name, id, accepted, policy.FindReturnType(returnType)!.AsOf(month).Register, CancellationToken.None);
        var register = new SubmissionRegister(storage);
        var at = new DateTimeOffset(month.LastDay.AddDays(2), default, TimeSpan.Zero);
        var upload = new Upload(name.Path, new Azure.ETag(id), at, at);
        var slot = await register.FindAsync(name, CancellationToken.None) ?? new SubmissionSlot
        {
            Organisation = organisation.Id, Directorate = directorate, Period = month, ReturnType = returnType,
            LatestUpload = upload, LatestSubmission = id, LatestStatus = accepted.Status, FirstAcceptedAt = at,
        };
        if (!await register.TryWriteAsync(slot with { LatestUpload = upload, LatestSubmission = id, CountedUpload = upload, CountedSubmission = id }, CancellationToken.None))
            throw new InvalidOperationException($"{name} was written by another process.");
    }

    private async Task ForgetReleasesAsync()
    {
        foreach (var container in new[] { storage.Releases, storage.Disclosure, storage.Workings })
        {
            await container.DeleteAsync();
            await container.CreateAsync();
        }
    }

    /// <summary>The return that is changed: of the family with the most figures.</summary>
    private Task SendTakeUpAsync(ReportingMonth month, int seed)
    {
        var (organisation, directorate) = (policy.Organisations[0], policy.Organisations[0].Directorates[0]);
        return SendAsync(organisation, directorate.Id, month, "service-take-up", new ReleaseReturns(policy, organisation, month).Of("service-take-up", directorate, seed));
    }

    private static int SeedOf(ReportingMonth month) => (month.Year * 12) + month.Month;

    private static SubmissionName Name(Organisation organisation, string directorate, ReportingMonth month, string returnType)
        => new(organisation.Id, directorate, month, returnType, $"{organisation.Id}/{directorate}/{month}/{returnType}.csv");
}
