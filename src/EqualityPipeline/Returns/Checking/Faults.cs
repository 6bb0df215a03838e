using System.Globalization;
using EqualityPipeline.Periods;

namespace EqualityPipeline.Returns;

/// <summary>The sentences of the findings that a file's content can get.</summary>
internal static partial class Faults
{
    public const string PersonalColumnCode = "R019";
    public const string PersonalValueCode = "R118";

    private const int MostListed = 12;

    private static Finding Make(string code, At at, string? found, string? nearest, string message, string fix)
    {
        var kind = FindingCatalogue.Of(code);
        return new Finding(
            code, kind.Severity, kind.Confirm, at.Row, at.Column, at.Cell, Count: 1, found is null ? null : Texts.Shown(found), nearest, message, fix);
    }

    private static string Quoted(string text) => $"\"{Texts.Shown(text)}\"";

    /// <summary>The first dozen, and how many more.</summary>
    internal static string Listed(IReadOnlyCollection<string> names)
    {
        var first = string.Join(", ", names.Take(MostListed));
        return names.Count <= MostListed ? first : string.Create(CultureInfo.InvariantCulture, $"{first} and {names.Count - MostListed} more");
    }

    private static string Suggest(string? nearest, string otherwise)
        => nearest is null ? otherwise : $"If \"{nearest}\" is meant, write that. {otherwise}";

    // Files

    public static Finding EmptyFile() => Make("R001", At.File, null, null,
        "The file is empty.", "Save the return again and send it once it has rows.");

    public static Finding NotText(string what) => Make("R003", At.File, null, null,
        $"The file is {what} and not a table of text.",
        "Save the table as \"Excel Workbook (*.xlsx)\" or \"CSV UTF-8 (Comma delimited)\" and send that file.");

    public static Finding OtherEncoding(string encoding) => Make("R004", At.File, null, null,
        $"The file is saved as {encoding}, not UTF-8. It was read as {encoding}.",
        "Nothing now. Next time choose \"CSV UTF-8\" when saving.");

    public static Finding MixedEncoding() => Make("R005", At.File, null, null,
        "Part of the file is UTF-8 and part is not, so its accented letters cannot be trusted.",
        "Open the file, mend the letters that look wrong and save it as \"CSV UTF-8\".");

    public static Finding OtherDelimiter(char delimiter) => Make("R006", At.File, null, null,
        $"The cells are separated by {(delimiter switch { '\t' => "tabs", '|' => "bars (|)", _ => "semicolons" })}, not commas. They were read as such.", "Nothing.");

    public static Finding NulTail() => Make("R007", At.File, null, null,
        "The file ends in empty (NUL) bytes. They were ignored.", "Nothing.");

    public static Finding NulInside() => Make("R008", At.File, null, null,
        "There are empty (NUL) bytes inside the file: it was damaged, or is not a text file.", "Export the return again.");

    public static Finding UnpairedQuote(int row) => Make("R009", At.WholeRow(row), null, null,
        string.Create(CultureInfo.InvariantCulture, $"Row {row} has a quotation mark without its partner, so its cells cannot be told apart and rows beneath it may be missing."),
        "Remove the mark, or write it twice within a cell that has marks around it.");

    public static Finding LongRow(int row) => Make("R010", At.WholeRow(row), null, null,
        string.Create(CultureInfo.InvariantCulture, $"Row {row} is longer than 1 MiB. It and the rows beneath it were not read."),
        "Look for a quotation mark without its partner in that row or the one above it.");

    public static Finding LongCell(At at) => Make("R011", at, null, null,
        "The cell holds more than 64 KiB of text.", "Remove everything but the answer.");

    public static Finding TooManyColumns(int row) => Make("R012", At.WholeRow(row), null, null,
        string.Create(CultureInfo.InvariantCulture, $"Row {row} has more than {ReturnHeader.MostColumns} cells."),
        "Start from the form of this return and copy your columns into it.");

