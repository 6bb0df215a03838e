using System.Collections.Immutable;
using System.Globalization;

namespace EqualityPipeline.Publication;

/// <summary>Lays what all earlier releases told over the table of the next, so that one proof covers a reader who kept every one of them.</summary>
/// <remarks>
/// A count is known again by its name and its value. What has both in an earlier release and in this one is one and the same count: shown once, it is known; hidden once, it
/// stays hidden and protected. A value that this release has not, because it was corrected or is no longer returned or told, joins the table, and with it every sum of the releases that
/// had it. The account of a release hands on what was laid over it, so that a chain of releases forgets nothing. A sum that was another number in between and is made of other counts now is as large by chance:
/// nobody can tell, and it is another count.
/// </remarks>
internal sealed class PastCounts
{
    private readonly SumTable now;
    private readonly List<CountName> names;
    private readonly Dictionary<(string Period, string Key), int> numberOf = [];
    private readonly List<(CountName Name, int Number)> past = [];
    private readonly Dictionary<CountName, List<int>> pastOf = [];
    private readonly Dictionary<int, (string Period, string Key)> nameOf = [];

    private PastCounts(SumTable now, IEnumerable<(string Period, string Key, int Number)> names)
    {
        this.now = now;
        foreach (var (period, key, number) in names)
            AddName(period, key, number);
        this.names =
        [
            .. numberOf.OrderBy(n => n.Key.Period, StringComparer.Ordinal).ThenBy(n => n.Key.Key, StringComparer.Ordinal)
                .Select(n => new CountName(n.Key.Period, n.Key.Key, now.Counts[n.Value].People)),
        ];
        foreach (var name in this.names)
            nameOf.TryAdd(numberOf[(name.Period, name.Key)], (name.Period, name.Key));
    }

    /// <param name="now">The whole table of the release that follows; every count of it has a name.</param>
    /// <param name="told">The account of the release before.</param>
    /// <param name="isPooled">Whether the table is a partnership's: what its members count is settled, and whoever reads their releases knows that they corrected it.</param>
    public static PastCounts LayOver(SumTable now, IEnumerable<(string Period, string Key, int Number)> names, DisclosureAudit told, bool isPooled = false)
    {
        var laid = new PastCounts(now, names);
        var rows = told.Counts.AddRange(told.Past);
        // Of sums all of which was told the account says nothing: what it told of their parts is found by name, its own before those of others.
        var before = new Dictionary<(string Period, string Key), AuditedCount>();
        foreach (var count in told.Counts)
            before.TryAdd((count.Period, count.Key), count);
        var sumsOf = told.Sums.ToLookup(s => s.Parts.FirstOrDefault(p => rows[p].IsRest, s.Whole));
        var numbers = new int?[rows.Length];
        var isBegun = new bool[rows.Length];
        for (var row = 0; row < rows.Length; row++)
            Lay(row);
        return laid;

        int Lay(int row)
        {
            if (numbers[row] is { } done)
                return done;
            isBegun[row] = true;
            var (count, sums) = (rows[row], sumsOf[row].Where(s => s.Members.All(m => m == row || numbers[m] is not null || !isBegun[m])).ToList());
            if (count.IsRest)
            {
                // What is left is known again by what it is left of, and without what.
                var others = sums.ConvertAll(s => (Whole: Lay(s.Whole), Parts: s.Parts.Where(p => p != row).Select(Lay).Order().ToList()));
                numbers[row] = laid.Lay(count, number => others.Count == 0 || others.Exists(o => laid.IsLeftOf(number, o.Whole, o.Parts)));
            }
            else
            {
                // A sum is known again by its parts. Of what the release before had it is presumed that it did not change, where nobody sees that a part did.
                var parts = sums.ConvertAll(s => (ImmutableArray<int>)[.. s.Parts.Select(Lay)]);
                var isLast = row < told.Counts.Length;
                var isOfPartners = isPooled || SharedAccounts.IsElsewhere(count.Key);
                numbers[row] = laid.Lay(count, number => laid.IsMadeOf(number, parts) || !(laid.IsOfOthers(number, parts, isToBeSeen: isLast && !isOfPartners) || (isLast && laid.HasPartChanged(number, before, isToBeSeen: !isOfPartners))));
            }

            foreach (var sum in sums)
                laid.LaySum(Lay(sum.Whole), [.. sum.Parts.Select(Lay)]);
            return numbers[row]!.Value;
        }
    }

    /// <summary>Of two counts with one name the second is told apart by its place: an account must not fail because of a name.</summary>
    private void AddName(string period, string key, int number)
    {
        var name = key;
        for (var place = 2; !numberOf.TryAdd((period, name), number) && numberOf[(period, name)] != number; place++)
            name = string.Create(CultureInfo.InvariantCulture, $"{key} ({place})");
    }

