using System.Collections.Immutable;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Indicators;

/// <summary>What a partnership may make of its members' counts: those that the sharing protocol allows, residents of one area once.</summary>
public sealed class Pooling
{
    private readonly MonitoringPolicy policy;
    private readonly ILookup<string, Indicator> indicatorsOf;

    public Pooling(MonitoringPolicy policy, Organisation partnership)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(partnership);
        this.policy = policy;
        Members = [.. partnership.Members.Select(policy.FindOrganisation).OfType<Organisation>()];
        indicatorsOf = policy.Indicators
            .SelectMany(i => IndicatorFamily.PartsOf(i).Select(p => (p.Return, Indicator: i)))
            .ToLookup(p => p.Return, p => p.Indicator, StringComparer.Ordinal);
    }

    public ImmutableArray<Organisation> Members { get; }

    /// <summary>Members without whom an area has no residents come after the one that counts its own.</summary>
    public IEnumerable<Organisation> MembersOf(string area) => Members.Where(m => AreaOf(m) == area).OrderBy(m => m.ResidentsOf is null ? 0 : 1);

    public static string AreaOf(Organisation member) => member.ResidentsOf ?? member.Id;

    /// <summary>Whether a member's return of a month is pooled at all.</summary>
    public bool Takes(string member, string @return, ReportingMonth month) => policy.Sharing.AllowsAnyOf(member, @return, indicatorsOf[@return], month);

    /// <summary>Whether an indicator can be pooled: values that somebody else worked out, and people who may be with two members, cannot.</summary>
    public bool CanPool(Indicator indicator, ReportingMonth month)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        return indicator.Recorded is null && IndicatorFamily.PartsOf(indicator).All(p =>
            policy.FindReturnType(p.Return)?.FindMeasure(p.Measure, month)?.Kind != MeasureKind.DistinctPeople);
    }

    /// <summary>People: the smallest count that every agreement used for a family in a council year allows to be shown.</summary>
    public int SmallestCount(IndicatorFamily family, int financialYear)
    {
        ArgumentNullException.ThrowIfNull(family);
        var year = FigurePeriod.YearOf(financialYear);
        var span = new MonthSpan(year.FirstMonth, year.LastMonth);
        return policy.Sharing.Agreements
            .Where(a => Members.Any(m => m.Id == a.Partner) && a.InForce.Overlaps(span)
                && (family.Returns.Contains(a.Dataset) || family.Indicators.Any(i => i.Id == a.Dataset)))
            .Select(a => a.SmallestCount)
            .Append(policy.Publication.SmallestPublishedCount)
            .Max();
    }
}