    public static Finding MoreCells(int row, int cells, int columns) => Make("R013", At.WholeRow(row), null, null,
        string.Create(CultureInfo.InvariantCulture, $"Row {row} has text in {cells} cells, but the header has {columns}: its cells may stand in the wrong columns."),
        "Put text that holds commas between quotation marks, or remove the cells that are too many.");

    public static Finding FewerCells(int row, int cells, int columns) => Make("R014", At.WholeRow(row), null, null,
        string.Create(CultureInfo.InvariantCulture, $"Row {row} has {cells} {(cells == 1 ? "cell" : "cells")}, but the header has {columns}: its cells may stand in the wrong columns."),
        "Give the row a cell for every column; it may be empty where an answer was left blank.");

    public static Finding NoRows(bool hasTally) => Make("R015", At.File, null, null,
        "There is a header and no rows beneath it. An empty return is not taken for \"nobody\".",
        hasTally
            ? "If nobody is to be reported, send the tally layout with rows whose count is 0; if not, export the return again with its rows."
            : "Export the return again with its rows.");

    /// <param name="like">A heading of the file that may be meant for it.</param>
    public static Finding ColumnMissing(string column, string? like = null) => Make("R016", new At(null, column, -1), null, like,
        $"The column {column} is missing.", Meant(like, column, $"Add a column with the heading {column}."));

    private static string Meant(string? like, string column, string otherwise)
        => like is null ? otherwise : $"If the column {Quoted(like)} is meant for it, rename that to {column}. If not: {otherwise}";

    public static Finding ColumnTwice(string column, At at, string first, string second) => Make("R017", at, null, null,
        $"The columns {first} and {second} both hold {column}.", "Remove one of the two.");

    public static Finding ColumnNotUsed(At at, string header, string? nearest) => Make("R018", at, header, nearest,
        $"The column {Quoted(header)} is not part of this return and was not used.",
        Suggest(nearest, "Columns that are not used need not be sent."));

    public static Finding PersonalColumn(At at) => Make(PersonalColumnCode, at, null, null,
        "The heading of this column says that it identifies people. Nothing of the file is counted and none of its content is shown.",
        "Delete the column and send the return without it.");

    public static Finding StrandMissing(string strand, string column, bool tally, string? like = null) => Make("R020", new At(null, column, -1), null, like,
        tally ? $"There are no rows for {strand}, which must be monitored." : $"The column {column} is missing: {strand} must be monitored.",
        tally ? $"Add the rows for {strand}." : Meant(like, column, $"Add a column with the heading {column}. Where people were not asked, write \"not collected\"."));

    public static Finding StrandNotSent(string strand, string column) => Make("R021", new At(null, column, -1), null, null,
        $"{strand} was not sent. Everyone is counted as not collected for it.", $"Send {strand} when it is collected.");

    public static Finding StrandNotInForce(At at, string strand, ReportingMonth month) => Make("R022", at, null, null,
        $"{strand} was not in force in {month.InWords}. Its answers were not counted.", "Nothing.");

    public static Finding WrongLayout(string returnType, bool tally) => Make("R023", At.File, null, null,
        tally
            ? $"The file has one row per count, but {returnType} is taken with one row per event."
            : $"The file does not have the columns strand, group and count, and {returnType} is taken with one row per count.",
        "Use the form of this return.");

    public static Finding NoStrands(string organisation, ReportingMonth month) => Make("R024", At.File, null, null,
        $"{organisation} had adopted no strands by {month.InWords}, so there is nothing to count the return by.", "Check the month in the path.");

    public static Finding NoHeader(IReadOnlyCollection<string> columns) => Make("R025", At.WholeRow(1), null, null,
        $"The first row with text has none of the headings of this return: {Listed(columns)}.",
        "Put the headings of the form in one row above the rows of the return.");

    public static Finding CommentRow(int row) => Make("R026", At.WholeRow(row), null, null,
        string.Create(CultureInfo.InvariantCulture, $"Row {row} looks like a comment and not like a row of the return."), "Remove the row.");

