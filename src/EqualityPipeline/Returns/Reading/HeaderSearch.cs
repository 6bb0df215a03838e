using System.Collections.Immutable;
using System.Text;

namespace EqualityPipeline.Returns;

/// <summary>Rows that stand on their header.</summary>
/// <param name="IsCertain">Whether enough headings of the return were found; else it is the first row with text.</param>
/// <param name="Above">The rows with text above it.</param>
internal readonly record struct HeaderPlace(IReturnRows Rows, bool IsCertain, ImmutableArray<KeptRow> Above);

/// <summary>Finds the row of headings beneath titles, dates and remarks, where there can be no doubt.</summary>
internal sealed class HeaderSearch
{
    private const int MostRowsAbove = 20;
    private const int EnoughHeadings = 3;

    private readonly Vocabulary words = new();
    private int columns;

    public HeaderSearch(ReturnContext context)
    {
        foreach (var column in (context.Type.Event?.Columns ?? []).Concat(context.Type.Register?.Columns ?? []).Concat(context.Type.Tally?.Attributes ?? []))
            words.Add(columns++, column.Name, column.AlsoKnownAs);
        foreach (var strand in context.AllStrands)
            words.Add(columns++, strand.Column, [strand.Name, .. strand.AlsoKnownAs]);
        foreach (var column in new[] { ReturnHeader.ServiceColumn, ReturnHeader.WardColumn, ReturnHeader.StrandColumn, ReturnHeader.GroupColumn, ReturnHeader.MeasureColumn, ReturnHeader.CountColumn })
            words.Add(columns++, column);
    }

    /// <returns>Null where there is no row with text; <see cref="IReturnRows.EndFault"/> may say why.</returns>
    public HeaderPlace? Find(IReturnRows rows)
    {
        if (!rows.Read())
            return null;
        if (IsHeader(rows))
            return new HeaderPlace(rows, IsCertain: true, Above: []);
        var above = new List<KeptRow> { KeptRow.Of(rows) };
        while (above.Count <= MostRowsAbove && rows.Read())
        {
            if (IsHeader(rows))
                return new HeaderPlace(rows, IsCertain: true, [.. above]);
            above.Add(KeptRow.Of(rows));
        }
        var again = new ReplayedRows(above, rows);
        again.Read();
        return new HeaderPlace(again, IsCertain: false, Above: []);
    }

    private bool IsHeader(IReturnRows rows)
    {
        if (NilRows.IsHeader(rows))
            return true;
        var found = new HashSet<int>();
        var texts = 0;
        for (var i = 0; i < Math.Min(rows.FieldCount, ReturnHeader.MostColumns); i++)
        {
            if (Texts.IsBlank(rows.Field(i)))
                continue;
            texts++;
            if (words.Find(Encoding.UTF8.GetString(rows.Field(i))) is { } column)
                found.Add(column);
        }
        return found.Count >= EnoughHeadings || (texts > 1 && found.Count == texts);
    }
}

internal sealed record KeptRow(int Row, byte[][] Fields, bool HasUnpairedQuote)
{
    public static KeptRow Of(IReturnRows rows)
    {
        var fields = new byte[Math.Min(rows.FieldCount, ReturnHeader.MostColumns + 1)][];
        for (var i = 0; i < fields.Length; i++)
            fields[i] = rows.Field(i).ToArray();
        return new KeptRow(rows.Row, fields, rows.HasUnpairedQuote);
    }

    public IReturnRows AsRows()
    {
        var row = new ReplayedRows([this], null);
        row.Read();
        return row;
    }
}

/// <summary>Rows that were read ahead, and then those that follow them.</summary>
/// <param name="rest">Null where none are to follow.</param>
internal sealed class ReplayedRows(List<KeptRow> ahead, IReturnRows? rest) : IReturnRows
{
    private int next;
    private KeptRow? current;

    public int Row => current?.Row ?? rest?.Row ?? 0;

    public int FieldCount => current?.Fields.Length ?? rest?.FieldCount ?? 0;

    public bool EndsWithLastText => rest?.EndsWithLastText ?? true;

    public bool HasUnpairedQuote => current is { } row ? row.HasUnpairedQuote : rest?.HasUnpairedQuote is true;

    public Finding? EndFault => rest?.EndFault;

    public string Encoding => rest?.Encoding ?? ReturnCheck.Unread;

    public bool StopsWithinLine => rest?.StopsWithinLine ?? false;

    public bool Read()
    {
        current = next < ahead.Count ? ahead[next++] : null;
        return current is not null || rest?.Read() is true;
    }

    public ReadOnlySpan<byte> Field(int position)
        => current is null ? (rest is null ? [] : rest.Field(position)) : (uint)position < (uint)current.Fields.Length ? current.Fields[position] : [];

    public void Report(int headerRow, int columns, FindingList findings) => rest?.Report(headerRow, columns, findings);
}
