using System.Collections.Immutable;

namespace EqualityPipeline.Statistics;

/// <summary>Adjusts the p values of one family for how many they are, holding the chance of even one false finding.</summary>
public static class Holm
{
    /// <param name="p">P values of one stated family, each in [0, 1]; null where there was no test.</param>
    /// <returns>Adjusted p values in the order given; null where there was no test.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A p value outside [0, 1].</exception>
    /// <remarks>
    /// Holm (1979), Scandinavian Journal of Statistics 6, 65-70; as R <c>p.adjust(method = "holm")</c>: the greatest, over this p value and all
    /// smaller, of p times the tests not yet passed. Missing p values are not tests and do not count.
    /// </remarks>
    public static ImmutableArray<double?> Adjust(IReadOnlyList<double?> p)
    {
        var smallestFirst = PValues.SmallestFirst(p);
        var adjusted = new double?[p.Count];
        var greatest = 0.0;
        for (var rank = 1; rank <= smallestFirst.Length; rank++)
        {
            var (place, pValue) = smallestFirst[rank - 1];
            greatest = Math.Min(1, Math.Max(greatest, pValue * (smallestFirst.Length - rank + 1)));
            adjusted[place] = greatest;
        }

        return [.. adjusted];
    }
}