    /// <summary>What readers of this release and of all before it have.</summary>
    public DisclosureAudit Audit(Suppression hidden)
    {
        var placeOf = new Dictionary<int, int>();
        var (kept, ofPast) = (new List<AuditedCount>(names.Count), new List<AuditedCount>());
        foreach (var name in names)
        {
            var number = numberOf[(name.Period, name.Key)];
            placeOf.TryAdd(number, kept.Count);
            kept.Add(Audited(name, FateOf(number)));
            // Not told now, or hidden for its smallness, although an earlier release has shown it.
            if (now.Counts[number].Standing == Standing.Known && kept[^1].Fate != CountFate.Shown)
                ofPast.Add(Audited(name, CountFate.Shown));
        }

        foreach (var (name, number) in past)
        {
            placeOf.Add(number, kept.Count + ofPast.Count);
            ofPast.Add(Audited(name, IsKnown(number) ? CountFate.Shown : FateOf(number)));
        }

        return new DisclosureAudit([.. kept])
        {
            Past = [.. ofPast],
            Sums = [.. now.Sums.Where(s => s.Members.Any(m => !IsKnown(m))).Select(s => new AuditedSum(placeOf[s.Whole], [.. s.Parts.Select(p => placeOf[p])]))],
        };

        bool IsKnown(int number) => now.Counts[number].Standing == Standing.Known || (now.Counts[number].IsShown && !hidden[number]);

        CountFate FateOf(int number) => hidden.Fates[number] switch
        {
            _ when hidden.Exposed.BinarySearch(number) >= 0 => CountFate.Exposed,
            Fate.Small => CountFate.Small,
            Fate.Protecting => CountFate.Protecting,
            Fate.KeptHidden => CountFate.KeptHidden,
            _ => now.Counts[number].IsShown ? CountFate.Shown : CountFate.NotTold,
        };

        static AuditedCount Audited(CountName name, CountFate fate) => new(name.Period, name.Key, name.People, fate);
    }

    /// <param name="isSame">Whether it is the count of this number, which has its name and its value.</param>
    /// <returns>The number of the count in the table.</returns>
    private int Lay(AuditedCount told, Predicate<int> isSame)
    {
        var standing = told.IsHidden ? Standing.KeptHidden : told.Fate == CountFate.Shown ? Standing.Known : Standing.New;
        var name = new CountName(told.Period, told.Key, told.People);
        var isNamed = numberOf.TryGetValue((told.Period, told.Key), out var number);
        // What is the count of an earlier release already is not this one's: two accounts tell of it.
        if (!pastOf.TryGetValue(name, out var alike))
            pastOf.Add(name, alike = []);
        foreach (var earlier in alike.Where(a => isSame(a)))
        {
            now.SetStanding(earlier, Stricter(now.Counts[earlier].Standing, standing));
            return earlier;
        }

        if (isNamed && now.Counts[number].People == told.People && isSame(number))
        {
            now.SetStanding(number, Stricter(now.Counts[number].Standing, standing));
            return number;
        }

        // What was hidden once stays hidden, also when its value changes.
        if (isNamed && standing == Standing.KeptHidden)
            now.SetStanding(number, Stricter(now.Counts[number].Standing, standing));
        var added = now.Add(told.People, isNamed ? now.Counts[number].Weight : 0, isShown: false, standing);
        alike.Add(added);
        past.Add((name, added));
        nameOf.Add(added, (told.Period, told.Key));
        return added;
    }

    private bool IsLeftOf(int number, int whole, List<int> without)
        => now.SumsOf(number).Select(s => now.Sums[s]).Any(s => s.Whole == whole && s.Parts.Where(p => p != number).Order().SequenceEqual(without));

    private IEnumerable<SumTable.Sum> SumsMaking(int number) => now.SumsOf(number).Select(s => now.Sums[s]).Where(s => s.Whole == number);

    private bool IsKnown(int number) => now.Counts[number].Standing == Standing.Known;

    private bool IsMadeOf(int number, List<ImmutableArray<int>> sums)
        => sums.Count > 0 && SumsMaking(number).Any(of => sums.Exists(parts => parts.Order().SequenceEqual(of.Parts.Order())));

    /// <summary>Whether a count is the sum of counts that have the names of these and other values.</summary>
    /// <param name="isToBeSeen">Whether it must have been told of one of them that it has another value.</param>
    private bool IsOfOthers(int number, List<ImmutableArray<int>> sums, bool isToBeSeen)
    {
        return SumsMaking(number).Any(of => sums.Exists(parts => parts.Length == of.Parts.Length && AreOthers([.. parts.OrderBy(Name).Zip(of.Parts.OrderBy(Name))])));

        bool AreOthers(List<(int Then, int Now)> pairs)
            => pairs.TrueForAll(p => Name(p.Then) == Name(p.Now)) && (!isToBeSeen || pairs.Exists(p => p.Then != p.Now && IsKnown(p.Then) && IsKnown(p.Now)));

        (string, string) Name(int part) => nameOf.GetValueOrDefault(part);
    }

    /// <summary>Whether a count is the sum of counts of which one has another value than the release before had under its name.</summary>
    private bool HasPartChanged(int number, Dictionary<(string Period, string Key), AuditedCount> before, bool isToBeSeen)
        => SumsMaking(number).SelectMany(s => s.Parts).Any(part => nameOf.TryGetValue(part, out var name)
            && before.TryGetValue(name, out var was) && was.People != now.Counts[part].People && (!isToBeSeen || (IsKnown(part) && was.Fate == CountFate.Shown)));

    private void LaySum(int whole, ImmutableArray<int> parts)
    {
        // Of what did not change the sum is there already.
        if (!now.SumsOf(whole).Any(s => now.Sums[s].Whole == whole && now.Sums[s].Parts.SequenceEqual(parts)))
            now.AddSum(whole, parts);
    }

    /// <summary>What is known once cannot be hidden by another release that kept it hidden.</summary>
    private static Standing Stricter(Standing one, Standing other) => (one, other) switch
    {
        (Standing.Known, _) or (_, Standing.Known) => Standing.Known,
        (Standing.KeptHidden, _) or (_, Standing.KeptHidden) => Standing.KeptHidden,
        _ => Standing.New,
    };

    private readonly record struct CountName(string Period, string Key, decimal People);
}
