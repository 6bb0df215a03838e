using System.Globalization;

namespace EqualityPipeline.Bench;

/// <summary>Speed and memory of intake beside its peers, as ratios of one run.</summary>
internal sealed class IntakeTable(long rows, int rounds, bool faulty, string folder, IReadOnlySet<string> without)
{
    private static readonly string[] Ours = ["read", "check", "receipt", "intake"];
    private static readonly string[] Peers = ["lines", "sha256", "duckdb"];

    public async Task PrintAsync()
    {
        var path = Path.Combine(folder, "contacts.csv");
        try
        {
            long bytes;
            using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0))
                bytes = EventFile.Write(file, rows, faulty);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{rows:#,0} rows of {EventFile.Columns} columns, {(faulty ? "2% faulty" : "clean")}, {bytes / 1e6:#,0} MB; medians of {rounds} interleaved rounds, each stage in a process of its own."));
            Print(await MeasureAsync(path), bytes);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private async Task<Dictionary<string, List<Measured>>> MeasureAsync(string path)
    {
        var runs = new Dictionary<string, List<Measured>>(StringComparer.Ordinal);
        // Once unmeasured: every stage then reads from memory and not from the disk.
        await Stage.RunInChildAsync("lines", path);
        for (var round = 0; round < rounds; round++)
        {
            if (await Stage.RunToolAsync("wc", "-l", path) is { } wc)
                Add("wc -l", wc);
            foreach (var stage in Ours.Concat(Peers).Where(s => !without.Contains(s)))
                Add(stage, await Stage.RunInChildAsync(stage, path));
            if (!without.Contains("sha256") && await Stage.RunToolAsync("sha256sum", path) is { } sum)
                Add("sha256sum", sum);
        }
        return runs;

        void Add(string stage, Measured run)
        {
            if (!runs.TryGetValue(stage, out var sofar))
                runs.Add(stage, sofar = []);
            sofar.Add(run);
        }
    }

    private void Print(Dictionary<string, List<Measured>> runs, long bytes)
    {
        Console.WriteLine();
        Console.WriteLine("| stage | wall s | CPU s | million rows/s | MB/s | peak MiB | ÷ wc -l | ÷ DuckDB |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var (stage, of) in runs)
        {
            var wall = Statistic.Median(of.Select(m => m.WallSeconds));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {stage} | {wall:0.000} | {Shown(Statistic.Median(of.Select(m => m.CpuSeconds)), "0.000")} | {rows / wall / 1e6:0.00} | {bytes / wall / 1e6:#,0} | {Shown(of.Max(m => m.PeakMiB), "0")} | {Shown(Ratio(runs, stage, "wc -l"), "0.00")} | {Shown(Ratio(runs, stage, "duckdb"), "0.000")} |"));
        }
        Console.WriteLine();
        Target("read + check + report + aggregate ÷ DuckDB with 2 threads", Ratio(runs, "receipt", "duckdb"), "0.000", 0.15, 0.10);
        Target("the same ÷ wc -l", Ratio(runs, "receipt", "wc -l"), "0.0", 18, 10);
        Target("the same with SHA-256 ÷ DuckDB", Ratio(runs, "intake", "duckdb"), "0.000", null, null);
        Target("peak MiB of intake", runs.TryGetValue("intake", out var intake) ? intake.Max(m => m.PeakMiB) : double.NaN, "0", 200, 128);
        Console.WriteLine();
        foreach (var (stage, of) in runs)
            Console.WriteLine($"{stage}: {of[0].Result}");
    }

    /// <summary>The median of the ratios of the rounds: what else the machine did then was done to both.</summary>
    private static double Ratio(Dictionary<string, List<Measured>> runs, string stage, string to)
        => runs.TryGetValue(stage, out var these) && runs.TryGetValue(to, out var those)
            ? Statistic.Median(these.Zip(those, (one, other) => one.WallSeconds / other.WallSeconds))
            : double.NaN;

    private static void Target(string what, double got, string format, double? target, double? stretch)
    {
        if (double.IsNaN(got))
            return;
        var against = target is null ? string.Empty
            : string.Create(CultureInfo.InvariantCulture, $" (target ≤ {target}, stretch {stretch}: {(got <= stretch ? "stretch met" : got <= target ? "met" : "NOT MET")})");
        Console.WriteLine($"{what}: {Shown(got, format)}{against}");
    }

    private static string Shown(double number, string format) => double.IsNaN(number) ? "" : number.ToString(format, CultureInfo.InvariantCulture);
}
