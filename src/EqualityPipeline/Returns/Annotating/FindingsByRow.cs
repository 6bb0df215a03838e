using System.Globalization;
using EqualityPipeline.Workbooks;

namespace EqualityPipeline.Returns;

/// <summary>The findings of a receipt by where they are in the file.</summary>
internal sealed class FindingsByRow
{
    private readonly ILookup<int, Finding> byRow;

    /// <summary>A fault that comes again is told of its first row; the others are known by the same text in the same column.</summary>
    private readonly Dictionary<(int Column, string Found), Finding> repeated = [];

    public FindingsByRow(Receipt receipt)
    {
        byRow = receipt.Findings.Where(f => f.Row is not null).ToLookup(f => f.Row!.Value);
        foreach (var finding in receipt.Findings.Where(f => f is { Count: > 1, Found: not null, Cell: not null }))
            repeated.TryAdd((ColumnOf(finding.Cell!), finding.Found!), finding);
        OfWholeFile = string.Join(" ", receipt.Findings.Where(f => f.Row is null).Select(f => f.Column is { } column ? $"Column {column}: {Sentence(f)}" : Sentence(f)));
    }

    /// <summary>What holds for a column or the file, as one text.</summary>
    public string OfWholeFile { get; }

    public static string Where(Finding finding) => finding.Cell ?? (finding.Row is { } row ? string.Create(CultureInfo.InvariantCulture, $"row {row}") : "whole file");

    public AnnotatedRow Annotate(int row, string[] texts)
    {
        var found = Of(row, texts).ToList();
        if (found.Count == 0)
            return new AnnotatedRow(row, texts, IsHeader: false, "", "", null);
        var worst = found.MinBy(f => f.Severity)!;
        return new AnnotatedRow(
            row, texts, IsHeader: false,
            string.Join(" ", found.Select(f => f.Cell is { } cell ? $"{Here(cell, row)}: {f.Message}" : f.Message)),
            string.Join(" ", found.Select(f => f.Fix).Distinct(StringComparer.Ordinal)), ColourOf(worst));
    }

    /// <summary>Of a cell that something was found in; null for another.</summary>
    public CellStyle? Colour(int row, int column, string text)
    {
        var letters = Texts.ColumnLetters(column);
        var own = byRow[row].FirstOrDefault(f => f.Cell == string.Create(CultureInfo.InvariantCulture, $"{letters}{row}"));
        return own is not null ? ColourOf(own) : text.Length > 0 && repeated.TryGetValue((column, Texts.Shown(text)), out var again) ? ColourOf(again) : null;
    }

    private IEnumerable<Finding> Of(int row, string[] texts)
    {
        foreach (var finding in byRow[row])
            yield return finding;
        if (repeated.Count == 0)
            yield break;
        for (var i = 0; i < texts.Length; i++)
        {
            if (texts[i].Length > 0 && repeated.TryGetValue((i, Texts.Shown(texts[i])), out var again) && again.Row != row)
                yield return again;
        }
    }

    private static string Here(string cell, int row) => string.Create(CultureInfo.InvariantCulture, $"{cell.TrimEnd("0123456789".ToCharArray())}{row}");

    private static string Sentence(Finding finding) => $"{finding.Message} {finding.Fix}";

    private static CellStyle ColourOf(Finding finding) => finding.Severity switch
    {
        Severity.Error => CellStyle.Error,
        Severity.Note => CellStyle.Note,
        _ => CellStyle.Warning,
    };

    /// <summary>0-based, from the letters of an address.</summary>
    private static int ColumnOf(string cell)
    {
        var column = 0;
        foreach (var letter in cell.TakeWhile(char.IsAsciiLetterUpper))
            column = column * 26 + (letter - 'A' + 1);
        return column - 1;
    }
}

/// <summary>A row of the sender's file with what was found in it.</summary>
/// <param name="Colour">Of the finding; null where there is none.</param>
internal sealed record AnnotatedRow(int Number, string[] Texts, bool IsHeader, string Finding, string Fix, CellStyle? Colour);
