using System.Collections.Immutable;
using System.Globalization;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Indicators;

/// <summary>Which of the returns that an indicator counts in a period did not come, or came and say nothing of a strand.</summary>
internal sealed class MissingReturns
{
    private const string SaysNothing = "returns say nothing of the strand";

    private readonly Indicator indicator;
    private readonly ReturnedCounts counts;
    private readonly ImmutableArray<(ReportingMonth Month, ImmutableArray<string> Owed)> months;
    private readonly Dictionary<(string? Directorate, string Strand), ImmutableArray<string>> known = [];

    public MissingReturns(MonitoringPolicy policy, Indicator indicator, Organisation organisation, FigurePeriod period, ReturnedCounts counts)
    {
        (this.indicator, this.counts) = (indicator, counts);
        var isOfLastMonth = indicator.Count.AsAt == AsAt.Latest
            || policy.FindReturnType(indicator.Count.Return)?.FindMeasure(indicator.Count.Measure, period.LastMonth)?.Kind == MeasureKind.Stock;
        months =
        [
            .. period.Months.Where(month => !isOfLastMonth || month == period.LastMonth)
                .Select(month => (month, organisation.Expected.Where(e => e.Return == indicator.Count.Return).SelectMany(e => organisation.OwedBy(e, month)).ToImmutableArray())),
        ];
        Owed = [.. months.SelectMany(m => m.Owed)];
    }

    /// <summary>The directorates that owe a return.</summary>
    public ImmutableSortedSet<string> Owed { get; }

    /// <summary>In words what is not in the counts of a unit; of a directorate and its services only its own returns matter.</summary>
    /// <remarks>It tells which returns came and what they have columns for, and nothing of what they count.</remarks>
    public ImmutableArray<string> Of(Unit unit, string strand)
    {
        var directorate = unit.Level is UnitLevel.Directorate or UnitLevel.Service ? unit.Directorate : null;
        if (!known.TryGetValue((directorate, strand), out var words))
            known[(directorate, strand)] = words = [.. Words(directorate, strand)];
        return words;
    }

    /// <summary>Whether some of the returns that came say nothing of a strand that others tell of.</summary>
    public bool AreSilentOn(Unit unit, string strand) => Of(unit, strand).Any(words => words.EndsWith(SaysNothing, StringComparison.Ordinal));

    private IEnumerable<string> Words(string? directorate, string strand)
    {
        bool IsOf(string sender) => directorate is null || sender == directorate;

        var owed = months.Sum(m => m.Owed.Count(IsOf));
        var missing = months.Sum(m => m.Owed.Where(IsOf).Except(counts.DirectoratesOf(indicator.Count.Return, m.Month), StringComparer.Ordinal).Count());
        if (missing > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"partial: {missing} of {owed} returns not received");
        if (strand == Unit.All)
            yield break;
        var came = months.SelectMany(m => counts.StrandsTold(indicator.Count.Return, m.Month, indicator.Count.Measure)).Where(t => IsOf(t.Directorate)).ToList();
        // Where none says anything of it there is no figure at all: it was not collected.
        var silent = came.Count(t => !t.Strands.Contains(strand));
        if (silent > 0 && silent < came.Count)
            yield return string.Create(CultureInfo.InvariantCulture, $"partial: {silent} of {came.Count} {SaysNothing}");
    }
}
