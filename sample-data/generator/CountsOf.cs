namespace EqualityPipeline.SampleData;

/// <summary>People of one strand, group by group in the order of the strand, shared out so evenly that no group is ahead or behind.</summary>
public static class CountsOf
{
    /// <param name="leanings">By category, as a percentage of what its share of residents would give; 100 where it is not named.</param>
    public static int[] People(
        RandomNumbers random, SampleOrganisation organisation, SampleStrand strand, Periods.ReportingMonth month, int total, IReadOnlyDictionary<string, int> leanings)
    {
        var weights = Spread.WithUndeclared(
            [.. strand.Categories.Zip(organisation.Residents(month).Weights(strand), (category, people) => (long)people * leanings.GetValueOrDefault(category.Code, 100))],
            strand.Declared(SampleCalendar.IndexOf(month)));
        return Part(random, total, weights);
    }

    /// <summary>So many of these, each group by its number.</summary>
    public static int[] Part(RandomNumbers random, int total, IReadOnlyList<long> of) => Spread.Of(random, total, of, new int[of.Count]);

    public static int[] Part(RandomNumbers random, int total, IReadOnlyList<int> of) => Part(random, total, [.. of.Select(n => (long)n)]);
}
