using System.Collections.Immutable;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Indicators;

/// <summary>What an organisation returned for one family of indicators, from which the tally of any period is made.</summary>
public sealed class ReturnedCounts
{
    private readonly MonitoringPolicy policy;
    private readonly Organisation organisation;
    private readonly IndicatorFamily family;
    private readonly ILookup<string, SubmissionCells> submissions;
    private readonly Dictionary<(string Return, ReportingMonth Month), LeafCounts> leaves;
    private readonly Dictionary<(ReportingMonth First, ReportingMonth Last), ImmutableArray<PartUse>> usesOf = [];
    private readonly Dictionary<int, Dictionary<CountedPart, PublishedPeriod>> basesOfYear = [];
    private readonly Dictionary<string, int> maxAge;
    private readonly Pooling? pooling;
    private SharedMonths? lastShared;

    /// <param name="submissions">Those that hold their slots, of the months asked for and, for what is taken <c>as-at: latest</c>, of the months before.</param>
    public ReturnedCounts(
        MonitoringPolicy policy, Organisation organisation, IndicatorFamily family, IEnumerable<SubmissionCells> submissions)
        : this(policy, organisation, family, submissions, [])
    {
    }

    /// <param name="leaves">Counts of returns and months that were made before: the cells of their submissions are not looked at. More may be added until they are asked for.</param>
    internal ReturnedCounts(
        MonitoringPolicy policy, Organisation organisation, IndicatorFamily family, IEnumerable<SubmissionCells> submissions,
        Dictionary<(string Return, ReportingMonth Month), LeafCounts> leaves)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(family);
        (this.policy, this.organisation, this.family, this.leaves) = (policy, organisation, family, leaves);
        this.submissions = submissions
            .OrderBy(s => s.Period).ThenBy(s => s.Directorate, StringComparer.Ordinal).ThenBy(s => s.SubmissionId, StringComparer.Ordinal)
            .ToLookup(s => s.ReturnType, StringComparer.Ordinal);
        maxAge = MaxAges(policy, family);
        pooling = organisation is { IsPartnership: true } ? new Pooling(policy, organisation) : null;
    }

    /// <summary>By return that is taken as it was last known: how many months old it may be.</summary>
    /// <remarks>Also a register, and a recorded value, stand until the next is sent: that of a year for half a year longer, that which is sent as it changes for five years.</remarks>
    public static Dictionary<string, int> MaxAges(MonitoringPolicy policy, IndicatorFamily family)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(family);
        var registers = family.Returns.Select(policy.FindReturnType)
            .Where(type => type?.Register is not null)
            .Select(type => (type!.Id, type.Frequency switch { Frequency.AsItChanges => 60, Frequency.Yearly => 18, Frequency.Quarterly => 6, _ => 2 }));
        return family.Indicators.SelectMany(i => i.Earlier.Select(e => e.Definition).Append(i))
            .SelectMany(i => IndicatorFamily.PartsOf(i).Where(p => p.AsAt == AsAt.Latest).Select(p => (p.Return, p.MaxAgeMonths))
                .Concat(i.Recorded is { } r ? [(r.Register, r.MaxAgeMonths)] : []))
            .Concat(registers)
            .GroupBy(p => p.Item1, p => p.Item2, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Max(), StringComparer.Ordinal);
    }

    /// <summary>The tally of a period; its trees of groups and places are those of its last month.</summary>
    public PeriodTally TallyOf(FigurePeriod period) => TallyOf(period, of: null);

    /// <param name="of">Of which units beside the organisation as a whole; null for all. What partners have together cannot be told without each of them.</param>
    internal PeriodTally TallyOf(FigurePeriod period, Func<Unit, bool>? of)
    {
        if (pooling is not null)
            of = null;
        var uses = UsesOf(period);
        var kinds = uses.ToDictionary(u => u.Part, u => u.Measure.Kind);
        var shared = SharedBy(period, [.. kinds.Where(k => k.Value == MeasureKind.Flow).Select(k => k.Key)], of);
        var tally = new PeriodTally(
            period, GroupTree.InForce(policy, organisation, period.LastMonth), new PlaceTree(organisation, period.LastMonth), uses, shared?.Counts);
        foreach (var id in family.Returns)
        {
            if (maxAge.ContainsKey(id))
            {
                tally.Add(Leaves(id, period.LastMonth), kinds.ContainsKey, of);
                continue;
            }

            foreach (var month in period.Months)
            {
                var isLast = month == period.LastMonth;
                if (shared?.Months.Covers(month) != true)
                    tally.Add(Leaves(id, month), part => kinds.TryGetValue(part, out var kind) && (isLast || kind == MeasureKind.Flow), of);
                else if (isLast)
                    tally.Add(Leaves(id, month), part => kinds.TryGetValue(part, out var kind) && kind != MeasureKind.Flow, of);
            }
        }

        tally.Sum(isPooled: pooling is not null);
        return tally;
    }

    /// <summary>What flows in the ten months that all twelve months which end in a quarter have: they are asked for one after the other, and these months are added up once.</summary>
    private SharedMonths? SharedBy(FigurePeriod period, ImmutableHashSet<CountedPart> flows, Func<Unit, bool>? of)
    {
        if (period.Kind != PeriodKind.Rolling12)
            return null;
        var end = FigurePeriod.QuartersOf(period.FinancialYear)[period.Quarter - 1].LastMonth;
        var months = new MonthSpan(end.Plus(-11), end.Plus(-2));
        if (lastShared is { } known && known.Months == months && ReferenceEquals(known.Of, of) && known.Flows.SetEquals(flows))
            return known;
        var counts = new PeriodTally(period, [], new PlaceTree(organisation, period.LastMonth), []);
        foreach (var id in family.Returns.Where(id => !maxAge.ContainsKey(id)))
        {
            foreach (var month in period.Months.Where(months.Covers))
                counts.Add(Leaves(id, month), flows.Contains, of);
        }

        return lastShared = new SharedMonths(months, flows, of, counts);
    }

    /// <summary>The submissions that count for a return in a month: its own, or the latest not too old.</summary>
    public IEnumerable<SubmissionCells> SubmissionsOf(string @return, ReportingMonth month)
        => maxAge.TryGetValue(@return, out var oldest)
            ? submissions[@return]
                .Where(s => s.Period <= month && month.MonthsSince(s.Period) <= oldest)
                .GroupBy(s => (s.Member, s.Directorate))
                .Select(ofOne => ofOne.MaxBy(s => s.Period)!)
            : submissions[@return].Where(s => s.Period == month);

    /// <summary>The directorates whose return of a month is counted.</summary>
    public IEnumerable<string> DirectoratesOf(string @return, ReportingMonth month) => SubmissionsOf(@return, month).Select(s => s.Directorate);

    /// <summary>The directorates of one member whose return of a month is counted.</summary>
    internal IEnumerable<string> SendersOf(string @return, ReportingMonth month, string member)
        => SubmissionsOf(@return, month).Where(s => s.Member == member).Select(s => s.Directorate);

    /// <summary>By submission of a month that counts a measure, who sent it and the strands it tells the measure of; registers, which tell of records, have none.</summary>
    internal IEnumerable<(string Directorate, IEnumerable<string> Strands)> StrandsTold(string @return, ReportingMonth month, string measure)
        => Leaves(@return, month).Told.Select(t => (t.Directorate, Strands: t.Strands.Where(s => s.Measure == measure).Select(s => s.Strand))).Where(t => t.Strands.Any());

    /// <summary>The parts of a period's tally.</summary>
    internal ImmutableArray<PartUse> UsesOf(FigurePeriod period) => UsesOf(period.FirstMonth, period.LastMonth);

    /// <summary>What is counted of a return in a month, and where.</summary>
    internal LeafCounts Leaves(string @return, ReportingMonth month)
    {
        if (leaves.TryGetValue((@return, month), out var known))
            return known;
        var counted = NoLeaves(@return, month);
        if (policy.FindReturnType(@return) is { } type)
        {
            var submitted = SubmissionsOf(@return, month).ToList();
            if (submitted.Exists(s => s.Cells.IsDefault))
                throw new InvalidOperationException($"The counts of {@return} in {month} were not made before they were asked for.");
            var residentsBy = ResidentsBy(submitted);
            foreach (var submission in submitted)
                counted.Add(submission, type.AsOf(submission.Period), residentsBy?.Contains(submission.Member!) != false);
        }

        return leaves[(@return, month)] = counted;
    }

    /// <summary>The same before anything is counted.</summary>
    internal LeafCounts NoLeaves(string @return, ReportingMonth month)
        => new([.. UsesOf(FirstMonthOfYear(month), FirstMonthOfYear(month).Plus(11)).Where(u => u.Part.Return == @return)], new PlaceTree(organisation, month));

    private ImmutableArray<PartUse> UsesOf(ReportingMonth first, ReportingMonth last)
    {
        if (usesOf.TryGetValue((first, last), out var known))
            return known;
        if (!basesOfYear.TryGetValue(last.FinancialYear, out var bases))
        {
            bases = PartUse.Of(policy, family, FirstMonthOfYear(last), FirstMonthOfYear(last).Plus(11)).ToDictionary(u => u.Part, u => u.Base);
            basesOfYear.Add(last.FinancialYear, bases);
        }

        // A part passes the gate at one length the whole council year through, whichever period is tallied.
        ImmutableArray<PartUse> uses = [.. PartUse.Of(policy, family, first, last).Select(u => u with { Base = bases.GetValueOrDefault(u.Part, u.Base) })];
        return usesOf[(first, last)] = pooling is null ? uses : [.. uses.Select(u => u with { ByDirectorate = true, ByService = false, ByPlace = false })];
    }

    /// <summary>Of the members that cover the same area the one whose residents are counted; null where nothing is pooled.</summary>
    private HashSet<string>? ResidentsBy(List<SubmissionCells> submitted)
        => pooling?.Members.Select(Pooling.AreaOf).Distinct(StringComparer.Ordinal)
            .Select(area => pooling.MembersOf(area).FirstOrDefault(m => submitted.Exists(s => s.Member == m.Id))?.Id)
            .OfType<string>().ToHashSet(StringComparer.Ordinal);

    private static ReportingMonth FirstMonthOfYear(ReportingMonth month) => new(month.FinancialYear, 4);

    private sealed record SharedMonths(MonthSpan Months, ImmutableHashSet<CountedPart> Flows, Func<Unit, bool>? Of, PeriodTally Counts);
}
