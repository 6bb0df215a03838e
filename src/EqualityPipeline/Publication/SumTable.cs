using System.Collections.Immutable;

namespace EqualityPipeline.Publication;

/// <summary>Counts and the sums that bind them: all that a reader of a publication could use to work one count out from others.</summary>
internal sealed class SumTable
{
    private readonly List<Count> counts = [];
    private readonly List<Sum> sums = [];
    private readonly List<List<int>> sumsOf = [];

    public IReadOnlyList<Count> Counts => counts;

    public IReadOnlyList<Sum> Sums => sums;

    /// <param name="count">A true count, 0 or more.</param>
    /// <param name="weight">The loss when it is hidden: of two that would do, the one that weighs less is hidden.</param>
    /// <param name="isShown">False for a count that appears nowhere but may be derived.</param>
    /// <returns>Its number in the table.</returns>
    public int Add(decimal count, int weight, bool isShown)
    {
        counts.Add(new Count(count, weight, isShown));
        sumsOf.Add([]);
        return counts.Count - 1;
    }

    public void AddSum(int whole, ImmutableArray<int> parts)
    {
        foreach (var member in parts.Add(whole))
            sumsOf[member].Add(sums.Count);
        sums.Add(new Sum(whole, parts));
    }

    /// <summary>The sums a count is the whole or a part of.</summary>
    public IReadOnlyList<int> SumsOf(int count) => sumsOf[count];

    public readonly record struct Count(decimal People, int Weight, bool IsShown);

    public readonly record struct Sum(int Whole, ImmutableArray<int> Parts)
    {
        public IEnumerable<int> Members => Parts.Prepend(Whole);
    }
}
