using System.Collections.Immutable;
using System.Globalization;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Indicators;

/// <summary>One indicator of a partnership in one period: whose counts are in it, how finely they may be told, and what is missing, in words.</summary>
internal sealed class PooledIndicator
{
    private readonly MonitoringPolicy policy;
    private readonly Pooling pooling;
    private readonly Indicator indicator;
    private readonly FigurePeriod period;
    private readonly ReturnedCounts counts;
    private readonly ImmutableArray<Organisation> counted;

    public PooledIndicator(MonitoringPolicy policy, Pooling pooling, Indicator indicator, PeriodTally tally, ReturnedCounts counts)
    {
        (this.policy, this.pooling, this.indicator, this.counts, period) = (policy, pooling, indicator, counts, tally.Period);
        var (countPart, ofPart) = (CountedPart.CountOf(indicator), CountedPart.BaseOf(indicator));
        counted = [.. pooling.Members.Where(m => tally.WasReturned(countPart, UnitOf(m)))];
        Tally = tally;
        if (counted.FirstOrDefault(SharesElsewhereOnly) is { } other)
            WhyNot = $"{other.Id} shares these counts for other indicators only";
        else if (!indicator.Of.IsNone && indicator.Band is null)
            SetBase(tally, ofPart);
        Detail = counted.SelectMany(DetailsOf).DefaultIfEmpty(SharedDetail.Total).Min();
        Partial = [.. Missing()];
    }

    /// <summary>With the residents of the areas that the counted members serve.</summary>
    public PeriodTally Tally { get; private set; }

    /// <summary>Why the members' counts make no figure; null where they do.</summary>
    public string? WhyNot { get; private set; }

    /// <summary>The coarsest of what the counted members share.</summary>
    public SharedDetail Detail { get; }

    /// <summary>Who and what is not in it, in words.</summary>
    public ImmutableArray<string> Partial { get; }

    /// <summary>The groups of a strand that every counted member lets be told.</summary>
    public bool Tells(GroupTree tree, string group) => Detail switch
    {
        SharedDetail.Total => false,
        SharedDetail.Headings => !tree.IsOfDeclaredGroup && (!tree.IsDeclaredGroup(group) || tree.ShownAt(UnitLevel.Directorate).Contains(group)),
        _ => true,
    };

    private static Unit UnitOf(Organisation member) => Unit.OfDirectorate(member.Id);

    private void SetBase(PeriodTally tally, CountedPart ofPart)
    {
        if (policy.FindReturnType(indicator.Of.Return)?.FindMeasure(indicator.Of.Measure, period.LastMonth) is not { Public: true })
        {
            var based = pooling.Members.Where(m => tally.WasReturned(ofPart, UnitOf(m)));
            if (counted.Select(m => m.Id).Except(based.Select(m => m.Id)).Concat(based.Select(m => m.Id).Except(counted.Select(m => m.Id))).FirstOrDefault() is { } alone)
                WhyNot = $"the count and its base are not of the same partners: {alone} has one of them";
            return;
        }

        var owners = new List<Unit>();
        foreach (var area in counted.Select(Pooling.AreaOf).Distinct(StringComparer.Ordinal))
        {
            if (pooling.MembersOf(area).FirstOrDefault(m => tally.WasReturned(ofPart, UnitOf(m))) is { } owner)
                owners.Add(UnitOf(owner));
            else
                WhyNot = $"the base was not returned for {area}";
        }

        Tally = tally.WithBaseOf(ofPart, [.. owners]);
    }

    private bool SharesElsewhereOnly(Organisation member)
        => period.Months.Any(month => pooling.Takes(member.Id, indicator.Count.Return, month) && !Shares(member, indicator.Count.Return, month));

    private bool Shares(Organisation member, string @return, ReportingMonth month) => policy.Sharing.DetailOf(member.Id, indicator, @return, month) is not null;

    private IEnumerable<SharedDetail> DetailsOf(Organisation member)
        => from part in IndicatorFamily.PartsOf(indicator)
           where policy.FindReturnType(part.Return)?.FindMeasure(part.Measure, period.LastMonth) is not { Public: true }
           from month in period.Months
           let detail = policy.Sharing.DetailOf(member.Id, indicator, part.Return, month)
           where detail is not null
           select detail.Value;

    private IEnumerable<string> Missing()
    {
        var @return = indicator.Count.Return;
        var isStock = policy.FindReturnType(@return)?.FindMeasure(indicator.Count.Measure, period.LastMonth)?.Kind == MeasureKind.Stock;
        var (missing, of) = (0, 0);
        foreach (var member in pooling.Members)
        {
            var months = period.Months.Where(m => !isStock || m == period.LastMonth).ToList();
            var owed = months.Select(m => (Month: m, Owed: member.Expected.Where(e => e.Return == @return).SelectMany(e => member.OwedBy(e, m)).ToList())).ToList();
            var shared = owed.Where(o => Shares(member, @return, o.Month)).ToList();
            if (shared.Count < months.Count)
                yield return $"partial: {member.Id} does not share {@return}{Until(member, shared.Count)}";
            else if (owed.TrueForAll(o => o.Owed.Count == 0) && !counted.Contains(member))
                yield return $"partial: {member.Id} does not return {@return}";
            of += shared.Sum(o => o.Owed.Count);
            missing += shared.Sum(o => o.Owed.Except(counts.SendersOf(@return, o.Month, member.Id), StringComparer.Ordinal).Count());
        }

        if (missing > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"partial: {missing} of {of} returns not received");

        string Until(Organisation member, int monthsShared) => monthsShared > 0 && counted.Contains(member) ? " for all of the period" : string.Empty;
    }
}
