using System.Collections.Immutable;
using EqualityPipeline.Periods;

namespace EqualityPipeline.Publication;

/// <summary>What became of every count of one family and council year in one release: restricted, for the reason why a count is hidden reveals.</summary>
/// <param name="Counts">By period, then key.</param>
public sealed record DisclosureAudit(ImmutableArray<AuditedCount> Counts)
{
    public static DisclosureAudit None { get; } = new([]);

    /// <summary>By period and share a hash of which counts are hidden, and of which are told: equal where no figure is shown otherwise because of them.</summary>
    /// <param name="shareOf">That of a key; null where its counts are left out.</param>
    internal ImmutableArray<(FigurePeriod Period, int Share, string Hash)> HashesByPeriod(Func<string, int?> shareOf)
    {
        var hashes = new OrderedDictionary<(string Period, int Share), TextHash>();
        foreach (var count in Counts)
        {
            if (count.IsRest || shareOf(count.Key) is not { } share)
                continue;
            HashOf(count.Period, share).AddLine(count.Told, " ", count.Key);
        }

        foreach (var pay in Pay.Where(p => p.IsHidden))
        {
            if (shareOf(pay.Key) is { } share)
                HashOf(pay.Period, share).AddLine("mean ", pay.Key);
        }

        ImmutableArray<(FigurePeriod Period, int Share, string Hash)> finished = [.. hashes.Select(h => (FigurePeriod.Parse(h.Key.Period), h.Key.Share, h.Value.Finish()))];
        foreach (var hash in hashes.Values)
            hash.Dispose();
        return finished;

        TextHash HashOf(string period, int share)
        {
            if (!hashes.TryGetValue((period, share), out var hash))
                hashes.Add((period, share), hash = new TextHash());
            return hash;
        }
    }

    /// <summary>
    /// What earlier releases had and this one has not: values corrected since, counts of returns withdrawn, of groups no longer told. Each was shown, or is hidden for good, or bears on what is.
    /// </summary>
    public ImmutableArray<AuditedCount> Past { get; init; } = [];

    /// <summary>The sums of this release and of all before it that bind a count which their readers do not know.</summary>
    public ImmutableArray<AuditedSum> Sums { get; init; } = [];

    /// <summary>By people with pay those whose mean was told last (<see cref="AuditedCount.MadeOf"/> of it: how they are paid), and whether it is told now: <see cref="PayTold"/>.</summary>
    public ImmutableArray<AuditedCount> Pay { get; init; } = [];

    /// <summary>What several accounts tell together of counts.</summary>
    public static DisclosureAudit Together(IReadOnlyCollection<DisclosureAudit> accounts)
    {
        ArgumentNullException.ThrowIfNull(accounts);
        if (accounts.Count < 2)
            return accounts.FirstOrDefault() ?? None;
        var sums = new List<AuditedSum>();
        var (firstCount, firstPast) = (0, accounts.Sum(a => a.Counts.Length));
        foreach (var account in accounts)
        {
            var (counts, past, own) = (firstCount, firstPast, account.Counts.Length);
            int Place(int place) => place < own ? counts + place : past + place - own;
            sums.AddRange(account.Sums.Select(s => new AuditedSum(Place(s.Whole), [.. s.Parts.Select(Place)])));
            (firstCount, firstPast) = (firstCount + own, firstPast + account.Past.Length);
        }

        return new DisclosureAudit([.. accounts.SelectMany(a => a.Counts)]) { Past = [.. accounts.SelectMany(a => a.Past)], Sums = [.. sums] };
    }

    /// <summary>What it tells of some measures, each <c>return.measure</c>.</summary>
    public DisclosureAudit Of(IReadOnlySet<string> measures) => Kept((_, count) => measures.Contains(count.Measure) ? count : null) with { Pay = [.. Pay.Where(p => measures.Contains(p.Measure))] };

    /// <param name="nameOf">Of a place and a key another key; null for what is left out, and with it every sum that it is in.</param>
    internal DisclosureAudit Renamed(Func<int, string, string?> nameOf) => Kept((place, count) => nameOf(place, count.Key) is { } name ? count with { Key = name } : null);

