using System.Collections.Immutable;
using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Publication;

/// <summary>Which counts of a year must not be known, and so which figures.</summary>
internal sealed class HiddenCounts
{
    private readonly YearFigures year;
    private readonly PublicationTable table;
    private readonly PastCounts past;
    private readonly Suppression hidden;
    private readonly Dictionary<(string Period, string Key), CountFate> yearBefore;
    private readonly Dictionary<CountedPart, PartUse> uses;
    private readonly Dictionary<CountKey, bool> ofLongPeriod = [];
    private FigurePeriod longPeriod;

    private HiddenCounts(YearFigures year, PublicationTable table, PastCounts past, Suppression hidden, DisclosureAudit yearBefore)
    {
        (this.year, this.table, this.past, this.hidden) = (year, table, past, hidden);
        this.yearBefore = year.RollingYears.IsEmpty ? [] : yearBefore.Counts.ToDictionary(c => (c.Period, c.Key), c => c.Fate);
        uses = year.Periods.Concat(year.RollingYears).SelectMany(p => p.Uses).DistinctBy(u => u.Part).ToDictionary(u => u.Part);
    }

    private HiddenCounts(HiddenCounts like)
        => (year, table, past, hidden, yearBefore, uses) = (like.year, like.table, like.past, like.hidden, like.yearBefore, like.uses);

    /// <summary>The same for one reader, who goes from period to period: what it has looked up is remembered for it alone.</summary>
    public HiddenCounts ForOneReader() => new(this);

    public static HiddenCounts Of(YearFigures year, DisclosureHistory history)
    {
        var members = year.Organisation is { IsPartnership: true } ? new MemberCounts(history.Members) : null;
        var laidOut = new PublicationTable(year, members);
        var laidOver = PastCounts.LayOver(laidOut.Sums, laidOut.Names.Select(n => (n.Period.Id, n.Name, n.Number)), history.Before);
        var rule = year.Policy.Publication.Suppression with { SmallestPublishedCount = year.SmallestPublishedCount };
        return new HiddenCounts(year, laidOut, laidOver, CountSuppression.Hide(laidOut.Sums, rule), history.YearBefore);
    }

    /// <summary>Whether one of the counts must not be known in the period.</summary>
    public bool Any(FigurePeriod period, ImmutableArray<CountKey> counts)
    {
        foreach (var key in counts)
        {
            if (IsHidden(period, key))
                return true;
        }

        return false;
    }

    public DisclosureAudit Audit() => past.Audit(hidden);

    /// <summary>
    /// A longer period tells nothing that the counts do not tell which it adds up, as long as every one of them is shown; where one is hidden, the
    /// longer period less the others would give it away, and it is hidden too.
    /// </summary>
    private bool IsHidden(FigurePeriod period, CountKey key)
    {
        if (!uses.TryGetValue(key.Part, out var use))
            return table.NumberOf(period, key) is { } recorded && hidden[recorded];
        if (!use.NeedsProtection)
            return false;
        if (period.Kind == (PeriodKind)use.Base)
            return table.NumberOf(period, key) is { } number && hidden[number];
        // The figures of a period come together, and very many of them rest on the same counts.
        if (longPeriod != period)
        {
            longPeriod = period;
            ofLongPeriod.Clear();
        }

        if (!ofLongPeriod.TryGetValue(key, out var isHidden))
        {
            ofLongPeriod[key] = isHidden = use.Measure.Kind == MeasureKind.Flow
                ? period.PartsOf((PeriodKind)use.Base).Any(part => IsHiddenIn(part, key) || MovedSince(part, period, key).Any(category => IsHiddenIn(part, category)))
                : IsHiddenIn(new FigurePeriod((PeriodKind)use.Base, period.LastMonth), key);
        }

        return isHidden;
    }

    /// <summary>
    /// The categories that a heading had in a part of the period and has not in the list of its end, or the other way about: the longer period's heading less
    /// the headings of its parts is what they count.
    /// </summary>
    private IEnumerable<CountKey> MovedSince(FigurePeriod part, FigurePeriod period, CountKey key)
    {
        if (year.Policy.FindStrand(key.Strand) is not { CodeLists.Length: > 1 } strand
            || (year.Policy.CodeListFor(strand, part.LastMonth), year.Policy.CodeListFor(strand, period.LastMonth)) is not ({ } before, { } after)
            || before.Id == after.Id || after.Find(key.Group) is not { IsRollUp: true })
            return [];
        return before.Details.Where(c => after.Find(c.Id) is { } now && now.RollUp != c.RollUp && (c.RollUp == key.Group || now.RollUp == key.Group)).Select(c => key with { Group = c.Id });
    }

    private bool IsHiddenIn(FigurePeriod period, CountKey key)
    {
        // Counted, but told under no name of its own: then it must not come out as a difference of two sums either.
        var ofStrand = key.Strand == Unit.All ? key : key with { Group = GroupTree.Total };
        if (period.FinancialYear == year.FinancialYear)
            return table.NumberOf(period, key) is { } number ? hidden[number] || !table.Sums.Counts[number].IsShown : table.NumberOf(period, ofStrand) is not null;
        return yearBefore.TryGetValue((period.Id, key.Text), out var fate) ? fate != CountFate.Shown : yearBefore.ContainsKey((period.Id, ofStrand.Text)) || yearBefore.Count == 0;
    }
}
