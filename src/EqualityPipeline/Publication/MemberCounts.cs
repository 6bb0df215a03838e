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
    public MemberCount Find(FigurePeriod period, CountKey key, decimal people)
    {
        if (!told.TryGetValue(key.Unit.Directorate, out var counts) || !counts.TryGetValue((period.Id, (key with { Unit = Unit.Organisation }).Text), out var count))
            return new MemberCount(false, Standing.New, null);
        var isSame = count.People == people;
        var madeOf = isSame ? count.MadeOf : null;
        return count switch
        {
            { IsHidden: true } => new MemberCount(true, count.KeptStanding, madeOf),
            { Fate: CountFate.Shown } when isSame => new MemberCount(true, Standing.Known, madeOf),
            // In no table of the member: nobody has read it there, and it is hidden from nobody either.
            _ => new MemberCount(false, Standing.New, madeOf),
        };
    }
}

/// <param name="IsShown">Whether the member tells or hides it; false where it is in none of its tables.</param>
/// <param name="Standing">What its readers know of it.</param>
/// <param name="MadeOf">See <see cref="FinestCounts"/>; null where the member's account does not say.</param>
internal readonly record struct MemberCount(bool IsShown, Standing Standing, int? MadeOf);
