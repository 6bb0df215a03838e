using System.Collections.Immutable;
using System.Globalization;

namespace EqualityPipeline.Tests.Twins;

/// <summary>Moves of what is secret and is not the answer of one line: who of two is paid what, and what registers hold of people.</summary>
internal static class MovesBesideCounts
{
    public const string Pay = "hourly_pay_pence";

    /// <summary>By what pay is counted besides: the two must be alike in it for the pay of everyone to stay as it is.</summary>
    private static readonly ImmutableArray<string> Alike = ["status", "full_pay_relevant", "contract", "fte"];

    /// <summary>Two people alike but for one strand exchange what they are paid.</summary>
    /// <param name="strands">Columns that hold the answers on strands.</param>
    /// <param name="areUntold">Of such a column and two answers, whether no amount of either group is told.</param>
    /// <returns>Empty where no two such people were found.</returns>
    public static ImmutableArray<Change> OtherPay(Random random, string path, ReturnSheet sheet, ImmutableArray<string> strands, Func<string, string, string, bool> areUntold)
    {
        var (strand, amount) = (strands[random.Next(strands.Length)], sheet.Columns.IndexOf(Pay));
        ImmutableArray<int> same = [.. Alike.Concat(strands.Where(s => s != strand)).Select(c => sheet.Columns.IndexOf(c))];
        var answer = sheet.Columns.IndexOf(strand);
        var found = Enumerable.Range(1, sheet.Rows - 1).Where(r => sheet[r, amount].Length > 0)
            .GroupBy(r => string.Join(',', same.Select(c => sheet[r, c])), StringComparer.Ordinal)
            .SelectMany(rows => from one in rows from other in rows where one < other && sheet[one, answer] != sheet[other, answer] && sheet[one, amount] != sheet[other, amount] select (one, other))
            .Where(pair => areUntold(strand, sheet[pair.one, answer], sheet[pair.other, answer])).ToList();
        return found.Count == 0 ? [] : Exchanged(path, sheet, amount, found[random.Next(found.Count)]);
    }

    /// <summary>Registers stand on pages, but for who was trained and how many people there were.</summary>
    /// <returns>Empty where the register says nothing of people, or nothing was found.</returns>
    public static ImmutableArray<Change> OfRegister(Random random, string path, string register, ReturnSheet sheet)
    {
        int At(string column) => sheet.Columns.IndexOf(column);
        var (one, other) = (random.Next(1, sheet.Rows), random.Next(1, sheet.Rows));
        switch (register)
        {
            // Of posts of one role whether enough are trained is told, and so how many at least or at most.
            case "role-holders" when sheet[one, At("role")] == sheet[other, At("role")] && sheet[one, At("trained")] != sheet[other, At("trained")]:
                return Exchanged(path, sheet, At("trained"), (one, other));
            // Of fewer than five accounts it is told that there are a few, of others that there are several.
            case "soft-evidence" when int.TryParse(sheet[one, At("accounts")], CultureInfo.InvariantCulture, out var accounts):
                var heard = accounts < 5 ? random.Next(1, 5) : random.Next(5, 13);
                return heard == accounts ? [] : [new Change(path, one, At("accounts"), heard.ToString(CultureInfo.InvariantCulture))];
            default:
                return [];
        }
    }

    private static ImmutableArray<Change> Exchanged(string path, ReturnSheet sheet, int column, (int One, int Other) rows)
        => [new Change(path, rows.One, column, sheet[rows.Other, column]), new Change(path, rows.Other, column, sheet[rows.One, column])];
}
