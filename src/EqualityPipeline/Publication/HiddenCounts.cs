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
    private readonly Suppression hidden;
    private readonly Dictionary<(string Period, string Key), CountFate> yearBefore;
    private readonly Dictionary<CountedPart, PartUse> uses;

    private HiddenCounts(YearFigures year, PublicationTable table, Suppression hidden, DisclosureAudit yearBefore)
    {
        (this.year, this.table, this.hidden) = (year, table, hidden);
        this.yearBefore = year.RollingYears.IsEmpty ? [] : yearBefore.Counts.ToDictionary(c => (c.Period, c.Key), c => c.Fate);
        uses = year.Periods.Concat(year.RollingYears).SelectMany(p => p.Tally.Uses).DistinctBy(u => u.Part).ToDictionary(u => u.Part);
    }

    public static HiddenCounts Of(YearFigures year, DisclosureHistory history)
    {
        var members = year.Organisation is { IsPartnership: true } ? new MemberCounts(history.Members) : null;
        var laidOut = new PublicationTable(year, members);
        Remember(laidOut, history.Before, isPooled: members is not null);
        return new HiddenCounts(year, laidOut, CountSuppression.Hide(laidOut.Sums, year.SmallestPublishedCount), history.YearBefore);
    }

    /// <summary>Whether one of the counts must not be known in the period.</summary>
    public bool Any(FigurePeriod period, ImmutableArray<CountKey> counts)
    {
        foreach (var key in counts)
        {
            if (period.Kind == PeriodKind.Rolling12 ? IsHiddenInAny(period, key) : table.NumberOf(period, key) is { } number && hidden[number])
                return true;
        }

        return false;
    }

    public DisclosureAudit Audit() => new(
    [
        .. table.Names
            .Select(n => new AuditedCount(
                n.Period.Id, n.Key.Text, table.Sums.Counts[n.Number].People,
                FateOf(n.Number)))
            .OrderBy(c => c.Period, StringComparer.Ordinal).ThenBy(c => c.Key, StringComparer.Ordinal),
    ]);

    private CountFate FateOf(int number) => hidden.Fates[number] switch
    {
        Fate.Small => CountFate.Small,
        Fate.Protecting => CountFate.Protecting,
        Fate.KeptHidden => CountFate.KeptHidden,
        _ => table.Sums.Counts[number].IsShown ? CountFate.Shown : CountFate.NotTold,
    };

    /// <summary>Once hidden stays hidden, and once shown is known for as long as it is the same count.</summary>
    private static void Remember(PublicationTable table, DisclosureAudit before, bool isPooled)
    {
        if (before.Counts.IsEmpty)
            return;
        var told = before.Counts.ToDictionary(c => (c.Period, c.Key));
        foreach (var (period, key, number) in table.Names)
        {
            // What is told of a member is told by its own release, which remembers by itself.
            if ((isPooled && key.Unit != Unit.Organisation) || !told.TryGetValue((period.Id, key.Text), out var count))
                continue;
            if (count.IsHidden)
                table.Sums.SetStanding(number, Standing.KeptHidden);
            else if (count.Fate == CountFate.Shown && count.People == table.Sums.Counts[number].People && table.Sums.Counts[number].Standing == Standing.New)
                table.Sums.SetStanding(number, Standing.Known);
        }
    }

    /// <summary>
    /// Twelve months tell nothing that their parts do not tell, as long as every part is shown; where one is hidden, two runs of twelve months would give
    /// it away, and neither is.
    /// </summary>
    private bool IsHiddenInAny(FigurePeriod rolling, CountKey key)
    {
        if (!uses.TryGetValue(key.Part, out var use) || !use.NeedsProtection)
            return false;
        if (use.Measure.Kind != MeasureKind.Flow)
            return IsHiddenIn(use.Finest == PublishedPeriod.Month ? FigurePeriod.OfMonth(rolling.LastMonth) : new FigurePeriod(PeriodKind.Quarter, rolling.LastMonth), key);
        return use.Finest switch
        {
            PublishedPeriod.Month => rolling.Months.Any(month => IsHiddenIn(FigurePeriod.OfMonth(month), key)),
            PublishedPeriod.Quarter => rolling.Months.Where(m => m.Month % 3 == 0).Any(month => IsHiddenIn(new FigurePeriod(PeriodKind.Quarter, month), key)),
            _ => true,
        };
    }

    private bool IsHiddenIn(FigurePeriod period, CountKey key)
    {
        // Counted, but told under no name of its own: then it must not come out as a difference of two sums either.
        var everyone = key with { Strand = Unit.All, Group = Unit.All };
        if (period.FinancialYear == year.FinancialYear)
            return table.NumberOf(period, key) is { } number ? hidden[number] || !table.Sums.Counts[number].IsShown : table.NumberOf(period, everyone) is not null;
        return yearBefore.TryGetValue((period.Id, key.Text), out var fate) ? fate != CountFate.Shown : yearBefore.ContainsKey((period.Id, everyone.Text)) || yearBefore.Count == 0;
    }
}