    public static Finding TotalRow(int row) => Make("R027", At.WholeRow(row), null, null,
        string.Create(CultureInfo.InvariantCulture, $"Row {row} is a total. Totals are made from the rows; adding this one would count people twice."),
        "Remove the row.");

    // Values

    public static Finding Blank(At at) => Make("R101", at, null, null,
        $"There is no {at.Column} in this row, and the row cannot be counted without it.", "Fill the cell.");

    public static Finding UnknownService(At at, string found, string? nearest, string directorate, IReadOnlyCollection<string> allowed) => Make("R102", at, found, nearest,
        $"{Quoted(found)} is not a service of {directorate}. Use one of: {Listed(allowed)}.", Suggest(nearest, "Use the service's name or id."));

    public static Finding OtherDirectoratesService(At at, string found, string owner, string directorate) => Make("R103", at, found, null,
        $"{Quoted(found)} is a service of {owner}, not of {directorate}.", $"Move the row to the return of {owner}, or correct the service.");

    public static Finding UnknownWard(At at, string found, string? nearest, string organisation, IReadOnlyCollection<string> allowed) => Make("R104", at, found, nearest,
        $"{Quoted(found)} is not a ward of {organisation}. Use one of: {Listed(allowed)}.",
        Suggest(nearest, "Leave the cell blank when the ward is not known."));

    public static Finding NotADate(At at, string found) => Make("R105", at, found, null,
        $"{Quoted(found)} cannot be read as a date.", "Write dates as 2009-04-30 or 30/04/2009, without a time.");

    public static Finding OutsidePeriod(At at, string found, ReportingMonth period) => Make("R106", at, found, null,
        $"{Quoted(found)} is not in {period.InWords}, the month this return is for.", "Correct the date, or move the row to the return of its own month.");

    public static Finding UnknownCategory(At at, string found, string? nearest, string strand, IReadOnlyCollection<string> allowed) => Make("R107", at, found, nearest,
        $"{Quoted(found)} is not a category of {strand}. Use one of: {Listed(allowed)}.", Suggest(nearest, "Use the category's name or code."));

    public static Finding RollUp(At at, string found, string strand, IReadOnlyCollection<string> details) => Make("R108", at, found, null,
        $"{Quoted(found)} is a heading of {strand} and not a category. Use one of: {Listed(details)}.", "Use the category beneath the heading that the person chose.");

    public static Finding OtherEdition(At at, string found, string? nearest, string strand, string edition, MonthSpan inForce, IReadOnlyCollection<string> allowed) => Make("R109", at, found, nearest,
        $"{Quoted(found)} belongs to the list \"{edition}\" of {strand}, which was in force {InWords(inForce)}. Use one of: {Listed(allowed)}.",
        Suggest(nearest, "Use the list that was in force in the month of the return."));

    public static Finding LeftBlank(At at, string strand) => Make("R110", at, null, null,
        $"Cells of {strand} are empty. Those people are counted as \"left blank\".",
        "Fill the cells where the answer is known; write \"prefer not to say\" or \"unknown\" where that was the answer.");

    public static Finding SerialDate(At at, string found) => Make("R111", at, found, null,
        $"{Quoted(found)} is a number. It looks like the number by which Excel stores a date, which is not guessed.",
        "Format the column as a date in Excel, so that it shows 30/04/2009, and save again.");

    public static Finding NoSuchDay(At at, string found) => Make("R112", at, found, null,
        $"There is no day {Quoted(found)}. The day comes before the month: 30/04/2009.", "Correct the date.");

    public static Finding UnknownStage(At at, string found, string? nearest, IReadOnlyCollection<string> allowed) => Make("R113", at, found, nearest,
        $"{Quoted(found)} is not a stage. Use one of: {Listed(allowed)}.", Suggest(nearest, "Give the furthest stage that was reached."));

    public static Finding UnknownMeasure(At at, string found, string? nearest, IReadOnlyCollection<string> allowed) => Make("R114", at, found, nearest,
        $"{Quoted(found)} is not a measure of this return. Use one of: {Listed(allowed)}.", Suggest(nearest, "Use the measure's name or id."));

