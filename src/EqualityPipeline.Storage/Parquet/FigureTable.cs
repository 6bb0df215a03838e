using System.Collections.Immutable;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;

namespace EqualityPipeline.Storage.Parquet;

/// <summary>A part of a release as Parquet: the columns of <c>Figures</c>, but for the release that shows it.</summary>
internal static class FigureTable
{
    private static readonly ImmutableArray<ParquetColumn<PublishedFigure>> Columns =
    [
        Text(nameof(PublishedFigure.Organisation), f => f.Organisation),
        Text(nameof(PublishedFigure.Directorate), f => f.Directorate),
        Text(nameof(PublishedFigure.Service), f => f.Service),
        Text(nameof(PublishedFigure.Place), f => f.Place),
        Text(nameof(PublishedFigure.Period), f => f.Period),
        Text(nameof(PublishedFigure.PeriodType), f => f.PeriodType),
        ParquetColumn<PublishedFigure>.Day(nameof(PublishedFigure.PeriodStart), f => f.PeriodStart),
        ParquetColumn<PublishedFigure>.Day(nameof(PublishedFigure.PeriodEnd), f => f.PeriodEnd),
        Text(nameof(PublishedFigure.Indicator), f => f.Indicator),
        Text(nameof(PublishedFigure.Strand), f => f.Strand),
        Text(nameof(PublishedFigure.Group), f => f.Group),
        ParquetColumn<PublishedFigure>.Count(nameof(PublishedFigure.Numerator), f => f.Numerator),
        ParquetColumn<PublishedFigure>.Count(nameof(PublishedFigure.Denominator), f => f.Denominator),
        Number(nameof(PublishedFigure.Value), f => f.Value),
        Number(nameof(PublishedFigure.Lower95), f => f.Lower95),
        Number(nameof(PublishedFigure.Upper95), f => f.Upper95),
        Number(nameof(PublishedFigure.Lower998), f => f.Lower998),
        Number(nameof(PublishedFigure.Upper998), f => f.Upper998),
        Text(nameof(PublishedFigure.Comparator), f => f.Comparator),
        Number(nameof(PublishedFigure.ComparatorValue), f => f.ComparatorValue),
        Number(nameof(PublishedFigure.Ratio), f => f.Ratio),
        Number(nameof(PublishedFigure.RatioLower95), f => f.RatioLower95),
        Number(nameof(PublishedFigure.RatioUpper95), f => f.RatioUpper95),
        Number(nameof(PublishedFigure.Difference), f => f.Difference),
        Number(nameof(PublishedFigure.DifferenceLower95), f => f.DifferenceLower95),
        Number(nameof(PublishedFigure.DifferenceUpper95), f => f.DifferenceUpper95),
        Number(nameof(PublishedFigure.PValue), f => f.PValue),
        Number(nameof(PublishedFigure.QValue), f => f.QValue),
        Text(nameof(PublishedFigure.Verdict), f => f.Verdict),
        Number(nameof(PublishedFigure.DeclarationRate), f => f.DeclarationRate),
        Text(nameof(PublishedFigure.Marker), f => f.Marker),
        Text(nameof(PublishedFigure.MarkerReason), f => f.MarkerReason),
    ];

    public static ParquetTable<PublishedFigure> Table { get; } = new(Columns, Restore);

    /// <summary>The whole of a release in one file, as an edition shows it: the same columns as <c>Figures</c> in the feed.</summary>
    public static ParquetTable<PublishedFigure> OfRelease(string release, Edition edition) => new(
        [
            Text(nameof(PublishedFigure.Id), f => f.Id),
            Text("Release", _ => release),
            .. Columns.Select(c => c.Field.Name == nameof(PublishedFigure.Marker) ? Text(c.Field.Name, f => Markers.In(edition, f.Marker)) : c),
        ],
        Restore);

    private static ParquetColumn<PublishedFigure> Text(string name, Func<PublishedFigure, string?> get) => ParquetColumn<PublishedFigure>.Text(name, get);

    private static ParquetColumn<PublishedFigure> Number(string name, Func<PublishedFigure, double?> get) => ParquetColumn<PublishedFigure>.Number(name, get);

    private static PublishedFigure Restore(ParquetRows rows, int row) => new()
    {
        Organisation = rows.Text(nameof(PublishedFigure.Organisation), row),
        Directorate = rows.Text(nameof(PublishedFigure.Directorate), row),
        Service = rows.Text(nameof(PublishedFigure.Service), row),
        Place = rows.Text(nameof(PublishedFigure.Place), row),
        Period = rows.Text(nameof(PublishedFigure.Period), row),
        PeriodType = rows.Text(nameof(PublishedFigure.PeriodType), row),
        PeriodStart = rows.Day(nameof(PublishedFigure.PeriodStart), row),
        PeriodEnd = rows.Day(nameof(PublishedFigure.PeriodEnd), row),
        Indicator = rows.Text(nameof(PublishedFigure.Indicator), row),
        Strand = rows.Text(nameof(PublishedFigure.Strand), row),
        Group = rows.Text(nameof(PublishedFigure.Group), row),
        Numerator = rows.Decimal(nameof(PublishedFigure.Numerator), row)?.WithoutTrailingZeros(),
        Denominator = rows.Decimal(nameof(PublishedFigure.Denominator), row)?.WithoutTrailingZeros(),
        Value = rows.Number(nameof(PublishedFigure.Value), row),
        Lower95 = rows.Number(nameof(PublishedFigure.Lower95), row),
        Upper95 = rows.Number(nameof(PublishedFigure.Upper95), row),
        Lower998 = rows.Number(nameof(PublishedFigure.Lower998), row),
        Upper998 = rows.Number(nameof(PublishedFigure.Upper998), row),
        Comparator = rows.OptionalText(nameof(PublishedFigure.Comparator), row),
        ComparatorValue = rows.Number(nameof(PublishedFigure.ComparatorValue), row),
        Ratio = rows.Number(nameof(PublishedFigure.Ratio), row),
        RatioLower95 = rows.Number(nameof(PublishedFigure.RatioLower95), row),
        RatioUpper95 = rows.Number(nameof(PublishedFigure.RatioUpper95), row),
        Difference = rows.Number(nameof(PublishedFigure.Difference), row),
        DifferenceLower95 = rows.Number(nameof(PublishedFigure.DifferenceLower95), row),
        DifferenceUpper95 = rows.Number(nameof(PublishedFigure.DifferenceUpper95), row),
        PValue = rows.Number(nameof(PublishedFigure.PValue), row),
        QValue = rows.Number(nameof(PublishedFigure.QValue), row),
        Verdict = rows.OptionalText(nameof(PublishedFigure.Verdict), row),
        DeclarationRate = rows.Number(nameof(PublishedFigure.DeclarationRate), row),
        Marker = rows.OptionalText(nameof(PublishedFigure.Marker), row),
        MarkerReason = rows.OptionalText(nameof(PublishedFigure.MarkerReason), row),
    };
}
