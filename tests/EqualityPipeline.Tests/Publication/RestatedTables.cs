using System.Collections.Immutable;
using System.Globalization;
using EqualityPipeline.Publication;

namespace EqualityPipeline.Tests.Publication;

/// <summary>One table as releases state it one after the other: counts corrected, corrected back, withdrawn and returned.</summary>
internal sealed class RestatedTables
{
    private readonly SumTable first;
    private readonly int[] leaves;
    private readonly Random random;

    public RestatedTables(SumTable first, int seed)
    {
        this.first = first;
        random = new Random(seed);
        leaves = [.. Enumerable.Range(0, first.Counts.Count).Where(c => first.Sums.All(s => s.Whole != c))];
        random.Shuffle(leaves);
    }

    public static TheoryData<string> Chains { get; } =
    [
        "corrected", "corrected and back", "corrected twice", "two counts corrected, one of them back", "withdrawn and returned", "withdrawn, returned corrected, and back", "at random",
    ];

    public IEnumerable<RestatedTable> Chain(string kind)
    {
        var (a, b) = (leaves[0], leaves[^1]);
        ImmutableArray<int> returned = [.. leaves.Take(Math.Max(2, leaves.Length / 5))];
        ImmutableDictionary<int, decimal?> none = ImmutableDictionary<int, decimal?>.Empty;
        var withdrawn = none.SetItems(returned.Select(leaf => KeyValuePair.Create(leaf, (decimal?)null)));
        var corrected = none.SetItem(a, Other(a, 1));
        return (kind switch
        {
            "corrected" => [none, corrected],
            "corrected and back" => [none, corrected, none],
            "corrected twice" => [none, corrected, none.SetItem(a, Other(a, 2))],
            "two counts corrected, one of them back" => [none, corrected, corrected.SetItem(b, Other(b, 1)), none.SetItem(b, Other(b, 1))],
            "withdrawn and returned" => [none, withdrawn, none],
            "withdrawn, returned corrected, and back" => [none, withdrawn, corrected, none],
            _ => Enumerable.Range(0, 5).Select(_ => AtRandom()),
        }).Select(State);
    }

    private ImmutableDictionary<int, decimal?> AtRandom() => leaves.Take(6).Where(_ => random.Next(3) == 0)
        .ToImmutableDictionary(leaf => leaf, leaf => random.Next(3) is > 0 and var time ? Other(leaf, time) : null);

    /// <summary>Small where it was not, and the other way about.</summary>
    private decimal? Other(int leaf, int time) => first.Counts[leaf].People < 5 ? 7 + leaf % 5 + time : (leaf + time) % 4 + 1;

    /// <param name="changed">By leaf what it is instead; null where it is not returned. What is added up from nothing is not there either.</param>
    private RestatedTable State(ImmutableDictionary<int, decimal?> changed)
    {
        var stated = new decimal?[first.Counts.Count];
        var isStated = new bool[first.Counts.Count];
        var (table, numberOf) = (new SumTable(), new Dictionary<int, int>());
        for (var count = 0; count < stated.Length; count++)
        {
            if (Value(count) is { } people)
                numberOf[count] = table.Add(people, first.Counts[count].Weight, first.Counts[count].IsShown);
        }

        foreach (var sum in first.Sums.Where(s => numberOf.ContainsKey(s.Whole)))
            table.AddSum(numberOf[sum.Whole], [.. sum.Parts.Where(numberOf.ContainsKey).Select(p => numberOf[p])]);
        return new RestatedTable(table, [.. numberOf.OrderBy(n => n.Value).Select(n => n.Key)]);

        decimal? Value(int count)
        {
            if (isStated[count])
                return stated[count];
            isStated[count] = true;
            var sum = first.SumsOf(count).Select(s => first.Sums[s]).Where(s => s.Whole == count).Select(s => (SumTable.Sum?)s).FirstOrDefault();
            if (sum is null)
                return stated[count] = changed.TryGetValue(count, out var other) ? other : first.Counts[count].People;
            var parts = sum.Value.Parts.Select(Value).OfType<decimal>().ToList();
            return stated[count] = parts.Count == 0 ? null : parts.Sum();
        }
    }
}

/// <param name="Counts">By the number in this table that in the first.</param>
internal sealed record RestatedTable(SumTable Table, ImmutableArray<int> Counts)
{
    public Suppression AllHidden() => new([.. Table.Counts.Select(_ => Fate.Protecting)], []);

    /// <summary>One that something can be laid over.</summary>
    public SumTable Copy()
    {
        var copy = new SumTable();
        foreach (var count in Table.Counts)
            copy.Add(count.People, count.Weight, count.IsShown);
        foreach (var sum in Table.Sums)
            copy.AddSum(sum.Whole, sum.Parts);
        return copy;
    }

    public IEnumerable<NamedCount> Names
        => Counts.Select((count, number) => new NamedCount("", count.ToString("D5", CultureInfo.InvariantCulture), number, MadeOf(number)));

    /// <summary>The counts that nothing in the table adds up to, and that this one is the sum of in one way or another.</summary>
    public int MadeOf(int number) => string.GetHashCode(string.Join(' ', Finest(number).Distinct().Order(StringComparer.Ordinal)), StringComparison.Ordinal);

    private IEnumerable<string> Finest(int number)
    {
        var parts = Table.SumsOf(number).Select(s => Table.Sums[s]).Where(s => s.Whole == number).SelectMany(s => s.Parts).ToList();
        return parts.Count == 0 ? [$"{Counts[number]}={Table.Counts[number].People}"] : parts.SelectMany(Finest);
    }
}
