using System.Collections.Immutable;
using System.Globalization;

namespace EqualityPipeline.Publication;

/// <summary>Lays what all earlier releases told over the table of the next, so that one proof covers a reader who kept every one of them.</summary>
/// <remarks>
/// A count is known again by its name, its value and what it is made of (<see cref="FinestCounts"/>). What has all three in an earlier release and in this one is one and the same count: shown once, it is known; hidden once, it
/// stays hidden and protected. What this release has not, because it was corrected or is no longer returned or told, joins the table, and with it every sum of the releases that
/// had it. The account of a release hands on what was laid over it, so that a chain of releases forgets nothing.
/// </remarks>
internal sealed class PastCounts
{
    // Corrections that come back to what a count was, of which times are told apart.
    private const int MostTimes = 8;

    private readonly SumTable now;
    private readonly HashSet<int> toCome = [];
    private readonly HashSet<(string Period, string Key)> isOfLast = [];
    private readonly HashSet<int> isToldApart = [];
    private readonly List<AuditedCount> names;
    private readonly Dictionary<(string Period, string Key), (int Number, int? MadeOf)> numberOf = [];
    private readonly List<(AuditedCount Told, int Number)> past = [];
    private readonly Dictionary<(string Period, string Key, decimal People), List<(int? MadeOf, int Number)>> pastOf = [];

    private PastCounts(SumTable now, IEnumerable<NamedCount> names)
    {
        this.now = now;
        foreach (var name in names)
            AddName(name);
        this.names =
        [
            .. numberOf.OrderBy(n => n.Key.Period, StringComparer.Ordinal).ThenBy(n => n.Key.Key, StringComparer.Ordinal)
                .Select(n => new AuditedCount(n.Key.Period, n.Key.Key, now.Counts[n.Value.Number].People, default)),
        ];
    }

    /// <param name="now">The whole table of the release that follows; every count of it has a name.</param>
    /// <param name="told">The account of the release before.</param>
    /// <param name="knowsWhatComesBack">
    /// Whether a count that was another in between, and is made of the same as before again, is presumed to be known for the same: so it is where a correction is taken back. Where it is chance nobody can tell.
    /// </param>
    public static PastCounts LayOver(SumTable now, IEnumerable<NamedCount> names, DisclosureAudit told, bool knowsWhatComesBack = true)
    {
        var laid = new PastCounts(now, names);
        int[] ofLast = [.. told.Counts.Select(laid.Lay)];
        if (!knowsWhatComesBack)
            laid.TellTimesApart(told.Past);
        int[] numbers = [.. ofLast, .. told.Past.Select(laid.Lay)];
        foreach (var sum in told.Sums)
            laid.LaySum(numbers[sum.Whole], [.. sum.Parts.Select(p => numbers[p])]);
        laid.AddTotalsToCome(told, numbers);
        return laid;
    }

    /// <summary>
    /// Totals of a partnership that will be others because a member's count is: what they will be is small, perhaps, and given away by what they were and what the member shows.
    /// </summary>
    private void AddTotalsToCome(DisclosureAudit told, int[] numbers)
    {
        var latest = new Dictionary<(string Period, string Key), int>();
        for (var row = 0; row < told.Counts.Length; row++)
            latest[(told.Counts[row].Period, told.Counts[row].Key)] = numbers[row];
        foreach (var sum in told.Sums.Where(s => s.Whole < told.Counts.Length && s.Parts.All(p => p < told.Counts.Length) && SharedAccounts.IsTotalElsewhere(told.Counts[s.Whole].Key)))
        {
            ImmutableArray<int> parts = [.. sum.Parts.Select(p => told.Counts[p]).Select(c => numberOf.TryGetValue((c.Period, c.Key), out var own) ? own.Number : latest[(c.Period, c.Key)])];
            if (!parts.SequenceEqual(sum.Parts.Select(p => numbers[p])) && sum.Parts.All(p => SharedAccounts.IsOfWhole(told.Counts[p].Key)))
                now.AddSum(TotalToCome(parts.Sum(p => now.Counts[p].People)), parts);
        }
    }

    private int TotalToCome(decimal people)
    {
        var number = now.Add(people, weight: 0, isShown: false);
        toCome.Add(number);
        return number;
    }

    /// <summary>Of two counts with one name the second is told apart by its place: an account must not fail because of a name.</summary>
    private void AddName(NamedCount count)
    {
        var name = count.Key;
        for (var place = 2; !numberOf.TryAdd((count.Period, name), (count.Number, count.MadeOf)) && numberOf[(count.Period, name)].Number != count.Number; place++)
            name = string.Create(CultureInfo.InvariantCulture, $"{count.Key} ({place})");
    }

