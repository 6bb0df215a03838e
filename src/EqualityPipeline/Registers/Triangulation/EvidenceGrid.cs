using System.Collections.Immutable;
using EqualityPipeline.Indicators;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Registers.Triangulation;

/// <summary>What different kinds of evidence say of the same group. Where they contradict one another, that is the finding.</summary>
/// <param name="Channels">In the order of the columns: those of figures as the policy lists them, then soft evidence, then impact assessments.</param>
/// <param name="Rows">Of each strand the strand as a whole, then its groups; only what two channels say something of.</param>
public sealed record EvidenceGrid(ImmutableArray<ChannelName> Channels, ImmutableArray<EvidenceRow> Rows)
{
    public const string Impact = "impact";
    public const string Soft = "soft-evidence";

    /// <returns>Null where the policy names no channels, or nothing of a register and no figure speaks.</returns>
    public static EvidenceGrid? Of(RegisterInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var policy = inputs.Policy;
        // Accounts and findings are of one organisation's services: a partnership's members are read for themselves.
        if (policy.Channels.IsEmpty || inputs.Organisation.IsPartnership)
            return null;
        List<Func<string, string, ChannelReading>> channels = [.. policy.Channels.Select(channel => FigureChannel.Of(channel, inputs)), SoftChannel.Of(inputs)];
        var impact = ImpactChannel.Of(inputs);
        var rows = policy.Strands.SelectMany(strand => RowsOf(strand.Id, GroupsOf(policy, strand, inputs), channels, impact(strand.Id))).ToImmutableArray();
        return rows.IsEmpty ? null : new EvidenceGrid([.. policy.Channels.Select(c => new ChannelName(c.Id, c.Name)), new(Soft, "Soft evidence"), new(Impact, "Impact assessments")], rows);
    }

    /// <summary>
    /// An assessment finds for a strand and does not tell its groups apart, so it is set beside the strand as a whole: there a channel reads worse where any group does,
    /// and even where none does.
    /// </summary>
    private static IEnumerable<EvidenceRow> RowsOf(string strand, IEnumerable<string> groups, List<Func<string, string, ChannelReading>> channels, ChannelReading impact)
    {
        var ofGroups = groups.Select(group => (Group: group, Readings: channels.Select(channel => channel(strand, group)).ToImmutableArray())).ToList();
        var whole = Enumerable.Range(0, channels.Count).Select(at => Whole([.. ofGroups.Select(g => g.Readings[at])])).ToImmutableArray();
        if (impact.Says != Reading.Nothing && whole.Any(r => r.Says != Reading.Nothing))
            yield return new EvidenceRow(strand, Unit.All, [.. whole, impact], IsContradicted(impact.Says, whole));
        foreach (var (group, readings) in ofGroups.Where(g => g.Readings.Count(r => r.Says != Reading.Nothing) > 1))
            yield return new EvidenceRow(strand, group, [.. readings, ChannelReading.None], readings.Any(r => r.Says == Reading.Worse) && readings.Any(r => r.Says is Reading.Even or Reading.Better));
    }

    private static ChannelReading Whole(List<ChannelReading> groups)
    {
        var worse = groups.Where(g => g.Says == Reading.Worse).ToList();
        if (worse.Count > 0)
            return new ChannelReading(Reading.Worse, [.. worse.SelectMany(g => g.Rests).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
        if (groups.Exists(g => g.Says is Reading.Possible or Reading.Mixed))
            return new ChannelReading(Reading.Possible, []);
        return groups.Exists(g => g.Says is Reading.Even or Reading.Better) ? new ChannelReading(Reading.Even, []) : ChannelReading.None;
    }

    private static bool IsContradicted(Reading impact, ImmutableArray<ChannelReading> others) => impact switch
    {
        Reading.Worse => !others.Any(r => r.Says is Reading.Worse or Reading.Possible) && others.Any(r => r.Says == Reading.Even),
        Reading.Even or Reading.Better => others.Any(r => r.Says == Reading.Worse),
        _ => false,
    };

    /// <summary>Headings and categories of the list in force, as it lists them.</summary>
    private static IEnumerable<string> GroupsOf(MonitoringPolicy policy, Strand strand, RegisterInputs inputs)
        => policy.CodeListFor(strand, inputs.LastMonth)?.Codes.Select(c => c.Id) ?? [];
}

public sealed record ChannelName(string Id, string Name);

/// <summary>One group, or a strand as a whole, in all channels.</summary>
/// <param name="Group"><c>all</c> for the strand as a whole.</param>
/// <param name="Readings">One a channel, in their order.</param>
/// <param name="IsConflict">One channel says that the group fares worse, and another that it does not; of a strand: assessments and the other channels contradict one another.</param>
public sealed record EvidenceRow(string Strand, string Group, ImmutableArray<ChannelReading> Readings, bool IsConflict);

/// <summary>How one channel reads for one group.</summary>
/// <param name="Rests">Ids of indicators or assessments; for soft evidence themes, where enough accounts were heard to name them.</param>
/// <param name="Amount">Of soft evidence how much was heard; null elsewhere. Never a number: accounts are people.</param>
public sealed record ChannelReading(Reading Says, ImmutableArray<string> Rests, AccountsHeard? Amount = null)
{
    public static ChannelReading None { get; } = new(Reading.Nothing, []);
}

/// <summary>A channel says that a group fares worse than others, even with them, better, may differ, both ways, or nothing.</summary>
public enum Reading { Nothing, Worse, Even, Better, Possible, Mixed }

public enum AccountsHeard { AFew, Several }
