using System.Collections.Immutable;
using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Registers.Meetings;

namespace EqualityPipeline.Audiences;

/// <summary>What one pack is about: an audience, an organisation and, where the audience has several packs, one portfolio, remit or service.</summary>
/// <param name="Part">Null for the whole organisation.</param>
public sealed record AudienceScope(Audience Audience, Organisation Organisation, AudiencePart? Part)
{
    /// <summary>The packs of an audience in an organisation: none where it is not one of its readers, or nothing of it is in its portfolios.</summary>
    public static ImmutableArray<AudienceScope> Of(Audience audience, Organisation organisation)
    {
        ArgumentNullException.ThrowIfNull(audience);
        ArgumentNullException.ThrowIfNull(organisation);
        if (!audience.Organisations.Contains(organisation.Id))
            return [];
        if (audience.IsEachService)
        {
            return
            [
                .. organisation.Directorates.SelectMany(d => d.Services)
                    .Select(service => new AudienceScope(audience, organisation, new AudiencePart(service.Id, service.Name, [], [service.Id]))),
            ];
        }
        return audience.Parts.IsEmpty
            ? [new AudienceScope(audience, organisation, null)]
            : [.. audience.Parts.Where(part => IsIn(part, organisation)).Select(part => new AudienceScope(audience, organisation, part))];
    }

    /// <summary>Whether a directorate's returns are its concern.</summary>
    public bool IsAbout(string directorate)
        => Part is null or { Strand: not null } || Part.Directorates.Contains(directorate)
            || Organisation.FindDirectorate(directorate)?.Services.Any(s => Part.Services.Contains(s.Id)) == true;

    /// <summary>A minute of one service or directorate is read by those who are about it; one of neither by all.</summary>
    public bool IsAbout(MinutedLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (Part?.Strand is { } strand)
            return line.Strand is null or Unit.All || line.Strand == strand;
        if (Part is null || line is { Service: null, Directorate: null or Organisation.Corporate })
            return true;
        return line.Service is { } service
            ? Part.Services.Contains(service) || Organisation.Directorates.Any(d => Part.Directorates.Contains(d.Id) && d.Services.Any(s => s.Id == service))
            : IsAbout(line.Directorate!);
    }

    /// <summary>Whether a figure is of what it is about, and no deeper than it goes.</summary>
    public bool Covers(PublishedFigure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        if (figure.Place != Unit.All)
            return false;
        if (Part is null or { Strand: not null })
        {
            if (Part is not null && Part.Strand != figure.Strand)
                return false;
            return figure.Service == Unit.All
                ? figure.Directorate == Unit.All || Audience.Depth != AudienceDepth.Organisation
                : Audience.Depth == AudienceDepth.Service;
        }
        return figure.Service == Unit.All
            ? Part.Directorates.Contains(figure.Directorate)
            : Part.Services.Contains(figure.Service) || (Part.Directorates.Contains(figure.Directorate) && Audience.Depth == AudienceDepth.Service);
    }

    /// <summary>Of each indicator and unit the figures of the latest period that ended by a day; of several that end alike the shortest.</summary>
    /// <param name="figures">In any order.</param>
    public ImmutableArray<PublishedFigure> Latest(IEnumerable<PublishedFigure> figures, DateOnly upTo) =>
    [
        .. figures
            .Where(f => f.PeriodEnd <= upTo && Covers(f))
            .GroupBy(f => (f.Indicator, f.Directorate, f.Service))
            .OrderBy(of => of.Key.Indicator, StringComparer.Ordinal).ThenBy(of => of.Key.Directorate, StringComparer.Ordinal).ThenBy(of => of.Key.Service, StringComparer.Ordinal)
            .SelectMany(LatestOfUnit),
    ];

    private static IEnumerable<PublishedFigure> LatestOfUnit(IEnumerable<PublishedFigure> ofUnit)
    {
        var figures = ofUnit.ToList();
        var period = figures.Select(f => f.Period).Distinct(StringComparer.Ordinal).Select(FigurePeriod.Parse)
            .OrderByDescending(p => p.LastMonth).ThenBy(p => p.Length).ThenBy(p => p.Kind).First().Id;
        return figures.Where(f => f.Period == period).OrderBy(f => f.Id, StringComparer.Ordinal);
    }

    private static bool IsIn(AudiencePart part, Organisation organisation)
        => part.Strand is not null || organisation.Directorates.Any(d => part.Directorates.Contains(d.Id) || d.Services.Any(s => part.Services.Contains(s.Id)));
}
