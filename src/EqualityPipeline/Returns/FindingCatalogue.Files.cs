namespace EqualityPipeline.Returns;

public static partial class FindingCatalogue
{
    /// <summary>What is wrong with the bytes, the header or the shape of rows: R001 to R099.</summary>
    private static FindingKind[] OfFiles() =>
    [
        Error("R001", "The file is empty", "There is not one character in the file, or only blank lines.", "Save the return again and check its size before sending it."),
        Error("R003", "Not a table of text", "The file is a PDF, a picture, a packed archive or something else that is not text.", "Save the table as \"CSV UTF-8 (Comma delimited)\" and send that file."),
        Note("R004", "Not saved as UTF-8", "The file was read, in the encoding the receipt names. Accented letters may have been changed by the program that saved it.", "Nothing now. Next time choose \"CSV UTF-8\" when saving."),
        Error("R005", "Two encodings in one file", "Part of the file is UTF-8 and part is not, as when two exports are pasted together. Accented letters cannot be trusted.", "Open the file, mend the letters that look wrong and save it as \"CSV UTF-8\"."),
        Note("R006", "Not separated by commas", "The cells are separated by semicolons, tabs or bars. They were read as such.", "Nothing."),
        Note("R007", "Empty bytes at the end", "The file ends in NUL bytes, which some programs leave behind. They were ignored.", "Nothing."),
        Error("R008", "Empty bytes inside the file", "There are NUL bytes between the characters: the file was damaged or is not a text file.", "Export the return again; do not mend this copy."),
        Error("R009", "A quotation mark without its partner", "A cell starts with a quotation mark that is never closed, or goes on after the closing one. Where its cells end cannot be known, and the rows beneath may have been swallowed.", "Remove the mark, or write it twice within a cell that has marks around it."),
        Error("R010", "A row that is too long to read", "A row holds more than 1 MiB of text. It and the rows beneath it were not read.", "Look for a quotation mark without its partner in that row or the one above it."),
        Error("R011", "A cell that is too long", "A cell holds more than 64 KiB of text.", "Cells hold a category, a date, a service, a ward or a number: remove everything else."),
        Error("R012", "Too many columns", "A row has more than 500 cells.", "Start from the form of this return and copy your columns into it."),
        Error("R013", "More cells than the header has", "A row has cells with text beyond the last column that has a heading, so its cells may stand in the wrong columns.", "Put text that holds commas between quotation marks, or remove the cells that are too many."),
        Error("R014", "Fewer cells than the header has", "A row ends before the last column, so its cells may stand in the wrong columns.", "Give the row a cell for every column; an empty cell is fine where an answer was left blank."),
        Error("R015", "No rows", "There is a header and nothing beneath it. An empty file is not taken for \"nobody\".", "If nobody is to be reported, send counts of 0 in the tally layout; if not, export the return again with its rows."),
        Error("R016", "A required column is missing", "The return cannot be counted without the column.", "Add the column, with this heading."),
        Error("R017", "A column given twice", "Two headings mean the same column, so it is not known which one to count.", "Remove one of the two."),
        Note("R018", "A column that is not used", "The heading is not one of this return's. Nothing in the column was read.", "Nothing, unless the heading was meant to be one of the return's. Columns that are not used need not be sent."),
        Error("R019", "A column that identifies people", "A heading says that the column holds names, addresses, numbers or dates that identify a person. A monitoring return never holds them. The file is put aside, none of its content is shown, and the people who look after the data are to be told.", "Delete the column, empty the file from where it was sent, and send the return without it."),
        Error("R020", "A required strand is missing", "The return has no answers for a strand that must be monitored.", "Add the strand. Where people were not asked, say so with the category \"not collected\"."),
        Note("R021", "A strand that was not sent", "The strand is in force and may be left out. Everyone is counted as not collected for it.", "Send the strand when it is collected."),
        Note("R022", "A strand that was not in force", "The organisation had not adopted the strand by that month. Its answers were not counted.", "Nothing."),
        Error("R023", "The wrong layout", "The columns are those of a layout this return is not taken in.", "Use the form of this return."),
        Error("R024", "No strands in force", "The organisation had adopted no set of strands by that month, so there is nothing to count the return by.", "Check the month in the path. If it is right, ask for the policy to be changed."),
        Error("R025", "No header", "No row has the headings of this return.", "Put the headings of the form in one row above the rows of the return."),
        Error("R026", "A comment among the rows", "A row starts with # or has text in one cell only: it looks like a comment or a source line.", "Remove the row. Comments go into the message that accompanies the return."),
        Error("R027", "A total among the rows", "A row starts with \"Total\". Totals are made from the rows, and counting this one would count people twice.", "Remove the row. In the tally layout a check total has the group \"all\"."),
    ];
}
