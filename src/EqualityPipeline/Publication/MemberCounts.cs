using System.Collections.Immutable;
using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;

namespace EqualityPipeline.Publication;

/// <summary>What the members of a partnership have already told of their own counts, so that its totals take nothing back that they hide.</summary>
internal sealed class MemberCounts(ImmutableArray<OrganisationAudit> members)
{
    private readonly Dictionary<string, Dictionary<(string Period, string Key), AuditedCount>> told = members.ToDictionary(
        m => m.Organisation, m => m.Audit.Counts.ToDictionary(c => (c.Period, c.Key)), StringComparer.Ordinal);

    /// <param name="key">With the member as its unit: in the member's own release it is the count of the whole organisation.</param>
    public (bool IsShown, Standing Standing) Find(FigurePeriod period, CountKey key, decimal people)
    {
        if (!told.TryGetValue(key.Unit.Directorate, out var counts) || !counts.TryGetValue((period.Id, (key with { Unit = Unit.Organisation }).Text), out var count))
            return (false, Standing.New);
        return count switch
        {
            { IsHidden: true } => (true, Standing.KeptHidden),
            { Fate: CountFate.Shown } when count.People == people => (true, Standing.Known),
            // In no table of the member: nobody has read it there, and it is hidden from nobody either.
            _ => (false, Standing.New),
        };
    }
}
