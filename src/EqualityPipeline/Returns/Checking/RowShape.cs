using System.Globalization;
using System.Text;

namespace EqualityPipeline.Returns;

/// <summary>Whether a row has the shape of the header; what a comment, a total or a shifted row holds is not looked at further.</summary>
internal static class RowShape
{
    private const int LongestTotalWord = 24;

    public static bool Fits(IReturnRows rows, int columns, FindingList findings)
    {
        var row = rows.Row;
        var fields = rows.FieldCount;
        if (fields > ReturnHeader.MostColumns)
            return Wrong(findings, "R012", Faults.TooManyColumns(row));
        if (IsTotal(rows.Field(0)))
            return Wrong(findings, "R027", Faults.TotalRow(row));
        if (rows.Field(0) is [(byte)'#', ..] || (columns > 2 && HasOneText(rows)))
            return Wrong(findings, "R026", Faults.CommentRow(row));
        if (fields < columns)
            return Wrong(findings, string.Create(CultureInfo.InvariantCulture, $"R014 {fields}"), Faults.FewerCells(row, fields, columns));
        while (fields > columns && Texts.IsBlank(rows.Field(fields - 1)))
            fields--;
        return fields == columns
            || Wrong(findings, string.Create(CultureInfo.InvariantCulture, $"R013 {fields}"), Faults.MoreCells(row, fields, columns));
    }

    private static bool Wrong(FindingList findings, string key, Finding fault)
    {
        findings.Repeat(key, fault);
        return false;
    }

    private static bool IsTotal(ReadOnlySpan<byte> first)
    {
        if (first.IsEmpty || first.Length > LongestTotalWord || (first[0] | 0x20) is not ((byte)'t' or (byte)'g' or (byte)'s' or (byte)'o'))
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
