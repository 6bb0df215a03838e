using System.Collections.Immutable;
using EqualityPipeline.Audiences;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Registers.Meetings;

namespace EqualityPipeline.Web.Pages;

/// <summary>Who reads the figures of an organisation, and the pack of each.</summary>
public sealed record AudiencesModel(PageFrame Frame, string Organisation, ImmutableArray<AudienceLine> Lines)
{
    public static AudiencesModel From(MonitoringPolicy policy, Organisation organisation, Release? release, PageFrame frame) => new(
        frame, organisation.Name,
        [
            .. policy.Audiences.Select(audience => (Audience: audience, Scopes: AudienceScope.Of(audience, organisation)))
                .Where(a => !a.Scopes.IsEmpty)
                .Select(a => new AudienceLine(
                    a.Audience.Name, a.Audience.Purpose, Cycle(a.Audience.Meets), LastMet(a.Audience, release?.Registers.Meetings ?? [], frame.AsOf), PolicyWords.Of(a.Audience.Edition),
                    [.. a.Scopes.Select(s => new PageLink(PackModel.AddressOf(s), s.Part?.Name ?? "Pack"))])),
        ]);

    /// <summary>When it last met by the minutes, and whether it is longer ago than its cycle allows.</summary>
    private static string LastMet(Audience audience, ImmutableArray<MinutedLine> minutes, DateOnly asOf)
    {
        if (audience.Forum is null)
            return "";
        if (LastMeeting.Of(audience, minutes, asOf) is not { } last)
            return "no meeting is minuted";
        return $"{FigureWords.Day(last.Held)}{(last.IsOverdue ? ": longer ago than that" : "")}";
    }

    private static string Cycle(MeetingCycle cycle) => cycle switch
    {
        MeetingCycle.Monthly => "every month",
        MeetingCycle.Quarterly => "every quarter",
        MeetingCycle.TwiceAYear => "twice a year",
        MeetingCycle.Yearly => "once a year",
        MeetingCycle.AsNeeded => "as needed",
        _ => "does not meet",
    };
}

public sealed record AudienceLine(string Name, string Purpose, string Meets, string LastMet, string Edition, ImmutableArray<PageLink> Packs);
