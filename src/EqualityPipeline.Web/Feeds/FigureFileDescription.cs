using System.Globalization;
using System.Text.Json;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Web.OData;
using Microsoft.OData.Edm;

namespace EqualityPipeline.Web.Feeds;

/// <summary>What describes <c>figures.csv</c> to a program: Metadata Vocabulary for Tabular Data, W3C Recommendation, 17 December 2015.</summary>
internal static class FigureFileDescription
{
    public static byte[] Of(Organisation organisation, string? licence, Release release, Edition edition) => JsonSerializer.SerializeToUtf8Bytes(
        new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["@context"] = new object[] { "http://www.w3.org/ns/csvw", new Dictionary<string, string>(StringComparer.Ordinal) { ["@language"] = "en" } },
            ["url"] = FigureFiles.Csv,
            ["dc:title"] = $"Equality figures of {organisation.Name}, {PolicyWords.Of(edition)} release",
            ["dc:identifier"] = release.Manifest.Id,
            ["dc:publisher"] = organisation.Name,
            ["dc:date"] = release.Manifest.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["dc:source"] = "Monthly equality monitoring returns of the organisation's directorates, after disclosure control",
            ["dc:license"] = licence is null ? "none is stated: ask the publisher" : new Dictionary<string, string>(StringComparer.Ordinal) { ["@id"] = licence },
            ["notes"] = Markers.Dictionary.Select(m => new { marker = m.Mark, meaning = m.Meaning })
                .Append(new { marker = "", meaning = "an empty cell is no number; a zero is written 0; text that a spreadsheet would take for a formula has an apostrophe before it" }).ToArray(),
            ["dialect"] = new { encoding = "utf-8", lineTerminators = "\r\n", delimiter = ",", quoteChar = "\"", doubleQuote = true, header = true, headerRowCount = 1 },
            ["tableSchema"] = new { columns = FigureColumns.All.Select(Column).ToArray(), primaryKey = EntitySet.Key },
        },
        FeedJson.Options);

    private static Dictionary<string, object> Column(Column column)
    {
        var (title, description) = FigureColumnWords.Of(column.Name);
        var described = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["name"] = column.Name,
            // The first title is the heading in the file; the others say it in words.
            ["titles"] = title == column.Name ? [column.Name] : new[] { column.Name, title },
            ["dc:description"] = description,
            ["datatype"] = DatatypeOf(column.Type),
        };
        if (column.Nullable)
            described["null"] = "";
        else
            described["required"] = true;
        if (column.Name == nameof(PublishedFigure.Marker))
        {
            described["separator"] = ",";
            described["ordered"] = true;
            described["datatype"] = new { @base = "string", format = $"[{string.Concat(Markers.Dictionary.Select(m => m.Mark))}]" };
        }

        return described;
    }

    private static string DatatypeOf(EdmPrimitiveTypeKind type) => type switch
    {
        EdmPrimitiveTypeKind.Double => "double",
        EdmPrimitiveTypeKind.Decimal => "decimal",
        EdmPrimitiveTypeKind.Date => "date",
        _ => "string",
    };
}
