using System.Collections.Immutable;
using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;

namespace EqualityPipeline.Explaining;

/// <summary>Which returns a figure may rest on.</summary>
public sealed class FigureSources
{
    private readonly MonitoringPolicy policy;
    private readonly FigureId figure;
    private readonly Dictionary<string, int> maxAges;

    private FigureSources(MonitoringPolicy policy, FigureId figure, Indicator indicator, IndicatorFamily family)
    {
        (this.policy, this.figure) = (policy, figure);
        Indicator = indicator;
        WholeFamily = family;
        maxAges = ReturnedCounts.MaxAges(policy, family);
        Family = family with { Returns = [.. Parts().Select(p => p.Return).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)] };
    }

    /// <summary>As it was defined for the period.</summary>
    public Indicator Indicator { get; }

    /// <summary>The family that the figure was published with.</summary>
    public IndicatorFamily WholeFamily { get; }

    /// <summary>The family with no other returns than those of the indicator: all that one figure of it needs.</summary>
    internal IndicatorFamily Family { get; }

    /// <returns>Null where the policy has no such indicator.</returns>
    public static FigureSources? Find(MonitoringPolicy policy, FigureId figure)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(figure);
        return IndicatorFamily.Of(policy).FirstOrDefault(f => f.Indicators.Any(i => i.Id == figure.Indicator)) is { } family
            ? new FigureSources(policy, figure, family.Indicators.First(i => i.Id == figure.Indicator).AsOf(figure.Period.LastMonth), family)
            : null;
    }

    /// <summary>Whether a return of a month has to be read to compute the figure.</summary>
    public bool RestsOn(string @return, ReportingMonth month)
        => Family.Returns.Contains(@return) && month <= figure.Period.LastMonth && month >= figure.Period.FirstMonth.Plus(-maxAges.GetValueOrDefault(@return));

    /// <summary>Of what was read, those that the figure rests on, by month, directorate and return.</summary>
    internal ImmutableArray<SubmissionCells> Used(ReturnedCounts counts)
        =>
        [
            .. Parts().SelectMany(part => MonthsOf(part).SelectMany(month => counts.SubmissionsOf(part.Return, month)).Where(s => IsOfUnit(part, s)))
                .DistinctBy(s => s.SubmissionId)
                .OrderBy(s => s.Period).ThenBy(s => s.Directorate, StringComparer.Ordinal).ThenBy(s => s.ReturnType, StringComparer.Ordinal),
        ];

    /// <summary>Whether what the part counts is added up over the months of the period.</summary>
    public bool IsSummed(MeasureReference part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return part.AsAt == AsAt.SameMonth && policy.FindReturnType(part.Return) is { Register: null } type
            && type.FindMeasure(part.Measure, figure.Period.LastMonth)?.Kind == MeasureKind.Flow;
    }

    private IEnumerable<MeasureReference> Parts() => Indicator.Recorded is { } recorded
        ? [MeasureReference.None with { Return = recorded.Register, AsAt = AsAt.Latest }]
        : IndicatorFamily.PartsOf(Indicator);

    private IEnumerable<ReportingMonth> MonthsOf(MeasureReference part) => IsSummed(part) ? figure.Period.Months : [figure.Period.LastMonth];

    /// <summary>A directorate's figure rests on what it sent, on registers kept for everyone, and on a base that is the whole organisation's.</summary>
    private bool IsOfUnit(MeasureReference part, SubmissionCells submission)
        => figure.Unit.Level is UnitLevel.Organisation or UnitLevel.Place || part.WholeOrganisation || submission.Directorate == figure.Unit.Directorate
            || (submission.Directorate == Organisation.Corporate && policy.FindReturnType(part.Return)?.Register is not null);
}
