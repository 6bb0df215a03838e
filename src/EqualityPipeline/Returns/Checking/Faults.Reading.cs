using System.Globalization;

namespace EqualityPipeline.Returns;

/// <summary>The sentences of the findings of workbooks, headers and files that are not what they are named.</summary>
internal static partial class Faults
{
    private const string SaveAnew = "Open it in Excel, choose Save As, \"Excel Workbook (*.xlsx)\" or \"CSV UTF-8\", and send the new file.";

    public static Finding DamagedWorkbook(string what) => Make("R030", At.File, null, null,
        $"The workbook cannot be read: {what}.", $"Check that you can open the file. {SaveAnew}");

    public static Finding ProtectedWorkbook() => Make("R031", At.File, null, null,
        "The file is protected by a password, so nothing in it can be read.",
        "In Excel choose File, Info, Protect Workbook, Encrypt with Password, empty the password, save the file and send it. Never send the password.");

    public static Finding OtherOffice(string what) => Make("R032", At.File, null, null,
        $"The file is {what}, which is not read.", "Open it, choose Save As, \"Excel Workbook (*.xlsx)\" or \"CSV UTF-8\", and send the new file.");

    public static Finding PlainArchive(int files) => Make("R033", At.File, null, null,
        string.Create(CultureInfo.InvariantCulture, $"The file is a zip archive of {files} {(files == 1 ? "file" : "files")} and not a workbook."),
        "Take the return out of the archive and send it by itself.");

    public static Finding BeyondWorkbookLimits(string what) => Make("R034", At.File, null, null,
        $"The workbook is beyond what is read of one: {what}.", "Copy the return alone into a new workbook, or save it as \"CSV UTF-8\", of which any size is read.");

    public static Finding ForgedWorkbook(string what) => Make("R035", At.File, null, null,
        $"The workbook is not one that a spreadsheet program writes: {what}.", SaveAnew);

    public static Finding OtherKind(bool isWorkbook) => Make("R036", At.File, null, null,
        isWorkbook
            ? "The file is named .csv and is an Excel workbook. It was read as a workbook."
            : "The file is named .xlsx and is plain text. It was read as CSV.",
        isWorkbook ? "Nothing now. Next time let its name end in .xlsx." : "Nothing now. Next time let its name end in .csv.");

    public static Finding SheetChosen(string sheet, bool isHidden, IReadOnlyCollection<string> others) => Make("R037", At.File, null, null,
        $"The sheet {Quoted(sheet)}{(isHidden ? ", which is hidden," : string.Empty)} was read"
            + (others.Count == 0 ? "." : $"; these were not: {Listed([.. others.Select(Quoted)])}."),
        "Nothing, if that is the sheet with the return.");

    public static Finding SeveralSheets(IReadOnlyCollection<string> sheets) => Make("R038", At.File, null, null,
        $"{sheets.Count.ToString(CultureInfo.InvariantCulture)} sheets have the headings of this return: {Listed([.. sheets.Select(Quoted)])}. A return is one sheet for one month.",
        "Keep the sheet of this month, delete or move the others, and send the file again.");

    public static Finding TitlesAbove(int first, int last, int header) => Make("R039", At.WholeRow(first), null, null,
        string.Create(CultureInfo.InvariantCulture, $"The headings were found in row {header}. {(first == last ? $"Row {first} above them was" : $"Rows {first} to {last} above them were")} not read."),
        "Nothing.");

    public static Finding TakenFor(At at, string heading) => Make("R040", at, heading, null,
        $"Column {Texts.ColumnLetters(at.Position)}, {Quoted(heading)}, was taken for {at.Column}.",
        $"Nothing, if that is right. If not, rename the column. The form's own heading is {at.Column}.");

    public static Finding OtherNames(At at, int columns, IReadOnlyCollection<string> taken) => Make("R041", at, null, null,
        $"{(columns == 1 ? "A column was" : $"{columns.ToString(CultureInfo.InvariantCulture)} columns were")} recognised by another name: {Listed(taken)}.",
        "Nothing, if that is right.");