    public static Finding UnknownStrand(At at, string found, string? nearest, IReadOnlyCollection<string> allowed) => Make("R115", at, found, nearest,
        $"{Quoted(found)} is not a strand. Use one of: {Listed(allowed)}.", Suggest(nearest, "Use the strand's name or id."));

    public static Finding MoreTexts(At at, int listed) => Make("R117", at, null, null,
        string.Create(CultureInfo.InvariantCulture, $"The column {at.Column} has more faults than the {listed} different texts that are listed."),
        "Correct the listed ones and check the return again.");

    // Counts

    public static Finding NoFigure(At at, string found) => Make("R120", at, found.Length == 0 ? null : found, null,
        found.Length == 0 ? "There is no figure. Blank is not taken for 0." : $"{Quoted(found)} is not a figure, and is not taken for 0.",
        "Write 0 where there was nobody, or remove the row where it was not counted.");

    public static Finding Thousands(At at, string found, string? plain = null) => Make("R121", at, found, null,
        $"{Quoted(found)} has {(found.Contains('£', StringComparison.Ordinal) ? "a currency sign or " : "")}thousands separators. It was read as {plain ?? found.Replace(",", "", StringComparison.Ordinal)}.", "Nothing.");

    public static Finding NotWhole(At at, string found, string because, string fix) => Make("R122", at, found, null, $"{Quoted(found)} {because}.", fix);

    public static Finding Negative(At at, string found, NumberKind kind) => Make("R123", at, found, null,
        $"{Quoted(found)} is below 0.", $"Write {kind.The}; corrections go into the month they belong to.");

    public static Finding Suppressed(At at, string found) => Make("R124", at, found, null,
        $"{Quoted(found)} hides a small number. It is not read as 0 and cannot be counted.",
        "Write the number itself: small numbers are hidden when figures are published, not in returns.");

    public static Finding TooLarge(At at, string found, NumberKind kind) => Make("R125", at, found, null,
        $"{Quoted(found)} is too large to be {(kind == NumberKind.People ? "a count" : kind.A)}.", $"Write {kind.The}.");

    // Arithmetic

    public static Finding Duplicate(At at, int earlierRow, string what) => Make("R201", at, null, null,
        string.Create(CultureInfo.InvariantCulture, $"Rows {earlierRow} and {at.Row} both give {what}."), "Remove one, or add them up in one row.");

    public static Finding CheckTotal(At at, string what, decimal total, decimal sum) => Make("R202", at, null, null,
        $"The check total of {what} is {Texts.Amount(total)}, but its groups add up to {Texts.Amount(sum)}.",
        "Find the group that is missing or wrong, or correct the total.");

    public static Finding DifferentTotals(int row, string what, string strand, decimal total, string other, decimal otherTotal) => Make("R203", At.WholeRow(row), null, null,
        $"{what}: {strand} adds up to {Texts.Amount(total)} and {other} to {Texts.Amount(otherTotal)}, but they count the same people.",
        "Look for rows that are missing in one of them; people whose answer is not known belong to \"unknown\".");

    public static Finding LargerStage(At at, string what, string stage, decimal count, string before, decimal countBefore) => Make("R204", at, null, null,
        $"{what}: {stage} is {Texts.Amount(count)}, more than {before} with {Texts.Amount(countBefore)}.", "Check the two counts.");

    public static Finding ImprobablyLarge(At at, decimal count) => Make("R205", at, null, null,
        $"The count {Texts.Amount(count)} is above ten million.", "Correct it, or confirm the return when it is right.");

    public static Finding AllTheSame(At at, int counts, long count) => Make("R206", at, null, null,
        $"All {Texts.Number(counts)} counts are {Texts.Number(count)}.", "Check the export, or confirm the return when it is right.");

    private static string InWords(MonthSpan span) => (span.From, span.To) switch
    {
        ({ } from, { } to) => $"from {from.InWords} to {to.InWords}",
        ({ } from, null) => $"from {from.InWords}",
        (null, { } to) => $"until {to.InWords}",
        _ => "at all times",
    };
}
