namespace EqualityPipeline.Statistics;

/// <summary>The p values of a family that exist, each with its place in the list it came from.</summary>
internal static class PValues
{
    public static (int Place, double PValue)[] SmallestFirst(IReadOnlyList<double?> p)
    {
        var tests = new List<(int Place, double PValue)>(p.Count);
        for (var place = 0; place < p.Count; place++)
        {
            if (p[place] is not { } pValue)
                continue;
            if (!(pValue is >= 0 and <= 1))
                throw new ArgumentOutOfRangeException(nameof(p), pValue, "A p value is from 0 to 1.");
            tests.Add((place, pValue));
        }

        return [.. tests.OrderBy(test => test.PValue)];
    }
}
