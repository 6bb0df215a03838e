using System.Buffers;
using System.Text;
using EqualityPipeline.Policy;
using EqualityPipeline.Publication;
using EqualityPipeline.Web.OData;
using Microsoft.AspNetCore.Http;

namespace EqualityPipeline.Web.Feeds;

/// <summary>A whole release as files: CSV with what describes it (W3C CSV on the Web), and Parquet.</summary>
public static class FigureFiles
{
    public const string Csv = "figures.csv";
    public const string CsvMetadata = "figures.csv-metadata.json";
    public const string Parquet = "figures.parquet";

    /// <summary>What a spreadsheet takes for the start of a formula, a command or a link to another program.</summary>
    private const string StartsOfFormulas = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private const int LinesInPiece = 1_000;

    private static readonly SearchValues<char> MustBeQuoted = SearchValues.Create(",\"\r\n");

    public static IResult CsvAnswer(HttpRequest request, Release release, Edition edition)
    {
        ArgumentNullException.ThrowIfNull(release);
        return EntityTag.Answer(request, Tag(release, edition, "csv"), () =>
            new Answer(StatusCodes.Status200OK, "text/csv; charset=utf-8; header=present", (stream, cancel) => WriteCsvAsync(release, edition, stream, cancel))
                .With("Link", $"<{CsvMetadata}>; rel=\"describedby\"; type=\"application/csvm+json\"")
                .With("Content-Disposition", Attached(release, edition, Csv)));
    }

    public static IResult MetadataAnswer(HttpRequest request, Organisation organisation, MonitoringPolicy policy, Release release, Edition edition)
    {
        ArgumentNullException.ThrowIfNull(release);
        return EntityTag.Answer(request, Tag(release, edition, "csvw"), () =>
            Answer.Of(StatusCodes.Status200OK, "application/csvm+json", FigureFileDescription.Of(organisation, policy.Publication.Licence, release, edition)));
    }

    /// <param name="open">Makes the file; it is disposed once it was sent.</param>
    public static IResult ParquetAnswer(HttpRequest request, Release release, Edition edition, Func<CancellationToken, Task<Stream>> open)
    {
        ArgumentNullException.ThrowIfNull(release);
        return EntityTag.Answer(request, Tag(release, edition, "parquet"), () =>
            new Answer(StatusCodes.Status200OK, "application/vnd.apache.parquet", async (stream, cancel) =>
            {
                await using var file = await open(cancel);
                await file.CopyToAsync(stream, cancel);
            }).PackedAlready().With("Content-Disposition", Attached(release, edition, Parquet)));
    }

    private static Task WriteCsvAsync(Release release, Edition edition, Stream stream, CancellationToken cancel)
        => WriteCsvAsync(release.Figures, release.Manifest.Id, edition, stream, cancel);

    /// <param name="release">Id of the release that the figures are of.</param>
    internal static async Task WriteCsvAsync(IEnumerable<PublishedFigure> figures, string release, Edition edition, Stream stream, CancellationToken cancel)
    {
        await using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        var piece = new StringBuilder();
        AppendLine(piece, FigureColumns.All.Select(c => c.Name));
        foreach (var chunk in figures.Chunk(LinesInPiece))
        {
            foreach (var figure in chunk)
            {
                var row = new FigureRow(figure, release, edition);
                AppendLine(piece, FigureColumns.All.Select(c => Cell(c.Read(row))));
            }

            await text.WriteAsync(piece, cancel);
            piece.Clear();
        }

        await text.WriteAsync(piece, cancel);
    }

    /// <summary>A number below zero is a number; text that a spreadsheet would run has an apostrophe before it.</summary>
    private static string Cell(in Scalar cell)
        => cell.AsText is { Length: > 0 } text && StartsOfFormulas.Contains(text[0], StringComparison.Ordinal) ? "'" + text : cell.InText;

    private static void AppendLine(StringBuilder piece, IEnumerable<string> cells)
    {
        var first = true;
        foreach (var cell in cells)
        {
            if (!first)
                piece.Append(',');
            first = false;
            if (cell.AsSpan().ContainsAny(MustBeQuoted))
                piece.Append('"').Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
            else
                piece.Append(cell);
        }

        piece.Append("\r\n");
    }

    private static string Tag(Release release, Edition edition, string form) => $"{release.Manifest.Id}-{PolicyWords.Of(edition)}-{form}";

    private static string Attached(Release release, Edition edition, string file)
        => $"attachment; filename=\"{release.Manifest.Organisation}-{PolicyWords.Of(edition)}-{file}\"";
}
