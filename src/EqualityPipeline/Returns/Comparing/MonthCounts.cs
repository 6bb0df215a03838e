using System.Collections.Immutable;
using EqualityPipeline.Cells;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Returns;

/// <summary>The counts of one strand at one place of a return.</summary>
internal readonly record struct CountBlock(string Service, string Place, string Measure, string Attributes, int? Bucket, string Strand);

/// <summary>One month's counts of one return type, with the sums that comparisons ask for.</summary>
internal sealed class MonthCounts
{
    private readonly Dictionary<(CountBlock Block, string Group), decimal> counts = [];
    private readonly Dictionary<(string Service, string Measure), decimal> totals;

    /// <param name="outsideTotal">Groups that no strand's total holds: they are of no category and compare with nothing.</param>
    public MonthCounts(ReportingMonth month, IEnumerable<Cell> cells, IReadOnlySet<string> outsideTotal)
    {
        Month = month;
        Dictionary<(string Service, string Measure, string Strand), decimal> byStrand = [];
        foreach (var cell in cells)
        {
            var strand = (cell.Service, cell.Measure, cell.Strand);
            byStrand[strand] = byStrand.GetValueOrDefault(strand) + cell.Count;
            if (outsideTotal.Contains(cell.Group))
                continue;
            var key = (new CountBlock(cell.Service, cell.Place, cell.Measure, cell.Attributes, cell.Bucket, cell.Strand), cell.Group);
            counts[key] = counts.GetValueOrDefault(key) + cell.Count;
        }
        // Every strand counts the same people; one that was asked of fewer must not make the month look smaller.
        totals = byStrand.GroupBy(s => (s.Key.Service, s.Key.Measure)).ToDictionary(s => s.Key, s => s.Max(strand => strand.Value));
    }

    public ReportingMonth Month { get; }

    public IReadOnlyDictionary<(CountBlock Block, string Group), decimal> Counts => counts;

    public IReadOnlyCollection<(string Service, string Measure)> Series => totals.Keys;

    /// <summary>Null where the return says nothing of the service and measure.</summary>
    public decimal? Total(string service, string measure) => totals.TryGetValue((service, measure), out var total) ? total : null;

    /// <summary>Of all services; null where the return does not have the measure.</summary>
    public decimal? Total(string measure)
        => totals.Keys.Any(s => s.Measure == measure) ? totals.Where(s => s.Key.Measure == measure).Sum(s => s.Value) : null;

    /// <summary>Counts by group of one strand of a measure, over every service and place; empty where it was not collected.</summary>
    public IReadOnlyDictionary<string, decimal> Groups(string measure, string strand, string? service = null)
        => counts.Where(c => c.Key.Block.Measure == measure && c.Key.Block.Strand == strand && (service is null || c.Key.Block.Service == service))
            .GroupBy(c => c.Key.Group)
            .ToDictionary(g => g.Key, g => g.Sum(c => c.Value));

    public static ImmutableHashSet<string> OutsideTotal(MonitoringPolicy policy)
        => [.. policy.ReservedGroups.Where(g => g.CountsAs is ReservedGroupBasis.OutsideTotal).Select(g => g.Code)];
}
