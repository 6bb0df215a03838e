using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;

namespace EqualityPipeline.Frameworks;

/// <param name="Month">The last month of its period.</param>
/// <param name="Months">How many months its period has.</param>
/// <param name="IsShortest">Whether its indicator has none of a shorter period: longer ones say the same again.</param>
internal readonly record struct DatedFigure(PublishedFigure Figure, ReportingMonth Month, int Months, bool IsShortest)
{
    public bool IsOfOrganisation => Figure.Directorate == Unit.All && Figure.Service == Unit.All && Figure.Place == Unit.All;

    public bool IsHeld => Holds(Figure);

    public bool IsDivided(MonitoringPolicy policy) => Divides(Figure, policy);

    /// <summary>Of a group of the strand, and not of everyone: that somebody asked the question.</summary>
    public static bool Divides(PublishedFigure figure, MonitoringPolicy policy)
        => Holds(figure) && figure.Group != GroupTree.Total && policy.FindReservedGroup(figure.Group) is null;

    /// <summary>Not available and not applicable mean that nobody counted; a hidden figure was counted.</summary>
    private static bool Holds(PublishedFigure figure) => figure.Marker is not { } marker || !(marker.StartsWith('x') || marker.StartsWith('z'));
}

/// <summary>The figures of some evidence by indicator, each with its period read once: every rule of every framework asks for a few of very many.</summary>
internal sealed class DatedFigures
{
    private static readonly ConditionalWeakTable<PublishedFigure[], DatedFigures> Known = [];

    private readonly ILookup<string, DatedFigure> byIndicator;

    private DatedFigures(PublishedFigure[] figures)
    {
        byIndicator = figures
            .Select(f => (Figure: f, Period: FigurePeriod.Parse(f.Period)))
            .GroupBy(f => f.Figure.Indicator, StringComparer.Ordinal)
            .SelectMany(ofOne =>
            {
                var shortest = ofOne.Min(f => f.Period.Length);
                return ofOne.Select(f => new DatedFigure(f.Figure, f.Period.LastMonth, f.Period.Length, f.Period.Length == shortest));
            })
            .ToLookup(f => f.Figure.Indicator, StringComparer.Ordinal);
    }

    public static DatedFigures Of(ImmutableArray<PublishedFigure> figures)
        => Known.GetValue(ImmutableCollectionsMarshal.AsArray(figures) ?? [], array => new DatedFigures(array));

    public IEnumerable<DatedFigure> this[string indicator] => byIndicator[indicator];
}
