using System.Collections.Immutable;
using System.Globalization;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Indicators;

/// <summary>Which of the returns that an indicator counts in a period did not come, or came and say nothing of a strand.</summary>
internal sealed class MissingReturns
{
    private readonly ImmutableArray<string> owed;
    private readonly ImmutableArray<string> absent;
    private readonly Lazy<ILookup<string, ImmutableHashSet<string>>> came;
    private readonly Dictionary<(string? Directorate, string Strand), ImmutableArray<string>> known = [];

    public MissingReturns(MonitoringPolicy policy, Indicator indicator, Organisation organisation, FigurePeriod period, ReturnedCounts counts)
    {
        var @return = indicator.Count.Return;
        var isOfLastMonth = indicator.Count.AsAt == AsAt.Latest || policy.FindReturnType(@return)?.FindMeasure(indicator.Count.Measure, period.LastMonth)?.Kind == MeasureKind.Stock;
        var months = period.Months.Where(month => !isOfLastMonth || month == period.LastMonth)
            .Select(month => (Month: month, Owed: organisation.Expected.Where(e => e.Return == @return).SelectMany(e => organisation.OwedBy(e, month)).ToList()))
            .ToList();
        owed = [.. months.SelectMany(m => m.Owed)];
        absent = [.. months.SelectMany(m => m.Owed.Except(counts.DirectoratesOf(@return, m.Month), StringComparer.Ordinal))];
        // Every unit and strand of the indicator asks for these; the returns are gone through once.
        came = new(() => months.SelectMany(m => counts.StrandsTold(@return, m.Month, indicator.Count.Measure))
            .ToLookup(t => t.Directorate, t => t.Strands.ToImmutableHashSet(StringComparer.Ordinal), StringComparer.Ordinal));
        Owed = [.. owed];
    }

    /// <summary>The directorates that owe a return.</summary>
    public ImmutableSortedSet<string> Owed { get; }

    /// <summary>In words what is not in the counts of a unit; of a directorate and its services only its own returns matter.</summary>
    /// <remarks>It tells which returns came and what they have columns for, and nothing of what they count.</remarks>
    public ImmutableArray<string> Of(Unit unit, string strand)
    {
        var directorate = DirectorateOf(unit);
        if (!known.TryGetValue((directorate, strand), out var words))
            known[(directorate, strand)] = words = [.. Words(directorate, strand)];
        return words;
    }

    /// <summary>Whether some of the returns that came say nothing of a strand that others tell of.</summary>
    public bool AreSilentOn(Unit unit, string strand) => Silence(DirectorateOf(unit), strand) is not null;

    private static string? DirectorateOf(Unit unit) => unit.Level is UnitLevel.Directorate or UnitLevel.Service ? unit.Directorate : null;

    private IEnumerable<string> Words(string? directorate, string strand)
    {
        bool IsOf(string sender) => directorate is null || sender == directorate;

        var missing = absent.Count(IsOf);
        if (missing > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"partial: {missing} of {owed.Count(IsOf)} returns not received");
        if (Silence(directorate, strand) is var (silent, of))
            yield return string.Create(CultureInfo.InvariantCulture, $"partial: {silent} of {of} returns say nothing of the strand");
    }

    /// <returns>Null where all that came tell of the strand, and where none does: then there is no figure at all, for it was not collected.</returns>
    private (int Silent, int Of)? Silence(string? directorate, string strand)
    {
        if (strand == Unit.All)
            return null;
        var told = directorate is null ? came.Value.SelectMany(strands => strands).ToList() : [.. came.Value[directorate]];
        var silent = told.Count(strands => !strands.Contains(strand));
        return silent > 0 && silent < told.Count ? (silent, told.Count) : null;
    }
}
