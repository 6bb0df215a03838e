namespace EqualityPipeline.Returns;

/// <summary>The middle of numbers and how far they lie from it, which one wild number does not move.</summary>
internal static class Robust
{
    /// <summary>Makes the median absolute deviation of a normal distribution its standard deviation.</summary>
    /// <remarks>Hampel (1974), JASA 69, 383-393: 1 / Φ⁻¹(3/4).</remarks>
    public const double ToStandardDeviations = 1.4826;

    /// <exception cref="ArgumentException">There are none.</exception>
    public static decimal Median(IReadOnlyCollection<decimal> numbers)
    {
        if (numbers.Count == 0)
            throw new ArgumentException("The middle of no numbers is not known.", nameof(numbers));
        var sorted = numbers.Order().ToList();
        return (sorted[sorted.Count / 2] + sorted[(sorted.Count - 1) / 2]) / 2;
    }

    /// <returns>In the unit of the numbers; 0 where at least half of them are the same.</returns>
    public static double Deviation(IReadOnlyCollection<decimal> numbers)
    {
        var middle = Median(numbers);
        return ToStandardDeviations * (double)Median([.. numbers.Select(n => Math.Abs(n - middle))]);
    }
}