    public static Finding FormulaValues(int cells) => Make("R042", At.File, null, null,
        $"{Texts.Number(cells)} {(cells == 1 ? "cell holds a formula" : "cells hold formulas")}. The {(cells == 1 ? "value" : "values")} that {(cells == 1 ? "was" : "were")} saved with the workbook {(cells == 1 ? "was" : "were")} read.",
        "Nothing, if the workbook was calculated before it was saved.");

    public static Finding FormulaWithoutValue(At at, string found) => Make("R043", at, found, null,
        $"{Quoted(found)} is a formula, and its result is not in the file.",
        "Open the file in Excel so that it is calculated and save it, or send the values and not the formulas (Copy, Paste Special, Values).");

    public static Finding SpreadsheetError(At at, string found) => Make("R044", at, found, null,
        $"{Quoted(found)} is what a spreadsheet shows when a formula fails.", "Mend the formula, or write the value itself.");

    public static Finding Hashes(At at, string found) => Make("R045", at, found, null,
        "The cell holds ######, which a spreadsheet shows when a column is too narrow: the value itself is not in the file.",
        "Widen the column until the value shows, and save the file again.");

    public static Finding MergedCells(CellRange range, int ranges) => Make("R046", new At(range.FirstRow, null, range.FirstColumn), null, null,
        $"The cells {range} are merged{(ranges == 1 ? string.Empty : $", and {Texts.Number(ranges - 1)} more such {(ranges == 2 ? "group" : "groups")} of cells")}: only the first of them has the value, the others are empty.",
        "In Excel select the cells, choose Unmerge Cells, and write the value into each row it holds for.");

    public static Finding HiddenRows(int rows) => Make("R047", At.File, null, null,
        $"{Texts.Number(rows)} {(rows == 1 ? "row is" : "rows are")} hidden in the sheet, perhaps by a filter. {(rows == 1 ? "It was" : "They were")} read and counted like the others.",
        "Show all rows. If the hidden ones do not belong to the return, delete them and send it again.");

    public static Finding HiddenColumns(IReadOnlyCollection<string> columns) => Make("R048", At.File, null, null,
        $"{(columns.Count == 1 ? $"Column {columns.First()} is" : $"Columns {Listed(columns)} are")} hidden in the sheet. {(columns.Count == 1 ? "It was" : "They were")} read like the others.",
        "Nothing, if what they hold belongs to the return.");

    public static Finding MacrosAndLinks(bool macros, bool links) => Make("R049", At.File, null, null,
        (macros, links) switch
        {
            (true, true) => "The workbook holds macros and links to other workbooks. Macros were not run and links not followed; the saved values were read.",
            (true, false) => "The workbook holds macros. They were not run.",
            _ => "The workbook takes values from other workbooks. The links were not followed; the saved values were read.",
        },
        "Nothing.");

    public static Finding WebOrData(string what) => Make("R050", At.File, null, null,
        $"The file is {what} and not a table, as when a download failed or a page was saved in its place.",
        "Open the file to see what it says, download or export the return again, and send that file.");

    public static Finding ThirtyTwoBitText() => Make("R051", At.File, null, null,
        "The file is saved as UTF-32, which is not read.", "Save it as \"CSV UTF-8 (Comma delimited)\" and send that file.");

    public static Finding CutOff(int row, int cells, int columns) => Make("R052", At.WholeRow(row), null, null,
        string.Create(CultureInfo.InvariantCulture, $"The file breaks off in row {row}, after {cells} of {columns} cells: rows beneath it may be missing."),
        "Export the return again, wait until the copy is finished, and compare its number of rows before sending it.");

    public static Finding NoHeading(At at) => Make("R053", at, null, null,
        $"Column {Texts.ColumnLetters(at.Position)} has no heading, so nothing in it was read.", "Nothing, if the column is empty. If not, give it its heading.");
}
