using System.Collections.Immutable;
using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Statistics.Distributions;

namespace EqualityPipeline.Publication;

/// <summary>Which counts of a year must not be known, and so which figures.</summary>
internal sealed class HiddenCounts
{
    private readonly YearFigures year;
    private readonly Func<CountKey, Func<FigurePeriod, CountFate?>> fateOf;
    private readonly AccountFates yearBefore;
    private readonly PayTold pay;
    private readonly Dictionary<CountedPart, PartUse> uses;
    private readonly Dictionary<CountKey, bool> ofLongPeriod = [];
    private FigurePeriod longPeriod;

    /// <param name="fateOf">What became of a count of the year, whatever the reason; null where it needs no protection or does not exist.</param>
    private HiddenCounts(YearFigures year, Func<CountKey, Func<FigurePeriod, CountFate?>> fateOf, DisclosureAudit yearBefore, PayTold pay)
    {
        (this.year, this.fateOf, this.pay) = (year, fateOf, pay);
        this.yearBefore = new AccountFates(year.RollingYears.IsEmpty ? DisclosureAudit.None : yearBefore);
        uses = year.Periods.Concat(year.RollingYears).SelectMany(p => p.Uses).DistinctBy(u => u.Part).ToDictionary(u => u.Part);
    }

    private HiddenCounts(HiddenCounts like) => (year, fateOf, yearBefore, pay, uses) = (like.year, like.fateOf, like.yearBefore, like.pay, like.uses);

    /// <summary>The same for one reader, who goes from period to period: what it has looked up is remembered for it alone.</summary>
    public HiddenCounts ForOneReader() => new(this);

    /// <param name="account">What became of every count.</param>
    public static HiddenCounts Settle(YearFigures year, DisclosureHistory history, out DisclosureAudit account)
    {
        var members = year.Organisation is { IsPartnership: true } ? new MemberCounts(history.Elsewhere) : null;
        var rule = year.Rule;
        var told = Told(year, history);
        var toldBefore = history.Before.Counts.Concat(history.Before.Past).Where(c => c.Fate != CountFate.NotTold).Select(c => (c.Period, c.Key)).ToHashSet();
        var (table, past, hidden) = Hide(known: null);
        // Where that cannot be kept from those who presume most, it is kept from those who presume less.
        if (hidden.Exposed.Any(e => rule.IsSmall(table.Sums.Counts[e].People)))
            (table, past, hidden) = Hide(hidden);
        account = past.Audit(hidden) with { Pay = PayTold.Settle(PayShown(), history.Before.Pay, year.SmallestPublishedCount) };
        return new HiddenCounts(
            year,
            key => period => table.NumberOf(period, key) is not { } number ? null
                : hidden[number] ? CountFate.Protecting
                : table.Sums.Counts[number].IsShown ? CountFate.Shown : CountFate.NotTold,
            history.YearBefore,
            PayTold.By(account, history.YearBefore));

        IEnumerable<(FigurePeriod Period, CountKey Key, Distribution Pay)> PayShown()
        {
            var tallies = year.Periods.ToDictionary(p => p.Period, p => p.Tally);
            foreach (var (period, key, number) in table.Keys)
            {
                if (table.Sums.Counts[number].IsShown && !hidden[number] && tallies[period].DistributionOf(key) is { IsEmpty: false } distribution)
                    yield return (period, key, distribution);
            }
        }

        (PublicationTable Table, PastCounts Past, Suppression Hidden) Hide(Suppression? known)
        {
            var laidOut = new PublicationTable(year, members, toldBefore);
            for (var number = 0; known is not null && number < laidOut.Sums.Counts.Count; number++)
            {
                if (known[number] && laidOut.Sums.Counts[number].Standing == Standing.New)
                    laidOut.Sums.SetStanding(number, Standing.KeptBack);
            }

            var laidOver = PastCounts.LayOver(laidOut.Sums, laidOut.Names(), told, knowsWhatComesBack: known is null);
            return (laidOut, laidOver, CountSuppression.Hide(laidOut.Sums, rule));
        }
    }