    private DisclosureAudit Kept(Func<int, AuditedCount, AuditedCount?> keep)
    {
        var placeOf = new Dictionary<int, int>();
        var rows = new List<AuditedCount>();
        var counts = 0;
        foreach (var (count, place) in Counts.Concat(Past).Select((count, place) => (keep(place, count), place)))
        {
            if (count is null)
                continue;
            placeOf.Add(place, rows.Count);
            rows.Add(count);
            counts += place < Counts.Length ? 1 : 0;
        }

        return new DisclosureAudit([.. rows.Take(counts)])
        {
            Past = [.. rows.Skip(counts)],
            Sums =
            [
                .. Sums.Where(s => placeOf.ContainsKey(s.Whole) && s.Parts.All(placeOf.ContainsKey))
                    .Select(s => new AuditedSum(placeOf[s.Whole], [.. s.Parts.Select(p => placeOf[p])])),
            ],
        };
    }
}

/// <summary>By places among the counts and, after the last of them, among the past ones.</summary>
public readonly record struct AuditedSum(int Whole, ImmutableArray<int> Parts)
{
    internal IEnumerable<int> Members => Parts.Prepend(Whole);
}

/// <param name="Period">Id of the period.</param>
/// <param name="Key">What is counted, of whom: <see cref="Indicators.CountKey.Text"/>.</param>
/// <param name="People">The true count.</param>
/// <param name="Fate">What the gate did with it.</param>
public sealed record AuditedCount(string Period, string Key, decimal People, CountFate Fate)
{
    /// <summary>What it is made of (<see cref="FinestCounts"/>): two counts of one name that are not made of the same are different counts, though they be as large. Null in accounts that do not say.</summary>
    public int? MadeOf { get; init; }

    public bool IsHidden => IsHiddenBy(Fate);

    /// <summary>What it is to the next release.</summary>
    internal Standing KeptStanding => Fate switch
    {
        CountFate.Shown => Standing.Known,
        CountFate.NotTold => Standing.Untold,
        _ => Standing.KeptHidden,
    };

    internal static bool IsHiddenBy(CountFate fate) => fate is not (CountFate.Shown or CountFate.NotTold);

    /// <summary>What is left of another count, whose name stands before: no figure rests on it.</summary>
    internal bool IsRest => Key.Contains(' ', StringComparison.Ordinal);

    /// <summary>All that a figure asks of it, whatever the reason: a letter.</summary>
    internal string Told => IsHidden ? "h" : Fate == CountFate.Shown ? "s" : "n";

    /// <summary>What is counted, whatever the conditions.</summary>
    internal string Measure => Key[..Math.Max(0, Key.AsSpan().IndexOfAny("[{|"))];
}

public enum CountFate
{
    /// <summary>Anyone who reads the release knows it.</summary>
    Shown,

    /// <summary>In no table, and free to be worked out.</summary>
    NotTold,

    /// <summary>Hidden for itself.</summary>
    Small,

    /// <summary>Hidden because another could be worked out from it.</summary>
    Protecting,

    /// <summary>Hidden because it was hidden in a release before.</summary>
    KeptHidden,

    /// <summary>Hidden, and yet to be worked out by those who kept earlier releases: nothing that could be hidden now prevents it.</summary>
    Exposed,
}

/// <summary>What earlier releases have told: a gate that forgot it would let one release open another.</summary>
/// <param name="Before">Of the same family and year in the release before; none in the first.</param>
/// <param name="YearBefore">Of the same family in the council year before, in this release; twelve months may begin there.</param>
public sealed record DisclosureHistory(DisclosureAudit Before, DisclosureAudit YearBefore)
{
    /// <summary>
    /// Of a partnership: what became of the same family and council year in the releases of its members that it rests on. Of a member: in the last releases of its partnerships, and of their other members.
    /// </summary>
    public ImmutableArray<OrganisationAudit> Elsewhere { get; init; } = [];

    public static DisclosureHistory None { get; } = new(DisclosureAudit.None, DisclosureAudit.None);
}

/// <summary>The account of another organisation that adds up, or is added up in, the same counts.</summary>
public sealed record OrganisationAudit(string Organisation, DisclosureAudit Audit);
