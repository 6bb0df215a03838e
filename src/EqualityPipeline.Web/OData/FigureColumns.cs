using System.Collections.Immutable;

namespace EqualityPipeline.Web.OData;

/// <summary>The columns of <c>Figures</c>, in the feed and in the files of a release alike.</summary>
internal static class FigureColumns
{
    public static ImmutableArray<Column<FigureRow>> All { get; } =
    [
        Columns<FigureRow>.Text("Id", r => r.Figure.Id),
        Columns<FigureRow>.Text("Release", r => r.Release),
        Columns<FigureRow>.Text("Organisation", r => r.Figure.Organisation),
        Columns<FigureRow>.Text("Directorate", r => r.Figure.Directorate),
        Columns<FigureRow>.Text("Service", r => r.Figure.Service),
        Columns<FigureRow>.Text("Place", r => r.Figure.Place),
        Columns<FigureRow>.Text("Period", r => r.Figure.Period),
        Columns<FigureRow>.Text("PeriodType", r => r.Figure.PeriodType),
        Columns<FigureRow>.Day("PeriodStart", r => r.Figure.PeriodStart),
        Columns<FigureRow>.Day("PeriodEnd", r => r.Figure.PeriodEnd),
        Columns<FigureRow>.Text("Indicator", r => r.Figure.Indicator),
        Columns<FigureRow>.Text("Strand", r => r.Figure.Strand),
        Columns<FigureRow>.Text("Group", r => r.Figure.Group),
        Columns<FigureRow>.Exact("Numerator", r => r.Figure.Numerator),
        Columns<FigureRow>.Exact("Denominator", r => r.Figure.Denominator),
        Columns<FigureRow>.Number("Value", r => r.Figure.Value),
        Columns<FigureRow>.Number("Lower95", r => r.Figure.Lower95),
        Columns<FigureRow>.Number("Upper95", r => r.Figure.Upper95),
        Columns<FigureRow>.Number("Lower998", r => r.Figure.Lower998),
        Columns<FigureRow>.Number("Upper998", r => r.Figure.Upper998),
        Columns<FigureRow>.OptionalText("Comparator", r => r.Figure.Comparator),
        Columns<FigureRow>.Number("ComparatorValue", r => r.Figure.ComparatorValue),
        Columns<FigureRow>.Number("Ratio", r => r.Figure.Ratio),
        Columns<FigureRow>.Number("RatioLower95", r => r.Figure.RatioLower95),
        Columns<FigureRow>.Number("RatioUpper95", r => r.Figure.RatioUpper95),
        Columns<FigureRow>.Number("Difference", r => r.Figure.Difference),
        Columns<FigureRow>.Number("DifferenceLower95", r => r.Figure.DifferenceLower95),
        Columns<FigureRow>.Number("DifferenceUpper95", r => r.Figure.DifferenceUpper95),
        Columns<FigureRow>.Number("PValue", r => r.Figure.PValue),
        Columns<FigureRow>.Number("QValue", r => r.Figure.QValue),
        Columns<FigureRow>.OptionalText("Verdict", r => r.Figure.Verdict),
        Columns<FigureRow>.Number("DeclarationRate", r => r.Figure.DeclarationRate),
        Columns<FigureRow>.OptionalText("Marker", r => r.Marker),
        Columns<FigureRow>.OptionalText("MarkerReason", r => r.Figure.MarkerReason),
    ];
}
