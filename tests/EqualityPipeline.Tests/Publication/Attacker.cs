using EqualityPipeline.Publication;

namespace EqualityPipeline.Tests.Publication;

/// <summary>Works out what a reader can of the hidden counts of a small table, by trying every whole number: slow, and right.</summary>
internal static class Attacker
{
    /// <returns>For each count that is not shown the least and greatest value that agrees with all that is.</returns>
    public static Dictionary<int, (int Least, int Greatest)> Bounds(SumTable table, Suppression hidden)
    {
        var unknown = Enumerable.Range(0, table.Counts.Count).Where(c => hidden[c] || !table.Counts[c].IsShown).ToArray();
        var guess = table.Counts.Select(c => (int)c.People).ToArray();
        var most = guess.Max();
        var bounds = new Dictionary<int, (int Least, int Greatest)>();
        Try(0);
        return bounds;

        void Try(int at)
        {
            if (at == unknown.Length)
            {
                foreach (var count in unknown)
                {
                    var (least, greatest) = bounds.GetValueOrDefault(count, (guess[count], guess[count]));
                    bounds[count] = (Math.Min(least, guess[count]), Math.Max(greatest, guess[count]));
                }

                return;
            }

            var settled = table.Sums.Where(s => IsLast(s, at)).ToList();
            for (var people = 0; people <= Most(at); people++)
            {
                guess[unknown[at]] = people;
                if (settled.TrueForAll(Holds))
                    Try(at + 1);
            }
        }

        bool IsLast(SumTable.Sum sum, int at) => sum.Members.Contains(unknown[at]) && !sum.Members.Any(m => IsLater(m, at));

        bool IsLater(int member, int at) => Array.IndexOf(unknown, member) > at;

        // A part is at most what its known whole leaves beside the other parts known or guessed so far.
        int Most(int at) => table.Sums
            .Where(s => s.Parts.Contains(unknown[at]) && !unknown.Contains(s.Whole))
            .Select(s => guess[s.Whole] - s.Parts.Where(p => p != unknown[at] && !IsLater(p, at)).Sum(p => guess[p]))
            .DefaultIfEmpty(most)
            .Min();

        bool Holds(SumTable.Sum sum) => guess[sum.Whole] == sum.Parts.Sum(p => guess[p]);
    }
}
