using System.Collections.Immutable;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Returns;

namespace EqualityPipeline.Web.OData;

/// <summary>What one reader may read of the feed at one moment.</summary>
/// <param name="Releases">At most one an organisation. The same object for the same release: its order is worked out once and kept with it.</param>
/// <param name="Edition">The edition asked for; in the working one every figure is provisional.</param>
public sealed record FeedSource(
    MonitoringPolicy Policy, ImmutableArray<Release> Releases, ImmutableArray<ReturnRow> Returns, ImmutableArray<AlertRow> Alerts,
    Edition Edition, DateTimeOffset AsOf);

/// <summary>Finds what a reader may read.</summary>
/// <param name="pinnedReleases">Ids of the releases the earlier pages came from; empty for the current ones.</param>
/// <returns>Null where one of the pinned releases is no longer kept, or no longer this reader's to read.</returns>
public delegate Task<FeedSource?> FindFeedSource(ImmutableArray<string> pinnedReleases, CancellationToken cancel);

/// <param name="State">expected, overdue, accepted, accepted-with-warnings, held, rejected, withdrawn or exempt.</param>
public sealed record ReturnRow(
    string Organisation, string Directorate, string Period, string ReturnType, string State, DateTimeOffset Due, DateTimeOffset? ReceivedAt, bool Late)
{
    public string Id => string.Join('|', Organisation, Directorate, Period, ReturnType);

    public static ImmutableArray<ReturnRow> From(CompletenessBoard board) =>
    [
        .. board.Slots.Select(s => new ReturnRow(
            s.Organisation, s.Directorate, s.Period.ToString(), s.ReturnType, SlotStates.Text(s.State), s.Due.Instant, s.ReceivedAt, s.Late)),
    ];
}

/// <param name="Owner">The role that answers for it.</param>
/// <param name="Message">What happened, in one plain sentence; the pages say it, the feed has no column for it.</param>
/// <param name="Artefact">What else than a real change may have made the signal; null where nothing is known.</param>
public sealed record AlertRow(
    string Id, string Organisation, string Indicator, string Strand, string Group, string Rule, string State,
    DateTimeOffset RaisedAt, string Owner, string? Artefact, string Message);
