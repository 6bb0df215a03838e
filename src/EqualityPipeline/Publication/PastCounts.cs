using System.Collections.Immutable;
using System.Globalization;

namespace EqualityPipeline.Publication;

/// <summary>Lays what all earlier releases told over the table of the next, so that one proof covers a reader who kept every one of them.</summary>
/// <remarks>
/// A count is known again by its name and its value. What has both in an earlier release and in this one is one and the same count: shown once, it is known; hidden once, it
/// stays hidden and protected. A value that this release has not, because it was corrected or is no longer returned or told, joins the table, and with it every sum of the releases that
/// had it. The account of a release hands on what was laid over it, so that a chain of releases forgets nothing.
/// </remarks>
internal sealed class PastCounts
{
    private readonly SumTable now;
    private readonly List<CountName> names;
    private readonly Dictionary<(string Period, string Key), int> numberOf = [];
    private readonly Dictionary<CountName, int> past = [];

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
    }

    /// <param name="now">The whole table of the release that follows; every count of it has a name.</param>
    /// <param name="told">The account of the release before.</param>
    public static PastCounts LayOver(SumTable now, IEnumerable<(string Period, string Key, int Number)> names, DisclosureAudit told)
    {
        var laid = new PastCounts(now, names);
        var numbers = told.Counts.Concat(told.Past).Select(laid.Lay).ToList();
        foreach (var sum in told.Sums)
            laid.LaySum(numbers[sum.Whole], [.. sum.Parts.Select(p => numbers[p])]);
        return laid;
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

    /// <returns>The number of the count in the table.</returns>
    private int Lay(AuditedCount told)
    {
        var standing = told.IsHidden ? Standing.KeptHidden : told.Fate == CountFate.Shown ? Standing.Known : Standing.New;
        var name = new CountName(told.Period, told.Key, told.People);
        var isNamed = numberOf.TryGetValue((told.Period, told.Key), out var number);
        if (isNamed && now.Counts[number].People == told.People)
        {
            now.SetStanding(number, Stricter(now.Counts[number].Standing, standing));
            return number;
        }

        // What was hidden once stays hidden, also when its value changes.
        if (isNamed && standing == Standing.KeptHidden)
            now.SetStanding(number, Stricter(now.Counts[number].Standing, standing));
        if (past.TryGetValue(name, out var earlier))
            now.SetStanding(earlier, Stricter(now.Counts[earlier].Standing, standing));
        else
            past.Add(name, earlier = now.Add(told.People, isNamed ? now.Counts[number].Weight : 0, isShown: false, standing));
        return earlier;
    }

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
