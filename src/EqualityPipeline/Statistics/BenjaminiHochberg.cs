using System.Collections.Immutable;

namespace EqualityPipeline.Statistics;

/// <summary>Adjusts the p values of one family for how many they are, holding the false discovery rate.</summary>
public static class BenjaminiHochberg
{
    /// <param name="p">P values of one stated family, each in [0, 1]; null where there was no test.</param>
    /// <returns>Q values in the order given; null where there was no test.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A p value outside [0, 1].</exception>
    /// <remarks>
    /// Benjamini and Hochberg (1995), Journal of the Royal Statistical Society B 57, 289-300; as R <c>p.adjust(method = "BH")</c>:
    /// the least, over this p value and all larger, of tests × p / rank. Missing p values are not tests and do not count.
    /// </remarks>
    public static ImmutableArray<double?> Adjust(IReadOnlyList<double?> p)
    {
        var smallestFirst = PValues.SmallestFirst(p);
        var q = new double?[p.Count];
        var least = 1.0;
        for (var rank = smallestFirst.Length; rank > 0; rank--)
        {
            var (place, pValue) = smallestFirst[rank - 1];
            least = Math.Min(least, pValue * ((double)smallestFirst.Length / rank));
            q[place] = least;
        }

        return [.. q];
    }
}
