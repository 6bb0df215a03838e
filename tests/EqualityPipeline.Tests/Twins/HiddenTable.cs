using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;

namespace EqualityPipeline.Tests.Twins;

/// <summary>The counts of one family and council year, what the gate did with them, and what has been moved in them since.</summary>
internal sealed class HiddenTable
{
    private readonly MonitoringPolicy policy;
    private readonly Organisation organisation;
    private readonly PublicationTable table;
    private readonly decimal[] people;
    private readonly bool[] isShown;
    private readonly bool[] isNamed;
    private readonly List<(FigurePeriod Period, Dictionary<Unit, List<(CountKey Key, int Number)>> Names)> names;

    public HiddenTable(MonitoringPolicy policy, Organisation organisation, FamilyYear of, YearFigures computed, PublishedYear published)
    {
        (this.policy, this.organisation, Of) = (policy, organisation, of);
        table = new PublicationTable(computed);
        people = [.. table.Sums.Counts.Select(c => c.People)];
        var fates = published.Audit.Counts.ToDictionary(c => (c.Period, c.Key), c => c.Fate);
        (isShown, isNamed) = (new bool[people.Length], new bool[people.Length]);
        foreach (var (period, key, number) in table.Keys)
        {
            isNamed[number] = true;
            isShown[number] |= fates[(period.Id, key.Text)] is CountFate.Shown;
        }

        names = [.. table.Keys.GroupBy(n => n.Period).Select(p => (p.Key, p.GroupBy(n => n.Key.Unit).ToDictionary(u => u.Key, u => u.Select(n => (n.Key, n.Number)).ToList())))];
    }

    public FamilyYear Of { get; }

    /// <summary>By number of the count, how many people more another return in place of one would make it; of those counts alone that have a name.</summary>
    public Dictionary<int, decimal> Changes(SubmissionCells before, SubmissionCells after)
    {
        var changes = new Dictionary<int, decimal>();
        var (was, willBe) = (Alone(before), Alone(after));
        foreach (var (period, units) in names.Where(n => n.Period.LastMonth >= before.Period))
        {
            var (then, next) = (was.TallyOf(period), willBe.TallyOf(period));
            var touched = then.Uses.Concat(next.Uses).Select(u => u.Part).Distinct().SelectMany(p => then.UnitsReturned(p).Concat(next.UnitsReturned(p))).ToHashSet();
            foreach (var (key, number) in touched.SelectMany(u => units.GetValueOrDefault(u) ?? []))
            {
                var by = (next.Find(key) ?? 0) - (then.Find(key) ?? 0);
                if (by != 0)
                    changes.TryAdd(number, by);
            }
        }

        return changes;
    }

    public bool IsShown(int number) => isShown[number];

    /// <summary>Whether nothing that is shown moves, small counts stay small, none becomes none and none ceases to be; if so they are as many from now on.</summary>
    public bool TryTake(Dictionary<int, decimal> changes)
    {
        var all = new Dictionary<int, decimal>(changes);
        if (!changes.All(c => MayBecome(c.Key, people[c.Key] + c.Value)) || !RestsMayBecome(all))
            return false;
        foreach (var (number, by) in all)
            people[number] += by;
        return true;
    }

    public void TakeBack(Dictionary<int, decimal> changes)
    {
        var all = changes.ToDictionary(c => c.Key, c => -c.Value);
        RestsMayBecome(all);
        foreach (var (number, by) in all)
            people[number] += by;
    }

    private ReturnedCounts Alone(SubmissionCells submission) => new(policy, organisation, Of.Family, [submission]);

    private bool MayBecome(int number, decimal then)
    {
        var now = people[number];
        return now == then || (IsUntold(number) && then >= 0) || (!isShown[number] && then >= 0 && (now == 0) == (then == 0) && (now < Smallest) == (then < Smallest));
    }

    /// <summary>A group that the organisation does not tell at all: in none of its figures, small or not.</summary>
    private bool IsUntold(int number) => table.Sums.Counts[number] is { IsShown: false, Weight: 0 } && isNamed[number];

    /// <summary>What is left of a sum has no name, and is a count all the same.</summary>
    private bool RestsMayBecome(Dictionary<int, decimal> changes)
    {
        var may = true;
        foreach (var sum in changes.Keys.SelectMany(table.Sums.SumsOf).Distinct().Select(s => table.Sums.Sums[s]).ToList())
        {
            decimal Then(int number) => people[number] + changes.GetValueOrDefault(number);
            var rest = sum.Parts.Where(p => !isNamed[p]).ToList();
            var left = Then(sum.Whole) - sum.Parts.Where(p => isNamed[p]).Sum(Then);
            may &= rest.Count <= 1 && (rest.Count == 0 ? left == 0 : MayBecome(rest[0], left));
            if (rest.Count == 1)
                changes[rest[0]] = left - people[rest[0]];
        }

        return may;
    }

    private decimal Smallest => policy.Publication.SmallestPublishedCount;
}
