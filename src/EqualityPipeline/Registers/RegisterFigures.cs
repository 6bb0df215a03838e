using System.Collections.Immutable;
using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Statistics;

namespace EqualityPipeline.Registers;

/// <summary>The published figures that a record is held against, by indicator, unit, strand and group. A figure without a value is hidden or missing, and says nothing.</summary>
public sealed class RegisterFigures
{
    public static readonly string ClearlyWorse = Verdicts.InWords(Verdict.ClearlyWorse);

    /// <summary>How far back a figure may end and still speak for the present.</summary>
    private const int RecentMonths = 12;

    private readonly MonitoringPolicy policy;
    private readonly ReportingMonth lastMonth;
    private readonly ILookup<(string Indicator, Unit Unit, string Strand), Shown> byStrand;

    public RegisterFigures(RegisterInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        (policy, lastMonth) = (inputs.Policy, inputs.LastMonth);
        byStrand = inputs.Figures
            .Select(f => new Shown(f, FigurePeriod.Parse(f.Period)))
            .Where(f => f.Period.LastMonth <= inputs.LastMonth)
            .ToLookup(f => (f.Figure.Indicator, new Unit(f.Figure.Directorate, f.Figure.Service, f.Figure.Place), f.Figure.Strand));
    }

    /// <returns>Null where the policy has no such indicator.</returns>
    public Indicator? IndicatorOf(string id) => policy.FindIndicator(id);

    /// <summary>The finest unit for which the indicator is told of what a record is about: a service's record of an indicator told by directorate is held against the directorate.</summary>
    public Unit UnitOf(string indicator, string directorate, string? service)
    {
        var by = policy.FindIndicator(indicator)?.By ?? [];
        if (directorate == Organisation.Corporate)
            return Unit.Organisation;
        if (service is not null && by.Contains(Breakdown.Service))
            return new Unit(directorate, service);
        return by.Contains(Breakdown.Directorate) ? Unit.OfDirectorate(directorate) : Unit.Organisation;
    }

    /// <summary>Every figure with a value of one group, oldest first within a length.</summary>
    public IEnumerable<PublishedFigure> OfGroup(string indicator, Unit unit, string strand, string group)
        => byStrand[(indicator, unit, strand)].Where(f => f.Figure.Group == group && f.Figure.Value is not null).OrderBy(f => f.Period).Select(f => f.Figure);

    /// <summary>The figure that speaks for the present: of those that end in the last year the longest, for it is the surest; of these the latest. Where none does, the latest of all.</summary>
    public PublishedFigure? Latest(string indicator, Unit unit, string strand, string group)
        => Chosen(byStrand[(indicator, unit, strand)].Where(f => f.Figure.Group == group && f.Figure.Value is not null));

    /// <summary>The latest figure of the length at which the indicator is first told: what a target for a month is held against.</summary>
    public PublishedFigure? LatestOfFinest(string indicator, Unit unit, string strand, string group)
    {
        var finest = policy.FindIndicator(indicator)?.Publish switch
        {
            PublishedPeriod.Month => PeriodKind.Month,
            PublishedPeriod.Quarter => PeriodKind.Quarter,
            _ => PeriodKind.Year,
        };
        return byStrand[(indicator, unit, strand)]
            .Where(f => f.Period.Kind == finest && f.Figure.Group == group && f.Figure.Value is not null)
            .MaxBy(f => f.Period)?.Figure;
    }

    /// <summary>The same as <see cref="Latest"/> of every group of a strand that is compared, in the order of their codes.</summary>
    /// <param name="after">Only of figures whose period begins after this day; null where it does not matter.</param>
    public ImmutableArray<PublishedFigure> LatestOfStrand(string indicator, Unit unit, string strand, DateOnly? after = null) =>
    [
        .. byStrand[(indicator, unit, strand)]
            .Where(f => f.Figure is { Value: not null, Verdict: not null } && !(f.Figure.PeriodStart <= after))
            .GroupBy(f => f.Figure.Group, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => Chosen(g)!),
    ];

    /// <summary>The group that is furthest behind of those that are clearly worse; null where none is.</summary>
    public PublishedFigure? FurthestBehind(string indicator, Unit unit, string strand, DateOnly? after = null)
        => LatestOfStrand(indicator, unit, strand, after)
            .Where(IsClearlyWorse)
            .OrderByDescending(Distance).ThenBy(f => f.Id, StringComparer.Ordinal)
            .FirstOrDefault();

    /// <summary>Whether anything at all is published of a strand, hidden or not.</summary>
    public bool IsTold(string indicator, Unit unit, string strand) => byStrand[(indicator, unit, strand)].Any(f => f.Figure.Verdict is not null || f.Figure.Marker is not null);

    /// <summary>Whether a figure ends within the year before the last month.</summary>
    public bool IsRecent(PublishedFigure figure) => lastMonth.MonthsSince(ReportingMonth.Of(figure.PeriodEnd)) < RecentMonths;

    public static bool IsClearlyWorse(PublishedFigure figure) => figure.Verdict == ClearlyWorse;

    /// <summary>How far a group is from its comparator, either way: of a ratio its distance from one, on the scale of logarithms.</summary>
    private static double Distance(PublishedFigure figure) => figure.Ratio is { } ratio ? Math.Abs(Math.Log(ratio)) : Math.Abs(figure.Difference ?? 0);

    private PublishedFigure? Chosen(IEnumerable<Shown> figures)
        => figures
            .OrderByDescending(f => IsRecent(f.Figure))
            .ThenByDescending(f => IsRecent(f.Figure) ? f.Period.Length : 0)
            .ThenByDescending(f => f.Period.LastMonth)
            .ThenByDescending(f => f.Period.Length)
            // A council year before the same twelve months by another name.
            .ThenBy(f => f.Period.Kind)
            .FirstOrDefault()?.Figure;

    private sealed record Shown(PublishedFigure Figure, FigurePeriod Period);
}
