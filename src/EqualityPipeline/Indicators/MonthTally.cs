using System.Collections.Immutable;
using EqualityPipeline.Cells;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Indicators;

/// <summary>Names one count: a measure, what it is about, and a group of a strand.</summary>
/// <param name="Strand"><c>all</c> with group <c>all</c> for everyone, whatever the strand.</param>
public readonly record struct CountKey(string Return, string Measure, Unit Unit, string Strand, string Group);

/// <summary>The cells of all directorates merged for one month: every count, and every sum of counts, that a figure may use.</summary>
public sealed class MonthTally
{
    private readonly Dictionary<CountKey, decimal> counts = [];
    private readonly HashSet<(string Return, string Measure, Unit Unit)> returned = [];

    /// <param name="trees">The strands in force.</param>
    /// <param name="submissions">The submissions of the month, and the latest ones that a base is taken from.</param>
    public MonthTally(ImmutableArray<GroupTree> trees, IEnumerable<SubmissionCells> submissions)
    {
        Trees = trees;
        foreach (var submission in submissions)
            Add(submission);
        foreach (var (@return, measure, unit) in returned)
            SumGroups(@return, measure, unit);
    }

    public ImmutableArray<GroupTree> Trees { get; }

    /// <summary>Null where nothing was returned for it; a true zero is 0.</summary>
    public decimal? Find(CountKey key) => counts.TryGetValue(key, out var count) ? count : null;

    public bool WasReturned(string @return, string measure, Unit unit) => returned.Contains((@return, measure, unit));

    /// <summary>Everything that a measure was returned for, sorted.</summary>
    public IEnumerable<Unit> UnitsReturned(string @return, string measure)
        => returned.Where(r => r.Return == @return && r.Measure == measure).Select(r => r.Unit).Order();

    private void Add(SubmissionCells submission)
    {
        foreach (var cell in submission.Cells)
        {
            foreach (var unit in UnitsAbove(submission.Directorate, cell.Service))
            {
                returned.Add((submission.ReturnType, cell.Measure, unit));
                var key = new CountKey(submission.ReturnType, cell.Measure, unit, cell.Strand, cell.Group);
                counts[key] = counts.GetValueOrDefault(key) + cell.Count;
            }
        }
    }

    private static IEnumerable<Unit> UnitsAbove(string directorate, string service)
    {
        yield return Unit.Organisation;
        yield return Unit.OfDirectorate(directorate);
        yield return new Unit(directorate, service);
    }

    private void SumGroups(string @return, string measure, Unit unit)
    {
        decimal? everyone = null;
        foreach (var tree in Trees)
        {
            CountKey Key(string group) => new(@return, measure, unit, tree.Strand, group);
            // A strand that nobody asked about has no counts, which is not the same as counts of zero.
            if (!Answers(tree).Any(group => counts.ContainsKey(Key(group))))
            {
                everyone = Larger(everyone, Outside(tree, Key));
                continue;
            }

            foreach (var leaf in tree.Categories.Concat(tree.UndeclaredGroups))
                counts.TryAdd(Key(leaf), 0);
            foreach (var sum in tree.Sums)
                counts[Key(sum.Group)] = sum.Parts.Sum(part => counts.GetValueOrDefault(Key(part)));
            everyone = Larger(everyone, counts[Key(GroupTree.Total)] + counts[Key(GroupTree.Outside)]);
        }

        // Strands whose totals differ are a fault of the return; the fullest of them is the nearest to everyone.
        if (everyone is { } count)
            counts[new CountKey(@return, measure, unit, Unit.All, Unit.All)] = count;
    }

    private static IEnumerable<string> Answers(GroupTree tree) => tree.Categories.Concat(tree.UndeclaredGroups);

    private decimal? Outside(GroupTree tree, Func<string, CountKey> key)
    {
        decimal? outside = null;
        foreach (var group in tree.Sums.Single(s => s.Group == GroupTree.Outside).Parts)
        {
            if (counts.TryGetValue(key(group), out var count))
                outside = (outside ?? 0) + count;
        }

        return outside;
    }

    private static decimal? Larger(decimal? left, decimal? right) => left > right ? left : right ?? left;
}
