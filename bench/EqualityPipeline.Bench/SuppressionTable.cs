using System.Diagnostics;
using System.Globalization;
using EqualityPipeline.Publication;

namespace EqualityPipeline.Bench;

/// <summary>How long it takes to choose what to hide in a year of counts, as the number of directorates grows.</summary>
internal static class SuppressionTable
{
    // One directorate of a year and two measures has 1,224 counts.
    private static readonly int[] Units = [10, 20, 41, 82];

    public static void Print(int pairs, int rounds)
    {
        Console.WriteLine("| counts | sums | median s | hidden for themselves | to protect | exposed | slope |");
        Console.WriteLine("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        var (smallerCounts, smallerSeconds) = (0.0, 0.0);
        CountSuppression.Hide(YearTable.Make(1, 4, seed: 1), smallestPublishedCount: 5);
        foreach (var units in Units)
        {
            var table = YearTable.Make(pairs, units, seed: 1);
            var times = new List<double>();
            Suppression? suppression = null;
            for (var round = 0; round < rounds; round++)
            {
                var watch = Stopwatch.StartNew();
                suppression = CountSuppression.Hide(table, smallestPublishedCount: 5);
                times.Add(watch.Elapsed.TotalSeconds);
            }

            var seconds = Statistic.Median(times);
            // 1 is in proportion, 2 quadratic.
            var slope = smallerCounts == 0 ? "" : (Math.Log(seconds / smallerSeconds) / Math.Log(table.Counts.Count / smallerCounts)).ToString("F2", CultureInfo.InvariantCulture);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {table.Counts.Count:N0} | {table.Sums.Count:N0} | {seconds:F2} | {suppression!.Number(Fate.Small):N0} | {suppression.Number(Fate.Protecting):N0} | {suppression.Exposed.Length} | {slope} |"));
            (smallerCounts, smallerSeconds) = (table.Counts.Count, seconds);
        }

        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Peak memory {process.PeakWorkingSet64 / 1048576.0:F0} MiB."));
    }
}
