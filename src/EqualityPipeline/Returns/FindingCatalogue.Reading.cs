namespace EqualityPipeline.Returns;

public static partial class FindingCatalogue
{
    /// <summary>Workbooks, headings and files that are not what they are named: R030 to R059. R002 was once "workbooks are not read".</summary>
    private static FindingKind[] OfReading() =>
    [
        Error("R030", "A workbook that cannot be read", "The workbook is cut off, damaged or lacks one of its parts.", "Check that you can open the file; save it anew as an Excel workbook or as \"CSV UTF-8\"."),
        Error("R031", "A file protected by a password", "The file is encrypted, so nothing in it can be read.", "Save it without a password. Never send the password."),
        Error("R032", "Another kind of office file", "The file is an old Excel workbook (.xls), a binary one (.xlsb), a LibreOffice file (.ods), a Word document or the like.", "Save it as \"Excel Workbook (*.xlsx)\" or \"CSV UTF-8\"."),
        Error("R033", "A zip archive", "The file is an archive of files and not a workbook.", "Take the return out of the archive and send it by itself."),
        Error("R034", "A workbook beyond the limits", "The workbook is larger, or unpacks to more, than any return: 48 MiB as sent, 1 GiB unpacked, 200 times its size, 100 sheets, a million different texts.", "Copy the return alone into a new workbook, or save it as \"CSV UTF-8\", of which any size is read."),
        Error("R035", "A workbook no spreadsheet program writes", "The parts of the workbook contradict each other, so that two programs may read two different returns.", "Open it in Excel, save it anew and send the new file."),
        Note("R036", "Another kind than its name says", "The content, not the name, says what a file is: it was read as what it is.", "Nothing now. Next time let the name end as the message says."),
        Note("R037", "One sheet of several", "The workbook has several sheets with text, or the one with the return is hidden. The message names the one that was read.", "Nothing, if that is the sheet with the return."),
        Error("R038", "The return on several sheets", "More than one sheet has the headings of the return, and it is not known which one counts.", "Keep the sheet of this month and delete or move the others."),
        Note("R039", "Lines above the headings", "There are titles or remarks above the row of headings. They were not read.", "Nothing."),
        Note("R040", "A heading almost right", "A heading is spelt a little otherwise than any known one and can mean only one column. It was taken for that column.", "Nothing, if that is right. If not, rename the column."),
        Note("R041", "Headings by another name", "Columns were recognised by another name that the policy knows. The message says which.", "Nothing, if that is right."),
        Note("R042", "Values of formulas", "Cells hold formulas. The values that were saved with the workbook were read.", "Nothing, if the workbook was calculated before it was saved."),
        Error("R043", "A formula without its result", "A cell holds a formula whose result is not in the file, as when a program wrote the workbook without calculating it.", "Open the file in Excel and save it, or send the values and not the formulas."),
        Error("R044", "A formula that fails", "A cell shows #REF!, #N/A or the like: its formula has no result.", "Mend the formula, or write the value itself."),
        Error("R045", "A column that was too narrow", "A cell holds ######, which a spreadsheet shows in place of a value when a column is too narrow.", "Widen the column and save the file again."),
        Error("R046", "Merged cells", "Cells within the return are merged. Only the first of them has the value; the others are empty and would be counted as blank.", "Unmerge the cells and write the value into each row it holds for."),
        Warning("R047", "Hidden rows", "Rows are hidden in the sheet, perhaps by a filter. They were read and counted like the others.", "Show all rows; delete those that do not belong to the return and send it again."),
        Note("R048", "Hidden columns", "Columns of the return are hidden in the sheet. They were read like the others.", "Nothing, if what they hold belongs to the return."),
        Note("R049", "Macros or links", "The workbook holds macros or takes values from other workbooks. Macros are not run and links not followed; the saved values were read.", "Nothing."),
        Error("R050", "A web page or data file", "The file is a web page, XML or JSON under the name of a table, as when a download failed.", "Open the file to see what it says, export the return again and send that file."),
        Error("R051", "Saved as UTF-32", "The file is in an encoding that next to no program writes.", "Save it as \"CSV UTF-8\"."),
        Error("R052", "A file that breaks off", "The last line has fewer cells than the header and no line end: a copy or download was broken off.", "Export the return again and compare its number of rows before sending it."),
        Note("R053", "A column without a heading", "A column between others has no heading. Nothing in it was read.", "Nothing, if the column is empty. If not, give it its heading."),
    ];
}
