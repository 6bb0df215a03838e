using System.Collections.Immutable;
using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Returns;

namespace EqualityPipeline.Frameworks;

/// <summary>Gathers what the evidence rules of a policy look at, and no more.</summary>
public static class FrameworkInputs
{
    /// <summary>The latest month whose monthly returns were due before a day.</summary>
    public static ReportingMonth LastMonthDue(Organisation organisation, DateOnly asOf)
    {
        var dueDay = organisation.Expected.Where(e => e.Months.IsEmpty).Select(e => e.DueDay).DefaultIfEmpty(0).Max();
        var month = ReportingMonth.Of(asOf).Plus(-1);
        return dueDay == 0 || Deadline.For(month, dueDay).LastDay < asOf ? month : month.Plus(-1);
    }

    /// <summary>How many months of published figures the rules look back over.</summary>
    public static int MonthsLookedBack(MonitoringPolicy policy)
        => Rules(policy).Select(rule => rule switch
        {
            EvidenceRule.Declared declared => declared.Months,
            EvidenceRule.NoClearGap gap => gap.Months,
            _ => 0,
        }).DefaultIfEmpty(0).Max();

    /// <summary>Whether rules look at a figure: at the shortest period at which its indicator is published.</summary>
    public static bool IsLookedAt(MonitoringPolicy policy, PublishedFigure figure)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(figure);
        var period = FigurePeriod.Parse(figure.Period);
        return policy.FindIndicator(figure.Indicator)?.AsOf(period.LastMonth) is { } indicator && period.Kind == (PeriodKind)indicator.Publish;
    }

    /// <summary>Whether a rule asks by which strands this return type is held.</summary>
    public static bool IsMapped(MonitoringPolicy policy, string returnType)
        => Rules(policy).OfType<EvidenceRule.StrandsMapped>().Any(rule => rule.Return == returnType);

    /// <summary>The returns owed for the months that rules look back over, and what came of each.</summary>
    public static ImmutableArray<OwedReturn> Owed(
        MonitoringPolicy policy, Organisation organisation, ReportingMonth lastMonth, IReadOnlyCollection<RegisterEntry> register)
    {
        var months = Rules(policy).Select(rule => rule switch
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
        => policy.Frameworks.SelectMany(f => f.Criteria).Select(c => c.Rule);
}
