using System.Text;

namespace EqualityPipeline.Returns;

/// <summary>Whether rows have the shape of the header; what a comment, a total or a shifted row holds is not looked at further.</summary>
internal sealed class RowShape(int columns, FindingList findings)
{
    private const int LongestTotalWord = 24;

    /// <summary>A row that ends too early, and the cells it has: only the end of the file tells whether it is the last.</summary>
    private (int Row, int Cells)? tooShort;

    public bool Fits(IReturnRows rows)
    {
        TellOfShortRow();
        var row = rows.Row;
        var fields = rows.FieldCount;
        if (fields > ReturnHeader.MostColumns)
            return Wrong("R012", row, Faults.TooManyColumns);
        var first = rows.Field(0);
        if (IsTotal(first))
            return Wrong("R027", row, Faults.TotalRow);
        if ((first is [(byte)'#', ..] && !SpreadsheetTexts.IsFailure(Encoding.UTF8.GetString(first))) || (columns > 2 && HasOneText(rows)))
            return Wrong("R026", row, Faults.CommentRow);
        if (fields < columns && !rows.EndsWithLastText)
        {
            tooShort = (row, fields);
            return false;
        }
        while (fields > columns && Texts.IsBlank(rows.Field(fields - 1)))
            fields--;
        if (fields <= columns)
            return true;
        if (!findings.IsAgain("R013", fields))
            findings.AddFirst(Faults.MoreCells(row, fields, columns), fields);
        return false;
    }

    /// <param name="stopsWithinLine">Whether the file stops without a line end.</param>
    public void Finish(bool stopsWithinLine)
    {
        if (stopsWithinLine && tooShort is var (row, cells))
        {
            findings.Add(Faults.CutOff(row, cells, columns));
            tooShort = null;
        }
        TellOfShortRow();
    }

    private void TellOfShortRow()
    {
        if (tooShort is var (row, cells) && !findings.IsAgain("R014", cells))
            findings.AddFirst(Faults.FewerCells(row, cells, columns), cells);
        tooShort = null;
    }

    private bool Wrong(string code, int row, Func<int, Finding> fault)
    {
        if (!findings.IsAgain(code))
            findings.AddFirst(fault(row));
        return false;
    }

    private static bool IsTotal(ReadOnlySpan<byte> first)
    {
        // Every row begins with a text, and few begin as these words do: only those are made a string of.
        if (first.Length is < 3 or > LongestTotalWord || (first[0] | 0x20, first[1] | 0x20, first[2] | 0x20) is not (('t', 'o', 't') or ('g', 'r', 'a') or ('s', 'u', _) or ('o', 'v', 'e')))
            return false;
        return Texts.Plain(Encoding.UTF8.GetString(first)) is "total" or "totals" or "grand total" or "sub total" or "subtotal" or "overall total" or "sum";
    }

    private static bool HasOneText(IReturnRows rows)
    {
        var texts = 0;
        for (var i = 0; i < rows.FieldCount && texts < 2; i++)
            texts += Texts.IsBlank(rows.Field(i)) ? 0 : 1;
        return texts == 1;
    }
}
