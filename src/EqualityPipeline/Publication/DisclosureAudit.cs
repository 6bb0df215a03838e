using System.Collections.Immutable;
using EqualityPipeline.Periods;

namespace EqualityPipeline.Publication;

/// <summary>What became of every count of one family and council year in one release: restricted, for the reason why a count is hidden reveals.</summary>
/// <param name="Counts">By period, then key.</param>
public sealed record DisclosureAudit(ImmutableArray<AuditedCount> Counts)
{
    public static DisclosureAudit None { get; } = new([]);

    /// <summary>By period and share a hash of which counts are hidden, and of which are told: equal where no figure is shown otherwise because of them.</summary>
    internal ImmutableArray<(FigurePeriod Period, int Share, string Hash)> HashesByPeriod(DirectorateShares shares)
        => [.. Counts.GroupBy(c => (c.Period, Share: shares.OfKey(c.Key))).Select(p => (FigurePeriod.Parse(p.Key.Period), p.Key.Share, TextHash.Of(p.Select(c => $"{c.Told} {c.Key}"))))];

    /// <summary>
    /// What earlier releases had and this one has not: values corrected since, counts of returns withdrawn, of groups no longer told. Each was shown, or is hidden for good, or bears on what is.
    /// </summary>
    public ImmutableArray<AuditedCount> Past { get; init; } = [];

    /// <summary>The sums of this release and of all before it that bind a count which their readers do not know.</summary>
    public ImmutableArray<AuditedSum> Sums { get; init; } = [];

    /// <summary>What several accounts tell together.</summary>
    public static DisclosureAudit Together(IReadOnlyCollection<DisclosureAudit> accounts)
    {
        ArgumentNullException.ThrowIfNull(accounts);
        if (accounts.Count < 2)
            return accounts.FirstOrDefault() ?? None;
        var (rows, sums) = (new List<AuditedCount>(), new List<AuditedSum>());
        foreach (var account in accounts)
        {
            var first = rows.Count;
            rows.AddRange(account.Counts.Concat(account.Past));
            sums.AddRange(account.Sums.Select(s => new AuditedSum(first + s.Whole, [.. s.Parts.Select(p => first + p)])));
        }

        return new DisclosureAudit([]) { Past = [.. rows], Sums = [.. sums] };
    }

    /// <summary>What it tells of some measures, each <c>return.measure</c>.</summary>
    public DisclosureAudit Of(IReadOnlySet<string> measures)
    {
        var placeOf = new Dictionary<int, int>();
        var rows = new List<AuditedCount>();
        foreach (var (count, place) in Counts.Concat(Past).Select((count, place) => (count, place)).Where(c => measures.Contains(c.count.Measure)))
        {
            placeOf.Add(place, rows.Count);
            rows.Add(count);
        }

        return new DisclosureAudit([])
        {
            Past = [.. rows],
            Sums =
            [
                .. Sums.Where(s => placeOf.ContainsKey(s.Whole) && s.Parts.All(placeOf.ContainsKey))
                    .Select(s => new AuditedSum(placeOf[s.Whole], [.. s.Parts.Select(p => placeOf[p])])),
            ],
        };
    }
}

/// <summary>By places among the counts and, after the last of them, among the past ones.</summary>
public readonly record struct AuditedSum(int Whole, ImmutableArray<int> Parts);

/// <param name="Period">Id of the period.</param>
/// <param name="Key">What is counted, of whom: <see cref="Indicators.CountKey.Text"/>.</param>
/// <param name="People">The true count.</param>
/// <param name="Fate">What the gate did with it.</param>
public sealed record AuditedCount(string Period, string Key, decimal People, CountFate Fate)
{
    public bool IsHidden => IsHiddenBy(Fate);

    internal static bool IsHiddenBy(CountFate fate) => fate is not (CountFate.Shown or CountFate.NotTold);

    /// <summary>All that a figure asks of it, whatever the reason: a letter.</summary>
    internal char Told => IsHidden ? 'h' : Fate == CountFate.Shown ? 's' : 'n';

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
    /// <summary>Of a partnership: what became of the same counts in the releases of its members that it rests on.</summary>
    public ImmutableArray<MemberAudit> Members { get; init; } = [];

    public static DisclosureHistory None { get; } = new(DisclosureAudit.None, DisclosureAudit.None);
}

/// <summary>The account of one member of a partnership, for the same family and council year.</summary>
public sealed record MemberAudit(string Member, DisclosureAudit Audit);