    /// <summary>What readers of this release and of all before it have.</summary>
    public DisclosureAudit Audit(Suppression hidden)
    {
        var placeOf = new Dictionary<int, int>();
        var (kept, ofPast) = (new List<AuditedCount>(names.Count), new List<AuditedCount>());
        var sums = new List<AuditedSum>();
        foreach (var name in names)
        {
            var number = numberOf[(name.Period, name.Key)].Number;
            // One count under two names is both: they are no longer one where a later release corrects what made them so.
            if (!placeOf.TryAdd(number, kept.Count) && !IsKnown(number))
                sums.Add(new AuditedSum(placeOf[number], [kept.Count]));
            kept.Add(name with { Fate = FateOf(number), MadeOf = numberOf[(name.Period, name.Key)].MadeOf });
            // Not told now, or hidden for its smallness, although an earlier release has shown it.
            if (now.Counts[number].Standing == Standing.Known && kept[^1].Fate != CountFate.Shown)
                ofPast.Add(kept[^1] with { Fate = CountFate.Shown });
        }

        foreach (var (told, number) in past)
        {
            placeOf.Add(number, kept.Count + ofPast.Count);
            ofPast.Add(told with { Fate = IsKnown(number) ? CountFate.Shown : FateOf(number) });
        }

        sums.AddRange(now.Sums.Where(s => !toCome.Contains(s.Whole) && s.Members.Any(m => !IsKnown(m))).Select(s => new AuditedSum(placeOf[s.Whole], [.. s.Parts.Select(p => placeOf[p])])));
        return new DisclosureAudit([.. kept]) { Past = [.. ofPast], Sums = [.. sums] };

        bool IsKnown(int number) => now.Counts[number].Standing == Standing.Known || (now.Counts[number].IsShown && !hidden[number]);

        CountFate FateOf(int number) => hidden.Fates[number] switch
        {
            _ when hidden.Exposed.BinarySearch(number) >= 0 => CountFate.Exposed,
            Fate.Small => CountFate.Small,
            Fate.Protecting => CountFate.Protecting,
            Fate.KeptHidden => CountFate.KeptHidden,
            _ => now.Counts[number].IsShown ? CountFate.Shown : CountFate.NotTold,
        };
    }

    /// <returns>The number of the count in the table.</returns>
    private int Lay(AuditedCount told)
    {
        var standing = told.KeptStanding;
        var isNamed = numberOf.TryGetValue((told.Period, told.Key), out var named);
        if (isNamed && now.Counts[named.Number].People == told.People && (IsSame(told.MadeOf, named.MadeOf) || (!isToldApart.Contains(named.Number) && IsLater(told.MadeOf, named.MadeOf))))
        {
            numberOf[(told.Period, told.Key)] = (named.Number, told.MadeOf ?? named.MadeOf);
            isOfLast.Add((told.Period, told.Key));
            now.SetStanding(named.Number, Stricter(now.Counts[named.Number].Standing, standing));
            return named.Number;
        }

        if (!pastOf.TryGetValue((told.Period, told.Key, told.People), out var alike))
            pastOf.Add((told.Period, told.Key, told.People), alike = []);
        foreach (var (_, earlier) in alike.Where(a => IsSame(a.MadeOf, told.MadeOf)))
        {
            now.SetStanding(earlier, Stricter(now.Counts[earlier].Standing, standing));
            return earlier;
        }

        // What was hidden once stays hidden, also when it changes; then it is to be protected only where it is small itself.
        if (isNamed && told.IsHidden)
            now.SetStanding(named.Number, Stricter(now.Counts[named.Number].Standing, Standing.KeptBack));
        var added = now.Add(told.People, isNamed ? now.Counts[named.Number].Weight : 0, isShown: false, standing);
        alike.Add((told.MadeOf, added));
        past.Add((told, added));
        return added;
    }

    /// <summary>What is made of the same as a count before the last, which was another, is another to those who do not know that it came back: it is given a number of its own.</summary>
    private void TellTimesApart(ImmutableArray<AuditedCount> past)
    {
        foreach (var told in past)
        {
            if (numberOf.TryGetValue((told.Period, told.Key), out var named) && named.MadeOf is { } madeOf && told.MadeOf == madeOf && !isOfLast.Contains((told.Period, told.Key)))
            {
                numberOf[(told.Period, told.Key)] = (named.Number, Later(madeOf));
                isToldApart.Add(named.Number);
            }
        }
    }

    private static int Later(int madeOf) => unchecked(31 * madeOf + 1);

    /// <summary>Whether a count is another's that came back, once or several times.</summary>
    private static bool IsLater(int? one, int? first)
    {
        for (var (at, time) = (first, 0); at is { } madeOf && time < MostTimes; time++)
        {
            at = Later(madeOf);
            if (at == one)
                return true;
        }

        return false;
    }

    private static bool IsSame(int? one, int? other) => one is null || other is null || one == other;

    private void LaySum(int whole, ImmutableArray<int> parts)
    {
        // Of what did not change the sum is there already.
        if ((parts.Length > 1 || parts[0] != whole) && !now.SumsOf(whole).Any(s => now.Sums[s].Whole == whole && now.Sums[s].Parts.SequenceEqual(parts)))
            now.AddSum(whole, parts);
    }

    /// <summary>What is known once cannot be hidden by another release that kept it hidden.</summary>
    private static Standing Stricter(Standing one, Standing other) => (one, other) switch
    {
        (Standing.Known, _) or (_, Standing.Known) => Standing.Known,
        (Standing.KeptHidden, _) or (_, Standing.KeptHidden) => Standing.KeptHidden,
        (Standing.KeptBack, _) or (_, Standing.KeptBack) => Standing.KeptBack,
        (Standing.Untold, Standing.Untold) => Standing.Untold,
        _ => Standing.New,
    };
}

/// <param name="Period">Id of the period.</param>
/// <param name="Key">By which the next release knows the count again; one count may have several.</param>
/// <param name="Number">In the table.</param>
/// <param name="MadeOf">See <see cref="FinestCounts"/>.</param>
internal readonly record struct NamedCount(string Period, string Key, int Number, int? MadeOf);