    /// <summary>As an account of the same counts says.</summary>
    public static HiddenCounts Settled(YearFigures year, DisclosureAudit account, DisclosureAudit yearBefore)
    {
        return new HiddenCounts(year, new AccountFates(account).Of, yearBefore, PayTold.By(account, yearBefore));
    }

    private static DisclosureAudit Told(YearFigures year, DisclosureHistory history)
        => DisclosureAudit.Together([history.Before, .. history.Elsewhere.Select(e => SharedAccounts.AsSeenBy(year.Organisation, year.Policy.FindOrganisation(e.Organisation)!, e.Audit))]);

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

    /// <summary>Whether a mean of pay must not be known in the period: it, or one that a longer period adds up, is held back.</summary>
    public bool AnyMean(FigurePeriod period, ImmutableArray<CountKey> counts) => counts.Any(key => uses.TryGetValue(key.Part, out var use) && use.NeedsProtection && PeriodsOf(period, use).Any(p => pay.IsHeldBack(p, key)));

    /// <summary>The periods at which the counts of one pass the gate.</summary>
    private static ImmutableArray<FigurePeriod> PeriodsOf(FigurePeriod period, PartUse use)
        => period.Kind == (PeriodKind)use.Base ? [period]
            : use.Measure.Kind == MeasureKind.Flow ? period.PartsOf((PeriodKind)use.Base)
            : [new FigurePeriod((PeriodKind)use.Base, period.LastMonth)];

    /// <summary>
    /// A longer period tells nothing that the counts do not tell which it adds up, as long as every one of them is shown; where one is hidden, the
    /// longer period less the others would give it away, and it is hidden too.
    /// </summary>
    private bool IsHidden(FigurePeriod period, CountKey key)
    {
        if (!uses.TryGetValue(key.Part, out var use))
            return fateOf(key)(period) is { } recorded && AuditedCount.IsHiddenBy(recorded);
        if (!use.NeedsProtection)
            return false;
        if (period.Kind == (PeriodKind)use.Base)
            return fateOf(key)(period) is { } fate && AuditedCount.IsHiddenBy(fate);
        // The figures of a period come together, and very many of them rest on the same counts.
        if (longPeriod != period)
        {
            longPeriod = period;
            ofLongPeriod.Clear();
        }

        if (!ofLongPeriod.TryGetValue(key, out var isHidden))
        {
            ofLongPeriod[key] = isHidden = IsHiddenInAny(PeriodsOf(period, use), key) || (use.Measure.Kind == MeasureKind.Flow && IsHiddenByMoves(period, (PeriodKind)use.Base, key));
        }

        return isHidden;
    }

    private bool IsHiddenByMoves(FigurePeriod period, PeriodKind kind, CountKey key)
        => year.Policy.FindStrand(key.Strand) is { CodeLists.Length: > 1 }
            && period.PartsOf(kind).Any(part => MovedSince(part, period, key).Any(category => IsHiddenInAny([part], category)));

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

    private bool IsHiddenInAny(ImmutableArray<FigurePeriod> periods, CountKey key)
    {
        // Counted, but told under no name of its own: then it must not come out as a difference of two sums either.
        var ofStrand = key.Strand == Unit.All ? key : key with { Group = GroupTree.Total };
        var (own, whole) = (fateOf(key), fateOf(ofStrand));
        var (ownBefore, wholeBefore) = periods.Any(p => p.FinancialYear != year.FinancialYear) ? (yearBefore.Of(key), yearBefore.Of(ofStrand)) : (own, whole);
        return periods.Any(p => p.FinancialYear == year.FinancialYear
            ? own(p) is { } fate ? fate != CountFate.Shown : whole(p) is not null
            : ownBefore(p) is { } before ? before != CountFate.Shown : wholeBefore(p) is not null || yearBefore.IsEmpty);
    }
}
