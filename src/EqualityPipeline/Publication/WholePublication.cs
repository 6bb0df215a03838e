using System.Collections.Immutable;
using EqualityPipeline.Indicators;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Publication;

/// <summary>Everything of one organisation computed and passed through the gate at once, as the first release of it would be.</summary>
public static class WholePublication
{
    /// <param name="submissions">Those that hold their slots.</param>
    /// <returns>By family and council year: the truth, and what is published of it.</returns>
    public static IEnumerable<(YearFigures Computed, PublishedYear Published)> Of(
        MonitoringPolicy policy, Organisation organisation, IReadOnlyCollection<SubmissionCells> submissions)
    {
        ArgumentNullException.ThrowIfNull(submissions);
        var before = ((string Family, DisclosureAudit Audit)?)null;
        foreach (var year in FamilyYear.Of(policy, submissions.Select(s => (s.ReturnType, s.Period))))
        {
            var counts = new ReturnedCounts(policy, organisation, year.Family, submissions.Where(s => year.IsMovedBy(s.ReturnType, s.Period)));
            var computed = FigureCalculator.Compute(policy, organisation, year.Family, year.FinancialYear, counts, year.Covered);
            var yearBefore = before?.Family == year.Family.Id ? before.Value.Audit : DisclosureAudit.None;
            var published = DisclosureControl.Publish(computed, new DisclosureHistory(DisclosureAudit.None, yearBefore));
            before = (year.Family.Id, published.Audit);
            yield return (computed, published);
        }
    }
}
