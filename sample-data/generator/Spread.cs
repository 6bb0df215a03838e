namespace EqualityPipeline.SampleData;

/// <summary>Makes whole people of expected ones, with noise that has a bound.</summary>
public static class Spread
{
    private const int PerMille = 1_000;

    /// <summary>Expected people, <paramref name="numerator"/> over <paramref name="denominator"/>, times one plus the noise.</summary>
    /// <param name="noise">Per 1,000.</param>
    /// <remarks>A fraction of a person becomes a whole one as often as it says.</remarks>
    public static int People(RandomNumbers random, long numerator, long denominator, int noise)
    {
        var per = denominator * PerMille;
        return (int)(((Int128)numerator * (PerMille + noise) + random.Below(per)) / per);
    }

    /// <summary>Shares a total out among groups by weight times one plus the noise; each gets its share rounded down or up.</summary>
    /// <param name="noise">Per 1,000, one for each group.</param>
    /// <returns>People of each group, adding up to the total.</returns>
    /// <remarks>
    /// Systematic rounding: the groups lie end to end on a line that is marked once a person from a random start, so that small groups are
    /// not rounded away for good and no group takes what the others leave.
    /// </remarks>
    public static int[] Of(RandomNumbers random, int total, IReadOnlyList<long> weights, IReadOnlyList<int> noise)
    {
        var lengths = weights.Zip(noise, (weight, n) => weight * (PerMille + n)).ToList();
        var length = lengths.Sum();
        var start = random.Below(length);
        var people = new int[lengths.Count];
        var end = 0L;
        var before = 0;
        for (var group = 0; group < people.Length; group++)
        {
            end += lengths[group];
            var marks = (int)(((Int128)end * total + start) / length);
            people[group] = marks - before;
            before = marks;
        }

        return people;
    }

    /// <summary>The weights of declared people, then those of the undeclared: six of ten prefer not to say, four are unknown.</summary>
    public static IReadOnlyList<long> WithUndeclared(IReadOnlyList<long> weights, int declaredPerMille)
    {
        var undeclared = weights.Sum() * (PerMille - declaredPerMille);
        return [.. weights.Select(weight => weight * declaredPerMille * 10), undeclared * 6, undeclared * 4];
    }
}
