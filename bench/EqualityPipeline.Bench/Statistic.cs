namespace EqualityPipeline.Bench;

internal static class Statistic
{
    public static double Median(IEnumerable<double> numbers) => Percentile(numbers, 50);

    /// <param name="percent">0 to 100.</param>
    /// <returns>The number at that rank; between two ranks, in proportion.</returns>
    public static double Percentile(IEnumerable<double> numbers, double percent)
    {
        double[] sorted = [.. numbers.Order()];
        if (sorted.Length == 0)
            return double.NaN;
        var rank = percent / 100 * (sorted.Length - 1);
        var (below, above) = ((int)Math.Floor(rank), (int)Math.Ceiling(rank));
        return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
    }
}
