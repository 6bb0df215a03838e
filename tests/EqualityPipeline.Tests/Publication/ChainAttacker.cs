using EqualityPipeline.Publication;

namespace EqualityPipeline.Tests.Publication;

/// <summary>Reads every release of a chain: one unknown for each count and what it is made of, known where any release shows it, bound by the sums of every release.</summary>
internal sealed class ChainAttacker
{
    private readonly Dictionary<(int Count, decimal People, int MadeOf), int> numberOf = [];
    private readonly LinearAttacker attacker;

    public ChainAttacker(IReadOnlyList<(RestatedTable Told, Suppression Hidden)> releases)
    {
        var isUnknown = new List<bool>();
        var sums = new List<(int Count, int Sign)[]>();
        foreach (var (told, hidden) in releases)
        {
            var numbers = new List<int>();
            for (var number = 0; number < told.Table.Counts.Count; number++)
            {
                var count = (told.Counts[number], told.Table.Counts[number].People, told.MadeOf(number));
                if (!numberOf.TryGetValue(count, out var unknown))
                {
                    numberOf[count] = unknown = isUnknown.Count;
                    isUnknown.Add(true);
                }

                numbers.Add(unknown);
                isUnknown[unknown] &= hidden[number] || !told.Table.Counts[number].IsShown;
            }

            sums.AddRange(told.Table.Sums.Select(s => s.Parts.Select(p => (numbers[p], -1)).Append((numbers[s.Whole], 1)).ToArray()));
        }

        attacker = new LinearAttacker([.. numberOf.OrderBy(n => n.Value).Select(n => (double)n.Key.People)], [.. isUnknown], sums);
    }

    public IEnumerable<(int Count, decimal People, int MadeOf)> Small(int smallest) => numberOf.Keys.Where(c => c.People > 0 && c.People < smallest);

    public int BlockSize((int Count, decimal People, int MadeOf) count) => attacker.BlockSize(numberOf[count]);

    public double Range((int Count, decimal People, int MadeOf) count) => attacker.Range(numberOf[count]);
}
