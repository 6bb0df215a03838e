using EqualityPipeline.Indicators;
using EqualityPipeline.Periods;
using EqualityPipeline.Publication;

namespace EqualityPipeline.Explaining;

/// <summary>The id of a figure taken apart: <c>{organisation}|{directorate}|{service}|{place}|{period}|{indicator}|{strand}|{group}</c>.</summary>
public sealed record FigureId(string Organisation, Unit Unit, FigurePeriod Period, string Indicator, string Strand, string Group)
{
    public static bool TryParse(string? text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out FigureId? id)
    {
        id = text?.Split('|') is [var organisation, var directorate, var service, var place, var period, var indicator, var strand, var group]
            && FigurePeriod.TryParse(period, out var parsed)
                ? new FigureId(organisation, new Unit(directorate, service, place), parsed, indicator, strand, group)
                : null;
        return id is not null;
    }

    public static FigureId Of(PublishedFigure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return new FigureId(
            figure.Organisation, new Unit(figure.Directorate, figure.Service, figure.Place), FigurePeriod.Parse(figure.Period), figure.Indicator, figure.Strand, figure.Group);
    }

    public override string ToString() => string.Join('|', Organisation, Unit.Directorate, Unit.Service, Unit.Place, Period.Id, Indicator, Strand, Group);

    /// <returns>Null where the release has no such figure.</returns>
    public PublishedFigure? FindIn(Release release)
    {
        ArgumentNullException.ThrowIfNull(release);
        var period = Period.Id;
        // Among millions of figures their parts are compared sooner than ids are put together.
        return release.Figures.FirstOrDefault(f => f.Period == period && f.Indicator == Indicator && f.Group == Group && f.Strand == Strand
            && f.Directorate == Unit.Directorate && f.Service == Unit.Service && f.Place == Unit.Place && f.Organisation == Organisation);
    }
}
