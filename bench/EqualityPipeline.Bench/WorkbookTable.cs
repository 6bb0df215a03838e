using System.Globalization;

namespace EqualityPipeline.Bench;

/// <summary>A workbook read, checked and counted, beside ExcelDataReader reading its cells and nothing more.</summary>
internal static class WorkbookTable
{
    private static readonly string[] Stages = ["check-workbook", "exceldatareader"];

    public static async Task PrintAsync(string folder, long rows, int rounds)
    {
        var path = Path.Combine(folder, "contacts.xlsx");
        WorkbookFile.Write(path, rows);
        var runs = Stages.ToDictionary(s => s, _ => new List<Measured>(), StringComparer.Ordinal);
        for (var round = 0; round < rounds; round++)
        {
            foreach (var stage in Stages)
                runs[stage].Add(await Stage.RunInChildAsync(stage, path));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows:#,0} rows of {EventFile.Columns} columns, {new FileInfo(path).Length / 1e6:0.0} MB; medians of {rounds} interleaved rounds."));
        Console.WriteLine();
        Console.WriteLine("| | wall s | CPU s | peak MiB |");
        Console.WriteLine("| --- | ---: | ---: | ---: |");
        foreach (var (stage, of) in runs)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {stage} | {Statistic.Median(of.Select(m => m.WallSeconds)):0.000} | {Statistic.Median(of.Select(m => m.CpuSeconds)):0.000} | {of.Max(m => m.PeakMiB):0} |"));
        }
        var ratio = Statistic.Median(runs[Stages[0]].Zip(runs[Stages[1]], (one, other) => one.WallSeconds / other.WallSeconds));
        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ratio {ratio:0.00} (target ≤ 0.6, stretch 0.4)"));
        foreach (var (stage, of) in runs)
            Console.WriteLine($"{stage}: {of[0].Result}");
    }
}
