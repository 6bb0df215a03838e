using System.Collections.Immutable;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Registers.Triangulation;

namespace EqualityPipeline.Web.Pages;

/// <summary>Channels of evidence beside one another, in words.</summary>
public sealed record TriangulationModel(
    PageFrame Frame, string Organisation, string OrganisationId, ImmutableArray<string> Channels, ImmutableArray<string> Conflicts, ImmutableArray<TriangulationLine> Lines)
{
    /// <param name="release">Null where nothing is released in this edition yet.</param>
    public static TriangulationModel From(MonitoringPolicy policy, Organisation organisation, Release? release, PageFrame frame)
    {
        var grid = release?.Registers.Evidence;
        var channels = grid?.Channels ?? [];
        ImmutableArray<TriangulationLine> lines =
        [
            .. (grid?.Rows ?? []).Select(row => new TriangulationLine(
                policy.FindStrand(row.Strand)?.Name ?? row.Strand, GroupName(policy, row),
                [.. row.Readings.Select(reading => Cell(policy, reading))], row.IsConflict)),
        ];
        return new TriangulationModel(
            frame, organisation.Name, organisation.Id, [.. channels.Select(c => c.Name)],
            [.. (grid?.Rows ?? []).Where(row => row.IsConflict).Select(row => Sentence(policy, row, channels))], lines);
    }

    private static string GroupName(MonitoringPolicy policy, EvidenceRow row) => row.Group == HeadlineFigures.All
        ? "The strand as a whole"
        : policy.FindStrand(row.Strand)?.CodeLists.Select(d => policy.CodeLists[d.List].Find(row.Group)?.Name).LastOrDefault(n => n is not null) ?? row.Group;

    private static string Sentence(MonitoringPolicy policy, EvidenceRow row, ImmutableArray<ChannelName> channels)
    {
        var said = channels.Zip(row.Readings).Where(c => c.Second.Says is Reading.Worse or Reading.Even or Reading.Better).Select(c => $"{c.First.Name} say{(c.First.Name.EndsWith('s') ? "" : "s")} {Cell(policy, c.Second)}");
        return $"{GroupName(policy, row)} ({(policy.FindStrand(row.Strand)?.Name ?? row.Strand).ToLowerInvariant()}): {string.Join("; ", said)}.";
    }

    /// <summary>"worse (TAK-01)", "worse (a few accounts)"; empty where the channel says nothing.</summary>
    private static string Cell(MonitoringPolicy policy, ChannelReading reading)
    {
        var says = reading.Says switch
        {
            Reading.Worse => "worse",
            Reading.Even => "even",
            Reading.Better => "better",
            Reading.Possible => "may differ",
            Reading.Mixed => "both ways",
            _ => "",
        };
        if (says.Length == 0)
            return says;
        var amount = reading.Amount switch { AccountsHeard.AFew => "a few accounts", AccountsHeard.Several => "several accounts", _ => null };
        var rests = reading.Rests.Select(r => PolicyWords.CodeName(policy, "soft-theme", r)).Prepend(amount).OfType<string>().ToList();
        return rests.Count == 0 ? says : $"{says} ({string.Join(", ", rests)})";
    }
}

public sealed record TriangulationLine(string Strand, string Group, ImmutableArray<string> Cells, bool IsConflict);
