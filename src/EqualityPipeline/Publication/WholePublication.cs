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
        foreach (var year in FamilyYear.Of(policy, organisation, submissions.Select(s => (s.ReturnType, s.Period))))
        {
            var counts = new ReturnedCounts(policy, organisation, year.Family, submissions.Where(s => year.IsMovedBy(s.ReturnType, s.Period)));
            var computed = FigureCalculator.Compute(policy, organisation, year.Family, year.FinancialYear, counts, year.Covered);
            var yearBefore = before?.Family == year.Family.Id ? before.Value.Audit : DisclosureAudit.None;
            var published = DisclosureControl.Publish(computed, new DisclosureHistory(DisclosureAudit.None, yearBefore));
            before = (year.Family.Id, published.Audit);
            yield return (computed, published);
        }
    }

    /// <param name="submissions">Those of the members, each with its <see cref="SubmissionCells.Member"/>; what the protocol does not allow is left out here.</param>
    /// <param name="auditOf">What became of a family and council year in a member's release.</param>
    public static IEnumerable<(YearFigures Computed, PublishedYear Published)> OfPartnership(
        MonitoringPolicy policy, Organisation partnership, IEnumerable<SubmissionCells> submissions, Func<string, FamilyYear, DisclosureAudit> auditOf)
    {
        var pooling = new Pooling(policy, partnership);
        var shared = submissions.Where(s => s.Member is { } member && pooling.Takes(member, s.ReturnType, s.Period)).ToList();
        var before = ((string Family, DisclosureAudit Audit)?)null;
        foreach (var year in FamilyYear.Of(policy, partnership, shared.Select(s => (s.ReturnType, s.Period))))
        {
            var counts = new ReturnedCounts(policy, partnership, year.Family, shared.Where(s => year.IsMovedBy(s.ReturnType, s.Period)));
            var computed = FigureCalculator.Compute(policy, partnership, year.Family, year.FinancialYear, counts, year.Covered);
            var history = new DisclosureHistory(DisclosureAudit.None, before?.Family == year.Family.Id ? before.Value.Audit : DisclosureAudit.None)
            {
                Elsewhere = [.. pooling.Members.Select(m => new OrganisationAudit(m.Id, auditOf(m.Id, year)))],
            };
            var published = DisclosureControl.Publish(computed, history);
            before = (year.Family.Id, published.Audit);
            yield return (computed, published);
        }
    }
}
