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
    /// <param name="weight">The loss when it is hidden, beside the loss of any count (<see cref="CountSuppression.LossOfAnyCount"/>): of two that would do, the one that weighs less is hidden.</param>
    /// <param name="isShown">False for a count that appears nowhere but may be derived.</param>
    /// <param name="standing">What earlier releases, or others, have already told of it.</param>
    /// <returns>Its number in the table.</returns>
    public int Add(decimal count, int weight, bool isShown, Standing standing = Standing.New)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfNegative(weight);
        counts.Add(new Count(count, weight, isShown, standing));
        sumsOf.Add([]);
        return counts.Count - 1;
    }

    public void AddSum(int whole, ImmutableArray<int> parts)
    {
        foreach (var member in parts.Add(whole))
            sumsOf[member].Add(sums.Count);
        sums.Add(new Sum(whole, parts));
    }

    /// <summary>Says afterwards what has already been told of a count: the releases before are laid over a table when it is whole.</summary>
    public void SetStanding(int count, Standing standing) => counts[count] = counts[count] with { Standing = standing };

    /// <summary>The sums a count is the whole or a part of.</summary>
    public IReadOnlyList<int> SumsOf(int count) => sumsOf[count];

    public readonly record struct Count(decimal People, int Weight, bool IsShown, Standing Standing);

    public readonly record struct Sum(int Whole, ImmutableArray<int> Parts)
    {
        public IEnumerable<int> Members => Parts.Prepend(Whole);
    }
}

/// <summary>What has already been told of a count, by an earlier release or by somebody else.</summary>
internal enum Standing
{
    /// <summary>Nothing: it may be shown or hidden.</summary>
    New,

    /// <summary>Nothing, and nothing is: it is in no table and of nobody's concern.</summary>
    Untold,

    /// <summary>Its value stands elsewhere for all to read: hiding it protects nobody, and it can protect nobody.</summary>
    Known,

    /// <summary>It was hidden: it stays hidden, and is protected as a small count is.</summary>
    KeptHidden,

    /// <summary>A count of its name was hidden, and it is another: it stays hidden, and is protected only where it is small itself.</summary>
    KeptBack,
}
