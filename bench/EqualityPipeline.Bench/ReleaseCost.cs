using System.Diagnostics;
using System.Globalization;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using EqualityPipeline.LocalHost;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Storage;
using EqualityPipeline.Storage.Alerting;
using EqualityPipeline.Storage.Publishing;
using EqualityPipeline.Storage.Receiving;
using Microsoft.Extensions.Logging.Abstractions;

namespace EqualityPipeline.Bench;

/// <summary>What a release costs: the first one, the one after a single changed return, and one of each of many organisations.</summary>
internal static class ReleaseCost
{
    private static readonly ReportingMonth LastMonth = new(2012, 3);

    private static readonly DateOnly AsOf = new(2012, 4, 10);

    /// <param name="directorates">Of each organisation; each has four services.</param>
    /// <param name="months">Of take-up and recruitment.</param>
    /// <param name="wards">In each of which some of the users live.</param>
    public static async Task PrintAsync(string folder, int directorates, int months, int wards, int organisations)
    {
        var policy = PolicyOf(directorates, wards, organisations);
        await using var azurite = await Azurite.StartAsync(folder);
        var pipeline = new Bench(azurite.ConnectionString, policy);
        await pipeline.Storage.EnsureCreatedAsync(CancellationToken.None);

        Console.WriteLine($"{organisations} organisations of {directorates} directorates, {directorates * 4} services and {wards} wards; {months} months of service take-up and recruitment, and three censuses.");
        Console.WriteLine("| release | figures | wall s | CPU s | MiB read from storage | peak MiB of the process |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: |");
        var first = 0.0;
        foreach (var organisation in policy.Organisations)
        {
            await pipeline.SendAllAsync(organisation, months);
            var full = await pipeline.PublishAsync(organisation, $"{organisation.Id}, the first");
            first = first == 0 ? full : first;
        }

        var one = policy.Organisations[0];
        await pipeline.SendAsync(one, one.Directorates[0].Id, LastMonth, "service-take-up", Returned.TakeUp(one, one.Directorates[0], seed: 99));
        var nightly = await pipeline.PublishAsync(one, $"{one.Id}, after one changed return");
        var unchanged = await pipeline.PublishAsync(one, $"{one.Id}, nothing changed");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"After one changed return {nightly / first:P1} of the processor's time of the first release (target: under 10%); with nothing changed {unchanged / first:P1}."));
    }

    private static MonitoringPolicy PolicyOf(int directorates, int wards, int organisations)
    {
        var product = BenchPolicy.LoadProduct();
        return product with
        {
            Organisations =
            [
                .. Enumerable.Range(0, organisations).Select(o => product.Organisations.First(p => !p.IsPartnership) with
                {
                    Id = FormattableString.Invariant($"benchford-{o + 1}"),
                    Name = FormattableString.Invariant($"Benchford Council {o + 1}"),
                    Partnership = null,
                    Directorates =
                    [
                        .. Enumerable.Range(1, directorates).Select(d => new Directorate(
                            FormattableString.Invariant($"directorate-{d}"), $"Directorate {d}",
                            [.. Enumerable.Range(1, 4).Select(s => new Service(FormattableString.Invariant($"service-{d}-{s}"), $"Service {d} {s}"))])),
                    ],
                    Wards = [.. Enumerable.Range(1, wards).Select(w => new Ward(FormattableString.Invariant($"ward-{w}"), $"Ward {w}"))],
                    Areas = [],
                }),
            ],
        };
    }

    /// <summary>The product's parts on storage that counts what is read from it.</summary>
    private sealed class Bench
    {
        private readonly ReadBytes read = new();
        private readonly Publisher publisher;
        private readonly Intake intake;

        public Bench(string connection, MonitoringPolicy policy)
        {
            Storage = new PipelineStorage(new BlobServiceClient(connection, Counting(new BlobClientOptions())), new TableServiceClient(connection, Counting(new TableClientOptions())));
            var (register, cells, releases, clock) = (new SubmissionRegister(Storage), new CellStore(Storage), new ReleaseStore(Storage), TimeProvider.System);
            publisher = new Publisher(policy, register, cells, releases, clock, NullLogger<Publisher>.Instance);
            var history = new ReturnHistory(Storage);
            var outbox = new Outbox(Storage, new WebhookChannel(new WebhookOptions()), clock, NullLogger<Outbox>.Instance);
            intake = new Intake(
                policy, new ReceiptStore(Storage), cells, register, new LabelBook(Storage, register), new EarlierReturns(policy, register, cells), new PeriodLocks(Storage, history, clock), history,
                new ChecksUnderWay(Storage, clock), new ReturnNotices(policy, outbox, register, clock), new Confirmations(Storage, clock), (_, _, storedAt) => storedAt, clock, NullLogger<Intake>.Instance);

            T Counting<T>(T options)
                where T : ClientOptions
            {
                options.AddPolicy(read, HttpPipelinePosition.PerCall);
                return options;
            }
        }

        public PipelineStorage Storage { get; }

        public async Task SendAllAsync(Organisation organisation, int months)
        {
            for (var month = LastMonth.Plus(1 - months); month <= LastMonth; month = month.Plus(1))
            {
                if (month == LastMonth.Plus(1 - months) || month.Month == 4)
                    await SendAsync(organisation, Organisation.Corporate, month, "population", Returned.Population(organisation));
                foreach (var directorate in organisation.Directorates)
                {
                    var seed = (month.Year * 12) + month.Month;
                    await SendAsync(organisation, directorate.Id, month, "service-take-up", Returned.TakeUp(organisation, directorate, seed));
                    await SendAsync(organisation, directorate.Id, month, "recruitment", Returned.Recruitment(directorate, seed));
                }
            }
        }

        public async Task SendAsync(Organisation organisation, string directorate, ReportingMonth month, string returnType, string text)
        {
            var blob = Storage.Returns.GetBlobClient($"{organisation.Id}/{directorate}/{month}/{returnType}.csv");
            await blob.UploadAsync(BinaryData.FromString(text), overwrite: true);
            await intake.ReceiveAsync(blob, CancellationToken.None);
        }

        /// <returns>Seconds of the processor.</returns>
        public async Task<double> PublishAsync(Organisation organisation, string what)
        {
            GC.Collect();
            read.Reset();
            var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            var manifest = await publisher.PublishAsync(organisation, AsOf, CancellationToken.None) ?? throw new InvalidOperationException("Nothing was accepted.");
            var (wall, seconds) = (watch.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
            using var process = Process.GetCurrentProcess();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {what} | {manifest.Parts.Sum(p => p.Figures):N0} | {wall:F1} | {seconds:F1} | {read.Total / 1048576.0:F1} | {process.PeakWorkingSet64 / 1048576.0:F0} |"));
            return seconds;
        }
    }

    private sealed class ReadBytes : HttpPipelineSynchronousPolicy
    {
        private long total;

        public long Total => total;

        public void Reset() => total = 0;

        public override void OnReceivedResponse(HttpMessage message)
        {
            if (message.Request.Method == RequestMethod.Get)
                Interlocked.Add(ref total, message.Response.Headers.ContentLength ?? 0);
        }
    }

    /// <summary>Tallies made by a seed: every group of six strands has some.</summary>
    private static class Returned
    {
        private static readonly (string Strand, string[] Groups)[] Strands =
        [
            ("race", ["white-british", "white-irish", "white-other", "asian-indian", "asian-pakistani", "asian-bangladeshi", "black-caribbean", "black-african", "chinese", "mixed-other", "prefer-not-to-say"]),
            ("disability", ["disabled", "not-disabled", "unknown"]), ("gender", ["female", "male", "unknown"]),
            ("age", ["16-24", "25-34", "35-44", "45-54", "55-64", "65-74", "unknown"]),
            ("religion-or-belief", ["christian", "muslim", "hindu", "sikh", "no-religion", "prefer-not-to-say"]),
            ("sexual-orientation", ["heterosexual", "gay-or-lesbian", "bisexual", "prefer-not-to-say"]),
        ];

        public static string TakeUp(Organisation organisation, Directorate directorate, int seed)
        {
            var random = new Random(HashCode.Combine(seed, directorate.Id.Length));
            var text = new StringBuilder("service,ward,strand,group,measure,count\n");
            foreach (var service in directorate.Services)
            {
                // People of every strand live in the same wards: the strands of a ward add up to one total.
                foreach (var ward in organisation.Wards.Where((_, i) => i % 4 == random.Next(4)).Take(5))
                {
                    var people = 200 + random.Next(400);
                    foreach (var (strand, groups) in Strands)
                        Add(text, $"{service.Id},{ward.Id},{strand}", groups, "users", people, random);
                }
            }

            return text.ToString();
        }

        public static string Recruitment(Directorate directorate, int seed)
        {
            var random = new Random(HashCode.Combine(seed, directorate.Id.Length, 1));
            var text = new StringBuilder("service,strand,group,measure,count\n");
            foreach (var service in directorate.Services)
            {
                var applied = 60 + random.Next(60);
                foreach (var (strand, groups) in Strands)
                {
                    var shares = Shares(groups.Length, random);
                    Add(text, $"{service.Id},{strand}", groups, "applied", shares, applied);
                    Add(text, $"{service.Id},{strand}", groups, "shortlisted", shares, applied / 3);
                    Add(text, $"{service.Id},{strand}", groups, "appointed", shares, applied / 9);
                }
            }

            return text.ToString();
        }

        public static string Population(Organisation organisation)
        {
            var random = new Random(7);
            var text = new StringBuilder("ward,strand,group,measure,count\n");
            foreach (var ward in organisation.Wards)
            {
                foreach (var (strand, groups) in Strands)
                    Add(text, $"{ward.Id},{strand}", [.. groups.Where(g => g is not ("unknown" or "prefer-not-to-say"))], "population", 12_000, random);
            }

            return text.ToString();
        }

        private static void Add(StringBuilder text, string of, string[] groups, string measure, int people, Random random)
            => Add(text, of, groups, measure, Shares(groups.Length, random), people);

        private static void Add(StringBuilder text, string of, string[] groups, string measure, double[] shares, int people)
        {
            var left = people;
            for (var i = groups.Length - 1; i >= 0; i--)
            {
                var count = i == 0 ? left : (int)(shares[i] * people);
                left -= count;
                text.Append(CultureInfo.InvariantCulture, $"{of},{groups[i]},{measure},{count}\n");
            }
        }

        /// <summary>The first group is the largest, as it is in most places.</summary>
        private static double[] Shares(int groups, Random random)
        {
            var weights = Enumerable.Range(0, groups).Select(i => i == 0 ? groups * 2.0 : 0.2 + random.NextDouble()).ToArray();
            return [.. weights.Select(w => w / weights.Sum())];
        }
    }
}
