using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Returns;

namespace EqualityPipeline.Frameworks;

/// <summary>Gathers what the evidence rules of a policy look at, and no more.</summary>
public static class FrameworkInputs
{
    /// <summary>A policy never changes, and figures are very many.</summary>
    private static readonly ConditionalWeakTable<MonitoringPolicy, Looked> LookedAt = [];

    /// <summary>The latest month whose monthly returns were due before a day.</summary>
    public static ReportingMonth LastMonthDue(Organisation organisation, DateOnly asOf)
    {
        var dueDay = organisation.Expected.Where(e => e.Months.IsEmpty).Select(e => e.DueDay).DefaultIfEmpty(0).Max();
        var month = ReportingMonth.Of(asOf).Plus(-1);
        return dueDay == 0 || Deadline.For(month, dueDay).LastDay < asOf ? month : month.Plus(-1);
    }

    /// <summary>How many months of published figures the rules look back over, and as many before them: evidence that is too old is told from none.</summary>
    public static int MonthsLookedBack(MonitoringPolicy policy)
        => 2 * Rules(policy).Select(rule => rule switch
        {
            EvidenceRule.Declared declared => declared.Months,
            EvidenceRule.NoClearGap gap => gap.Months,
            EvidenceRule.MappingCoverage coverage => coverage.Months,
            EvidenceRule.MonitoredByStrand monitored => monitored.Months,
            EvidenceRule.RecordedByType types => types.Months,
            _ => 0,
        }).DefaultIfEmpty(0).Max();

    /// <summary>
    /// Whether some rule looks at a figure: of the whole organisation at the shortest period at which those that are compared are published, and whatever period where
    /// it only has to be there; of a service where a rule asks which services are monitored by a strand.
    /// </summary>
    public static bool IsLookedAt(MonitoringPolicy policy, PublishedFigure figure)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(figure);
        var looked = LookedAt.GetValue(policy, IndicatorsLookedAt);
        var isOfOrganisation = figure.Directorate == Unit.All && figure.Service == Unit.All;
        var isPresence = isOfOrganisation ? looked.Present.Contains(figure.Indicator) : IsOfCoverage(looked, figure) && DatedFigure.Divides(figure, policy);
        if (figure.Place != Unit.All || !(isPresence || (isOfOrganisation && looked.Compared.Contains(figure.Indicator))))
            return false;
        var period = FigurePeriod.Parse(figure.Period);
        return period.Kind != PeriodKind.Rolling12
            && (isPresence || policy.FindIndicator(figure.Indicator)?.AsOf(period.LastMonth) is { } indicator && period.Kind == (PeriodKind)indicator.Publish);
    }

    /// <summary>Of figures those that some rule looks at; that a service is monitored by a strand is seen from one group of it.</summary>
    public static IEnumerable<PublishedFigure> LookedAtAmong(MonitoringPolicy policy, IEnumerable<PublishedFigure> figures)
    {
        var seen = new HashSet<(string Indicator, string Directorate, string Service, string Strand, string Period)>();
        return figures.Where(f => IsLookedAt(policy, f) && (f.Service == Unit.All || seen.Add((f.Indicator, f.Directorate, f.Service, f.Strand, f.Period))));
    }

    /// <summary>What the rules look at, the same text for the same.</summary>
    public static string WhatIsLookedAt(MonitoringPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var looked = LookedAt.GetValue(policy, IndicatorsLookedAt);
        return string.Join('\n', new[] { looked.Compared, looked.Present, looked.Covered }.Select(ids => string.Join(' ', ids.Order(StringComparer.Ordinal))));
    }

    private static bool IsOfCoverage(Looked looked, PublishedFigure figure) => figure.Service != Unit.All && looked.Covered.Contains(figure.Indicator);

    /// <summary>The indicators whose declaration rate tells that of a return's measure.</summary>
    internal static IEnumerable<string> IndicatorsOf(EvidenceRule.Declared rule, MonitoringPolicy policy)
        => policy.Indicators
            .Where(i => (i.IsDeclaredOfBase ? i.Of : i.Count) is var part && part.Return == rule.Return && part.Measure == rule.Measure)
            .Select(i => i.Id);

    private static Looked IndicatorsLookedAt(MonitoringPolicy policy) => new(
        Rules(policy).SelectMany(rule => rule switch
        {
            EvidenceRule.Declared declared => IndicatorsOf(declared, policy),
            EvidenceRule.NoClearGap gap => [gap.Indicator],
            _ => [],
        }).ToImmutableHashSet(StringComparer.Ordinal),
        Rules(policy).SelectMany(rule => rule switch
        {
            EvidenceRule.MappingCoverage coverage => [coverage.Indicator],
            EvidenceRule.MonitoredByStrand monitored => monitored.Indicators,
            EvidenceRule.RecordedByType types => types.Indicators,
            _ => ImmutableArray<string>.Empty,
        }).ToImmutableHashSet(StringComparer.Ordinal),
        Rules(policy).OfType<EvidenceRule.MappingCoverage>().Select(c => c.Indicator).ToImmutableHashSet(StringComparer.Ordinal));

    /// <summary>Whether a rule asks by which strands this return type is held.</summary>
    public static bool IsMapped(MonitoringPolicy policy, string returnType)
        => Rules(policy).OfType<EvidenceRule.StrandsMapped>().Any(rule => rule.Return == returnType);

    /// <summary>The returns owed for the months that rules look back over, and as many before them.</summary>
    public static ImmutableArray<OwedReturn> Owed(
        MonitoringPolicy policy, Organisation organisation, ReportingMonth lastMonth, IReadOnlyCollection<RegisterEntry> register)
    {
        var months = 2 * Rules(policy).Select(rule => rule switch
        {
            EvidenceRule.ReturnsAccepted accepted => accepted.Months,
            EvidenceRule.ReturnsOnTime onTime => onTime.Months,
            _ => 0,
        }).DefaultIfEmpty(0).Max();
        var entries = register.ToDictionary(e => (e.Period, e.Directorate, e.ReturnType));
        return
        [
            .. from back in Enumerable.Range(0, months)
               let month = lastMonth.Plus(-back)
               from expected in organisation.Expected
               from directorate in organisation.OwedBy(expected, month)
               let entry = entries.GetValueOrDefault((month, directorate, expected.Return))
               select new OwedReturn(
                   expected.Return, directorate, month,
                   entry?.AcceptedSubmissionId is not null,
                   entry?.FirstAcceptedAt is { } received && !Deadline.For(month, expected.DueDay).IsMissedBy(received)),
        ];
    }

    /// <summary>The strands that an accepted return really divides a measure by: answers of a category, not only of the undeclared.</summary>
    public static IEnumerable<MappedStrand> Mapped(MonitoringPolicy policy, SubmissionCells submission)
        => submission.Cells
            .Where(cell => cell.Count > 0 && policy.FindReservedGroup(cell.Group) is null)
            .Select(cell => new MappedStrand(submission.ReturnType, cell.Measure, cell.Strand, submission.Period))
            .Distinct();

    private static IEnumerable<EvidenceRule> Rules(MonitoringPolicy policy)
        => policy.Frameworks.SelectMany(f => f.Criteria).Select(c => c.Rule).OfType<EvidenceRule>();

    /// <summary>Ids of indicators: those whose figures are compared or whose declaration rate is read, those that only have to be there, and of these those that have to be there of services.</summary>
    private sealed record Looked(ImmutableHashSet<string> Compared, ImmutableHashSet<string> Present, ImmutableHashSet<string> Covered);
}
