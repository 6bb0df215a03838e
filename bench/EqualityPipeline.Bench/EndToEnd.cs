using System.Diagnostics;
using System.Globalization;
using EqualityPipeline.Periods;
using EqualityPipeline.Returns;

namespace EqualityPipeline.Bench;

/// <summary>Uploads to receipts, through the trigger, on a real Azurite.</summary>
internal static class EndToEnd
{
    private const int RowsOfReturn = 10_000;

    /// <summary>One upload after another: how long a sender waits for the receipt.</summary>
    public static async Task UploadsAsync(string folder, int uploads)
    {
        await using var pipeline = await RunningPipeline.StartAsync(folder);
        await pipeline.UploadToReceiptAsync(BenchPolicy.Name(BenchPolicy.DirectorateId(1)), Return(0));

        var waits = new List<double>();
        for (var i = 0; i < uploads; i++)
            waits.Add((await pipeline.UploadToReceiptAsync(BenchPolicy.Name(), Return(i + 1))).TotalSeconds);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{uploads} uploads of {RowsOfReturn:#,0} rows ({Return(1).Length / 1e6:0.0} MB), one after another, from the start of the upload to the receipt: median {Statistic.Median(waits):0.00} s, 95th percentile {Statistic.Percentile(waits, 95):0.00} s, longest {waits.Max():0.00} s (target: 95th percentile ≤ 2 s, stretch 1 s)"));
    }

    /// <summary>Many senders in one moment: every one gets its receipt, and the register names every one.</summary>
    public static async Task StormAsync(string folder, int uploads)
    {
        await using var pipeline = await RunningPipeline.StartAsync(folder);
        var sent = Enumerable.Range(0, uploads).Select(i => (Name: BenchPolicy.Name(BenchPolicy.DirectorateId(i)), Bytes: Return(i))).ToList();
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(sent.Select(s => pipeline.UploadAsync(s.Name, s.Bytes)));
        var uploaded = watch.Elapsed;
        // Two hundred that ask again and again would be what is measured: nobody asks before the work is done.
        await pipeline.SettleAsync();
        var received = watch.Elapsed;

        var (receipts, registered) = (new List<Receipt>(), 0);
        foreach (var (name, bytes) in sent)
        {
            receipts.Add(await pipeline.ReceiptAsync(name, bytes));
            registered += (await pipeline.SlotAsync(name))?.CountedSubmission == RunningPipeline.IdOf(name, bytes) ? 1 : 0;
        }
        var right = receipts.Count(r => r.IsCounted && r.RowsCounted == RowsOfReturn);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{uploads} uploads of {RowsOfReturn:#,0} rows at once: uploaded in {uploaded.TotalSeconds:0.0} s, every receipt after {received.TotalSeconds:0.0} s; {right} receipts say that all rows are counted, {registered} rows of the register name the submission; lost: {uploads - Math.Min(right, registered)}"));
    }

    /// <summary>The same return sent anew where the sender has many months behind it and where there is one.</summary>
    public static async Task ReplacementsAsync(string folder, int months, int rounds)
    {
        await using var pipeline = await RunningPipeline.StartAsync(folder);
        var (old, young) = (BenchPolicy.DirectorateId(0), BenchPolicy.DirectorateId(1));
        for (var month = BenchPolicy.Month.Plus(1 - months); month <= BenchPolicy.Month; month = month.Plus(1))
            await pipeline.UploadAsync(BenchPolicy.NameOf(month, old), Return(month.MonthsSince(BenchPolicy.ValidMonths.From!.Value), month));
        await pipeline.UploadAsync(BenchPolicy.Name(young), Return(0));
        await pipeline.SettleAsync();

        var (ofOld, ofYoung) = (new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            ofOld.Add(await ReplaceAsync(BenchPolicy.Name(old), round));
            ofYoung.Add(await ReplaceAsync(BenchPolicy.Name(young), round));
        }
        var ratio = Statistic.Median(ofOld.Zip(ofYoung, (one, other) => one / other));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"A return replaced {rounds} times, alternately: with {months} months of history {Statistic.Median(ofOld) * 1000:0} ms, with one {Statistic.Median(ofYoung) * 1000:0} ms; ratio {ratio:0.00} (target ≤ 1.1, stretch 1.0)"));

        async Task<double> ReplaceAsync(SubmissionName name, int round)
            => (await pipeline.UploadToReceiptAsync(name, Return(1_000 + round))).TotalSeconds;
    }

    /// <summary>In this process, from a stream in memory to the bytes of the receipt.</summary>
    public static void Warm(int rounds)
    {
        var (policy, name, bytes) = (BenchPolicy.Load(), BenchPolicy.Name(), Return(1));
        var waits = new List<double>();
        var cpuBefore = TimeSpan.Zero;
        for (var round = 0; round < rounds * 2; round++)
        {
            if (round == rounds)
                cpuBefore = Environment.CpuUsage.TotalTime;
            var watch = Stopwatch.StartNew();
            Stage.Receipt(new MemoryStream(bytes), name, policy);
            // The first half warms up.
            if (round >= rounds)
                waits.Add(watch.Elapsed.TotalMilliseconds);
        }
        var cpu = (Environment.CpuUsage.TotalTime - cpuBefore).TotalMilliseconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"A return of {RowsOfReturn:#,0} rows ({bytes.Length / 1e6:0.0} MB), warm, read, checked, counted, hashed, receipt written: median of {rounds} {Statistic.Median(waits):0.0} ms, 95th percentile {Statistic.Percentile(waits, 95):0.0} ms (target ≤ 20 ms, stretch 10 ms); mean of the processor's time {cpu / rounds:0.0} ms"));
    }

    private static byte[] Return(long seed, ReportingMonth? month = null)
    {
        using var made = new MemoryStream();
        EventFile.Write(made, RowsOfReturn, faulty: false, (ulong)seed + 1, month);
        return made.ToArray();
    }
}
